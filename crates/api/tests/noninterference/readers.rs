//! Who looks on: principals of the node, officers seconded to it, and members that receive deliveries.

use crate::world::{NODE, principal_id};
use std::fmt::{self, Display, Formatter};
use std::sync::LazyLock;
use tansiq_agreement::{Capability, Role};
use tansiq_api::{PasswordCost, hash_password, new_token};
use tansiq_label::{Level, MemberCode};
use tansiq_report::{Digest32, Entry, Principal, Text};
use tansiq_testkit::{code, now};

/// Role, clearance and member of the principals that every world has. Oversight and administrators are none of them:
/// they read no content, and are there to see how much of it there is.
const PRINCIPALS: [(Role, Level, &str); 12] = [
    (Role::Analyst, Level::Secret, NODE),
    (Role::Analyst, Level::Unclassified, NODE),
    (Role::Analyst, Level::Restricted, NODE),
    (Role::Analyst, Level::Confidential, NODE),
    (Role::WatchOfficer, Level::Restricted, NODE),
    (Role::WatchOfficer, Level::Confidential, NODE),
    (Role::LegalOfficer, Level::Restricted, NODE),
    (Role::LiaisonOfficer, Level::Secret, "AMM"),
    (Role::LiaisonOfficer, Level::Restricted, "AMM"),
    (Role::LiaisonOfficer, Level::Secret, "EBL"),
    (Role::LiaisonOfficer, Level::Confidential, "CAI"),
    (Role::LiaisonOfficer, Level::Unclassified, NODE),
];
/// Members whose nodes receive deliveries.
const RECEIVERS: [&str; 3] = crate::world::PARTNERS;

/// The password of everybody who has one.
pub(crate) const PASSWORD: &str = "EXERCISE password";

static TOKENS: LazyLock<Vec<(String, Digest32)>> =
    LazyLock::new(|| PRINCIPALS.iter().map(|_| new_token()).collect());
static HASH: LazyLock<String> = LazyLock::new(|| hash_password(PASSWORD, &PasswordCost::least()).unwrap());

/// Somebody who looks on, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Reader(pub(crate) usize);

/// How many there are.
pub(crate) const READERS: usize = PRINCIPALS.len() + RECEIVERS.len();

impl Reader {
    /// The member whose node receives; nothing for a principal.
    pub(crate) fn receiver(self) -> Option<MemberCode> {
        RECEIVERS.get(self.0.checked_sub(PRINCIPALS.len())?).map(|m| code(m))
    }
    pub(crate) fn role(self) -> Role {
        PRINCIPALS[self.0].0
    }
    pub(crate) fn clearance(self) -> Level {
        PRINCIPALS[self.0].1
    }
    /// The member for which he acts.
    pub(crate) fn member(self) -> MemberCode {
        self.receiver().unwrap_or_else(|| code(PRINCIPALS[self.0].2))
    }
    pub(crate) fn is_seconded(self) -> bool {
        self.member() != code(NODE)
    }
    pub(crate) fn may(self, capability: Capability) -> bool {
        self.role().may(capability)
    }
    pub(crate) fn token(self) -> &'static str {
        &TOKENS[self.0].0
    }
}

impl Display for Reader {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.receiver() {
            Some(member) => write!(f, "the node of {member}, which receives deliveries"),
            None => write!(f, "{} of {}, cleared for {}", self.role(), self.member(), self.clearance()),
        }
    }
}

/// The entries of the principals that every world has.
pub(crate) fn principals() -> impl Iterator<Item = Entry> {
    PRINCIPALS.iter().enumerate().map(|(n, (role, clearance, member))| {
        let principal = Principal {
            id: principal_id(n as u64),
            login: format!("reader-{n}"),
            member: Text(code(member)),
            role: role.to_string(),
            clearance: Text(*clearance),
            password: None,
            tokens: vec![TOKENS[n].1],
            passkeys: vec![],
            account: None,
            active: true,
        };
        Entry::Principal { at: now(), by: None, principal }
    })
}

/// The login of another principal.
pub(crate) fn login(key: u64) -> String {
    format!("other-{key:016x}")
}

/// Another principal, with a password.
pub(crate) fn another(key: u64, role: &str, clearance: &str) -> Entry {
    let principal = Principal {
        id: principal_id(key),
        login: login(key),
        member: Text(code(NODE)),
        role: role.into(),
        clearance: Text(clearance.parse().unwrap()),
        password: Some(HASH.clone()),
        tokens: vec![],
        passkeys: vec![],
        account: None,
        active: true,
    };
    Entry::Principal { at: now(), by: Some(principal_id(0)), principal }
}
