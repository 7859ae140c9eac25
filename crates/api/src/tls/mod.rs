//! TLS with pinned keys: a certificate is believed for its public key, which stands on its member's card.
//!
//! No authority signs for members: a card is signed by its member, and names the SHA-256 digests of the public keys
//! (SubjectPublicKeyInfo) of that member's certificates. Names, dates and issuers in a certificate mean nothing here.

mod certificate;
mod pins;
mod setup;
mod verifier;

pub use certificate::{Certificate, make_certificate, read_certificate, spki_digest};
pub use pins::{Peer, Pins};
pub use setup::{exchange_client, exchange_server, page_server};

/// What is wrong with our own certificate or key, or with the set-up of TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A certificate could not be made.
    #[error("a certificate could not be made: {0}")]
    Make(#[from] rcgen::Error),
    /// The file is not what it should be.
    #[error("expected {expected} in PEM form; found something else")]
    Pem {
        /// What was expected.
        expected: &'static str,
    },
    /// rustls refuses it.
    #[error("TLS cannot be set up: {0}")]
    Setup(#[from] rustls::Error),
}
