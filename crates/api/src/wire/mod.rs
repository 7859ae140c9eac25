//! The shapes that leave by the REST interface.
//!
//! What statements say has one way out: the shapes of [`content`] are made from `Releasable` values, which only a
//! decision makes.

pub(crate) mod agreement;
pub(crate) mod approval;
pub(crate) mod bundle;
pub(crate) mod closed;
pub(crate) mod committee;
pub(crate) mod conflict;
pub(crate) mod content;
pub(crate) mod decision;
pub(crate) mod draft;
pub(crate) mod export;
pub(crate) mod identity;
pub(crate) mod minute;
pub(crate) mod onward;
pub(crate) mod onward_body;
pub(crate) mod placed;
pub(crate) mod preview;
pub(crate) mod reach;
pub(crate) mod reason;
pub(crate) mod recalls;
pub(crate) mod rfi;
pub(crate) mod screening;
pub(crate) mod standing;
pub(crate) mod subject;
pub(crate) mod traffic;
pub(crate) mod witness;
