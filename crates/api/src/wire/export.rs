//! Tables as files: their columns, and how each row is marked. What is in them is what the answers of the interface say;
//! statements come with the proof that they may leave.

use crate::caller::Caller;
use crate::identity::Person;
use crate::node::Node;
use crate::reading::Said;
use std::collections::BTreeSet;
use tansiq_agreement::Releasable;
use tansiq_formats::Table;
use tansiq_label::{Category, Label, Level, Parts, PersonCategory, Purpose, Releasability, Set, Territory};
use tansiq_report::Moment;
use tansiq_view::traffic::{Given, Look, TrafficLine};

/// How long until somebody must look at an exported table again, in years.
const REVIEW_YEARS: i16 = 1;

/// A table being put together, with the labels of its rows.
pub(crate) struct Sheet {
    table: Table,
    labels: Vec<Label>,
}

impl Sheet {
    /// A table without rows: what it is, whose, when, by whom and what for.
    pub(crate) fn new(
        name: &str,
        columns: &[&'static str],
        (node, caller): (&Node, &Caller),
        purpose: Purpose,
    ) -> Sheet {
        let head = vec![
            ("table", name.to_owned()),
            ("member", node.member.to_string()),
            ("at", node.clock.now().to_string()),
            ("by", caller.principal.login.clone()),
            ("purpose", purpose.to_string()),
        ];
        let table = Table { banner: String::new(), head, columns: columns.to_vec(), rows: Vec::new() };
        Sheet { table, labels: Vec::new() }
    }

    pub(crate) fn row(&mut self, label: &Label, cells: Vec<String>) {
        self.table.rows.push((label.to_string(), cells));
        if !self.labels.contains(label) {
            self.labels.push(label.clone());
        }
    }

    /// The table with its banner; `least` is the label of a table without rows.
    pub(crate) fn closed(mut self, least: &Label) -> Table {
        let join = Label::join_all(&self.labels);
        self.table.banner = join.as_ref().unwrap_or(least).to_string();
        self.table.head.push(("rows", self.table.rows.len().to_string()));
        self.table
    }
}

/// How a node's own records of its exchange are marked: restricted, and for its member alone.
pub(crate) fn records_label(node: &Node, now: Moment) -> Label {
    let parts = Parts {
        level: Level::Restricted,
        releasability: Releasability::Only(BTreeSet::from([node.member])),
        caveats: Set::EMPTY,
        category: Category::Judicial,
        person: PersonCategory::NoPerson,
        minor: false,
        territories: BTreeSet::from([Territory::WORLD]),
        purposes: Set::all(),
        review: now.date().saturating_add(jiff::Span::new().years(REVIEW_YEARS)),
    };
    // It has a territory and purposes, names a member and no person.
    Label::new(parts).expect("the label of records is complete")
}

pub(crate) const TRAFFIC: [&str; 14] = [
    "position",
    "at",
    "what",
    "member",
    "report",
    "originator",
    "kind",
    "precedence",
    "purpose",
    "written",
    "statements",
    "delivery",
    "stored",
    "refused",
];

/// The cells of a line of traffic.
pub(crate) fn of_line(line: &TrafficLine) -> Vec<String> {
    let report = |of: fn(&tansiq_view::traffic::ReportLine) -> String| line.report.as_ref().map(of);
    let cells = [
        Some(line.position.0.to_string()),
        Some(line.at.to_string()),
        Some(line.what.code().to_owned()),
        line.member.map(|member| member.to_string()),
        report(|report| report.id.to_string()),
        report(|report| report.originator.to_string()),
        report(|report| report.kind.to_string()),
        report(|report| report.precedence.to_string()),
        report(|report| report.purpose.to_string()),
        report(|report| report.written.to_string()),
        Some(line.statements.to_string()),
        line.delivery.map(|delivery| delivery.to_string()),
        Some(line.outcomes.stored.to_string()),
        Some(line.outcomes.refused.to_string()),
    ];
    cells.map(Option::unwrap_or_default).into()
}

pub(crate) const DISCLOSURES: [&str; 9] =
    ["position", "at", "to", "how", "login", "clauses", "purposes", "statements", "acknowledged"];

/// The cells of a disclosure; `login` is that of whoever brought it about.
pub(crate) fn of_given(given: &Given, login: Option<String>) -> Vec<String> {
    vec![
        given.position.0.to_string(),
        given.at.to_string(),
        given.to.to_string(),
        given.how.code().to_owned(),
        login.unwrap_or_default(),
        given.clauses.join(" "),
        given.purposes.codes().join(" "),
        given.statements.to_string(),
        given.arrived.to_string(),
    ]
}

pub(crate) const LOOKS: [&str; 9] =
    ["position", "at", "how", "login", "to", "of", "clauses", "purpose", "statements"];

/// The cells of a look.
pub(crate) fn of_look(look: &Look, login: Option<String>) -> Vec<String> {
    let of: Vec<_> = look.of.iter().map(ToString::to_string).collect();
    vec![
        look.position.0.to_string(),
        look.at.to_string(),
        look.how.code().to_owned(),
        login.unwrap_or_default(),
        look.to.map(|to| to.to_string()).unwrap_or_default(),
        of.join(" "),
        look.clauses.join(" "),
        look.purpose.to_string(),
        look.statements.to_string(),
    ]
}

pub(crate) const DOSSIER: [&str; 13] = [
    "subject",
    "property",
    "value",
    "original",
    "language",
    "originator",
    "grade",
    "method",
    "collected",
    "from",
    "until",
    "written",
    "report",
];

/// Everything that is said of somebody, a row for each statement. It takes the proof that each may leave.
pub(crate) fn of_person(sheet: &mut Sheet, person: Person) {
    for said in person.subjects.into_iter().flat_map(|subject| subject.said).map(Releasable::into_inner) {
        let label = said.statement.label.clone();
        sheet.row(&label, of_statement(said));
    }
}

fn of_statement(said: Said) -> Vec<String> {
    let Said { statement: s, originator, written, report, .. } = said;
    let (original, language) = s.original.map(|o| (o.text, o.language)).unzip();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let cells = [
        Some(s.subject.to_string()),
        Some(s.property.name.to_owned()),
        Some(s.value),
        original,
        language.flatten(),
        Some(originator.to_string()),
        Some(s.grade.to_string()),
        Some(s.provenance.method.to_string()),
        day(s.provenance.collected),
        day(s.from),
        day(s.until),
        Some(written.to_string()),
        report.map(|report| report.to_string()),
    ];
    cells.map(Option::unwrap_or_default).into()
}
