//! A fictional report (EXERCISE) that the cases change in one place each.

use serde_json::{Value, json};
use tansiq_label::MemberCode;
use tansiq_report::{Draft, Faults, KeyId, Keys, MemberKey, Moment, PublicKey, Text, Validated, Writing};

pub fn now() -> Moment {
    "2026-11-20T11:15:00.000Z".parse().unwrap()
}

/// A draft with two men, a link between them, and a source that nobody may have.
pub fn sample() -> Value {
    json!({
        "kind": "intrep",
        "precedence": "immediate",
        "legal_basis": "EXERCISE Anti-Terrorism Law 13/2005, case EX-17",
        "purpose": "arrest",
        "label": {
            "level": "restricted", "rel_to": ["AMM", "EBL"], "caveats": ["exercise"], "category": "identity",
            "person": "suspect", "territories": ["IQ"], "purposes": ["arrest", "border-control"],
            "review": "2027-06-30"
        },
        "subjects": [{"ref": "man", "kind": "person"}, {"ref": "brother", "kind": "person"}],
        "statements": [
            {"subject": "man", "property": "name", "value": "Salim Karim Exercise", "original": "سالم كريم",
             "language": "ar", "grade": "B2", "method": "human"},
            {"subject": "man", "property": "birthDate", "value": "1981", "grade": "C3", "method": "human"},
            {"subject": "man", "property": "relative", "value": "brother", "grade": "C3", "method": "analysis"},
            {"subject": "brother", "property": "name", "value": "Nabil Karim Exercise", "grade": "C3",
             "method": "human", "label": {"person": "contact", "rel_to": ["EBL"]}},
            {"subject": "man", "property": "source", "value": "EXERCISE source 12", "grade": "B2", "method": "human",
             "label": {"level": "secret", "rel_to": [], "category": "source"}}
        ]
    })
}

/// A source of "random" bits that counts, so that a test says the same each time.
pub fn counting() -> impl FnMut() -> [u8; 16] {
    let mut n = 0u128;
    move || {
        n += 1;
        n.to_be_bytes()
    }
}

pub fn validate(draft: &Value) -> Result<Validated, Faults> {
    let draft: Draft = serde_json::from_value(draft.clone()).unwrap();
    let mut random = counting();
    draft.validate(Writing { originator: "BGD".parse().unwrap(), now: now(), random: &mut random })
}

/// The key of a member: the same in every test.
pub fn key(member: &str) -> MemberKey {
    MemberKey::from_seed(&[member.as_bytes()[0]; 32])
}

pub fn code(member: &str) -> Text<MemberCode> {
    Text(member.parse().unwrap())
}

/// Believes the key of every member from [`now`] on; that of one member from a day later.
pub struct Cards {
    pub late: &'static str,
}
impl Keys for Cards {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        let public = key(member.as_str()).public();
        let begins = if member.as_str() == self.late { now().plus_millis(86_400_000) } else { now() };
        (public.id() == id && at >= begins).then_some(public)
    }
}
