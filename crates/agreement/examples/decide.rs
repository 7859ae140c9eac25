//! How long a decision takes, with ten thousand clauses, beside what it must be and what this machine could do at best:
//! a remembered decision one look-up by a number, a new one the reading of the bit rows that it must put together.
//!
//! `cargo run --release -p tansiq-agreement --example decide`

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tansiq_agreement::{Agreements, Ask, DecisionCache, SignedAgreement};
use tansiq_label::{
    Category, Finite, Label, Level, MemberCode, Parts, PersonCategory, Purpose, Releasability, Set,
};
use tansiq_report::{KeyId, Keys, MemberKey, Moment, PublicKey};

const CLAUSES_PER_AGREEMENT: usize = 500;
const LABELS: usize = 10_000;

/// Decisions timed together. The median of many short batches is right also on a machine that is busy.
const BATCH: usize = 50;

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Everybody signs with one key.
struct OneKey(PublicKey);
impl Keys for OneKey {
    fn key(&self, _: MemberCode, id: KeyId, _: Moment) -> Option<PublicKey> {
        (self.0.id() == id).then_some(self.0)
    }
}

/// Numbers that look random and are the same every time (xorshift64).
struct Numbers(u64);
impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }
    fn one<T: Finite>(&mut self) -> T {
        T::ALL[self.below(T::ALL.len())]
    }
}

/// What a decision must not take longer than.
const MUST_COLD: Duration = Duration::from_micros(2);
const MUST_REMEMBERED: Duration = Duration::from_nanos(100);

/// One look-up by a number in a table as large as the remembered decisions.
fn look_up_limit(entries: usize) -> Duration {
    let table: HashMap<u64, [u64; 8]> = (0..entries as u64).map(|i| (i, [i; 8])).collect();
    median((0..1_000).map(|round| {
        let begin = Instant::now();
        for i in 0..BATCH {
            black_box(table.get(&black_box(((round * BATCH + i) % entries) as u64)));
        }
        begin.elapsed() / BATCH as u32
    }))
}

/// Putting together the rows of a question: giver, receiver, force and eight dimensions, one bit for each clause.
fn rows_limit(clauses: usize) -> Duration {
    const ROWS: usize = 11;
    let rows: Vec<Vec<u64>> = (0..ROWS).map(|row| vec![!0 << row; clauses.div_ceil(64)]).collect();
    median((0..1_000).map(|_| {
        let begin = Instant::now();
        for _ in 0..BATCH {
            let rows = black_box(&rows);
            let together = (0..rows[0].len()).map(|w| rows.iter().fold(!0, |left, row| left & row[w]));
            black_box(together.fold(0, |any, word| any | word));
        }
        begin.elapsed() / BATCH as u32
    }))
}

fn print(what: &str, took: Duration, must: Duration, limit: Duration) {
    let reached = if took <= must { "reached" } else { "NOT reached" };
    let ratio = took.as_secs_f64() / limit.as_secs_f64().max(1e-9);
    println!(
        "  {what:11}{took:>9.1?}  at most {must:?}: {reached}  ({limit:.0?} at best: {ratio:.1} times that)"
    );
}

fn member(i: usize) -> MemberCode {
    format!("M{i:02}").parse().expect("a code of this form is good")
}

/// An agreement of the members `first` and `second`, with narrow clauses about one kind of data each.
fn text(number: usize, (first, second): (usize, usize), n: &mut Numbers) -> String {
    let mut text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"a{number}\"\nversion = 1\nkind = \"exchange\"\n\
         legal_basis = \"EXERCISE\"\nparties = [\"{}\", \"{}\"]\nstart = \"beginning\"\nretention_days = 365\n\
         title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nin_force = {{ from = 2026-01-01, until = 2030-12-31 }}\n",
        member(first),
        member(second),
    );
    for clause in 0..CLAUSES_PER_AGREEMENT {
        write!(
            text,
            "[[clause]]\nid = \"c{clause}\"\nfrom = \"any-party\"\nto = \"any-party\"\ncategories = [\"{}\"]\n\
             persons = [\"{}\"]\nceiling = \"{}\"\nterritories = [\"{}\"]\npurposes = [\"{}\"]\nonward = \"never\"\n",
            n.one::<Category>(),
            n.one::<PersonCategory>(),
            n.one::<Level>(),
            ["IQ", "JO", "EG", "SY", "IQ-NI", "IQ-BG"][n.below(6)],
            n.one::<Purpose>(),
        )
        .expect("memory takes every text");
    }
    text
}

