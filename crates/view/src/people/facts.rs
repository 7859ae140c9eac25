//! What stands beside the names, in memory: dates of birth, mothers' names, and who is joined with others.
//!
//! Of a name that thousands have, each of them is looked at. One look-up in the file for each would take as long as
//! everything else of a screening; here it is a step or two in memory, some forty bytes for each person.

use super::allowed::Allowed;
use super::candidate::Query;
use super::class::ClassId;
use foldhash::fast::RandomState;
use parking_lot::RwLock;
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::Arc;
use tansiq_names::Name;
use tansiq_report::{Property, SubjectKind};
use tansiq_resolve::{Birth, BirthMatch, Bits, MotherMatch, mother};

/// The numbers of the properties, as tables.sql gives them.
const BORN: i64 = 1;
const MOTHER: i64 = 2;
const SAME: i64 = 3;

/// Facts by subject. It is as far as the index of names, and follows from the view's file.
#[derive(Default)]
pub(crate) struct Facts {
    /// By the number of the subject: its last fact.
    last: Vec<u32>,
    facts: Vec<Fact>,
    /// Facts that are there no more.
    free: Vec<u32>,
    /// The mothers' names, one after the other.
    texts: Vec<u8>,
    /// Those that were met last, analysed.
    known: RwLock<Analysed>,
}

/// Names by their texts; nothing where a text cannot be read as one.
type Analysed = HashMap<Box<[u8]>, Option<Arc<Name>>, RandomState>;

/// Analysed names of mothers in memory, some hundred bytes each, before starting anew: a few crowds.
const MAX_KNOWN: usize = 10_000;

/// One statement of a subject, or the original script of one.
#[derive(Clone, Copy)]
struct Fact {
    statement: u32,
    class: ClassId,
    says: Says,
    /// The subject's fact that came before.
    earlier: u32,
}

#[derive(Clone, Copy)]
enum Says {
    Born(Birth),
    /// Where the mother's name stands.
    Mother {
        from: u32,
        length: u16,
    },
    /// That the subject is the same person as another.
    Same,
}

const NONE: u32 = u32::MAX;

/// Which fact of which statement comes or goes, by the numbers that the file has for them.
#[derive(Clone, Copy)]
pub(crate) struct Of {
    pub(crate) subject: u32,
    pub(crate) statement: u32,
}

/// The number of a property that stands beside names.
pub(crate) fn number_of(property: Property) -> Option<i64> {
    match (property.kind, property.name) {
        (SubjectKind::Person, "birthDate") => Some(BORN),
        (SubjectKind::Person, "motherName") => Some(MOTHER),
        (SubjectKind::Person, "sameAs") => Some(SAME),
        _ => None,
    }
}

impl Facts {
    /// All that the file holds.
    pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Facts> {
        let mut request = connection.prepare(
            "SELECT subject, n, property, class, value, original FROM statements INDEXED BY statements_beside
             WHERE property IN (1, 2, 3)",
        )?;
        let (mut facts, mut rows) = (Facts::default(), request.query([])?);
        while let Some(row) = rows.next()? {
            let (of, class) = (Of { subject: row.get(0)?, statement: row.get(1)? }, ClassId(row.get(3)?));
            let value = row.get_ref(4)?.as_str_or_null().ok().flatten().unwrap_or_default();
            let original = row.get_ref(5)?.as_str_or_null().ok().flatten();
            facts.add_statement(of, class, row.get(2)?, (value, original));
        }
        Ok(facts)
    }

    /// Adds what a statement says in its value and in its original script; other properties add nothing.
    pub(crate) fn add_statement(
        &mut self,
        of: Of,
        class: ClassId,
        property: i64,
        (value, original): (&str, Option<&str>),
    ) {
        let original = original.filter(|_| property == MOTHER);
        for text in std::iter::once(value).chain(original) {
            let says = match property {
                BORN => Birth::read(text).map(Says::Born),
                MOTHER => self.keep(text),
                SAME => Some(Says::Same),
                _ => None,
            };
            if let Some(says) = says {
                self.add(of, class, says);
            }
        }
    }

    /// A text that is too long, or for which there is no number left, is no evidence in a crowd.
    fn keep(&mut self, text: &str) -> Option<Says> {
        let (from, length) = (u32::try_from(self.texts.len()).ok()?, u16::try_from(text.len()).ok()?);
        self.texts.extend_from_slice(text.as_bytes());
        Some(Says::Mother { from, length })
    }

    fn add(&mut self, of: Of, class: ClassId, says: Says) {
        let subject = of.subject as usize;
        if self.last.len() <= subject {
            self.last.resize(subject + 1, NONE);
        }
        let fact = Fact { statement: of.statement, class, says, earlier: self.last[subject] };
        self.last[subject] = match self.free.pop() {
            Some(at) => {
                self.facts[at as usize] = fact;
                at
            }
            None => {
                self.facts.push(fact);
                (self.facts.len() - 1) as u32
            }
        };
    }

