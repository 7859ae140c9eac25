//! The publisher's list, where it is at hand: every entry passes the check, and nothing in it is unknown.

use crate::world::{import, report, root};
use std::collections::BTreeMap;
use tansiq_formats::{Format, What};

#[test]
fn every_entry_of_the_real_list_becomes_a_report() {
    let Ok(text) = std::fs::read_to_string(root("../shared/data/lists/un_consolidated_part.xml")) else {
        println!("skipped: needs ../shared/data/lists/un_consolidated_part.xml");
        return;
    };
    let import = import(Format::Un, &text);
    assert_eq!(import.entries.len(), 652);
    let mut kinds = BTreeMap::<String, usize>::new();
    let mut counts = BTreeMap::<&str, usize>::new();
    for imported in &import.entries {
        let report = report(imported);
        for kind in report.subjects().values() {
            *kinds.entry(kind.to_string()).or_default() += 1;
        }
        for statement in report.statements() {
            *counts.entry(statement.property.name).or_default() += 1;
        }
    }
    assert_eq!(kinds["person"], 379);
    assert_eq!(kinds["organisation"], 273);
    assert_eq!((counts["listing"], counts["listedOn"]), (652, 652));
    // 223 original scripts beside 652 names; 379 + 735 - 207 aliases without a name, some of them several in one.
    assert!(counts["name"] >= 652 + 200, "{counts:?}");
    assert!(counts["alias"] + counts["weakAlias"] > 1_700, "{counts:?}");
    assert!(counts["passportNumber"] > 140 && counts["idNumber"] > 60, "{counts:?}");
    assert!(import.remarks.iter().all(|r| r.what != What::UnknownField), "{:?}", import.remarks);
}
