//! HTTP: the REST interface with its description, the page, live updates, the exchange's door and its carrier.
//!
//! In scope: who is calling and what the role may do; wire shapes; errors as problems (RFC 9457); limits; TLS with the
//! keys on members' cards. The only crate that knows HTTP.
//! Out of scope: who may have what. Every exit takes a `Releasable` that `tansiq-agreement` made, and everything that is
//! computed for a reader is computed from those.
//!
//! ```text
//! listener --TLS--> observe > protect > room > guard(need) > handler --Releasable--> wire shape
//! exchange listener --TLS 1.3, pinned--> observe > room > deliveries --> Exchange::receive
//!                                                       > witness    --> Exchange::cosign
//! ```

mod absent;
mod attempts;
mod backup;
mod body;
mod caller;
mod carrier;
pub mod client;
mod contradiction;
pub mod control_point;
mod deciding;
mod describe;
mod desks;
mod directory;
mod extracting;
mod failure;
mod guard;
mod identity;
mod interface;
pub mod layers;
pub mod limits;
mod lineage;
mod listen;
mod meeting;
mod need;
mod node;
mod observe;
mod page;
mod pairing;
mod passkeys;
mod passwords;
mod placed;
mod problem;
pub mod proof;
mod provider;
mod questions;
mod reach;
mod reading;
mod routes;
mod same_origin;
mod screening;
mod sessions;
mod standing;
mod tls;
mod tokens;
mod weighing;
mod wire;
mod writing;

pub use backup::{Backup, Backups};
pub use carrier::{DELIVERIES_PATH, HttpsCarrier, WITNESS_PATH};
pub use desks::{BadDesks, Desks, MAX_HANDLING_MINUTES};
pub use directory::{CardPins, ViewDirectory};
pub use interface::{exchange_router, router};
pub use listen::{serve_exchange, serve_page};
pub use need::Need;
pub use node::{Node, NodeParts};
pub use observe::REQUEST_ID;
pub use passkeys::PageAddress;
pub use passwords::{BadPassword, PasswordCost, hash_password};
pub use problem::{Kind, PROBLEM_TYPE, Problem};
pub use provider::{Provider, ProviderSettings};
pub use tls::{
    Certificate, Peer, Pins, TlsError, exchange_client, exchange_server, make_certificate, page_server,
    read_certificate, spki_digest,
};
pub use tokens::{new_token, token_digest};
