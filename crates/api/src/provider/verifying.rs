//! Whether a token is the provider's, for this node, for this question, and of somebody whom it has just looked at.

use super::talking::Known;
use crate::limits::{MAX_SUBJECT_CHARS, PROVIDER_CLOCK_MILLIS};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreIdToken, CoreJwsSigningAlgorithm as Algorithm};
use openidconnect::{ClaimsVerificationError, Nonce, SignatureVerificationError};
use std::time::{Duration, UNIX_EPOCH};
use tansiq_report::Moment;

/// With a key of which we have the public half only: a shared secret would make this node able to sign as well.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// What a token must say.
pub(super) struct Told {
    pub(super) nonce: Nonce,
    /// When the provider was asked to look at the person.
    pub(super) asked: Moment,
    pub(super) now: Moment,
    /// The claim that names the account.
    pub(super) claim: String,
}

/// What is wrong with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Untrue {
    /// None of the provider's keys that we know signed it.
    Key,
    /// Something else, in words for the operator.
    Other(&'static str),
}

impl Untrue {
    pub(super) fn why(self) -> &'static str {
        match self {
            Untrue::Key => "no key of the provider signed the token",
            Untrue::Other(why) => why,
        }
    }
}

impl Told {
    /// The name of the account, if the token says all that it must.
    pub(super) fn subject(&self, known: &Known, token: &CoreIdToken) -> Result<String, Untrue> {
        let now = UNIX_EPOCH + Duration::from_millis(u64::try_from(self.now.millis()).unwrap_or_default());
        let earliest = self.asked.plus_millis(-PROVIDER_CLOCK_MILLIS).millis();
        let verifier = known
            .client()
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || now.into())
            .set_auth_time_verifier_fn(move |at| {
                let looked = at.is_some_and(|at| at.timestamp_millis() >= earliest);
                looked.then_some(()).ok_or_else(String::new)
            });
        token.claims(&verifier, &self.nonce).map_err(untrue)?;
        // The library hands out the claims that it knows; the chosen one may be another of the same token.
        let text = token.to_string();
        let claims = text.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
        let claims: Option<serde_json::Value> = claims.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let subject = claims.and_then(|claims| Some(claims.get(&self.claim)?.as_str()?.to_owned()));
        let subject = subject.filter(|subject| (1..=MAX_SUBJECT_CHARS).contains(&subject.chars().count()));
        subject.ok_or(Untrue::Other("the token lacks the claim that names the account"))
    }
}

fn untrue(error: ClaimsVerificationError) -> Untrue {
    use ClaimsVerificationError as Wrong;
    Untrue::Other(match error {
        Wrong::SignatureVerification(SignatureVerificationError::NoMatchingKey) => return Untrue::Key,
        Wrong::SignatureVerification(_) => "the token's signature is not the provider's",
        Wrong::Expired(_) => "the token is too old",
        Wrong::InvalidAudience(_) => "the token is for another program",
        Wrong::InvalidAuthTime(_) => "the provider has not looked at the person anew, or does not say when",
        Wrong::InvalidIssuer(_) => "the token is another issuer's",
        Wrong::InvalidNonce(_) => "the token answers another question",
        _ => "the token breaks a rule of OpenID Connect",
    })
}
