//! What takes two principals: one asks, another agrees or refuses. Until then nothing has happened.

use crate::canonical::Digest32;
use serde::{Deserialize, Serialize};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "matter", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Matter {
    /// To sign an agreement although a standing property of this member would not hold under it.
    Sign {
        /// The identity of the text.
        agreement: Digest32,
        /// The exact text that would be signed.
        text: String,
        /// Which properties, never none.
        broken: Vec<BrokenProperty>,
    },
    /// To put other standing properties in the place of those that hold.
    Properties {
        /// Their exact text.
        text: String,
    },
}

/// A standing property that an agreement would break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrokenProperty {
    /// The property, in the words of the properties' file.
    pub property: String,
    /// The identity of the counter-example that both principals were shown.
    pub example: Digest32,
}
