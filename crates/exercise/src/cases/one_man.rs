//! One man: two members know him by different names, a third sees him at the border. What binds them is his mother and his
//! passport, never his name.

use super::{Telling, Told, subject_of};
use crate::paper::{Marked, Paper};
use crate::setting::Part;
use crate::step::Act;
use tansiq_label::Purpose::{Arrest, BorderControl, Investigation};
use tansiq_label::{Category, Level, PersonCategory};
use tansiq_report::{Method, Precedence, ReportKind, SubjectKind};

pub(super) fn tell(telling: &mut Telling<'_>) -> Told {
    let Some([lead, neighbour]) = telling.members([Part::Lead, Part::Neighbour]) else { return Ok(()) };
    let (man, borrowed) = (telling.person(1), telling.person(2));
    let marked = Marked {
        category: Category::Identity,
        person: PersonCategory::Suspect,
        purposes: &[Arrest, BorderControl, Investigation],
        territories: &["IQ"],
    };

    let hand = telling.hand(lead);
    let mut paper = Paper::new(ReportKind::Intrep, "case 4 of the investigating court", &marked)
        .precedence(Precedence::Priority);
    let subject = paper.about(SubjectKind::Person);
    paper.say_written(&subject, "name", &man.name(hand)).known_by(Method::Human);
    paper.say_written(&subject, "alias", &man.kunya(hand)).graded("C3").known_by(Method::Human);
    paper.say_written(&subject, "motherName", &man.mother(hand)).known_by(Method::Official);
    paper.say(&subject, "birthDate", man.born.to_string()).known_by(Method::Official);
    paper.say(&subject, "passportNumber", man.passport.clone()).category(Category::Identifier);
    paper.say(&subject, "source", "EXERCISE: a clerk who knew his father").graded("C3").of_a_source();
    let first = telling.written(paper, lead, 180)?;

    // The neighbour knows him under a borrowed name; the mother and the papers are his own.
    let hand = telling.hand(neighbour);
    let mut paper = Paper::new(ReportKind::Intrep, "case 8 of the neighbour's court", &marked);
    let subject = paper.about(SubjectKind::Person);
    paper.say_written(&subject, "name", &borrowed.name(hand)).graded("C3").known_by(Method::Human);
    paper.say_written(&subject, "weakAlias", &man.short_name(hand)).graded("D4").known_by(Method::Human);
    paper.say_written(&subject, "alias", &man.kunya(hand)).known_by(Method::Captured);
    paper.say_written(&subject, "motherName", &man.mother(hand)).graded("C3").known_by(Method::Human);
    paper.say(&subject, "birthDate", man.born.year().to_string()).graded("C3").known_by(Method::Human);
    paper
        .say(&subject, "passportNumber", man.passport.clone())
        .known_by(Method::Captured)
        .category(Category::Identifier);
    let second = telling.written(paper, neighbour, 420)?;

    let pair = subject_of(&first, "name").zip(subject_of(&second, "name"));
    telling.submit(lead, "reports about a man with his kunya, his mother and his passport", first);
    telling.submit(
        neighbour,
        "reports about a man of another name with the same kunya, mother and passport",
        second,
    );
    if let Some(((one, _), (other, _))) = pair {
        let act = Act::Decide {
            verdict: "same",
            one,
            other,
            reason: "EXERCISE: one mother, one kunya, one passport; the other name is borrowed",
            matter: "case 4 of the investigating court".into(),
        };
        telling.act(lead, telling.at(560), "decides that the two are one man", act);
    }
    at_the_border(telling, &marked)
}

/// The third member sees the man and is left to find out who he is: that is what the trainees resolve.
fn at_the_border(telling: &mut Telling<'_>, marked: &Marked<'_>) -> Told {
    let Some([border]) = telling.members([Part::Border]) else { return Ok(()) };
    let (man, hand) = (telling.person(1), telling.hand(border));
    let mut paper =
        Paper::new(ReportKind::Sighting, "border order 4", marked).precedence(Precedence::Immediate);
    let (sighting, subject) = (paper.about(SubjectKind::Sighting), paper.about(SubjectKind::Person));
    let day = telling.at(960).date();
    paper.say(&sighting, "date", day.to_string()).graded("A1").category(Category::Movement).on(day);
    paper
        .say(&sighting, "location", "EXERCISE: lane 2 of the crossing of Trebil")
        .graded("A1")
        .category(Category::Movement);
    paper
        .say(&sighting, "point", "32.7700,39.0300")
        .graded("A1")
        .category(Category::Movement)
        .level(Level::Confidential);
    paper.say(&sighting, "seen", subject.clone()).category(Category::Movement);
    paper.say_written(&subject, "name", &man.short_name(hand)).known_by(Method::Official);
    paper.say(&subject, "birthDate", man.born.to_string()).known_by(Method::Official);
    paper
        .say(&subject, "passportNumber", man.passport)
        .known_by(Method::Official)
        .category(Category::Identifier);
    let seen = telling.written(paper, border, 960)?;
    telling.submit(
        border,
        "sees him at a crossing, by his own name; for the trainees to resolve: the same man",
        seen,
    );
    Ok(())
}
