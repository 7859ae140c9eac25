//! Measures the views: statements taken in per second, the time to open a node with many identities, memory, and the time
//! of a screening and of what a dossier reads. Every name is put together from small invented lists; nobody described here exists (EXERCISE).
//!
//! `cargo run --release -p tansiq-view --example load -- [identities] [label classes] [statements of each]`

use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use tansiq_ledger::{Ledger, MasterKey, Settings, SqliteStore};
use tansiq_names::Name;
use tansiq_report::{
    Draft, Entry, LabelText, MemberKey, Moment, PrincipalId, RelTo, Sealed, StatementText, SubjectText,
    Writing,
};
use tansiq_resolve::Birth;
use tansiq_view::people::Query;
use tansiq_view::{Views, Which};

type Failure = Box<dyn std::error::Error>;

const GIVEN: [&str; 24] = [
    "Karim", "Samer", "Yousef", "Nabil", "Tariq", "Walid", "Faris", "Rami", "Hadi", "Munir", "Jalal",
    "Adnan", "Basim", "Ghassan", "Imad", "Khalid", "Layth", "Marwan", "Nizar", "Osama", "Qasim", "Rashid",
    "Salim", "Ziad",
];
const GIVEN_ARABIC: [&str; 24] = [
    "كريم",
    "سامر",
    "يوسف",
    "نبيل",
    "طارق",
    "وليد",
    "فارس",
    "رامي",
    "هادي",
    "منير",
    "جلال",
    "عدنان",
    "باسم",
    "غسان",
    "عماد",
    "خالد",
    "ليث",
    "مروان",
    "نزار",
    "اسامة",
    "قاسم",
    "راشد",
    "سليم",
    "زياد",
];
const SYLLABLES: [&str; 20] = [
    "ba", "dar", "fa", "ghar", "ha", "jab", "kar", "lu", "man", "na", "qas", "rab", "sa", "shar", "tal",
    "wa", "zub", "mir", "dul", "haf",
];
const ENDINGS: [&str; 8] = ["i", "awi", "ani", "id", "an", "il", "ari", "oun"];
const IDENTITIES_PER_REPORT: usize = 10;
const SCREENINGS: usize = 2_000;

/// A small generator with a fixed seed, so that every run measures the same.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
    fn bits(&mut self) -> [u8; 16] {
        (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes()
    }
    fn surname(&mut self) -> String {
        let parts = 1 + self.below(2);
        let mut name: String = (0..=parts).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect();
        name.push_str(ENDINGS[self.below(ENDINGS.len())]);
        if self.below(2) == 0 { format!("al-{name}") } else { name }
    }
    fn name(&mut self) -> (String, String) {
        let (first, father) = (self.below(GIVEN.len()), self.below(GIVEN.len()));
        let surname = self.surname();
        let latin = format!("{} {} {surname}", GIVEN[first], GIVEN[father]);
        (latin, format!("{} {} {surname}", GIVEN_ARABIC[first], GIVEN_ARABIC[father]))
    }
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<usize>());
    let identities = arguments.next().transpose()?.unwrap_or(100_000);
    let classes = arguments.next().transpose()?.unwrap_or(12);
    let said = arguments.next().transpose()?.unwrap_or(6);
    let folder = tempfile::tempdir()?;
    let mut dice = Dice(0x2026_1120);
    let ledger = fill(folder.path(), (identities, classes, said), &mut dice)?;
    let me = "BGD".parse()?;

    let views = Views::open(folder.path().join("views"), ledger.clone(), me)?;
    let started = Instant::now();
    views.catch_up()?;
    let (taken, size) = (started.elapsed(), views.people().size()?);
    println!(
        "all views: {} statements, {} names, {} classes in {taken:.2?}: {:.0} statements/s",
        size.statements,
        size.names,
        size.classes,
        size.statements as f64 / taken.as_secs_f64()
    );
    for which in Which::ALL {
        let started = Instant::now();
        views.rebuild(which, |_, _| ())?;
        let taken = started.elapsed();
        println!(
            "{which} alone: {taken:.2?}: {:.0} statements/s",
            size.statements as f64 / taken.as_secs_f64()
        );
    }
    drop(views);

    let started = Instant::now();
    let views = Views::open(folder.path().join("views"), ledger, me)?;
    println!("opened again with {} identities in {:.2?}", size.subjects, started.elapsed());
    println!("memory at most: {}", most_memory().unwrap_or_else(|| "not told by this system".into()));
    dossiers(&views)?;
    screen(&views, &mut dice)
}

