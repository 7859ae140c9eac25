//! `tansiq init`, `principal` and `key`: a node's directory, who may use it, and its signing key.

use clap::{Args, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Init {
    /// Where to; it must not exist, or be empty
    pub dir: PathBuf,
    /// The member's code: 2 to 8 letters A-Z and digits
    #[arg(long)]
    pub member: String,
    /// The member's name for people
    #[arg(long)]
    pub name: String,
    /// Where people and programs of this member reach the node
    #[arg(long, default_value = "127.0.0.1:7100", value_name = "IP:PORT")]
    pub page: SocketAddr,
    /// Where other nodes reach it
    #[arg(long, default_value = "127.0.0.1:7101", value_name = "IP:PORT")]
    pub exchange: SocketAddr,
    /// The same address as others see it [default: https:// and --exchange]
    #[arg(long, value_name = "https://HOST:PORT")]
    pub address: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Principal {
    /// Add a principal; its token is written to DIR/tokens/LOGIN, its password is asked for or read
    #[command(
        after_help = "Example:\n  tansiq principal add layla --role watch-officer --password-file layla.pw"
    )]
    Add {
        /// The name to log in with
        login: String,
        /// watch-officer, analyst, liaison-officer, legal-officer, oversight or administrator
        #[arg(long)]
        role: String,
        /// The highest level that it may read
        #[arg(long, default_value = "restricted")]
        clearance: String,
        /// The member it acts for, for a liaison officer [default: this node's]
        #[arg(long)]
        member: Option<String>,
        /// A file with its password; without it no password is set
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
    },
    /// Let a principal log in with an account at the provider of [oidc] in node.toml
    #[command(
        after_help = "Example:\n  tansiq principal bind layla 248289761001\n  tansiq principal bind layla --none      no account logs her in any more"
    )]
    Bind {
        /// The name that it logs in with
        login: String,
        /// The account, by the claim that names one
        #[arg(required_unless_present = "none", conflicts_with = "none")]
        account: Option<String>,
        /// Take its account away
        #[arg(long)]
        none: bool,
    },
    /// List the principals
    #[command(after_help = "Example:\n  tansiq -n baghdad principal list")]
    List,
}

#[derive(Debug, Subcommand)]
pub enum Key {
    /// Make a new signing key, put it on a new card signed by the old key; the node must not be running
    #[command(after_help = "Example:\n  tansiq -n baghdad key rotate")]
    Rotate {
        /// Also declare the old key stolen: nothing signed with it is believed any more
        #[arg(long)]
        revoke: bool,
    },
    /// Print the public half of the key with which this node logs in to a NATS broker; made now if there is none
    #[command(
        after_help = "Example:\n  tansiq -n baghdad key nats      its operator puts it into the account of this member"
    )]
    Nats,
}
