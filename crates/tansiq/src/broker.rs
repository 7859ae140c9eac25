//! `[nats]` of `node.toml`: the broker between this node and others, and the carriers that follow from it.

use crate::directory::{Directory, NATS_KEY, read_private};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tansiq_exchange::{Carrier, TwoWays};
use tansiq_label::MemberCode;
use tansiq_nats::{Login, LoginKey, NatsCarrier, Settings, Writer, server};
use tansiq_report::Text;

/// How long a member that is reached through the broker may take to answer, before HTTPS is tried. It writes to disk
/// first, and a large delivery takes a while on a thin line.
const PATIENCE: Duration = Duration::from_secs(30);

/// The broker, as `node.toml` has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nats {
    /// Its addresses: `tls://HOST:PORT`, or `nats://IP:PORT` on this machine.
    pub servers: Vec<String>,
    /// The members that are reached through it, and by HTTPS where it brings no answer. Missing: every member.
    #[serde(default)]
    pub members: Option<Vec<Text<MemberCode>>>,
    /// A `.creds` file of the broker's operator. Missing: the key in `keys/nats.key`, if there is one.
    #[serde(default)]
    pub credentials: Option<PathBuf>,
    /// The authority that signed the broker's certificate, as a PEM file. Missing: those that this machine believes.
    #[serde(default)]
    pub authority: Option<PathBuf>,
}

impl Nats {
    /// The carrier through this broker. Paths are seen from the node's directory.
    pub fn carrier(&self, directory: &Directory, writer: Writer) -> Result<Arc<NatsCarrier>> {
        let servers = self.servers.iter().map(|text| server(text)).collect::<Result<Vec<_>, _>>();
        let servers = servers.context("[nats] servers in node.toml")?;
        if servers.is_empty() {
            anyhow::bail!("[nats] servers in node.toml: expected at least one address; found none");
        }
        let login = match &self.credentials {
            Some(file) => {
                let text = String::from_utf8(read_private(&directory.root().join(file))?);
                Login::Credentials(text.context("the credentials for the broker are no text")?)
            }
            None => directory.nats_key()?.map_or(Login::Nobody, Login::Key),
        };
        let authority = self.authority.as_ref().map(|file| directory.root().join(file));
        Ok(NatsCarrier::new(Settings { servers, login, authority, patience: PATIENCE }, writer))
    }

    /// Both ways to the members: this one first for those that are chosen.
    pub fn beside(&self, nats: Arc<NatsCarrier>, https: Arc<dyn Carrier>) -> Arc<dyn Carrier> {
        let chosen = self.members.as_ref().map(|chosen| chosen.iter().map(|member| member.0).collect());
        Arc::new(TwoWays::new(nats, https, chosen))
    }
}

impl Directory {
    /// The key with which this node logs in to a broker; nothing when there is none.
    pub fn nats_key(&self) -> Result<Option<LoginKey>> {
        if !self.has_key(NATS_KEY) {
            return Ok(None);
        }
        let seed = String::from_utf8(self.read_key(NATS_KEY)?).unwrap_or_default();
        LoginKey::from_seed(&seed).map(Some).with_context(|| format!("keys/{NATS_KEY}"))
    }

    /// The same; made now if there is none.
    pub fn nats_key_or_new(&self) -> Result<LoginKey> {
        if let Some(key) = self.nats_key()? {
            return Ok(key);
        }
        let key = LoginKey::from_random(crate::sources::secret()).context("cannot make a key")?;
        self.write_key(NATS_KEY, key.seed().as_bytes())?;
        Ok(key)
    }
}