fn fill(
    folder: &std::path::Path,
    (identities, classes, said): (usize, usize, usize),
    dice: &mut Dice,
) -> Result<Ledger, Failure> {
    let key = MemberKey::from_seed(&[7; 32]);
    let signing = ed25519_dalek::SigningKey::from_bytes(&[8; 32]);
    let settings = Settings::new("example.tansiq/EXERCISE", MasterKey::from_bytes([9; 32]), signing);
    let ledger = Ledger::open(SqliteStore::open(&folder.join("ledger"))?, settings)?;
    let (now, by) = (Moment::from_millis(1_795_000_000_000), PrincipalId::from_random([1; 16]));
    let mut waiting = Vec::new();
    let reports = identities / IDENTITIES_PER_REPORT;
    for at in 0..reports {
        let draft = draft(at % classes, said, dice);
        let writing = Writing { originator: "BGD".parse()?, now, random: &mut || dice.bits() };
        let report = draft.validate(writing).map_err(|faults| faults.to_string())?.report;
        let sealed = Sealed::seal(report, &key).envelope().clone();
        waiting.push(Entry::Report { at: now, by, sealed }.to_bytes().into());
        if waiting.len() == 500 || at + 1 == reports {
            ledger.append_all_blocking(std::mem::take(&mut waiting))?;
        }
    }
    Ok(ledger)
}

fn draft(class: usize, said: usize, dice: &mut Dice) -> Draft {
    let text = |word: &str| Some(word.to_owned());
    let words = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
    let reference: Vec<String> = (0..IDENTITIES_PER_REPORT).map(|at| format!("x{at}")).collect();
    let statements = reference.iter().flat_map(|subject| {
        let ((name, original), (alias, _)) = (dice.name(), dice.name());
        let born = format!("{}-{:02}-{:02}", 1950 + dice.below(50), 1 + dice.below(12), 1 + dice.below(28));
        let passport = format!("X{:08}", dice.below(100_000_000));
        let of = |property: &str, value: String| StatementText {
            subject: Some(subject.clone()),
            property: text(property),
            value: Some(value),
            grade: text("B2"),
            method: text("official"),
            ..StatementText::default()
        };
        let all = [
            StatementText { original: Some(original), language: text("ar"), ..of("name", name) },
            of("birthDate", born),
            of("passportNumber", passport),
            of("alias", alias),
            of("nationality", "XX".into()),
            of("notes", "EXERCISE: nobody who exists".into()),
        ];
        all.into_iter().take(said)
    });
    Draft {
        kind: text("list"),
        legal_basis: text("EXERCISE"),
        purpose: text("border-control"),
        statements: statements.collect(),
        subjects: reference
            .iter()
            .map(|word| SubjectText { id: None, reference: Some(word.clone()), kind: text("person") })
            .collect(),
        label: Some(LabelText {
            level: text(["unclassified", "restricted", "confidential"][class % 3]),
            rel_to: Some(RelTo::Word("any-party".into())),
            caveats: words(&["exercise"]),
            category: text("identity"),
            person: text(["suspect", "wanted"][class / 3 % 2]),
            minor: None,
            territories: Some(vec![format!("I{}", char::from(b'A' + (class / 6 % 26) as u8))]),
            purposes: words(&["border-control", "investigation"]),
            review: text("2028-01-01"),
        }),
        ..Draft::default()
    }
}

fn screen(views: &Views, dice: &mut Dice) -> Result<(), Failure> {
    let people = views.people();
    let allowed = people.allowed(|_, _| true);
    let (mut waited, mut worked, mut found) = (Vec::new(), Vec::new(), BTreeSet::new());
    for at in 0..SCREENINGS {
        let (latin, arabic) = dice.name();
        let text = if at % 2 == 0 { latin } else { arabic };
        let (started, work) = (Instant::now(), processor_time());
        let name = Name::analyse(&text)?;
        let query = Query {
            name: &name,
            birth: Birth::read("1980-06"),
            mother: None,
            identifiers: &["X12345678".to_owned()],
        };
        found.extend(people.screen(&query, &allowed, 10, 10)?.into_iter().map(|candidate| candidate.subject));
        waited.push(started.elapsed());
        worked.extend(processor_time().zip(work).map(|(now, before)| now - before));
    }
    println!("{SCREENINGS} screenings in {} classes, {} subjects shown", allowed.len(), found.len());
    print_times(&mut waited, &mut worked);
    Ok(())
}

/// What a dossier reads: everything about a subject, and what names it.
fn dossiers(views: &Views) -> Result<(), Failure> {
    let people = views.people();
    let allowed = people.allowed(|_, _| true);
    let (mut waited, mut worked) = (Vec::new(), Vec::new());
    for (subject, _) in people.newest(&allowed, None, SCREENINGS)? {
        let (started, work) = (Instant::now(), processor_time());
        let held = people.subject(subject)?.map_or(0, |held| held.statements.len());
        let naming = people.naming_subject(subject)?.len();
        assert!(held > 0 && naming == 0);
        waited.push(started.elapsed());
        worked.extend(processor_time().zip(work).map(|(now, before)| now - before));
    }
    println!("{} people read, all that is said of each", waited.len());
    print_times(&mut waited, &mut worked);
    Ok(())
}

/// The most memory that this program has had, where the system says so.
fn most_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}

fn print_times(waited: &mut [Duration], worked: &mut [Duration]) {
    for (what, times) in [("on the clock", waited), ("on the processor", worked)] {
        times.sort_unstable();
        let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
        println!("  {what}: p50 {:.2?}, p99 {:.2?}", at(0.5), at(0.99));
    }
}

/// What this thread has had of a processor, where the system says so: it does not count waiting for other programs.
fn processor_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
