//! A catalogue of agreements of the exercise: each number is one text, the same in every world, signed once.

use crate::world::{NODE, PARTNERS};
use std::sync::LazyLock;
use tansiq_agreement::SignedAgreement;
use tansiq_label::MemberCode;
use tansiq_report::{KeyId, Keys, MemberKey, Moment, PublicKey};
use tansiq_testkit::{Chance, code, key, now};

/// How many there are.
pub(crate) const CATALOGUE: usize = 36;

/// Every agreement, by its number.
pub(crate) static AGREEMENTS: LazyLock<Vec<SignedAgreement>> =
    LazyLock::new(|| (0..CATALOGUE).map(signed).collect());

static KEYS: LazyLock<Vec<(MemberCode, MemberKey)>> =
    LazyLock::new(|| [NODE].iter().chain(&PARTNERS).map(|m| (code(m), key(code(m)))).collect());

/// The keys that never change.
pub(crate) struct Cards;
impl Keys for Cards {
    fn key(&self, member: MemberCode, id: KeyId, _: Moment) -> Option<PublicKey> {
        let (_, key) = KEYS.iter().find(|(m, _)| *m == member)?;
        (key.id() == id).then(|| key.public())
    }
}

pub(crate) fn key_of(member: MemberCode) -> &'static MemberKey {
    &KEYS.iter().find(|(m, _)| *m == member).expect("a member of the exercise").1
}

fn quoted(words: &[&str]) -> String {
    format!("[{}]", words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", "))
}

fn most(chance: &Chance, of: &[&'static str]) -> Vec<&'static str> {
    let some: Vec<_> = of.iter().copied().filter(|_| chance.percent(80)).collect();
    if some.is_empty() { of[..1].to_vec() } else { some }
}

fn parties(number: usize) -> Vec<&'static str> {
    let partners: &[usize] = [&[0][..], &[1], &[2], &[0, 1], &[0, 2], &[0, 1, 2]][number % 6];
    std::iter::once(NODE).chain(partners.iter().map(|p| PARTNERS[*p])).collect()
}

fn text(number: usize, chance: &Chance) -> String {
    let purposes = ["arrest", "border-control", "investigation", "protection"];
    let categories = ["identity", "identifier", "threat", "source"];
    let mut text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"exercise-{number}\"\nversion = 1\nkind = \"exchange\"\n\
         title = {{ en = \"EXERCISE {number}\", ar = \"تمرين\" }}\nlegal_basis = \"EXERCISE treaty\"\n\
         parties = {}\nin_force = {{ from = 2026-01-01, until = 2028-12-31 }}\nexercise = true\n\
         start = \"beginning\"\nretention_days = 365\n",
        quoted(&parties(number)),
    );
    for clause in 0..1 + chance.below(2) {
        let members = quoted(&parties(number));
        text.push_str(&format!(
            "\n[[clause]]\nid = \"c{clause}\"\nfrom = {members}\nto = {members}\ncategories = {}\n\
             persons = {}\nminors = {}\nceiling = \"{}\"\nterritories = {}\npurposes = {}\nonward = \"{}\"\n",
            quoted(&most(chance, &categories)),
            quoted(&most(chance, &["suspect", "wanted", "witness", "no-person"])),
            chance.percent(50),
            chance.one(&["restricted", "confidential", "secret"]),
            quoted(&most(chance, &["IQ", "JO"])),
            quoted(&most(chance, &purposes)),
            chance.one(&["never", "parties", "parties"]),
        ));
    }
    if chance.percent(30) {
        text.push_str(&format!(
            "\n[[prohibition]]\nid = \"p0\"\nfrom = {}\nto = {}\ncategories = {}\npersons = [\"witness\"]\n\
             territories = [\"001\"]\npurposes = {}\nminors_only = false\nfloor = \"unclassified\"\n\
             reason = \"EXERCISE\"\n",
            quoted(&parties(number)),
            quoted(&parties(number)),
            quoted(&categories),
            quoted(&purposes),
        ));
    }
    // One that takes a purpose from some statements of a report and not from others.
    if chance.percent(75) {
        text.push_str(&format!(
            "\n[[prohibition]]\nid = \"p1\"\nfrom = {0}\nto = {0}\ncategories = [\"identity\"]\n\
             purposes = [\"protection\"]\nreason = \"EXERCISE\"\n",
            quoted(&parties(number)),
        ));
    }
    text
}

/// One in six lacks a signature, and releases nothing.
fn signed(number: usize) -> SignedAgreement {
    let chance = Chance::of(number as u64);
    let text = text(number, &chance);
    let signed = SignedAgreement::sign(text.as_bytes(), key_of(code(NODE)), now());
    let mut signed = signed.unwrap_or_else(|e| panic!("{e:?}\n{text}"));
    for party in parties(number).iter().skip(usize::from(chance.percent(16)) + 1) {
        signed.countersign(key_of(code(party)), now()).unwrap();
    }
    signed
}
