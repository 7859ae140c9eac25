//! Agreements as policies.

use crate::terms::{all, any, entity, member, set, territory, words};
use std::collections::BTreeSet;
use tansiq_agreement::{Agreement, Clause, Onward, Prohibition, Start};
use tansiq_label::{Finite, MemberCode, Territory};

/// A text, and the parties who have signed it. No two are the same text.
pub struct Known {
    /// What it says.
    pub agreement: Agreement,
    /// Who signed it.
    pub signers: BTreeSet<MemberCode>,
}

/// The rules of the label. They stand in no agreement and hold under each.
const LABEL: &[(&str, &str)] = &[
    ("to-itself", "principal == context.giver"),
    ("own-statement", "principal == context.originator"),
    ("review-passed", "context.today > context.review"),
    ("not-named", "!context.any_party && !context.named.contains(principal)"),
    (
        "originator-control",
        r#"context.caveats.contains("originator-control") && !context.named.contains(principal)"#,
    ),
    ("purpose-not-in-label", "!context.purposes.contains(context.purpose)"),
    ("not-for-court", r#"context.caveats.contains("not-for-court") && context.purpose == "prosecution""#),
    ("no-onward", r#"context.caveats.contains("no-onward") && context.giver != context.originator"#),
];

/// A policy and its name. A clause has its own, as `one/c1`, with the number of its text.
pub(crate) struct Policy {
    pub(crate) name: String,
    pub(crate) source: String,
}

/// Every policy. `places` are the territories that a label may name.
pub(crate) fn policies(known: &[Known], places: &BTreeSet<Territory>) -> Vec<Policy> {
    let forbid = |name: String, when: String| Policy { name, source: policy("forbid", &when) };
    let mut policies: Vec<_> =
        LABEL.iter().map(|(name, when)| forbid((*name).into(), (*when).into())).collect();
    let book = Book { known, places };
    for (number, text) in known.iter().enumerate() {
        for clause in text.agreement.clauses() {
            let source = policy("permit", &book.permits(number, clause));
            policies.push(Policy { name: name(number, &text.agreement.reference(&clause.id)), source });
        }
        for prohibition in text.agreement.prohibitions() {
            let reference = text.agreement.reference(&prohibition.id);
            policies.push(forbid(name(number, &reference), book.forbids(number, prohibition)));
        }
    }
    policies
}

fn name(number: usize, clause: &tansiq_agreement::ClauseRef) -> String {
    format!("{number} {clause}")
}

fn policy(effect: &str, when: &str) -> String {
    format!("{effect} (principal, action == Action::\"give\", resource) when {{ {when} }};")
}

/// The entity of a text, by its place among the known.
fn text(number: usize) -> String {
    entity("Text", number)
}

struct Book<'a> {
    known: &'a [Known],
    places: &'a BTreeSet<Territory>,
}

impl Book<'_> {
    /// The numbers of the other texts of the same agreement whose version compares so with this one's.
    fn others(&self, number: usize, version: fn(&u32, &u32) -> bool) -> impl Iterator<Item = usize> {
        let this = &self.known[number].agreement;
        let same = move |(n, other): &(usize, &Known)| {
            *n != number
                && other.agreement.id() == this.id()
                && version(&other.agreement.version(), &this.version())
        };
        self.known.iter().enumerate().filter(same).map(|(n, _)| n)
    }

    /// Signed by all, and no other text of its version is.
    fn complete(&self, number: usize) -> String {
        let signed = |n| format!("{0}.signers.containsAll({0}.parties)", text(n));
        let alone = self.others(number, u32::eq).map(|n| format!("!({})", signed(n)));
        all(std::iter::once(signed(number)).chain(alone))
    }

    /// Within its term, and no complete later version has begun.
    fn within_term(&self, number: usize) -> String {
        let this = text(number);
        let begun = |n| format!("!({} && {}.first <= context.today)", self.complete(n), text(n));
        let term = format!("{this}.first <= context.today && context.today <= {this}.last");
        all(std::iter::once(term).chain(self.others(number, u32::gt).map(begun)))
    }

    fn permits(&self, number: usize, clause: &Clause) -> String {
        let this = text(number);
        let agreement = &self.known[number].agreement;
        let from_the_start = agreement.start() == Start::Beginning;
        all([
            format!("{}.contains(context.giver)", set(&clause.from, member)),
            format!("{}.contains(principal)", set(&clause.to, member)),
            format!("{}.contains(context.purpose)", words(clause.purposes)),
            self.covers(clause),
            self.complete(number),
            self.within_term(number),
            format!("{this}.exercise || !context.caveats.contains(\"exercise\")"),
            if from_the_start { "true".into() } else { format!("context.written >= {this}.first") },
            format!("context.giver == context.originator || ({})", self.may_be_passed_on(number)),
        ])
    }

    /// What the label says of the data lies in the clause.
    fn covers(&self, clause: &Clause) -> String {
        let grounds = set(&clause.territories, territory);
        let lies_within = |place: &Territory| {
            let place = territory(place);
            format!("!context.territories.contains({place}) || {place} in {grounds}")
        };
        all([
            format!("{}.containsAll(context.categories)", words(clause.categories)),
            format!("{}.containsAll(context.persons)", words(clause.persons)),
            if clause.minors { "true".into() } else { "!context.minor".into() },
            format!("context.level <= {}", clause.ceiling.index()),
            all(self.places.iter().map(lies_within)),
        ])
    }

    /// The third-party rule: originator, giver and receiver are parties of one text, under a clause of which the giver
    /// received it for this purpose, to be passed on to parties.
    fn may_be_passed_on(&self, number: usize) -> String {
        let agreement = &self.known[number].agreement;
        let passes_on = agreement.clauses().iter().filter(|clause| clause.onward == Onward::Parties);
        let received = passes_on.map(|clause| {
            all([
                format!("context.via.contains(\"{}\")", agreement.reference(&clause.id)),
                format!("{}.contains(context.giver)", set(&clause.to, member)),
                format!("{}.contains(context.purpose)", words(clause.purposes)),
                self.covers(clause),
            ])
        });
        let bound =
            format!("{}.parties.containsAll([context.originator, context.giver, principal])", text(number));
        all([bound, "context.received_for.contains(context.purpose)".into(), any(received)])
    }

    fn forbids(&self, number: usize, p: &Prohibition) -> String {
        let (this, from) = (text(number), set(&p.from, member));
        let binds = |giver: &str| format!("{this}.signers.contains({giver}) && {from}.contains({giver})");
        let touches = |place: &Territory| {
            let place = territory(place);
            let common =
                p.territories.iter().map(territory).map(|t| format!("{place} in {t} || {t} in {place}"));
            all([format!("context.territories.contains({place})"), any(common)])
        };
        all([
            any([binds("context.giver"), binds("context.originator")]),
            self.within_term(number),
            format!("{}.contains(principal)", set(&p.to, member)),
            format!("{}.contains(context.purpose)", words(p.purposes)),
            format!("{}.containsAny(context.categories)", words(p.categories)),
            format!("{}.containsAny(context.persons)", words(p.persons)),
            if p.minors_only { "context.minor".into() } else { "true".into() },
            format!("context.level >= {}", p.floor.index()),
            any(self.places.iter().map(touches)),
        ])
    }
}
