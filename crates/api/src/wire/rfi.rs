//! Requests for information as the page and the command line see them: who, by when, on which case, and how it ended.
//! What is asked and what answers it are reports, and are read as such.

use super::closed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tansiq_exchange::{AnsweredRfi, RfiCase, RfiStanding};
use tansiq_label::{Finite as _, MemberCode};
use tansiq_report::{Moment, PrincipalId};
use utoipa::ToSchema;

/// What is asked of a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RfiBody {
    /// Who is asked.
    pub(crate) to: String,
    /// The report of this member that says what is asked; the member gets of it what the agreements release.
    pub(crate) question: String,
    /// `flash`, `immediate`, `priority` or `routine`; that of the report if missing.
    pub(crate) precedence: Option<String>,
    /// What the answer would be used for.
    pub(crate) purpose: String,
    /// The case, and the law on which it is asked.
    pub(crate) case: String,
    /// Until when an answer is needed; two hours from now for FLASH, twelve for IMMEDIATE, two days for PRIORITY, seven for
    /// ROUTINE if missing.
    pub(crate) due: Option<String>,
    /// The agreement in whose committee this member has the chair: then the request is a task of one of its seats.
    pub(crate) as_chair: Option<String>,
}

/// An answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RfiAnswerBody {
    #[schema(value_type = closed::RfiExtent)]
    pub(crate) extent: String,
    /// Why not all of it: always where it is refused.
    #[schema(value_type = Option<closed::RfiGroundWord>)]
    pub(crate) ground: Option<String>,
    /// Reports of this member that answer it; the asker gets of them what the agreements release.
    #[serde(default)]
    pub(crate) reports: Vec<String>,
}

/// A request that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct RfiAsked {
    pub(crate) id: String,
}

/// Requests for information, the one that came last first, and what became of them by member.
#[derive(Serialize, ToSchema)]
pub(crate) struct RfiList {
    pub(crate) requests: Vec<RfiShape>,
    pub(crate) counts: Vec<RfiCounts>,
}

/// A request and its answers.
#[derive(Serialize, ToSchema)]
#[schema(as = Rfi)]
pub(crate) struct RfiShape {
    pub(crate) id: String,
    /// Whether this node asks; otherwise it is asked.
    ours: bool,
    /// The other side.
    member: String,
    name: String,
    #[schema(value_type = closed::RfiStandingWord)]
    standing: &'static str,
    precedence: String,
    purpose: String,
    case: String,
    /// What is asked: this member's report, or the edition that it got.
    question: String,
    made: String,
    due: String,
    /// The agreement in whose committee the asker had the chair when it tasked the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_chair: Option<String>,
    /// Who asked, where that is this node.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    answers: Vec<RfiAnswerShape>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = RfiAnswer)]
struct RfiAnswerShape {
    #[schema(value_type = closed::RfiExtent)]
    extent: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<closed::RfiGroundWord>)]
    ground: Option<&'static str>,
    /// What answers it: this member's reports, or the editions that it gets.
    reports: Vec<String>,
    answered: String,
    /// Whether it came after the deadline.
    late: bool,
    /// Who answered, where that is this node.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// What became of the requests between this node and one member, in one direction.
#[derive(Serialize, ToSchema, Default)]
pub(crate) struct RfiCounts {
    member: String,
    /// Whether this node asked.
    ours: bool,
    asked: u64,
    open: u64,
    overdue: u64,
    whole: u64,
    part: u64,
    refused: u64,
    /// Of those with an answer, how many came after the deadline.
    late: u64,
    /// How often on which ground something was not answered.
    grounds: Vec<RfiGroundCount>,
}

#[derive(Serialize, ToSchema)]
struct RfiGroundCount {
    #[schema(value_type = closed::RfiGroundWord)]
    ground: &'static str,
    count: u64,
}

/// The names that an answer needs, as the node knows them.
pub(crate) struct Names<'a> {
    pub(crate) me: MemberCode,
    pub(crate) member: &'a dyn Fn(MemberCode) -> String,
    pub(crate) principal: &'a dyn Fn(PrincipalId) -> Option<String>,
}

fn other(case: &RfiCase, me: MemberCode) -> (MemberCode, bool) {
    let ours = case.rfi.asker.0 == me;
    (if ours { case.rfi.asked.0 } else { case.rfi.asker.0 }, ours)
}

impl RfiShape {
    pub(crate) fn of(case: &RfiCase, names: &Names<'_>, now: Moment) -> RfiShape {
        let (rfi, (member, ours)) = (&case.rfi, other(case, names.me));
        let answer = |answered: &AnsweredRfi| RfiAnswerShape {
            extent: answered.answer.extent.code(),
            ground: answered.answer.ground.map(|ground| ground.code()),
            reports: answered.reports.iter().map(ToString::to_string).collect(),
            answered: answered.answer.answered.to_string(),
            late: answered.answer.answered > rfi.due,
            by: answered.by.and_then(names.principal),
        };
        RfiShape {
            id: rfi.id.to_string(),
            ours,
            member: member.to_string(),
            name: (names.member)(member),
            standing: case.standing(now).code(),
            precedence: rfi.precedence.to_string(),
            purpose: rfi.purpose.0.to_string(),
            case: rfi.case.clone(),
            question: case.question.to_string(),
            made: rfi.made.to_string(),
            due: rfi.due.to_string(),
            as_chair: rfi.as_chair.clone(),
            by: case.by.and_then(names.principal),
            answers: case.answers.iter().map(answer).collect(),
        }
    }
}

impl RfiCounts {
    /// The counts, by member and direction. They follow from the papers in the ledger alone.
    pub(crate) fn of(cases: &[RfiCase], me: MemberCode, now: Moment) -> Vec<RfiCounts> {
        let mut counted: BTreeMap<(MemberCode, bool), Vec<&RfiCase>> = BTreeMap::new();
        for case in cases {
            counted.entry(other(case, me)).or_default().push(case);
        }
        let count = |((member, ours), cases): ((MemberCode, bool), Vec<&RfiCase>)| {
            let stand = |standing| cases.iter().filter(|case| case.standing(now) == standing).count() as u64;
            let mut grounds = BTreeMap::new();
            for answered in cases.iter().flat_map(|case| &case.answers) {
                if let Some(ground) = answered.answer.ground {
                    *grounds.entry(ground).or_insert(0) += 1;
                }
            }
            RfiCounts {
                member: member.to_string(),
                ours,
                asked: cases.len() as u64,
                open: stand(RfiStanding::Open),
                overdue: stand(RfiStanding::Overdue),
                whole: stand(RfiStanding::Whole),
                part: stand(RfiStanding::Part),
                refused: stand(RfiStanding::Refused),
                late: cases.iter().filter(|case| case.came_late()).count() as u64,
                grounds: grounds
                    .into_iter()
                    .map(|(ground, count)| RfiGroundCount { ground: ground.code(), count })
                    .collect(),
            }
        };
        counted.into_iter().map(count).collect()
    }
}
