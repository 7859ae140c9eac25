//! API tokens: 256 random bits that a program shows; the node keeps only their digest.

use subtle::ConstantTimeEq as _;
use tansiq_report::Digest32;

const PREFIX: &str = "tsq_";
const DOMAIN: &str = "tansiq/token/v1";
const HEX_DIGITS: usize = 64;

/// Makes a token, `tsq_` and 64 hexadecimal digits, and the digest that a principal's entry holds. The token is shown
/// once and kept nowhere.
pub fn new_token() -> (String, Digest32) {
    let token = format!("{PREFIX}{}", hex::encode(rand::random::<[u8; 32]>()));
    let digest = Digest32::of(DOMAIN, token.as_bytes());
    (token, digest)
}

/// The digest of a token; nothing for a text that has not the form of one.
pub fn token_digest(token: &str) -> Option<Digest32> {
    let digits = token.strip_prefix(PREFIX)?;
    let form = digits.len() == HEX_DIGITS && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    form.then(|| Digest32::of(DOMAIN, token.as_bytes()))
}

/// Whether a digest is among those of a principal; the time says nothing about which bytes differ.
pub(crate) fn is_among(digest: &Digest32, held: &[Digest32]) -> bool {
    let mut found = subtle::Choice::from(0);
    for one in held {
        found |= one.bytes().ct_eq(digest.bytes());
    }
    found.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_digest_only() {
        let (token, digest) = new_token();
        assert_eq!(token_digest(&token), Some(digest));
        assert!(is_among(&digest, &[Digest32::of("x", b"y"), digest]) && !is_among(&digest, &[]));
        for bad in ["", "tsq_", &token[4..], &token.to_uppercase(), &token[..67], &format!("{token}0")] {
            assert_eq!(token_digest(bad), None, "{bad}");
        }
    }
}
