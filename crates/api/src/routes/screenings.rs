//! Checking a person.

use crate::body::{Json, bad, parse};
use crate::caller::{Caller, sees_positions};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{DEFAULT_CANDIDATES, MAX_CANDIDATES, MAX_QUERY_NAME_CHARS, MAX_SMALL_BODY};
use crate::node::Node;
use crate::reading::{Desk, grounds};
use crate::screening::screen;
use crate::weighing::{Known, Match, Wanted};
use crate::wire::screening::{Paper, Screening};
use axum::extract::State;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::Arc;
use tansiq_label::Purpose;
use tansiq_names::Name;
use tansiq_report::extract::{ScreeningOutcome, Standing};
use tansiq_report::{Entry, Text};
use tansiq_resolve::{Birth, Outcome};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(screen_person))
}

/// Who is looked for. Nothing of it is kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScreeningRequest {
    /// The name, in any script; from the machine-readable zone if that is given.
    name: Option<String>,
    /// The machine-readable zone of a passport, card or visa (ICAO Doc 9303) in place of name, birth and document.
    mrz: Option<String>,
    /// The date of birth, as exact as it is known: `1971`, `1971-03` or `1971-03-05`.
    birth: Option<String>,
    /// The mother's name, in any script.
    mother: Option<String>,
    /// The number of a paper or telephone.
    document: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
    /// The most candidates; 10 if missing, at most 50.
    limit: Option<usize>,
}

/// Check a person
///
/// The name alone is never a hit. Of a no-hit no name is kept anywhere; the ledger says that somebody was screened, by
/// whom and what for.
#[utoipa::path(post, path = "/screenings", tag = "people", request_body = ScreeningRequest,
    responses((status = 200, body = Screening), (status = 400, body = crate::problem::ProblemBody)))]
async fn screen_person(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(request): Json<ScreeningRequest, MAX_SMALL_BODY>,
) -> Result<axum::Json<Screening>, Failure> {
    let purpose = purpose_of(request.purpose.as_deref())?;
    let Asked { wanted, paper } = request.wanted(node.clock.now().date())?;
    let limit = request.limit()?;
    let at = Arc::clone(&node);
    let reading = caller.clone();
    // Searching takes the processor and the disk for milliseconds: not on a thread that serves others.
    let found =
        tokio::task::spawn_blocking(move || screen(&at, &Desk::new(&at, &reading, purpose), &wanted, limit))
            .await??;
    let entry = Entry::Screened {
        at: node.clock.now(),
        by: caller.principal.id,
        purpose: Text(purpose),
        shown: found.matches.iter().flat_map(|m| m.person.ids()).collect(),
        outcome: Some(outcome_of(&found.matches).to_string()),
        grounds: grounds(&node, &caller, found.matches.iter().flat_map(|m| m.person.said())),
    };
    let receipt = node.append(&entry).await?;
    let position = sees_positions(&caller).then_some(receipt.position.0);
    Ok(axum::Json(Screening::of(&found, paper).at(position)))
}

/// What a screening amounts to. Whoever is excluded is not the one who is looked for; he is shown so that the officer
/// sees that somebody of the name was considered. Whoever is hit and cleared is let go.
pub(crate) fn outcome_of<P: Known>(matches: &[Match<P>]) -> ScreeningOutcome {
    match matches.first().map(Match::outcome) {
        None | Some(Outcome::Excluded | Outcome::Nobody) => ScreeningOutcome::NoHit,
        Some(Outcome::Hit) => {
            let mut hits = matches.iter().take_while(|m| m.outcome() == Outcome::Hit);
            let cleared = hits.all(|m| m.standing == Standing::Cleared);
            if cleared { ScreeningOutcome::Cleared } else { ScreeningOutcome::Hit }
        }
        Some(Outcome::OtherName) => ScreeningOutcome::OtherName,
        Some(Outcome::SameName) => ScreeningOutcome::SameName,
    }
}

pub(crate) fn purpose_of(text: Option<&str>) -> Result<Purpose, Failure> {
    text.map_or(Ok(Purpose::Investigation), |text| parse("purpose", text))
}

pub(crate) fn name_of(text: &str) -> Result<Name, Failure> {
    name_in("name", text)
}

fn name_in(field: &str, text: &str) -> Result<Name, Failure> {
    let characters = text.chars().count();
    if characters > MAX_QUERY_NAME_CHARS {
        return Err(bad(format!(
            "{field}: expected at most {MAX_QUERY_NAME_CHARS} characters; found {characters}"
        )));
    }
    Name::analyse(text)
        .map_err(|_| bad(format!("{field}: expected a name with at least one letter; found none")))
}

impl ScreeningRequest {
    pub(crate) fn limit(&self) -> Result<usize, Failure> {
        let limit = self.limit.unwrap_or(DEFAULT_CANDIDATES);
        if !(1..=MAX_CANDIDATES).contains(&limit) {
            return Err(bad(format!("limit: expected 1 to {MAX_CANDIDATES}; found {limit}")));
        }
        Ok(limit)
    }

    /// Whom the question is about, on the day `today`.
    pub(crate) fn wanted(&self, today: Date) -> Result<Asked, Failure> {
        let paper = self.mrz.as_deref().map(|mrz| self.paper(mrz, today)).transpose()?;
        let typed = (self.name.as_deref(), self.birth.as_deref(), self.document.as_deref());
        let (name, birth, document) = match &paper {
            Some(paper) => (Some(paper.name.as_str()), paper.birth.as_deref(), Some(paper.number.as_str())),
            None => typed,
        };
        let name =
            name_of(name.ok_or_else(|| {
                bad("name: expected a name, or a machine-readable zone as mrz; found none")
            })?)?;
        let read = |text: &str| {
            let expected = "birth: expected a date as 1971, 1971-03 or 1971-03-05; found something else";
            Birth::read(text).ok_or_else(|| bad(expected))
        };
        let birth = birth.map(read).transpose()?;
        let mother = self.mother.as_deref().map(|text| name_in("mother", text)).transpose()?;
        let document = document.map(str::to_owned);
        if document.as_deref().is_some_and(|n| tansiq_view::people::normal_identifier(n).is_none()) {
            return Err(bad(
                "document: expected a number of 4 to 128 letters and digits; found another length",
            ));
        }
        Ok(Asked { wanted: Wanted { name, birth, mother, document }, paper })
    }

    fn paper(&self, mrz: &str, today: Date) -> Result<Paper, Failure> {
        if self.name.is_some() || self.birth.is_some() || self.document.is_some() {
            return Err(bad("mrz: expected no name, birth and document beside it; found one of them"));
        }
        let read = tansiq_formats::read_mrz(mrz, today).map_err(|error| bad(format!("mrz: {error}")))?;
        Ok(Paper {
            format: read.format,
            issuer: read.issuer,
            number: read.number,
            name: read.name,
            nationality: read.nationality,
            birth: read.birth,
            expires: read.expires.map(|day| day.to_string()),
            expired: read.expires.is_some_and(|day| day < today),
        })
    }
}

/// Whom a question is about, and the paper that says so.
pub(crate) struct Asked {
    pub(crate) wanted: Wanted,
    pub(crate) paper: Option<Paper>,
}
