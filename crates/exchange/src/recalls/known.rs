//! What there is of recalls at this node: ours with what became of each at every holder, and others' with what we did.

use crate::Error;
use crate::exchange::{Exchange, Inner};
use crate::lanes::Kind;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_label::MemberCode;
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{KeepGround, Recall, RecallGround, RecallReceipt};
use tansiq_report::{Entry, Moment, PrincipalId, RecallId, ReportId, StatementId};

/// A recall of ours and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecallCase {
    /// The recall.
    pub id: RecallId,
    /// When.
    pub at: Moment,
    /// Who decided it.
    pub by: PrincipalId,
    /// Our report.
    pub report: ReportId,
    /// The statements that are taken back.
    pub statements: Vec<StatementId>,
    /// Why.
    pub ground: RecallGround,
    /// From whom it is withdrawn; empty for everybody.
    pub from: Vec<MemberCode>,
    /// The report of ours that says it as it is.
    pub replaced_by: Option<ReportId>,
    /// Why, in words.
    pub reason: String,
    /// Everyone who has it as far as we know, by code, and further along after whoever passed it on.
    pub holders: Vec<HolderState>,
}

/// How a recall stands at one holder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolderState {
    /// Who passed it on to him; nothing for whoever has it from us.
    pub via: Option<MemberCode>,
    /// The holder.
    pub member: MemberCode,
    /// The edition that he has.
    pub item: ReportId,
    /// How far it has come.
    pub reach: Reach,
}

/// How far a recall has come at a holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// No receipt has come.
    NotReached {
        /// Since the recall was ordered.
        since: Moment,
    },
    /// He acted.
    Done {
        /// When, by his receipt.
        at: Moment,
    },
    /// He keeps it.
    Refused {
        /// When, by his receipt.
        at: Moment,
        /// Why.
        ground: KeepGround,
    },
}

/// Another's recall that was taken in here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenRecall {
    /// The recall as it was signed.
    pub recall: Recall,
    /// Who gave it to us.
    pub from: MemberCode,
    /// When we acted, or said that we keep it.
    pub at: Moment,
    /// Why we keep it; nothing when it is done.
    pub kept: Option<KeepGround>,
    /// To whom it was handed on.
    pub passed_to: Vec<MemberCode>,
}

impl Reach {
    /// A word for the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Reach::NotReached { .. } => "not-reached",
            Reach::Done { .. } => "done",
            Reach::Refused { .. } => "refused",
        }
    }
}

impl Exchange {
    /// Our recalls, in the order in which they were decided.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub fn recalls(&self) -> Result<Vec<RecallCase>, Error> {
        let mut cases = Vec::new();
        for ordered in self.inner.parts.lanes.recall_orders()? {
            let entry = self.inner.entry(ordered.position)?;
            cases.extend(entry.map(|entry| self.inner.recall_case(entry)).transpose()?.flatten());
        }
        Ok(cases)
    }

    /// Others' recalls that were taken in, in the order in which we acted on them.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub fn taken_recalls(&self) -> Result<Vec<TakenRecall>, Error> {
        let (inner, mut found) = (&self.inner, Vec::new());
        for taken in inner.parts.lanes.taken_recalls()? {
            let Some(Entry::Recalled { at, from, paper, kept }) = inner.entry(taken.position)? else {
                continue;
            };
            let Ok(recall) = Recall::read(&paper) else { continue };
            let passed_to = inner.parts.lanes.has_edition(recall.item)?;
            found.push(TakenRecall { recall, from: from.0, at, kept, passed_to });
        }
        Ok(found)
    }

    /// Why an item that we hold is kept even if it is recalled.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub fn kept(&self, item: ReportId) -> Result<Option<KeepGround>, Error> {
        self.inner.parts.lanes.kept(item)
    }
}

impl Inner {
    fn recall_case(&self, entry: Entry) -> Result<Option<RecallCase>, Error> {
        let Entry::Recall { at, by, recall, report, statements, ground, from, replaced_by, reason } = entry
        else {
            return Ok(None);
        };
        let from: Vec<_> = from.into_iter().map(|member| member.0).collect();
        let mut case = RecallCase {
            id: recall,
            at,
            by,
            report,
            statements,
            ground,
            from,
            replaced_by,
            reason,
            holders: vec![],
        };
        let wanted: BTreeSet<_> = case.statements.iter().copied().collect();
        // By holder and edition, so that nobody stands there twice.
        let mut holders = BTreeMap::new();
        for member in self.parts.lanes.given_to(report)? {
            if !case.from.is_empty() && !case.from.contains(&member) {
                continue;
            }
            for part in self.parts.lanes.editions_of(member, report, recall, None)? {
                if !part.statements.is_disjoint(&wanted) {
                    holders
                        .insert((None, member, part.edition), self.reach(recall, part.edition, member, at)?);
                    self.further(&mut holders, (recall, at), part.edition, member)?;
                }
            }
            for (edition, statements) in self.consented_to(report, member)? {
                if !statements.is_disjoint(&wanted) {
                    self.further(&mut holders, (recall, at), edition, member)?;
                }
            }
        }
        let state = |((via, member, item), reach)| HolderState { via, member, item, reach };
        case.holders = holders.into_iter().map(state).collect();
        Ok(Some(case))
    }

    /// To whom a holder says that he passed an edition on, and what they did.
    fn further(
        &self,
        holders: &mut BTreeMap<(Option<MemberCode>, MemberCode, ReportId), Reach>,
        (recall, at): (RecallId, Moment),
        item: ReportId,
        via: MemberCode,
    ) -> Result<(), Error> {
        let Some(receipt) = self.receipt(recall, item, via)? else { return Ok(()) };
        for member in receipt.passed_to {
            holders.insert((Some(via), member.0, item), self.reach(recall, item, member.0, at)?);
        }
        Ok(())
    }

    /// The editions of a report of ours that a holder may pass on by our consents, with their statements.
    pub(super) fn consented_to(
        &self,
        report: ReportId,
        holder: MemberCode,
    ) -> Result<Vec<(ReportId, BTreeSet<StatementId>)>, Error> {
        let (lanes, mut found) = (&self.parts.lanes, Vec::new());
        for (asked_by, request) in lanes.papers()? {
            if asked_by != holder || lanes.paper(holder, request, Kind::Answer)?.is_none() {
                continue;
            }
            let Some((item, consent, _)) = self.parts.consent(holder, request)? else { continue };
            let given = lanes.given_edition(holder, item)?;
            if consent.originator.0 == self.me() && given.is_some_and(|given| given.report == report) {
                found.push((consent.edition, consent.statements.into_iter().collect()));
            }
        }
        Ok(found)
    }

    fn reach(
        &self,
        recall: RecallId,
        item: ReportId,
        holder: MemberCode,
        since: Moment,
    ) -> Result<Reach, Error> {
        Ok(match self.receipt(recall, item, holder)? {
            None => Reach::NotReached { since },
            Some(RecallReceipt { at, kept: None, .. }) => Reach::Done { at },
            Some(RecallReceipt { at, kept: Some(ground), .. }) => Reach::Refused { at, ground },
        })
    }

    /// The last receipt of a holder.
    pub(super) fn receipt(
        &self,
        recall: RecallId,
        item: ReportId,
        holder: MemberCode,
    ) -> Result<Option<RecallReceipt>, Error> {
        let Some(position) = self.parts.lanes.recall_receipt(recall, item, holder)? else { return Ok(None) };
        Ok(match self.entry(position)? {
            Some(Entry::RecallReceipt { paper, .. }) => RecallReceipt::read(&paper).ok(),
            _ => None,
        })
    }
}
