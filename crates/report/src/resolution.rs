//! Resolution decisions: that two subjects are one person, or two, or that nobody can say; and that such a decision is
//! undone.
//!
//! A decision is a report of the kind `resolution` like any other: its statements have labels, travel by agreements, and
//! are left out where they are not released. It rewrites nothing. What two subjects are to somebody follows from the
//! decisions that he may see and that are not undone.
//!
//! ```text
//! A sameAs B, B sameAs A     the decision: two halves, each with the label of its own side, kept together or not at all
//! A restsOn <statement>      what was weighed, each with the label of the statement that it names
//! A partedBy motherName      what tells the two apart
//! A reason "…"               why
//!
//! A undoes <statement>       another report: the half about the lesser id goes, and the decision with it
//! ```
//! Only its originator undoes a decision; whoever else thinks otherwise decides otherwise.

use crate::fault::Fault;
use crate::id::{StatementId, SubjectId};
use crate::report::{Report, Statement};
use crate::words::ReportKind;
use tansiq_label::finite;

finite! {
    /// What was decided about two subjects.
    Verdict, "verdict":
    /// They are one person.
    Same = "same",
    /// They are two.
    Different = "different",
    /// Nobody can say yet.
    Unsure = "unsure",
}

impl Verdict {
    /// The property of its two statements.
    pub const fn property(self) -> &'static str {
        match self {
            Verdict::Same => "sameAs",
            Verdict::Different => "differentFrom",
            Verdict::Unsure => "unsureOf",
        }
    }

    fn of(statement: &Statement) -> Option<Verdict> {
        let said = |verdict: &Verdict| verdict.property() == statement.property.name;
        [Verdict::Same, Verdict::Different, Verdict::Unsure].into_iter().find(said)
    }
}

/// That a decision is undone.
const UNDOES: &str = "undoes";
/// The property that names what a report's statements about a subject rest on.
const RESTS_ON: &str = "restsOn";
/// What a resolution may say beside its decision.
const BESIDE: [&str; 3] = [RESTS_ON, "partedBy", "reason"];

impl Statement {
    /// What it decides about its subject and another; each decision is said twice, once about each.
    pub fn verdict(&self) -> Option<(Verdict, SubjectId)> {
        Some((Verdict::of(self)?, self.refers_to()?))
    }

    /// The decision that it undoes.
    pub fn undoes(&self) -> Option<StatementId> {
        (self.property.name == UNDOES).then(|| self.value.parse().ok()).flatten()
    }

    /// The statement on which its report rests in what it says of this subject.
    pub fn rests_on(&self) -> Option<StatementId> {
        (self.property.name == RESTS_ON).then(|| self.value.parse().ok()).flatten()
    }

    /// Whether the other half of its decision is among these.
    fn has_other_half(&self, others: &[&Statement]) -> bool {
        let Some((verdict, other)) = self.verdict() else { return true };
        others.iter().any(|s| s.subject == other && s.verdict() == Some((verdict, self.subject)))
    }
}

/// Leaves out decisions of which only one half is there.
pub(crate) fn drop_halves(statements: &mut Vec<&Statement>) {
    let all = statements.clone();
    statements.retain(|s| s.has_other_half(&all));
}

/// Checks what a report decides: a resolution at most one thing, every other report nothing. An edition may lack the
/// decision, where only something else of it was released.
pub(crate) fn check(report: &Report) -> Result<(), Fault> {
    let statements: Vec<&Statement> = report.statements().iter().collect();
    let decides = |s: &&&Statement| Verdict::of(s).is_some() || s.property.name == UNDOES;
    let decisions: Vec<&&Statement> = statements.iter().filter(decides).collect();
    let rule = |holds: bool, expected| if holds { Ok(()) } else { Err(Fault::Resolution(expected)) };
    if report.header().kind != ReportKind::Resolution {
        return rule(
            decisions.is_empty(),
            "decisions about subjects in a report of the kind resolution alone",
        );
    }
    let only = |s: &&Statement| decides(&s) || BESIDE.contains(&s.property.name);
    rule(
        statements.iter().all(only),
        "in a resolution only sameAs, differentFrom, unsureOf or undoes, with restsOn, partedBy and reason",
    )?;
    match decisions[..] {
        [] => Ok(()),
        [undoing] => rule(undoing.property.name == UNDOES, "a decision said about both subjects"),
        [one, other] => {
            let both = one.verdict().is_some() && one.subject != other.subject;
            let halves = one.has_other_half(&statements) && other.has_other_half(&statements);
            rule(both && halves, "one decision, said about two different subjects")
        }
        _ => rule(false, "one decision in a resolution"),
    }
}
