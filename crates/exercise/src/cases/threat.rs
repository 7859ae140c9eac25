//! The market: a warning that goes to whoever can warn, without who told it; then the car, and then the end of it.

use super::{Telling, Told, subject_of};
use crate::paper::{Marked, Paper};
use crate::person::Written;
use crate::setting::Part;
use tansiq_label::Purpose::{Arrest, BorderControl, Investigation, Protection, Warning};
use tansiq_label::{Category, Level, PersonCategory};
use tansiq_report::{Method, Precedence, ReportKind, SubjectKind};

pub(super) fn tell(telling: &mut Telling<'_>) -> Told {
    let Some([lead, neighbour]) = telling.members([Part::Lead, Part::Neighbour]) else { return Ok(()) };
    let threat = Marked {
        category: Category::Threat,
        person: PersonCategory::NoPerson,
        purposes: &[Warning, Protection],
        territories: &["IQ"],
    };
    let mut paper = Paper::new(ReportKind::Warning, "duty to warn", &threat).precedence(Precedence::Flash);
    let (plan, market) = (paper.about(SubjectKind::Incident), paper.about(SubjectKind::Place));
    let summary = Written {
        latin: "EXERCISE: a parked car is to be used on a market day at Exercise Town".into(),
        original: "تمرين: يراد استخدام سيارة متوقفة في يوم السوق في بلدة التمرين".into(),
        language: "ar",
    };
    paper.say_written(&plan, "summary", &summary).known_by(Method::Human);
    paper.say(&plan, "date", telling.at(998).date().to_string()).graded("C3").known_by(Method::Analysis);
    paper.say(&plan, "threatens", "EXERCISE: traders of the upper market").known_by(Method::Human);
    let name = Written {
        latin: "EXERCISE upper market".into(),
        original: "السوق العلوي (تمرين)".into(),
        language: "ar",
    };
    paper.say_written(&market, "name", &name).graded("A1").known_by(Method::Open);
    paper.say(&market, "point", "36.3600,43.1600").graded("A1").known_by(Method::Open);
    paper.say(&plan, "point", "36.3600,43.1600").graded("C3").known_by(Method::Analysis);
    paper.say(&plan, "source", "EXERCISE: told to the watch by telephone").of_a_source();
    let warning = telling.written(paper, lead, 996)?;
    let incident = subject_of(&warning, "summary");
    telling.submit(lead, "warns of a car at a market; who told it stays with the lead", warning);

    let movement = Marked {
        category: Category::Movement,
        person: PersonCategory::NoPerson,
        purposes: &[BorderControl, Arrest, Investigation, Protection],
        territories: &["IQ"],
    };
    let mut paper = Paper::new(ReportKind::Sighting, "standing order 3 on reporting", &movement)
        .precedence(Precedence::Immediate);
    let (seen, car) = (paper.about(SubjectKind::Sighting), paper.about(SubjectKind::Vehicle));
    paper.say(&seen, "date", telling.at(999).date().to_string()).graded("A2");
    paper.say(&seen, "location", "EXERCISE: side street north of the upper market").graded("A2");
    paper.say(&seen, "point", "36.3650,43.1580").graded("A2").level(Level::Confidential);
    paper.say(&seen, "seen", car.clone());
    paper.say(&car, "registrationNumber", "EX 40404 Nineveh").category(Category::Identifier);
    paper.say(&car, "type", "white pickup").category(Category::Identity);
    let sighting = telling.written(paper, neighbour, 998)?;
    telling.submit(
        neighbour,
        "sees the car near the market; for the trainees: take it up, warn, ask who owns it",
        sighting,
    );

    if let Some((incident, _)) = incident {
        let mut paper =
            Paper::new(ReportKind::Intrep, "duty to warn", &threat).precedence(Precedence::Immediate);
        let plan = paper.again(incident, SubjectKind::Incident);
        paper.say(&plan, "notes", "EXERCISE: the market was cleared and the road closed").graded("A1");
        let cleared = telling.written(paper, lead, 999)?;
        telling.submit(lead, "says that the market is cleared", cleared);
    }
    Ok(())
}
