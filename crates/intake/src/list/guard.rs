//! A cut or a wrong file must not clear hundreds of people.

use crate::error::Error;

/// Fewer delistings than this are never many.
const FEW: usize = 10;
/// More than one in so many entries of the list are many.
const ONE_IN: usize = 10;

/// Whether so many of a list's entries may be taken off it without more being said: as many as the caller expects; and
/// where he says nothing, fewer than [`FEW`] or at most one in [`ONE_IN`].
pub(crate) fn is_expected(found: usize, of: usize, expected: Option<usize>) -> bool {
    match expected {
        Some(expected) => found == expected,
        None => found < FEW || found.saturating_mul(ONE_IN) <= of,
    }
}

/// # Errors
/// [`Error::Delistings`] when it is not as expected.
pub(crate) fn check(found: usize, of: usize, expected: Option<usize>) -> Result<(), Error> {
    if is_expected(found, of, expected) { Ok(()) } else { Err(Error::Delistings { found, of, expected }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_delistings_need_a_word() {
        let check = |found, of, expected, goes| assert_eq!(is_expected(found, of, expected), goes);
        check(0, 0, None, true);
        check(9, 9, None, true);
        check(10, 99, None, false);
        check(10, 100, None, true);
        check(66, 652, None, false);
        check(652, 652, Some(652), true);
        check(651, 652, Some(652), false);
        check(0, 652, Some(1), false);
    }
}
