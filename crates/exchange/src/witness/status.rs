//! How the witnessing is, for oversight: who cosigned what and when, what contradicts, and what does not get through.

use super::{cosigned_by, log_key, log_origin};
use crate::Error;
use crate::exchange::{Exchange, Inner};
use crate::status::Trouble;
use tansiq_label::MemberCode;
use tansiq_ledger::{Checkpoint, CosignerKey, Position, SignedCheckpoint, SignedNote, TreeSize, VerifierKey};
use tansiq_report::{Entry, Moment};

/// Contradictions that are listed: one is enough to call people together.
const MAX_CONTRADICTIONS: usize = 100;

/// How far a member has cosigned our ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CosignedUpTo {
    /// The size of the tree.
    pub size: TreeSize,
    /// When, by the witness's clock, to the second.
    pub at: Moment,
}

/// What we cosigned last of a member's ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    /// The size of the tree.
    pub size: TreeSize,
    /// When.
    pub at: Moment,
    /// The signed note, with its signature and our cosignature.
    pub note: String,
}

/// One member, as our witness and as a log that we witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessStatus {
    /// The member.
    pub member: MemberCode,
    /// Whether it is dealt with: only then it is asked, and answered.
    pub active: bool,
    /// Whether it is one of our witnesses.
    pub asked: bool,
    /// How far it has cosigned our ledger; nothing before the first time.
    pub cosigned: Option<CosignedUpTo>,
    /// Whether it has not cosigned the checkpoint that all are asked about.
    pub behind: bool,
    /// Why the last question came to nothing.
    pub trouble: Option<Trouble>,
    /// What we cosigned of its ledger.
    pub witnessed: Option<Witnessed>,
    /// The key of its ledger, as other tools read it; nothing when its card names none.
    pub log_key: Option<VerifierKey>,
    /// The keys by which it cosigns or cosigned, without those that are revoked.
    pub witness_keys: Vec<CosignerKey>,
}

/// Two checkpoints of one ledger of which one does not continue the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Of the entry here that holds them.
    pub position: Position,
    /// When it was found.
    pub at: Moment,
    /// Whose ledger; it may be ours.
    pub log: MemberCode,
    /// Which witness cosigned the first of them.
    pub witness: MemberCode,
    /// The signed note that was cosigned.
    pub held: String,
    /// The signed note that was refused.
    pub shown: String,
    /// Whether both are of one size, so that the two notes alone prove it to anybody.
    pub same_size: bool,
}

/// The witnessing of a node.
#[derive(Debug, Clone)]
pub struct Witnesses {
    /// The checkpoint of ours that members are asked about, with the cosignatures that came back.
    pub checkpoint: Option<SignedCheckpoint>,
    /// Who cosigned that one, and when.
    pub cosigned: Vec<(MemberCode, Moment)>,
    /// How large the tree is whose growth is not about witnessing: what should be cosigned in the end.
    pub news: TreeSize,
    /// The key by which this node cosigns.
    pub own_key: CosignerKey,
    /// Every member with a card, in the order of the codes.
    pub members: Vec<WitnessStatus>,
    /// What was found, the last first.
    pub contradictions: Vec<Contradiction>,
}

impl Exchange {
    /// How the witnessing is.
    ///
    /// # Errors
    /// [`Error::Ledger`], [`Error::Lanes`], [`Error::Entry`].
    pub fn witnesses(&self) -> Result<Witnesses, Error> {
        let inner = &self.inner;
        let (parts, directory) = (&inner.parts, &inner.parts.directory);
        parts.lanes.catch_up(&parts.ledger)?;
        inner.load()?;
        let checkpoint = inner.witnessing.memory.lock().round.as_ref().map(|round| round.checkpoint.clone());
        let mut members = directory.members();
        members.sort();
        let now = parts.clock.now();
        let by =
            |note: &SignedNote, member| Some((member, cosigned_by(&directory.card(member)?, note, now)?));
        let cosigned =
            checkpoint.iter().flat_map(|signed| members.iter().filter_map(|m| by(signed.note(), *m)));
        Ok(Witnesses {
            cosigned: cosigned.collect(),
            news: parts.lanes.news()?,
            own_key: CosignerKey::from_bytes(&log_origin(directory.me()), parts.key.public().bytes())?,
            members: members.iter().map(|member| inner.witness_status(*member)).collect::<Result<_, _>>()?,
            contradictions: inner.contradictions()?,
            checkpoint,
        })
    }
}

impl Inner {
    fn witness_status(&self, member: MemberCode) -> Result<WitnessStatus, Error> {
        let card = self.parts.directory.card(member);
        let witnessed = self.parts.lanes.last_cosigned(member)?.map(|at| self.held_at(at)).transpose()?;
        let witnessed = witnessed.map(|(at, held)| Witnessed {
            size: held.checkpoint.size,
            at,
            note: held.note.to_string(),
        });
        let keys = card.iter().flat_map(|card| &card.text().keys).filter(|key| key.revoked.is_none());
        let name = log_origin(member);
        let witness_keys =
            keys.filter_map(|key| CosignerKey::from_bytes(&name, key.key.bytes()).ok()).collect();
        let memory = self.witnessing.memory.lock();
        let cosigned = memory.cosigned.get(&member).copied();
        let asked = memory.round.as_ref().map(super::Round::size);
        Ok(WitnessStatus {
            member,
            active: self.parts.directory.is_active(member),
            asked: self.is_asked(member),
            cosigned,
            behind: asked.is_some_and(|asked| cosigned.is_none_or(|cosigned| cosigned.size < asked)),
            trouble: memory.trouble.get(&member).cloned(),
            witnessed,
            log_key: card.as_ref().and_then(log_key),
            witness_keys,
        })
    }

    fn contradictions(&self) -> Result<Vec<Contradiction>, Error> {
        let found = self.parts.lanes.contradictions(MAX_CONTRADICTIONS)?;
        let read = |position: Position| match self.parts.entry(position)? {
            Some(Entry::Contradicted { at, log, witness, held, shown }) => {
                let size = |note: &str| {
                    let note = SignedNote::parse(note.as_bytes()).ok()?;
                    Checkpoint::parse(note.text()).ok().map(|checkpoint| checkpoint.size)
                };
                let same_size = size(&held) == size(&shown);
                Ok(Contradiction { position, at, log: log.0, witness: witness.0, held, shown, same_size })
            }
            _ => Err(Error::Entry { at: position }),
        };
        found.into_iter().map(|found| read(found.position)).collect()
    }

    pub(super) fn had_trouble(&self, member: MemberCode, code: &str) {
        let mut memory = self.witnessing.memory.lock();
        let failures = memory.trouble.get(&member).map_or(0, |trouble| trouble.failures).saturating_add(1);
        tracing::warn!(%member, code, failures, "a checkpoint was not cosigned");
        let trouble = Trouble { code: code.to_owned(), at: self.parts.clock.now(), failures };
        memory.trouble.insert(member, trouble);
    }
}
