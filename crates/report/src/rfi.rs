//! Requests for information (RFI): a member asks another one, which answers in whole, in part, or refuses on a ground.
//!
//! ```text
//! asker --Rfi--> asked        what is asked is a report of the asker's that the asked member has
//! asker <--RfiAnswer-- asked  what answers it are reports of the asked member's that the asker has
//! ```
//! The papers hold no content. What is asked and what answers it are reports, statement by statement under the agreements;
//! the papers say which editions they are, by when, on which case, and how it ended. Both sides read the same deadline.

use crate::id::{ReportId, RfiId};
use crate::moment::Moment;
use crate::onward::{BadPaper, Signed, rule};
use crate::text::{Text, serde_as_text};
use crate::validate::MAX_LEGAL_BASIS_CHARS;
use crate::words::Precedence;
use serde::{Deserialize, Serialize};
use tansiq_label::{MemberCode, Purpose, finite};

/// The media type of a signed request for information.
pub const RFI_TYPE: &str = "application/vnd.tansiq.rfi.v1+json";
/// The media type of a signed answer to one.
pub const RFI_ANSWER_TYPE: &str = "application/vnd.tansiq.rfi-answer.v1+json";
/// The most reports that one answer names.
pub const MAX_ANSWERING: usize = 1_000;
/// The longest time for an answer, in days: whoever is asked for longer has been forgotten.
pub const MAX_RFI_DAYS: i64 = 90;
const DAY_MILLIS: i64 = 86_400_000;

finite! {
    /// How much of what was asked is answered.
    Extent, "extent":
    /// All that the member may say; with no report it says that it has nothing.
    Whole = "whole",
    /// Some of it: the rest comes later, or is refused on the ground that is named.
    Part = "part",
    /// Nothing, on the ground that is named.
    Refused = "refused",
}
serde_as_text!(Extent);

finite! {
    /// Why a member does not answer, or not all.
    RfiGround, "ground":
    /// Its law asks for a warrant or an order of a court, and none was shown.
    NoWarrant = "no-warrant",
    /// What is pursued is of a political or religious character.
    PoliticalOrReligious = "political-or-religious",
    /// There is a risk of torture or other ill-treatment.
    TortureRisk = "torture-risk",
    /// It is another originator's, who does not let it be passed on.
    ThirdPartyRule = "third-party-rule",
    /// What there is is too doubtful to be given.
    Quality = "quality",
    /// It asks for more than its purpose needs.
    Disproportion = "disproportion",
}
serde_as_text!(RfiGround);

/// A request for information.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rfi {
    /// The request.
    pub id: RfiId,
    /// Who asks.
    pub asker: Text<MemberCode>,
    /// Who is asked.
    pub asked: Text<MemberCode>,
    /// How fast it must be handled.
    pub precedence: Precedence,
    /// What the answer would be used for.
    pub purpose: Text<Purpose>,
    /// The case, and the law on which it is asked.
    pub case: String,
    /// What is asked: the edition of the asker's report that the asked member gets.
    pub question: ReportId,
    /// When.
    pub made: Moment,
    /// Until when an answer is needed.
    pub due: Moment,
    /// The agreement in whose committee the asker has the chair and tasks a seat; nothing where a member asks for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_chair: Option<String>,
}

/// An answer to a request for information. After one in part, another may follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RfiAnswer {
    /// The request.
    pub rfi: RfiId,
    /// Who asked.
    pub asker: Text<MemberCode>,
    /// Who answers.
    pub asked: Text<MemberCode>,
    /// How much of it.
    pub extent: Extent,
    /// Why not all of it; always where it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<RfiGround>,
    /// What answers it: editions of reports that the asker gets, by id, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ReportId>,
    /// When.
    pub answered: Moment,
}

/// Whether a media type is one of these papers.
pub fn is_rfi_type(payload_type: &str) -> bool {
    [RFI_TYPE, RFI_ANSWER_TYPE].contains(&payload_type)
}

impl Signed for Rfi {
    const TYPE: &'static str = RFI_TYPE;
    const WHAT: &'static str = "a request for information";

