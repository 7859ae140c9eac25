//! Lists and other systems' exports, taken in as reports of this member by how they differ from the last time: all of a
//! file, or nothing.

use crate::body::{Asked, Bounded, bad, flag, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_IMPORT_BODY;
use crate::node::Node;
use crate::problem::{FaultLine, Kind, Problem, ProblemBody};
use crate::reach::unreached;
use crate::wire::reach::{NotReached, not_reached};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Instant;
use tansiq_formats::{Format, Profile};
use tansiq_intake::{Import, ImportSummary};
use tansiq_label::{Caveat, Releasability, Set};
use tansiq_ledger::Position;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The word for "any party".
const ANY_PARTY: &str = "any-party";

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(import))
}

/// What the file is, and what the labels of its statements say; what is missing is the format's own.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ImportAsked {
    /// `un`, `ftm`, `csv` or `ged`.
    #[param(value_type = String)]
    format: Option<String>,
    /// The list's name: lower case, without space or slash. The same entry of the same list is known again. A file
    /// of a named list is the whole list: whoever was on it and is missing is delisted. The UN's has a name of its own.
    list: Option<String>,
    /// `unclassified`, `restricted`, `confidential`, `secret`.
    level: Option<String>,
    /// `any-party`, or members' codes with commas; empty for nobody.
    rel_to: Option<String>,
    /// Category of person.
    person: Option<String>,
    /// Territories with commas.
    territories: Option<String>,
    /// Purposes with commas; the first is the reports' own.
    purposes: Option<String>,
    /// The review date.
    review: Option<String>,
    /// The Admiralty code.
    grade: Option<String>,
    /// The law, warrant or resolution. `un` has its own; the others need one.
    legal_basis: Option<String>,
    /// Whether everything belongs to an exercise.
    #[param(value_type = Option<bool>)]
    exercise: Option<String>,
    /// How many delistings are expected. Without it a file in which ten entries or more, and more than a tenth of the
    /// list, are missing is refused: it may be cut, or another list.
    #[param(value_type = Option<usize>)]
    expect_delistings: Option<String>,
    /// Only say what would be done.
    #[param(value_type = Option<bool>)]
    dry_run: Option<String>,
}

/// What an import did, or would do. Entries are named by their identifiers on the list.
#[derive(Serialize, ToSchema)]
struct Imported {
    format: String,
    /// The list's name.
    list: String,
    /// Entries in the file.
    reports: usize,
    /// Entries that were not here before.
    new: usize,
    /// Entries that say what they said before: nothing is stored for them.
    known: usize,
    /// Entries that were here and say something else now, or are back on the list.
    changed: usize,
    /// Entries that were taken off the list: a clearance was written for each.
    gone: usize,
    /// Which entries these are; at most 1,000 of each sort.
    difference: Difference,
    /// Whether this is what would be done: nothing was stored.
    dry_run: bool,
    /// Whether so many delistings are refused unless they are expected.
    too_many_delisted: bool,
    /// The members that hold statements of somebody who is delisted and do not get the clearance. For whoever may read
    /// traffic.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_reached: Vec<NotReached>,
    /// Subjects in what was stored.
    subjects: usize,
    /// Statements in what was stored.
    statements: usize,
    /// How many values were left out, guessed, or kept in an unusual form.
    remarks: usize,
    /// The same in words, by field.
    remarked: Vec<String>,
    /// How long it took.
    millis: u64,
}

/// How a list differs from the last time.
#[derive(Serialize, ToSchema)]
#[schema(as = ListDifference)]
struct Difference {
    /// Not here before.
    added: Vec<String>,
    /// Here before, and saying something else now.
    amended: Vec<String>,
    /// Taken off the list before, and on it again.
    returned: Vec<String>,
    /// Taken off the list.
    delisted: Vec<String>,
    /// Identifiers that stand for somebody else now, who is a new subject. Somebody must look at them.
    another: Vec<String>,
}

/// The most entries that are named of one sort.
const MAX_ENTRIES_NAMED: usize = 1_000;

