//! Keys by which alike parts meet: the consonant skeleton, and the skeleton with one letter left out.

use crate::phone::Phone;
use crate::token::skeleton_of;

/// Skeleton letters that are used; what follows adds nothing to the choice.
const MAX_SKELETON: usize = 10;

/// Keys of a part: its skeleton first, then one key per left-out letter.
pub(super) fn keys_of(phones: &[Phone], mut key: impl FnMut(u32)) {
    let mut skeleton = [0u8; MAX_SKELETON];
    let mut length = 0;
    for class in skeleton_of(phones).take(MAX_SKELETON) {
        skeleton[length] = class;
        length += 1;
    }
    let skeleton = &skeleton[..length];
    key(hash(skeleton, None));
    if length < 2 {
        return;
    }
    for out in 0..length {
        // Leaving out either of two that become neighbours of one class gives the same key twice: harmless.
        key(hash(skeleton, Some(out)));
    }
}

/// FNV-1a over the letters, neighbours of one class once.
fn hash(skeleton: &[u8], out: Option<usize>) -> u32 {
    let mut hash = 0x811C_9DC5u32;
    let mut last = 0;
    for (at, &class) in skeleton.iter().enumerate() {
        if Some(at) != out && class != last {
            hash = (hash ^ u32::from(class)).wrapping_mul(0x0100_0193);
            last = class;
        }
    }
    hash
}
