//! Recalls: an originator takes back what it gave, and each holder says by a signed receipt what it did.
//!
//! ```text
//! originator --Recall--> holder --Recall--> whoever has it from the holder
//! originator <--Receipt- holder <--Receipt- whoever has it from the holder
//! ```
//! Two acts, told apart by the ground. A *retraction* says that it is wrong: whoever has it acts, wherever he has it
//! from, and for ever. A *withdrawal* says that it is true, and no longer for this holder: it names him, and he and
//! whoever has it through him act.
//!
//! A recall names an edition that its reader has, and statements in it: it tells nobody of anything that he lacks.

use crate::id::{RecallId, ReportId, StatementId};
use crate::moment::Moment;
use crate::onward::{BadPaper, Signed, rule};
use crate::text::{Text, serde_as_text};
use crate::validate::MAX_STATEMENTS;
use serde::{Deserialize, Serialize};
use tansiq_label::{MemberCode, finite};

/// The media type of a signed recall.
pub const RECALL_TYPE: &str = "application/vnd.tansiq.recall.v1+json";
/// The media type of a signed receipt for a recall.
pub const RECALL_RECEIPT_TYPE: &str = "application/vnd.tansiq.recall-receipt.v1+json";
/// The most members of which one receipt says that the item was passed on to them.
pub const MAX_PASSED_TO: usize = 1_000;

finite! {
    /// What a recall says.
    Act, "act":
    /// It is wrong, for everybody and for ever.
    Retraction = "retraction",
    /// It is true, and no longer for this holder.
    Withdrawal = "withdrawal",
}
serde_as_text!(Act);

finite! {
    /// Why something is recalled.
    RecallGround, "ground":
    /// It turned out not to be true.
    NotTrue = "not-true",
    /// It is about somebody else.
    WrongPerson = "wrong-person",
    /// Something in it was wrong, and another report says it as it is.
    Corrected = "corrected",
    /// It should never have been collected or kept.
    Unlawful = "unlawful",
    /// It went to somebody for whom it was not meant.
    WrongRecipient = "wrong-recipient",
    /// A source, a witness or an operation is in danger.
    Protection = "protection",
    /// What it was given for is over: the case, the agreement, the time of retention.
    NoLongerNeeded = "no-longer-needed",
}
serde_as_text!(RecallGround);

impl RecallGround {
    /// Which act it is a ground for.
    pub const fn act(self) -> Act {
        match self {
            Self::NotTrue | Self::WrongPerson | Self::Corrected | Self::Unlawful => Act::Retraction,
            Self::WrongRecipient | Self::Protection | Self::NoLongerNeeded => Act::Withdrawal,
        }
    }

    /// Whether a holder destroys what it has, and does not only set it aside.
    ///
    /// What was merely untrue or corrected stays in the ledger, unread, so that it can be reconstructed what a
    /// decision of that time rested on.
    pub const fn erases(self) -> bool {
        !matches!(self, Self::NotTrue | Self::Corrected)
    }
}

finite! {
    /// Why a holder keeps what was recalled.
    KeepGround, "ground":
    /// It is in the file of a court.
    CourtFile = "court-file",
    /// The holder's law makes it keep it.
    Law = "law",
    /// A duty to warn somebody rests on it and is not discharged.
    Warning = "warning",
    /// An oversight body has begun to look into it.
    Oversight = "oversight",
}
serde_as_text!(KeepGround);

/// An originator takes back statements of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recall {
    /// The recall. Papers about other editions of the same report, and to other holders, have the same.
    pub id: RecallId,
    /// Who takes back.
    pub originator: Text<MemberCode>,
    /// From whom it is withdrawn; nothing for a retraction, which is for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Text<MemberCode>>,
    /// The edition.
    pub item: ReportId,
    /// The statements in it, in the order of their ids; not empty.
    pub statements: Vec<StatementId>,
    /// Why.
    pub ground: RecallGround,
    /// When.
    pub made: Moment,
    /// The edition that says it as it is, where whoever has this one is given that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<ReportId>,
}

