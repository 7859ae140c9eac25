//! `tansiq report`: submitted, shown.

use super::reach::not_reached;
use super::{Session, query, read_file, recalls};
use crate::cli::Report;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text, time, words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};
use tansiq_report::MAX_REPORT_BYTES;

/// How often the state of deliveries is asked for while waiting.
const ASK_EVERY: Duration = Duration::from_millis(20);

pub(super) async fn run(session: &Session, command: &Report) -> Outcome {
    match command {
        Report::Submit { file, dry_run, wait } => submit(session, file, *dry_run, *wait).await,
        Report::Show { id, purpose } => {
            let answer =
                session.client.get(&format!("/reports/{}?purpose={}", query(id), query(purpose))).await?;
            session.print(&answer, |answer| say(shown(answer)));
            Ok(())
        }
        other => recalls::run(session, other).await,
    }
}

async fn submit(session: &Session, file: &Path, dry_run: bool, wait: Option<u64>) -> Outcome {
    let (media, bytes) = draft(file)?;
    if dry_run {
        let answer = session.client.post("/reports?dry_run=true", media, bytes).await?;
        session.print(&answer, |answer| say(audience(answer)));
        return Ok(());
    }
    let began = Instant::now();
    let mut answer = session.client.post("/reports", media, bytes).await?;
    let id = text(&answer, "id").to_owned();
    let taken = began.elapsed();
    if let Some(seconds) = wait {
        answer["traffic"] = acknowledged(session, &id, Duration::from_secs(seconds)).await?;
        answer["acknowledged_millis"] = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX).into();
    }
    session.print(&answer, |answer| {
        say(format!(
            "{id}: {} statements,{} durable after {} ms",
            answer["statements"],
            answer["position"].as_u64().map(|at| format!(" position {at},")).unwrap_or_default(),
            taken.as_millis()
        ));
        for remark in list(answer, "remarks") {
            say(format!("  {}: {}", text(remark, "path"), text(remark, "message")));
        }
        let missed = not_reached(answer);
        if !missed.is_empty() {
            say(missed.trim_start());
        }
        if let Some(millis) = answer["acknowledged_millis"].as_u64() {
            say(format!("acknowledged after {millis} ms by {}", receivers(&answer["traffic"]).join(", ")));
        }
    });
    Ok(())
}

/// A draft as it lies in a file, with its media type.
pub(super) fn draft(file: &Path) -> Result<(&'static str, Vec<u8>), Failure> {
    let bytes = read_file(file, MAX_REPORT_BYTES as u64)?;
    let looks_like_json = bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
    Ok((if looks_like_json { "application/json" } else { "application/toml" }, bytes))
}

fn receivers(traffic: &Value) -> Vec<&str> {
    let given = |m: &&Value| text(m, "state") == "acknowledged";
    list(traffic, "members").iter().filter(given).map(|m| text(m, "member")).collect()
}

/// Waits until every partner has acknowledged what it gets of the report, or gets nothing.
async fn acknowledged(session: &Session, id: &str, patience: Duration) -> Result<Value, Failure> {
    let began = Instant::now();
    let partners = partners(session).await?;
    loop {
        let traffic = session.client.get(&format!("/traffic/{}", query(id))).await?;
        let settled = |member: &&String| {
            let line = list(&traffic, "members").iter().find(|m| text(m, "member") == member.as_str());
            line.is_some_and(|m| matches!(text(m, "state"), "acknowledged" | "withheld" | "refused"))
        };
        let waiting: Vec<_> = partners.iter().filter(|m| !settled(m)).map(String::as_str).collect();
        if waiting.is_empty() {
            return Ok(traffic);
        }
        if began.elapsed() > patience {
            let (seconds, whom) = (patience.as_secs(), waiting.join(", "));
            return Err(Failure::No(format!(
                "{id} is taken in; not acknowledged in {seconds} s by {whom}. It goes on by itself"
            )));
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
}

/// The other parties of the agreements in force.
async fn partners(session: &Session) -> Result<BTreeSet<String>, Failure> {
    let (agreements, own) =
        (session.client.get("/agreements").await?, session.directory.config()?.member.0.to_string());
    let in_force = list(&agreements, "agreements").iter().filter(|a| a["in_force"] == true);
    let parties = in_force.flat_map(|a| list(a, "parties")).filter_map(Value::as_str);
    Ok(parties.filter(|p| *p != own).map(str::to_owned).collect())
}

/// What a dry run says: for each partner what it would get, by which clauses, and what not, with the first reason.
fn audience(answer: &Value) -> String {
    let mut out =
        format!("{}\n{} statements; nothing was written", text(answer, "banner"), answer["statements"]);
    for partner in list(answer, "partners") {
        let (released, withheld) =
            (partner["released"].as_u64().unwrap_or(0), partner["withheld"].as_u64().unwrap_or(0));
        out.push_str(&format!(
            "\n\n{} receives {released} of {} statements",
            text(partner, "member"),
            released + withheld
        ));
        let mut lines: BTreeMap<(bool, String), Vec<&str>> = BTreeMap::new();
        for statement in list(partner, "statements") {
            let given = statement["released"] == true;
            let why = match given {
                true => words(statement, "clauses"),
                false => {
                    list(statement, "reasons").first().map(|r| text(r, "text")).unwrap_or_default().to_owned()
                }
            };
            lines.entry((!given, why)).or_default().push(text(statement, "property"));
        }
        for ((withheld, why), properties) in lines {
            let verdict = if withheld { "withheld" } else { "released" };
            out.push_str(&format!("\n  {verdict}  {}\n            {why}", properties.join(", ")));
        }
    }
    out.push_str(&not_reached(answer));
    out
}

fn shown(answer: &Value) -> String {
    let mut rows = vec![["SUBJECT", "PROPERTY", "VALUE", "GRADE", "LABEL"].map(String::from).to_vec()];
    for statement in list(answer, "statements") {
        let subject = text(statement, "subject").chars().take(10).collect();
        let mut row: Vec<String> = vec![subject];
        row.extend(["property", "value", "grade", "banner"].map(|f| text(statement, f).to_owned()));
        rows.push(row);
    }
    format!(
        "{}\n{} of {}, {}, written {}, for {}\non the basis of: {}\n\n{}",
        text(answer, "banner"),
        text(answer, "kind"),
        text(answer, "originator"),
        text(answer, "precedence"),
        time(text(answer, "written")),
        text(answer, "purpose"),
        text(answer, "legal_basis"),
        table(&rows)
    )
}
