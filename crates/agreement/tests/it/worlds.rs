//! Random small worlds: agreements as text, who signed them, and questions; dense enough that about every second
//! question between partners is answered with a release.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use tansiq_agreement::{Agreements, SignedAgreement};
use tansiq_label::{
    Category, Caveat, Finite, Label, Level, MemberCode, Parts, PersonCategory, Purpose, Releasability, Set,
    Territory,
};
use tansiq_report::{KeyId, Keys, MemberKey, Moment, PublicKey};

/// The members of every random world.
pub const MEMBERS: [&str; 4] = ["AAA", "BBB", "CCC", "DDD"];
/// The territories: a country, a part of it, another country, the world.
pub const TERRITORIES: [&str; 5] = ["IQ", "IQ-NI", "JO", "001", "IQ-BG"];
/// When every signature was seen.
pub const SEEN: i64 = 1_767_225_600_000;

pub fn member(code: &str) -> MemberCode {
    code.parse().unwrap()
}

/// The key of a member: the same in every test.
pub fn key(member: MemberCode) -> MemberKey {
    let mut seed = [7; 32];
    seed[..member.as_str().len()].copy_from_slice(member.as_str().as_bytes());
    MemberKey::from_seed(&seed)
}

thread_local! {
    /// Public keys, reckoned once.
    static PUBLIC: RefCell<HashMap<MemberCode, (KeyId, PublicKey)>> = RefCell::default();
}

/// Believes the one key of every member, at any time.
pub struct Cards;
impl Keys for Cards {
    fn key(&self, member: MemberCode, id: KeyId, _: Moment) -> Option<PublicKey> {
        let reckon = || (key(member).id(), key(member).public());
        let (known, key) = PUBLIC.with_borrow_mut(|keys| *keys.entry(member).or_insert_with(reckon));
        (known == id).then_some(key)
    }
}

pub fn moment(day: Date) -> Moment {
    format!("{day}T12:00:00.000Z").parse().unwrap()
}

/// Signs a text for each of these members.
pub fn signed<'a>(text: &str, signers: impl IntoIterator<Item = &'a MemberCode>) -> SignedAgreement {
    let seen = Moment::from_millis(SEEN);
    let mut signers = signers.into_iter();
    let first = signers.next().map_or_else(|| key(member("ZZZ")), |m| key(*m));
    let mut agreement = SignedAgreement::sign(text.as_bytes(), &first, seen).unwrap();
    for signer in signers {
        agreement.countersign(&key(*signer), seen).unwrap();
    }
    agreement
}

/// One clause or prohibition, before it is text.
#[derive(Debug, Clone)]
pub struct Product {
    pub from: u8,
    pub to: u8,
    pub categories: Set<Category>,
    pub persons: Set<PersonCategory>,
    pub minors: bool,
    pub level: Level,
    pub territories: BTreeSet<Territory>,
    pub purposes: Set<Purpose>,
    pub onward: &'static str,
}

/// One text of an agreement, and who signed it.
#[derive(Debug, Clone)]
pub struct Treaty {
    pub id: &'static str,
    pub version: u32,
    pub parties: Vec<MemberCode>,
    pub first: i32,
    pub days: i32,
    pub exercise: bool,
    pub start: &'static str,
    pub clauses: Vec<Product>,
    pub prohibitions: Vec<Product>,
    pub signers: Vec<MemberCode>,
}

/// A question, in plain values.
#[derive(Debug, Clone)]
pub struct Asked {
    pub label: Label,
    pub originator: MemberCode,
    pub from: MemberCode,
    pub to: MemberCode,
    pub purposes: Set<Purpose>,
    pub written: i32,
    pub at: i32,
    pub via: Vec<tansiq_agreement::ClauseRef>,
    /// For which purposes the giver has it.
    pub given: Set<Purpose>,
    /// For which purposes the originator consents.
    pub consented: Set<Purpose>,
}

pub fn day(offset: i32) -> Date {
    date(2026, 1, 1).checked_add(jiff::Span::new().days(offset)).unwrap()
}

fn quoted(words: impl IntoIterator<Item = impl ToString>) -> String {
    let words: Vec<_> = words.into_iter().map(|w| format!("\"{}\"", w.to_string())).collect();
    format!("[{}]", words.join(", "))
}

impl Treaty {
    fn members(&self, bits: u8) -> Vec<MemberCode> {
        let chosen = |i: &usize| bits & (1 << i) != 0;
        (0..self.parties.len()).filter(chosen).map(|i| self.parties[i]).collect()
    }

