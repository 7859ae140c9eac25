//! Real nodes under `kill -9`, on lines that lose, repeat, delay, reorder and break: nothing acknowledged is lost or
//! doubled.
//!
//! `TANSIQ_ROUNDS=200` makes as many rounds, `TANSIQ_SEED=<seed>` the same plan again. The moments within the nodes are
//! the machine's own, so a seed repeats what is done to them, and not what they are doing just then.

mod books;
mod client;
mod lay;
mod relay;

use crate::running::{Node, Place, join};
use client::Submitting;
use lay::Lines;
use relay::Weather;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tansiq_testkit::Chance;

/// Baghdad deals with the other two.
const MEMBERS: [&str; 3] = ["BGD", "AMM", "CAI"];
const AGREEMENTS: [(&str, &[&str]); 2] = [
    ("fixtures/agreements/border-2026.toml", &["BGD", "AMM"]),
    ("fixtures/agreements/exchange-2026.toml", &["BGD", "CAI"]),
];
/// Rounds of an ordinary run: some ten seconds.
const ROUNDS: u64 = 10;
/// How long a kill waits for the next acknowledgement.
const SOON: Duration = Duration::from_millis(100);
/// How long the nodes have to come to rest: their lanes wait for up to a minute after many failures.
const REST: &str = "120";
/// Tells the test that it is within a user's own namespace.
const INSIDE: &str = "TANSIQ_LINES_INSIDE";

#[test]
fn nothing_acknowledged_is_lost_or_doubled_whatever_dies_and_breaks() {
    if is_root() || std::env::var_os(INSIDE).is_some() || !run_in_a_users_namespace() {
        let number = |name| std::env::var(name).ok().map(|text| text.parse().expect("a number"));
        let seed =
            number("TANSIQ_SEED").unwrap_or_else(|| jiff::Timestamp::now().as_millisecond().cast_unsigned());
        say(&format!("rounds of kill -9: TANSIQ_SEED={seed} repeats them"));
        rounds(number("TANSIQ_ROUNDS").unwrap_or(ROUNDS), seed);
    }
}

