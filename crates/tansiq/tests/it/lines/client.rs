//! Somebody who submits reports to a node that may die at any moment, as a process beside that node: he says what was
//! acknowledged, and submits again what was not.

use crate::running::Node;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use tansiq_api::client::{Client, ClientError};
use tansiq_exchange::Random;
use tansiq_report::{Moment, ReportId, StatementId, SubjectId};
use tansiq_testkit::Chance;

/// Tells the test binary that it is a client: the address of the page, and a seed.
const CLIENT: &str = "TANSIQ_LINES_CLIENT";
/// The principal's token; nobody else may see it in a list of processes.
const TOKEN: &str = "TANSIQ_LINES_TOKEN";
/// Between two attempts at the same report.
const AGAIN: Duration = Duration::from_millis(30);

/// A report that a node said is durable, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub id: ReportId,
    pub position: u64,
}

/// What was acknowledged so far, and a bell for the next.
#[derive(Default)]
struct Heard {
    told: Mutex<Vec<Told>>,
    next: Condvar,
}

/// The process, as the test sees it.
pub struct Submitting {
    process: Child,
    /// He goes on until this is closed.
    go_on: Option<ChildStdin>,
    heard: Arc<Heard>,
    reader: Option<JoinHandle<()>>,
}

impl Submitting {
    /// Begins to submit reports at a node that runs.
    pub fn to(node: &Node, seed: u64) -> Submitting {
        let token = std::fs::read_to_string(node.directory.join("tokens/analyst")).unwrap();
        let mut command: Command = node.command(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            "lines::client::child_that_submits_until_it_is_told_to_stop",
            "--nocapture",
        ]);
        command.env(CLIENT, format!("{} {seed} {}", node.page, node.member)).env(TOKEN, token.trim());
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (all, out) = (Arc::<Heard>::default(), process.stdout.take().unwrap());
        let heard = Arc::clone(&all);
        let reader = std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let Some(told) = line.strip_prefix("acknowledged ") else { continue };
                let (id, position) = told.split_once(' ').unwrap();
                let told = Told { id: id.parse().unwrap(), position: position.parse().unwrap() };
                heard.told.lock().unwrap().push(told);
                heard.next.notify_all();
            }
        });
        Submitting { go_on: process.stdin.take(), process, heard: all, reader: Some(reader) }
    }

    /// What was acknowledged so far, in order.
    pub fn told(&self) -> Vec<Told> {
        self.heard.told.lock().unwrap().clone()
    }

    /// Waits for the next acknowledgement, or for so long.
    pub fn await_next(&self, most: Duration) {
        let told = self.heard.told.lock().unwrap();
        drop(self.heard.next.wait_timeout(told, most).unwrap());
    }

    /// Ends after the report at hand, when it is acknowledged.
    pub fn end(&mut self) -> Vec<Told> {
        drop(self.go_on.take());
        assert!(self.process.wait().unwrap().success(), "a client failed; it says why above");
        self.reader.take().unwrap().join().unwrap();
        self.told()
    }
}

impl Drop for Submitting {
    fn drop(&mut self) {
        // It has ended already, or the test has failed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The client. Does nothing when the tests run normally.
#[test]
fn child_that_submits_until_it_is_told_to_stop() {
    let Ok(told) = std::env::var(CLIENT) else { return };
    let [page, seed, member] = told.split(' ').collect::<Vec<_>>().try_into().unwrap();
    let node = Client::network(&format!("http://{page}"), std::env::var(TOKEN).ok()).unwrap();
    let chance = Chance::of(seed.parse().unwrap());
    let stop = Arc::new(AtomicBool::new(false));
    let told_to = Arc::clone(&stop);
    std::thread::spawn(move || {
        // Whatever comes: the end of the input ends this.
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        told_to.store(true, Ordering::Relaxed);
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for n in 1_u64.. {
            let answer = submit(&node, &report(member, n, &chance)).await;
            let (id, position) = (answer["id"].as_str().unwrap(), answer["position"].as_u64().unwrap());
            writeln!(std::io::stdout(), "\nacknowledged {id} {position}").unwrap();
            if stop.load(Ordering::Relaxed) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10 + chance.below(60))).await;
        }
    });
}

/// Submits the very same report until the node says that it has it.
async fn submit(node: &Client, report: &Value) -> Value {
    loop {
        match node.post_json("/reports", report).await {
            Ok(answer) => return answer,
            Err(ClientError::Problem(problem)) if problem.status < 500 => {
                panic!("expected a report to be taken: {problem:?}")
            }
            // Whether it is durable is not known: that is what the next attempt is for.
            Err(_) => tokio::time::sleep(AGAIN).await,
        }
    }
}

/// A report that brings its ids, so that it is the same however often it is submitted.
fn report(member: &str, n: u64, chance: &Chance) -> Value {
    let subject = SubjectId::from_random(chance.bits()).to_string();
    let mut report = plain(format!("EXERCISE {member} {n}"), &subject);
    report["id"] = ReportId::from_random(chance.bits()).to_string().into();
    report["statements"][0]["id"] = StatementId::from_random(chance.bits()).to_string().into();
    report["subjects"] = json!([{ "id": subject, "kind": "person" }]);
    report["written"] = Moment::from_millis(jiff::Timestamp::now().as_millisecond()).to_string().into();
    report["precedence"] = chance.one(&["routine", "priority", "immediate", "flash"]).into();
    report
}

/// A report for every partner that everything else overtakes.
pub fn last_report(member: &str) -> String {
    plain(format!("EXERCISE {member} the last"), "man").to_string()
}

fn plain(value: String, subject: &str) -> Value {
    json!({
        "kind": "intrep",
        "precedence": "routine",
        "legal_basis": "EXERCISE law 1",
        "purpose": "arrest",
        "label": {
            "level": "restricted", "rel_to": "any-party", "caveats": ["exercise"], "category": "identity",
            "person": "wanted", "territories": ["IQ"], "purposes": ["arrest"], "review": "2029-06-30",
        },
        "subjects": [{ "ref": subject, "kind": "person" }],
        "statements": [{
            "subject": subject, "property": "notes", "value": value, "grade": "B2", "method": "human",
        }],
    })
}
