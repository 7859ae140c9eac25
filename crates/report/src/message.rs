//! Messages through a queue: what one member asks of another, and its answer, where what lies between is not trusted.
//!
//! ```text
//! request  tansiq/request/v1\n, then sealed to the key on the card of whom it is for:
//!   frame  a signed [`RequestHead`]: who asks whom, for what, and the digest of the body
//!   frame  the body, byte for byte as HTTPS carries it
//! answer   tansiq/answer/v1\n, then sealed to the key on the card of whoever asked:
//!   the request's token (32 bytes), which only whoever could read the request knows
//!   an [`AnswerText`]
//! ```
//! A frame is 4 bytes of length, most significant first, and then so many bytes, as in a bundle.

use crate::bundle::{BadBundle, Frames, to_frames};
use crate::canonical::{Digest32, NotCanonical, from_canonical, to_canonical};
use crate::moment::Moment;
use crate::signature::{BadSignature, Envelope, KeyId, MemberKey, PublicKey};
use crate::text::{Text, serde_as_text};
use serde::{Deserialize, Serialize};
use tansiq_label::{MemberCode, finite};

/// What a request begins with.
pub const REQUEST_MAGIC: &[u8] = b"tansiq/request/v1\n";
/// What an answer begins with.
pub const ANSWER_MAGIC: &[u8] = b"tansiq/answer/v1\n";
/// The media type of the signed head of a request.
pub const REQUEST_TYPE: &str = "application/vnd.tansiq.request.v1+json";

finite! {
    /// What a request asks for.
    RequestKind, "kind of request":
    /// To take a delivery in. The body is a [`Delivery`](crate::Delivery).
    Delivery = "delivery",
    /// To cosign a checkpoint. The body is a question of C2SP tlog-witness.
    Checkpoint = "checkpoint",
}
serde_as_text!(RequestKind);

/// What is signed of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestHead {
    /// Who asks.
    pub from: Text<MemberCode>,
    /// Who is asked.
    pub to: Text<MemberCode>,
    /// For what.
    pub kind: RequestKind,
    /// When it was signed.
    pub sent: Moment,
    /// [`body_digest`] of the body.
    pub body: Digest32,
}

/// A request that was unsealed and taken apart; nothing of it is proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedRequest {
    signed: Envelope,
    /// What it says of itself.
    pub head: RequestHead,
    /// The body.
    pub body: Vec<u8>,
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRequest {
    /// Not a head and a body.
    #[error("expected a signed head and a body; found something else")]
    Frames,
    /// The head is not in its one spelling.
    #[error(transparent)]
    Canonical(#[from] NotCanonical),
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The body is not the one that the head names.
    #[error("expected the body that the signed head names; found another")]
    Body,
}

/// What is answered, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AnswerText {
    /// The delivery is taken in.
    Acknowledged {
        /// The signed acknowledgement.
        acknowledgement: Envelope,
    },
    /// The delivery is refused.
    Refused {
        /// The refusal's code.
        code: String,
        /// The sequence number to go on with, when deliveries are missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<u64>,
    },
    /// What a witness says.
    Witness {
        /// The answer's code.
        code: String,
        /// What comes with it: signature lines, a size, or the checkpoint that is held; empty where nothing does.
        text: String,
    },
}

/// The digest by which a head names its body.
pub fn body_digest(body: &[u8]) -> Digest32 {
    Digest32::of("tansiq/request-body/v1", body)
}

impl RequestHead {
    /// The request with this head and its body, to be sealed.
    pub fn sign(&self, key: &MemberKey, body: Vec<u8>) -> Vec<u8> {
        to_frames(&key.seal(REQUEST_TYPE, to_canonical(self)), &[body])
    }
}

impl ClaimedRequest {
    /// Takes a request apart.
    ///
    /// # Errors
    /// [`BadRequest`].
    pub fn read(bytes: &[u8]) -> Result<ClaimedRequest, BadRequest> {
        let frames = Frames::read(bytes).map_err(|bad| match bad {
            BadBundle::Signature(bad) => BadRequest::Signature(bad),
            _ => BadRequest::Frames,
        })?;
        let [body] = frames.parts[..] else { return Err(BadRequest::Frames) };
        let head: RequestHead = from_canonical(&frames.manifest.payload, "the head of a request")?;
        if body_digest(body) != head.body {
            return Err(BadRequest::Body);
        }
        Ok(ClaimedRequest { signed: frames.manifest, head, body: body.to_vec() })
    }

