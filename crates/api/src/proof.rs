//! Proofs, differences and explanations as the page, programs and the command line get them: sentences in two languages.
//!
//! The command line uses it without a node too, for drafts on a desk.

use crate::wire::closed;
use jiff::civil::Date;
use serde::Serialize;
use tansiq_agreement::{
    Agreement, Answer, Decision, Explanation, Properties, Property, Prover, Question, Sentence, Slug,
};
use tansiq_report::Digest32;
use utoipa::ToSchema;

/// The domain of a counter-example's identity.
const EXAMPLE: &str = "tansiq/counter-example/v1";

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Sentence)]
pub struct SentenceShape {
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
}

/// One claim and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Proof)]
pub struct ProofShape {
    /// The standing property that asks for it; missing for a question of another source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// What is claimed.
    pub claim: SentenceShape,
    /// `proved`, `refuted`, or `not-decided` where it would take too long or names an agreement that is not known.
    #[schema(value_type = closed::ProofAnswer)]
    pub answer: &'static str,
    /// What shows that it does not hold: a statement with its way, clauses that contradict, a duty that is blocked; or
    /// why it is not decided.
    pub examples: Vec<SentenceShape>,
}

/// Every claim that was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Proofs)]
pub struct ProofsShape {
    /// Whether all of them are proved.
    pub proved: bool,
    /// One for each claim, in the order in which they were asked.
    pub proofs: Vec<ProofShape>,
}

/// What changes from one text to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Difference)]
pub struct DifferenceShape {
    /// Whether nothing is released or withheld otherwise than before.
    pub same: bool,
    /// One for each change, and at the end that nothing else changes.
    pub sentences: Vec<SentenceShape>,
}

/// Whether something is released, by what, and what would have to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Explanation)]
pub struct ExplanationShape {
    /// Whether it is.
    pub released: bool,
    /// The clauses that release it.
    pub clauses: Vec<String>,
    /// Why: one for each clause that releases it, or each reason for which it is withheld.
    pub sentences: Vec<SentenceShape>,
    /// What would have to change; empty where it is released.
    pub remedies: Vec<SentenceShape>,
}

impl From<Sentence> for SentenceShape {
    fn from(sentence: Sentence) -> Self {
        SentenceShape { en: sentence.english, ar: sentence.arabic }
    }
}

impl ProofShape {
    fn of(property: Option<String>, question: &Question, answer: &Answer) -> ProofShape {
        ProofShape {
            property,
            claim: question.sentence().into(),
            answer: answer.code(),
            examples: answer.sentences().into_iter().map(Into::into).collect(),
        }
    }

    /// Whether it is proved.
    pub fn holds(&self) -> bool {
        self.answer == Answer::Proved.code()
    }

    /// The identity of what shows that it does not hold: of every example as it is read out.
    pub fn digest(&self) -> Digest32 {
        let text: Vec<&str> = self.examples.iter().map(|example| &*example.en).collect();
        Digest32::of(EXAMPLE, format!("{}\n{}\n{}", self.claim.en, self.answer, text.join("\n")).as_bytes())
    }
}

impl ProofsShape {
    fn of(proofs: Vec<ProofShape>) -> ProofsShape {
        ProofsShape { proved: proofs.iter().all(ProofShape::holds), proofs }
    }
}

impl DifferenceShape {
    /// What changes from the one text to the other.
    pub fn of(old: &Agreement, new: &Agreement) -> DifferenceShape {
        let difference = tansiq_agreement::difference(old, new);
        let sentences = difference.sentences().into_iter().map(Into::into).collect();
        DifferenceShape { same: difference.changes.is_empty(), sentences }
    }
}

impl From<Explanation> for ExplanationShape {
    fn from(explanation: Explanation) -> Self {
        let clauses = match &explanation.decision {
            Decision::Release { clauses, .. } => clauses.iter().map(ToString::to_string).collect(),
            Decision::Withhold { .. } => Vec::new(),
        };
        let sentences = |said: Vec<Sentence>| said.into_iter().map(Into::into).collect();
        ExplanationShape {
            released: explanation.decision.releases(),
            clauses,
            sentences: sentences(explanation.because),
            remedies: sentences(explanation.needed),
        }
    }
}

/// What is asked of drafts.
#[derive(Debug, Clone)]
pub enum Asking {
    /// What is asked of every draft.
    Standard,
    /// These.
    Questions(Vec<Question>),
    /// What these properties claim.
    Properties(Properties),
}

/// Answers what is asked of these drafts, which the prover knows, for `since` and later.
pub fn prove(prover: &Prover, drafts: &[Slug], asking: &Asking, since: Date) -> ProofsShape {
    let questions: Vec<(Option<String>, Question)> = match asking {
        Asking::Standard => {
            let of = |draft: &Slug| prover.standard_questions(draft, since);
            drafts.iter().flat_map(of).map(|question| (None, question)).collect()
        }
        Asking::Questions(questions) => questions.iter().map(|question| (None, question.clone())).collect(),
        Asking::Properties(properties) => {
            let of = |property: &Property| {
                let name = property.id.to_string();
                let questions = property.questions(prover, since).into_iter();
                questions.map(move |question| (Some(name.clone()), question))
            };
            properties.iter().flat_map(of).collect()
        }
    };
    let answer = |(property, question): (Option<String>, Question)| {
        let answer = prover.prove(&question, since);
        ProofShape::of(property, &question, &answer)
    };
    ProofsShape::of(questions.into_iter().map(answer).collect())
}