/// A holder's receipt for a recall. A later one about the same takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecallReceipt {
    /// The recall.
    pub recall: RecallId,
    /// The edition.
    pub item: ReportId,
    /// Who took it back.
    pub originator: Text<MemberCode>,
    /// Who has it.
    pub holder: Text<MemberCode>,
    /// Why it is kept; nothing once it is done: nobody reads it there any more, and where the ground asks for it, its
    /// content is destroyed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeepGround>,
    /// When.
    pub at: Moment,
    /// To whom the holder had passed it on: the recall goes on to them. By code, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_to: Vec<Text<MemberCode>>,
}

impl Signed for Recall {
    const TYPE: &'static str = RECALL_TYPE;
    const WHAT: &'static str = "a recall";

    fn signer(&self) -> MemberCode {
        self.originator.0
    }
    fn signed_at(&self) -> Moment {
        self.made
    }
    fn check(&self) -> Result<(), BadPaper> {
        let withdrawal = self.ground.act() == Act::Withdrawal;
        rule(self.holder.is_some() == withdrawal, "a holder in a withdrawal, and none in a retraction")?;
        rule(self.holder != Some(self.originator), "a holder that is not the originator")?;
        let named = (1..=MAX_STATEMENTS).contains(&self.statements.len());
        rule(named, "one statement at least, and no more than a report has")?;
        let order = self.statements.is_sorted_by(|a, b| a < b);
        rule(order, "each statement once, in the order of their ids")?;
        let replaced = self.replaced_by.is_none() || self.ground == RecallGround::Corrected;
        rule(replaced, "what takes its place only where the ground is corrected")
    }
}

impl Signed for RecallReceipt {
    const TYPE: &'static str = RECALL_RECEIPT_TYPE;
    const WHAT: &'static str = "a receipt for a recall";

    fn signer(&self) -> MemberCode {
        self.holder.0
    }
    fn signed_at(&self) -> Moment {
        self.at
    }
    fn check(&self) -> Result<(), BadPaper> {
        rule(self.holder != self.originator, "a holder that is not the originator")?;
        let order = self.passed_to.is_sorted_by(|a, b| a.0 < b.0);
        rule(order && self.passed_to.len() <= MAX_PASSED_TO, "each member once, in the order of their codes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tansiq_label::Finite as _;

    #[test]
    fn a_recall_that_breaks_a_rule_is_not_signed() {
        let code = |text: &str| Text(text.parse().unwrap());
        let id = |n| StatementId::from_random([n; 16]);
        let good = Recall {
            id: RecallId::from_random([1; 16]),
            originator: code("BGD"),
            holder: None,
            item: ReportId::from_random([2; 16]),
            statements: vec![id(1), id(2)],
            ground: RecallGround::NotTrue,
            made: Moment::from_millis(0),
            replaced_by: None,
        };
        assert_eq!(good.check(), Ok(()));
        let breaks = |change: &dyn Fn(&mut Recall)| {
            let mut bad = good.clone();
            change(&mut bad);
            assert!(bad.check().is_err(), "{bad:?}");
        };
        breaks(&|r| r.holder = Some(code("AMM")));
        breaks(&|r| r.ground = RecallGround::Protection);
        breaks(&|r| (r.ground, r.holder) = (RecallGround::Protection, Some(code("BGD"))));
        breaks(&|r| r.statements.clear());
        breaks(&|r| r.statements.reverse());
        breaks(&|r| r.statements = vec![id(1), id(1)]);
        breaks(&|r| r.replaced_by = Some(r.item));
    }

    #[test]
    fn every_withdrawal_destroys() {
        for ground in RecallGround::ALL {
            assert!(ground.act() == Act::Retraction || ground.erases(), "{ground:?}");
        }
    }
}
