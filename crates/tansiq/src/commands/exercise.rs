//! `tansiq exercise`: the script for whoever leads it, and one member's part played at its node.

mod acts;

use super::{Session, query};
use crate::cli::{Cli, Exercise, ExerciseSetting};
use crate::failure::{Failure, Outcome};
use crate::output::{bar, say, say_json, table, time};
use jiff::{Timestamp, Unit};
use serde_json::{Value, json};
use std::iter::Peekable;
use std::time::{Duration, Instant};
use tansiq_api::client::{Client, ClientError};
use tansiq_exercise::{Act, Setting, Step};
use tansiq_report::{Faults, Report};
use tokio::task::JoinSet;

/// Reports that are on their way to the node at once: the ledger makes one step of those that come together.
const AT_ONCE: usize = 8;
/// How often an act is tried again that waits for what another member has to do first.
const TRY_EVERY: Duration = Duration::from_millis(250);

pub(super) async fn run(cli: &Cli, command: &Exercise) -> Outcome {
    match command {
        Exercise::Script(setting) => script(cli, setting),
        Exercise::Play { setting, wait } => {
            play(&Session::open(cli, "analyst").await?, setting, Duration::from_secs(*wait)).await
        }
    }
}

fn exercise(asked: &ExerciseSetting) -> Result<tansiq_exercise::Exercise, Failure> {
    let this_hour = || {
        let now = Timestamp::now();
        now.round((Unit::Hour, 1))
            .map_or(now, |hour| if hour > now { hour - Duration::from_secs(3600) } else { hour })
    };
    let setting = Setting {
        seed: asked.seed,
        ends: asked.ends.unwrap_or_else(|| this_hour().into()),
        weeks: asked.weeks,
        reports: asked.reports,
        members: asked.members.clone(),
    };
    tansiq_exercise::Exercise::new(setting).map_err(|bad| Failure::No(bad.to_string()))
}

fn wrong(faults: Faults) -> Failure {
    Failure::No(format!("no exercise can be made that ends then: {faults}"))
}

fn script(cli: &Cli, setting: &ExerciseSetting) -> Outcome {
    let steps = exercise(setting)?.cases().map_err(wrong)?;
    if cli.json {
        let step = |step: &Step| json!({ "at": step.at.to_string(), "member": step.by.to_string(), "case": step.case, "tells": step.tells });
        say_json(&json!({ "steps": steps.iter().map(step).collect::<Vec<_>>() }));
        return Ok(());
    }
    let mut rows = vec![["TIME", "MEMBER", "CASE", "WHAT"].map(String::from).to_vec()];
    rows.extend(steps.iter().map(|step| {
        vec![time(&step.at.to_string()), step.by.to_string(), step.case.to_owned(), step.tells.clone()]
    }));
    say(table(&rows));
    Ok(())
}

async fn play(session: &Session, asked: &ExerciseSetting, patience: Duration) -> Outcome {
    let exercise = exercise(asked)?;
    let member = session.directory.config()?.member.0;
    if !asked.members.contains(&member) {
        return Err(Failure::No(format!(
            "expected {member}, whose node this is, among the members that play; found others: --members"
        )));
    }
    let began = Instant::now();
    let mut acts = Vec::new();
    let mut told = Vec::new();
    for Step { by, act, tells, .. } in exercise.cases().map_err(wrong)? {
        match act {
            Act::Submit(report) if by == member => told.push(Ok(*report)),
            act if by == member => acts.push((tells, act)),
            _ => {}
        }
    }
    let reports = in_order(told.into_iter(), exercise.routine(member));
    let progress = bar(&format!("{member} reports"));
    progress.set_length(u64::from(asked.reports) / asked.members.len() as u64);
    let taken = submit_all(&session.client, reports, || progress.inc(1)).await;
    progress.finish_and_clear();
    let (new, known) = taken?;
    let (done, waiting) = act_all(session, &acts, patience).await?;
    let seconds = began.elapsed().as_secs_f64();
    let answer = json!({
        "member": member.to_string(), "reports": new, "known": known, "acts": done, "seconds": seconds,
        "waiting": waiting.iter().map(|(tells, why)| json!({ "tells": tells, "why": why })).collect::<Vec<_>>(),
    });
    session.print(&answer, |_| {
        say(format!("{member}: {new} reports, {known} that were here, {done} acts in {seconds:.1} s"));
    });
    if let Some((tells, why)) = waiting.first() {
        let more = waiting.len() - 1;
        return Err(Failure::No(format!(
            "{member} {tells}: not yet ({why}){}; play it again when the others have played their part",
            if more > 0 { format!(", and {more} more acts") } else { String::new() }
        )));
    }
    Ok(())
}

