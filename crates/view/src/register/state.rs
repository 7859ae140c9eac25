//! What the register adds up to: small, wholly in memory, and replaced as a whole, so that readers never wait.

use super::follows::Follows;
use super::points::ControlPoint;
use super::second::{Answered, Asked, Properties};
use std::collections::BTreeMap;
use std::sync::Arc;
use tansiq_agreement::{Agreements, SignedAgreement};
use tansiq_label::MemberCode;
use tansiq_report::{Card, Digest32, KeyId, Keys, Moment, Principal, PrincipalId, PublicKey};

/// What is known of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The card that holds: the last in the chain from the first.
    pub card: Arc<Card>,
    /// Whether deliveries go to it and are taken from it.
    pub standing: Standing,
}

/// Whether a member is dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was ever decided about it: a member whose card was accepted is dealt with.
    Accepted,
    /// Somebody decided it; the last decision holds.
    Decided {
        /// Whether deliveries go to it and are taken from it.
        active: bool,
        /// Why.
        reason: String,
        /// Since when.
        since: Moment,
        /// Who decided it.
        by: PrincipalId,
    },
}

impl Standing {
    /// Whether deliveries go to the member and are taken from it.
    pub fn is_active(&self) -> bool {
        !matches!(self, Standing::Decided { active: false, .. })
    }
}

/// A principal with the position of the first entry about it.
#[derive(Debug, Clone)]
pub(crate) struct KnownPrincipal {
    pub(crate) first: u64,
    pub(crate) principal: Arc<Principal>,
}

/// Everything that the register knows.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) cards: BTreeMap<MemberCode, Arc<Card>>,
    pub(crate) standings: BTreeMap<MemberCode, Standing>,
    pub(crate) signed: BTreeMap<Digest32, Arc<SignedAgreement>>,
    pub(crate) principals: BTreeMap<PrincipalId, KnownPrincipal>,
    pub(crate) agreements: Arc<Agreements>,
    pub(crate) asked: BTreeMap<u64, Arc<Asked>>,
    pub(crate) answered: BTreeMap<u64, Arc<Answered>>,
    pub(crate) properties: Option<Arc<Properties>>,
    pub(crate) follows: Option<Arc<Follows>>,
    /// Control points, by the digests of their keys.
    pub(crate) points: BTreeMap<Digest32, Arc<ControlPoint>>,
    logins: BTreeMap<String, PrincipalId>,
    tokens: BTreeMap<Digest32, PrincipalId>,
}

impl State {
    pub(crate) fn new() -> State {
        struct NoKeys;
        impl Keys for NoKeys {
            fn key(&self, _: MemberCode, _: KeyId, _: Moment) -> Option<PublicKey> {
                None
            }
        }
        State {
            cards: BTreeMap::new(),
            standings: BTreeMap::new(),
            signed: BTreeMap::new(),
            principals: BTreeMap::new(),
            agreements: Arc::new(Agreements::compile([], &NoKeys)),
            asked: BTreeMap::new(),
            answered: BTreeMap::new(),
            properties: None,
            follows: None,
            points: BTreeMap::new(),
            logins: BTreeMap::new(),
            tokens: BTreeMap::new(),
        }
    }

    /// Compiles the agreements: after a card or an agreement has changed.
    pub(crate) fn compile(&mut self) {
        let known = self.signed.values().map(|signed| &**signed);
        self.agreements = Arc::new(Agreements::compile(known, &*self));
    }

    /// Finds principals by login and token anew. A login belongs to the active principal who was there first.
    pub(crate) fn index_principals(&mut self) {
        let mut known: Vec<_> = self.principals.values().collect();
        known.sort_by_key(|known| (!known.principal.active, known.first));
        let (mut logins, mut tokens) = (BTreeMap::new(), BTreeMap::new());
        for KnownPrincipal { principal, .. } in known {
            logins.entry(principal.login.clone()).or_insert(principal.id);
            principal.tokens.iter().for_each(|token| {
                tokens.entry(*token).or_insert(principal.id);
            });
        }
        (self.logins, self.tokens) = (logins, tokens);
    }

    pub(crate) fn member(&self, member: MemberCode) -> Option<Member> {
        let card = Arc::clone(self.cards.get(&member)?);
        Some(Member { card, standing: self.standing(member) })
    }

    pub(crate) fn standing(&self, member: MemberCode) -> Standing {
        self.standings.get(&member).cloned().unwrap_or(Standing::Accepted)
    }

    pub(crate) fn principal(&self, id: PrincipalId) -> Option<Arc<Principal>> {
        self.principals.get(&id).map(|known| Arc::clone(&known.principal))
    }

    pub(crate) fn by_login(&self, login: &str) -> Option<Arc<Principal>> {
        self.logins.get(login).and_then(|id| self.principal(*id))
    }

    pub(crate) fn by_token(&self, token: &Digest32) -> Option<Arc<Principal>> {
        self.tokens.get(token).and_then(|id| self.principal(*id))
    }
}

impl Keys for State {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        self.cards.get(&member)?.key(id, at)
    }
}