    fn signer(&self) -> MemberCode {
        self.asker.0
    }
    fn signed_at(&self) -> Moment {
        self.made
    }
    fn check(&self) -> Result<(), BadPaper> {
        rule(self.asker != self.asked, "an asker and an asked member that are two")?;
        let prose = !self.case.trim().is_empty() && !self.case.chars().any(char::is_control);
        let short = self.case.chars().count() <= MAX_LEGAL_BASIS_CHARS;
        rule(prose && short, "a case of 1 to 500 characters in one line")?;
        let in_time = self.made < self.due && self.due <= self.made.plus_millis(MAX_RFI_DAYS * DAY_MILLIS);
        rule(in_time, "a deadline after the request, and at most 90 days after it")
    }
}

impl Signed for RfiAnswer {
    const TYPE: &'static str = RFI_ANSWER_TYPE;
    const WHAT: &'static str = "an answer to a request for information";

    fn signer(&self) -> MemberCode {
        self.asked.0
    }
    fn signed_at(&self) -> Moment {
        self.answered
    }
    fn check(&self) -> Result<(), BadPaper> {
        rule(self.asker != self.asked, "an asker and an asked member that are two")?;
        let order = self.reports.is_sorted_by(|a, b| a < b) && self.reports.len() <= MAX_ANSWERING;
        rule(order, "at most 1,000 reports, each once, in the order of their ids")?;
        match self.extent {
            Extent::Whole => rule(self.ground.is_none(), "no ground for refusing where all is answered"),
            Extent::Part => rule(!self.reports.is_empty(), "a report that answers in part"),
            Extent::Refused => {
                let refused = self.ground.is_some() && self.reports.is_empty();
                rule(refused, "a ground and no report where it is refused")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_that_break_a_rule_are_not_signed() {
        let code = |text: &str| Text(text.parse().unwrap());
        let (made, id) = (Moment::from_millis(0), ReportId::from_random([2; 16]));
        let good = Rfi {
            id: RfiId::from_random([1; 16]),
            asker: code("BGD"),
            asked: code("AMM"),
            precedence: Precedence::Priority,
            purpose: Text(Purpose::Arrest),
            case: "EXERCISE case 4".into(),
            question: id,
            made,
            due: made.plus_millis(DAY_MILLIS),
            as_chair: None,
        };
        assert_eq!(good.check(), Ok(()));
        let breaks = |change: &dyn Fn(&mut Rfi)| {
            let mut bad = good.clone();
            change(&mut bad);
            assert!(bad.check().is_err(), "{bad:?}");
        };
        breaks(&|rfi| rfi.asked = rfi.asker);
        breaks(&|rfi| rfi.case = " ".into());
        breaks(&|rfi| rfi.case = "EXERCISE\nin two lines".into());
        breaks(&|rfi| rfi.due = rfi.made);
        breaks(&|rfi| rfi.due = rfi.made.plus_millis(91 * DAY_MILLIS));

        let answer = |extent, ground, reports: &[ReportId]| RfiAnswer {
            rfi: good.id,
            asker: good.asker,
            asked: good.asked,
            extent,
            ground,
            reports: reports.to_vec(),
            answered: made,
        };
        let (quality, other) = (Some(RfiGround::Quality), ReportId::from_random([3; 16]));
        for (extent, ground, reports, holds) in [
            (Extent::Whole, None, &[id, other][..], true),
            (Extent::Whole, None, &[], true),
            (Extent::Whole, quality, &[id], false),
            (Extent::Whole, None, &[other, id], false),
            (Extent::Part, None, &[id], true),
            (Extent::Part, quality, &[id], true),
            (Extent::Part, quality, &[], false),
            (Extent::Refused, quality, &[], true),
            (Extent::Refused, None, &[], false),
            (Extent::Refused, quality, &[id], false),
        ] {
            let answer = answer(extent, ground, reports);
            assert_eq!(answer.check().is_ok(), holds, "{answer:?}");
        }
    }
}
