//! How a node logs in to the broker: with a key of its own, of which the broker knows the public half.

use async_nats::ConnectOptions;
use nkeys::{KeyPair, KeyPairType};

/// How a node logs in.
#[derive(Clone, Default)]
pub enum Login {
    /// Not at all: a broker on this machine that asks nobody.
    #[default]
    Nobody,
    /// With a key (nkey).
    Key(LoginKey),
    /// With credentials that the broker's operator made: the text of a `.creds` file.
    Credentials(String),
}

/// A user's key (nkey): Ed25519, in the broker's own spelling. It has no `Debug` and no `Display`.
#[derive(Clone)]
pub struct LoginKey {
    seed: String,
    public: String,
}

/// Not the seed of a user's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected the seed of a user's key, which begins with SU; found something else")]
pub struct BadLoginKey;

impl LoginKey {
    /// The key that grows from 32 random bytes.
    ///
    /// # Errors
    /// [`BadLoginKey`] never in practice: any 32 bytes are a seed.
    pub fn from_random(bytes: [u8; 32]) -> Result<LoginKey, BadLoginKey> {
        let pair = KeyPair::new_from_raw(KeyPairType::User, bytes).map_err(|_| BadLoginKey)?;
        let seed = pair.seed().map_err(|_| BadLoginKey)?;
        Ok(LoginKey { seed, public: pair.public_key() })
    }

    /// The key of a seed as it is written.
    ///
    /// # Errors
    /// [`BadLoginKey`].
    pub fn from_seed(seed: &str) -> Result<LoginKey, BadLoginKey> {
        let pair = KeyPair::from_seed(seed.trim()).map_err(|_| BadLoginKey)?;
        if !matches!(pair.key_pair_type(), KeyPairType::User) {
            return Err(BadLoginKey);
        }
        Ok(LoginKey { seed: seed.trim().to_owned(), public: pair.public_key() })
    }

    /// The seed, to be kept.
    pub fn seed(&self) -> &str {
        &self.seed
    }

    /// The public half, for the broker's operator: it begins with U.
    pub fn public(&self) -> &str {
        &self.public
    }
}

impl Login {
    /// Puts the login into the options of a connection.
    pub(crate) fn into_options(self, options: ConnectOptions) -> std::io::Result<ConnectOptions> {
        match self {
            Login::Nobody => Ok(options),
            Login::Key(key) => Ok(options.nkey(key.seed)),
            Login::Credentials(text) => options.credentials(&text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_other_keys_are_none() {
        let key = LoginKey::from_random([7; 32]).unwrap();
        assert!(key.seed().starts_with("SU") && key.public().starts_with('U'));
        let again = LoginKey::from_seed(&format!("{}\n", key.seed())).unwrap();
        assert_eq!(again.public(), key.public());
        let account = KeyPair::new_from_raw(KeyPairType::Account, [7; 32]).unwrap().seed().unwrap();
        for other in [key.public(), &account, "", "EXERCISE"] {
            assert!(LoginKey::from_seed(other).is_err());
        }
    }
}
