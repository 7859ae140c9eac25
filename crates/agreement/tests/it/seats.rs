//! The text of an agreement of four members that sets up a committee.

/// In force between two days, with what its `[committee]` says.
pub fn text(from: &str, until: &str, committee: &str) -> String {
    format!(
        r#"format = "tansiq/agreement/v1"
id = "committee-2026"
version = 1
kind = "committee"
legal_basis = "EXERCISE"
parties = ["AAA", "BBB", "CCC", "DDD"]
start = "beginning"
retention_days = 365
title = {{ en = "EXERCISE", ar = "تمرين" }}
in_force = {{ from = {from}, until = {until} }}

{committee}"#
    )
}
