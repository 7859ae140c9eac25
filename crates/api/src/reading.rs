//! What a reader gets of what is held: each statement through the decision, and nothing computed from the rest.

use crate::caller::Caller;
use crate::failure::Failure;
use crate::node::Node;
use crate::problem::{Kind, Problem};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use tansiq_agreement::planted::{Leak, planted};
use tansiq_agreement::{Agreements, ClauseRef, Holding, Reader, Received, Releasable};
use tansiq_label::{Label, MemberCode, Purpose};
use tansiq_report::{
    Grounds, Header, Moment, ReportId, Statement, StatementId, SubjectId, SubjectKind, Text,
};
use tansiq_view::People;
use tansiq_view::people::{Class, HeldStatement, HeldSubject};

/// One reader at one moment, with the agreements as they stand.
pub(crate) struct Desk<'n> {
    node: &'n Node,
    reader: Reader,
    agreements: Arc<Agreements>,
    at: Moment,
}

/// A statement with what is said of where it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) statement: Statement,
    pub(crate) originator: MemberCode,
    /// When its report was written.
    pub(crate) written: Moment,
    /// Whether its last day is over.
    pub(crate) ended: bool,
    /// The report that it stands in; nothing for a seconded officer, whose member knows it by another id.
    pub(crate) report: Option<ReportId>,
}

impl Said {
    /// Since when its originator says it without a break.
    pub(crate) fn since(&self) -> Moment {
        self.statement.since.unwrap_or(self.written)
    }

    /// Whether it is evidence of who somebody is. What was true of him still is; what never was is none.
    pub(crate) fn weighs(&self) -> bool {
        !(self.ended && self.statement.property.is_lasting())
    }
}

/// A subject as a reader gets it.
pub(crate) struct Shown {
    pub(crate) id: SubjectId,
    pub(crate) kind: SubjectKind,
    /// Not empty, in the order in which they came.
    pub(crate) said: Vec<Releasable<Said>>,
}

/// A report as a reader gets it.
pub(crate) struct ShownReport {
    pub(crate) header: Header,
    /// Those of which something is released.
    pub(crate) subjects: BTreeMap<SubjectId, SubjectKind>,
    /// Not empty, in the order of their ids.
    pub(crate) said: Vec<Releasable<Said>>,
}

impl ShownReport {
    fn statements(&self) -> BTreeSet<StatementId> {
        self.said.iter().map(|said| said.get().statement.id).collect()
    }
}

/// What it rests on that a caller is shown these statements: those of his own member need no ground.
pub(crate) fn grounds<'s>(
    node: &Node,
    caller: &Caller,
    said: impl Iterator<Item = &'s Releasable<Said>>,
) -> Grounds {
    grounds_of(node, caller, said.map(|said| (said.get().originator, said.clauses(), 1)))
}

/// The same of so many statements of an originator at once, released by these clauses.
pub(crate) fn grounds_of<'s>(
    node: &Node,
    caller: &Caller,
    shown: impl Iterator<Item = (MemberCode, &'s [ClauseRef], u64)>,
) -> Grounds {
    let his = caller.principal.member.0;
    let (mut statements, mut of, mut clauses) = (0, BTreeSet::new(), BTreeSet::new());
    for (originator, by, number) in shown.filter(|(originator, ..)| *originator != his) {
        statements += number;
        of.insert(originator);
        clauses.extend(by);
    }
    Grounds {
        to: (statements > 0 && his != node.member).then_some(Text(his)),
        of: of.into_iter().map(Text).collect(),
        clauses: clauses.into_iter().map(ClauseRef::to_string).collect(),
        statements,
    }
}

/// The reports in which a statement is held: one, or for another member's the last edition of each giver.
fn editions(held: &HeldStatement) -> Vec<ReportId> {
    match &held.received {
        None => vec![held.report],
        Some(received) => received.grants.iter().map(|grant| grant.edition).collect(),
    }
}

fn clauses(texts: &[String]) -> Vec<ClauseRef> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

