//! From a draft to a report: every fault named with its place, or a report of which everything holds.

use crate::draft::{Draft, FORMAT, StatementText, SubjectText};
use crate::fault::{Fault, Faults};
use crate::id::{ReportId, StatementId, SubjectId};
use crate::label_text::LabelText;
use crate::moment::Moment;
use crate::property::{Property, Remark, ValueType};
use crate::report::{Header, Original, Provenance, Report, Statement};
use crate::resolution;
use crate::words::{Precedence, ReportKind, SubjectKind};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::str::FromStr;
use tansiq_label::{Finite as _, Label, MemberCode, PersonCategory};

/// The most statements in one report: as many as one signature and one delivery carry comfortably (about 8 MiB).
pub const MAX_STATEMENTS: usize = 10_000;
/// The most subjects in one report.
pub const MAX_SUBJECTS: usize = 2_000;
/// The longest legal basis, in characters: a citation, not a text.
pub const MAX_LEGAL_BASIS_CHARS: usize = 500;
/// The longest reference and language tag, in characters.
pub const MAX_REFERENCE_CHARS: usize = 500;
/// How far ahead of ours a clock may be: nodes keep time by NTP, and five minutes is what Kerberos allows.
pub const MAX_CLOCK_SKEW_MILLIS: i64 = 5 * 60 * 1000;
/// The longest time until somebody must look at a statement again: five years, as in INTERPOL's rules (article 49).
pub const MAX_REVIEW_YEARS: i16 = 5;

/// Where the parts of a report come from that its draft may leave out.
pub struct Writing<'a> {
    /// This node's member: the originator.
    pub originator: MemberCode,
    /// Now.
    pub now: Moment,
    /// A source of 128 random bits.
    pub random: &'a mut dyn FnMut() -> [u8; 16],
}

/// A report and what was remarked about its content: the place, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validated {
    /// The report.
    pub report: Report,
    /// Values that were kept though their form is unusual.
    pub remarks: Vec<(String, Remark)>,
}

