//! Signatures: Ed25519 keys of members, and DSSE envelopes around exact bytes.
//!
//! DSSE v1 (<https://github.com/secure-systems-lab/dsse>): a signature covers the type and the bytes of the
//! payload, so that other people's tools verify it without knowing our formats.

use crate::text::serde_as_text;
use base64::prelude::{BASE64_STANDARD, Engine};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// The most signatures that an envelope may carry: more cost time to check and no rule asks for them.
pub const MAX_SIGNATURES: usize = 16;

/// How the message of every cosignature begins.
const COSIGNED: &[u8] = b"cosignature/v1\ntime ";

/// A key's name: `ed25519-` and the first 16 bytes of the SHA-256 of the public key, in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 16]);

/// A member's public key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A member's private key. It has no `Debug`, no `Display`, and is erased from memory when dropped.
pub struct MemberKey(SigningKey);

/// Bytes, their type, and signatures over both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The payload's media type.
    #[serde(rename = "payloadType")]
    pub payload_type: String,
    /// The exact bytes that are signed.
    #[serde(with = "base64_bytes")]
    pub payload: Vec<u8>,
    /// At least one signature.
    pub signatures: Vec<SignatureLine>,
}

/// One signature of an envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureLine {
    /// The key.
    pub keyid: KeyId,
    /// 64 bytes.
    #[serde(with = "base64_bytes")]
    pub sig: Vec<u8>,
}

/// Why an envelope proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSignature {
    /// Not an envelope.
    #[error(
        "expected a DSSE envelope with payloadType, payload and 1 to {MAX_SIGNATURES} signatures; found something else"
    )]
    Shape,
    /// Another kind of thing was signed.
    #[error("expected a signed {expected}; found an envelope of another type")]
    Type {
        /// The media type that was expected.
        expected: &'static str,
    },
    /// No signature by a key that may sign this.
    #[error(
        "expected a signature by a key of {signer} that is valid at that time; found none among {found} signatures"
    )]
    NoKnownKey {
        /// Who had to sign.
        signer: String,
        /// How many signatures there were.
        found: usize,
    },
    /// A key that may sign this, and a signature that is wrong.
    #[error(
        "the signature of key {0} does not fit the bytes: they were changed after signing, or signed by somebody else"
    )]
    Wrong(KeyId),
}

/// A public key that has the wrong form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an Ed25519 public key: 32 bytes in base64")]
pub struct BadKey;

impl MemberKey {
    /// The key that grows from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        MemberKey(SigningKey::from_bytes(seed))
    }
    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
    /// The key's name.
    pub fn id(&self) -> KeyId {
        self.public().id()
    }
    /// Signs exact bytes.
    pub fn seal(&self, payload_type: &'static str, payload: Vec<u8>) -> Envelope {
        let sig = self.0.sign(&pae(payload_type, &payload)).to_bytes().to_vec();
        let signatures = vec![SignatureLine { keyid: self.id(), sig }];
        Envelope { payload_type: payload_type.into(), payload, signatures }
    }
    /// Signs the message of a cosignature (C2SP tlog-cosignature); nothing for any other message. Envelopes begin
    /// otherwise, so that neither kind of signature can be taken for the other.
    pub fn cosign(&self, message: &[u8]) -> Option<[u8; 64]> {
        message.starts_with(COSIGNED).then(|| self.0.sign(message).to_bytes())
    }
    /// Adds this key's signature to an envelope that others have signed.
    pub fn countersign(&self, envelope: &mut Envelope) {
        let sig = self.0.sign(&pae(&envelope.payload_type, &envelope.payload)).to_bytes().to_vec();
        envelope.signatures.retain(|s| s.keyid != self.id());
        envelope.signatures.push(SignatureLine { keyid: self.id(), sig });
    }
}

