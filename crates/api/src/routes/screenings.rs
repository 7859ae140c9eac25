//! Checking a person.

use crate::body::{Json, bad, parse};
use crate::caller::{Caller, sees_positions};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{DEFAULT_CANDIDATES, MAX_CANDIDATES, MAX_QUERY_NAME_CHARS, MAX_SMALL_BODY};
use crate::node::Node;
use crate::reading::{Desk, grounds};
use crate::screening::screen;
use crate::weighing::{Known, Match, NameFound, Piece, Says, Screened, Wanted};
use crate::wire::closed;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_label::{Finite as _, Purpose};
use tansiq_names::Name;
use tansiq_report::extract::{ScreeningOutcome, Standing};
use tansiq_report::{Entry, Text};
use tansiq_resolve::{Birth, BirthMatch, Discriminator, MotherMatch, Outcome};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(screen_person))
}

/// Who is looked for. Nothing of it is kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScreeningRequest {
    /// The name, in any script.
    name: String,
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

/// What was found.
#[derive(Serialize, ToSchema)]
pub(crate) struct Screening {
    /// `hit`, `cleared`, `other-name`, `same-name` or `no-hit`: the first of the candidates' outcomes; `cleared` if
    /// everybody who is hit is cleared; `no-hit` if there is nobody or everybody is excluded.
    #[schema(value_type = closed::ScreeningOutcome)]
    outcome: &'static str,
    /// How many people have a name like this.
    named: usize,
    /// How many of them are cleared.
    cleared: usize,
    /// How many of them are wanted.
    wanted: usize,
    /// Whether there may be more of the name than were looked at.
    more: bool,
    /// What to ask next: what parts best those who remain.
    ask: Vec<Question>,
    /// Where the ledger says that somebody was screened; missing for who may not see how much else stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
    candidates: Vec<CandidateShape>,
}

/// A question that parts people of one name.
#[derive(Serialize, ToSchema)]
struct Question {
    /// `birth`, `mother`, `father`, `birth-place` …
    kind: &'static str,
    /// Of how many of them it is known.
    held: usize,
    /// How many of them remain on average once this and the questions before it are answered.
    remaining: f32,
}

/// Somebody who could be meant.
#[derive(Serialize, ToSchema)]
#[schema(as = Candidate)]
struct CandidateShape {
    /// The least of his subjects' ids.
    subject: String,
    /// Every subject that he is by the decisions that the reader may see.
    subjects: Vec<String>,
    kind: String,
    /// Its main name.
    caption: String,
    /// `hit`: the name and evidence beside it agree. `other-name`: the number of a paper agrees, the name does
    /// not. `same-name`: the name alone. `excluded`: the name, and evidence that contradicts.
    #[schema(value_type = closed::CandidateOutcome)]
    outcome: &'static str,
    originators: Vec<String>,
    /// Categories of person.
    persons: Vec<String>,
    /// `cleared`, `wanted` or `known`: what the newest of clearances and searches says.
    #[schema(value_type = closed::Standing)]
    standing: &'static str,
    /// `identify-and-call`: find out who he is and call the originator, no more; `nothing`.
    #[schema(value_type = closed::Allows)]
    allows: &'static str,
    banner: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<NameEvidence>,
    /// Everything but the name, each by itself.
    evidence: Vec<Evidence>,
    /// What that weighs together, in bits; never added to the score of the name. From 4.5 on it makes a hit, from -4
    /// down it excludes.
    weight: f32,
}

/// What the name says.
#[derive(Serialize, ToSchema)]
struct NameEvidence {
    /// The probability, 0 to 1, that both are the name of one person.
    score: f32,
    /// The name as it stands there.
    matched: String,
    parts: Vec<NamePart>,
}

/// A part of one name and what stands against it in the other.
#[derive(Serialize, ToSchema)]
struct NamePart {
    /// In the name that was asked for, folded.
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<String>,
    /// In the name that was found, folded.
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<String>,
    /// `plain`, `nasab`, `servant`, `kunya`, `title`, `patronymic`, `nisba`, `initial`.
    role: &'static str,
    /// `exact`, `known`, `lexicon`, `disputed`, `phones`, `joined`, `initial`, `left-over`.
    how: &'static str,
    /// What the difference takes away, 0 to 1.
    cost: f32,
}

/// One piece of evidence beside the name.
#[derive(Serialize, ToSchema)]
struct Evidence {
    /// `birth`, `mother` or `document`.
    #[schema(value_type = closed::EvidenceKind)]
    kind: &'static str,
    /// `agrees`, `near`, `disagrees` or `unknown`.
    #[schema(value_type = closed::EvidenceOutcome)]
    outcome: &'static str,
    /// What is known of the candidate.
    found: Vec<String>,
    detail: &'static str,
    /// How much it says, in bits (Fellegi and Sunter): for one person above 0, for two below.
    weight: f32,
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
    let (wanted, limit) = (request.wanted()?, request.limit()?);
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
    Ok(axum::Json(Screening { position, ..Screening::of(&found) }))
}

