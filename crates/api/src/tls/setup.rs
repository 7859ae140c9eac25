//! The three settings of TLS: the exchange as server and as client (1.3 only, mutual), and the page.

use super::TlsError;
use super::certificate::Certificate;
use super::pins::Pins;
use super::verifier::PinVerifier;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::server::NoServerSessionStorage;
use rustls::version::TLS13;
use rustls::{ClientConfig, ServerConfig};
use std::sync::Arc;
use tansiq_label::MemberCode;

/// HTTP/2 first: one connection carries a whole lane.
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

// The library's default key exchange begins with X25519MLKEM768: what is recorded today stays secret later.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

fn protocols() -> Vec<Vec<u8>> {
    PROTOCOLS.iter().map(|p| p.to_vec()).collect()
}

/// The exchange's server: TLS 1.3, and a client certificate whose key stands on an active member's card.
///
/// Sessions are not resumed: a resumed session would skip the look at the card.
///
/// # Errors
/// [`TlsError::Setup`] when certificate and key do not belong together.
pub fn exchange_server(own: &Certificate, pins: Arc<dyn Pins>) -> Result<Arc<ServerConfig>, TlsError> {
    let provider = provider();
    let verifier = Arc::new(PinVerifier::new(pins, None, Arc::clone(&provider)));
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])?
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![own.chain.clone()], own.key.clone_key())?;
    config.alpn_protocols = protocols();
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(Arc::new(config))
}

/// The exchange's client towards exactly one member.
///
/// # Errors
/// [`TlsError::Setup`] when certificate and key do not belong together.
pub fn exchange_client(
    own: &Certificate,
    pins: Arc<dyn Pins>,
    to: MemberCode,
) -> Result<ClientConfig, TlsError> {
    let provider = provider();
    let verifier = Arc::new(PinVerifier::new(pins, Some(to), Arc::clone(&provider)));
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_client_auth_cert(vec![own.chain.clone()], own.key.clone_key())?;
    config.alpn_protocols = protocols();
    config.resumption = rustls::client::Resumption::disabled();
    // Names prove nothing here, and need not be told to whoever listens.
    config.enable_sni = false;
    Ok(config)
}

/// The page over TLS: 1.2 and 1.3, for every browser in use, without client certificates.
///
/// # Errors
/// [`TlsError::Setup`] when certificate and key do not belong together.
pub fn page_server(own: &Certificate) -> Result<Arc<ServerConfig>, TlsError> {
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![own.chain.clone()], own.key.clone_key())?;
    config.alpn_protocols = protocols();
    Ok(Arc::new(config))
}