impl<'n> Desk<'n> {
    pub(crate) fn new(node: &'n Node, caller: &Caller, purpose: Purpose) -> Desk<'n> {
        let principal = &caller.principal;
        let (member, clearance) = (principal.member.0, principal.clearance.0);
        let reader = Reader { member, role: caller.role, clearance, purpose };
        Desk { node, reader, agreements: node.directory.agreements(), at: node.clock.now() }
    }

    /// Whether the reader acts for another member than this node's.
    pub(crate) fn is_seconded(&self) -> bool {
        self.reader.member != self.node.member
    }

    /// Whether what is in a class is released to this reader: all of it or nothing.
    pub(crate) fn may_see(&self, class: &Class) -> bool {
        self.of_class(class, &()).is_some()
    }

    /// What is made of statements of a class, if they are released to this reader.
    pub(crate) fn of_class<T: Clone>(&self, class: &Class, value: &T) -> Option<Releasable<T>> {
        self.by_any(class.holdings(self.node.member), &class.label, || value.clone())
    }

    /// Those of these statements that are released to this reader, in their order. One whose value names a subject of
    /// which its report gives him nothing is left out here as it is there: it would say that there is something.
    pub(crate) fn statements(
        &self,
        people: &People,
        held: Vec<HeldStatement>,
    ) -> Result<Vec<Releasable<Said>>, Failure> {
        let (mut shown, mut said) = (HashMap::new(), Vec::new());
        for held in held {
            let (id, refers) = (held.statement.id, held.statement.refers_to().is_some());
            let sources = if refers { editions(&held) } else { Vec::new() };
            let Some(released) = self.statement(people, held) else { continue };
            let mut stands = !refers;
            for source in sources {
                if let Entry::Vacant(unread) = shown.entry(source) {
                    unread.insert(self.edition(source)?.map(|edition| edition.statements()));
                }
                stands |= shown[&source].as_ref().is_some_and(|ids| ids.contains(&id));
            }
            said.extend(stands.then_some(released));
        }
        Ok(said)
    }

    /// The statement, if the decision releases it to this reader.
    fn statement(&self, people: &People, held: HeldStatement) -> Option<Releasable<Said>> {
        let class = people.class(held.class)?;
        let said = self.said(held.statement, held.originator, (held.written, held.report));
        let label = said.statement.label.clone();
        self.by_any(class.holdings(self.node.member), &label, || said.clone())
    }

    /// The value, if the reader may have it by any of the ways in which it came here.
    fn by_any<T>(
        &self,
        holdings: Vec<Holding<'_>>,
        label: &Label,
        value: impl Fn() -> T,
    ) -> Option<Releasable<T>> {
        // The last giver's word first: it is the newest.
        let mut ways = holdings.iter().rev();
        ways.find_map(|holding| self.agreements.read(&self.reader, holding, label, self.at, value()).ok())
    }

    fn said(
        &self,
        statement: Statement,
        originator: MemberCode,
        (written, report): (Moment, ReportId),
    ) -> Said {
        let report = self.knows_report_of(originator).then_some(report);
        let ended = statement.has_ended(self.at.date());
        Said { statement, originator, written, ended, report }
    }

    /// Whether the reader knows reports of this member by the ids that they have here.
    pub(crate) fn knows_report_of(&self, originator: MemberCode) -> bool {
        !self.is_seconded() || originator == self.reader.member
    }

    /// What the reader gets of a subject; nothing if nothing of it is released to him, or nothing is held.
    pub(crate) fn subject(&self, id: SubjectId) -> Result<Option<Shown>, Failure> {
        let people = self.node.views.people();
        people.subject(id)?.map_or(Ok(None), |held| self.shown(&people, held))
    }

    /// What the reader gets of several subjects, without those of which he gets nothing.
    pub(crate) fn subjects(
        &self,
        ids: impl Iterator<Item = SubjectId>,
    ) -> Result<BTreeMap<SubjectId, Shown>, Failure> {
        let people = self.node.views.people();
        let held = people.subjects(ids)?.into_iter();
        let shown = held.filter_map(|held| self.shown(&people, held).transpose());
        shown.map(|shown| shown.map(|shown| (shown.id, shown))).collect()
    }

    fn shown(&self, people: &People, held: HeldSubject) -> Result<Option<Shown>, Failure> {
        let (id, all) = (held.id, held.statements.len());
        let mut said = self.statements(people, held.statements)?;
        if planted(Leak::Existence) && said.is_empty() {
            return Err(Problem::new(Kind::NotAllowed, "expected a clearance for it; found another").into());
        }
        if planted(Leak::Order) && said.len() < all {
            said.reverse();
        }
        // The kind is said by each statement's property; that of the first one released is the reader's.
        let kind = said.first().map(|s| s.get().statement.property.kind);
        Ok(kind.map(|kind| Shown { id, kind, said }))
    }

    /// The statements that name a subject, as far as they are released to the reader.
    pub(crate) fn naming_subject(&self, id: SubjectId) -> Result<Vec<Releasable<Said>>, Failure> {
        let people = self.node.views.people();
        let held = people.naming_subject(id)?;
        self.statements(&people, held)
    }

    /// The statements that name a statement, as far as they are released to the reader.
    pub(crate) fn naming_statement(&self, id: StatementId) -> Result<Vec<Releasable<Said>>, Failure> {
        let people = self.node.views.people();
        let held = people.naming_statement(id)?;
        self.statements(&people, held)
    }

    /// The statements with this id, as far as they are released to the reader: one, unless two originators claim it.
    pub(crate) fn statement_with(&self, id: StatementId) -> Result<Vec<Releasable<Said>>, Failure> {
        let people = self.node.views.people();
        let held = people.statement(id)?;
        self.statements(&people, held)
    }

    /// This node's member: who decides here.
    pub(crate) fn member(&self) -> MemberCode {
        self.node.member
    }

    /// Now.
    pub(crate) fn today(&self) -> Moment {
        self.at
    }

    /// Whether resolution decisions of a member count here.
    pub(crate) fn follows(&self, member: MemberCode) -> bool {
        let rule = || self.node.views.register().follows();
        member == self.node.member || rule().is_some_and(|rule| rule.members.contains(&member))
    }

    /// What the reader gets of a report; nothing if nothing of it is released to him, or it is not here.
    pub(crate) fn report(&self, id: ReportId) -> Result<Option<ShownReport>, Failure> {
        let shown = self.edition(id)?;
        // Another member's officer knows the report by the id of the edition that his member got.
        Ok(shown.filter(|shown| !self.is_seconded() || shown.header.originator == self.reader.member))
    }

    /// The same, whether or not the reader knows the report by this id.
    fn edition(&self, id: ReportId) -> Result<Option<ShownReport>, Failure> {
        let Some(detail) = self.node.views.traffic().report(id)? else { return Ok(None) };
        let Some(sealed) = self.node.report_at(detail.report.position)? else { return Ok(None) };
        let report = sealed.report();
        let header = report.header();
        let ways: Vec<Vec<ClauseRef>> = detail.receptions.iter().map(|r| clauses(&r.clauses)).collect();
        let taken_back: BTreeSet<_> = detail.taken_back.iter().copied().collect();
        let is_left = |statement, giver| {
            !taken_back.contains(&(statement, None)) && !taken_back.contains(&(statement, giver))
        };
        let received = |statement| -> Vec<Option<Received<'_>>> {
            if detail.report.own {
                return if is_left(statement, None) { vec![None] } else { vec![] };
            }
            let given = detail.receptions.iter().zip(&ways);
            let left = given.filter(|(r, _)| is_left(statement, Some(r.from)));
            left.map(|(r, clauses)| Some(Received { at: r.at, clauses, purposes: r.uses.of(statement) }))
                .collect()
        };
        let mut released = BTreeMap::new();
        for statement in report.statements() {
            let (node, originator, written) = (self.node.member, header.originator, header.written);
            let ways = received(statement.id).into_iter();
            let ways = ways.map(|received| Holding { node, originator, written, received });
            let said = || self.said(statement.clone(), originator, (written, header.id));
            let found = self.by_any(ways.collect(), &statement.label, said);
            released.extend(found.map(|found| (statement.id, found)));
        }
        // Without what would refer to a subject of which nothing is released.
        let Some(edition) = report.edition(header.id, &released.keys().copied().collect()) else {
            return Ok(None);
        };
        let kept = edition.statements().iter().filter_map(|s| released.remove(&s.id));
        let said = kept.collect();
        let subjects = if planted(Leak::Reference) { report.subjects() } else { edition.subjects() };
        Ok(Some(ShownReport { header: edition.header().clone(), subjects: subjects.clone(), said }))
    }
}
