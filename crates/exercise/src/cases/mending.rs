//! What went wrong and is mended: a report that went to the wrong party, and a number that was wrong.

use super::{Telling, Told, subject_of};
use crate::paper::{Marked, Paper};
use crate::setting::Part;
use crate::step::Act;
use tansiq_label::Purpose::{Arrest, BorderControl, Investigation, Protection, Warning};
use tansiq_label::{Category, PersonCategory};
use tansiq_report::{Method, ReportKind, SubjectKind};

/// A report goes to more members than was meant, and is withdrawn from one of them.
pub(super) fn wrong_party(telling: &mut Telling<'_>) -> Told {
    let Some([lead, far]) = telling.members([Part::Lead, Part::Far]) else { return Ok(()) };
    let marked = Marked {
        category: Category::Incident,
        person: PersonCategory::NoPerson,
        purposes: &[Protection, Warning],
        territories: &["IQ"],
    };
    let mut paper = Paper::new(ReportKind::Intrep, "standing order 3 on reporting", &marked);
    let patrol = paper.about(SubjectKind::Incident);
    paper.say(&patrol, "name", "EXERCISE: times of the night patrols on the northern road").graded("A1");
    paper.say(&patrol, "date", telling.at(500).date().to_string()).graded("A1");
    paper.say(&patrol, "point", "35.6200,43.3300").graded("A1");
    let report = telling.written(paper, lead, 500)?;
    let act = Act::Withdraw {
        report: report.header().id,
        from: far,
        reason: "EXERCISE: meant for those on the road alone",
    };
    telling.submit(lead, "gives the times of patrols to more members than it meant to", report);
    telling.act(
        lead,
        telling.at(510),
        "withdraws them from the far member, which answers with a receipt",
        act,
    );
    Ok(())
}

/// Somebody's passport number is wrong by two digits, and is corrected.
pub(super) fn wrong_number(telling: &mut Telling<'_>) -> Told {
    let Some([border]) = telling.members([Part::Border]) else { return Ok(()) };
    let (man, hand) = (telling.person(20), telling.hand(border));
    let marked = Marked {
        category: Category::Identity,
        person: PersonCategory::Suspect,
        purposes: &[BorderControl, Arrest, Investigation],
        territories: &["IQ", "JO"],
    };
    let passport = |paper: &mut Paper, subject: &str, number: String| {
        paper
            .say(subject, "passportNumber", number)
            .known_by(Method::Official)
            .category(Category::Identifier);
    };
    let wrong: String = man
        .passport
        .chars()
        .take(2)
        .chain(man.passport.chars().skip(2).collect::<Vec<_>>().into_iter().rev())
        .collect();
    let mut paper = Paper::new(ReportKind::Intrep, "border order 4", &marked);
    let subject = paper.about(SubjectKind::Person);
    paper.say_written(&subject, "name", &man.name(hand)).known_by(Method::Official);
    paper.say(&subject, "birthDate", man.born.to_string()).known_by(Method::Official);
    passport(&mut paper, &subject, wrong);
    let first = telling.written(paper, border, 700)?;
    let Some((subject, statement)) = subject_of(&first, "passportNumber") else { return Ok(()) };

    let mut paper = Paper::new(ReportKind::Intrep, "border order 4", &marked);
    let subject = paper.again(subject, SubjectKind::Person);
    passport(&mut paper, &subject, man.passport);
    let right = Box::new(telling.written(paper, border, 720)?);
    let act = Act::Correct {
        report: first.header().id,
        statement,
        right,
        reason: "EXERCISE: the digits were read from the wrong end",
    };
    telling.submit(border, "gives a passport number that was read from the wrong end", first);
    telling.act(border, telling.at(720), "corrects it; every holder sets the wrong one aside", act);
    Ok(())
}
