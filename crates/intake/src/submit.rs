//! One report: checked, signed, appended.

use crate::error::Error;
use crate::intake::Intake;
use tansiq_ledger::{Position, Receipt, TreeSize};
use tansiq_report::{Draft, Entry, Moment, PrincipalId, Remark, ReportId, Sealed};

/// A report that is stored durably.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    /// Its id.
    pub report: ReportId,
    /// Where it stands in the ledger.
    pub position: Position,
    /// How many entries the ledger had then.
    pub tree_size: TreeSize,
    /// How many statements it has.
    pub statements: usize,
    /// How many subjects.
    pub subjects: usize,
    /// Values that were kept in an unusual form: the place in the draft, and what was expected there.
    pub remarks: Vec<(String, Remark)>,
    /// Whether the very same report was here already; nothing was appended then.
    pub duplicate: bool,
}

/// A report that is ready to be appended, or that is here already.
enum Ready<'a> {
    New(Box<Sealed>, Option<UnderWay<'a>>),
    Here(Position),
}

/// Keeps the same id from being submitted twice at once, until its report is in the ledger or has failed.
struct UnderWay<'a> {
    intake: &'a Intake,
    id: ReportId,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.intake.earlier.lock().under_way.remove(&self.id);
    }
}

impl Intake {
    /// Takes in one report, submitted by `by` at `now`; `random` gives the ids.
    ///
    /// A draft without an id is a new report each time. A draft that says its id, time of writing and every other id
    /// is the same report each time: it is stored once.
    ///
    /// Checking and signing happen on the calling thread, and a draft that brings its id first looks through the
    /// ledger and waits for an import under way: for those, and for long reports, [`Intake::submit_blocking`] on a
    /// thread of its own is better.
    ///
    /// # Errors
    /// [`Error::Draft`], [`Error::TooLong`], [`Error::IdTaken`], [`Error::Ledger`]. Nothing is stored.
    pub async fn submit(
        &self,
        draft: Draft,
        by: PrincipalId,
        now: Moment,
        random: &mut (dyn FnMut() -> [u8; 16] + Send),
    ) -> Result<Submitted, Error> {
        let (mut submitted, ready) = self.ready(draft, now, random)?;
        match ready {
            Ready::Here(position) => Ok(self.already(submitted, position)),
            Ready::New(sealed, _under_way) => {
                let receipt = self.ledger.append(entry(*sealed, by, now)).await?;
                place(&mut submitted, receipt);
                Ok(submitted)
            }
        }
    }

    /// [`Intake::submit`] for a thread that may block. Never call it from a task of an async runtime.
    ///
    /// # Errors
    /// Those of [`Intake::submit`].
    pub fn submit_blocking(
        &self,
        draft: Draft,
        by: PrincipalId,
        now: Moment,
        random: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<Submitted, Error> {
        let (mut submitted, ready) = self.ready(draft, now, random)?;
        match ready {
            Ready::Here(position) => Ok(self.already(submitted, position)),
            Ready::New(sealed, _under_way) => {
                let receipt = self.ledger.append_blocking(entry(*sealed, by, now))?;
                place(&mut submitted, receipt);
                Ok(submitted)
            }
        }
    }

    fn ready(
        &self,
        draft: Draft,
        now: Moment,
        random: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<(Submitted, Ready<'_>), Error> {
        // Only a draft that brings its id can meet another: ours are random.
        let brings_id = draft.id.is_some();
        let validated = draft.validate(tansiq_report::Writing { originator: self.member, now, random })?;
        let submitted = Submitted {
            report: validated.report.header().id,
            position: Position::default(),
            tree_size: TreeSize::EMPTY,
            statements: validated.report.statements().len(),
            subjects: validated.report.subjects().len(),
            remarks: validated.remarks.clone(),
            duplicate: false,
        };
        let sealed = self.seal(validated)?;
        let mut under_way = None;
        if brings_id {
            let mut earlier = self.earlier.lock();
            earlier.catch_up(&self.ledger, self.member)?;
            if let Some((position, content)) = earlier.report(submitted.report) {
                let same = content == sealed.content();
                return if same {
                    Ok((submitted, Ready::Here(position)))
                } else {
                    Err(Error::IdTaken { id: submitted.report })
                };
            }
            if !earlier.under_way.insert(submitted.report) {
                return Err(Error::IdTaken { id: submitted.report });
            }
            under_way = Some(UnderWay { intake: self, id: submitted.report });
        }
        Ok((submitted, Ready::New(Box::new(sealed), under_way)))
    }

    fn already(&self, submitted: Submitted, position: Position) -> Submitted {
        tracing::info!(report = %submitted.report, position = position.0, "report was here already");
        Submitted { position, tree_size: self.ledger.len(), duplicate: true, ..submitted }
    }
}

fn place(submitted: &mut Submitted, receipt: Receipt) {
    submitted.position = receipt.position;
    submitted.tree_size = receipt.tree_size;
    submitted.duplicate = receipt.duplicate;
    tracing::info!(
        report = %submitted.report,
        position = receipt.position.0,
        statements = submitted.statements,
        "report taken in"
    );
}

pub(crate) fn entry(sealed: Sealed, by: PrincipalId, at: Moment) -> Vec<u8> {
    Entry::Report { at, by, sealed: sealed.envelope().clone() }.to_bytes()
}
