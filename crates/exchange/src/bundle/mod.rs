//! Bundles: the lanes without a line. What HTTPS would carry to a member and back is written to one file, sealed to that
//! member, and carried by hand; the other node takes it in as if it had come over a line.
//!
//! ```text
//! write: plan -> Disclosed ... -> BundleWritten -> sealed file
//! read:  unseal -> whose, for whom, whole? -> each delivery: receive -> each acknowledgement: check -> BundleRead
//! ```
//! A bundle is a sequence of the requests and answers that HTTPS carries. So the same note brings the same
//! acknowledgement by either way, what came by one is known by the other, and there is no second way to be judged.
//!
//! Over a line an answer follows its question. Here it comes days later or never, so a bundle also says where its writer
//! stands: which of its deliveries it has no acknowledgement for, and from where on it lacks deliveries of the reader.
//! The reader's next bundle starts from that. Neither is needed: a diode carries bundles one way for ever.

mod came_of;
mod packing;
mod read;
mod refusal;
mod seal;
mod write;

pub use came_of::{AcknowledgementsRead, DeliveryRead, ReadIn};
pub use refusal::{BundleError, BundleRefusal};
pub use write::{Which, Written};
