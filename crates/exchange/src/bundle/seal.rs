//! A bundle as a file: sealed to the key on the reader's card (see the module `sealing`).

use super::BundleRefusal;
use crate::sealing::{BundleSecret, NoKey, NotOpened, SEALING_BYTES};
use tansiq_report::bundle::{BUNDLE_MAGIC, BundleKey, MAX_BUNDLE_BYTES};

/// The most bytes that are sealed into one file.
pub(super) const MAX_SEALED: usize = MAX_BUNDLE_BYTES - BUNDLE_MAGIC.len() - SEALING_BYTES;

/// Seals the frames of a bundle. `random` is used up: never seal twice with it.
pub(super) fn seal(frames: &[u8], to: &BundleKey, random: [u8; 32]) -> Result<Vec<u8>, NoKey> {
    crate::sealing::seal(BUNDLE_MAGIC, frames, to, random).map(|(file, _)| file)
}

/// The frames that were sealed to this key.
pub(super) fn open(secret: &BundleSecret, file: &[u8]) -> Result<Vec<u8>, BundleRefusal> {
    let opened = secret.unseal(BUNDLE_MAGIC, file).map_err(|refused| match refused {
        NotOpened::Magic => refuse_magic(file),
        NotOpened::OtherKey => BundleRefusal::OtherKey,
        NotOpened::Changed => BundleRefusal::Changed,
    });
    opened.map(|(frames, _)| frames)
}

/// Another version, or no bundle at all.
fn refuse_magic(file: &[u8]) -> BundleRefusal {
    let common = BUNDLE_MAGIC.iter().zip(file).take_while(|(ours, theirs)| ours == theirs).count();
    // All but the number and the end of the line.
    if common + 2 >= BUNDLE_MAGIC.len() { BundleRefusal::Version } else { BundleRefusal::NoBundle }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_bundle_of_ours_is_told_apart() {
        let (secret, other) = (BundleSecret::from_seed(&[1; 32]), BundleSecret::from_seed(&[2; 32]));
        let file = seal(b"EXERCISE", secret.public(), [3; 32]).unwrap();
        assert_eq!(file.len(), b"EXERCISE".len() + MAX_BUNDLE_BYTES - MAX_SEALED);
        assert_eq!(open(&secret, &file).unwrap(), b"EXERCISE");
        assert_eq!(open(&other, &file), Err(BundleRefusal::OtherKey));
        assert_eq!(open(&secret, &file[..file.len() - 1]), Err(BundleRefusal::Changed));
        let mut later = file.clone();
        later[BUNDLE_MAGIC.len() - 2] = b'2';
        assert_eq!(open(&secret, &later), Err(BundleRefusal::Version));
        assert_eq!(open(&secret, b"PK\x03\x04"), Err(BundleRefusal::NoBundle));
        assert_eq!(open(&secret, b""), Err(BundleRefusal::NoBundle));
    }
}
