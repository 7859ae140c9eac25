//! The commands: each asks the node and says what it answered.

mod agreement;
mod approving;
mod audit;
mod backup;
mod bundle;
mod committee;
mod control_point;
mod desk;
mod draft_file;
mod exercise;
mod explaining;
mod export;
mod identity;
mod import;
mod ledger;
mod map;
mod member;
mod minutes;
mod names;
mod node;
mod onward;
mod oversight;
mod people;
mod principal;
mod proving;
mod reach;
mod recalls;
mod report;
mod resolve;
mod rfi;
mod setup;
mod traffic;
mod witnesses;

use crate::cli::{Cli, Command};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::output;
use serde_json::Value;
use std::path::Path;
use tansiq_api::client::{Client, ClientError};

/// What a command works with: a client that acts as a principal, and how to print.
pub(crate) struct Session {
    pub(crate) client: Client,
    pub(crate) directory: Directory,
    json: bool,
}

impl Session {
    /// Opens a session as `--as`, or as the principal that every node has for a role.
    async fn open(cli: &Cli, role: &str) -> Result<Session, Failure> {
        let directory = Directory::open(&cli.node)?;
        let login = cli.r#as.as_deref().unwrap_or(role);
        let token = directory.token(login).ok_or_else(|| {
            let tokens = directory.root().join("tokens");
            Failure::NotAllowed(format!(
                "expected a token of \"{login}\" in {}; found none. --as LOGIN names another principal",
                tokens.display()
            ))
        })?;
        let client = crate::node::client(&directory, Some(token)).await?;
        Ok(Session { client, directory, json: cli.json })
    }

    /// Prints the answer: as JSON if asked for, else as `human` puts it.
    pub(crate) fn print(&self, answer: &Value, human: impl FnOnce(&Value)) {
        if self.json { output::say_json(answer) } else { human(answer) }
    }
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        let said = error.to_string();
        match error {
            ClientError::Problem(p) if matches!(p.status, 401 | 403) => Failure::NotAllowed(said),
            ClientError::Problem(p) if p.status < 500 => Failure::No(said),
            ClientError::Problem(_) | ClientError::Unreachable(_) => Failure::Machine(said),
        }
    }
}

/// Reads a file that the user named, or standard input for `-`.
pub(crate) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    use std::io::Read;
    let cannot = |e: std::io::Error| Failure::Machine(format!("cannot read {}: {e}", path.display()));
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().take(limit + 1).read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        std::fs::File::open(path).map_err(cannot)?.take(limit + 1).read_to_end(&mut bytes).map_err(cannot)?;
    }
    if bytes.len() as u64 > limit {
        return Err(Failure::No(format!("expected at most {limit} bytes in {}; found more", path.display())));
    }
    Ok(bytes)
}

/// A value as part of a query.
pub(crate) fn query(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Runs the command.
pub async fn run(cli: Cli) -> Outcome {
    match &cli.command {
        Command::Init(arguments) => setup::init(arguments, cli.json).await,
        Command::Serve { dir } => setup::serve(dir.as_deref().unwrap_or(&cli.node)).await,
        Command::Names(command) => names::run(&cli, command),
        Command::Member(command) => member::run(&Session::open(&cli, "administrator").await?, command).await,
        Command::Agreement(command) => agreement::run(&cli, command).await,
        Command::Committee(command) => {
            committee::run(&Session::open(&cli, "legal-officer").await?, command).await
        }
        Command::Import(arguments) => import::run(&Session::open(&cli, "analyst").await?, arguments).await,
        Command::Report(command) => report::run(&Session::open(&cli, "analyst").await?, command).await,
        Command::Subject(command) => people::subject(&Session::open(&cli, "analyst").await?, command).await,
        Command::Identity(command) => identity::run(&Session::open(&cli, "analyst").await?, command).await,
        Command::Resolve(command) => resolve::run(&cli, command).await,
        Command::Screen(arguments) => people::screen(&Session::open(&cli, "analyst").await?, arguments).await,
        Command::ControlPoint(command) => control_point::run(&cli, command).await,
        Command::Map(command) => map::run(&cli, command).await,
        Command::Traffic { report, limit } => {
            traffic::run(&Session::open(&cli, "analyst").await?, report.as_deref(), *limit).await
        }
        Command::Desk { command } => {
            desk::run(&Session::open(&cli, "watch-officer").await?, command.as_ref()).await
        }
        Command::Export(command) => export::run(&cli, command).await,
        Command::Exercise(command) => exercise::run(&cli, command).await,
        Command::Bundle(command) => bundle::run(&Session::open(&cli, "administrator").await?, command).await,
        Command::Onward(command) => onward::run(&cli, command).await,
        Command::Rfi(command) => rfi::run(&Session::open(&cli, "analyst").await?, command).await,
        Command::Ledger(command) => ledger::run(&cli, command).await,
        Command::Oversight(command) => {
            oversight::run(&Session::open(&cli, "oversight").await?, command).await
        }
        Command::Node(command) => node::run(&cli, command).await,
        Command::Principal(command) => {
            principal::run(&Session::open(&cli, "administrator").await?, command).await
        }
        Command::Key(command) => setup::key(&Directory::open(&cli.node)?, command).await,
    }
}
