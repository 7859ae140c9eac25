//! The agreements once more, as Cedar policies and entities: an evaluator that others wrote answers the same questions.
//!
//! A clause becomes a `permit`, a prohibition and each rule of the label a `forbid`; parties, signatures, terms and the
//! ground that one territory has within another become entities. What may be passed on is written into the clauses.
//! Nothing here is fast, nothing is shared with the decision but the words, and nothing of it is in the program.
//!
//! ```text
//! Known (text + who signed) --policies--> PolicySet, Entities
//! Ask, one purpose at a time --request--> allow or deny, and by which clauses
//! ```

mod ask;
mod policies;
mod terms;

pub use ask::{Answer, World};
pub use policies::Known;
