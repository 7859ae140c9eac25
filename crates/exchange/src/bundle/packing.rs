//! How much goes into one bundle: parts are added until its bytes or its number are used up.

use super::seal::MAX_SEALED;
use tansiq_report::bundle::{MAX_PARTS, Part, PartKind, part_digest};

/// What a manifest takes at most without its parts, and with each part more, in bytes: base64 of a few short fields.
const MANIFEST_BYTES: usize = 4_096;
const PART_BYTES: usize = 204;

/// The parts of a bundle that is being filled.
pub(super) struct Packing {
    pub(super) parts: Vec<Vec<u8>>,
    pub(super) named: Vec<Part>,
    left: usize,
}

impl Packing {
    /// Nothing yet, with room for a whole bundle.
    pub(super) fn new() -> Packing {
        Packing { parts: Vec::new(), named: Vec::new(), left: MAX_SEALED - MANIFEST_BYTES }
    }

    /// Sets room aside for these parts, or what there is; how much.
    pub(super) fn set_aside(&mut self, parts: &[Vec<u8>]) -> usize {
        let aside = parts.iter().map(|bytes| bytes.len() + PART_BYTES).sum::<usize>().min(self.left);
        self.left -= aside;
        aside
    }

    /// Gives room back that was set aside.
    pub(super) fn give_back(&mut self, aside: usize) {
        self.left += aside;
    }

    /// Adds a part, if there is room.
    pub(super) fn add(&mut self, kind: PartKind, bytes: Vec<u8>) -> bool {
        let Some(left) = self.left.checked_sub(bytes.len() + PART_BYTES) else { return false };
        if self.parts.len() == MAX_PARTS {
            return false;
        }
        self.left = left;
        self.named.push(Part { kind, digest: part_digest(&bytes) });
        self.parts.push(bytes);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tansiq_report::bundle::{Manifest, to_frames};
    use tansiq_report::{MemberKey, Moment, Text};

    #[test]
    fn a_part_goes_in_as_long_as_there_is_room() {
        let mut packing = Packing { parts: vec![], named: vec![], left: 2 * (10 + PART_BYTES) };
        assert!(packing.add(PartKind::Delivery, vec![1; 10]));
        assert!(!packing.add(PartKind::Delivery, vec![2; 11]), "one byte too many");
        assert!(packing.add(PartKind::Acknowledgement, vec![3; 10]));
        assert!(!packing.add(PartKind::Acknowledgement, vec![]));
        assert_eq!((packing.left, packing.parts.len(), packing.named.len()), (0, 2, 2));
        assert_eq!(packing.named[1].digest, part_digest(&packing.parts[1]));
        packing.left = usize::MAX;
        assert_eq!(
            (0..=MAX_PARTS).filter(|_| packing.add(PartKind::Delivery, vec![])).count(),
            MAX_PARTS - 2
        );
    }

    /// What a manifest takes is set aside before its parts are known.
    #[test]
    fn a_full_manifest_fits_into_what_is_set_aside() {
        let part = Part { kind: PartKind::Acknowledgement, digest: part_digest(b"") };
        let manifest = Manifest {
            from: Text("ABCDEFGH".parse().unwrap()),
            to: Text("ABCDEFGH".parse().unwrap()),
            made: Moment::from_millis(0),
            deliveries: None,
            unacknowledged: u64::MAX,
            asks: Some(u64::MAX),
            parts: vec![part; MAX_PARTS],
        };
        let signed = manifest.sign(&MemberKey::from_seed(&[1; 32]));
        let frames = to_frames(&signed, &vec![vec![]; MAX_PARTS]);
        assert!(frames.len() <= MANIFEST_BYTES + MAX_PARTS * PART_BYTES, "{}", frames.len());
    }
}
