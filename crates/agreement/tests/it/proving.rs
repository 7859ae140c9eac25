//! Proofs about the agreements of the exercise, as they read.

use crate::exercise::agreements;
use jiff::civil::{Date, date};
use tansiq_agreement::{Prover, Question};

pub const TODAY: Date = date(2026, 11, 20);

/// Claim, answer and examples, as text.
pub fn told(prover: &Prover, question: &Question) -> String {
    let (claim, answer) = (question.sentence(), prover.prove(question, TODAY));
    let mut told = format!("{}: {}\n{}\n", answer.code(), claim.english, claim.arabic);
    for example in answer.examples() {
        let sentence = example.sentence();
        told += &format!("- {}\n  {}\n", sentence.english, sentence.arabic);
    }
    told
}

/// What legal officers read about the four agreements that are in force in the exercise. The joint centre exchanges
/// interviews; of two of them it is said that a clearance cannot follow a suspicion. Those are true findings.
#[test]
fn the_standard_questions_about_the_exercise() {
    let prover = Prover::new(&agreements(), []);
    let ids = ["border-2026", "exchange-2026", "joint-centre-2026", "second-committee-2026"];
    let questions = ids.iter().flat_map(|id| prover.standard_questions(&id.parse().unwrap(), TODAY));
    let told: Vec<String> = questions.map(|question| told(&prover, &question)).collect();
    insta::assert_snapshot!(told.join("\n"));
}