impl PublicKey {
    /// The key's name.
    pub fn id(&self) -> KeyId {
        let hash = Sha256::digest(self.0.as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash[..16]);
        KeyId(id)
    }
    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl Envelope {
    /// The signed bytes, if a key that `key_of` allows has signed them as `payload_type`.
    ///
    /// # Errors
    /// [`BadSignature`]: another type, no allowed key, or a signature that does not fit.
    pub fn verify(
        &self,
        payload_type: &'static str,
        signer: impl fmt::Display,
        mut key_of: impl FnMut(KeyId) -> Option<PublicKey>,
    ) -> Result<KeyId, BadSignature> {
        if self.payload_type != payload_type {
            return Err(BadSignature::Type { expected: payload_type });
        }
        if self.signatures.is_empty() || self.signatures.len() > MAX_SIGNATURES {
            return Err(BadSignature::Shape);
        }
        let known = self.signatures.iter().find_map(|line| Some((line, key_of(line.keyid)?)));
        let Some((line, key)) = known else {
            return Err(BadSignature::NoKnownKey {
                signer: signer.to_string(),
                found: self.signatures.len(),
            });
        };
        let signature = Signature::from_slice(&line.sig).map_err(|_| BadSignature::Wrong(line.keyid))?;
        key.0
            .verify_strict(&pae(payload_type, &self.payload), &signature)
            .map_err(|_| BadSignature::Wrong(line.keyid))?;
        Ok(line.keyid)
    }

    /// The envelope as JSON, for files and the wire.
    pub fn to_json(&self) -> Vec<u8> {
        crate::canonical::to_canonical(self)
    }

    /// Reads an envelope.
    ///
    /// # Errors
    /// [`BadSignature::Shape`].
    pub fn from_json(bytes: &[u8]) -> Result<Envelope, BadSignature> {
        let envelope: Envelope = serde_json::from_slice(bytes).map_err(|_| BadSignature::Shape)?;
        let signed = (1..=MAX_SIGNATURES).contains(&envelope.signatures.len());
        if signed { Ok(envelope) } else { Err(BadSignature::Shape) }
    }
}

/// DSSE's pre-authentication encoding.
fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut out = format!("DSSEv1 {} {} {} ", payload_type.len(), payload_type, payload.len()).into_bytes();
    out.extend_from_slice(payload);
    out
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ed25519-{}", hex::encode(self.0))
    }
}
impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for KeyId {
    type Err = BadKey;
    fn from_str(text: &str) -> Result<Self, BadKey> {
        let mut id = [0; 16];
        let digits = text.strip_prefix("ed25519-").ok_or(BadKey)?;
        hex::decode_to_slice(digits, &mut id).map_err(|_| BadKey)?;
        Ok(KeyId(id))
    }
}
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_STANDARD.encode(self.0.as_bytes()))
    }
}
impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for PublicKey {
    type Err = BadKey;
    fn from_str(text: &str) -> Result<Self, BadKey> {
        let bytes = BASE64_STANDARD.decode(text).map_err(|_| BadKey)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| BadKey)?;
        VerifyingKey::from_bytes(&bytes).map(PublicKey).map_err(|_| BadKey)
    }
}
serde_as_text!(KeyId, PublicKey);

mod base64_bytes {
    use super::{BASE64_STANDARD, Engine};
    use serde::{Deserialize as _, Deserializer, Serializer};
    use std::borrow::Cow;

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&BASE64_STANDARD.encode(bytes))
    }
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<u8>, D::Error> {
        let text = <Cow<'de, str>>::deserialize(d)?;
        BASE64_STANDARD.decode(text.as_bytes()).map_err(|_| serde::de::Error::custom("not base64"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: &str = "text/plain";

    #[test]
    fn only_the_message_of_a_cosignature_is_signed_as_it_stands() {
        let key = MemberKey::from_seed(&[1; 32]);
        let message = b"cosignature/v1\ntime 1\nEXERCISE\n";
        let signature = Signature::from_bytes(&key.cosign(message).unwrap());
        assert!(key.public().0.verify_strict(message, &signature).is_ok());
        for other in [&b"EXERCISE"[..], b"cosignature/v1", &pae(TYPE, b"EXERCISE")] {
            assert_eq!(key.cosign(other), None);
        }
    }

    #[test]
    fn the_pre_authentication_encoding_is_the_specifications_own_example() {
        let expected = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world";
        assert_eq!(pae("http://example.com/HelloWorld", b"hello world"), expected);
    }

    #[test]
    fn a_changed_byte_type_or_key_is_found() {
        let key = MemberKey::from_seed(&[1; 32]);
        let good = key.seal(TYPE, b"EXERCISE".to_vec());
        let knows = |id| (id == key.id()).then(|| key.public());
        let check = |e: &Envelope, expected: Result<KeyId, BadSignature>| {
            assert_eq!(e.verify(TYPE, "BGD", knows), expected);
        };
        check(&good, Ok(key.id()));
        assert_eq!(Envelope::from_json(&good.to_json()), Ok(good.clone()));

        let mut changed = good.clone();
        changed.payload[0] ^= 1;
        check(&changed, Err(BadSignature::Wrong(key.id())));
        let mut short = good.clone();
        short.signatures[0].sig.pop();
        check(&short, Err(BadSignature::Wrong(key.id())));
        let other = MemberKey::from_seed(&[2; 32]).seal(TYPE, b"EXERCISE".to_vec());
        check(&other, Err(BadSignature::NoKnownKey { signer: "BGD".into(), found: 1 }));
        let retyped = Envelope { payload_type: "text/html".into(), ..good.clone() };
        check(&retyped, Err(BadSignature::Type { expected: TYPE }));
        let unsigned = Envelope { signatures: vec![], ..good };
        check(&unsigned, Err(BadSignature::Shape));
    }
}
