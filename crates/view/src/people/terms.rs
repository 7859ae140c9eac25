//! On what terms statements are held: all that a decision sees of how they came here.

use super::label_text;
use tansiq_agreement::ClauseRef;
use tansiq_label::{Purpose, Set};
use tansiq_report::Moment;

/// How statements are held, as far as a decision looks at it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Terms {
    /// The day on which their report was written, as its first moment: decisions see no more of it.
    pub written: Moment,
    /// For statements that other members gave us: on what terms each giver did. Nothing for our own.
    pub given: Option<Vec<GivenTerms>>,
}

/// On what terms a giver gave a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GivenTerms {
    /// The day on which it was taken in, as its first moment: retention runs from here.
    pub taken: Moment,
    /// Under which clauses. What is no clause's name is left out: it releases nothing.
    pub clauses: Vec<ClauseRef>,
    /// What it may be used for.
    pub purposes: Purposes,
}

/// Purposes in an order, so that terms have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Purposes(pub Set<Purpose>);

impl PartialOrd for Purposes {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Purposes {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.bits().cmp(&other.0.bits())
    }
}

/// The first moment of a day.
pub(crate) fn day_of(moment: Moment) -> Moment {
    const MILLIS_PER_DAY: i64 = 86_400_000;
    Moment::from_millis(moment.millis().div_euclid(MILLIS_PER_DAY) * MILLIS_PER_DAY)
}

/// Each giver's terms on a line: day, purposes, clauses. Names of clauses have no spaces.
pub(crate) fn write_given(given: &[GivenTerms]) -> String {
    let line = |given: &GivenTerms| {
        let mut words = vec![given.taken.millis().to_string(), label_text::words(given.purposes.0)];
        words.extend(given.clauses.iter().map(ToString::to_string));
        words.join(" ")
    };
    given.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub(crate) fn read_given(text: &str) -> Option<Vec<GivenTerms>> {
    let line = |line: &str| {
        let mut words = line.split(' ');
        let taken = Moment::from_millis(words.next()?.parse().ok()?);
        let purposes = Purposes(label_text::set(words.next()?)?);
        let clauses = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
        Some(GivenTerms { taken, clauses, purposes })
    };
    text.lines().map(line).collect()
}
