//! The command line: every command, its arguments and an example.

mod agreement;
mod oversight;

pub use agreement::{Agreement, Claim, Explain, Lang, Properties, Prove};
pub use oversight::{Oversight, Part};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the answer is no: a check failed, something was refused, or nothing was found
  2  the command line was not understood
  3  this machine: a file, the disk, the network, a node that does not answer
  4  not allowed: the principal has no such right, or is not known

Start here:
  tansiq init baghdad --member BGD --name Baghdad
  tansiq serve baghdad";

const HEADING: &str = "Which node, as whom";

/// Tansiq: services share intelligence statement by statement, under signed agreements.
#[derive(Debug, Parser)]
#[command(name = "tansiq", version, after_help = EXIT_CODES, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    /// The node's directory
    #[arg(long, short = 'n', global = true, help_heading = HEADING, env = "TANSIQ_NODE", default_value = ".", value_name = "DIR")]
    pub node: PathBuf,

    /// The principal to act as; its token is read from DIR/tokens/LOGIN [default: one whose role fits the command]
    #[arg(long, global = true, help_heading = HEADING, env = "TANSIQ_AS", value_name = "LOGIN")]
    pub r#as: Option<String>,

    /// Print what the node answered as JSON, for programs
    #[arg(long, global = true, help_heading = HEADING)]
    pub json: bool,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Set up a node: its directory, keys, ledger, first principals and member card
    #[command(
        after_help = "Example:\n  tansiq init baghdad --member BGD --name Baghdad --exchange 127.0.0.1:7101 --page 127.0.0.1:7100"
    )]
    Init(Init),

    /// Run a node until it is told to stop (Ctrl-C)
    #[command(
        after_help = "Example:\n  tansiq serve baghdad\n\nThe page is at the address that is printed. Other nodes reach this one at its exchange address."
    )]
    Serve {
        /// The node's directory [default: --node]
        dir: Option<PathBuf>,
    },

    /// The members: who they are, and their cards
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad member list")]
    Member(Member),

    /// The agreements: draft, check, prove, sign, list
    #[command(
        subcommand,
        after_help = "Examples:\n  tansiq agreement new --template border --parties BGD,AMM > draft.toml\n  tansiq -n baghdad agreement prove draft.toml\n  tansiq -n baghdad agreement sign draft.toml"
    )]
    Agreement(Agreement),

    /// The committees that agreements set up: seats, chair, calendar
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad committee calendar second-committee-2026"
    )]
    Committee(Committee),

    /// Take in a list or another system's export as reports of this member
    #[command(
        after_help = "Examples:\n  tansiq import --format un consolidated.xml\n  tansiq import --format csv people.csv --level restricted --rel-to AMM,EBL"
    )]
    Import(Import),

    /// Submit and read reports
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad report submit crossing.toml --dry-run")]
    Report(Report),

    /// Subjects and what is said of them
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad subject search \"أبو بخاري\"")]
    Subject(Subject),

    /// Screen a person: the same name is not the same man
    #[command(
        after_help = "Examples:\n  tansiq screen \"Salim Karim\" --birth 1981\n  tansiq screen \"سالم كريم\" --mother \"زهرة\"\n  tansiq screen \"سالم كريم\" --document A1234567 --purpose border-control\n\nExit code 0: a hit (name and a second discriminator); 1: no hit, or only the same name."
    )]
    Screen(Screen),

    /// Compare names across scripts, here and now: needs no node
    #[command(subcommand, after_help = "Example:\n  tansiq names compare \"سالم كريم\" \"Salem Karim\"")]
    Names(Names),

    /// What was sent to whom, received, acknowledged and withheld
    #[command(
        after_help = "Examples:\n  tansiq traffic\n  tansiq traffic --report r-0123…   who got which statement, under which clause, and why not"
    )]
    Traffic {
        /// One report in detail
        #[arg(long, value_name = "ID")]
        report: Option<String>,
        /// How many lines
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },

    /// The third-party rule: ask an originator, answer, pass on, take back
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n amman onward ask r-0123… --to CAI --purpose arrest --basis \"case 4 of 2026\""
    )]
    Onward(Onward),

    /// The ledger: checkpoint, proofs, verification
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad ledger verify")]
    Ledger(Ledger),

    /// Every disclosure and every look at what belongs to others; no content
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad oversight disclosures --to AMM --since 2026-11-01"
    )]
    Oversight(Oversight),

    /// This node: its health and its views
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad node check")]
    Node(Node),

    /// Who may use this node, and as what
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad principal add layla --role watch-officer"
    )]
    Principal(Principal),

    /// This member's signing key
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad key rotate")]
    Key(Key),
}

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
pub enum Member {
    /// Print this member's signed card, to hand to others
    #[command(after_help = "Example:\n  tansiq -n baghdad member card > bgd.card")]
    Card,
    /// Add a member from its card; compare the fingerprint with it over another line
    #[command(after_help = "Example:\n  tansiq -n baghdad member add amm.card --fingerprint \"3f2a 90bc …\"")]
    Add {
        /// The card's file
        file: PathBuf,
        /// The fingerprint as its owner read it out; the card is refused when it differs
        #[arg(long)]
        fingerprint: Option<String>,
    },
    /// List the members and the state of the lines to them
    #[command(after_help = "Example:\n  tansiq -n baghdad member list")]
    List,
    /// Stop dealing with a member: nothing goes to it, nothing is taken from it
    #[command(
        after_help = "Example:\n  tansiq -n baghdad member suspend DAM --reason \"its key was reported stolen\""
    )]
    Suspend {
        /// The member's code
        member: String,
        /// Why; it is an entry
        #[arg(long)]
        reason: String,
    },
    /// Deal with a suspended member again
    #[command(
        after_help = "Example:\n  tansiq -n baghdad member resume DAM --reason \"a new card was compared by telephone\""
    )]
    Resume {
        /// The member's code
        member: String,
        /// Why; it is an entry
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Committee {
    /// List the committees, and who has the chair today
    #[command(after_help = "Example:\n  tansiq -n baghdad committee list")]
    List,
    /// Print one committee: its seats, its chair, and what the chair may do
    #[command(after_help = "Example:\n  tansiq -n baghdad committee show second-committee-2026")]
    Show {
        /// The agreement's name
        agreement: String,
    },
    /// The minutes of hand-overs: prepare, write, take over, show
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad committee minute prepare second-committee-2026 > minute.toml"
    )]
    Minute(CommitteeMinute),
    /// Print who has the chair when
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee calendar second-committee-2026 --until 2027-12-31"
    )]
    Calendar {
        /// The agreement's name
        agreement: String,
        /// Only the terms that begin until this day [default: until the agreement ends]
        #[arg(long, value_name = "DATE")]
        until: Option<jiff::civil::Date>,
    },
}
#[derive(Debug, Subcommand)]
pub enum CommitteeMinute {
    /// Print an empty minute with the parts that the agreement lists
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee minute prepare second-committee-2026 > minute.toml"
    )]
    Prepare {
        /// The agreement's name
        agreement: String,
    },
    /// Sign a minute as the outgoing chair, and send it to the other seats
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee minute write second-committee-2026 minute.toml\n\nIn the last two weeks of the term, or after it until the next chair's term ends."
    )]
    Write {
        /// The agreement's name
        agreement: String,
        /// The minute (TOML); - reads standard input
        file: PathBuf,
    },
    /// Sign a minute as the incoming chair
    #[command(after_help = "Example:\n  tansiq -n moscow committee minute sign second-committee-2026 01ab…")]
    Sign {
        /// The agreement's name
        agreement: String,
        /// The minute's id
        minute: String,
    },
    /// Print the minutes of a committee, and who signed each
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee minute show second-committee-2026 --term 2026-12-31"
    )]
    Show {
        /// The agreement's name
        agreement: String,
        /// Only those of the term in which this day lies
        #[arg(long, value_name = "DATE")]
        term: Option<jiff::civil::Date>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// The UN Security Council's consolidated list (XML)
    Un,
    /// FollowTheMoney entities, one JSON object a line
    Ftm,
    /// A table whose columns are FollowTheMoney's property names
    Csv,
}

