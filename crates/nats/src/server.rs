//! The broker's addresses: over TLS, or on this machine.

use async_nats::ServerAddr;
use std::net::IpAddr;

/// An address that is none of a broker, or one to which the line could be listened at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected the address of a broker, tls://HOST:PORT, or nats://IP:PORT on this machine; found {0:?}")]
pub struct BadServer(String);

/// The address of a broker. What is sealed could go openly; who writes to whom, and when, should not.
///
/// # Errors
/// [`BadServer`].
pub fn server(text: &str) -> Result<ServerAddr, BadServer> {
    let bad = || BadServer(text.to_owned());
    let address: ServerAddr = text.parse().map_err(|_| bad())?;
    let on_this_machine = match address.host().parse::<IpAddr>() {
        Ok(ip) => ip.is_loopback(),
        Err(_) => address.host() == "localhost",
    };
    let schemes = address.scheme() == "tls" || (address.scheme() == "nats" && on_this_machine);
    // Whoever logs in does so with a key: a password in an address is seen where addresses are.
    if schemes && !address.has_user_pass() { Ok(address) } else { Err(bad()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_leaves_this_machine_is_a_tls_line() {
        for good in
            ["tls://nats.example:4222", "tls://192.0.2.7", "nats://127.0.0.1:4222", "nats://localhost"]
        {
            assert!(server(good).is_ok(), "{good}");
        }
        for bad in [
            "nats://nats.example:4222",
            "ws://localhost",
            "tls://user:word@nats.example",
            "",
            "nats://192.0.2.7",
        ] {
            assert_eq!(server(bad).unwrap_err(), BadServer(bad.into()));
        }
    }
}
