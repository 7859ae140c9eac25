//! Whose key a certificate has: the question that takes the place of a certificate authority.

use super::spki_digest;
use rustls::pki_types::CertificateDer;
use tansiq_label::MemberCode;
use tansiq_report::Digest32;

/// The digests of public keys on the cards of members. Asked at each handshake, so that a new card counts at once.
pub trait Pins: Send + Sync + 'static {
    /// The active member on whose card the digest stands; nothing for a stranger and for a member that is not active.
    fn member_of(&self, digest: &Digest32) -> Option<MemberCode>;
}

/// Who is at the other end of a connection, proved by its handshake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// The member.
    pub member: MemberCode,
    /// The digest of its certificate's public key.
    pub digest: Digest32,
}

impl Peer {
    /// The member whose key a certificate has.
    pub(crate) fn of(certificate: &CertificateDer<'_>, pins: &dyn Pins) -> Option<Peer> {
        let digest = spki_digest(certificate).ok()?;
        pins.member_of(&digest).map(|member| Peer { member, digest })
    }
}
