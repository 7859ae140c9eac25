//! Two carriers to the same members: one before the other, and the other whenever the first brings no answer.
//!
//! The rule: a member is reached by the first carrier. If that brings no answer, the second one takes the same delivery at
//! once; whichever carrier the member's answer comes by, it is the same. After the second one brought an answer that the
//! first did not, it is asked first for [`REST`]: a broker that swallows everything costs one wait, not one for each delivery.

use crate::{AskedWitness, Carried, Carrier, CarrierError};
use parking_lot::Mutex;
use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tansiq_label::MemberCode;
use tansiq_report::{Card, Delivery};

/// How long the first carrier is left alone that did not reach a member when the second did.
pub const REST: Duration = Duration::from_secs(5 * 60);

/// An answer of either carrier, some time later.
type Asking<'a, T> = Pin<Box<dyn Future<Output = Result<T, CarrierError>> + Send + 'a>>;

/// A first and a second carrier.
pub struct TwoWays {
    first: Arc<dyn Carrier>,
    second: Arc<dyn Carrier>,
    /// The members that are reached by the first; every one where nothing is chosen. The others know the second alone.
    chosen: Option<BTreeSet<MemberCode>>,
    rests: Mutex<HashMap<MemberCode, Instant>>,
}

impl TwoWays {
    /// Reaches `chosen` (every member where nothing is) by `first`, or else by `second`.
    pub fn new(
        first: Arc<dyn Carrier>,
        second: Arc<dyn Carrier>,
        chosen: Option<BTreeSet<MemberCode>>,
    ) -> TwoWays {
        TwoWays { first, second, chosen, rests: Mutex::default() }
    }

    fn is_chosen(&self, to: MemberCode) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.contains(&to))
    }

    fn rests(&self, to: MemberCode) -> bool {
        self.rests.lock().get(&to).is_some_and(|until| Instant::now() < *until)
    }

    /// Asks by one way, and by the other if that brings no answer. The trouble of the chosen way is the one that is said.
    async fn ask<'a, T>(
        &'a self,
        to: MemberCode,
        by: impl Fn(&'a dyn Carrier) -> Asking<'a, T>,
    ) -> Result<T, CarrierError> {
        if !self.is_chosen(to) {
            return by(&*self.second).await;
        }
        if self.rests(to) {
            let answer = by(&*self.second).await;
            if !is_silence(&answer) {
                return answer;
            }
            self.rests.lock().remove(&to);
            return by(&*self.first).await;
        }
        let answer = by(&*self.first).await;
        if !is_silence(&answer) {
            return answer;
        }
        let other = by(&*self.second).await;
        if is_silence(&other) {
            return answer;
        }
        let (way, instead) = (self.first.way(to), self.second.way(to));
        tracing::warn!(member = %to, way, instead, "a member was reached by the other carrier");
        self.rests.lock().insert(to, Instant::now() + REST);
        other
    }
}

/// Whether the member said nothing: it may be asked by another way.
fn is_silence<T>(answer: &Result<T, CarrierError>) -> bool {
    let silent = |error: &CarrierError| {
        matches!(
            error,
            CarrierError::Unreachable { .. } | CarrierError::TimedOut { .. } | CarrierError::NotTheMember
        )
    };
    answer.as_ref().err().is_some_and(silent)
}

