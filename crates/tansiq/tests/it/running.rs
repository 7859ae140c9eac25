//! Nodes as processes, for tests.

use ed25519_dalek::SigningKey;
use serde_json::Value;
use std::ffi::OsStr;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};
use tansiq_ledger::{Entry, Ledger, MasterKey, Position, Settings, SqliteStore};

/// How long anything that should happen soon may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub struct Node {
    pub member: String,
    pub directory: PathBuf,
    /// Where its own people reach it, as `IP:PORT`.
    pub page: String,
    place: Place,
    process: Option<Child>,
}

/// Where a node and whoever asks it run.
#[derive(Debug, Clone)]
pub struct Place {
    /// The words that bring a command there, before its own.
    pub way: Vec<String>,
    /// Its address for other nodes.
    pub address: IpAddr,
}

impl Place {
    /// This machine as it is.
    pub fn here() -> Place {
        Place { way: Vec::new(), address: Ipv4Addr::LOCALHOST.into() }
    }

    /// A command that runs there.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let Some((first, rest)) = self.way.split_first() else { return Command::new(program) };
        let mut command = Command::new(first);
        command.args(rest).arg(program);
        command
    }
}

/// What a command said and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    fn of(output: Output) -> Said {
        Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {} {}", self.out, self.err))
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The program with these arguments and nothing of the tester's own settings.
pub fn tansiq(arguments: &[&str]) -> Said {
    tansiq_at(&Place::here(), arguments)
}

fn tansiq_at(place: &Place, arguments: &[&str]) -> Said {
    let mut command = place.command(env!("CARGO_BIN_EXE_tansiq"));
    command.args(arguments).current_dir(root()).env_remove("TANSIQ_NODE").env_remove("TANSIQ_AS");
    Said::of(command.output().unwrap())
}

/// A port that nobody listens at: below those that the system gives to outgoing connections, which would take it before
/// the node is started, and no two of one run alike.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = std::process::id() as u16 % 10_000;
    loop {
        let port = 20_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 12_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

impl Node {
    pub fn init(folder: &Path, member: &str) -> Node {
        Node::init_at(Place::here(), folder, member)
    }

    pub fn init_at(place: Place, folder: &Path, member: &str) -> Node {
        let directory = folder.join(member);
        let page = format!("127.0.0.1:{}", free_port());
        let exchange = format!("{}:{}", place.address, free_port());
        let name = format!("{member} (EXERCISE)");
        let said = tansiq(&[
            "init",
            &directory.to_string_lossy(),
            "--member",
            member,
            "--name",
            &name,
            "--page",
            &page,
            "--exchange",
            &exchange,
        ]);
        assert_eq!(said.code, 0, "{}", said.err);
        Node { member: member.into(), directory, page, place, process: None }
    }

    pub fn start(&mut self) {
        self.begin();
        let out = self.directory.with_extension("out");
        self.until("it runs", |_| std::fs::read_to_string(&out).unwrap().contains("exchange:"));
    }

    /// Starts the node and waits for nothing.
    pub fn begin(&mut self) {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.log()).unwrap();
        let out = std::fs::File::create(self.directory.with_extension("out")).unwrap();
        let mut serve = self.command(env!("CARGO_BIN_EXE_tansiq"));
        serve.arg("serve").arg(&self.directory).stdin(Stdio::null()).stdout(out).stderr(log);
        self.process = Some(serve.spawn().unwrap());
    }

    /// A command that runs where the node does.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        self.place.command(program)
    }

    /// The ledger that lies in a folder, opened with this node's keys: of a node that does not run, or a copy.
    pub fn ledger_in(&self, folder: &Path) -> Ledger {
        let secret = |name: &str| -> [u8; 32] {
            let text = std::fs::read_to_string(self.directory.join("keys").join(name)).unwrap();
            hex::decode(text.trim()).unwrap().try_into().unwrap()
        };
        let settings = Settings::new(
            format!("tansiq/{}", self.member),
            MasterKey::from_bytes(secret("master.key")),
            SigningKey::from_bytes(&secret("ledger.key")),
        );
        Ledger::open(SqliteStore::open(folder).unwrap(), settings).unwrap()
    }

    /// Every payload in the ledger of a node that does not run; an empty one for what was erased.
    pub fn payloads(&self) -> Vec<Vec<u8>> {
        let ledger = self.ledger_in(&self.directory.join("ledger"));
        let mut all = Vec::new();
        loop {
            let batch = ledger.read(Position(all.len() as u64), 1000).unwrap();
            if batch.is_empty() {
                return all;
            }
            all.extend(batch.into_iter().map(|(_, entry)| match entry {
                Entry::Payload(bytes) => bytes.to_vec(),
                Entry::Erased => Vec::new(),
            }));
        }
    }

    pub fn log(&self) -> PathBuf {
        self.directory.with_extension("log")
    }

    /// Ends the node in order.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.process.take() {
            Command::new("kill").arg(child.id().to_string()).status().unwrap();
            assert!(child.wait().unwrap().success(), "{}", std::fs::read_to_string(self.log()).unwrap());
        }
    }

    /// Ends the node with no warning.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.process.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let place = self.directory.to_string_lossy().into_owned();
        let mut all = vec!["--node", &place];
        all.extend(arguments);
        tansiq_at(&self.place, &all)
    }

    /// Runs a command that must succeed.
    pub fn must(&self, arguments: &[&str]) -> Said {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{} {arguments:?}: {}{}", self.member, said.out, said.err);
        said
    }

    /// Waits until something holds.
    pub fn until(&self, what: &str, mut holds: impl FnMut(&Node) -> bool) {
        let began = Instant::now();
        while !holds(self) {
            let log = || std::fs::read_to_string(self.log()).unwrap_or_default();
            assert!(
                began.elapsed() < PATIENCE,
                "{}: not within {PATIENCE:?}: {what}\n{}",
                self.member,
                log()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sets up nodes, makes them members of each other and signs agreements; all of them run afterwards.
pub fn federation(folder: &Path, members: &[&str], agreements: &[(&str, &[&str])]) -> Vec<Node> {
    let mut nodes: Vec<Node> = members.iter().map(|m| Node::init(folder, m)).collect();
    join(&mut nodes, folder, agreements);
    nodes
}

/// Starts these nodes, makes them members of each other and signs agreements.
pub fn join(nodes: &mut [Node], folder: &Path, agreements: &[(&str, &[&str])]) {
    nodes.iter_mut().for_each(Node::start);
    for node in &*nodes {
        std::fs::write(node.directory.with_extension("card"), node.must(&["member", "card"]).out).unwrap();
    }
    for (file, parties) in agreements {
        for node in nodes.iter().filter(|n| parties.contains(&n.member.as_str())) {
            for other in parties.iter().filter(|p| **p != node.member) {
                let card = folder.join(other).with_extension("card");
                node.must(&["member", "add", &card.to_string_lossy()]);
            }
            node.must(&["agreement", "sign", file]);
        }
    }
    for (file, parties) in agreements {
        let id = Path::new(file).file_stem().unwrap().to_string_lossy().into_owned();
        for node in nodes.iter().filter(|n| parties.contains(&n.member.as_str())) {
            node.until(&format!("{id} is in force"), |node| {
                let list = node.must(&["--json", "agreement", "list"]).json();
                list["agreements"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|a| a["id"] == id.as_str() && a["in_force"] == true)
            });
        }
    }
}

pub fn of<'a>(nodes: &'a mut [Node], member: &str) -> &'a mut Node {
    nodes.iter_mut().find(|n| n.member == member).unwrap()
}
