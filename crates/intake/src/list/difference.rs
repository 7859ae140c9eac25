//! What a new reading of an entry says that the earlier one did not, what it says no longer, and whether the two are
//! about the same one at all. Pure.

use super::entry::{ListEntry, Said, digests, header_of};
use jiff::{Span, civil::Date};
use std::collections::HashSet;
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};
use tansiq_report::{Moment, Report, Statement, StatementText, SubjectKind};

/// An entry is said anew when its review date is nearer than so many days: after that date it would be released to
/// nobody.
const RENEW_DAYS_BEFORE_REVIEW: i32 = 60;

/// How a reading differs from what is known of its entry.
#[derive(Debug, Default)]
pub(crate) struct Difference {
    /// What is said. A statement that was said before in another way has its id of then.
    pub(crate) say: Vec<StatementText>,
    /// What is said no longer.
    pub(crate) ended: Vec<Said>,
}

impl Difference {
    /// Everything is said again, under the old ids, where the entry was off the list (so that it is newer than the
    /// clearance), its header differs, or its review date is near.
    pub(crate) fn of(known: &ListEntry, report: &Report, now: Moment) -> Difference {
        let review = known.said.values().map(|said| said.review).min();
        let all = !known.is_on_list()
            || known.header != header_of(report)
            || review.is_none_or(|before| is_due(before, report.label().review(), now));
        let mut difference = Difference::default();
        let mut still_said = HashSet::new();
        for statement in report.statements() {
            let (what, how) = digests(statement);
            let before = known.said.get(&what);
            still_said.insert(what);
            if all || before.is_none_or(|before| before.how != how) {
                let mut text = StatementText::from(statement);
                text.id = before.map(|before| before.id.to_string()).or(text.id);
                difference.say.push(text);
            }
        }
        let ended = known.said.iter().filter(|(what, _)| !still_said.contains(what));
        difference.ended = ended.map(|(_, said)| *said).collect();
        difference.ended.sort_by_key(|said| said.id);
        difference
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.say.is_empty() && self.ended.is_empty()
    }
}

/// Whether an entry needs another review date. An earlier one than it has is a wish of whoever imports.
fn is_due(review_before: Date, review_now: Date, now: Moment) -> bool {
    let soon = now.date().checked_add(Span::new().days(RENEW_DAYS_BEFORE_REVIEW)).unwrap_or(Date::MAX);
    review_before > review_now || (review_before <= soon && review_before != review_now)
}

/// Whether an identifier stands for somebody else now: another kind of subject, or a person of whom no name is like
/// one of before and no date of birth agrees with one of before.
pub(crate) fn is_another(known: SubjectKind, before: &[Statement], report: &Report) -> bool {
    if report.subjects().values().any(|kind| *kind != known) {
        return true;
    }
    let now = report.statements();
    known == SubjectKind::Person && no_birth_agrees(before, now) && no_name_is_like(before, now)
}

/// A date that says less agrees with one that says more: 1971 with 1971-03-05.
fn no_birth_agrees(before: &[Statement], now: &[Statement]) -> bool {
    let agree = |one: &&str, other: &&str| one.starts_with(*other) || other.starts_with(*one);
    none_agrees(values(before, &["birthDate"]), values(now, &["birthDate"]), agree)
}

fn no_name_is_like(before: &[Statement], now: &[Statement]) -> bool {
    let names = |said| -> Vec<Name> {
        values(said, &["name", "alias"]).into_iter().filter_map(|name| Name::analyse(name).ok()).collect()
    };
    none_agrees(names(before), names(now), |one, other| score(one, other) >= DEFAULT_THRESHOLD)
}

/// Whether both say something and nothing of it agrees.
fn none_agrees<T>(before: Vec<T>, now: Vec<T>, agree: impl Fn(&T, &T) -> bool) -> bool {
    let said = !before.is_empty() && !now.is_empty();
    said && !before.iter().any(|one| now.iter().any(|other| agree(one, other)))
}

fn values<'s>(said: &'s [Statement], properties: &[&str]) -> Vec<&'s str> {
    let of = |s: &&Statement| properties.contains(&s.property.name);
    said.iter().filter(of).map(|s| s.value.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_entry_is_renewed_when_its_review_is_near() {
        let now: Moment = "2026-11-20T12:00:00.000Z".parse().unwrap();
        let check = |before, after, expected| assert_eq!(is_due(before, after, now), expected);
        let (later, far) = (date(2027, 11, 20), date(2027, 11, 21));
        check(later, far, false);
        check(far, later, true);
        check(date(2026, 12, 1), later, true);
        check(date(2026, 12, 1), date(2026, 12, 1), false);
    }

    #[test]
    fn births_agree_as_far_as_they_go() {
        let none = |before: &[&str], now: &[&str]| {
            none_agrees(before.to_vec(), now.to_vec(), |one: &&str, other: &&str| {
                one.starts_with(*other) || other.starts_with(*one)
            })
        };
        assert!(!none(&["1971"], &["1971-03-05"]));
        assert!(!none(&["1971-03-05", "1972"], &["1972"]));
        assert!(none(&["1971"], &["1972"]));
        assert!(!none(&[], &["1972"]), "what was not said does not differ");
    }
}
