//! Which texts are in force when, and whom their prohibitions bind.
//!
//! A text releases when every party has signed it, within its term, until a later version that every party has
//! signed begins. When that version's term ends, the earlier one does not come back.
//!
//! A prohibition binds a giver from its own signature, whoever else has signed or not: signing is a promise not
//! to defeat what was signed (Vienna Convention on the Law of Treaties, article 18), and a third party's lost
//! key must not open what the giver closed.

use crate::agreement::Agreement;
use crate::signed::{BadAgreement, SignedAgreement};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::{Keys, Moment};

/// A text of an agreement, who signed it, and from which day to which day it holds unless a signature lacks.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) agreement: Arc<Agreement>,
    pub(crate) signers: BTreeSet<MemberCode>,
    pub(crate) first: i64,
    pub(crate) last: i64,
    /// Another text of the same version is fully signed as well: neither releases.
    pub(crate) disputed: bool,
}

impl Text {
    pub(crate) fn new(agreement: Arc<Agreement>, signers: BTreeSet<MemberCode>) -> Text {
        let (first, last) = (day(agreement.from), day(agreement.until));
        Text { agreement, signers, first, last, disputed: false }
    }
    pub(crate) fn complete(&self) -> bool {
        self.signers.len() == self.agreement.parties().len() && !self.disputed
    }
    pub(crate) fn in_force(&self, day: i64) -> bool {
        self.complete() && (self.first..=self.last).contains(&day)
    }
    /// Whether it is in force on a day or some day after it.
    pub(crate) fn releases_after(&self, day: i64) -> bool {
        self.complete() && self.first <= self.last && day <= self.last
    }
}

/// How a text stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It releases.
    InForce,
    /// These parties have not signed, or with a key that is not believed.
    NotSigned(BTreeSet<MemberCode>),
    /// Signed by all; its term begins on this day.
    Later(Date),
    /// Its term ended on this day.
    Ended(Date),
    /// A later version has taken its place.
    Superseded,
    /// The parties signed two texts with this name and version; neither releases.
    Disputed,
}

impl SignedAgreement {
    /// Checks that this text may stand beside another that is known.
    ///
    /// # Errors
    /// [`BadAgreement::Conflict`]: the same name and version with another text.
    pub fn beside(&self, known: &SignedAgreement) -> Result<(), BadAgreement> {
        let (a, b) = (self.agreement(), known.agreement());
        if a.id() != b.id() || a.version() != b.version() || self.digest() == known.digest() {
            return Ok(());
        }
        Err(BadAgreement::Conflict {
            id: a.id().clone(),
            version: a.version(),
            known: known.digest(),
            found: self.digest(),
        })
    }
}

pub(crate) const MILLIS_PER_DAY: i64 = 86_400_000;

/// Days since 1970-01-01, the only time of which decisions know.
pub(crate) fn day_of(moment: Moment) -> i64 {
    moment.millis().div_euclid(MILLIS_PER_DAY)
}

pub(crate) fn day(date: Date) -> i64 {
    // Proleptic Gregorian days, as in Howard Hinnant's "chrono-compatible low-level date algorithms".
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Puts the known texts in order, by name, version and text, whatever order they come in.
pub(crate) fn texts<'a>(known: impl IntoIterator<Item = &'a SignedAgreement>, keys: &dyn Keys) -> Vec<Text> {
    let mut by_text = BTreeMap::new();
    for signed in known {
        let a = signed.agreement();
        let key = (a.id().clone(), a.version(), signed.digest());
        let signers = by_text.entry(key).or_insert_with(|| (Arc::clone(a), BTreeSet::new()));
        signers.1.extend(signed.signers(keys));
    }
    let mut texts: Vec<Text> =
        by_text.into_values().map(|(agreement, signers)| Text::new(agreement, signers)).collect();
    settle(&mut texts);
    texts
}

/// Finds, for texts in order, which dispute each other and which end because a later version begins.
pub(crate) fn settle(texts: &mut [Text]) {
    for text in texts.iter_mut() {
        (text.last, text.disputed) = (day(text.agreement.until), false);
    }
    dispute(texts);
    supersede(texts);
}

fn dispute(texts: &mut [Text]) {
    let same =
        |a: &Text, b: &Text| (&a.agreement.id, a.agreement.version) == (&b.agreement.id, b.agreement.version);
    for group in texts.chunk_by_mut(same) {
        if group.iter().filter(|t| t.complete()).count() > 1 {
            group.iter_mut().for_each(|t| t.disputed = true);
        }
    }
}

fn supersede(texts: &mut [Text]) {
    for versions in texts.chunk_by_mut(|a, b| a.agreement.id == b.agreement.id) {
        // From the latest version down: the earliest day on which a later, complete text begins.
        let mut begins = i64::MAX;
        let mut version = None;
        let mut begins_above = i64::MAX;
        for text in versions.iter_mut().rev() {
            if version != Some(text.agreement.version) {
                version = Some(text.agreement.version);
                begins_above = begins;
            }
            if text.complete() {
                begins = begins.min(text.first);
            }
            text.last = text.last.min(begins_above.saturating_sub(1));
        }
    }
}

impl Text {
    pub(crate) fn standing(&self, today: i64) -> Standing {
        if self.disputed {
            return Standing::Disputed;
        }
        let missing: BTreeSet<_> = self.agreement.parties.difference(&self.signers).copied().collect();
        if !missing.is_empty() {
            return Standing::NotSigned(missing);
        }
        if today > day(self.agreement.until) {
            return Standing::Ended(self.agreement.until);
        }
        if today > self.last || self.last < self.first {
            return Standing::Superseded;
        }
        if today < self.first { Standing::Later(self.agreement.from) } else { Standing::InForce }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_as_by_the_calendar() {
        for (year, month, dom) in [(1970, 1, 1), (2026, 11, 20), (2000, 2, 29), (1969, 12, 31), (1, 3, 1)] {
            let civil = date(year, month, dom);
            let expected = civil.since(date(1970, 1, 1)).unwrap().get_days();
            assert_eq!(day(civil), i64::from(expected), "{civil}");
        }
        assert_eq!(day_of(Moment::from_millis(-1)), -1);
        assert_eq!(day_of("2026-11-20T23:59:59.999Z".parse().unwrap()), day(date(2026, 11, 20)));
    }
}