impl Carrier for TwoWays {
    fn deliver<'a>(&'a self, to: &'a Card, delivery: &'a Delivery) -> Carried<'a> {
        Box::pin(self.ask(to.member(), move |carrier| carrier.deliver(to, delivery)))
    }

    fn ask_witness<'a>(&'a self, to: &'a Card, question: &'a [u8]) -> AskedWitness<'a> {
        Box::pin(self.ask(to.member(), move |carrier| carrier.ask_witness(to, question)))
    }

    fn way(&self, to: MemberCode) -> &'static str {
        let first = self.is_chosen(to) && !self.rests(to);
        if first { self.first.way(to) } else { self.second.way(to) }
    }

    fn broker(&self) -> Option<bool> {
        self.first.broker().or(self.second.broker())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WitnessAnswer;
    use parking_lot::Mutex;
    use tansiq_report::{CardKey, CardText, Digest32, MemberKey, Moment, Text};

    /// Answers what it is told to, and counts how often it is asked.
    struct Told {
        name: &'static str,
        says: Mutex<Result<WitnessAnswer, CarrierError>>,
        asked: Mutex<u32>,
    }

    impl Told {
        fn new(name: &'static str, says: Result<WitnessAnswer, CarrierError>) -> Arc<Told> {
            Arc::new(Told { name, says: Mutex::new(says), asked: Mutex::default() })
        }
    }

    impl Carrier for Told {
        fn deliver<'a>(&'a self, _: &'a Card, _: &'a Delivery) -> Carried<'a> {
            Box::pin(async { Err(CarrierError::NotTheMember) })
        }
        fn ask_witness<'a>(&'a self, _: &'a Card, _: &'a [u8]) -> AskedWitness<'a> {
            *self.asked.lock() += 1;
            let says = self.says.lock().clone();
            Box::pin(async move { says })
        }
        fn way(&self, _: MemberCode) -> &'static str {
            self.name
        }
        fn broker(&self) -> Option<bool> {
            None
        }
    }

    fn card(member: &str) -> Card {
        let (key, zero) = (MemberKey::from_seed(&[1; 32]), Moment::from_millis(0));
        let on_card = CardKey { key: key.public(), from: zero, until: None, revoked: None };
        let text = CardText {
            member: Text(member.parse().unwrap()),
            name: "EXERCISE".into(),
            address: "https://exercise.invalid:7101".into(),
            keys: vec![on_card],
            tls: vec![Digest32::of("EXERCISE", b"")],
            ledger: None,
            bundles: None,
            sequence: 1,
            issued: zero,
        };
        Card::sign(text, &key).unwrap()
    }

    fn silence() -> Result<WitnessAnswer, CarrierError> {
        Err(CarrierError::TimedOut { seconds: 30 })
    }

    #[tokio::test]
    async fn silence_is_made_good_by_the_other_way_and_costs_one_wait_in_five_minutes() {
        let (first, second) =
            (Told::new("first", silence()), Told::new("second", Ok(WitnessAnswer::Unknown)));
        let both = TwoWays::new(first.clone(), second.clone(), None);
        let amm = card("AMM");
        let asked = || (*first.asked.lock(), *second.asked.lock());
        assert_eq!(both.way(amm.member()), "first");
        for times in 1..4 {
            assert_eq!(both.ask_witness(&amm, b"").await, Ok(WitnessAnswer::Unknown));
            assert_eq!(asked(), (1, times), "the first is left alone");
            assert_eq!(both.way(amm.member()), "second");
        }
        both.rests.lock().insert(amm.member(), Instant::now());
        assert_eq!(both.way(amm.member()), "first");
        *first.says.lock() = Ok(WitnessAnswer::NotReady);
        assert_eq!(both.ask_witness(&amm, b"").await, Ok(WitnessAnswer::NotReady));
        assert_eq!(asked(), (2, 3), "what the member answers by the first way stands, whatever it is");
    }

    #[tokio::test]
    async fn a_way_that_rests_is_asked_when_the_other_falls_silent() {
        let (first, second) =
            (Told::new("first", silence()), Told::new("second", Ok(WitnessAnswer::Unknown)));
        let both = TwoWays::new(first.clone(), second.clone(), None);
        let amm = card("AMM");
        assert_eq!(both.ask_witness(&amm, b"").await, Ok(WitnessAnswer::Unknown));
        *first.says.lock() = Ok(WitnessAnswer::NotReady);
        *second.says.lock() = Err(CarrierError::NotTheMember);
        assert_eq!(both.ask_witness(&amm, b"").await, Ok(WitnessAnswer::NotReady));
        assert_eq!(both.way(amm.member()), "first");
        *first.says.lock() = silence();
        assert_eq!(both.ask_witness(&amm, b"").await, silence(), "the trouble of the chosen way is said");
    }

    #[tokio::test]
    async fn a_member_that_is_not_chosen_knows_the_second_way_alone() {
        let (first, second) =
            (Told::new("first", Ok(WitnessAnswer::Unknown)), Told::new("second", silence()));
        let chosen = BTreeSet::from([card("CAI").member()]);
        let both = TwoWays::new(first.clone(), second, Some(chosen));
        assert_eq!(both.ask_witness(&card("AMM"), b"").await, silence());
        assert_eq!(both.ask_witness(&card("CAI"), b"").await, Ok(WitnessAnswer::Unknown));
        assert_eq!(*first.asked.lock(), 1);
    }
}
