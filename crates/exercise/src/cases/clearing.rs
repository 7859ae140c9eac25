//! The namesake: a man is wanted, another one of his name is stopped, and is cleared as fast as he was suspected.

use super::{Telling, Told, subject_of};
use crate::paper::{Marked, Paper};
use crate::setting::Part;
use crate::step::Act;
use tansiq_label::Purpose::{Arrest, BorderControl, Clearance, Investigation};
use tansiq_label::{Category, PersonCategory};
use tansiq_report::{Method, Precedence, ReportKind, SubjectKind};

pub(super) fn tell(telling: &mut Telling<'_>) -> Told {
    let Some([lead, border]) = telling.members([Part::Lead, Part::Border]) else { return Ok(()) };
    let wanted = telling.person(10);
    let namesake = wanted.namesake(telling.setting.seed, super::FIRST_OF_CASES + 11);

    let marked = Marked {
        category: Category::Identity,
        person: PersonCategory::Wanted,
        purposes: &[Arrest, BorderControl, Investigation],
        territories: &["IQ", "JO"],
    };
    let hand = telling.hand(lead);
    let mut paper = Paper::new(ReportKind::Intrep, "warrant 31 of the investigating court", &marked)
        .precedence(Precedence::Immediate);
    let subject = paper.about(SubjectKind::Person);
    paper.say_written(&subject, "name", &wanted.name(hand)).graded("A2").known_by(Method::Official);
    paper.say_written(&subject, "motherName", &wanted.mother(hand)).graded("A2").known_by(Method::Official);
    paper.say(&subject, "birthDate", wanted.born.to_string()).graded("A2").known_by(Method::Official);
    paper
        .say(&subject, "warrant", "EXERCISE: warrant 31 of the investigating court")
        .graded("A1")
        .known_by(Method::Official)
        .category(Category::Judicial);
    let asked = telling.written(paper, lead, 240)?;

    let hand = telling.hand(border);
    let stopped = Marked { person: PersonCategory::Suspect, ..marked };
    let mut paper =
        Paper::new(ReportKind::Sighting, "border order 4", &stopped).precedence(Precedence::Immediate);
    let subject = paper.about(SubjectKind::Person);
    paper.say_written(&subject, "name", &namesake.name(hand)).graded("A2").known_by(Method::Official);
    paper.say_written(&subject, "motherName", &namesake.mother(hand)).graded("A2").known_by(Method::Official);
    paper.say(&subject, "birthDate", namesake.born.to_string()).graded("A2").known_by(Method::Official);
    let stop = telling.written(paper, border, 610)?;
    let pair = subject_of(&asked, "name").zip(subject_of(&stop, "name"));

    let cleared = Marked {
        category: Category::Identity,
        person: PersonCategory::Cleared,
        purposes: &[Clearance, BorderControl],
        territories: &["001"],
    };
    let mut paper = Paper::new(ReportKind::Clearance, "decision 19 of the court at the border", &cleared)
        .precedence(Precedence::Priority);
    let official = "A1";
    let subject = match pair {
        Some((_, (subject, _))) => paper.again(subject, SubjectKind::Person),
        None => paper.about(SubjectKind::Person),
    };
    paper.say_written(&subject, "name", &namesake.name(hand)).graded(official).known_by(Method::Official);
    paper
        .say(&subject, "clearance", "not-the-one")
        .graded(official)
        .known_by(Method::Official)
        .category(Category::Judicial);
    paper
        .say(&subject, "notes", "EXERCISE: another mother, another year of birth; fingerprints compared")
        .graded(official)
        .known_by(Method::Official)
        .category(Category::Judicial);
    let clearance = telling.written(paper, border, 640)?;

    telling.submit(lead, "asks for a man under a warrant", asked);
    telling.submit(border, "stops a man of the same name, with another mother and year of birth", stop);
    telling.submit(border, "clears him: he is not the one; every stop of him ends here", clearance);
    if let Some(((one, _), (other, _))) = pair {
        let act = Act::Decide {
            verdict: "different",
            one,
            other,
            reason: "EXERCISE: another mother, eleven years between them",
            matter: "warrant 31 of the investigating court".into(),
        };
        telling.act(lead, telling.at(650), "decides that the two are different men", act);
    }
    Ok(())
}
