//! Who waits for which answer.

use parking_lot::Mutex;
use std::collections::HashMap;
use tansiq_exchange::{Answer, Token};
use tokio::sync::oneshot;

/// Everybody who waits, by the token of the request.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<HashMap<Token, oneshot::Sender<Answer>>>);

/// A place among those who wait. It is left when this is dropped.
pub(crate) struct Place<'a> {
    waiting: &'a Waiting,
    token: Token,
    answer: oneshot::Receiver<Answer>,
}

impl Waiting {
    /// Begins to wait: before the request leaves.
    pub(crate) fn place(&self, token: Token) -> Place<'_> {
        let (sender, answer) = oneshot::channel();
        self.0.lock().insert(token, sender);
        Place { waiting: self, token, answer }
    }

    /// Gives an answer to whoever waits for it; gives it back when nobody does.
    pub(crate) fn give(&self, token: &Token, answer: Answer) -> Option<Answer> {
        match self.0.lock().remove(token) {
            Some(waiter) => waiter.send(answer).err(),
            None => Some(answer),
        }
    }
}

impl Place<'_> {
    /// The answer.
    pub(crate) async fn answer(&mut self) -> Answer {
        match (&mut self.answer).await {
            Ok(answer) => answer,
            // Only whoever has an answer to give takes the other half away.
            Err(_) => std::future::pending().await,
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.waiting.0.lock().remove(&self.token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        Answer::Refused { code: "EXERCISE".into(), expected: None }
    }

    #[tokio::test]
    async fn an_answer_goes_to_whoever_waits_for_it_once_and_to_nobody_who_has_left() {
        let waiting = Waiting::default();
        let mut place = waiting.place([1; 32]);
        assert_eq!(waiting.give(&[2; 32], answer()), Some(answer()), "for another request");
        assert_eq!(waiting.give(&[1; 32], answer()), None);
        assert_eq!(place.answer().await, answer());
        assert_eq!(waiting.give(&[1; 32], answer()), Some(answer()), "it was given");
        drop(waiting.place([1; 32]));
        assert_eq!(waiting.give(&[1; 32], answer()), Some(answer()), "nobody waits any more");
    }
}
