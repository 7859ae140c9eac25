//! Every entry of a list against what was taken in of it: the reports that say the difference, signed.

use super::delisting::{delisting, ended};
use super::difference::{Difference, is_another};
use super::entry::ListEntry;
use super::guard;
use super::held::Held;
use super::summary::ImportSummary;
use crate::earlier::Earlier;
use crate::error::{Error, Refused};
use crate::import::{Import, Progress, Step};
use crate::intake::Intake;
use crate::submit::entry;
use jiff::civil::Date;
use std::collections::HashSet;
use tansiq_formats::{Imported, SourceKey};
use tansiq_report::{Draft, Faults, Validated, Writing};

/// A list whose differences are checked and signed, ready to be appended.
pub(crate) struct Prepared {
    pub(crate) summary: ImportSummary,
    /// Clearances first: whoever is off the list is told before whoever is on it.
    clearances: Vec<Vec<u8>>,
    listings: Vec<Vec<u8>>,
}

/// What makes the reports of one import.
pub(crate) struct Preparing<'a> {
    intake: &'a Intake,
    import: &'a Import<'a>,
    earlier: &'a Earlier,
    random: &'a mut dyn FnMut() -> [u8; 16],
    /// Whether the file is the whole list.
    whole: bool,
    /// From when the list is as the file says.
    day: Date,
    prepared: Prepared,
}

/// An entry that is refused, or an import that cannot go on.
enum Stop {
    Entry(Faults),
    Import(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        match error {
            Error::Draft(faults) => Stop::Entry(faults),
            error => Stop::Import(error),
        }
    }
}

impl Prepared {
    pub(crate) fn into_payloads(self) -> (ImportSummary, Vec<Vec<u8>>) {
        let mut payloads = self.clearances;
        payloads.extend(self.listings);
        (self.summary, payloads)
    }

    /// Compares a list with what is known of it. Nothing is stored.
    pub(crate) fn of(
        (intake, earlier): (&Intake, &Earlier),
        import: &Import<'_>,
        list: tansiq_formats::Import,
        random: &mut dyn FnMut() -> [u8; 16],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Prepared, Error> {
        let on_list = earlier.of_list(&list.list).filter(|(_, entry)| entry.is_on_list()).count();
        let summary = ImportSummary::of(&list, on_list, intake.ledger.len());
        let prepared = Prepared { summary, clearances: Vec::new(), listings: Vec::new() };
        let today = import.now.date();
        let day = list.generated.unwrap_or(today).min(today);
        let mut preparing = Preparing { intake, import, earlier, random, whole: list.whole, day, prepared };
        let gone = if list.whole { gone(&list, earlier) } else { Vec::new() };
        preparing.entries(list.entries, progress)?;
        for (source, known) in gone {
            let held = Held::of(known, &intake.ledger)?;
            preparing.delist(source, known, &held)?;
        }
        let Preparing { mut prepared, .. } = preparing;
        let (found, expected) = (prepared.summary.delisted.len(), import.delistings_expected);
        prepared.summary.too_many_delisted = !guard::is_expected(found, on_list, expected);
        if !import.dry_run {
            guard::check(found, on_list, expected)?;
        }
        Ok(prepared)
    }
}

impl Preparing<'_> {
    fn entries(&mut self, entries: Vec<Imported>, progress: &mut dyn FnMut(Progress)) -> Result<(), Error> {
        let of = entries.len();
        let mut refused = Vec::new();
        for (i, imported) in entries.into_iter().enumerate() {
            match self.entry(imported) {
                Ok(()) => {}
                Err(Stop::Entry(faults)) => refused.push(Refused { number: i + 1, faults }),
                Err(Stop::Import(error)) => return Err(error),
            }
            if refused.len() >= Error::MAX_ENTRIES_DESCRIBED {
                break;
            }
            progress(Progress { step: Step::Seal, done: i + 1, of });
        }
        if refused.is_empty() { Ok(()) } else { Err(Error::Entries { refused, of }) }
    }

