//! Answers: what HTTPS says with a status and a body.

use crate::{CarrierError, Refusal, WitnessAnswer};
use tansiq_ledger::TreeSize;
use tansiq_report::Envelope;
use tansiq_report::message::AnswerText;

/// What is answered to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The delivery was taken in: an acknowledgement.
    Acknowledged(Envelope),
    /// The delivery was refused.
    Refused {
        /// The refusal's code.
        code: String,
        /// The sequence number to go on with, when deliveries are missing.
        expected: Option<u64>,
    },
    /// What a witness says.
    Witness(WitnessAnswer),
}

impl Answer {
    pub(super) fn to_delivery(taken: Result<Envelope, Refusal>) -> Answer {
        match taken {
            Ok(acknowledgement) => Answer::Acknowledged(acknowledgement),
            Err(refusal) => {
                Answer::Refused { code: refusal.code().to_owned(), expected: refusal.expected_sequence() }
            }
        }
    }

    /// The answer to a delivery, as a carrier says it.
    ///
    /// # Errors
    /// [`CarrierError::Refused`], or [`CarrierError::Answer`] when it answers something else.
    pub fn of_delivery(self) -> Result<Envelope, CarrierError> {
        match self {
            Answer::Acknowledged(acknowledgement) => Ok(acknowledgement),
            Answer::Refused { code, expected } => Err(CarrierError::Refused { code, expected }),
            Answer::Witness(_) => Err(CarrierError::Answer { found: "the answer of a witness" }),
        }
    }

    /// The answer to a question of witnessing, as a carrier says it.
    ///
    /// # Errors
    /// [`CarrierError::Answer`] when it answers something else.
    pub fn of_witness(self) -> Result<WitnessAnswer, CarrierError> {
        match self {
            Answer::Witness(answer) => Ok(answer),
            _ => Err(CarrierError::Answer { found: "the answer to a delivery" }),
        }
    }

    pub(super) fn text(self) -> AnswerText {
        match self {
            Answer::Acknowledged(acknowledgement) => AnswerText::Acknowledged { acknowledgement },
            Answer::Refused { code, expected } => AnswerText::Refused { code, expected },
            Answer::Witness(answer) => {
                let code = answer.code().to_owned();
                let text = match answer {
                    WitnessAnswer::Cosigned(lines) => lines,
                    WitnessAnswer::Known(size) => size.to_string(),
                    WitnessAnswer::Inconsistent { held } => held,
                    _ => String::new(),
                };
                AnswerText::Witness { code, text }
            }
        }
    }

    pub(super) fn read(text: AnswerText) -> Option<Answer> {
        Some(match text {
            AnswerText::Acknowledged { acknowledgement } => Answer::Acknowledged(acknowledgement),
            AnswerText::Refused { code, expected } => Answer::Refused { code, expected },
            AnswerText::Witness { code, text } => Answer::Witness(witness(&code, text)?),
        })
    }
}

fn witness(code: &str, text: String) -> Option<WitnessAnswer> {
    let plain =
        [WitnessAnswer::Malformed, WitnessAnswer::NotSigned, WitnessAnswer::Unknown, WitnessAnswer::NotReady];
    match code {
        "witness-cosigned" => Some(WitnessAnswer::Cosigned(text)),
        "witness-conflict" => TreeSize::from_decimal(&text).map(WitnessAnswer::Known),
        "witness-inconsistent" => Some(WitnessAnswer::Inconsistent { held: text }),
        other => plain.into_iter().find(|answer| answer.code() == other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_read_as_it_was_said() {
        let witness = [
            WitnessAnswer::Cosigned("EXERCISE\n".into()),
            WitnessAnswer::Known(TreeSize(7)),
            WitnessAnswer::Malformed,
            WitnessAnswer::NotSigned,
            WitnessAnswer::Unknown,
            WitnessAnswer::Inconsistent { held: "EXERCISE".into() },
            WitnessAnswer::NotReady,
        ];
        let gap = Answer::Refused { code: "gap".into(), expected: Some(3) };
        for answer in witness.map(Answer::Witness).into_iter().chain([gap]) {
            assert_eq!(Answer::read(answer.clone().text()), Some(answer));
        }
        let code = "witness-conflict".to_owned();
        assert_eq!(Answer::read(AnswerText::Witness { code, text: "EXERCISE".into() }), None);
    }
}
