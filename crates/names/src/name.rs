//! A name that has been read once and can be compared many times.

use crate::analysis::analyse;
use crate::phone::INVENTORY;
use crate::role::Role;
use crate::script::Script;
use crate::token::Token;
use crate::unreadable::Unreadable;

/// The longest text that is read as a name. The longest names in use have under 300 characters;
/// a limit far above them keeps time and memory bounded.
pub const MAX_CHARACTERS: usize = 10_000;

/// A person's name taken apart: normal form, parts with roles, and what they sound like.
///
/// It has at least one part. Two names with equal parts are equal for every comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    normal: String,
    parts: Vec<Token>,
    spans: Vec<(u32, u32)>,
    truncated: bool,
}

/// One part of a name, for explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its words in normal form, with connectors and articles.
    pub text: &'a str,
    /// What it does in the name.
    pub role: Role,
    /// The script it is written in.
    pub script: Script,
    token: &'a Token,
}

impl Part<'_> {
    /// The sounds it was read into, in the symbols of `tables/phones.txt`, one space between them.
    pub fn phones(&self) -> String {
        INVENTORY.spell(self.token.phones())
    }

    /// How much it says to share this part: 1 = an average given name, less for a very common one.
    pub fn weight(&self) -> f32 {
        self.token.weight()
    }
}

impl Name {
    /// Reads a text as a name.
    ///
    /// # Errors
    /// [`Unreadable::TooLong`] above [`MAX_CHARACTERS`], [`Unreadable::Empty`] when no letter or digit is left.
    pub fn analyse(text: &str) -> Result<Name, Unreadable> {
        // Bytes bound characters from above, so short texts need no count.
        if text.len() > MAX_CHARACTERS {
            let characters = text.chars().count();
            if characters > MAX_CHARACTERS {
                return Err(Unreadable::TooLong { characters, limit: MAX_CHARACTERS });
            }
        }
        let analysis = analyse(text);
        if analysis.tokens.is_empty() {
            return Err(Unreadable::Empty);
        }
        Ok(Name {
            normal: analysis.normal,
            parts: analysis.tokens,
            spans: analysis.spans,
            truncated: analysis.truncated,
        })
    }

    /// The folded words with one space between them.
    pub fn normal(&self) -> &str {
        &self.normal
    }

    /// The parts in their order.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Part<'_>> {
        self.parts.iter().zip(&self.spans).map(|(token, span)| Part {
            text: &self.normal[span.0 as usize..span.1 as usize],
            role: token.role,
            script: token.script,
            token,
        })
    }

    /// Whether parts were left out because the text has more than a name can have.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    pub(crate) fn parts(&self) -> &[Token] {
        &self.parts
    }

    /// The sounds of the parts `first..=last`, in the symbols of the phone table.
    pub(crate) fn sounds(&self, first: usize, last: usize) -> String {
        let spelled = self.parts[first..=last].iter().map(|token| INVENTORY.spell(token.phones()));
        spelled.collect::<Vec<_>>().join(" ")
    }

    /// The words of the parts `first..=last`.
    pub(crate) fn words(&self, first: usize, last: usize) -> String {
        self.normal[self.spans[first].0 as usize..self.spans[last].1 as usize].to_owned()
    }
}
