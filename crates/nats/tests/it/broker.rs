//! A `nats-server` of one test: an account for each member, and a user who sees what the broker sees.

use async_nats::ServerAddr;
use async_nats::jetstream::{self, Context};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tansiq_nats::{Login, LoginKey, Settings};

/// How long anything that should happen soon may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub struct Broker {
    folder: tempfile::TempDir,
    port: u16,
    process: Option<Child>,
}

impl Broker {
    /// Starts a broker for these members; nothing, with a line that says so, where no `nats-server` is installed.
    pub async fn start(members: &[&str]) -> Option<Broker> {
        if program().is_none() {
            println!("skipped: no nats-server here");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        // Of the ports that the system gives out; nobody is told of it before the broker listens.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        std::fs::write(folder.path().join("nats.conf"), configuration(port, folder.path(), members)).unwrap();
        let mut broker = Broker { folder, port, process: None };
        broker.begin().await;
        Some(broker)
    }

    pub async fn begin(&mut self) {
        let log = std::fs::File::create(self.folder.path().join("log")).unwrap();
        let child = Command::new(program().unwrap())
            .arg("--config")
            .arg(self.folder.path().join("nats.conf"))
            .stdin(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.process = Some(child);
        let listens = async {
            while tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let log = || std::fs::read_to_string(self.folder.path().join("log")).unwrap();
        tokio::time::timeout(PATIENCE, listens).await.unwrap_or_else(|_| panic!("{}", log()));
    }

    /// Ends it with no warning.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.process.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub fn settings(&self, member: &str) -> Settings {
        Settings {
            servers: vec![self.address()],
            login: Login::Key(key(member)),
            authority: None,
            patience: PATIENCE,
        }
    }

    /// What the broker can do in a member's account: read its queue, take from it, put into it.
    pub async fn within(&self, member: &str) -> Context {
        let options = async_nats::ConnectOptions::with_user_and_password(member.into(), "EXERCISE".into());
        jetstream::new(options.connect(self.address()).await.unwrap())
    }

    /// Every byte in the broker's files.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        read(&self.folder.path().join("jetstream"))
    }

    fn address(&self) -> ServerAddr {
        format!("nats://127.0.0.1:{}", self.port).parse().unwrap()
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A member's key at the broker. It grows from its code and is no secret.
pub fn key(member: &str) -> LoginKey {
    let mut seed = [0x4E; 32];
    seed[..member.len()].copy_from_slice(member.as_bytes());
    LoginKey::from_random(seed).unwrap()
}

/// As docs/operations/nats.md has it.
fn configuration(port: u16, folder: &Path, members: &[&str]) -> String {
    let account = |member: &&str| {
        let others: Vec<_> = members.iter().filter(|other| other != &member).copied().collect();
        let import = |other: &&str| {
            format!("{{ service: {{ account: {other}, subject: \"tansiq.{other}.{member}.*\" }} }}")
        };
        let imports: Vec<_> = others.iter().map(import).collect();
        format!(
            "  {member}: {{\n    jetstream: enabled\n    users: [ {{ nkey: {} }}, {{ user: {member}, password: EXERCISE }} ]\n    \
             exports: [ {{ service: \"tansiq.{member}.*.*\", accounts: [{}], account_token_position: 3 }} ]\n    \
             imports: [ {} ]\n  }}\n",
            key(member).public(),
            others.join(", "),
            imports.join(", "),
        )
    };
    let accounts: String = members.iter().map(account).collect();
    let store = folder.join("jetstream");
    format!(
        "listen: \"127.0.0.1:{port}\"\nmax_payload: 17MB\njetstream: {{ store_dir: \"{}\" }}\naccounts: {{\n{accounts}}}\n",
        store.display()
    )
}

fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into()]);
    folders.map(|folder| folder.join("nats-server")).find(|file| file.is_file())
}

fn read(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(read(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            all.push((path, bytes));
        }
    }
    all
}
