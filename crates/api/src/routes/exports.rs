//! Tables that leave as files. The node makes the file, from what it would show to the same reader for the same purpose;
//! every row carries its label, the banner stands in the head, and an entry says who took what along, before he has it.

use crate::body::{Asked, InPath, bad, number, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_EXPORTED_ROWS;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reading::{Desk, grounds};
use crate::routes::oversight::{login, since};
use crate::routes::screenings::purpose_of;
use crate::wire::export::{
    DISCLOSURES, DOSSIER, LOOKS, Sheet, TRAFFIC, of_given, of_line, of_look, of_person, records_label,
};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tansiq_formats::{Table, TableFormat};
use tansiq_label::{Label, MemberCode, Purpose};
use tansiq_ledger::Position;
use tansiq_report::{Entry, Grounds, ReportId, SubjectId, Text};
use tansiq_view::traffic::{Filter, Page, TrafficLine};
use utoipa::IntoParams;
use utoipa_axum::routes;

pub(crate) fn of_traffic() -> Routes {
    Routes::new().routes(routes!(traffic))
}

pub(crate) fn of_people() -> Routes {
    Routes::new().routes(routes!(identity))
}

pub(crate) fn of_oversight() -> Routes {
    Routes::new().routes(routes!(disclosures)).routes(routes!(looks))
}

/// How the file is written and what for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FileAsked {
    /// `csv` or `jsonl`; `csv` if missing.
    format: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
}

/// Which lines of traffic, how they are written and what for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct TrafficAsked {
    /// `csv` or `jsonl`; `csv` if missing.
    format: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
    /// Only lines before this position: the next file of older ones.
    #[param(value_type = Option<u64>)]
    before: Option<String>,
    /// The most lines; 10000 if missing, which is also the most.
    #[param(value_type = Option<u64>)]
    limit: Option<String>,
}

/// Which disclosures or looks, how they are written and what for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RecordsAsked {
    /// `csv` or `jsonl`; `csv` if missing.
    format: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
    /// Only those to this member, or only looks at its statements.
    member: Option<String>,
    /// Only those of this day or moment and later: `2026-11-20` or `2026-11-20T11:15:00.000Z`.
    since: Option<String>,
    /// Only those after this position: the next file.
    #[param(value_type = Option<u64>)]
    after: Option<String>,
}

fn format_of(text: Option<&str>) -> Result<TableFormat, Failure> {
    text.map_or(Ok(TableFormat::Csv), |word| parse("format", word))
}

