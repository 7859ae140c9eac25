//! `tansiq names`: its commands and their arguments.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Names {
    /// Compare two names, part by part: what matched what, and why
    #[command(
        after_help = "Examples:\n  tansiq names compare \"سالم كريم\" \"Salem Karim\"\n  tansiq names compare --json \"Карим Дарвиш\" \"Kerim Dervis\"\n\nThe number is the probability, from the names alone, that both are the name of one person.\nCOST: 0 for the same sounds, 1 for nothing in common; for a part that stands alone, its weight.\nExit code 0: a hit; 1: no hit; 2: one of them is no name."
    )]
    Compare {
        /// One name, in any script
        left: String,
        /// The other
        right: String,
    },
    /// Score pairs of names: writes `id,score`
    #[command(
        after_help = "Example:\n  tansiq names score pairs.jsonl > scores.csv\n\nEach line: {\"id\": \"p1\", \"left\": {\"name\": \"…\"}, \"right\": {\"name\": \"…\"}}; other fields are passed over.\nA pair with a name that cannot be read scores 0. How fast it was is said on standard error."
    )]
    Score {
        /// A file with one JSON object a line
        pairs: PathBuf,
    },
    /// Search for names among many: writes `qid,rank,id,score`, ten answers a query at most
    #[command(
        after_help = "Example:\n  tansiq names search index.jsonl queries.jsonl > results.csv\n\nEach line of the index: {\"id\": \"e1\", \"names\": [{\"n\": \"…\"}, {\"n\": \"…\"}]}; of the queries: {\"qid\": \"q1\", \"name\": \"…\"}.\nHow long the queries took, and where they have a `target` how many found it, is said on standard error."
    )]
    Search {
        /// The names that are searched, one JSON object a line
        index: PathBuf,
        /// The names that are looked for, one JSON object a line
        queries: PathBuf,
    },
}