    fn product(&self, p: &Product, name: &str) -> String {
        // Large numbers stand for any party.
        let of = |bits| if bits > 128 { self.parties.clone() } else { self.members(bits) };
        let (from, to) = (of(p.from), of(p.to));
        let ends = from.is_empty() || to.is_empty() || (from == to && from.len() == 1);
        let end = |m: &Vec<MemberCode>| if ends { "\"any-party\"".into() } else { quoted(m) };
        format!(
            "id = \"{name}\"\nfrom = {}\nto = {}\ncategories = {}\npersons = {}\nterritories = {}\npurposes = {}\n",
            end(&from),
            end(&to),
            quoted(p.categories.iter()),
            quoted(p.persons.iter()),
            quoted(&p.territories),
            quoted(p.purposes.iter()),
        )
    }

    pub fn text(&self) -> String {
        let mut text = format!(
            "format = \"tansiq/agreement/v1\"\nid = \"{}\"\nversion = {}\nkind = \"exchange\"\n\
             legal_basis = \"EXERCISE\"\nparties = {}\nexercise = {}\nstart = \"{}\"\nretention_days = 30\n\
             title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nin_force = {{ from = {}, until = {} }}\n",
            self.id,
            self.version,
            quoted(&self.parties),
            self.exercise,
            self.start,
            day(self.first),
            day(self.first + self.days),
        );
        for (i, c) in self.clauses.iter().enumerate() {
            let product = self.product(c, &format!("c{i}"));
            let rest =
                format!("minors = {}\nceiling = \"{}\"\nonward = \"{}\"\n", c.minors, c.level, c.onward);
            text += &format!("[[clause]]\n{product}{rest}");
        }
        for (i, p) in self.prohibitions.iter().enumerate() {
            let product = self.product(p, &format!("p{i}"));
            let rest =
                format!("minors_only = {}\nfloor = \"{}\"\nreason = \"EXERCISE\"\n", p.minors, p.level);
            text += &format!("[[prohibition]]\n{product}{rest}");
        }
        text
    }

    pub fn signed(&self) -> SignedAgreement {
        signed(&self.text(), &self.signers)
    }
}

/// Compiles a world.
pub fn compile(treaties: &[Treaty]) -> Agreements {
    let signed: Vec<_> = treaties.iter().map(Treaty::signed).collect();
    Agreements::compile(&signed, &Cards)
}

impl Asked {
    pub fn ask(&self) -> tansiq_agreement::Ask<'_> {
        tansiq_agreement::Ask {
            label: &self.label,
            originator: self.originator,
            written: moment(day(self.written)),
            from: self.from,
            to: self.to,
            purposes: self.purposes,
            at: moment(day(self.at)),
            received_via: &self.via,
            received_for: self.given,
        }
    }
}

pub fn one<T: Finite + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::ALL.len()).prop_map(|i| T::ALL[i])
}

/// A set with about three values in four, not empty.
fn many<T: Finite + std::fmt::Debug>() -> impl Strategy<Value = Set<T>> {
    (any::<u32>(), any::<u32>(), one::<T>()).prop_map(|(a, b, v)| Set::from_bits(a | b).with(v))
}

/// A set with about one value in four.
fn few<T: Finite + std::fmt::Debug>() -> impl Strategy<Value = Set<T>> {
    (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Set::from_bits(a & b))
}

fn a_member() -> impl Strategy<Value = MemberCode> {
    proptest::sample::select(MEMBERS.map(member).to_vec())
}

fn places(most: usize) -> impl Strategy<Value = BTreeSet<Territory>> {
    let all = TERRITORIES.map(|t| t.parse().unwrap()).to_vec();
    proptest::collection::btree_set(proptest::sample::select(all), 1..=most)
}

fn product(dense: bool) -> impl Strategy<Value = Product> {
    let onward = proptest::sample::select(vec!["never", "with-consent", "parties", "parties"]);
    let sets = (many::<Category>(), many::<PersonCategory>(), many::<Purpose>());
    let thin = (few::<Category>(), few::<PersonCategory>(), few::<Purpose>(), one(), one(), one());
    (any::<[u8; 2]>(), sets, thin, any::<bool>(), one::<Level>(), places(4), onward).prop_map(
        move |([from, to], wide, thin, minors, level, territories, onward)| {
            let thin = (thin.0.with(thin.3), thin.1.with(thin.4), thin.2.with(thin.5));
            let (categories, persons, purposes) = if dense { wide } else { thin };
            Product { from, to, categories, persons, minors, level, territories, purposes, onward }
        },
    )
}