type Made = Result<Report, Faults>;

/// Two rows of reports as one, by the time at which they were written.
fn in_order(
    one: impl Iterator<Item = Made>,
    other: impl Iterator<Item = Made>,
) -> impl Iterator<Item = Made> {
    fn written<I: Iterator<Item = Made>>(from: &mut Peekable<I>) -> Option<i64> {
        from.peek().map(|made| made.as_ref().map_or(i64::MIN, |report| report.header().written.millis()))
    }
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || match (written(&mut one), written(&mut other)) {
        (Some(first), Some(second)) if second < first => other.next(),
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    })
}

/// Submits the reports, some at once. How many were new, and how many were here already.
async fn submit_all(
    client: &Client,
    reports: impl Iterator<Item = Made>,
    mut each: impl FnMut(),
) -> Result<(u64, u64), Failure> {
    let (mut new, mut known) = (0, 0);
    let mut under_way = JoinSet::new();
    let mut take = |answer: Result<Result<bool, Failure>, tokio::task::JoinError>| {
        each();
        match answer {
            Ok(Ok(duplicate)) => {
                *(if duplicate { &mut known } else { &mut new }) += 1;
                Ok(())
            }
            Ok(Err(failure)) => Err(failure),
            Err(_) => Err(Failure::Machine("a report was not sent to its end".into())),
        }
    };
    for report in reports {
        let report = report.map_err(wrong)?;
        if under_way.len() >= AT_ONCE
            && let Some(answer) = under_way.join_next().await
        {
            take(answer)?;
        }
        let client = client.clone();
        under_way.spawn(async move { submitted(&client, &report).await.map_err(Failure::from) });
    }
    while let Some(answer) = under_way.join_next().await {
        take(answer)?;
    }
    Ok((new, known))
}

/// Submits one report; whether it was here already.
async fn submitted(client: &Client, report: &Report) -> Result<bool, ClientError> {
    let answer = client.post("/reports", "application/json", report.canonical()).await?;
    Ok(answer["duplicate"] == true)
}

/// Does the acts, those that can be done first in the order of the story. How many were done, and which wait for what.
async fn act_all(
    session: &Session,
    acts: &[(String, Act)],
    patience: Duration,
) -> Result<(usize, Vec<(String, String)>), Failure> {
    let until = Instant::now() + patience;
    let mut open: Vec<_> = acts.iter().collect();
    loop {
        let mut waiting = Vec::new();
        for one in open {
            let (tells, act) = one;
            match acts::act(&session.client, act).await {
                Ok(()) => {}
                Err(ClientError::Problem(problem)) if matches!(problem.status, 404 | 409 | 422) => {
                    waiting.push((one, (tells.clone(), ClientError::Problem(problem).to_string())));
                }
                Err(error) => return Err(error.into()),
            }
        }
        if waiting.is_empty() || Instant::now() >= until {
            let waiting: Vec<_> = waiting.into_iter().map(|(_, why)| why).collect();
            return Ok((acts.len() - waiting.len(), waiting));
        }
        open = waiting.into_iter().map(|(one, _)| one).collect();
        tokio::time::sleep(TRY_EVERY).await;
    }
}
