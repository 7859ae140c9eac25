//! What an originator does: order that statements be taken back, and what of that goes to each holder.

use crate::Error;
use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::lanes::GivenPart;
use crate::plan::Body;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::onward::{BadPaper, Signed as _};
use tansiq_report::recall::{Act, Recall, RecallGround};
use tansiq_report::{
    Digest32, DisclosedItem, Entry, Envelope, PrincipalId, RecallId, ReportId, Sealed, StatementId, Text,
    item_digest,
};

/// The longest reason, in characters.
const MAX_REASON_CHARS: usize = 500;

/// What is to be taken back.
#[derive(Debug, Clone)]
pub struct Recalling {
    /// Our report.
    pub report: ReportId,
    /// Which statements of it; all of them when there are none.
    pub statements: BTreeSet<StatementId>,
    /// Why. It says as well whether this is a retraction or a withdrawal.
    pub ground: RecallGround,
    /// From whom it is withdrawn; every holder when there is none. A retraction names none.
    pub from: BTreeSet<MemberCode>,
    /// The report of ours that says it as it is, where it is corrected.
    pub replaced_by: Option<ReportId>,
    /// Why, in words for our own people. It does not leave.
    pub reason: String,
}

/// Why something is not taken back. Nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecallError {
    /// There is no such report of ours, or no such statement in it, or nothing that we hold under this id.
    #[error("not found")]
    NotFound,
    /// It breaks a rule.
    #[error("{field}: expected {expected}")]
    Rule {
        /// What is wrong.
        field: &'static str,
        /// What was expected.
        expected: &'static str,
    },
    /// All of it was taken back before from the same members.
    #[error("expected statements that are not taken back yet; these are")]
    Again,
    /// The paper would break a rule.
    #[error(transparent)]
    Paper(#[from] BadPaper),
    /// Trouble at this node.
    #[error(transparent)]
    Node(#[from] Error),
}

impl Exchange {
    /// Takes statements of a report of ours back. A signed recall goes to everyone who has them.
    ///
    /// # Errors
    /// [`RecallError`]; then nothing leaves.
    pub async fn recall(&self, by: PrincipalId, recalling: Recalling) -> Result<RecallId, RecallError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let (id, entry) = on_a_thread(move || inner.recall_order(by, recalling)).await??;
        self.inner.append(&[entry]).await?;
        Ok(id)
    }

    /// Whether this could be taken back now.
    ///
    /// # Errors
    /// Those of [`Exchange::recall`].
    pub async fn may_recall(&self, by: PrincipalId, recalling: Recalling) -> Result<(), RecallError> {
        let inner = Arc::clone(&self.inner);
        on_a_thread(move || inner.recall_order(by, recalling)).await?.map(drop)
    }
}

impl Inner {
    fn recall_order(&self, by: PrincipalId, wanted: Recalling) -> Result<(RecallId, Entry), RecallError> {
        let rule = |holds: bool, field, expected| {
            if holds { Ok(()) } else { Err(RecallError::Rule { field, expected }) }
        };
        let retraction = wanted.ground.act() == Act::Retraction;
        rule(
            !retraction || wanted.from.is_empty(),
            "from",
            "no member in a retraction: it is for everybody",
        )?;
        let replaces = wanted.replaced_by.is_none() || wanted.ground == RecallGround::Corrected;
        rule(replaces, "replaced_by", "a report only where the ground is corrected")?;
        let reason = wanted.reason.trim();
        let said = (1..=MAX_REASON_CHARS).contains(&reason.chars().count());
        rule(said && !reason.chars().any(char::is_control), "reason", "1 to 500 characters in one line")?;

        self.parts.lanes.catch_up(&self.parts.ledger)?;
        let sealed = self.own_sealed(wanted.report)?.ok_or(RecallError::NotFound)?;
        if let Some(by) = wanted.replaced_by {
            self.own_sealed(by)?.ok_or(RecallError::NotFound)?;
            rule(by != wanted.report, "replaced_by", "another report than the one that is taken back")?;
        }
        let all: BTreeSet<_> = sealed.report().statements().iter().map(|statement| statement.id).collect();
        if !wanted.statements.is_subset(&all) {
            return Err(RecallError::NotFound);
        }
        let statements = if wanted.statements.is_empty() { all } else { wanted.statements };
        if self.is_taken_back(wanted.report, &statements, &wanted.from)? {
            return Err(RecallError::Again);
        }
        let id = RecallId::from_random(self.parts.random.bits());
        let entry = Entry::Recall {
            at: self.parts.clock.now(),
            by,
            recall: id,
            report: wanted.report,
            statements: statements.into_iter().collect(),
            ground: wanted.ground,
            from: wanted.from.into_iter().map(Text).collect(),
            replaced_by: wanted.replaced_by,
            reason: reason.to_owned(),
        };
        Ok((id, entry))
    }

