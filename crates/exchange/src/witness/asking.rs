//! Having witnesses: asking a member to cosign the checkpoint of the round, and keeping what comes back.

use super::{CosignedUpTo, Held, Round, WitnessAnswer, cosigned_by, log_origin};
use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::{CarrierError, Error};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_ledger::witness::AddCheckpoint;
use tansiq_ledger::{SignatureLine, SignedCheckpoint, TreeSize};
use tansiq_report::{Card, Moment};

/// Stored checkpoints that are looked through after a start for what each member cosigned: a day of them.
const LOOK_BACK: usize = 2_000;

/// Questions in one attempt: one to learn what the witness knows, one with the proof from there, and one more when the
/// round has to be opened anew for it.
const QUESTIONS: usize = 3;

/// What became of asking a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// It cosigned the checkpoint of this size.
    Cosigned(TreeSize),
    /// There is nothing to ask before this moment; without one, before the ledger grows.
    Rest(Option<Moment>),
    /// It refused, with this code: to ask again at once is of no use.
    Refused(&'static str),
    /// No answer came, or that it is not ready to give one.
    Setback(CarrierError),
}

impl Exchange {
    /// Asks a member to cosign the checkpoint of the round, if it has not, and opens the next round when it is time.
    ///
    /// # Errors
    /// [`Error`] when this node's own disk fails.
    pub async fn ask_witness(&self, member: MemberCode) -> Result<Asked, Error> {
        let inner = &self.inner;
        inner.parts.lanes.catch_up(&inner.parts.ledger)?;
        let directory = &inner.parts.directory;
        let card = directory.card(member).filter(|_| directory.is_active(member) && inner.is_asked(member));
        let (Some(card), Some(round)) = (card, inner.round(false).await?) else {
            return Ok(Asked::Rest(None));
        };
        let known = inner.witnessing.memory.lock().cosigned.get(&member).map(|known| known.size);
        if known.is_some_and(|known| known >= round.size()) {
            let news = inner.parts.lanes.news()? > round.size();
            return Ok(Asked::Rest(news.then(|| round.opened.plus_millis(super::ROUND_MILLIS))));
        }
        let asked = inner.put_question(&card, known.unwrap_or(TreeSize::EMPTY), round).await?;
        match &asked {
            Asked::Refused(code) => inner.had_trouble(member, code),
            Asked::Setback(error) => inner.had_trouble(member, error.code()),
            Asked::Cosigned(_) | Asked::Rest(_) => {
                drop(inner.witnessing.memory.lock().trouble.remove(&member))
            }
        }
        Ok(asked)
    }
}

impl Inner {
    /// Whether a member is one of our witnesses.
    pub(super) fn is_asked(&self, member: MemberCode) -> bool {
        self.parts.witnesses.as_ref().is_none_or(|chosen| chosen.contains(&member))
    }

    /// The checkpoint that members are asked about now: the one before, or a new one when there is news and it is time,
    /// or when it is needed all the same.
    async fn round(self: &Arc<Self>, needed: bool) -> Result<Option<Round>, Error> {
        let _one = self.witnessing.opening.lock().await;
        let inner = Arc::clone(self);
        on_a_thread(move || inner.load()).await??;
        let (news, now) = (self.parts.lanes.news()?, self.parts.clock.now());
        let round = self.witnessing.memory.lock().round.clone();
        let stands = round.as_ref().is_some_and(|round| news <= round.size() || round.is_young(now));
        if news == TreeSize::EMPTY || (stands && !needed) {
            return Ok(round);
        }
        let checkpoint = self.parts.ledger.checkpoint().await?;
        let round = Round { checkpoint, opened: now };
        self.witnessing.memory.lock().round = Some(round.clone());
        Ok(Some(round))
    }

    /// Reads back from the stored checkpoints who cosigned what, once.
    pub(super) fn load(&self) -> Result<(), Error> {
        let mut memory = self.witnessing.memory.lock();
        if memory.loaded {
            return Ok(());
        }
        let (directory, now) = (&self.parts.directory, self.parts.clock.now());
        let cards: Vec<Card> = directory.members().into_iter().filter_map(|m| directory.card(m)).collect();
        for checkpoint in self.parts.ledger.last_checkpoints(LOOK_BACK)? {
            let size = checkpoint.checkpoint().size;
            for card in &cards {
                let Some(at) = cosigned_by(card, checkpoint.note(), now) else { continue };
                memory.cosigned.entry(card.member()).or_insert(CosignedUpTo { size, at });
                // Of before the start: what is news since then is asked about at once.
                let opened = Moment::from_millis(0);
                memory.round.get_or_insert_with(|| Round { checkpoint: checkpoint.clone(), opened });
            }
        }
        memory.loaded = true;
        Ok(())
    }

