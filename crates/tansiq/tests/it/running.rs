//! Nodes as processes, for tests.

use serde_json::Value;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

/// How long anything that should happen soon may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub struct Node {
    pub member: String,
    pub directory: PathBuf,
    process: Option<Child>,
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
    let mut command = Command::new(env!("CARGO_BIN_EXE_tansiq"));
    command.args(arguments).current_dir(root()).env_remove("TANSIQ_NODE").env_remove("TANSIQ_AS");
    Said::of(command.output().unwrap())
}

/// A port that nobody listens at: below those that the system gives to outgoing connections, which would take it before
/// the node is started, and no two of one run alike.
fn free_port() -> u16 {
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
        let directory = folder.join(member);
        let (page, exchange) = (format!("127.0.0.1:{}", free_port()), format!("127.0.0.1:{}", free_port()));
        let name = format!("{member} (EXERCISE)");
        let place = directory.to_string_lossy().into_owned();
        let said = tansiq(&[
            "init",
            &place,
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
        Node { member: member.into(), directory, process: None }
    }

    pub fn start(&mut self) {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.log()).unwrap();
        let out = self.directory.with_extension("out");
        let child = Command::new(env!("CARGO_BIN_EXE_tansiq"))
            .arg("serve")
            .arg(&self.directory)
            .stdin(Stdio::null())
            .stdout(std::fs::File::create(&out).unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        self.process = Some(child);
        self.until("it runs", |_| std::fs::read_to_string(&out).unwrap().contains("exchange:"));
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
        tansiq(&all)
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
    nodes.iter_mut().for_each(Node::start);
    for node in &nodes {
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
    nodes
}

pub fn of<'a>(nodes: &'a mut [Node], member: &str) -> &'a mut Node {
    nodes.iter_mut().find(|n| n.member == member).unwrap()
}
