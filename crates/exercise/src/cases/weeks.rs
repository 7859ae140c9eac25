//! The summaries of the week: what the joint centre says of the week that is over, in numbers and without a name.

use super::{Telling, Told};
use crate::paper::{Marked, Paper};
use crate::setting::Part;
use tansiq_label::Purpose::{Investigation, Protection, Warning};
use tansiq_label::{Category, PersonCategory};
use tansiq_report::{Method, ReportKind, SubjectKind};

pub(super) fn tell(telling: &mut Telling<'_>) -> Told {
    let Some([centre]) = telling.members([Part::Centre]) else { return Ok(()) };
    let marked = Marked {
        category: Category::Incident,
        person: PersonCategory::NoPerson,
        purposes: &[Protection, Warning, Investigation],
        territories: &["IQ"],
    };
    let weeks = i64::from(telling.setting.weeks);
    for week in 1..=weeks {
        let (crossings, finds, quiet) =
            (telling.chance.between(0, 4), telling.chance.between(0, 3), telling.chance.between(2, 5));
        let mut paper = Paper::new(ReportKind::Intsum, "standing order 1 of the joint centre", &marked);
        let over = paper.about(SubjectKind::Incident);
        paper
            .say(&over, "name", format!("EXERCISE: summary of week {week}"))
            .graded("A2")
            .known_by(Method::Analysis);
        let summary = format!(
            "EXERCISE: {crossings} crossings on foot, {finds} finds; the strip between the lines was watched on {quiet} days of seven"
        );
        paper.say(&over, "summary", summary).graded("A2").known_by(Method::Analysis);
        let report = telling.written(paper, centre, week * 1000 / weeks - 2)?;
        telling.submit(centre, "sums up the week", report);
    }
    Ok(())
}