    fn is_taken_back(
        &self,
        report: ReportId,
        statements: &BTreeSet<StatementId>,
        from: &BTreeSet<MemberCode>,
    ) -> Result<bool, Error> {
        // Nothing is taken back from us by name: what is taken back from us is taken back from everybody.
        let members = if from.is_empty() { BTreeSet::from([self.me()]) } else { from.clone() };
        for member in members {
            if !statements.is_subset(&self.parts.lanes.taken_back(member, report)?) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(crate) fn own_sealed(&self, id: ReportId) -> Result<Option<Sealed>, Error> {
        let Some(position) = self.parts.lanes.find(id.bits())? else { return Ok(None) };
        Ok(match self.entry(position)? {
            Some(Entry::Report { sealed, .. }) => Sealed::open_own(sealed).ok(),
            _ => None,
        })
    }

    /// What an order puts on the lane to one member: a recall of each edition that he has, or may give to others; and
    /// once more what is left of the report, where all of what he has must be destroyed.
    pub(crate) fn recall_for(
        &self,
        order: &Entry,
        member: MemberCode,
        uncounted_from: Option<u64>,
    ) -> Result<Vec<Body>, Error> {
        let Entry::Recall { recall, report, ground, from, .. } = order else { return Ok(vec![]) };
        if !from.is_empty() && !from.contains(&Text(member)) {
            return Ok(vec![]);
        }
        let has = self.parts.lanes.editions_of(member, *report, *recall, uncounted_from)?;
        let papers = self.recall_papers(order, member, &has)?;
        let mut bodies: Vec<_> =
            papers.into_iter().map(|paper| Body::Recall { signed: Box::new(paper), has: true }).collect();
        if ground.erases() && !bodies.is_empty() {
            let sealed = self.own_sealed(*report)?;
            let has = has.iter().map(|part| part.edition).collect();
            bodies.extend(sealed.map(|sealed| Body::Rest { sealed: Box::new(sealed), has }));
        }
        Ok(bodies)
    }

    fn recall_papers(
        &self,
        order: &Entry,
        member: MemberCode,
        has: &BTreeSet<GivenPart>,
    ) -> Result<Vec<Envelope>, Error> {
        let Entry::Recall { at, recall, report, statements, ground, replaced_by, .. } = order else {
            return Ok(vec![]);
        };
        let statements: BTreeSet<_> = statements.iter().copied().collect();
        let mut editions: BTreeMap<_, _> =
            has.iter().map(|part| (part.edition, part.statements.clone())).collect();
        editions.extend(self.consented_to(*report, member)?);
        let replaced_by = match replaced_by {
            Some(by) => self.edition_for(*by, member)?,
            None => None,
        };
        let mut papers = Vec::new();
        for (item, part) in editions {
            let recall = Recall {
                id: *recall,
                originator: Text(self.me()),
                holder: (ground.act() == Act::Withdrawal).then_some(Text(member)),
                item,
                statements: part.intersection(&statements).copied().collect(),
                ground: *ground,
                made: *at,
                replaced_by,
            };
            // An edition with none of the statements is not what is taken back.
            papers.extend(recall.sign(&self.parts.key).ok());
        }
        Ok(papers)
    }

    /// What a member gets of a report of ours, by today's terms.
    fn edition_for(&self, report: ReportId, member: MemberCode) -> Result<Option<ReportId>, Error> {
        let Some(sealed) = self.own_sealed(report)? else { return Ok(None) };
        let (directory, now) = (&*self.parts.directory, self.parts.clock.now());
        let terms = crate::release::Terms::of(directory, &self.parts.edition_secret, member, now);
        Ok(terms.rule(sealed.report()).edition.map(|edition| edition.id()))
    }

    /// A recall of ours that was disclosed, made once more; nothing when it cannot be made with the same bytes.
    pub(crate) fn recall_again(&self, to: MemberCode, digest: &Digest32) -> Result<Option<Envelope>, Error> {
        for ordered in self.parts.lanes.recall_orders()? {
            let Some(order) = self.entry(ordered.position)? else { continue };
            let has = self.parts.lanes.editions_of(to, ordered.report, ordered.id, None)?;
            let papers = self.recall_papers(&order, to, &has)?;
            if let Some(paper) = papers.into_iter().find(|paper| item_digest(paper) == *digest) {
                return Ok(Some(paper));
            }
        }
        Ok(None)
    }

    /// Whether something in a delivery was taken back since the delivery was made up.
    pub(crate) fn was_taken_back(&self, to: MemberCode, item: &DisclosedItem) -> Result<bool, Error> {
        let Some(report) = item.report else { return Ok(false) };
        let lanes = &self.parts.lanes;
        let ours = lanes.taken_back(to, report)?;
        if item.statements.iter().any(|statement| ours.contains(statement)) {
            return Ok(true);
        }
        // Another's, that is passed on: by the edition that we hold, or the part of it that was sealed for this.
        let me = self.me();
        for id in [Some(report), item.edition].into_iter().flatten() {
            for held in lanes.held(report)? {
                if lanes.is_recalled(id, me, held.from)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