fn label(n: &mut Numbers) -> Label {
    let part = format!("IQ-{:02}", n.below(100));
    let place = ["IQ", "IQ-NI", "IQ-BG", "JO", "EG", part.as_str()][n.below(6)];
    let parts = Parts {
        level: n.one(),
        releasability: Releasability::AnyParty,
        caveats: Set::EMPTY,
        category: n.one(),
        person: n.one(),
        minor: false,
        territories: BTreeSet::from([place.parse().expect("a territory")]),
        purposes: Set::all(),
        review: jiff::civil::date(2027, 1, 1).saturating_add(jiff::Span::new().days(n.below(300) as i64)),
    };
    Label::new(parts).expect("the parts are complete")
}

fn measure(name: &str, agreements: usize, members: usize) {
    let mut n = Numbers(88_172_645_463_325_252);
    let key = MemberKey::from_seed(&[1; 32]);
    let seen = Moment::from_millis(1_800_000_000_000);
    let pair = |i: usize| (i % members, (i % members + 1 + i / members % (members - 1)) % members);
    let signed: Vec<_> = (0..agreements)
        .map(|i| SignedAgreement::sign(text(i, pair(i), &mut n).as_bytes(), &key, seen))
        .collect::<Result<_, _>>()
        .expect("the texts are good");
    let begin = Instant::now();
    let compiled = Arc::new(Agreements::compile(&signed, &OneKey(key.public())));
    let compile = begin.elapsed();

    let labels: Vec<Label> = (0..LABELS).map(|_| label(&mut n)).collect();
    let at = Moment::from_millis(1_795_176_000_000);
    let (from, to) = (member(pair(0).0), member(pair(0).1));
    let ask = |label| Ask {
        label,
        originator: from,
        written: at,
        from,
        to,
        purposes: Set::all(),
        at,
        received_via: &[],
        received_for: Set::EMPTY,
    };
    let decide = |label| usize::from(black_box(compiled.decide(&ask(label))).releases());
    let mut released = 0;
    let cold = median(labels.chunks(BATCH).map(|labels| {
        let begin = Instant::now();
        released += labels.iter().map(decide).sum::<usize>();
        begin.elapsed() / BATCH as u32
    }));

    let mut cache = DecisionCache::new(compiled);
    let classes: Vec<_> = labels.iter().take(1_000).map(|label| cache.class(label)).collect();
    let mut look_up = |class| _ = black_box(cache.decide(class, (from, to), Set::all(), at, at));
    classes.iter().copied().for_each(&mut look_up);
    let cached = median(classes.chunks(BATCH).cycle().take(1_000).map(|classes| {
        let begin = Instant::now();
        classes.iter().copied().for_each(&mut look_up);
        begin.elapsed() / BATCH as u32
    }));
    let clauses = agreements * CLAUSES_PER_AGREEMENT;
    println!("{name}: {clauses} clauses, compiled in {compile:.0?}; {released} of {LABELS} labels released");
    print("cold", cold, MUST_COLD, rows_limit(clauses));
    print("remembered", cached, MUST_REMEMBERED, look_up_limit(classes.len()));
}

fn main() {
    measure("one agreement of two members", 1, 2);
    measure("twenty agreements of sixteen members", 20, 16);
    measure("twenty agreements of the same two members", 20, 2);
}