    fn entry(&mut self, Imported { source, mut draft }: Imported) -> Result<(), Stop> {
        let known = self.earlier.entry(&source);
        let name = source.entry().to_owned();
        let Some(known) = known else {
            let validated = self.read(draft)?;
            self.prepared.summary.added.push(name);
            return Ok(self.list(validated)?);
        };
        // Without a subject of its own it is checked as what is known here, unless that is of another kind.
        let fresh = draft.clone();
        if let Some(subject) = draft.subjects.first_mut() {
            subject.id = Some(known.subject.to_string());
        }
        let validated = self.read(draft)?;
        let difference = Difference::of(known, &validated.report, self.import.now);
        if difference.is_empty() {
            self.prepared.summary.unchanged += 1;
            return Ok(());
        }
        let held = Held::of(known, &self.intake.ledger)?;
        if is_another(known.kind, &held.statements, &validated.report) {
            return Ok(self.replace(&source, known, &held, fresh)?);
        }
        let mut amendment = self.amendment(&validated, difference, &held);
        if known.is_on_list() {
            // Whoever stays on the list is not asked for anew; whoever is back on it is.
            let since = Some(known.since.to_string());
            amendment.statements.iter_mut().for_each(|statement| statement.since.clone_from(&since));
        }
        let checked = self.validate(amendment)?;
        let summary = &mut self.prepared.summary;
        let entries = if known.is_on_list() { &mut summary.amended } else { &mut summary.returned };
        entries.push(name);
        Ok(self.list(checked)?)
    }

    /// An identifier that stands for somebody else now: two people are never one subject.
    fn replace(
        &mut self,
        source: &SourceKey,
        known: &ListEntry,
        held: &Held,
        fresh: Draft,
    ) -> Result<(), Error> {
        if self.whole && known.is_on_list() {
            self.delist(source, known, held)?;
        }
        let validated = self.validate(fresh)?;
        let summary = &mut self.prepared.summary;
        summary.another.push(source.entry().to_owned());
        summary.added.push(source.entry().to_owned());
        self.list(validated)
    }

    /// The report that says what is new or said otherwise, and what is no longer said.
    fn amendment(&self, reading: &Validated, difference: Difference, held: &Held) -> Draft {
        let review = reading.report.label().review();
        let no_longer: HashSet<_> = difference.ended.iter().map(|said| said.id).collect();
        let gone = held.statements.iter().filter(|s| no_longer.contains(&s.id));
        let mut statements = difference.say;
        statements.extend(gone.map(|statement| ended(statement, self.day, review)));
        Draft { statements, ..Draft::from(&reading.report) }
    }

    fn delist(&mut self, source: &SourceKey, known: &ListEntry, held: &Held) -> Result<(), Error> {
        let days = (self.day, self.import.profile.review);
        let Some(draft) = delisting(source, known, held, days) else { return Ok(()) };
        let validated = self.validate(draft)?;
        self.prepared.summary.delisted.push(source.entry().to_owned());
        self.prepared.summary.clearances.push(validated.report.clone());
        let payload = self.seal(validated)?;
        self.prepared.clearances.push(payload);
        Ok(())
    }

    /// Checks a reading of an entry and counts what is unusual in it.
    fn read(&mut self, draft: Draft) -> Result<Validated, Error> {
        let validated = self.validate(draft)?;
        self.prepared.summary.note_unusual(&validated.remarks);
        Ok(validated)
    }

    fn validate(&mut self, draft: Draft) -> Result<Validated, Error> {
        let writing =
            Writing { originator: self.intake.member, now: self.import.now, random: &mut *self.random };
        Ok(draft.validate(writing)?)
    }

    fn list(&mut self, validated: Validated) -> Result<(), Error> {
        let payload = self.seal(validated)?;
        self.prepared.listings.push(payload);
        Ok(())
    }

    fn seal(&mut self, validated: Validated) -> Result<Vec<u8>, Error> {
        let summary = &mut self.prepared.summary;
        summary.subjects += validated.report.subjects().len();
        summary.statements += validated.report.statements().len();
        let sealed = self.intake.seal(validated)?;
        Ok(entry(sealed, self.import.by, self.import.now))
    }
}

/// The entries that were on the list and are not in the file, by their identifiers.
fn gone<'e>(list: &tansiq_formats::Import, earlier: &'e Earlier) -> Vec<(&'e SourceKey, &'e ListEntry)> {
    let here: HashSet<&SourceKey> = list.entries.iter().map(|e| &e.source).chain(&list.empty).collect();
    let of_list = earlier.of_list(&list.list);
    let mut gone: Vec<_> =
        of_list.filter(|(source, entry)| entry.is_on_list() && !here.contains(source)).collect();
    gone.sort_by_key(|(source, _)| *source);
    gone
}