impl Screening {
    /// What is answered, wherever it was found.
    pub(crate) fn of<P: Known>(found: &Screened<P>) -> Screening {
        let [named, cleared, wanted] = found.named;
        let question =
            |d: &Discriminator| Question { kind: d.kind.code(), held: d.held, remaining: d.remaining };
        Screening {
            outcome: outcome_of(&found.matches).code(),
            named,
            cleared,
            wanted,
            more: found.more,
            ask: found.ask.iter().map(question).collect(),
            position: None,
            candidates: found.matches.iter().map(CandidateShape::of).collect(),
        }
    }
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

    pub(crate) fn wanted(&self) -> Result<Wanted, Failure> {
        let name = name_of(&self.name)?;
        let read = |text: &String| {
            let expected = "birth: expected a date as 1971, 1971-03 or 1971-03-05; found something else";
            Birth::read(text).ok_or_else(|| bad(expected))
        };
        let birth = self.birth.as_ref().map(read).transpose()?;
        let mother = self.mother.as_deref().map(|text| name_in("mother", text)).transpose()?;
        let document = self.document.clone();
        if document.as_deref().is_some_and(|n| tansiq_view::people::normal_identifier(n).is_none()) {
            return Err(bad(
                "document: expected a number of 4 to 128 letters and digits; found another length",
            ));
        }
        Ok(Wanted { name, birth, mother, document })
    }
}

impl CandidateShape {
    fn of<P: Known>(found: &Match<P>) -> CandidateShape {
        let (brief, hit) = (found.person.brief(), found.outcome() == Outcome::Hit);
        let calls = hit && found.standing != Standing::Cleared;
        CandidateShape {
            subject: found.id().map(|id| id.to_string()).unwrap_or_default(),
            subjects: found.person.ids().iter().map(ToString::to_string).collect(),
            kind: brief.kind,
            caption: brief.caption,
            outcome: found.outcome().code(),
            originators: brief.originators,
            persons: brief.persons,
            standing: found.standing.code(),
            allows: if calls { "identify-and-call" } else { "nothing" },
            banner: brief.banner,
            name: found.name.as_ref().map(name_evidence),
            evidence: found.beside.iter().map(evidence).collect(),
            weight: found.bits().0,
        }
    }
}

fn evidence(piece: &Piece) -> Evidence {
    let (kind, outcome, detail) = match piece.says {
        Says::Birth(birth) => ("birth", birth_outcome(birth), birth_detail(birth)),
        Says::Mother(MotherMatch::Same) => ("mother", "agrees", "one name; a rarer one says more"),
        Says::Mother(MotherMatch::Near) => ("mother", "near", "something in common, not enough for one name"),
        Says::Mother(MotherMatch::Unknown) => {
            ("mother", "unknown", "no name of the mother is known that you may see")
        }
        Says::Mother(MotherMatch::Differs) => ("mother", "disagrees", "another name"),
        Says::Number(true) => ("document", "agrees", "the same number is known"),
        Says::Number(false) => {
            ("document", "unknown", "the number is not known of this subject; people have several papers")
        }
    };
    Evidence { kind, outcome, found: piece.known.clone(), detail, weight: piece.bits.0 }
}

fn birth_outcome(birth: BirthMatch) -> &'static str {
    match birth {
        BirthMatch::SameDay | BirthMatch::SameYear | BirthMatch::ChangedPlaces => "agrees",
        BirthMatch::SameMonth | BirthMatch::OtherDay | BirthMatch::OneYear | BirthMatch::TwoYears => "near",
        BirthMatch::Unknown => "unknown",
        BirthMatch::FiveYears | BirthMatch::Further => "disagrees",
    }
}

fn birth_detail(birth: BirthMatch) -> &'static str {
    match birth {
        BirthMatch::SameDay => "the same day",
        BirthMatch::ChangedPlaces => "the same date with day and month changed",
        BirthMatch::SameYear => "the same year; no day is known of one of them",
        BirthMatch::SameMonth => "the same month and year, another day",
        BirthMatch::OtherDay => "the same year, another day",
        BirthMatch::OneYear => "one year apart",
        BirthMatch::TwoYears => "two years apart",
        BirthMatch::Unknown => "no date of birth is known that you may see",
        BirthMatch::FiveYears => "three to five years apart",
        BirthMatch::Further => "more than five years apart",
    }
}

fn name_evidence(found: &NameFound) -> NameEvidence {
    let parts = found.comparison.parts.iter().map(|part| NamePart {
        left: part.left.clone(),
        right: part.right.clone(),
        role: part.role.code(),
        how: part.how.code(),
        cost: part.cost,
    });
    NameEvidence { score: found.comparison.score, matched: found.text.clone(), parts: parts.collect() }
}
