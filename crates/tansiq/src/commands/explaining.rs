//! `tansiq agreement explain`: released or withheld, by which clause, and what would have to change. Asks the node, with
//! drafts beside what is in force there; or without a node, for a label, the drafts and a folder alone.

use super::Session;
use super::proving::{as_signed, in_language, read_all};
use crate::cli::{Cli, Explain};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, say_json};
use crate::sources::MachineClock;
use serde_json::{Value, json};
use tansiq_agreement::{Agreement, Ask};
use tansiq_api::proof::ExplanationShape;
use tansiq_exchange::Clock as _;
use tansiq_label::{Finite, MemberCode, Purpose, Set};
use tansiq_report::LabelText;

/// The fields of a label that hold a list.
const LISTS: [&str; 3] = ["caveats", "territories", "purposes"];

pub(super) async fn explain(cli: &Cli, asked: &Explain) -> Outcome {
    let drafts = read_all(&asked.files)?;
    let on_a_desk = asked.with.is_some() || (!drafts.is_empty() && Directory::open(&cli.node).is_err());
    let found = match (&asked.statement, &asked.label) {
        (None, Some(text)) if on_a_desk => alone(asked, drafts, label(text)?)?,
        (statement, text) => at_the_node(cli, asked, &drafts, statement.as_deref(), text.as_deref()).await?,
    };
    if cli.json {
        say_json(&found);
    } else {
        print(&found, asked);
    }
    Ok(())
}

async fn at_the_node(
    cli: &Cli,
    asked: &Explain,
    drafts: &[(Agreement, String)],
    statement: Option<&str>,
    text: Option<&str>,
) -> Result<Value, Failure> {
    let drafts: Vec<_> = drafts.iter().map(|(_, text)| text).collect();
    let mut request = json!({ "from": asked.from, "to": asked.to, "drafts": drafts });
    match (statement, text) {
        (Some(statement), _) => request["statement"] = statement.into(),
        (None, Some(text)) => request["label"] = label(text)?,
        (None, None) => return Err(Failure::Usage("expected --statement or --label; found neither".into())),
    }
    if let Some(purpose) = &asked.purpose {
        request["purpose"] = purpose.as_str().into();
    }
    let session = Session::open(cli, "legal-officer").await?;
    Ok(session.client.post_json("/agreements/explain", &request).await?)
}

fn alone(asked: &Explain, drafts: Vec<(Agreement, String)>, label: Value) -> Result<Value, Failure> {
    let bad = |option: &str, why: &dyn std::fmt::Display| Failure::Usage(format!("{option}: {why}"));
    let member = |option, code: &str| code.parse::<MemberCode>().map_err(|e| bad(option, &e));
    let (from, to) = (member("--from", &asked.from)?, member("--to", &asked.to)?);
    let purposes = match asked.purpose.as_deref() {
        None => Set::all(),
        Some(code) => Set::of(tansiq_label::parse::<Purpose>(code).map_err(|e| bad("--purpose", &e))?),
    };
    let text: LabelText = serde_json::from_value(label).map_err(|e| bad("--label", &e))?;
    let label = text.label().map_err(|faults| bad("--label", &faults))?;
    let now = MachineClock.now();
    let ask = Ask {
        label: &label,
        originator: from,
        written: now,
        from,
        to,
        purposes,
        at: now,
        received_via: &[],
        received_for: Set::EMPTY,
    };
    let found = as_signed(asked.with.as_deref(), drafts)?.explain(&ask);
    Ok(serde_json::to_value(ExplanationShape::from(found)).unwrap_or_default())
}

fn print(found: &Value, asked: &Explain) {
    let sentences = |field| {
        for sentence in list(found, field) {
            say(format!("  {}", in_language(sentence, asked.lang)));
        }
    };
    say(if found["released"] == true { "released" } else { "withheld" });
    sentences("sentences");
    if !list(found, "remedies").is_empty() {
        say("what would have to change");
        sentences("remedies");
    }
}

/// A label as words: `category=testimony person=witness territories=IQ,JO`. What it does not say is as open as it can
/// be, so that the agreements decide.
fn label(text: &str) -> Result<Value, Failure> {
    let review = MachineClock.now().date().saturating_add(jiff::Span::new().years(1));
    let purposes: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.code()).collect();
    let mut label = json!({
        "level": "unclassified", "rel_to": "any-party", "person": "no-person", "territories": ["001"],
        "purposes": purposes, "review": review.to_string(),
    });
    for word in text.split_whitespace() {
        let expected =
            || Failure::Usage(format!("--label: expected words as category=identity; found {word:?}"));
        let (field, value) = word.split_once('=').ok_or_else(expected)?;
        let several = || value.split(',').collect::<Vec<_>>();
        label[field] = match field {
            "minor" => (value == "true").into(),
            "rel_to" if value != "any-party" => several().into(),
            field if LISTS.contains(&field) => several().into(),
            _ => value.into(),
        };
    }
    Ok(label)
}