    /// Forgets all that a statement said; whether it said anything is not asked.
    pub(crate) fn remove(&mut self, of: Of) {
        let (mut later, mut at) = (NONE, self.first_of(of.subject));
        while let Some(fact) = self.facts.get(at as usize) {
            let earlier = fact.earlier;
            if fact.statement == of.statement {
                self.wipe(at);
                match self.facts.get_mut(later as usize) {
                    Some(later) => later.earlier = earlier,
                    None => self.last[of.subject as usize] = earlier,
                }
                self.free.push(at);
            } else {
                later = at;
            }
            at = earlier;
        }
    }

    /// What was taken back leaves nothing of it in memory.
    fn wipe(&mut self, at: u32) {
        if let Says::Mother { from, length } = self.facts[at as usize].says {
            self.texts[from as usize..][..usize::from(length)].fill(0);
            self.known.get_mut().clear();
        }
    }

    fn first_of(&self, subject: u32) -> u32 {
        self.last.get(subject as usize).copied().unwrap_or(NONE)
    }

    fn of(&self, subject: u32) -> impl Iterator<Item = &Fact> {
        self.from(self.first_of(subject))
    }

    /// A fact and those that came before it.
    fn from(&self, last: u32) -> impl Iterator<Item = &Fact> {
        let fact = |at: u32| self.facts.get(at as usize);
        std::iter::successors(fact(last), move |last| fact(last.earlier))
    }

    fn text(&self, from: u32, length: u16) -> &[u8] {
        &self.texts[from as usize..][..usize::from(length)]
    }

    /// A mother's name, analysed; nothing if it cannot be read as one.
    fn name(&self, text: &[u8]) -> Option<Arc<Name>> {
        if let Some(known) = self.known.read().get(text) {
            return known.clone();
        }
        let read = || Name::analyse(std::str::from_utf8(text).ok()?).ok().map(Arc::new);
        let name = read();
        let mut known = self.known.write();
        if known.len() >= MAX_KNOWN {
            known.clear();
        }
        known.insert(text.into(), name.clone());
        name
    }
}

/// What the facts of one subject say to a query, from allowed classes alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    /// The nearest date of birth counts.
    pub(crate) birth: BirthMatch,
    /// The nearest of the mother's names counts.
    pub(crate) mother: Option<(MotherMatch, Bits)>,
    pub(crate) is_joined: bool,
}

/// Sets the facts of one subject after the other against a query.
pub(crate) struct Asking<'a> {
    facts: &'a Facts,
    query: &'a Query<'a>,
    allowed: &'a Allowed,
    /// Of many of one name many have one mother's name: each text is compared once.
    mothers: HashMap<&'a [u8], Option<(MotherMatch, Bits)>, RandomState>,
}

impl<'a> Asking<'a> {
    pub(crate) fn new(facts: &'a Facts, query: &'a Query<'a>, allowed: &'a Allowed) -> Self {
        Asking { facts, query, allowed, mothers: HashMap::default() }
    }

    /// What is known of a subject.
    pub(crate) fn of(&mut self, subject: u32) -> Found {
        self.found(self.facts.of(subject))
    }

    /// What is known of each of many subjects. Their facts stand far apart and are read before anything is done with them: a
    /// processor fetches several places at a time if none of them depends on another.
    pub(crate) fn of_many(&mut self, subjects: impl Iterator<Item = u32>) -> Vec<Found> {
        let first: Vec<u32> = subjects.map(|subject| self.facts.first_of(subject)).collect();
        let (mut all, mut ends) = (Vec::with_capacity(2 * first.len()), Vec::with_capacity(first.len()));
        for first in first {
            all.extend(self.facts.from(first).copied());
            ends.push(all.len());
        }
        let mut from = 0;
        ends.into_iter().map(|end| self.found(all[std::mem::replace(&mut from, end)..end].iter())).collect()
    }

    fn found<'f>(&mut self, facts: impl Iterator<Item = &'f Fact>) -> Found {
        let mut found = Found { birth: BirthMatch::Unknown, mother: None, is_joined: false };
        let mut is_known = false;
        for fact in facts.filter(|fact| self.allowed.contains(fact.class)) {
            match (fact.says, self.query.birth, self.query.mother) {
                (Says::Born(known), Some(birth), _) => {
                    let against = birth.against(known);
                    found.birth = if is_known { found.birth.min(against) } else { against };
                    is_known = true;
                }
                (Says::Mother { from, length }, _, Some(called)) => {
                    let text = self.facts.text(from, length);
                    let set_against = || self.facts.name(text).map(|known| mother(called, &known));
                    found.take_mother(*self.mothers.entry(text).or_insert_with(set_against));
                }
                (Says::Same, ..) => found.is_joined = true,
                _ => {}
            }
        }
        found
    }
}

impl Found {
    fn take_mother(&mut self, found: Option<(MotherMatch, Bits)>) {
        let nearer = |one: &(MotherMatch, Bits), other: &(MotherMatch, Bits)| {
            one.0 < other.0 || (one.0 == other.0 && one.1 > other.1)
        };
        let best = self.mother;
        self.mother = found.filter(|found| best.is_none_or(|best| nearer(found, &best))).or(best);
    }
}