pub fn clause() -> impl Strategy<Value = Product> {
    product(true)
}

pub fn prohibition() -> impl Strategy<Value = Product> {
    product(false)
}

pub fn treaty() -> impl Strategy<Value = Treaty> {
    let all = MEMBERS.map(member).to_vec();
    let names = (
        proptest::sample::select(vec!["one", "two", "three"]),
        1..3u32,
        prop_oneof![Just(all.clone()), proptest::sample::subsequence(all, 2..=4)],
        any::<u8>(),
    );
    let term = (0..40i32, 30..200i32, proptest::bool::weighted(0.8), any::<bool>());
    let clauses = proptest::collection::vec(clause(), 0..6);
    let prohibitions = proptest::collection::vec(prohibition(), 0..3);
    (names, term, clauses, prohibitions).prop_map(|(names, term, clauses, prohibitions)| {
        let (id, version, parties, unsigned) = names;
        // Three texts in four are signed by all; of the others some parties have not signed.
        let lacks = |i: usize| unsigned < 64 && unsigned & (1 << i) != 0;
        let signers = (0..parties.len()).filter(|i| !lacks(*i)).map(|i| parties[i]).collect();
        let (first, days, exercise, from_the_start) = term;
        let start = if from_the_start { "beginning" } else { "entry-into-force" };
        Treaty { id, version, parties, first, days, exercise, start, clauses, prohibitions, signers }
    })
}

/// Texts of which no two have the same name and version.
pub fn treaties() -> impl Strategy<Value = Vec<Treaty>> {
    proptest::collection::vec(treaty(), 1..5).prop_map(|mut treaties| {
        let mut seen = BTreeSet::new();
        treaties.retain(|t| seen.insert((t.id, t.version)));
        treaties
    })
}

/// A label as a statement has it. Originator control always comes with named members: a label that says both
/// "any party" and "only whom I name" contradicts itself.
pub fn label() -> impl Strategy<Value = Label> {
    let only = proptest::collection::btree_set(a_member(), 0..4).prop_map(Releasability::Only);
    let rel = prop_oneof![Just(Releasability::AnyParty), Just(Releasability::AnyParty), only];
    let what = (one::<Level>(), rel, few::<Caveat>(), one::<Category>(), one::<PersonCategory>());
    let level = (one::<Level>(), any::<bool>());
    let rest = (proptest::bool::weighted(0.2), places(2), many::<Purpose>(), 60..400i32, level);
    (what, rest).prop_map(|((level, releasability, caveats, category, person), rest)| {
        let (minor, territories, purposes, review, (other, lower)) = rest;
        let any_party = releasability == Releasability::AnyParty;
        let control = Set::of(Caveat::OriginatorControl);
        Label::new(Parts {
            level: if lower { level.min(other) } else { level },
            releasability,
            caveats: if any_party { caveats.difference(control) } else { caveats },
            category,
            person,
            minor: minor && person != PersonCategory::NoPerson,
            territories,
            purposes,
            review: day(review),
        })
        .unwrap()
    })
}

/// A question; about one in three is about somebody else's statement.
pub fn asked() -> impl Strategy<Value = Asked> {
    let labels = (label(), label(), proptest::bool::weighted(0.1));
    let names = ["one", "two", "three"].iter().flat_map(|id| (0..5).map(move |c| format!("{id}/c{c}")));
    let names: Vec<tansiq_agreement::ClauseRef> = names.map(|name| name.parse().unwrap()).collect();
    let via = proptest::sample::subsequence(names, 0..=15);
    let who = (a_member(), a_member(), a_member(), proptest::bool::weighted(0.6), via);
    // One in two has a consent, for about three purposes in four.
    let consented = prop_oneof![Just(Set::EMPTY), many::<Purpose>()];
    let given = prop_oneof![Just(Set::all()), many::<Purpose>()];
    let purposes = (many::<Purpose>(), consented, given);
    (labels, who, purposes, (-20..120i32, 0..150i32)).prop_map(|(labels, who, purposes, days)| {
        let (purposes, consented, given) = purposes;
        let (one, other, joined) = labels;
        let (from, to, another, own, via) = who;
        let label = if joined { one.join(&other) } else { one };
        let originator = if own { from } else { another };
        let (written, at) = days;
        Asked { label, originator, from, to, purposes, written, at, via, given, consented }
    })
}