impl Difference {
    fn of(summary: ImportSummary) -> Difference {
        let first = |mut entries: Vec<String>| {
            entries.truncate(MAX_ENTRIES_NAMED);
            entries
        };
        Difference {
            added: first(summary.added),
            amended: first(summary.amended),
            returned: first(summary.returned),
            delisted: first(summary.delisted),
            another: first(summary.another),
        }
    }
}

/// Take in a list
///
/// An entry that is new becomes a report; one that says something else, a report of what is new and what is no longer
/// said, about the same subject; one that is missing in the whole list, a clearance. A file with a mistake is refused
/// whole, with the place of the mistake.
#[utoipa::path(post, path = "/imports", tag = "reports", params(ImportAsked),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"),
    responses((status = 200, body = Imported), (status = 400, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn import(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<ImportAsked>,
    body: Bounded<MAX_IMPORT_BODY>,
) -> Result<Json<Imported>, Failure> {
    let began = Instant::now();
    let format = asked
        .format
        .as_deref()
        .ok_or_else(|| bad("format: expected one of un, ftm, csv, ged; found none"))?;
    let format: Format = parse("format", format)?;
    let now = node.clock.now();
    let dry_run = flag("dry_run", asked.dry_run.as_deref())?;
    let expected = asked.expect_delistings.as_deref();
    let delistings_expected = expected.map(|count| parse("expect_delistings", count)).transpose()?;
    let profile = profile(Profile::of(format, now.date()), asked)?;
    let by = caller.principal.id;
    let summary = node
        .on_a_thread(move |node| {
            let (bytes, profile) = (&body.bytes, &profile);
            let import = Import { format, bytes, profile, by, now, delistings_expected, dry_run };
            Ok(node.intake.import_blocking(&import, &mut || node.random.bits(), &mut |_| ())?)
        })
        .await?;
    if summary.stored() > 0 && !dry_run {
        node.settle(Position(summary.tree_size.0.saturating_sub(1))).await;
    }
    let (summary, unreached) = node
        .on_a_thread(move |node| {
            let unreached = unreached(node, &caller, summary.clearances.iter())?;
            Ok((summary, unreached))
        })
        .await?;
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let not_reached = not_reached(&node, unreached);
    Ok(Json(Imported { not_reached, ..Imported::of(format, summary, dry_run, millis) }))
}

impl Imported {
    fn of(format: Format, summary: ImportSummary, dry_run: bool, millis: u64) -> Imported {
        let unusual =
            summary.unusual.iter().map(|(remark, times)| format!("{} ({times} times)", remark.expected()));
        Imported {
            format: format.to_string(),
            list: summary.list.clone(),
            reports: summary.entries,
            new: summary.added.len(),
            known: summary.unchanged,
            changed: summary.amended.len() + summary.returned.len(),
            gone: summary.delisted.len(),
            dry_run,
            too_many_delisted: summary.too_many_delisted,
            subjects: summary.subjects,
            statements: summary.statements,
            remarks: summary.remarks.total() + summary.unusual.iter().map(|(_, times)| times).sum::<usize>(),
            remarked: summary.remarks.iter().map(|r| r.to_string()).chain(unusual).collect(),
            millis,
            not_reached: Vec::new(),
            difference: Difference::of(summary),
        }
    }
}

/// The format's own profile with what was asked for in its place.
fn profile(mut profile: Profile, asked: ImportAsked) -> Result<Profile, Failure> {
    set(&mut profile.level, "level", asked.level.as_deref())?;
    set(&mut profile.person, "person", asked.person.as_deref())?;
    set(&mut profile.grade, "grade", asked.grade.as_deref())?;
    set(&mut profile.review, "review", asked.review.as_deref())?;
    if let Some(list) = asked.list {
        profile.list = list_name(list)?;
        profile.whole = true;
    }
    if let Some(rel_to) = &asked.rel_to {
        profile.rel_to = if rel_to == ANY_PARTY {
            Releasability::AnyParty
        } else {
            Releasability::Only(many("rel_to", rel_to)?.into_iter().collect())
        };
    }
    if let Some(territories) = &asked.territories {
        profile.territories = many("territories", territories)?;
    }
    if let Some(purposes) = &asked.purposes {
        let purposes: Vec<_> = many("purposes", purposes)?;
        profile.purpose =
            *purposes.first().ok_or_else(|| bad("purposes: expected at least one; found none"))?;
        profile.purposes = purposes.into_iter().collect();
    }
    if let Some(basis) = asked.legal_basis {
        profile.legal_basis = Some(basis.trim().to_owned()).filter(|basis| !basis.is_empty());
    }
    if profile.legal_basis.is_none() {
        return Err(no_legal_basis());
    }
    if flag("exercise", asked.exercise.as_deref())? {
        profile.caveats = profile.caveats.union(Set::of(Caveat::Exercise));
    }
    Ok(profile)
}

/// Said once, and not for each of some hundred entries.
fn no_legal_basis() -> Failure {
    let message = "expected the law, warrant or resolution on which the entries are kept, as legal_basis=... in the \
                   query; found none, and this format has none of its own";
    let line = FaultLine { path: "legal_basis".into(), message: message.into() };
    let detail = format!("legal_basis: {message}; nothing was stored");
    Problem::new(Kind::Unacceptable, detail).with_faults(vec![line]).into()
}

fn list_name(name: String) -> Result<String, Failure> {
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let characters = name.chars().count();
    if (1..=64).contains(&characters) && name.chars().all(sign) {
        return Ok(name);
    }
    let expected = "1 to 64 of the letters a-z, digits and hyphens";
    Err(bad(format!("list: expected {expected}; found {characters} characters in another form")))
}

fn set<T: FromStr<Err: Display>>(place: &mut T, name: &str, text: Option<&str>) -> Result<(), Failure> {
    if let Some(text) = text {
        *place = parse(name, text)?;
    }
    Ok(())
}

/// Words with commas between them.
fn many<T: FromStr<Err: Display>>(name: &str, text: &str) -> Result<Vec<T>, Failure> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(|word| parse(name, word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tansiq_label::Finite as _;

    fn asked(fields: &[(&str, &str)]) -> ImportAsked {
        let map: serde_json::Map<_, _> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
        serde_json::from_value(map.into()).unwrap()
    }

    #[test]
    fn what_is_asked_takes_the_place_of_the_formats_own() {
        let own = || Profile::of(Format::Csv, date(2026, 11, 20));
        let un = || Profile::of(Format::Un, date(2026, 11, 20));
        assert_eq!(profile(un(), asked(&[])).ok(), Some(un()));
        let made = profile(
            own(),
            asked(&[
                ("legal_basis", " EXERCISE law 1 "),
                ("review", "2027-05-01"),
                ("level", "secret"),
                ("rel_to", "AMM, EBL"),
                ("purposes", "warning,arrest"),
                ("exercise", "true"),
            ]),
        );
        let made = made.unwrap();
        assert_eq!(made.level.code(), "secret");
        assert_eq!(made.rel_to.to_string(), "REL TO AMM, EBL");
        assert_eq!((made.purpose.code(), made.purposes.codes()), ("warning", vec!["arrest", "warning"]));
        assert!(made.caveats.contains(Caveat::Exercise));
        assert_eq!((made.legal_basis.as_deref(), made.review), (Some("EXERCISE law 1"), date(2027, 5, 1)));
        let nobody = profile(un(), asked(&[("rel_to", "")])).unwrap();
        assert_eq!(nobody.rel_to, Releasability::nobody());
        let everybody = profile(un(), asked(&[("rel_to", "any-party")])).unwrap();
        assert_eq!(everybody.rel_to, Releasability::AnyParty);
        for format in Format::ALL {
            let blank = profile(Profile::of(format, date(2026, 11, 20)), asked(&[("legal_basis", " ")]));
            assert!(blank.is_err(), "{format}: a basis of spaces");
        }
    }

    #[test]
    fn what_is_no_word_is_refused() {
        for field in
            ["level", "rel_to", "person", "grade", "review", "territories", "purposes", "exercise", "list"]
        {
            let made = profile(Profile::of(Format::Un, date(2026, 11, 20)), asked(&[(field, "No Word")]));
            assert!(made.is_err(), "{field}");
        }
    }
}