impl Draft {
    /// Checks a draft that is being written at its originator's node; ids, originator and time are filled in.
    ///
    /// # Errors
    /// Every fault with its place.
    pub fn validate(self, mut writing: Writing<'_>) -> Result<Validated, Faults> {
        let (originator, now) = (writing.originator, writing.now);
        let draft = fill(self, &mut writing);
        let mut faults = Faults::default();
        let validated = check(&draft, &mut faults);
        if let Some(validated) = &validated {
            check_time(&validated.report, now, &mut faults);
            if validated.report.header().originator != originator {
                let found = validated.report.header().originator.to_string();
                let fault = Fault::Originator { expected: originator.to_string(), found };
                faults.push("originator".into(), fault);
            }
        }
        validated.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// Checks a draft that says everything itself, as signed bytes do. The time is not looked at: what was
    /// right when it was signed stays readable.
    ///
    /// # Errors
    /// Every fault with its place.
    pub fn read(&self) -> Result<Report, Faults> {
        let mut faults = Faults::default();
        let validated = check(self, &mut faults);
        validated.filter(|_| faults.is_empty()).map(|v| v.report).ok_or(faults)
    }
}

/// Whether a report may be accepted at this moment: not dated later than now.
pub fn not_from_the_future(report: &Report, now: Moment) -> Result<(), Fault> {
    let latest = now.plus_millis(MAX_CLOCK_SKEW_MILLIS);
    if report.header().written <= latest { Ok(()) } else { Err(Fault::Future { latest: latest.to_string() }) }
}

fn check_time(report: &Report, now: Moment, faults: &mut Faults) {
    if let Err(fault) = not_from_the_future(report, now) {
        faults.push("written".into(), fault);
    }
    let today = now.date();
    let latest = today.checked_add(jiff::Span::new().years(MAX_REVIEW_YEARS)).unwrap_or(Date::MAX);
    for (i, statement) in report.statements().iter().enumerate() {
        let review = statement.label.review();
        if review <= today || review > latest {
            let (after, latest, found) = (today.to_string(), latest.to_string(), review.to_string());
            faults.push(format!("statements[{i}].label.review"), Fault::Review { after, latest, found });
        }
    }
}

/// Gives ids and defaults to what has none, and turns refs into ids. What is wrong stays as it is, for the check.
fn fill(mut draft: Draft, writing: &mut Writing<'_>) -> Draft {
    draft.format.get_or_insert_with(|| FORMAT.into());
    draft.id.get_or_insert_with(|| ReportId::from_random((writing.random)()).to_string());
    draft.originator.get_or_insert_with(|| writing.originator.to_string());
    // A clearance that waits behind routine traffic keeps a man in a cell: it goes before, unless its author says else.
    let is_clearance = draft.kind.as_deref() == Some(ReportKind::Clearance.code());
    let usual = if is_clearance { Precedence::Priority } else { Precedence::Routine };
    draft.precedence.get_or_insert_with(|| usual.to_string());
    draft.written.get_or_insert_with(|| writing.now.to_string());
    let mut refs = HashMap::new();
    for subject in &mut draft.subjects {
        let id =
            subject.id.get_or_insert_with(|| SubjectId::from_random((writing.random)()).to_string()).clone();
        if let Some(reference) = &subject.reference
            && !refs.contains_key(reference)
        {
            refs.insert(reference.clone(), id);
            subject.reference = None;
        }
    }
    let default = draft.label.take().unwrap_or_default();
    for statement in &mut draft.statements {
        statement.id.get_or_insert_with(|| StatementId::from_random((writing.random)()).to_string());
        statement.label = Some(statement.label.take().unwrap_or_default().or(&default));
        for place in [&mut statement.subject, &mut statement.value] {
            let is_value_of_subject = place.as_ref().and_then(|word| refs.get(word)).cloned();
            if let Some(id) = is_value_of_subject {
                *place = Some(id);
            }
        }
    }
    draft
}

fn check(draft: &Draft, faults: &mut Faults) -> Option<Validated> {
    if draft.format.as_deref() != Some(FORMAT) {
        faults.push("format".into(), Fault::Missing("tansiq/report/v1 as the format"));
    }
    if draft.label.is_some() {
        faults.push("label".into(), Fault::Missing("every statement's label with the statement"));
    }
    let header = check_header(draft, faults);
    let subjects = check_subjects(&draft.subjects, faults);
    if draft.statements.is_empty() {
        faults.push("statements".into(), Fault::Missing("at least one statement"));
    }
    if draft.statements.len() > MAX_STATEMENTS {
        let found = draft.statements.len();
        faults.push("statements".into(), Fault::TooMany { limit: MAX_STATEMENTS, unit: "statements", found });
        return None;
    }
    let mut remarks = Vec::new();
    let mut seen = BTreeSet::new();
    let mut statements = Vec::with_capacity(draft.statements.len());
    for (i, text) in draft.statements.iter().enumerate() {
        let mut place = Place { path: format!("statements[{i}]"), faults, remarks: &mut remarks };
        if let Some(statement) = place.statement(text, &subjects) {
            if !seen.insert(statement.id) {
                place.fault("id", Fault::Twice("statement's id"));
            }
            statements.push(statement);
        }
    }
    let header = header?;
    for (i, statement) in statements.iter().enumerate() {
        if statement.since.is_some_and(|since| since > header.written) {
            let written = header.written.to_string();
            faults.push(format!("statements[{i}].since"), Fault::Since { written });
        }
    }
    let report = Report::assemble(header, subjects, statements);
    if let Err(fault) = resolution::check(&report) {
        faults.push("statements".into(), fault);
    }
    Some(Validated { report, remarks })
}

fn check_header(draft: &Draft, faults: &mut Faults) -> Option<Header> {
    let id = need::<ReportId>(&draft.id, "id", "an id", faults);
    let originator = need::<MemberCode>(&draft.originator, "originator", "an originator", faults);
    let kind = need::<ReportKind>(&draft.kind, "kind", "a kind of report", faults);
    let precedence = need::<Precedence>(&draft.precedence, "precedence", "a precedence", faults);
    let purpose = need(&draft.purpose, "purpose", "a purpose", faults);
    let written = need::<Moment>(&draft.written, "written", "a time of writing", faults);
    let legal_basis = draft.legal_basis.as_deref().map(str::trim).filter(|b| !b.is_empty());
    match legal_basis {
        None => faults.push(
            "legal_basis".into(),
            Fault::Missing("a legal basis: the law, warrant, resolution or case"),
        ),
        Some(basis) => short("legal_basis", basis, MAX_LEGAL_BASIS_CHARS, faults),
    }
    Some(Header {
        id: id?,
        originator: originator?,
        kind: kind?,
        precedence: precedence?,
        legal_basis: legal_basis?.to_owned(),
        purpose: purpose?,
        written: written?,
    })
}

fn check_subjects(texts: &[SubjectText], faults: &mut Faults) -> BTreeMap<SubjectId, SubjectKind> {
    let mut subjects = BTreeMap::new();
    if texts.len() > MAX_SUBJECTS {
        let fault = Fault::TooMany { limit: MAX_SUBJECTS, unit: "subjects", found: texts.len() };
        faults.push("subjects".into(), fault);
        return subjects;
    }
    for (i, text) in texts.iter().enumerate() {
        let at = |field: &str| format!("subjects[{i}].{field}");
        if text.reference.is_some() {
            faults.push(at("ref"), Fault::Twice("ref"));
        }
        let id = need::<SubjectId>(&text.id, &at("id"), "an id", faults);
        let kind = need::<SubjectKind>(&text.kind, &at("kind"), "a kind of subject", faults);
        if let (Some(id), Some(kind)) = (id, kind)
            && subjects.insert(id, kind).is_some()
        {
            faults.push(at("id"), Fault::Twice("subject's id"));
        }
    }
    subjects
}

/// One statement's place in the draft, for faults and remarks.
struct Place<'a> {
    path: String,
    faults: &'a mut Faults,
    remarks: &'a mut Vec<(String, Remark)>,
}

