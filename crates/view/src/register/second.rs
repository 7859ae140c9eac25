//! What takes two principals and waits for the second, and the standing properties that hold.

use tansiq_report::{BrokenProperty, Digest32, Entry, Matter, Moment, PrincipalId};

/// Something that takes two and was asked for by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Where it was asked, which is its name: it is answered by it.
    pub position: u64,
    /// When.
    pub at: Moment,
    /// Who asked.
    pub by: PrincipalId,
    /// What for.
    pub matter: Matter,
    /// Why.
    pub reason: String,
}

/// Something that takes two and was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Where the answer stands.
    pub position: u64,
    /// When.
    pub at: Moment,
    /// Who asked.
    pub first: PrincipalId,
    /// Who answered.
    pub by: PrincipalId,
    /// Whether it was agreed.
    pub agreed: bool,
    /// Why.
    pub reason: String,
    /// The agreement that it was about, by the identity of its text.
    pub agreement: Option<Digest32>,
    /// The standing properties that it breaks.
    pub broken: Vec<BrokenProperty>,
}

/// The standing properties of this member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// Since when.
    pub at: Moment,
    /// Who set them.
    pub by: PrincipalId,
    /// Who agreed; nothing for the first ones.
    pub second: Option<PrincipalId>,
    /// Their exact text.
    pub text: String,
}

impl Asked {
    pub(super) fn of(position: u64, entry: &Entry) -> Option<Asked> {
        let Entry::Asked { at, by, matter, reason } = entry else { return None };
        Some(Asked { position, at: *at, by: *by, matter: matter.clone(), reason: reason.clone() })
    }
}

impl Answered {
    pub(super) fn of(position: u64, entry: &Entry) -> Option<Answered> {
        let Entry::Answered { at, by, first, agreed, reason, agreement, broken, .. } = entry else {
            return None;
        };
        let (reason, broken) = (reason.clone(), broken.clone());
        let (at, first, by, agreed, agreement) = (*at, *first, *by, *agreed, *agreement);
        Some(Answered { position, at, first, by, agreed, reason, agreement, broken })
    }
}

impl Properties {
    pub(super) fn of(entry: &Entry) -> Option<Properties> {
        let Entry::Properties { at, by, second, text } = entry else { return None };
        Some(Properties { at: *at, by: *by, second: *second, text: text.clone() })
    }
}
