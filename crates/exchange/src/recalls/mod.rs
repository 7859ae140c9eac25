//! Recalls at work: taking back what was given, acting on what others take back, and knowing who did.
//!
//! | step | entry | at | goes to |
//! |---|---|---|---|
//! | take back | `Recall`, the order | the originator | a signed recall to each holder, about the edition that he has |
//! | act | `Recalled`, with our `RecallReceipt` | a holder | the receipt to whoever gave the recall |
//! | hand on | the same `Recalled` | a holder | the recall to whoever has it from him |
//! | learn | `RecallReceipt` | the originator, and holders between | from them to the originator |
//!
//! The recall that goes to a holder is made when his lane is planned, from the order and from what the lanes say that he
//! has. So it does not matter whether a delivery was being made up when the order was given; and one that is outstanding
//! is made anew without what was taken back (see `anew`).
//!
//! A holder acts at once and without an officer: from the entry on nobody reads it there, and before the delivery is
//! acknowledged its key is destroyed where the ground asks for it. An officer who must keep something says so before
//! (`Keep`); then the receipt says that it is kept, and why.

mod acting;
mod known;
mod ordering;

pub use known::{HolderState, Reach, RecallCase, TakenRecall};
pub use ordering::{RecallError, Recalling};
