//! Of a name that very many have: who of them is probably meant, by what stands beside the name. Nothing but that is
//! looked at of each, and only the names of those who come first are compared in full.

use super::candidate::first_outcome;
use super::facts::{Asking, Found};
use tansiq_names::{DEFAULT_THRESHOLD, Hit, Seeming};

/// Of those whose names seem most like the one looked for, the `limit` that must be looked at first, in that order; of
/// those who amount to the same, whoever seems most like him.
///
/// What is known of a joined subject is not all with it: it comes before those of whom as little is known.
pub(crate) fn nearest(seeming: &Seeming<'_>, asking: &mut Asking<'_>, limit: usize) -> Vec<Hit> {
    // As if the name agreed: it is compared only now, and whoever has another is left out.
    let rank = |found: Found| (first_outcome(1.0, found.birth, found.mother, false), !found.is_joined);
    let found = asking.of_many(seeming.keys()).into_iter();
    let mut ranked: Vec<_> = found.map(rank).zip(seeming.keys()).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    seeming.compare(ranked.into_iter().map(|(_, key)| key), DEFAULT_THRESHOLD, limit)
}
