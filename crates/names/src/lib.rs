//! Person names across scripts: parse, compare, explain; the candidate index.
//!
//! A name is read once ([`Name::analyse`]) into parts with roles and sounds; then it can be compared with other
//! names of any script ([`score`], [`compare`]) or looked for among many ([`Index`]).
//!
//! In scope: names. Out of scope: everything else that is known of a person; a score never says that two records
//! mean one person, only that they bear one name.
//!
//! ```
//! use tansiq_names::{DEFAULT_THRESHOLD, Index, Name, score};
//! let one = Name::analyse("Karim Abd al-Rahman Darwish")?;
//! let other = Name::analyse("كريم عبدالرحمن درويش")?;
//! assert!(score(&one, &other) >= DEFAULT_THRESHOLD);
//!
//! let mut index = Index::new();
//! index.insert(7, &one);
//! assert_eq!(index.search(&other, 10)[0].key, 7);
//! # Ok::<(), tansiq_names::Unreadable>(())
//! ```
//!
//! # What always holds
//!
//! A score is a probability between 0 and 1, the same in both directions; equal names give 1. A part that sounds the same
//! as its counterpart is evidence: take it away from one name, let all other parts stand against what they stood
//! against, and the score does not rise. (A part that merely resembles its counterpart may speak against a match, and
//! then a name without it may score higher.) Every number that the score is computed from ([`evidence`]) pulls in one
//! direction only, but for the number of sides whose script leaves vowels unwritten.
//!
//! # The lexicon
//!
//! With the cargo feature `lexicon` (on by default, 2.4 MB) spellings are looked up among the name variants of Wikidata;
//! see `tables/lexicon.NOTICE`. It says why near sounds are one name or two ([`How::Lexicon`], [`How::Disputed`]). Without
//! it every spelling is unknown and sounds decide, with the very common names of `common_names.txt`. What is lost is
//! certainty at the top: of the spellings of one name, at one false hit in a thousand, 70 % are found instead of 75 %; of
//! the Arabic and Latin ones 72 % instead of 74 %. At the default threshold 0.86 % of the pairs that merely share parts
//! are hit instead of 0.78 %, and the spellings found are as many.
//!
//! Nothing here touches disk, network, clock or randomness. Every table that people may argue about is a text
//! file under `tables/`; `lexicon.bin` is made by `examples/make_lexicon.rs`, `model.txt` by `examples/train_model`.

mod align;
mod analysis;
mod compare;
mod compound;
mod costs;
mod distance;
mod features;
mod fold;
mod frequent;
mod hashing;
mod index;
mod lexicon;
mod likeness;
mod model;
mod name;
mod phone;
mod role;
mod rules;
mod script;
mod spelling;
mod syllables;
mod token;
mod unreadable;

pub use compare::{Comparison, PartMatch, compare, evidence, score};
pub use features::FEATURES;
pub use index::{Hit, Index, Merge, Merged, NoSegment, Place, Seeming};
pub use lexicon::compile as compile_lexicon;
pub use likeness::How;
pub use model::DEFAULT_THRESHOLD;
pub use name::{MAX_CHARACTERS, Name, Part};
pub use role::Role;
pub use script::Script;
pub use unreadable::Unreadable;