/// The file, once an entry says durably who took it along.
async fn file(
    (node, caller): (&Node, &Caller),
    (table, format): (Table, TableFormat),
    purpose: Purpose,
    (subjects, reports): (Vec<SubjectId>, Vec<ReportId>),
    grounds: Grounds,
) -> Result<Response, Failure> {
    let (at, by) = (node.clock.now(), caller.principal.id);
    let purpose = Text(purpose);
    node.append(&Entry::Read { at, by, purpose, subjects, reports, grounds, exported: true }).await?;
    let name = table.head.first().map(|(_, name)| name.as_str()).unwrap_or_default();
    let disposition = format!("attachment; filename=\"{}-{name}.{}\"", node.member, format.ending());
    let head =
        [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((head, table.written(format)).into_response())
}

/// The traffic as a file, the newest first
///
/// Headers and counts, nothing of what statements say. Each row is labelled as the report that it is about, and as the node's
/// own records are.
#[utoipa::path(get, path = "/exports/traffic", tag = "exports", params(TrafficAsked),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv"), (status = 400, body = ProblemBody)))]
async fn traffic(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<TrafficAsked>,
) -> Result<Response, Failure> {
    let (format, purpose) = (format_of(asked.format.as_deref())?, purpose_of(asked.purpose.as_deref())?);
    let limit = number("limit", asked.limit.as_deref())?.unwrap_or(MAX_EXPORTED_ROWS as u64);
    if !(1..=MAX_EXPORTED_ROWS as u64).contains(&limit) {
        return Err(bad(format!("limit: expected 1 to {MAX_EXPORTED_ROWS}; found {limit}")));
    }
    let page = Page { after: None, before: number("before", asked.before.as_deref())?.map(Position) };
    let by = caller.clone();
    let (table, reports) = node
        .on_a_thread(move |node| {
            let least = records_label(node, node.clock.now());
            let mut sheet = Sheet::new("traffic", &TRAFFIC, (node, &by), purpose);
            let mut labels: BTreeMap<ReportId, Label> = BTreeMap::new();
            for line in lines(node, page, limit as usize)? {
                let label = match &line.report {
                    None => least.clone(),
                    Some(report) => match labels.get(&report.id) {
                        Some(known) => known.clone(),
                        None => {
                            let sealed = node.report_at(report.position)?;
                            let label =
                                sealed.map_or(least.clone(), |sealed| sealed.report().label().join(&least));
                            labels.insert(report.id, label.clone());
                            label
                        }
                    },
                };
                sheet.row(&label, of_line(&line));
            }
            Ok::<_, Failure>((sheet.closed(&least), labels.into_keys().collect()))
        })
        .await?;
    file((&node, &caller), (table, format), purpose, (Vec::new(), reports), Grounds::default()).await
}

/// So many lines, as pages of the view.
fn lines(node: &Node, mut page: Page, limit: usize) -> Result<Vec<TrafficLine>, Failure> {
    let mut lines = Vec::new();
    while lines.len() < limit {
        let more = node.views.traffic().list(page, limit - lines.len(), &Filter::default())?;
        let Some(last) = more.last() else { break };
        page.before = Some(last.position);
        lines.extend(more);
    }
    Ok(lines)
}

/// Everything that is said of somebody, as a file
///
/// The statements that are released to the reader for the purpose, as his dossier shows them.
#[utoipa::path(get, path = "/exports/identities/{id}", tag = "exports", params(FileAsked, ("id" = String, Path, description = "The id of any of his subjects")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv"), (status = 404, body = ProblemBody)))]
async fn identity(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<FileAsked>,
) -> Result<Response, Failure> {
    let (format, purpose) = (format_of(asked.format.as_deref())?, purpose_of(asked.purpose.as_deref())?);
    let id: SubjectId = parse("id", &id)?;
    let reader = caller.clone();
    let found = node.on_a_thread(move |node| Desk::new(node, &reader, purpose).person(id)).await?;
    let grounds = grounds(&node, &caller, found.iter().flat_map(|person| person.said()));
    let ids = found.iter().flat_map(|person| person.ids()).collect();
    let mut sheet = Sheet::new("dossier", &DOSSIER, (&node, &caller), purpose);
    let is_found = found.is_some();
    if let Some(person) = found {
        of_person(&mut sheet, person);
    }
    let table = sheet.closed(&records_label(&node, node.clock.now()));
    let answer = file((&node, &caller), (table, format), purpose, (ids, Vec::new()), grounds).await?;
    if is_found { Ok(answer) } else { Err(Problem::not_found().into()) }
}

/// What was given to whom, as a file, the oldest first
#[utoipa::path(get, path = "/exports/disclosures", tag = "exports", params(RecordsAsked),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv"), (status = 400, body = ProblemBody)))]
async fn disclosures(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<RecordsAsked>,
) -> Result<Response, Failure> {
    records(node, caller, asked, ("disclosures", &DISCLOSURES), |node, member, since, sheet, label| {
        for given in node.views.traffic().given(member, since, MAX_EXPORTED_ROWS)?.0 {
            sheet.row(label, of_given(&given, given.by.and_then(|by| login(node, by))));
        }
        Ok(())
    })
    .await
}

/// Who looked at what belongs to others, as a file, the oldest first
#[utoipa::path(get, path = "/exports/looks", tag = "exports", params(RecordsAsked),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv"), (status = 400, body = ProblemBody)))]
async fn looks(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<RecordsAsked>,
) -> Result<Response, Failure> {
    records(node, caller, asked, ("looks", &LOOKS), |node, member, since, sheet, label| {
        for look in node.views.traffic().looks(member, since, MAX_EXPORTED_ROWS)?.0 {
            sheet.row(label, of_look(&look, login(node, look.by)));
        }
        Ok(())
    })
    .await
}

type Fill =
    fn(&Node, Option<MemberCode>, tansiq_view::traffic::Since, &mut Sheet, &Label) -> Result<(), Failure>;

/// A table of this node's own records.
async fn records(
    node: Arc<Node>,
    caller: Caller,
    asked: RecordsAsked,
    (name, columns): (&'static str, &'static [&'static str]),
    fill: Fill,
) -> Result<Response, Failure> {
    let (format, purpose) = (format_of(asked.format.as_deref())?, purpose_of(asked.purpose.as_deref())?);
    let since = since(asked.after.as_deref(), asked.since.as_deref())?;
    let member: Option<MemberCode> = asked.member.as_deref().map(|m| parse("member", m)).transpose()?;
    let by = caller.clone();
    let table = node
        .on_a_thread(move |node| {
            let label = records_label(node, node.clock.now());
            let mut sheet = Sheet::new(name, columns, (node, &by), purpose);
            fill(node, member, since, &mut sheet, &label)?;
            Ok::<_, Failure>(sheet.closed(&label))
        })
        .await?;
    file((&node, &caller), (table, format), purpose, (Vec::new(), Vec::new()), Grounds::default()).await
}
