//! `tansiq ledger witnesses`: who cosigned this ledger, whose ledger this node cosigned, and what contradicts.

use super::Session;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text, time};
use serde_json::{Value, json};

pub(super) async fn run(session: &Session) -> Outcome {
    let answer = session.client.get("/ledger/witnesses").await?;
    session.print(&answer, |answer| {
        match &answer["asked"] {
            Value::Null => say("no checkpoint was given to witnesses yet"),
            asked => {
                say(format!("members are asked to cosign {} of {} entries", asked["size"], answer["news"]))
            }
        }
        if !list(answer, "members").is_empty() {
            say(table(&rows(answer)));
        }
        list(answer, "contradictions").iter().for_each(contradiction);
    });
    let found = list(&answer, "contradictions").len();
    if found == 0 {
        Ok(())
    } else {
        Err(Failure::No(format!("two histories of a ledger were found: {found}")))
    }
}

fn rows(answer: &Value) -> Vec<Vec<String>> {
    let head = ["MEMBER", "STATE", "COSIGNED", "SINCE", "WITNESSED HERE", "SINCE", "TROUBLE"];
    let size = |size: &Value| size.as_u64().map_or_else(String::new, |size| size.to_string());
    let since = |at: &str| if at.is_empty() { String::new() } else { time(at) };
    let row = |one: &Value| {
        let seen = &one["witnessed"];
        vec![
            text(one, "member").into(),
            text(one, "state").into(),
            size(&one["size"]),
            since(text(one, "at")),
            size(&seen["size"]),
            since(text(seen, "at")),
            text(one, "trouble").into(),
        ]
    };
    let head = head.map(str::to_owned).to_vec();
    std::iter::once(head).chain(list(answer, "members").iter().map(row)).collect()
}

fn contradiction(found: &Value) {
    let (log, witness) = (text(found, "log"), text(found, "witness"));
    let what = if found["same_size"] == true {
        "signed two different trees of one size"
    } else {
        "signed a tree that it did not show to continue the one that was cosigned"
    };
    say(format!("\n{log} {what}. Found with {witness} as the witness, entry {}.", found["position"]));
    say(format!("cosigned by {witness}:\n{}", text(found, "held").trim_end()));
    say(format!("refused by {witness}:\n{}", text(found, "shown").trim_end()));
}

/// The checkpoint with cosignatures: ours, or what this node cosigned of a member's ledger.
pub(super) async fn checkpoint(session: &Session, of: Option<&str>) -> Outcome {
    let answer = session.client.get("/ledger/witnesses").await?;
    let (note, none) = match of {
        None => (text(&answer["asked"], "note"), "no checkpoint was given to witnesses yet".to_owned()),
        Some(member) => {
            let known = list(&answer, "members").iter().find(|one| text(one, "member") == member);
            let seen = known.map_or("", |known| text(&known["witnessed"], "note"));
            (seen, format!("this node has cosigned nothing of the ledger of \"{member}\""))
        }
    };
    if note.is_empty() {
        return Err(Failure::No(none));
    }
    session.print(&json!({ "note": note }), |_| say(note.trim_end()));
    Ok(())
}

/// One line for `tansiq node check`, and whether it is well.
pub(super) fn check(answer: &Value) -> (bool, String) {
    let members = list(answer, "members");
    let of = |state: &str| {
        let there = members.iter().filter(|one| text(one, "state") == state);
        there.map(|one| text(one, "member")).collect::<Vec<_>>()
    };
    let against = of("contradiction");
    if !against.is_empty() {
        let with = against.join(", ");
        return (
            false,
            format!("two histories of a ledger were found with {with}: `tansiq ledger witnesses`"),
        );
    }
    let late = [of("behind"), of("never")].concat();
    let asked = members.len() - of("inactive").len() - of("not-asked").len();
    let waits = if late.is_empty() { String::new() } else { format!("; not yet by {}", late.join(", ")) };
    (true, format!("the last checkpoint is cosigned by {} of {asked} members{waits}", of("cosigned").len()))
}