    async fn put_question(
        self: &Arc<Self>,
        card: &Card,
        mut old: TreeSize,
        mut round: Round,
    ) -> Result<Asked, Error> {
        for _ in 0..QUESTIONS {
            let question = self.question(old, &round.checkpoint)?.to_string().into_bytes();
            match self.parts.carrier.ask_witness(card, &question).await {
                Err(error) => return Ok(Asked::Setback(error)),
                Ok(WitnessAnswer::Cosigned(lines)) => {
                    return self.keep_cosignature(card, &round, &lines).await;
                }
                Ok(WitnessAnswer::Inconsistent { held }) => {
                    return self.refused_by(card, &held, &round).await;
                }
                Ok(WitnessAnswer::Known(size)) if size > self.parts.ledger.len() => {
                    tracing::error!(member = %card.member(), %size, "a witness cosigned more than this ledger has");
                    return Ok(Asked::Refused("witness-ahead"));
                }
                Ok(WitnessAnswer::Known(size)) => {
                    if size > round.size() {
                        let Some(new) = self.round(true).await? else { break };
                        round = new;
                    }
                    old = size;
                }
                Ok(answer @ WitnessAnswer::NotReady) => {
                    let code = answer.code().to_owned();
                    return Ok(Asked::Setback(CarrierError::Refused { code, expected: None }));
                }
                Ok(answer) => return Ok(Asked::Refused(answer.code())),
            }
        }
        Ok(Asked::Refused("witness-conflict"))
    }

    fn question(&self, old: TreeSize, checkpoint: &SignedCheckpoint) -> Result<AddCheckpoint, Error> {
        let proof = self.parts.ledger.prove_consistency(old, checkpoint.checkpoint().size)?;
        Ok(AddCheckpoint { old, proof, note: checkpoint.note().by_name(self.parts.ledger.origin()) })
    }

    /// Stores a cosignature that verifies, with the checkpoint.
    async fn keep_cosignature(&self, card: &Card, round: &Round, lines: &str) -> Result<Asked, Error> {
        let (member, mut note) = (card.member(), round.checkpoint.note().clone());
        let name = log_origin(member);
        let lines = SignatureLine::parse_all(lines).unwrap_or_default();
        for line in lines.into_iter().filter(|line| line.name == name) {
            note.add(line)?;
        }
        let Some(at) = cosigned_by(card, &note, self.parts.clock.now()) else {
            return Ok(Asked::Refused("witness-false-cosignature"));
        };
        let checkpoint = self.parts.ledger.keep_signatures(note).await?;
        let size = round.size();
        let mut memory = self.witnessing.memory.lock();
        memory.cosigned.insert(member, CosignedUpTo { size, at });
        if let Some(current) = memory.round.as_mut().filter(|current| current.size() == size) {
            current.checkpoint = checkpoint;
        }
        Ok(Asked::Cosigned(size))
    }

    /// The witness says that our history is not the one that it cosigned, and shows what it cosigned. Signed with our
    /// key and not of our ledger, it proves that somebody showed another history in our name.
    async fn refused_by(&self, card: &Card, held: &str, round: &Round) -> Result<Asked, Error> {
        let ledger = &self.parts.ledger;
        let Some(held) =
            Held::read(held).ok().filter(|held| ledger.verifier_key().verify(&held.note).is_ok())
        else {
            return Ok(Asked::Refused("witness-inconsistent"));
        };
        let Held { checkpoint, .. } = &held;
        if checkpoint.size <= ledger.len() && ledger.root(checkpoint.size)? == checkpoint.root {
            return Ok(Asked::Refused("witness-inconsistent"));
        }
        let shown = Held {
            note: round.checkpoint.note().by_name(ledger.origin()),
            checkpoint: round.checkpoint.checkpoint().clone(),
        };
        self.record_contradiction((self.me(), card.member()), &held, &shown).await?;
        Ok(Asked::Refused("witness-contradiction"))
    }
}
