//! Finite dimensions: an enum whose values are few and known, and a set of them as bits.
//!
//! Every dimension of a label is finite or an order, so that questions about agreements can be
//! decided exactly and a decision costs a few machine instructions.

use std::fmt;
use std::marker::PhantomData;

/// A dimension with few, named values. The position in [`Finite::ALL`] is the bit in a [`Set`].
pub trait Finite: Copy + Eq + 'static {
    /// Every value, in the order in which people read them. At most 32.
    const ALL: &'static [Self];
    /// What the dimension is called in a message, for example `caveat`.
    const NAME: &'static str;
    /// The word written in files and on the wire: lower case, words joined by a hyphen.
    fn code(self) -> &'static str;
    /// The place of the value in [`Finite::ALL`].
    fn index(self) -> u8;
}

/// A word that is no value of its dimension.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {dimension}: one of {}; found \"{}\"", expected.join(", "), shorten(found))]
pub struct UnknownWord {
    /// The dimension's name.
    pub dimension: &'static str,
    /// The words that would have been accepted.
    pub expected: Vec<&'static str>,
    /// What stood there.
    pub found: String,
}

/// A code is at most this long; what is longer is content in the wrong place and is not repeated.
const LONGEST_WORD_REPEATED: usize = 24;

fn shorten(found: &str) -> String {
    found.chars().filter(|c| !c.is_control()).take(LONGEST_WORD_REPEATED).collect()
}

/// Reads a value from its code.
///
/// # Errors
/// [`UnknownWord`] with the words that would have been accepted.
pub fn parse<T: Finite>(word: &str) -> Result<T, UnknownWord> {
    T::ALL.iter().copied().find(|v| v.code() == word).ok_or_else(|| UnknownWord {
        dimension: T::NAME,
        expected: T::ALL.iter().map(|v| v.code()).collect(),
        found: shorten(word),
    })
}

/// A set of values of one finite dimension.
pub struct Set<T> {
    bits: u32,
    dimension: PhantomData<T>,
}

impl<T: Finite> Set<T> {
    /// The set without a value.
    pub const EMPTY: Self = Set { bits: 0, dimension: PhantomData };

    /// The set of every value.
    pub fn all() -> Self {
        T::ALL.iter().copied().collect()
    }

    /// The set of one value.
    pub fn of(value: T) -> Self {
        Set { bits: 1 << value.index(), dimension: PhantomData }
    }

    /// The bits, by [`Finite::index`].
    pub const fn bits(self) -> u32 {
        self.bits
    }

    /// The set with these bits; bits that stand for no value are dropped.
    pub fn from_bits(bits: u32) -> Self {
        Set { bits: bits & Self::all().bits, dimension: PhantomData }
    }

    /// Whether `value` is in the set.
    pub fn contains(self, value: T) -> bool {
        self.bits & (1 << value.index()) != 0
    }

    /// Whether every value of this set is in `other`.
    pub const fn is_subset(self, other: Self) -> bool {
        self.bits & !other.bits == 0
    }

    /// Whether the set has no value.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many values the set has.
    pub const fn len(self) -> u32 {
        self.bits.count_ones()
    }

    /// The values of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Set { bits: self.bits | other.bits, dimension: PhantomData }
    }

    /// The values of both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Set { bits: self.bits & other.bits, dimension: PhantomData }
    }

    /// The values of this set that are not in `other`.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Set { bits: self.bits & !other.bits, dimension: PhantomData }
    }

    /// The set with `value` added.
    #[must_use]
    pub fn with(self, value: T) -> Self {
        self.union(Self::of(value))
    }

    /// The values in their reading order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |v| self.contains(*v))
    }

    /// The codes in reading order.
    pub fn codes(self) -> Vec<&'static str> {
        self.iter().map(Finite::code).collect()
    }
}

impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Set<T> {}
impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Set<T> {}
impl<T> std::hash::Hash for Set<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}
impl<T: Finite> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Finite::code)).finish()
    }
}
impl<T: Finite> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        values.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// Declares a closed list: the enum, its [`Finite`] codes with `Display` and `FromStr`, and what each value means.
///
/// ```
/// tansiq_label::finite! {
///     /// How a line is.
///     Line, "state of a line":
///     /// Traffic flows.
///     Up = "up",
///     /// Nothing gets through.
///     Down = "down",
/// }
/// assert_eq!("down".parse(), Ok(Line::Down));
/// ```
#[macro_export]
macro_rules! finite {
    ($(#[$about:meta])* $name:ident, $dimension:literal: $($(#[$doc:meta])* $value:ident = $code:literal,)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $value,)+ }

        impl $crate::Finite for $name {
            const ALL: &'static [Self] = &[$($name::$value,)+];
            const NAME: &'static str = $dimension;
            fn code(self) -> &'static str {
                match self { $($name::$value => $code,)+ }
            }
            fn index(self) -> u8 {
                self as u8
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::Finite::code(*self))
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $crate::parse(word)
            }
        }
    };
}
