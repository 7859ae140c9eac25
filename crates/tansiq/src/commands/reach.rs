//! Whom a clearance does not reach, for whoever wrote it or reads it at a terminal.

use crate::output::{list, text};
use serde_json::Value;

/// One line for each member that holds statements of whom it clears and does not get it; empty for none.
pub(super) fn not_reached(answer: &Value) -> String {
    let mut out = String::new();
    for member in list(answer, "not_reached") {
        let stopped = if member["suspended"] == true { " (deliveries to it are stopped)" } else { "" };
        let people = match list(member, "subjects").len() {
            0 | 1 => "him".to_owned(),
            n => format!("{n} of them"),
        };
        out.push_str(&format!(
            "\nNOT CLEARED AT {}: it holds statements of {people} and does not get this{stopped}",
            text(member, "member")
        ));
        for reason in list(member, "reasons") {
            out.push_str(&format!("\n  {}", text(reason, "text")));
        }
    }
    out
}
