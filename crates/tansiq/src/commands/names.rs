//! `tansiq names`: two names compared part by part. Needs no node.

mod score;
mod search;

use crate::cli::{Cli, Names};
use crate::failure::{Failure, Outcome};
use crate::output::{say, say_json, table};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::Path;
use tansiq_names::{Comparison, DEFAULT_THRESHOLD, How, Name, PartMatch, Role};

pub(super) fn run(cli: &Cli, command: &Names) -> Outcome {
    match command {
        Names::Compare { left, right } => compare(left, right, cli.json),
        Names::Score { pairs } => score::run(pairs),
        Names::Search { index, queries } => search::run(index, queries),
    }
}

fn compare(left: &str, right: &str, as_json: bool) -> Outcome {
    let read = |side: &str, text: &str| {
        Name::analyse(text).map_err(|reason| Failure::Usage(format!("the {side} name: {reason}")))
    };
    let comparison = tansiq_names::compare(&read("left", left)?, &read("right", right)?);
    let hit = comparison.score >= DEFAULT_THRESHOLD;
    if as_json {
        say_json(&json!({
            "score": comparison.score,
            "threshold": DEFAULT_THRESHOLD,
            "hit": hit,
            "parts": comparison.parts.iter().map(part_json).collect::<Vec<_>>(),
        }));
    } else {
        say(explained(&comparison, hit));
    }
    let below = || Failure::No(format!("no hit: {:.2} is below {DEFAULT_THRESHOLD:.2}", comparison.score));
    if hit { Ok(()) } else { Err(below()) }
}

fn part_json(part: &PartMatch) -> serde_json::Value {
    json!({
        "left": part.left,
        "right": part.right,
        "left_sounds": part.left_sounds,
        "right_sounds": part.right_sounds,
        "role": part.role.code(),
        "how": part.how.code(),
        "cost": part.cost,
    })
}

fn explained(comparison: &Comparison, hit: bool) -> String {
    let verdict = if hit {
        format!("a hit from {DEFAULT_THRESHOLD:.2} on; two people may bear one name")
    } else {
        format!("a hit would be {DEFAULT_THRESHOLD:.2} or more")
    };
    let mut rows = vec![["LEFT", "RIGHT", "WHAT", "WHY", "COST"].map(String::from).to_vec()];
    for part in &comparison.parts {
        let side = |words: &Option<String>| words.clone().unwrap_or_else(|| "-".into());
        rows.push(vec![
            side(&part.left),
            side(&part.right),
            role(part.role).into(),
            why(part),
            format!("{:.2}", part.cost),
        ]);
    }
    format!("{:.2}  {verdict}\n\n{}", comparison.score, table(&rows))
}

/// A role in the words of an officer.
fn role(role: Role) -> &'static str {
    match role {
        Role::Plain => "name",
        Role::Nasab => "forefather's name",
        Role::Servant => "servant of (abd)",
        Role::Kunya => "father or mother of (kunya)",
        Role::Title => "title",
        Role::Patronymic => "patronymic",
        Role::Nisba => "origin or tribe (nisba)",
        Role::Initial => "initial",
        other => other.code(),
    }
}

fn why(part: &PartMatch) -> String {
    let sounds = |side: &Option<String>| side.clone().unwrap_or_default();
    let both = || format!("{} ~ {}", sounds(&part.left_sounds), sounds(&part.right_sounds));
    match part.how {
        How::Exact => "the same sounds".into(),
        How::Known => "known spellings of one name".into(),
        How::Lexicon => format!("spellings of one name in the lexicon: {}", both()),
        How::Disputed => format!("near sounds, but two names in the lexicon: {}", both()),
        How::Phones => format!("near sounds: {}", both()),
        How::Joined => format!("written as one or as two: {}", both()),
        How::Initial => "one letter for the name".into(),
        How::LeftOver => "nothing stands against it".into(),
        other => other.code().into(),
    }
}

/// Reads a file of JSON lines; `expected` says what each line must hold. Blank lines are passed over.
pub(super) fn read_lines<T: DeserializeOwned>(
    path: &Path,
    expected: &str,
    mut each: impl FnMut(T) -> Outcome,
) -> Outcome {
    let cannot = |e: std::io::Error| Failure::Machine(format!("cannot read {}: {e}", path.display()));
    let mut file = BufReader::new(std::fs::File::open(path).map_err(cannot)?);
    let mut line = Vec::new();
    for number in 1u64.. {
        line.clear();
        if file.read_until(b'\n', &mut line).map_err(cannot)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        each(serde_json::from_slice(&line).map_err(|error| malformed(path, number, expected, &error))?)?;
    }
    Ok(())
}

/// Says where and what was expected; what the line holds is never repeated.
fn malformed(path: &Path, line: u64, expected: &str, error: &serde_json::Error) -> Failure {
    let found = if error.is_data() { "JSON of another shape" } else { "no JSON" };
    let (path, column) = (path.display(), error.column());
    Failure::Usage(format!("{path}: line {line}, column {column}: expected {expected}; found {found}"))
}

/// A closed pipe (`| head`) is no error: whoever closed it has read enough.
pub(super) fn written(result: csv::Result<()>) -> Outcome {
    let is_closed = |error: &csv::Error| match error.kind() {
        csv::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::BrokenPipe,
        _ => false,
    };
    match result {
        Err(error) if !is_closed(&error) => Err(Failure::Machine(format!("cannot write: {error}"))),
        _ => Ok(()),
    }
}
