//! Being a witness: a question comes in, is judged by what was cosigned before, and the answer leaves after what it says
//! is durable.

use super::{Held, WitnessAnswer, log_key, log_origin};
use crate::Error;
use crate::exchange::{Exchange, Inner};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_ledger::witness::{AddCheckpoint, NotCosigned, judge};
use tansiq_ledger::{Checkpoint, CosignerKey, SignedNote, TreeSize};
use tansiq_report::{Entry, Text};

/// Bytes of a checkpoint's text that is cosigned. Ours have about a hundred; the rest would be extension lines, and
/// each is an entry of the witness.
const MAX_TEXT_BYTES: usize = 1024;

/// The largest tree that is cosigned: what the lanes' file can count.
const MAX_SIZE: TreeSize = TreeSize(i64::MAX as u64);

impl Exchange {
    /// Answers a question of C2SP tlog-witness (`add-checkpoint`) by the member that the connection has proved. It is
    /// about that member's own ledger, or about none that this node knows.
    ///
    /// Dropping the future does not stop the work.
    pub async fn cosign(&self, peer: MemberCode, question: impl Into<Vec<u8>> + Send) -> WitnessAnswer {
        let (inner, question) = (Arc::clone(&self.inner), question.into());
        // A task of its own: were it dropped half way, two questions could be judged by the same state.
        let answered = tokio::spawn(async move { inner.answer_witness(peer, &question).await });
        match answered.await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => {
                tracing::error!(member = %peer, %error, "a checkpoint could not be cosigned");
                WitnessAnswer::NotReady
            }
            Err(_) => WitnessAnswer::NotReady,
        }
    }
}

impl Inner {
    async fn answer_witness(&self, peer: MemberCode, question: &[u8]) -> Result<WitnessAnswer, Error> {
        let Some(question) = read(question) else { return Ok(WitnessAnswer::Malformed) };
        let one_at_a_time = Arc::clone(self.witnessing.answering.lock().entry(peer).or_default());
        let _guard = one_at_a_time.lock().await;
        self.parts.lanes.catch_up(&self.parts.ledger)?;
        if !self.directory_is_current()? {
            return Ok(WitnessAnswer::NotReady);
        }
        let directory = &self.parts.directory;
        let card = directory.card(peer).filter(|_| directory.is_active(peer));
        let Some(key) = card.as_ref().and_then(log_key) else { return Ok(WitnessAnswer::Unknown) };
        let held = self.parts.lanes.last_cosigned(peer)?.map(|at| self.held_at(at)).transpose()?;
        let held = held.map(|(_, held)| held);
        match judge(&question, &[key], held.as_ref().map(|held| &held.checkpoint)) {
            Ok(signed) => match held {
                Some(held) if held.checkpoint.size == signed.checkpoint().size => Ok(self.as_before(&held)),
                _ => self.cosign_new(peer, signed.note()).await,
            },
            Err(NotCosigned::Conflict(size)) => {
                self.compare_with_earlier(peer, &question).await?;
                Ok(WitnessAnswer::Known(size))
            }
            Err(NotCosigned::Inconsistent(_)) => self.contradicted(peer, held, &question).await,
            Err(NotCosigned::Malformed(_)) => Ok(WitnessAnswer::Malformed),
            Err(NotCosigned::NotSigned) => Ok(WitnessAnswer::NotSigned),
            Err(NotCosigned::Unknown) => Ok(WitnessAnswer::Unknown),
        }
    }

    /// The same checkpoint again: the cosignature that it got, so that asking twice makes nothing grow.
    fn as_before(&self, held: &Held) -> WitnessAnswer {
        let name = log_origin(self.me());
        let ours = held.note.signatures().iter().filter(|line| line.name == name);
        WitnessAnswer::Cosigned(ours.map(|line| format!("{line}\n")).collect())
    }

    async fn cosign_new(&self, peer: MemberCode, note: &SignedNote) -> Result<WitnessAnswer, Error> {
        let now = self.parts.clock.now();
        let (name, key) = (log_origin(self.me()), &self.parts.key);
        let cosigner = CosignerKey::from_bytes(&name, key.public().bytes())?;
        let seconds = now.millis().div_euclid(1000).max(0).unsigned_abs();
        // The cosigner makes the message with the header that the key asks for.
        let sign = |message: &[u8]| key.cosign(message).expect("the message of a cosignature");
        let line = cosigner.cosign(note, seconds, sign);
        let mut kept = note.by_name(&log_origin(peer));
        kept.add(line.clone())?;
        let entry = Entry::Cosigned { at: now, log: Text(peer), checkpoint: kept.to_string() };
        self.append(&[entry]).await?;
        Ok(WitnessAnswer::Cosigned(format!("{line}\n")))
    }

    /// A checkpoint that comes with a wrong old size is refused without a look at its proof. One of a size that was
    /// cosigned with another root is a proof all the same.
    async fn compare_with_earlier(&self, peer: MemberCode, question: &AddCheckpoint) -> Result<(), Error> {
        let shown = shown(peer, question)?;
        let Some(earlier) = self.parts.lanes.cosigned(peer, shown.checkpoint.size)? else { return Ok(()) };
        let (_, held) = self.held_at(earlier)?;
        if held.checkpoint.root != shown.checkpoint.root {
            self.record_contradiction((peer, self.me()), &held, &shown).await?;
        }
        Ok(())
    }

    async fn contradicted(
        &self,
        peer: MemberCode,
        held: Option<Held>,
        question: &AddCheckpoint,
    ) -> Result<WitnessAnswer, Error> {
        // Without anything cosigned, what is wrong is the question: a proof where none belongs, a false empty tree.
        let Some(held) = held else { return Ok(WitnessAnswer::Inconsistent { held: String::new() }) };
        self.record_contradiction((peer, self.me()), &held, &shown(peer, question)?).await?;
        Ok(WitnessAnswer::Inconsistent { held: held.note.to_string() })
    }
}

fn read(question: &[u8]) -> Option<AddCheckpoint> {
    let question = AddCheckpoint::parse(question).ok()?;
    let size = Checkpoint::parse(question.note.text()).ok()?.size;
    (question.note.text().len() <= MAX_TEXT_BYTES && size <= MAX_SIZE).then_some(question)
}

/// What was shown, with the log's own signatures alone.
fn shown(peer: MemberCode, question: &AddCheckpoint) -> Result<Held, Error> {
    Ok(Held::of(question.note.by_name(&log_origin(peer)))?)
}
