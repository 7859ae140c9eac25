//! Principals: who acts for a member at a node.

use crate::canonical::Digest32;
use crate::id::PrincipalId;
use crate::moment::Moment;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use tansiq_label::{Level, MemberCode};

/// A person or program that acts for a member at this node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principal {
    /// The principal.
    pub id: PrincipalId,
    /// The name to log in with.
    pub login: String,
    /// The member it acts for: this node's, or for a liaison officer the one that seconds him.
    pub member: Text<MemberCode>,
    /// The role, as a word of the decision's list.
    pub role: String,
    /// The highest level that it may read.
    pub clearance: Text<Level>,
    /// An argon2id hash in PHC form, if it may log in with a password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// SHA-256 digests of its API tokens, which are 256 random bits each.
    pub tokens: Vec<Digest32>,
    /// Its passkeys, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passkeys: Vec<Passkey>,
    /// Its account at the provider, if it may log in by that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    /// Whether it may log in.
    pub active: bool,
}

/// A key pair on a device that logs its owner in (WebAuthn): the public half, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passkey {
    /// Which of its owner's passkeys it is: 64 random bits in hexadecimal digits.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub added: Moment,
    /// The public half and what the device said of it, in the form of the program that checks it.
    pub credential: String,
}

/// An account at a provider (OpenID Connect) that an administrator bound to a principal. No two principals have the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The provider: the URL by which it names itself.
    pub issuer: String,
    /// Who it is there: the value of the claim that the node's configuration chose.
    pub subject: String,
}
