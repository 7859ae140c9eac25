//! The answer of a screening, at a desk and at a control point alike.

use super::closed;
use crate::routes::screenings::outcome_of;
use crate::weighing::{Known, Match, NameFound, Piece, Says, Screened};
use serde::Serialize;
use tansiq_label::Finite as _;
use tansiq_report::extract::Standing;
use tansiq_resolve::{BirthMatch, Discriminator, MotherMatch, Outcome};
use utoipa::ToSchema;

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
    /// What the machine-readable zone says, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<Paper>,
}

/// What a machine-readable zone says.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Paper {
    /// `TD1`, `TD2`, `TD3`, `MRV-A` or `MRV-B`.
    pub(crate) format: &'static str,
    /// The code of the issuing state.
    pub(crate) issuer: String,
    pub(crate) number: String,
    /// Given names and then the surname.
    pub(crate) name: String,
    pub(crate) nationality: String,
    /// As much of the date of birth as the paper knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) birth: Option<String>,
    /// The last day on which the paper holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires: Option<String>,
    /// Whether that day has passed.
    pub(crate) expired: bool,
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
    /// The same in a word that stays the same: `same-day`, `one-year`, `differs` …
    finding: &'static str,
    /// How much it says, in bits (Fellegi and Sunter): for one person above 0, for two below.
    weight: f32,
}

impl Screening {
    /// The same, with where the ledger says that somebody was screened.
    pub(crate) fn at(self, position: Option<u64>) -> Screening {
        Screening { position, ..self }
    }

    /// What is answered, wherever it was found, to a question by a paper or without one.
    pub(crate) fn of<P: Known>(found: &Screened<P>, paper: Option<Paper>) -> Screening {
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
            paper,
            candidates: found.matches.iter().map(CandidateShape::of).collect(),
        }
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
    let (kind, outcome, finding, detail) = match piece.says {
        Says::Birth(birth) => ("birth", birth_outcome(birth), birth.code(), birth_detail(birth)),
        Says::Mother(mother) => mother_says(mother),
        Says::Number(true) => ("document", "agrees", "same", "the same number is known"),
        Says::Number(false) => {
            let detail = "the number is not known of this subject; people have several papers";
            ("document", "unknown", "unknown", detail)
        }
    };
    Evidence { kind, outcome, found: piece.known.clone(), detail, finding, weight: piece.bits.0 }
}

fn mother_says(mother: MotherMatch) -> (&'static str, &'static str, &'static str, &'static str) {
    let (outcome, finding, detail) = match mother {
        MotherMatch::Same => ("agrees", "same", "one name; a rarer one says more"),
        MotherMatch::Near => ("near", "near", "something in common, not enough for one name"),
        MotherMatch::Unknown => ("unknown", "unknown", "no name of the mother is known that you may see"),
        MotherMatch::Differs => ("disagrees", "differs", "another name"),
    };
    ("mother", outcome, finding, detail)
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
