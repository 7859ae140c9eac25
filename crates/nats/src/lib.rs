//! The NATS carrier: deliveries and their answers through a broker that keeps them while a member is away.
//!
//! In scope: connecting to the broker, this member's queue there, handing sealed messages over, and giving those that come
//! to the exchange. Out of scope: what is in a message and whether it is believed (`tansiq_exchange`, the module `queue`);
//! nothing here can read one.
//!
//! ```text
//! deliver --sealed--> tansiq.AMM.BGD.delivery ==queue of AMM==> inbox of AMM --> Exchange::take_message
//!    ^                                                                                      |
//!    +---- token ---- inbox of BGD <==queue of BGD== tansiq.BGD.AMM.acknowledgement <-------+
//! ```
//! A subject holds one message at most, and a newer one takes its place: a lane has one delivery on its way, so what is sent
//! again to a member that is away does not pile up. A message leaves the queue when what it asks for is done and answered.
//! The broker is no ledger: whatever it loses is sent again.

mod carrier;
mod inbox;
mod login;
mod server;
mod subject;
mod waiting;

pub use carrier::{NatsCarrier, Settings, Writer};
pub use inbox::Running;
pub use login::{BadLoginKey, Login, LoginKey};
pub use server::{BadServer, server};