    /// Checks that whoever it says asks has signed it.
    ///
    /// # Errors
    /// [`BadRequest::Signature`].
    pub fn verify(&self, key_of: impl FnMut(KeyId) -> Option<PublicKey>) -> Result<(), BadRequest> {
        self.signed.verify(REQUEST_TYPE, self.head.from.0, key_of)?;
        Ok(())
    }
}

impl AnswerText {
    /// The answer under the token of the request, to be sealed.
    pub fn to_bytes(&self, token: &[u8; 32]) -> Vec<u8> {
        [&token[..], &to_canonical(self)].concat()
    }

    /// The token and the answer.
    ///
    /// # Errors
    /// [`NotCanonical`].
    pub fn read(bytes: &[u8]) -> Result<([u8; 32], AnswerText), NotCanonical> {
        let (token, text) = bytes.split_first_chunk().ok_or(NotCanonical::Spelling("an answer"))?;
        Ok((*token, from_canonical(text, "an answer")?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> MemberKey {
        MemberKey::from_seed(&[1; 32])
    }

    fn head(body: &[u8]) -> RequestHead {
        RequestHead {
            from: Text("BGD".parse().unwrap()),
            to: Text("AMM".parse().unwrap()),
            kind: RequestKind::Delivery,
            sent: Moment::from_millis(0),
            body: body_digest(body),
        }
    }

    fn open(bytes: &[u8]) -> Result<(RequestHead, Vec<u8>), BadRequest> {
        let claimed = ClaimedRequest::read(bytes)?;
        claimed.verify(|id| (id == key().id()).then(|| key().public()))?;
        Ok((claimed.head, claimed.body))
    }

    #[test]
    fn a_request_is_read_as_it_was_signed_and_any_change_is_found() {
        let head = head(b"EXERCISE");
        let bytes = head.sign(&key(), b"EXERCISE".to_vec());
        assert_eq!(open(&bytes), Ok((head.clone(), b"EXERCISE".to_vec())));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(open(&changed).is_err(), "byte {at}");
            assert!(open(&bytes[..at]).is_err(), "cut at {at}");
        }
        assert_eq!(open(&head.sign(&key(), b"another".to_vec())), Err(BadRequest::Body));
        let forged = head.sign(&MemberKey::from_seed(&[2; 32]), b"EXERCISE".to_vec());
        assert!(matches!(open(&forged), Err(BadRequest::Signature(_))));
    }

    #[test]
    fn answers_come_back_under_their_token() {
        let refused = AnswerText::Refused { code: "gap".into(), expected: Some(3) };
        let witness = AnswerText::Witness { code: "witness-known".into(), text: "7".into() };
        let acknowledgement = key().seal("EXERCISE", b"{}".to_vec());
        for answer in [refused, witness, AnswerText::Acknowledged { acknowledgement }] {
            let bytes = answer.to_bytes(&[7; 32]);
            assert_eq!(AnswerText::read(&bytes), Ok(([7; 32], answer)));
            assert!(AnswerText::read(&bytes[..bytes.len() - 1]).is_err());
        }
        assert!(AnswerText::read(&[7; 31]).is_err());
    }

    /// The stored form: a queue may hold requests of an older program.
    #[test]
    fn the_written_form_stays() {
        let answer = AnswerText::Refused { code: "gap".into(), expected: Some(3) };
        assert_eq!(to_canonical(&answer), br#"{"answer":"refused","code":"gap","expected":3}"#);
        assert_eq!(
            String::from_utf8(to_canonical(&head(b""))).unwrap(),
            format!(
                r#"{{"body":"{}","from":"BGD","kind":"delivery","sent":"1970-01-01T00:00:00.000Z","to":"AMM"}}"#,
                body_digest(b"")
            )
        );
    }
}
