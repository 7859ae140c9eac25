//! Passwords: argon2id (RFC 9106), checked a few at a time, and as slowly for a login that does not exist.

use crate::limits::{MAX_PASSWORD_BYTES, MAX_PASSWORD_CHECKS, MIN_PASSWORD_CHARS};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// What one check of a password costs whoever guesses.
#[derive(Debug, Clone)]
pub struct PasswordCost(Params);

impl PasswordCost {
    /// 19 MiB of memory and two passes: the first choice of the OWASP cheat sheet for argon2id.
    pub fn standard() -> PasswordCost {
        PasswordCost(Params::default())
    }

    /// The least that argon2id can do. For tests and for exercises whose passwords are printed anyway.
    pub fn least() -> PasswordCost {
        // These are the library's own least values.
        PasswordCost(Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or_default())
    }
}

/// A password that is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPassword {
    /// Too short to withstand guessing.
    #[error("expected a password of at least {MIN_PASSWORD_CHARS} characters; found {0}")]
    Short(usize),
    /// Longer than what is hashed.
    #[error("expected a password of at most {MAX_PASSWORD_BYTES} bytes; found {0}")]
    Long(usize),
    /// The system gave no random bytes for the salt.
    #[error("the password could not be hashed: the system gave no random bytes")]
    NoRandomness,
}

/// The argon2id hash of a password in PHC form, with a salt of its own.
///
/// # Errors
/// [`BadPassword`].
pub fn hash_password(password: &str, cost: &PasswordCost) -> Result<String, BadPassword> {
    let characters = password.chars().count();
    if characters < MIN_PASSWORD_CHARS {
        return Err(BadPassword::Short(characters));
    }
    if password.len() > MAX_PASSWORD_BYTES {
        return Err(BadPassword::Long(password.len()));
    }
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.0.clone());
    let hash = argon.hash_password(password.as_bytes()).map_err(|_| BadPassword::NoRandomness)?;
    Ok(hash.to_string())
}

/// Whether a password fits a hash. The cost is the one that the hash was made with.
fn fits(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return false };
    password.len() <= MAX_PASSWORD_BYTES
        && Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
}

fn never_fitting(cost: &PasswordCost) -> String {
    let never_told = hex::encode(rand::random::<[u8; 32]>());
    // Without a hash the check would be faster for unknown logins, and as safe.
    hash_password(&never_told, cost).unwrap_or_default()
}

/// Checks passwords, a few at a time, away from the threads that serve requests.
pub(crate) struct PasswordDesk {
    places: Semaphore,
    cost: PasswordCost,
    /// A hash that no password fits, so that a login that does not exist takes as long as one that does. It is made
    /// with the first check, whoever's that is: most runs of the program check none.
    nobody: Arc<OnceLock<String>>,
}

impl PasswordDesk {
    pub(crate) fn new(cost: &PasswordCost) -> PasswordDesk {
        let (places, cost) = (Semaphore::new(MAX_PASSWORD_CHECKS), cost.clone());
        PasswordDesk { places, cost, nobody: Arc::default() }
    }

    /// Whether the password fits the hash; without a hash it takes as long and fits never.
    pub(crate) async fn check(&self, password: String, hash: Option<String>) -> bool {
        let Ok(_place) = self.places.acquire().await else { return false };
        let exists = hash.is_some();
        let (nobody, cost) = (Arc::clone(&self.nobody), self.cost.clone());
        let checked = tokio::task::spawn_blocking(move || {
            let nobody = nobody.get_or_init(|| never_fitting(&cost));
            fits(&password, hash.as_deref().unwrap_or(nobody))
        });
        let checked = checked.await;
        checked.unwrap_or(false) && exists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_argon2id_and_fits_its_password_only() {
        let hash = hash_password("EXERCISE long enough", &PasswordCost::least()).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$"), "{hash}");
        assert!(fits("EXERCISE long enough", &hash));
        assert!(!fits("EXERCISE long enougH", &hash) && !fits("", &hash) && !fits("x", "no hash"));
    }

    #[test]
    fn short_and_long_passwords_are_refused() {
        let check = |password: &str, expected| {
            assert_eq!(hash_password(password, &PasswordCost::least()), Err(expected));
        };
        check("EXERCISE short", BadPassword::Short(14));
        check(&"x".repeat(MAX_PASSWORD_BYTES + 1), BadPassword::Long(MAX_PASSWORD_BYTES + 1));
    }

    #[tokio::test]
    async fn nobody_can_log_in_without_a_hash() {
        let desk = PasswordDesk::new(&PasswordCost::least());
        assert!(!desk.check("EXERCISE long enough".into(), None).await);
    }
}
