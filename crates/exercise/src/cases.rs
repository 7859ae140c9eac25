//! The cases: what runs through the weeks and has an answer. Each is a few steps of several members; where a case needs a
//! member that does not play, it is left out.

mod clearing;
mod mending;
mod one_man;
mod requests;
mod threat;
mod weeks;

use crate::chance::Chance;
use crate::paper::Paper;
use crate::person::{Hand, Person};
use crate::setting::{Part, Setting};
use crate::step::{Act, Step};
use tansiq_label::MemberCode;
use tansiq_report::{Faults, Moment, Report};

/// The people of the cases are not those of the routine.
const FIRST_OF_CASES: u64 = 1 << 40;

/// A case being told.
pub(crate) struct Telling<'a> {
    pub(crate) setting: &'a Setting,
    case: &'static str,
    chance: Chance,
    pub(crate) steps: Vec<Step>,
}

type Told = Result<(), Faults>;
/// A case by its name, and how it is told.
type Case = (&'static str, fn(&mut Telling<'_>) -> Told);

/// Every step of every case, in the order of the story.
pub(crate) fn all(setting: &Setting) -> Result<Vec<Step>, Faults> {
    let cases: [Case; 9] = [
        ("control points", posts),
        ("summaries of the week", weeks::tell),
        ("one man", one_man::tell),
        ("the namesake", clearing::tell),
        ("the market", threat::tell),
        ("the wrong party", mending::wrong_party),
        ("the wrong number", mending::wrong_number),
        ("a question answered", requests::answered),
        ("a question refused", requests::refused),
    ];
    let mut steps = Vec::new();
    for (case, tell) in cases {
        let mut telling =
            Telling { setting, case, chance: Chance::of(setting.seed, case, 0), steps: Vec::new() };
        tell(&mut telling)?;
        steps.append(&mut telling.steps);
    }
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

/// Each of the first circle says where its control points are.
fn posts(telling: &mut Telling<'_>) -> Told {
    for part in [Part::Lead, Part::Neighbour, Part::Border] {
        let Some(by) = telling.setting.member(part) else { continue };
        let report = crate::routine::control_points(telling.setting, by, part)?;
        telling.submit(by, "says where its control points stand", report);
    }
    Ok(())
}

impl Telling<'_> {
    /// The members that play these parts; nothing where one of them does not play.
    fn members<const N: usize>(&self, parts: [Part; N]) -> Option<[MemberCode; N]> {
        let members: Vec<_> = parts.iter().map_while(|part| self.setting.member(*part)).collect();
        members.try_into().ok()
    }

    fn hand(&self, member: MemberCode) -> Hand {
        self.setting.hand(member)
    }

    fn at(&self, thousandth: i64) -> Moment {
        self.setting.at(thousandth)
    }

    /// A person of the cases.
    fn person(&self, number: u64) -> Person {
        Person::invented(self.setting.seed, FIRST_OF_CASES + number)
    }

    /// The paper as this member writes it when so many of a thousand parts of the time are over.
    fn written(&mut self, paper: Paper, by: MemberCode, thousandth: i64) -> Result<Report, Faults> {
        let at = self.at(thousandth);
        paper.written(by, at, &mut self.chance)
    }

    /// The report is submitted when it is written.
    fn submit(&mut self, by: MemberCode, tells: &str, report: Report) {
        let at = report.header().written;
        self.act(by, at, tells, Act::Submit(Box::new(report)));
    }

    fn act(&mut self, by: MemberCode, at: Moment, tells: &str, act: Act) {
        self.steps.push(Step { at, by, case: self.case, tells: tells.to_owned(), act });
    }
}

/// The subject of a report that is of this kind, and the statement of this property; a report of a case has one.
fn subject_of(
    report: &Report,
    property: &str,
) -> Option<(tansiq_report::SubjectId, tansiq_report::StatementId)> {
    let statement = report.statements().iter().find(|statement| statement.property.name == property)?;
    Some((statement.subject, statement.id))
}