#[derive(Debug, Args)]
pub struct Import {
    /// What the file is
    #[arg(long, value_enum)]
    pub format: Format,
    /// The file
    pub file: PathBuf,
    /// Level of the statements [default: the format's own, see docs/formats.md]
    #[arg(long)]
    pub level: Option<String>,
    /// Members who may have them, or any-party
    #[arg(long, value_delimiter = ',')]
    pub rel_to: Vec<String>,
    /// The review date of the statements [default: a year from now]
    #[arg(long)]
    pub review: Option<String>,
    /// On what legal basis [default: the format's own]
    #[arg(long)]
    pub legal_basis: Option<String>,
    /// Mark everything as part of an exercise
    #[arg(long)]
    pub exercise: bool,
}

#[derive(Debug, Subcommand)]
pub enum Report {
    /// Submit a report (TOML or JSON); it goes to whom the agreements release it
    #[command(
        after_help = "Examples:\n  tansiq report submit crossing.toml\n  tansiq report submit crossing.toml --dry-run   who would get what, before anything is written"
    )]
    Submit {
        /// The report's file, or - for standard input
        file: PathBuf,
        /// Only say who would get what
        #[arg(long)]
        dry_run: bool,
        /// Wait until every member that gets something has acknowledged, at most so many seconds
        #[arg(long, value_name = "SECONDS")]
        wait: Option<u64>,
    },
    /// Show a report held here
    #[command(after_help = "Example:\n  tansiq -n baghdad report show r-0123… --purpose border-control")]
    Show {
        /// Its id
        id: String,
        /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Onward {
    /// Ask the originator of a report that is held here to let it be passed on
    #[command(
        after_help = "Example:\n  tansiq -n amman onward ask r-0123… --to CAI --purpose arrest --basis \"case 4 of 2026\" --until 2026-12-31\n\nNo content leaves. No answer in time is \"no\"."
    )]
    Ask {
        /// The report's id
        item: String,
        /// The third party; an agreement in force must bind it, the originator and this member alike
        #[arg(long, value_name = "MEMBER")]
        to: String,
        /// What the third party would use it for; may be repeated
        #[arg(long, required = true)]
        purpose: Vec<String>,
        /// The law or case on which the third party needs it
        #[arg(long)]
        basis: String,
        /// One statement of it; may be repeated [default: all that you may read]
        #[arg(long, value_name = "ID")]
        statement: Vec<String>,
        /// The last day for an answer [default: two weeks from now]
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
    /// List the requests: asked by this member, asked of it, and those by which it has something
    #[command(after_help = "Example:\n  tansiq -n baghdad onward requests")]
    Requests,
    /// Show one request, and at its originator what would go to the third party
    #[command(after_help = "Example:\n  tansiq -n baghdad onward show o-0123…")]
    Show {
        /// Its id
        id: String,
    },
    /// Answer a request: yes, a tear line in its place, or no
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad onward answer o-0123… yes --until 2026-12-31\n  tansiq -n baghdad onward answer o-0123… yes --statement st-0123… --until 2026-12-31\n  tansiq -n baghdad onward answer o-0123… tear-line --report r-0123… --until 2026-12-31\n  tansiq -n baghdad onward answer o-0123… no --ground source-protection\n\nA tear line is a report of its own: submit it first."
    )]
    Answer(OnwardAnswer),
    /// Pass a report on as its originator sealed it, where the rule or his consent allows it
    #[command(
        after_help = "Example:\n  tansiq -n amman onward give r-0123… --to CAI --basis \"case 4 of 2026\""
    )]
    Give {
        /// The report's id
        item: String,
        /// The third party
        #[arg(long, value_name = "MEMBER")]
        to: String,
        /// The law or case on which it is passed on; it is an entry
        #[arg(long)]
        basis: String,
    },
    /// Take a consent back: nothing more is given by it, and whoever has something by it is told
    #[command(after_help = "Example:\n  tansiq -n baghdad onward revoke o-0123… --ground operation")]
    Revoke {
        /// The request's id
        id: String,
        /// source-protection, operation, law, purpose, accuracy or third-party
        #[arg(long)]
        ground: String,
    },
}

