//! From TOML to an [`Agreement`]: every mistake named with its line and column, or a text of which everything holds.

use crate::agreement::{
    Agreement, AgreementKind, FORMAT, MAX_AGREEMENT_BYTES, MAX_CLAUSES, MAX_PARTIES, MAX_TERM_YEARS,
    MAX_TEXT_CHARS, Start,
};
use crate::committee::read_committee;
use crate::document::{Fields, Reading, out_of_limits, wrong_type};
use crate::mistake::{Lines, Mistakes, Problem};
use crate::name::Slug;
use crate::products::{read_clause, read_prohibition, retention};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use tansiq_label::MemberCode;
use toml::de::DeTable;

const FIELDS: &[&str] = &[
    "format",
    "id",
    "version",
    "kind",
    "title",
    "legal_basis",
    "parties",
    "in_force",
    "exercise",
    "start",
    "retention_days",
    "clause",
    "prohibition",
    "committee",
];

impl Agreement {
    /// Reads an agreement's text.
    ///
    /// # Errors
    /// Every mistake with its line and column. Where the form itself is wrong, the first.
    pub fn parse(text: &[u8]) -> Result<Agreement, Mistakes> {
        read_document(text, MAX_AGREEMENT_BYTES, read)
    }
}

/// Reads a TOML document, or gives every mistake in the order of its lines.
pub(crate) fn read_document<T>(
    text: &[u8],
    limit: usize,
    read: impl FnOnce(&Fields<'_, '_>, &mut Reading<'_>) -> Option<T>,
) -> Result<T, Mistakes> {
    let checked = match text.len() > limit {
        true => Err((0, Problem::Text { limit, found: text.len() })),
        false => std::str::from_utf8(text).map_err(|e| (e.valid_up_to(), Problem::NotUtf8)),
    };
    let end = checked.as_ref().map_or_else(|(end, _)| *end, |text| text.len());
    let readable = std::str::from_utf8(&text[..end]).unwrap_or_default();
    let mut r = Reading { lines: Lines::of(readable), mistakes: Mistakes::default() };
    if let Err((end, problem)) = checked {
        r.note(&(end..end), String::new(), problem);
        return Err(r.mistakes);
    }
    let whole = match DeTable::parse(readable) {
        Ok(document) => {
            let top = Fields { span: 0..0, table: document.get_ref(), path: String::new() };
            read(&top, &mut r)
        }
        Err(e) => {
            let problem = Problem::Toml(e.message().lines().next().unwrap_or_default().to_owned());
            r.note(&e.span().unwrap_or_else(|| nested_too_deep(readable)), String::new(), problem);
            None
        }
    };
    let mistakes = r.mistakes.in_order();
    whole.filter(|_| mistakes.is_empty()).ok_or(mistakes)
}

/// Where the line begins with which the parser gives up. Of a key with too many parts it does not say where.
fn nested_too_deep(text: &str) -> Range<usize> {
    let ends: Vec<usize> = text
        .split_inclusive('\n')
        .scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        })
        .collect();
    let gives_up = |end: &usize| DeTable::parse(&text[..*end]).is_err_and(|e| e.span().is_none());
    let line = ends.partition_point(|end| !gives_up(end));
    let begin = line.checked_sub(1).map_or(0, |before| ends[before]);
    begin..begin
}

