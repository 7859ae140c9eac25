//! The publisher's events, where they are at hand: every one passes the check, and none is drawn where nothing is known.

use crate::world::{import, report, root};
use std::collections::BTreeMap;
use tansiq_formats::{Format, What};

#[test]
fn every_real_event_becomes_a_report() {
    let Ok(text) = std::fs::read_to_string(root("../shared/data/events/ucdp_ged191_iraq_1989_2018.csv"))
    else {
        println!("skipped: needs ../shared/data/events/ucdp_ged191_iraq_1989_2018.csv");
        return;
    };
    assert_eq!(Format::detect(text.as_bytes()), Format::Ged);
    let import = import(Format::Ged, &text);
    assert_eq!(import.entries.len(), 7_473);
    let mut counts = BTreeMap::<&str, usize>::new();
    for imported in &import.entries {
        for statement in report(imported).statements() {
            *counts.entry(statement.property.name).or_default() += 1;
        }
    }
    // 5,345 exact places, 956 near one, 235 in a district; the others are a province or the country.
    assert_eq!(counts["point"], 6_536);
    assert_eq!(import.remarks.count("point", What::Imprecise), 7_473 - 6_536);
    assert_eq!(counts["date"], 7_473);
}
