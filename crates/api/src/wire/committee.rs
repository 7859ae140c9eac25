//! A committee as the page and programs get it.

use super::traffic::words;
use jiff::civil::Date;
use serde::Serialize;
use tansiq_agreement::{Committee, Term};
use utoipa::ToSchema;

/// A committee that an agreement sets up. Its chair leads the work; it reads no more than the other seats.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Committee)]
pub(crate) struct CommitteeShape {
    /// In English.
    title: String,
    /// In Arabic.
    title_ar: String,
    /// In the order in which the chair goes round.
    seats: Vec<String>,
    first_chair: String,
    /// The first day of the first term.
    first_day: String,
    term_months: u32,
    /// What the chair may do; reading is never among it.
    powers: Vec<String>,
    /// What the minute of a hand-over must list.
    minute: Vec<String>,
    /// The term of today; missing when the agreement is not in force or the first term has not begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<TermShape>,
    /// Every term until the agreement ends; not in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<Vec<TermShape>>,
}

/// One term of a chair.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChairTerm)]
pub(crate) struct TermShape {
    /// 1 for the first.
    number: u32,
    /// The seat that has the chair.
    chair: String,
    /// Its first day, from 00:00 UTC.
    first: String,
    /// Its last day, until 24:00 UTC.
    last: String,
}

impl CommitteeShape {
    /// What a list says of a committee. `today` is nothing when the agreement is not in force.
    pub(crate) fn short(committee: &Committee, today: Option<Date>) -> Self {
        CommitteeShape {
            title: committee.title_en().to_owned(),
            title_ar: committee.title_ar().to_owned(),
            seats: committee.seats().iter().map(ToString::to_string).collect(),
            first_chair: committee.first_chair().to_string(),
            first_day: committee.first_day().to_string(),
            term_months: committee.term_months(),
            powers: words(&committee.powers().codes()),
            minute: words(&committee.minute().codes()),
            now: today.and_then(|today| committee.term_on(today)).map(TermShape::from),
            terms: None,
        }
    }

    /// The same with its calendar.
    pub(crate) fn with_terms(self, committee: &Committee) -> Self {
        CommitteeShape { terms: Some(committee.terms().map(TermShape::from).collect()), ..self }
    }
}

impl From<Term> for TermShape {
    fn from(term: Term) -> Self {
        TermShape {
            number: term.number,
            chair: term.chair.to_string(),
            first: term.first.to_string(),
            last: term.last.to_string(),
        }
    }
}
