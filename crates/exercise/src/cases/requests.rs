//! Requests for information: one that is answered with a report, one that is refused on a ground, and one that waits.

use super::{Telling, Told};
use crate::paper::{Marked, Paper};
use crate::setting::Part;
use crate::step::Act;
use tansiq_label::Purpose::{Arrest, BorderControl, Investigation};
use tansiq_label::{Category, MemberCode, PersonCategory};
use tansiq_report::{Faults, Method, Precedence, Report, ReportKind, SubjectKind};

/// The lead asks the border about the man at the crossing, and is answered; the border asks back, and waits.
pub(super) fn answered(telling: &mut Telling<'_>) -> Told {
    let Some([lead, border]) = telling.members([Part::Lead, Part::Border]) else { return Ok(()) };
    let question = question(telling, lead, border, (1, 965))?;
    let matter = "EXERCISE: case 4, crossings of one passport".to_owned();
    let asked = Act::Ask { to: border, question: Box::new(question), matter: matter.clone() };
    telling.act(lead, telling.at(965), "asks the border where this passport was seen", asked);

    let marked = Marked {
        category: Category::Movement,
        person: PersonCategory::Suspect,
        purposes: &[BorderControl, Arrest, Investigation],
        territories: &["IQ", "JO"],
    };
    let mut paper =
        Paper::new(ReportKind::Intrep, "border order 4", &marked).precedence(Precedence::Priority);
    let sighting = paper.about(SubjectKind::Sighting);
    paper.say(&sighting, "date", telling.at(900).date().to_string()).graded("A1").known_by(Method::Official);
    paper
        .say(&sighting, "location", "EXERCISE: crossing of Waleed, on foot, inbound")
        .graded("A1")
        .known_by(Method::Official);
    paper.say(&sighting, "point", "33.4300,38.9300").graded("A1").known_by(Method::Official);
    let answer = telling.written(paper, border, 975)?;
    let answered = Act::Answer { matter, answer: Some(Box::new(answer)) };
    telling.act(border, telling.at(975), "answers with the crossing that it has", answered);

    let back = self::question(telling, border, lead, (10, 985))?;
    let matter = "EXERCISE: warrant 31, is it still in force".to_owned();
    let asked = Act::Ask { to: lead, question: Box::new(back), matter };
    telling.act(
        border,
        telling.at(985),
        "asks whether the warrant is in force; for the trainees to answer",
        asked,
    );
    Ok(())
}

/// The lead asks the far member, which has no warrant that would let it answer.
pub(super) fn refused(telling: &mut Telling<'_>) -> Told {
    let Some([lead, far]) = telling.members([Part::Lead, Part::Far]) else { return Ok(()) };
    let question = question(telling, lead, far, (10, 800))?;
    let matter = "EXERCISE: warrant 31, accounts in his name".to_owned();
    let asked = Act::Ask { to: far, question: Box::new(question), matter: matter.clone() };
    telling.act(lead, telling.at(800), "asks the far member for accounts in the wanted man's name", asked);
    let refused = Act::Answer { matter, answer: None };
    telling.act(far, telling.at(830), "refuses: there is no warrant of its own court", refused);
    Ok(())
}

/// What is asked: who the man is, to that member alone.
fn question(
    telling: &mut Telling<'_>,
    by: MemberCode,
    to: MemberCode,
    (person, thousandth): (u64, i64),
) -> Result<Report, Faults> {
    let (man, hand) = (telling.person(person), telling.hand(by));
    let marked = Marked {
        category: Category::Identity,
        person: PersonCategory::Wanted,
        purposes: &[Arrest, BorderControl, Investigation],
        territories: &["IQ"],
    };
    let mut paper =
        Paper::new(ReportKind::Intrep, "request on a case", &marked).precedence(Precedence::Priority);
    let subject = paper.about(SubjectKind::Person);
    paper.say_written(&subject, "name", &man.name(hand)).only_for(&[to]);
    paper.say(&subject, "birthDate", man.born.to_string()).only_for(&[to]);
    paper.say(&subject, "passportNumber", man.passport).category(Category::Identifier).only_for(&[to]);
    telling.written(paper, by, thousandth)
}
