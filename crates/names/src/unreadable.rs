//! Why a text cannot be read as a name.

/// A text that is not a name. The content of the text is never part of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// Nothing is left after spaces, marks and punctuation are removed.
    #[error("the name holds no letter")]
    Empty,
    /// More characters than [`crate::MAX_CHARACTERS`]; such a text is a document and not a name.
    #[error("the name has {characters} characters, at most {limit} are read")]
    TooLong {
        /// Unicode scalar values in the text.
        characters: usize,
        /// The limit that was passed.
        limit: usize,
    },
}
