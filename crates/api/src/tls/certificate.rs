//! A node's own certificate: self-signed, ECDSA P-256, which every browser and tool takes.

use super::TlsError;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_ECDSA_P256_SHA256};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::ParsedCertificate;
use sha2::{Digest, Sha256};
use tansiq_label::MemberCode;
use tansiq_report::Digest32;

/// A certificate with its private key and the digest under which a member card names it.
#[derive(Debug)]
pub struct Certificate {
    /// The certificate.
    pub chain: CertificateDer<'static>,
    /// Its private key, in PKCS #8.
    pub key: PrivateKeyDer<'static>,
    /// [`spki_digest`] of the certificate.
    pub digest: Digest32,
}

impl Clone for Certificate {
    fn clone(&self) -> Self {
        Certificate { chain: self.chain.clone(), key: self.key.clone_key(), digest: self.digest }
    }
}

/// Makes a self-signed certificate for a member. The key comes from the system's random source.
///
/// Returns the certificate, and certificate and private key in PEM for the files `tls.crt` and `tls.key`.
///
/// # Errors
/// [`TlsError::Make`] when the system gives no random bytes.
pub fn make_certificate(member: MemberCode) -> Result<(Certificate, String, String), TlsError> {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let mut params = CertificateParams::new(vec!["localhost".into(), "127.0.0.1".into(), "::1".into()])?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, member.as_str());
    let made = params.self_signed(&key)?;
    let (certificate_pem, key_pem) = (made.pem(), key.serialize_pem());
    let chain = made.der().clone();
    let digest = spki_digest(&chain)?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    Ok((Certificate { chain, key, digest }, certificate_pem, key_pem))
}

/// Reads a certificate and its private key from PEM.
///
/// # Errors
/// [`TlsError::Pem`] when one of them is something else.
pub fn read_certificate(certificate_pem: &[u8], key_pem: &[u8]) -> Result<Certificate, TlsError> {
    let chain = CertificateDer::from_pem_slice(certificate_pem)
        .map_err(|_| TlsError::Pem { expected: "a certificate" })?;
    let key =
        PrivateKeyDer::from_pem_slice(key_pem).map_err(|_| TlsError::Pem { expected: "a private key" })?;
    let digest = spki_digest(&chain)?;
    Ok(Certificate { chain, key, digest })
}

/// The plain SHA-256 of a certificate's SubjectPublicKeyInfo in DER: what a member card holds, and what other tools
/// compute (`openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | sha256sum`).
///
/// # Errors
/// [`TlsError::Setup`] when it is not a certificate.
pub fn spki_digest(certificate: &CertificateDer<'_>) -> Result<Digest32, TlsError> {
    let parsed = ParsedCertificate::try_from(certificate)?;
    let digest = Sha256::digest(parsed.subject_public_key_info());
    hex::encode(digest).parse().map_err(|_| TlsError::Pem { expected: "a SHA-256 digest" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_reads_back_with_the_same_digest() {
        let (made, certificate_pem, key_pem) = make_certificate("BGD".parse().unwrap()).unwrap();
        let read = read_certificate(certificate_pem.as_bytes(), key_pem.as_bytes()).unwrap();
        assert_eq!((read.digest, &read.chain), (made.digest, &made.chain));
        let (other, ..) = make_certificate("BGD".parse().unwrap()).unwrap();
        assert_ne!(other.digest, made.digest);
        let mixed = read_certificate(key_pem.as_bytes(), certificate_pem.as_bytes());
        assert_eq!(
            mixed.unwrap_err().to_string(),
            "expected a certificate in PEM form; found something else"
        );
    }
}