/// Past the test harness, which keeps what a test prints.
fn say(line: &str) {
    // Whoever does not want to read the line loses nothing by it.
    drop(writeln!(std::io::stderr(), "{line}"));
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

/// Whoever is not root may lay lines in a namespace of his own, where there is such a thing.
fn run_in_a_users_namespace() -> bool {
    let unshare = |command: &mut Command| command.status().is_ok_and(|status| status.success());
    if !unshare(Command::new("unshare").args(["--user", "--map-root-user", "--net", "true"])) {
        return false;
    }
    let mut again = Command::new("unshare");
    again.args(["--user", "--map-root-user", "--net"]).arg(std::env::current_exe().unwrap());
    let name = "lines::nothing_acknowledged_is_lost_or_doubled_whatever_dies_and_breaks";
    assert!(unshare(again.args(["--exact", name, "--nocapture"]).env(INSIDE, "1")), "it failed; see above");
    true
}

fn rounds(many: u64, seed: u64) {
    let folder = tempfile::tempdir().unwrap();
    let lines = Lines::lay(MEMBERS.len(), seed);
    if let Err(why) = &lines {
        say(&format!("the lines are neither bad nor cut, nodes are only killed: no namespaces here ({why})"));
    }
    let mut trouble = Trouble::begin(folder.path(), lines.ok(), seed);
    let began = Instant::now();
    for _ in 0..many {
        trouble.round();
    }
    let seconds = began.elapsed().as_secs_f64();
    let Trouble { kills, cuts, .. } = trouble;
    let counts = trouble.lines.as_ref().map(|lines| &lines.relay.counts);
    // A few rounds may do without a cut.
    assert!(many < 100 || counts.is_none_or(|counts| counts.saw_everything()), "the lines were too good");
    let packets = counts.map(|counts| format!("{counts}; ")).unwrap_or_default();
    let (reports, deliveries) = trouble.end();
    say(&format!(
        "{many} rounds in {seconds:.0} s: {kills} kills, {cuts} cuts; {reports} reports acknowledged, {deliveries} \
         deliveries, each once; {packets}TANSIQ_SEED={seed}"
    ));
}

/// Nodes at work, people who submit to them, and what is done to them.
struct Trouble {
    // Dropped in this order: who submits, the nodes, the lines.
    clients: Vec<Submitting>,
    nodes: Vec<Node>,
    lines: Option<Lines>,
    chance: Chance,
    /// Of each node, how many of the acknowledged reports were looked for in what a kill left.
    looked_for: Vec<usize>,
    kills: u64,
    cuts: u64,
}

impl Trouble {
    fn begin(folder: &Path, lines: Option<Lines>, seed: u64) -> Trouble {
        let place = |node| lines.as_ref().map_or_else(Place::here, |lines| lines.place(node));
        let mut nodes: Vec<_> =
            (0..).zip(MEMBERS).map(|(node, member)| Node::init_at(place(node), folder, member)).collect();
        join(&mut nodes, folder, &AGREEMENTS);
        let clients = (1..).zip(&nodes).map(|(n, node)| Submitting::to(node, seed ^ n)).collect();
        let (chance, looked_for) = (Chance::of(seed), vec![0; MEMBERS.len()]);
        Trouble { clients, nodes, lines, chance, looked_for, kills: 0, cuts: 0 }
    }

    /// Lets them work for a moment, kills one or two, perhaps while a line is cut, looks at what is left, and starts
    /// them again.
    fn round(&mut self) {
        self.weather();
        self.pause(250);
        if self.chance.percent(35) {
            self.cut();
            self.pause(150);
        }
        let first = self.chance.below(3) as usize;
        let mut down = vec![first];
        if self.chance.percent(20) {
            down.push((first + 1 + self.chance.below(2) as usize) % 3);
        }
        for node in &down {
            self.kill(*node);
        }
        self.pause(100);
        for node in down {
            // Some die while they start.
            if self.chance.percent(20) {
                self.nodes[node].begin();
                self.pause(80);
                self.kill(node);
            }
            self.nodes[node].start();
        }
        self.pause(100);
        if let Some(lines) = &self.lines {
            lines.relay.mend();
        }
    }

    fn pause(&self, millis: u64) {
        std::thread::sleep(Duration::from_millis(self.chance.below(millis)));
    }

    fn weather(&self) {
        let up_to = |most: u64| self.chance.below(most + 1);
        let weather = Weather { lost: up_to(5), twice: up_to(5), delay: up_to(15), jitter: up_to(10) };
        if let Some(lines) = &self.lines {
            lines.relay.set_weather(weather);
        }
    }

    /// Cuts a line of Baghdad, one way or both.
    fn cut(&mut self) {
        let (other, ways) = (1 + self.chance.below(2) as usize, self.chance.below(3));
        let Some(lines) = &self.lines else { return };
        if ways != 0 {
            lines.relay.cut(0, other);
        }
        if ways != 1 {
            lines.relay.cut(other, 0);
        }
        self.cuts += 1;
    }

    /// Kills a node, often just when it has said that something is durable, and looks whether that is.
    fn kill(&mut self, node: usize) {
        if self.chance.percent(50) {
            self.clients[node].await_next(SOON);
        }
        self.nodes[node].kill();
        self.kills += 1;
        let told = self.clients[node].told();
        books::are_there(&self.nodes[node], &told[self.looked_for[node]..]);
        self.looked_for[node] = told.len();
    }

    /// Ends the trouble, lets everything come to rest, and compares the books. How many reports were acknowledged, and
    /// how many deliveries made.
    fn end(mut self) -> (usize, usize) {
        if let Some(lines) = &self.lines {
            lines.relay.set_weather(Weather::default());
        }
        let told: Vec<_> = self.clients.iter_mut().map(Submitting::end).collect();
        for node in &self.nodes {
            // Everything overtakes it, and it is acknowledged by everybody who gets it.
            let file = node.directory.with_extension("last");
            std::fs::write(&file, client::last_report(&node.member)).unwrap();
            node.must(&["report", "submit", &file.to_string_lossy(), "--wait", REST]);
        }
        self.nodes.iter_mut().for_each(Node::stop);
        for (node, told) in self.nodes.iter().zip(&told) {
            node.must(&["ledger", "verify"]);
            books::are_there(node, told);
        }
        let deliveries = books::agree(&self.nodes, &told);
        (told.iter().map(Vec::len).sum(), deliveries)
    }
}
