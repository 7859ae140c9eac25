//! Questions that wait for an answer while somebody logs in: each has a number nobody guesses, is answered once and in
//! time, and there are never too many. In memory only.

use crate::limits::{MAX_QUESTIONS, QUESTION_TIME};
use parking_lot::Mutex;
use std::collections::HashMap;
use tansiq_report::Moment;

/// What was asked, by the number of the question.
#[derive(Debug)]
pub(crate) struct Questions<T> {
    waiting: Mutex<HashMap<String, (Moment, T)>>,
}

impl<T> Default for Questions<T> {
    fn default() -> Self {
        Questions { waiting: Mutex::default() }
    }
}

impl<T> Questions<T> {
    /// Keeps what was asked, and gives it a number: 128 random bits in hexadecimal digits.
    pub(crate) fn keep(&self, asked: T, now: Moment) -> String {
        let number = hex::encode(rand::random::<[u8; 16]>());
        let until = now.plus_millis(QUESTION_TIME.as_millis() as i64);
        let mut waiting = self.waiting.lock();
        if waiting.len() >= MAX_QUESTIONS {
            waiting.retain(|_, (until, _)| now < *until);
        }
        if waiting.len() >= MAX_QUESTIONS {
            let oldest =
                waiting.iter().min_by_key(|(_, (until, _))| *until).map(|(number, _)| number.clone());
            oldest.and_then(|number| waiting.remove(&number));
        }
        waiting.insert(number.clone(), (until, asked));
        number
    }

    /// What was asked under this number, once.
    pub(crate) fn take(&self, number: &str, now: Moment) -> Option<T> {
        let (until, asked) = self.waiting.lock().remove(number)?;
        (now < until).then_some(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Moment {
        Moment::from_millis(1_000_000 + millis)
    }

    #[test]
    fn a_question_is_answered_once_and_in_time() {
        let questions = Questions::default();
        let number = questions.keep('a', at(0));
        assert_eq!(questions.take("00", at(0)), None);
        assert_eq!(questions.take(&number, at(1)), Some('a'));
        assert_eq!(questions.take(&number, at(1)), None);
        let late = questions.keep('b', at(0));
        assert_eq!(questions.take(&late, at(QUESTION_TIME.as_millis() as i64)), None);
    }

    #[test]
    fn their_number_is_bounded_and_the_oldest_goes_first() {
        let questions = Questions::default();
        let numbers: Vec<_> = (0..=MAX_QUESTIONS).map(|n| questions.keep(n, at(n as i64))).collect();
        assert_eq!(questions.waiting.lock().len(), MAX_QUESTIONS);
        assert_eq!(questions.take(&numbers[0], at(0)), None);
        assert_eq!(questions.take(&numbers[1], at(1)), Some(1));
    }
}
