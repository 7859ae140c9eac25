//! Did everybody see the same history? Checkpoints of one log, kept by several people, compared with one another and
//! with the log's tree. Nothing of it is believed: the tree is computed from its leaves.
//!
//! A log that signed two checkpoints which cannot both be true has shown two histories, and whoever has both has the
//! proof, in one of two forms:
//! - two checkpoints of one size with different roots: the two notes are the whole proof;
//! - a checkpoint that is not on the way to a larger one: the notes, and the leaves between which others compute it.
//!
//! Checkpoints of different sizes prove nothing without the tree: see [`Verdict::Open`].

use crate::frontier::Frontier;
use crate::note::{SignedNote, VerifierKey};
use crate::{Checkpoint, CosignerKey, Error, Hash, SignedCheckpoint, TreeSize};
use std::collections::{BTreeMap, BTreeSet};

/// Whose checkpoints these are, and whose cosignatures are looked for.
#[derive(Debug, Clone, Default)]
pub struct Trusted {
    /// Keys of the log: the one that signs, and former ones.
    pub log: Vec<VerifierKey>,
    /// Keys of witnesses.
    pub witnesses: Vec<CosignerKey>,
}

/// A checkpoint whose signature by the log verified, and who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it comes from: a file's name, in words for people.
    pub from: String,
    /// The checkpoint.
    pub signed: SignedCheckpoint,
    /// Who cosigned it, and when, in seconds since 1970: by name.
    pub cosigned: BTreeMap<String, u64>,
}

/// Why what somebody kept is no checkpoint of the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCheckpoint {
    /// It has not the form.
    #[error("it is no signed checkpoint: {0}")]
    Form(Error),
    /// It is of another log.
    #[error("it is a checkpoint of another log, {found:?}; expected one of {expected:?}")]
    Origin {
        /// The log that is audited.
        expected: String,
        /// The log that the checkpoint names.
        found: String,
    },
    /// No key of the log signed it.
    #[error("no key of the log signed it; the keys in it are {found}")]
    Key {
        /// Names and ids of the keys in its lines.
        found: String,
    },
    /// A line in it says that it is by a witness, and is not.
    #[error("the cosignature in it that claims to be by {0} is false")]
    Cosignature(String),
}

impl Trusted {
    /// The origin of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.log.first().map_or("", VerifierKey::name)
    }

    /// Reads what somebody kept.
    ///
    /// # Errors
    /// [`NoCheckpoint`].
    pub fn read(&self, from: &str, note: &[u8]) -> Result<Kept, NoCheckpoint> {
        let note = SignedNote::parse(note).map_err(NoCheckpoint::Form)?;
        let checkpoint = Checkpoint::parse(note.text()).map_err(NoCheckpoint::Form)?;
        if checkpoint.origin != self.origin() {
            let expected = self.origin().to_owned();
            return Err(NoCheckpoint::Origin { expected, found: checkpoint.origin });
        }
        let opened = self.log.iter().find_map(|key| Checkpoint::of_note(note.clone(), key).ok());
        let signed = opened.ok_or_else(|| NoCheckpoint::Key { found: names(&note) })?;
        let mut cosigned = BTreeMap::new();
        for witness in &self.witnesses {
            let at = witness.cosigned_at(&note);
            let at = at.map_err(|_| NoCheckpoint::Cosignature(witness.name().to_owned()))?;
            cosigned.extend(at.map(|at| (witness.name().to_owned(), at)));
        }
        Ok(Kept { from: from.to_owned(), signed, cosigned })
    }
}

fn names(note: &SignedNote) -> String {
    let names = note.signatures().iter().map(|line| format!("{}+{}", line.name, hex::encode(line.key_id)));
    names.collect::<Vec<_>>().join(", ")
}

/// The roots of a tree at some sizes, computed from its leaves.
#[derive(Debug, Default)]
pub struct Tree {
    wanted: BTreeSet<TreeSize>,
    roots: BTreeMap<TreeSize, Hash>,
    frontier: Frontier,
}

impl Tree {
    /// The tree of no leaves yet, whose roots at these sizes are wanted.
    #[must_use]
    pub fn for_sizes(wanted: impl IntoIterator<Item = TreeSize>) -> Tree {
        let wanted: BTreeSet<TreeSize> = wanted.into_iter().collect();
        let mut tree = Tree { wanted, ..Tree::default() };
        tree.remember();
        tree
    }

    /// Adds the next leaf.
    pub fn push(&mut self, leaf: Hash) {
        self.frontier.push(leaf, |_| {});
        self.remember();
    }

    fn remember(&mut self) {
        let size = self.frontier.size();
        if self.wanted.contains(&size) {
            self.roots.insert(size, self.frontier.root());
        }
    }

    /// How many leaves it has.
    #[must_use]
    pub fn size(&self) -> TreeSize {
        self.frontier.size()
    }

    /// Its root at a size that was wanted and reached.
    #[must_use]
    pub fn root_at(&self, size: TreeSize) -> Option<Hash> {
        self.roots.get(&size).copied()
    }
}

/// What the comparison came to. Each names the checkpoints on which it rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that was kept is of one history.
    Same,
    /// The log signed two different trees of one size: it showed two histories, and the two notes prove it.
    TwoRoots {
        /// One.
        one: Box<Kept>,
        /// The other.
        other: Box<Kept>,
    },
    /// A checkpoint that the log signed is not of the tree that is looked at.
    NotInTree {
        /// The checkpoint.
        kept: Box<Kept>,
        /// The root that the tree has at its size.
        root: Hash,
        /// How large the tree is.
        tree: TreeSize,
    },
    /// Nothing contradicts, and nothing shows that it is one history: a tree is missing, or ends before this one.
    Open {
        /// The first checkpoint that was compared with nothing.
        kept: Box<Kept>,
    },
}

/// Compares what was kept with each other, and with the tree if there is one.
#[must_use]
pub fn compare(kept: &[Kept], tree: Option<&Tree>) -> Verdict {
    let mut by_size: BTreeMap<TreeSize, &Kept> = BTreeMap::new();
    for one in kept {
        let (size, root) = facts(one);
        let known = by_size.entry(size).or_insert(one);
        if facts(known).1 != root {
            return Verdict::TwoRoots { one: Box::new((*known).clone()), other: Box::new(one.clone()) };
        }
    }
    let mut open = None;
    for (size, one) in &by_size {
        match tree.and_then(|tree| Some((tree.size(), tree.root_at(*size)?))) {
            Some((tree, root)) if root != facts(one).1 => {
                return Verdict::NotInTree { kept: Box::new((*one).clone()), root, tree };
            }
            Some(_) => {}
            // Of one size alone everybody saw the same, with a tree and without one.
            None if tree.is_none() && by_size.len() == 1 => {}
            None => open = open.or(Some(*one)),
        }
    }
    open.map_or(Verdict::Same, |kept| Verdict::Open { kept: Box::new(kept.clone()) })
}

fn facts(kept: &Kept) -> (TreeSize, Hash) {
    let checkpoint = kept.signed.checkpoint();
    (checkpoint.size, checkpoint.root)
}
