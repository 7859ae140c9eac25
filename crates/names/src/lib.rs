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
//! Nothing here touches disk, network, clock or randomness. Every table that people may argue about is a text
//! file under `tables/`.

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
pub use index::{Hit, Index, Merge, Merged, NoSegment, Place};
pub use lexicon::compile as compile_lexicon;
pub use likeness::How;
pub use model::DEFAULT_THRESHOLD;
pub use name::{MAX_CHARACTERS, Name, Part};
pub use role::Role;
pub use script::Script;
pub use unreadable::Unreadable;
