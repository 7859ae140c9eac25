//! Release classes: all that the decision about a reader looks at, once for all statements that have it.

use super::label_text;
use super::terms::{Terms, read_given, write_given};
use parking_lot::RwLock;
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tansiq_agreement::{Holding, Received};
use tansiq_label::{Label, MemberCode};
use tansiq_report::Moment;

/// The number of a [`Class`] in one generation of the view. It means nothing after a rebuild.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub(crate) u32);

/// What statements must have in common for every reader to get either all or none of them at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Class {
    /// Whose statements they are.
    pub originator: MemberCode,
    /// How they must be handled.
    pub label: Label,
    /// How they are held.
    pub terms: Arc<Terms>,
}

impl Class {
    /// How the statements are held at a node, for `Agreements::read`: one for our own, one for each giver of a
    /// received one. A reader may have them if he may by any.
    pub fn holdings(&self, node: MemberCode) -> Vec<Holding<'_>> {
        let (originator, written) = (self.originator, self.terms.written);
        let holding = |received| Holding { node, originator, written, received };
        match &self.terms.given {
            None => vec![holding(None)],
            Some(given) => {
                let received = given.iter().map(|given| Received {
                    at: given.taken,
                    clauses: &given.clauses,
                    purposes: given.purposes.0,
                });
                received.map(|received| holding(Some(received))).collect()
            }
        }
    }
}

/// The number of [`Terms`] among the classes in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct TermsNumber(u32);

/// All classes of a view, in memory. Classes are only ever added.
#[derive(Default)]
pub(crate) struct Classes {
    known: RwLock<Known>,
    /// How many of them are in the file for good. A number beyond may be given to another class after a failure,
    /// so no reader may take a decision about it.
    settled: AtomicUsize,
}

#[derive(Default)]
struct Known {
    all: Vec<Arc<Class>>,
    labels: HashMap<Label, u32>,
    terms: HashMap<Arc<Terms>, u32>,
    all_terms: Vec<Arc<Terms>>,
    numbers: HashMap<(MemberCode, u32, u32), ClassId>,
}

impl Classes {
    /// Nothing if a row cannot be read back.
    pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Option<Classes>> {
        let mut known = Known::default();
        let mut request =
            connection.prepare("SELECT originator, label, written, given FROM classes ORDER BY n")?;
        let mut rows = request.query([])?;
        while let Some(row) = rows.next()? {
            let (originator, label) = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
            let (written, given) = (row.get(2)?, row.get::<_, Option<String>>(3)?);
            let class = || {
                let given = match given {
                    None => None,
                    Some(text) => Some(read_given(&text)?),
                };
                let terms = Arc::new(Terms { written: Moment::from_millis(written), given });
                Some(Class { originator: originator.parse().ok()?, label: label_text::read(&label)?, terms })
            };
            let Some(class) = class() else { return Ok(None) };
            known.add(class);
        }
        let classes = Classes { known: RwLock::new(known), settled: AtomicUsize::new(0) };
        classes.settle();
        Ok(Some(classes))
    }

    pub(crate) fn get(&self, id: ClassId) -> Option<Arc<Class>> {
        self.known.read().all.get(id.0 as usize).cloned()
    }

    /// The settled classes from a number on.
    pub(crate) fn from(&self, first: usize) -> Vec<(ClassId, Arc<Class>)> {
        let (settled, known) = (self.settled(), self.known.read());
        let each = known.all.iter().enumerate().take(settled).skip(first);
        each.map(|(at, class)| (ClassId(at as u32), Arc::clone(class))).collect()
    }

    /// The number of terms, which are entered in memory if they are new.
    pub(crate) fn terms(&self, mut terms: Terms) -> TermsNumber {
        terms.given.iter_mut().for_each(|given| given.sort_unstable());
        let mut known = self.known.write();
        TermsNumber(known.terms(&Arc::new(terms)))
    }

    /// The number of a class, which is entered here and in the table if it is new.
    pub(crate) fn number_of(
        &self,
        connection: &Connection,
        originator: MemberCode,
        label: &Label,
        terms: TermsNumber,
    ) -> rusqlite::Result<ClassId> {
        let found = {
            let known = self.known.read();
            let label = known.labels.get(label);
            label.and_then(|label| known.numbers.get(&(originator, *label, terms.0)).copied())
        };
        if let Some(id) = found {
            return Ok(id);
        }
        let mut known = self.known.write();
        let id = ClassId(known.all.len() as u32);
        let terms = Arc::clone(&known.all_terms[terms.0 as usize]);
        connection.execute(
            "INSERT INTO classes VALUES (?1, ?2, ?3, ?4, ?5, 0, 0)",
            (
                id.0,
                originator.as_str(),
                label_text::write(label),
                terms.written.millis(),
                terms.given.as_deref().map(write_given),
            ),
        )?;
        known.add(Class { originator, label: label.clone(), terms });
        Ok(id)
    }

    /// Every class that was entered is in the file for good.
    pub(crate) fn settle(&self) {
        self.settled.store(self.known.read().all.len(), Ordering::Release);
    }

    /// Forgets the classes of a transaction that did not happen.
    pub(crate) fn unsettle(&self) {
        let mut known = self.known.write();
        let kept: Vec<_> = known.all.drain(..).take(self.settled()).collect();
        *known = Known::default();
        kept.iter().for_each(|class| known.add(Class::clone(class)));
    }

    pub(crate) fn settled(&self) -> usize {
        self.settled.load(Ordering::Acquire)
    }
}

impl Known {
    fn terms(&mut self, terms: &Arc<Terms>) -> u32 {
        if let Some(number) = self.terms.get(terms) {
            return *number;
        }
        let number = self.all_terms.len() as u32;
        self.terms.insert(Arc::clone(terms), number);
        self.all_terms.push(Arc::clone(terms));
        number
    }

    fn add(&mut self, class: Class) {
        let next = self.labels.len() as u32;
        let label = *self.labels.entry(class.label.clone()).or_insert(next);
        let terms = self.terms(&class.terms);
        self.numbers.insert((class.originator, label, terms), ClassId(self.all.len() as u32));
        self.all.push(Arc::new(class));
    }
}
