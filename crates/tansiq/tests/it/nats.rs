//! Two nodes whose lines lead through a real `nats-server`, set up as docs/operations/nats.md says; HTTPS reaches neither.

use crate::running::{Node, federation, free_port, of, root};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const REPORT: &str = r#"
kind = "intrep"
precedence = "flash"
legal_basis = "EXERCISE MARKERBASIS case 1"
purpose = "border-control"
label = { level = "restricted", rel_to = ["AMM"], caveats = ["exercise"], category = "identity", person = "wanted", territories = ["IQ"], purposes = ["border-control"], review = "2029-06-30" }
subjects = [{ ref = "man", kind = "person" }]
statements = [{ subject = "man", property = "name", value = "Markername Exercise", grade = "B2", method = "official" }]
"#;

/// A broker in a folder.
struct Broker {
    folder: PathBuf,
    process: Child,
}

impl Broker {
    fn start(folder: &Path) -> Broker {
        let process = Command::new("nats-server")
            .env("PATH", path())
            .arg("--config")
            .arg(folder.join("nats.conf"))
            .stdin(Stdio::null())
            .stderr(std::fs::File::create(folder.join("nats.log")).unwrap())
            .spawn()
            .unwrap();
        Broker { folder: folder.to_owned(), process }
    }

    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Everything in its files.
    fn holds(&self, word: &str) -> bool {
        fn any(folder: &Path, word: &[u8]) -> bool {
            std::fs::read_dir(folder).unwrap().flatten().any(|entry| match std::fs::read(entry.path()) {
                Ok(bytes) => bytes.windows(word.len()).any(|found| found == word),
                Err(_) => any(&entry.path(), word),
            })
        }
        any(&self.folder.join("store"), word.as_bytes())
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Debian has it where only administrators look.
fn path() -> String {
    format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default())
}

/// The configuration in the page, with these keys, on this machine.
fn configuration(folder: &Path, port: u16, baghdad: &str, amman: &str) -> String {
    let page = std::fs::read_to_string(root().join("docs/operations/nats.md")).unwrap();
    let written = page.split("```conf\n").nth(1).unwrap().split("```").next().unwrap();
    let without_tls: String =
        written.lines().filter(|line| !line.starts_with("tls:")).map(|line| format!("{line}\n")).collect();
    let here = without_tls
        .replace("0.0.0.0:4222", &format!("127.0.0.1:{port}"))
        .replace("/var/lib/nats", &folder.join("store").to_string_lossy())
        .replace("UBAGHDAD", baghdad)
        .replace("UAMMAN", amman);
    assert!(here.contains(baghdad) && here.contains(amman) && here.contains(&port.to_string()));
    here
}

/// Puts the broker into a node's settings, and its door where nobody looks for it.
fn move_behind(node: &Node, port: u16) {
    let file = node.directory.join("node.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let door = text.lines().find(|line| line.starts_with("exchange = ")).unwrap();
    let text = text.replace(door, &format!("exchange = \"127.0.0.1:{}\"", free_port()));
    std::fs::write(&file, format!("{text}\n[nats]\nservers = [\"nats://127.0.0.1:{port}\"]\n")).unwrap();
}

fn submit(node: &Node, folder: &Path, name: &str, wait: &[&str]) -> String {
    let file = folder.join("report.toml");
    std::fs::write(&file, REPORT.replace("Markername", name)).unwrap();
    let file = file.to_string_lossy();
    let said = node.must(&[&["--json", "report", "submit", &file], wait].concat());
    said.json()["id"].as_str().unwrap().to_owned()
}

fn is_acknowledged(node: &Node, report: &str) -> bool {
    let traffic = node.must(&["--json", "traffic", "--report", report]).json();
    let members = traffic["members"].as_array().unwrap();
    members.iter().any(|member| member["member"] == "AMM" && member["state"] == "acknowledged")
}

#[test]
fn what_no_line_reaches_goes_through_a_broker_that_reads_nothing() {
    if !std::env::split_paths(&path()).any(|folder| folder.join("nats-server").is_file()) {
        println!("skipped: no nats-server here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let border = [("fixtures/agreements/border-2026.toml", &["BGD", "AMM"][..])];
    let mut nodes = federation(folder.path(), &["BGD", "AMM"], &border);
    nodes.iter_mut().for_each(Node::stop);
    let key = |node: &Node| node.must(&["key", "nats"]).out.trim().to_owned();
    let (keys, port) = ([key(&nodes[0]), key(&nodes[1])], free_port());
    assert_eq!(key(&nodes[0]), keys[0], "the key stays");
    let text = configuration(folder.path(), port, &keys[0], &keys[1]);
    std::fs::write(folder.path().join("nats.conf"), text).unwrap();
    for node in &mut nodes {
        move_behind(node, port);
        node.start();
    }
    let bgd = of(&mut nodes, "BGD");
    assert!(bgd.run(&["node", "check"]).out.contains("NOT WELL: not connected"), "there is no broker yet");
    let mut broker = Broker::start(folder.path());
    for node in &nodes {
        node.until("the broker is connected", |node| {
            node.run(&["node", "check"]).out.contains("ok: connected")
        });
    }

    let report = submit(of(&mut nodes, "BGD"), folder.path(), "Markername", &["--wait", "60"]);
    let bgd = of(&mut nodes, "BGD");
    assert!(is_acknowledged(bgd, &report));
    let list = bgd.must(&["member", "list"]).out;
    let line = list.lines().find(|line| line.starts_with("AMM")).unwrap();
    assert!(line.split_whitespace().any(|word| word == "nats"), "{list}");

    // Amman is away, and the broker dies with what lies in it.
    of(&mut nodes, "AMM").stop();
    let bgd = of(&mut nodes, "BGD");
    let report = submit(bgd, folder.path(), "Markerlater", &[]);
    bgd.until("it lies in the queue", |_| broker.holds("tansiq.AMM.BGD.delivery"));
    broker.kill();
    let broker = Broker::start(folder.path());
    of(&mut nodes, "AMM").start();
    of(&mut nodes, "BGD").until("it is acknowledged", |bgd| is_acknowledged(bgd, &report));
    let found = of(&mut nodes, "AMM").run(&[
        "--json",
        "subject",
        "search",
        "Markerlater Exercise",
        "--purpose",
        "border-control",
    ]);
    assert_eq!(found.json()["subjects"].as_array().unwrap().len(), 1, "{}", found.out);
    for word in ["Markername", "Markerlater", "MARKERBASIS", "payloadType"] {
        assert!(!broker.holds(word), "{word}");
    }
}
