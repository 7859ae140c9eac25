//! Any bytes as an agreement's text: it is refused with a place, or everything that an agreement promises holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tansiq_agreement::{AGREEMENT_TYPE, Agreement, Agreements, SignedAgreement};
use tansiq_label::MemberCode;
use tansiq_report::{KeyId, Keys, MemberKey, Moment, PublicKey};

/// Believes one key of everybody, so that whatever is read is also in force.
struct OneKey(PublicKey);

impl Keys for OneKey {
    fn key(&self, _: MemberCode, id: KeyId, _: Moment) -> Option<PublicKey> {
        (self.0.id() == id).then_some(self.0)
    }
}

fuzz_target!(|text: &[u8]| {
    let (key, seen) = (MemberKey::from_seed(&[1; 32]), Moment::from_millis(0));
    let opened = SignedAgreement::open(key.seal(AGREEMENT_TYPE, text.to_vec()), seen);
    match Agreement::parse(text) {
        Ok(agreement) => {
            let parties = agreement.parties();
            assert!(parties.len() >= 2 && agreement.in_force_from() <= agreement.in_force_until());
            for clause in agreement.clauses() {
                assert!(clause.from.is_subset(parties) && clause.to.is_subset(parties));
            }
            for prohibition in agreement.prohibitions() {
                assert!(prohibition.from.is_subset(parties) && prohibition.to.is_subset(parties));
            }
            if let Some(committee) = agreement.committee() {
                assert!(committee.seats().iter().all(|seat| parties.contains(seat)));
                assert_eq!(committee.chair_on(committee.first_day()), Some(committee.first_chair()));
                assert!(committee.terms().last().is_some_and(|term| term.last == agreement.in_force_until()));
            }
            let compiled =
                Agreements::compile(&[opened.expect("what is read can be opened")], &OneKey(key.public()));
            assert_eq!(compiled.signers(&agreement), *parties);
        }
        Err(mistakes) => {
            assert!(!mistakes.is_empty() && opened.is_err());
            let lines = 1 + text.iter().filter(|byte| **byte == b'\n').count();
            assert!(mistakes.iter().all(|m| (1..=lines).contains(&m.line) && m.column >= 1));
        }
    }
});