#[derive(Debug, Args)]
pub struct OnwardAnswer {
    /// The request's id
    pub id: String,
    /// yes, tear-line or no
    pub answer: String,
    /// With yes: one statement; may be repeated [default: whatever of the asked ones may go]
    #[arg(long, value_name = "ID")]
    pub statement: Vec<String>,
    /// With tear-line: the report that may go in its place
    #[arg(long, value_name = "ID")]
    pub report: Option<String>,
    /// What for; may be repeated [default: what was asked]
    #[arg(long)]
    pub purpose: Vec<String>,
    /// With yes and tear-line: the last day on which it may be given
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// With no: source-protection, operation, law, purpose, accuracy or third-party
    #[arg(long)]
    pub ground: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Subject {
    /// Show a subject: every statement released to you, with originator, grade and label
    #[command(after_help = "Example:\n  tansiq -n baghdad subject show s-0123… --purpose arrest")]
    Show {
        /// Its id
        id: String,
        /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
    /// Find subjects by name, in any script
    #[command(after_help = "Example:\n  tansiq subject search \"أبو بخاري\"")]
    Search {
        /// The name
        name: String,
        /// How many
        #[arg(long, default_value_t = 10)]
        limit: usize,
        /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
}

#[derive(Debug, Args)]
pub struct Screen {
    /// The name, in any script
    pub name: String,
    /// Year or date of birth: 1981, 1981-03 or 1981-03-05
    #[arg(long)]
    pub birth: Option<String>,
    /// The mother's name, in any script
    #[arg(long)]
    pub mother: Option<String>,
    /// Number of a passport or an identity card
    #[arg(long)]
    pub document: Option<String>,
    /// What for
    #[arg(long, default_value = "border-control")]
    pub purpose: String,
    /// How many candidates
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
}

#[derive(Debug, Subcommand)]
pub enum Names {
    /// Compare two names, part by part: what matched what, and why
    #[command(
        after_help = "Examples:\n  tansiq names compare \"سالم كريم\" \"Salem Karim\"\n  tansiq names compare --json \"Карим Дарвиш\" \"Kerim Dervis\"\n\nThe number is the probability, from the names alone, that both are the name of one person.\nCOST: 0 for the same sounds, 1 for nothing in common; for a part that stands alone, its weight.\nExit code 0: a hit; 1: no hit; 2: one of them is no name."
    )]
    Compare {
        /// One name, in any script
        left: String,
        /// The other
        right: String,
    },
    /// Score pairs of names: writes `id,score`
    #[command(
        after_help = "Example:\n  tansiq names score pairs.jsonl > scores.csv\n\nEach line: {\"id\": \"p1\", \"left\": {\"name\": \"…\"}, \"right\": {\"name\": \"…\"}}; other fields are passed over.\nA pair with a name that cannot be read scores 0. How fast it was is said on standard error."
    )]
    Score {
        /// A file with one JSON object a line
        pairs: PathBuf,
    },
    /// Search for names among many: writes `qid,rank,id,score`, ten answers a query at most
    #[command(
        after_help = "Example:\n  tansiq names search index.jsonl queries.jsonl > results.csv\n\nEach line of the index: {\"id\": \"e1\", \"names\": [{\"n\": \"…\"}, {\"n\": \"…\"}]}; of the queries: {\"qid\": \"q1\", \"name\": \"…\"}.\nHow long the queries took, and where they have a `target` how many found it, is said on standard error."
    )]
    Search {
        /// The names that are searched, one JSON object a line
        index: PathBuf,
        /// The names that are looked for, one JSON object a line
        queries: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Print the signed checkpoint (C2SP)
    #[command(
        after_help = "Example:\n  tansiq -n baghdad ledger checkpoint > bgd-today.checkpoint   kept elsewhere, it proves that nothing before it was changed"
    )]
    Checkpoint,
    /// Print the inclusion proof of a position
    #[command(after_help = "Example:\n  tansiq -n baghdad ledger prove 17 --json")]
    Prove {
        /// The position, from 0
        position: u64,
        /// The tree size of the checkpoint [default: the newest]
        #[arg(long)]
        size: Option<u64>,
    },
    /// Recheck every entry, hash and signature; name every fault
    #[command(
        after_help = "Example:\n  tansiq -n baghdad ledger verify\n\nExit code 0: nothing was changed, added or removed; 1: the faults are named."
    )]
    Verify,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// Members, agreements, principals
    Register,
    /// Subjects, names, identifiers
    People,
    /// What went to whom
    Traffic,
    /// The lanes to the members
    Lanes,
}

#[derive(Debug, Subcommand)]
pub enum Node {
    /// Check the directory, keys, ledger, views and lines; say what is wrong and what to do
    #[command(after_help = "Example:\n  tansiq -n baghdad node check")]
    Check,
    /// Delete a view and make it anew from the ledger; the node must not be running
    #[command(after_help = "Example:\n  tansiq -n baghdad node rebuild people")]
    Rebuild {
        /// Which
        view: View,
    },
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
}