impl Place<'_> {
    fn fault(&mut self, field: &str, fault: Fault) {
        self.faults.push(format!("{}.{field}", self.path), fault);
    }

    fn need<T: FromStr<Err: Into<Fault>>>(
        &mut self,
        text: &Option<String>,
        field: &str,
        what: &'static str,
    ) -> Option<T> {
        need(text, &format!("{}.{field}", self.path), what, self.faults)
    }

    fn statement(
        &mut self,
        text: &StatementText,
        subjects: &BTreeMap<SubjectId, SubjectKind>,
    ) -> Option<Statement> {
        let id = self.need::<StatementId>(&text.id, "id", "an id");
        let subject = self.subject(text, subjects);
        let property = subject.and_then(|(_, kind)| self.property(text, kind));
        let value = property.and_then(|p| self.value(text, p));
        let grade = self.need(&text.grade, "grade", "a grade such as B2");
        let provenance = self.provenance(text);
        let original = self.original(text);
        let (from, until) = (self.date(&text.from, "from"), self.date(&text.until, "until"));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            self.fault("until", Fault::ValidTime);
        }
        let since = text.since.is_some().then(|| self.need(&text.since, "since", "a time"));
        let label = self.label(text.label.as_ref(), subject.map(|(_, kind)| kind));
        let (subject, _) = subject?;
        Some(Statement {
            id: id?,
            subject,
            property: property?,
            value: value?,
            original,
            grade: grade?,
            provenance: provenance?,
            from,
            until,
            since: since.flatten(),
            label: label?,
        })
    }

    fn subject(
        &mut self,
        text: &StatementText,
        subjects: &BTreeMap<SubjectId, SubjectKind>,
    ) -> Option<(SubjectId, SubjectKind)> {
        let Some(word) = &text.subject else {
            self.fault("subject", Fault::Missing("the ref or id of a subject"));
            return None;
        };
        let found = word.parse::<SubjectId>().ok().and_then(|id| Some((id, *subjects.get(&id)?)));
        if found.is_none() {
            self.fault("subject", Fault::Subject);
        }
        found
    }

    fn property(&mut self, text: &StatementText, kind: SubjectKind) -> Option<Property> {
        let property = text.property.as_deref().and_then(|name| Property::of(kind, name));
        if property.is_none() {
            let names: Vec<_> = Property::all_of(kind).iter().map(|p| p.name).collect();
            let kind = tansiq_label::Finite::code(kind);
            self.fault("property", Fault::Property { kind, expected: names.join(", ") });
        }
        property
    }

    fn value(&mut self, text: &StatementText, property: Property) -> Option<String> {
        match property.check(text.value.as_deref().unwrap_or_default()) {
            Ok((value, remark)) => {
                let path = format!("{}.value", self.path);
                self.remarks.extend(remark.map(|r| (path, r)));
                Some(value)
            }
            Err(e) => {
                self.fault("value", e.into());
                None
            }
        }
    }

    fn original(&mut self, text: &StatementText) -> Option<Original> {
        let original = text.original.as_deref()?;
        let as_text =
            Property { kind: SubjectKind::Person, name: "original", value: ValueType::Text, ftm: None };
        if let Err(e) = as_text.check(original) {
            self.fault("original", e.into());
        }
        if let Some(language) = &text.language {
            short(&format!("{}.language", self.path), language, MAX_REFERENCE_CHARS, self.faults);
        }
        Some(Original { text: original.to_owned(), language: text.language.clone() })
    }

    fn provenance(&mut self, text: &StatementText) -> Option<Provenance> {
        let method = self.need(&text.method, "method", "a method: how the originator knows it");
        if let Some(reference) = &text.reference {
            short(&format!("{}.reference", self.path), reference, MAX_REFERENCE_CHARS, self.faults);
        }
        let collected = self.date(&text.collected, "collected");
        Some(Provenance { method: method?, reference: text.reference.clone(), collected })
    }

    fn date(&mut self, text: &Option<String>, field: &str) -> Option<Date> {
        let date = text.as_ref()?.parse().ok().filter(|d: &Date| text.as_deref() == Some(&d.to_string()));
        if date.is_none() {
            self.fault(field, Fault::Date);
        }
        date
    }

    fn label(&mut self, text: Option<&LabelText>, kind: Option<SubjectKind>) -> Option<Label> {
        let Some(text) = text else {
            self.fault("label", Fault::Missing("a label"));
            return None;
        };
        let label = text.read(&format!("{}.label", self.path), self.faults)?;
        if kind == Some(SubjectKind::Person) && label.persons().contains(PersonCategory::NoPerson) {
            self.fault("label.person", Fault::NoPerson);
        }
        Some(label)
    }
}

fn need<T: FromStr<Err: Into<Fault>>>(
    text: &Option<String>,
    path: &str,
    what: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    let Some(text) = text else {
        faults.push(path.to_owned(), Fault::Missing(what));
        return None;
    };
    text.parse().map_err(|e: T::Err| faults.push(path.to_owned(), e.into())).ok()
}

fn short(path: &str, text: &str, limit: usize, faults: &mut Faults) {
    let found = text.chars().count();
    if found > limit {
        faults.push(path.to_owned(), Fault::TooMany { limit, unit: "characters", found });
    }
    if let Some(c) = text.chars().find(|c| c.is_control()) {
        faults.push(path.to_owned(), Fault::Value(crate::property::BadValue::Control(c.into())));
    }
}
