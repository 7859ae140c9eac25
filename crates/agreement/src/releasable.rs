//! `Releasable<T>`: a value that carries the proof that it may leave, to whom, and under what.
//!
//! Only this crate can make one. Whatever sends anything takes a `Releasable` and nothing else.

use crate::name::ClauseRef;
use crate::read::Reader;
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_report::{MemberKey, Report, Sealed, Uses};

/// To whom something may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// To another member's node.
    Member(MemberCode),
    /// To a principal of this node.
    Reader(Reader),
}

/// A value that may go to one audience.
///
/// It has no public constructor, and its value can be changed only by [`Releasable::map`], whose function can
/// bring nothing along.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Releasable<T> {
    value: T,
    audience: Audience,
    clauses: Vec<ClauseRef>,
    uses: Uses,
}

impl<T> Releasable<T> {
    pub(crate) fn new(value: T, audience: Audience, clauses: Vec<ClauseRef>, uses: Uses) -> Releasable<T> {
        Releasable { value, audience, clauses, uses }
    }

    /// The value.
    pub fn get(&self) -> &T {
        &self.value
    }
    /// To whom it may go.
    pub fn audience(&self) -> &Audience {
        &self.audience
    }
    /// The clauses that release it, or under which the node holds it for its own people; none where no clause is
    /// needed, as for a member's own statement.
    pub fn clauses(&self) -> &[ClauseRef] {
        &self.clauses
    }
    /// What something in it may be used for; nothing for what is no statement, such as an agreement or a count.
    pub fn purposes(&self) -> Set<Purpose> {
        self.uses.most()
    }
    /// What each statement in it may be used for.
    pub fn uses(&self) -> &Uses {
        &self.uses
    }
    /// The value, at the wire: where it leaves.
    pub fn into_inner(self) -> T {
        self.value
    }
    /// Another form of the value. A plain function, not a closure: it cannot bring in what was not released.
    pub fn map<U>(self, form: fn(T) -> U) -> Releasable<U> {
        let Releasable { value, audience, clauses, uses } = self;
        Releasable { value: form(value), audience, clauses, uses }
    }
    /// The same for a borrowed value.
    pub fn as_ref(&self) -> Releasable<&T> {
        let (audience, clauses) = (self.audience.clone(), self.clauses.clone());
        Releasable { value: &self.value, audience, clauses, uses: self.uses.clone() }
    }
}

impl Releasable<Report> {
    /// The edition with its originator's signature.
    pub fn seal(self, key: &MemberKey) -> Releasable<Sealed> {
        let Releasable { value, audience, clauses, uses } = self;
        Releasable { value: Sealed::seal(value, key), audience, clauses, uses }
    }
}
