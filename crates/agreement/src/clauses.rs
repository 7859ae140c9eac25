//! The clauses of all agreements, compiled: which of them fit a question, or which came nearest and where it fails.

use crate::agreement::{Agreement, Clause, Onward, Start};
use crate::force::{Text, day};
use crate::name::ClauseRef;
use crate::rows::{Places, Row, Windows, and, fold, has, ones, or, row_of, set};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use tansiq_label::{Finite, Label, Level, MemberCode, Purpose, Set, finite};

finite! {
    /// In what a statement may lie outside a clause between the right parties.
    Dimension, "dimension":
    /// The kind of data.
    Category = "category",
    /// The category of person.
    Person = "person",
    /// It concerns a person under eighteen.
    Minor = "minor",
    /// Its level is above the ceiling.
    Ceiling = "ceiling",
    /// A territory.
    Territory = "territory",
    /// None of the purposes is the clause's.
    Purpose = "purpose",
    /// It belongs to an exercise and the agreement does not.
    Exercise = "exercise",
    /// It was written before the agreement came into force.
    Start = "start",
}
const DIMENSIONS: usize = 8;

/// What is asked of the clauses.
pub(crate) struct Question<'a> {
    pub(crate) label: &'a Label,
    pub(crate) from: MemberCode,
    pub(crate) to: MemberCode,
    pub(crate) day: i64,
    pub(crate) written: i64,
    /// What it would be used for; empty leaves the purpose out of the question.
    pub(crate) purposes: Set<Purpose>,
    /// Only these clauses.
    pub(crate) among: Range<usize>,
}

/// Which clauses fit.
pub(crate) enum Found {
    /// These, at least one.
    Fitting(Vec<usize>),
    /// None; this one comes nearest, and the question lies outside it in these dimensions.
    Nearest(usize, Set<Dimension>),
    /// No clause in force goes from the one to the other.
    Nothing,
}

/// Where a clause stands: its agreement and its place there.
pub(crate) struct Place {
    pub(crate) agreement: Arc<Agreement>,
    at: usize,
}

/// What a release takes from a clause.
pub(crate) struct Terms {
    pub(crate) name: ClauseRef,
    pub(crate) purposes: Set<Purpose>,
    pub(crate) onward: Onward,
}

impl Place {
    pub(crate) fn clause(&self) -> &Clause {
        &self.agreement.clauses[self.at]
    }

    fn terms(&self) -> Terms {
        let clause = self.clause();
        let name = self.agreement.reference(&clause.id);
        Terms { name, purposes: clause.purposes, onward: clause.onward }
    }
}

pub(crate) struct Clauses {
    pub(crate) places: Vec<Place>,
    /// What a release says of each clause, beside each other in memory.
    pub(crate) terms: Vec<Terms>,
    pub(crate) from: HashMap<MemberCode, Row>,
    to: HashMap<MemberCode, Row>,
    pub(crate) categories: Vec<Row>,
    pub(crate) persons: Vec<Row>,
    minors: Row,
    levels: Vec<Row>,
    pub(crate) territories: Places,
    purposes: Vec<Row>,
    exercise: Row,
    pub(crate) force: Windows,
    start: Windows,
    every: Row,
}

impl Clauses {
    /// Compiles the clauses of the complete texts; gives the range of each text.
    pub(crate) fn compile(texts: &[Text]) -> (Clauses, Vec<Range<usize>>) {
        let (mut places, mut ranges) = (Vec::new(), Vec::new());
        let (mut force, mut start) = (Vec::new(), Vec::new());
        for text in texts {
            let begin = places.len();
            // What is not signed by all releases nothing, on any day: it is not even compiled.
            let clauses = if text.complete() { text.agreement.clauses.len() } else { 0 };
            for at in 0..clauses {
                places.push(Place { agreement: Arc::clone(&text.agreement), at });
                force.push((text.first, text.last));
                let from_the_start = text.agreement.start == Start::Beginning;
                let first = if from_the_start { i64::MIN } else { day(text.agreement.from) };
                start.push((first, i64::MAX));
            }
            ranges.push(begin..places.len());
        }
        (Clauses::index(places, &force, &start), ranges)
    }

    fn index(places: Vec<Place>, force: &[(i64, i64)], start: &[(i64, i64)]) -> Clauses {
        let n = places.len();
        let members = |end: fn(&Clause) -> &std::collections::BTreeSet<MemberCode>| {
            let mut rows: HashMap<MemberCode, Row> = HashMap::new();
            for (i, place) in places.iter().enumerate() {
                for member in end(place.clause()) {
                    set(rows.entry(*member).or_insert_with(|| row_of(n)), i);
                }
            }
            rows
        };
        let row = |holds: &dyn Fn(&Place) -> bool| row_where(&places, holds);
        Clauses {
            from: members(|c| &c.from),
            to: members(|c| &c.to),
            categories: rows_of(&places, |v, p| p.clause().categories.contains(v)),
            persons: rows_of(&places, |v, p| p.clause().persons.contains(v)),
            minors: row(&|p| p.clause().minors),
            levels: rows_of(&places, |v: Level, p| v <= p.clause().ceiling),
            territories: Places::of(places.iter().map(|p| &p.clause().territories)),
            purposes: rows_of(&places, |v, p| p.clause().purposes.contains(v)),
            exercise: row(&|p| p.agreement.exercise),
            force: Windows::of(force),
            start: Windows::of(start),
            every: row(&|_| true),
            terms: places.iter().map(Place::terms).collect(),
            places,
        }
    }

