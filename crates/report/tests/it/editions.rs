//! Editions: what is left when statements are taken away, and that nothing hints at the rest.

use crate::sample::{sample, validate};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tansiq_report::{MemberKey, Report, ReportId, Sealed, StatementId};

fn report() -> Report {
    validate(&sample()).unwrap().report
}

fn ids(report: &Report, properties: &[&str]) -> BTreeSet<StatementId> {
    report.statements().iter().filter(|s| properties.contains(&s.property.name)).map(|s| s.id).collect()
}

#[test]
fn a_reference_to_a_subject_that_is_left_out_goes_too() {
    let report = report();
    let brother =
        report.statements().iter().find(|s| s.property.name == "relative").unwrap().refers_to().unwrap();
    let man: BTreeSet<_> =
        report.statements().iter().filter(|s| s.subject != brother).map(|s| s.id).collect();
    let edition = report.edition(ReportId::from_random([9; 16]), &man).unwrap();
    assert!(edition.statements().iter().all(|s| s.property.name != "relative"));
    assert_eq!(edition.subjects().len(), 1);
    let text = String::from_utf8(edition.canonical()).unwrap();
    assert!(!text.contains(&brother.to_string()) && !text.contains(&report.header().id.to_string()));
}

#[test]
fn nothing_left_is_no_edition() {
    let report = report();
    assert!(report.edition(ReportId::from_random([9; 16]), &BTreeSet::new()).is_none());
    let only_the_link = ids(&report, &["relative"]);
    assert!(report.edition(ReportId::from_random([9; 16]), &only_the_link).is_none());
}

proptest! {
    /// Two reports that differ only in what is left out give the same bytes.
    #[test]
    fn an_edition_says_nothing_about_the_rest(mask in any::<[bool; 5]>(), withheld_value in "[a-z]{1,12}") {
        let report = report();
        let keep: BTreeSet<_> =
            report.statements().iter().zip(mask).filter(|(_, kept)| *kept).map(|(s, _)| s.id).collect();
        let mut other = sample();
        for (i, statement) in report.statements().iter().enumerate() {
            if !keep.contains(&statement.id) && statement.refers_to().is_none() && statement.property.name != "birthDate" {
                let place = other["statements"].as_array_mut().unwrap();
                place[i]["value"] = withheld_value.clone().into();
            }
        }
        let other = validate(&other).unwrap().report;
        let id = ReportId::from_random([9; 16]);
        prop_assert_eq!(
            report.edition(id, &keep).map(|e| e.canonical()),
            other.edition(id, &keep).map(|e| e.canonical())
        );
    }

    /// Whatever is kept can be sealed, opened and read back.
    #[test]
    fn every_edition_opens(mask in any::<[bool; 5]>()) {
        let report = report();
        let keep: BTreeSet<_> =
            report.statements().iter().zip(mask).filter(|(_, kept)| *kept).map(|(s, _)| s.id).collect();
        if let Some(edition) = report.edition(ReportId::from_random([9; 16]), &keep) {
            let sealed = Sealed::seal(edition.clone(), &MemberKey::from_seed(&[1; 32]));
            let opened = Sealed::open_own(sealed.envelope().clone()).unwrap();
            prop_assert_eq!(opened.report(), &edition);
        }
    }
}