fn read(top: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<Agreement> {
    top.refuse_others(FIELDS, r);
    if let Some((format, span)) = top.string("format", "a format", r)
        && format != FORMAT
    {
        r.note(&span, "format".into(), Problem::Format(FORMAT));
    }
    let id = top.parsed::<Slug>("id", "a name, as border-2026", r);
    let version = top.number("version", "the version of this text", (1, u32::MAX), r);
    let kind = top.parsed::<AgreementKind>("kind", "a kind of agreement", r);
    let title = top.table("title", "[title] with en and ar", r);
    let (title_en, title_ar) = title.map_or((None, None), |t| {
        t.refuse_others(&["en", "ar"], r);
        let mut in_language = |field, expected| t.prose(field, expected, MAX_TEXT_CHARS, r);
        (in_language("en", "a title in English"), in_language("ar", "a title in Arabic"))
    });
    let legal_basis = top.prose("legal_basis", "a legal basis", MAX_TEXT_CHARS, r);
    let parties = read_parties(top, r);
    let term = read_term(top, r);
    let exercise = top.flag("exercise", r);
    let start = top.parsed::<Start>("start", "a start", r);
    let retention = retention(top, r);
    // Without parties every clause would be reported as wrong: the one mistake that matters is noted already.
    let known = parties.as_ref()?;
    let mut names = HashSet::new();
    let clauses: Vec<_> = top
        .tables("clause", "[[clause]]", MAX_CLAUSES, r)
        .iter()
        .map(|t| read_clause(t, known, retention.unwrap_or(1), &mut names, r))
        .collect();
    let prohibitions: Vec<_> = top
        .tables("prohibition", "[[prohibition]]", MAX_CLAUSES, r)
        .iter()
        .map(|t| read_prohibition(t, known, &mut names, r))
        .collect();
    let committee = read_committee(top, known, term, r);
    let (from, until) = term?;
    Some(Agreement {
        id: id?,
        version: version?,
        kind: kind?,
        title_en: title_en?,
        title_ar: title_ar?,
        legal_basis: legal_basis?,
        from,
        until,
        exercise: exercise?,
        start: start?,
        clauses: retention.and(clauses.into_iter().collect::<Option<_>>())?,
        prohibitions: prohibitions.into_iter().collect::<Option<_>>()?,
        committee: committee?,
        parties: parties?,
    })
}

fn read_parties(top: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<BTreeSet<MemberCode>> {
    let parties = top.list::<MemberCode>("parties", "a list of members' codes", MAX_PARTIES, r)?;
    if parties.len() >= 2 {
        return Some(parties);
    }
    let span = top.get("parties").map_or(0..0, |v| v.span());
    r.note(&span, "parties".into(), out_of_limits("two parties at least", "1".into()));
    None
}

fn read_term(top: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<(Date, Date)> {
    let term = top.table("in_force", "[in_force] with from and until", r)?;
    term.refuse_others(&["from", "until"], r);
    let (from, until) = (read_date(&term, "from", r), read_date(&term, "until", r));
    let (from, until) = (from?, until?);
    let latest = from.checked_add(jiff::Span::new().years(MAX_TERM_YEARS)).unwrap_or(Date::MAX);
    if from <= until && until <= latest {
        return Some((from, until));
    }
    let span = term.get("until").map_or(term.span.clone(), |v| v.span());
    let expected = format!("a last day from {from} to {latest}, {MAX_TERM_YEARS} years at most");
    r.note(&span, "in_force.until".into(), out_of_limits(expected, until.to_string()));
    None
}

/// A date as TOML writes it, with or without quotation marks.
pub(crate) fn read_date(fields: &Fields<'_, '_>, field: &str, r: &mut Reading<'_>) -> Option<Date> {
    const EXPECTED: &str = "a date, as 2026-01-31";
    let value = fields.require(field, EXPECTED, r)?;
    let text = match value.get_ref() {
        toml::de::DeValue::Datetime(date) => date.to_string(),
        toml::de::DeValue::String(text) => text.to_string(),
        _ => {
            wrong_type(value, fields.path_of(field), EXPECTED, r);
            return None;
        }
    };
    // jiff reads more forms of a date than the one that people should meet in a treaty.
    let date = text.parse::<Date>().ok().filter(|d| d.year() >= 1 && d.to_string() == text);
    if date.is_none() {
        r.note(&value.span(), fields.path_of(field), out_of_limits(EXPECTED, "another form".into()));
    }
    date
}