    /// The clauses within which a question lies in every dimension, whoever gives it to whom and when.
    pub(crate) fn covering(&self, q: &Question<'_>) -> Row {
        let mut covering = self.every.clone();
        for row in &self.dimensions(q).0 {
            covering.iter_mut().zip(row.iter()).for_each(|(left, holds)| *left &= holds);
        }
        covering
    }

    /// In which span of days a day lies, for its day of decision and for its day of writing.
    pub(crate) fn spans(&self, day: i64, written: i64) -> (usize, usize) {
        (self.force.span(day), self.start.span(written))
    }

    fn dimensions<'a>(&'a self, q: &Question<'a>) -> Dimensions<'a> {
        let every = self.every.as_slice();
        let label = q.label;
        let categories = label.categories().iter().map(|v| &self.categories[usize::from(v.index())]);
        let persons = label.persons().iter().map(|v| &self.persons[usize::from(v.index())]);
        let territories = label.territories().iter().map(|t| self.territories.covering(t));
        // Every clause has a purpose, so whoever asks for all of them asks for no particular one.
        let any_purpose = q.purposes.is_empty() || q.purposes == Set::all();
        let purposes = q.purposes.iter().map(|v| &self.purposes[usize::from(v.index())]);
        let exercise = label.caveats().contains(tansiq_label::Caveat::Exercise);
        Dimensions([
            fold(categories, &self.every, and),
            fold(persons, &self.every, and),
            Cow::Borrowed(if label.minor() { &self.minors } else { every }),
            Cow::Borrowed(&self.levels[usize::from(label.level().index())]),
            fold(territories, &self.every, and),
            if any_purpose { Cow::Borrowed(every) } else { fold(purposes, &self.every, or) },
            Cow::Borrowed(if exercise { &self.exercise } else { every }),
            Cow::Borrowed(self.start.on(q.written)),
        ])
    }

    /// The clauses that fit; or the one that fails in the fewest dimensions, of several the first in the order
    /// of agreements and texts.
    pub(crate) fn find(&self, q: &Question<'_>) -> Found {
        let (Some(from), Some(to)) = (self.from.get(&q.from), self.to.get(&q.to)) else {
            return Found::Nothing;
        };
        let force = self.force.on(q.day);
        let words = q.among.start / 64..q.among.end.div_ceil(64);
        let between = |w: usize| from[w] & to[w] & force[w] & within(&q.among, w);
        let dimensions = self.dimensions(q);
        // Plain slices, so that the inner loop is nothing but loads and ands.
        let rows = dimensions.0.each_ref().map(|row| &row[..]);
        let mut fitting = Vec::new();
        for w in words.clone() {
            let between = between(w);
            if between == 0 {
                continue;
            }
            let fits = rows.iter().fold(between, |left, row| left & row[w]);
            if fits != 0 {
                fitting.extend(ones(&[fits]).map(|bit| w * 64 + bit));
            }
        }
        if !fitting.is_empty() {
            return Found::Fitting(fitting);
        }
        let somewhere = words.filter(|w| between(*w) != 0);
        match somewhere.map(|w| dimensions.fewest_failures(w, between(w))).min() {
            Some((_, clause)) => Found::Nearest(clause, dimensions.failed_by(clause)),
            None => Found::Nothing,
        }
    }
}

/// For each dimension of a question, the clauses within which it lies.
struct Dimensions<'a>([Cow<'a, [u64]>; DIMENSIONS]);

impl Dimensions<'_> {
    /// In how many dimensions the clause of `between`, which are those of word `w`, fails that fails in the fewest,
    /// and its place. The failures of sixty-four clauses are counted at once, each count standing upright in four words.
    fn fewest_failures(&self, w: usize, between: u64) -> (usize, usize) {
        let mut count = [0u64; 4];
        for row in &self.0 {
            let mut carry = between & !row[w];
            for digit in &mut count {
                let both = *digit & carry;
                *digit ^= carry;
                carry = both;
            }
        }
        for failures in 0..=DIMENSIONS {
            let digit = |i: usize| if failures >> i & 1 == 1 { count[i] } else { !count[i] };
            let with_so_many = (0..4).fold(between, |left, i| left & digit(i));
            if with_so_many != 0 {
                return (failures, w * 64 + with_so_many.trailing_zeros() as usize);
            }
        }
        (DIMENSIONS + 1, usize::MAX)
    }

    fn failed_by(&self, clause: usize) -> Set<Dimension> {
        let fails = |d: &Dimension| !has(&self.0[usize::from(d.index())], clause);
        Dimension::ALL.iter().copied().filter(fails).collect()
    }
}

fn row_where(places: &[Place], holds: &dyn Fn(&Place) -> bool) -> Row {
    let mut row = row_of(places.len());
    for (i, _) in places.iter().enumerate().filter(|(_, place)| holds(place)) {
        set(&mut row, i);
    }
    row
}

/// One row for each value of a dimension.
fn rows_of<T: Finite>(places: &[Place], holds: fn(T, &Place) -> bool) -> Vec<Row> {
    T::ALL.iter().map(|value| row_where(places, &|place| holds(*value, place))).collect()
}

/// The bits of word `w` that lie in a range.
fn within(range: &Range<usize>, w: usize) -> u64 {
    let from = |at: usize| match at.saturating_sub(w * 64) {
        0 => u64::MAX,
        beyond if beyond >= 64 => 0,
        bits => u64::MAX << bits,
    };
    from(range.start) & !from(range.end)
}
