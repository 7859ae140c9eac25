//! A line through a queue that nobody trusts: what HTTPS would carry, sealed to one member and signed by the other, while a
//! broker between them keeps it until it is fetched.
//!
//! ```text
//! asking:    seal_request(delivery) ---broker---> take_message: unseal, whose? -> receive, or cosign
//!                   token kept                                                          |
//!            take_message: unseal, token <---broker--- sealed answer, under the token --+
//! ```
//! The broker can lose messages, repeat, swap, change and make them, and send them back. It cannot read one, nor make one
//! that is believed: a request is signed by whoever asks, and an answer comes under a token that only whoever could read
//! the request can know. So an answer belongs to one request and is by the member that was asked, without a signature; and
//! a request that comes again brings the same answer again, as over HTTPS.
//!
//! Nobody waits for an answer that comes late. A late acknowledgement is signed for itself, and is taken in as one that a
//! bundle brings ([`Exchange::take_late`]); any other late answer says nothing that asking again would not.

mod answer;
mod late;
mod refusal;
mod request;

pub use answer::Answer;
pub use refusal::MessageRefusal;
pub use request::seal_request;

use crate::exchange::{Exchange, on_a_thread};
use crate::sealing::{NotOpened, Token};
use request::{Asked, open_request};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::message::{ANSWER_MAGIC, AnswerText, RequestKind};

/// What a message was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A request. It was answered, after everything that the answer says is durable.
    Request {
        /// Who asked.
        from: MemberCode,
        /// For what.
        kind: RequestKind,
        /// The answer, sealed to whoever asked.
        answer: Vec<u8>,
    },
    /// An answer. It belongs to the request that was sealed with this token, or to none.
    Answer {
        /// The token under which it came.
        token: Token,
        /// What it says; nobody has checked its acknowledgement or cosignature yet.
        answer: Answer,
    },
}

impl Exchange {
    /// Takes a message that a queue brought. A request is taken in as if it had come over HTTPS from the member that signed
    /// it. The same message again brings the same again.
    ///
    /// # Errors
    /// [`MessageRefusal`]; nothing of the message is stored.
    pub async fn take_message(&self, sealed: impl Into<Vec<u8>> + Send) -> Result<Message, MessageRefusal> {
        let sealed = sealed.into();
        let taken = if sealed.starts_with(ANSWER_MAGIC) {
            self.open_answer(&sealed)
        } else {
            self.answer_request(sealed).await
        };
        taken.inspect_err(|refusal| {
            tracing::warn!(code = refusal.code(), "a message from a queue was refused");
        })
    }

    fn open_answer(&self, sealed: &[u8]) -> Result<Message, MessageRefusal> {
        let secret = self.inner.parts.bundles.as_ref().ok_or(MessageRefusal::OtherKey)?;
        let (plain, _) = secret.unseal(ANSWER_MAGIC, sealed)?;
        let (token, text) = AnswerText::read(&plain).map_err(|_| MessageRefusal::Malformed)?;
        let answer = Answer::read(text).ok_or(MessageRefusal::Malformed)?;
        Ok(Message::Answer { token, answer })
    }

    async fn answer_request(&self, sealed: Vec<u8>) -> Result<Message, MessageRefusal> {
        self.inner.await_directory().await.map_err(|_| MessageRefusal::NotReady)?;
        let inner = Arc::clone(&self.inner);
        let opened = on_a_thread(move || open_request(&inner, &sealed)).await;
        let Asked { from, kind, body, token } = opened.map_err(|_| MessageRefusal::NotReady)??;
        let answer = match kind {
            RequestKind::Delivery => Answer::to_delivery(self.receive(from, body).await),
            RequestKind::Checkpoint => Answer::Witness(self.cosign(from, body).await),
        };
        // Read now: the delivery may have brought a new card.
        let card = self.inner.parts.directory.card(from);
        let key = card.and_then(|card| card.text().bundles.clone());
        let plain = answer.text().to_bytes(&token);
        let random = request::random(&*self.inner.parts.random);
        let sealed = key.and_then(|key| crate::sealing::seal(ANSWER_MAGIC, &plain, &key, random).ok());
        let (answer, _) = sealed.ok_or(MessageRefusal::NoKey(from))?;
        Ok(Message::Request { from, kind, answer })
    }
}

impl From<NotOpened> for MessageRefusal {
    fn from(refused: NotOpened) -> MessageRefusal {
        match refused {
            NotOpened::Magic => MessageRefusal::NoMessage,
            NotOpened::OtherKey => MessageRefusal::OtherKey,
            NotOpened::Changed => MessageRefusal::Changed,
        }
    }
}
