//! Hostile sizes and shapes: a proof is found, or it is said that it is not decided, in bounded time.

use crate::proving::TODAY;
use crate::worlds::{Cards, signed};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tansiq_agreement::{Agreement, Agreements, Answer, Duty, Prover, Question, Reach, difference};
use tansiq_label::{Category, Finite, Level, PersonCategory, Purpose};

/// What one proof may take even in a debug build on a busy machine. Steps are counted, so time does not grow beyond.
const PATIENCE: Duration = Duration::from_secs(120);

/// As many as fit into one text; a build for tests is ten times slower and gets fewer.
const SIZE: usize = if cfg!(debug_assertions) { 80 } else { 450 };
/// The clauses of each of a dozen texts: ten thousand together, in a build for use.
const CLAUSES: usize = if cfg!(debug_assertions) { 80 } else { 850 };

const PARTIES: [&str; 6] = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"];
const PLACES: [&str; 8] = ["IQ", "IQ-NI", "IQ-BG", "JO", "SY", "SY-HA", "EG", "001"];

fn word<T: Finite>(n: usize) -> &'static str {
    T::ALL[n % T::ALL.len()].code()
}

/// A text with so many clauses and prohibitions, each another product, all passed on in circles.
fn text(id: &str, clauses: usize, prohibitions: usize) -> String {
    let mut text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"{id}\"\nversion = 1\nkind = \"exchange\"\nlegal_basis = \"EXERCISE\"\n\
         parties = [\"{}\"]\nstart = \"beginning\"\nretention_days = 30\ntitle = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\n\
         in_force = {{ from = 2026-01-01, until = 2030-12-31 }}\n",
        PARTIES.join("\", \"")
    );
    let product = |n: usize| {
        let two =
            |a: &str, b: &str| if a == b { format!("[\"{a}\"]") } else { format!("[\"{a}\", \"{b}\"]") };
        format!(
            "from=\"any-party\"\nto=\"any-party\"\ncategories={}\npersons={}\nterritories={}\npurposes={}\n",
            two(word::<Category>(n), word::<Category>(n / 7 + 1)),
            two(word::<PersonCategory>(n / 3), word::<PersonCategory>(n / 11 + 2)),
            two(PLACES[n % 8], PLACES[n / 5 % 8]),
            two(word::<Purpose>(n), word::<Purpose>(n / 2)),
        )
    };
    for n in 0..clauses {
        let level = word::<Level>(n / 13);
        text += &format!("[[clause]]\nid=\"c{n}\"\n{}ceiling=\"{level}\"\nonward=\"parties\"\n", product(n));
    }
    for n in 0..prohibitions {
        let level = word::<Level>(n / 17 + 2);
        text += &format!(
            "[[prohibition]]\nid=\"p{n}\"\n{}floor=\"{level}\"\nreason=\"EXERCISE\"\n",
            product(n * 31 + 5)
        );
    }
    text
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let out = run();
    println!("{what}: {:?}", begin.elapsed());
    assert!(begin.elapsed() < PATIENCE, "{what}: {:?}", begin.elapsed());
    out
}

fn ask_everything(prover: &Prover, id: &str) {
    let slug = || id.parse().unwrap();
    let questions = [
        Question::Never(Reach::default()),
        Question::Never(Reach { under: Some("nothing-of-this-name".parse().unwrap()), ..Reach::default() }),
        Question::NoConflict(slug()),
        Question::NoIdleClause(slug()),
        Question::Unblocked(Duty::Warning, slug()),
        Question::Unblocked(Duty::Clearance, slug()),
        Question::Unblocked(Duty::Correction, slug()),
    ];
    for question in questions {
        let answer = timed(&question.sentence().english, || prover.prove(&question, TODAY));
        println!("  {} {}", answer.code(), answer.examples().len());
        // Everybody gives everybody something here, so that nothing ever arrives cannot be what is answered.
        assert!(question != Question::Never(Reach::default()) || !answer.holds());
    }
}

#[test]
fn many_clauses_and_as_many_prohibitions() {
    let text = text("large", SIZE, SIZE);
    let agreement = Agreement::parse(text.as_bytes()).unwrap();
    let known = Agreements::compile([&signed(&text, agreement.parties())], &Cards);
    ask_everything(&Prover::new(&known, []), "large");
}

#[test]
fn many_clauses_of_several_agreements() {
    let ids: Vec<String> = (0..12).map(|n| format!("large-{n}")).collect();
    let drafts = ids.iter().map(|id| Arc::new(Agreement::parse(text(id, CLAUSES, 10).as_bytes()).unwrap()));
    let nothing = Agreements::compile([], &Cards);
    let prover = timed("compiled", || Prover::new(&nothing, drafts));
    ask_everything(&prover, "large-3");
}

#[test]
fn large_texts_are_compared_or_it_is_said_that_they_are_not() {
    let parse = |text: String| Agreement::parse(text.as_bytes()).unwrap();
    let (old, new) = (parse(text("large", SIZE, SIZE)), parse(text("large", SIZE + 1, SIZE - 1)));
    let changes = timed("difference", || difference(&old, &new));
    let last = changes.sentences().pop().unwrap().english;
    println!("{} {last}", changes.changes.len());
    assert_eq!(changes.whole, !last.contains("too large"));
}

/// What each party may pass on to the next, round and round.
#[test]
fn circles_end() {
    let round: Vec<String> = (0..6)
        .map(|n| format!("[[clause]]\nid=\"c{n}\"\nfrom=[\"{}\"]\nto=[\"{}\"]\ncategories=[\"threat\"]\npersons=[\"no-person\"]\nceiling=\"secret\"\nterritories=[\"001\"]\npurposes=[\"warning\"]\nonward=\"{}\"\n", PARTIES[n], PARTIES[(n + 1) % 6], if n == 3 { "with-consent" } else { "parties" }))
        .collect();
    let text = text("circle", 0, 0) + &round.concat();
    let draft = Arc::new(Agreement::parse(text.as_bytes()).unwrap());
    let prover = Prover::new(&Agreements::compile([], &Cards), [draft]);
    let from = Some(["AAA".parse().unwrap()].into());
    let answer = prover.prove(&Question::Never(Reach { from, ..Reach::default() }), TODAY);
    let Answer::Refuted(examples) = &answer else { panic!("{answer:?}") };
    let told: Vec<String> = examples.iter().map(|e| e.sentence().english).collect();
    assert_eq!(told.len(), 5, "{told:?}");
    let last = told.last().unwrap();
    assert!(
        last.contains("EEE passes it on to FFF") && last.contains("only with the consent of AAA"),
        "{last}"
    );
}
