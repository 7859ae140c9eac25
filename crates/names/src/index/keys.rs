//! Keys by which alike parts meet: the consonant skeleton, the skeleton with one letter left out, and the groups of
//! the lexicon.

use crate::lexicon::groups;
use crate::phone::{INVENTORY, Phone};
use crate::token::{Token, skeleton_of};
use std::sync::LazyLock;

/// Skeleton letters that are used; what follows adds nothing to the choice.
const MAX_SKELETON: usize = 10;

/// From this many skeleton letters on, two parts also meet when each has one letter that the other has not;
/// with fewer they would share one or two letters, as thousands do.
const LONG: usize = 4;

/// How a key was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// Of the whole skeleton.
    Whole,
    /// With one letter left out.
    Less,
}

/// The keys under which a word of the vocabulary is filed.
pub(super) fn filed_under(token: &Token, mut key: impl FnMut(u32)) {
    for skeleton in Skeleton::readings(token.stem()) {
        keys_of(skeleton.letters(), |hash, made| key(tagged(hash, made)));
    }
    groups(token.known).for_each(|group| key(of_group(group)));
}

/// The keys under which words that may be like this one are filed.
pub(super) fn looked_up(token: &Token, mut key: impl FnMut(u32)) {
    for skeleton in Skeleton::readings(token.stem()) {
        let letters = skeleton.letters();
        keys_of(letters, |hash, made| {
            key(tagged(hash, Made::Whole));
            if made == Made::Whole || letters.len() >= LONG {
                key(tagged(hash, Made::Less));
            }
        });
    }
    groups(token.known).for_each(|group| key(of_group(group)));
}

struct Skeleton {
    classes: [u8; MAX_SKELETON],
    length: usize,
}

impl Skeleton {
    /// The skeleton, and a second one where a Latin c may also be a sibilant (Cetin, Cemal).
    fn readings(phones: &[Phone]) -> impl Iterator<Item = Skeleton> {
        let ambiguous = phones.contains(&LETTERS.0).then(|| {
            let read = |&phone: &Phone| if phone == LETTERS.0 { LETTERS.1 } else { phone };
            Skeleton::of(&phones.iter().map(read).collect::<Vec<_>>())
        });
        std::iter::once(Skeleton::of(phones)).chain(ambiguous)
    }

    fn of(phones: &[Phone]) -> Skeleton {
        let mut skeleton = Skeleton { classes: [0; MAX_SKELETON], length: 0 };
        for class in skeleton_of(phones).take(MAX_SKELETON) {
            skeleton.classes[skeleton.length] = class;
            skeleton.length += 1;
        }
        skeleton
    }

    fn letters(&self) -> &[u8] {
        &self.classes[..self.length]
    }
}

/// Latin c, and the sibilant that it is in Turkish.
static LETTERS: LazyLock<(Phone, Phone)> =
    LazyLock::new(|| (INVENTORY.code("c").unwrap_or(0), INVENTORY.code("dj").unwrap_or(0)));

fn keys_of(skeleton: &[u8], mut key: impl FnMut(u32, Made)) {
    let whole = hash(skeleton, None);
    key(whole, Made::Whole);
    let mut last = whole;
    for out in 0..skeleton.len() {
        let less = hash(skeleton, Some(out));
        // Leaving out either of two neighbours that leave equal letters gives one key.
        if less != last && skeleton.len() > 1 {
            key(less, Made::Less);
        }
        last = less;
    }
}

fn tagged(hash: u32, made: Made) -> u32 {
    hash << 1 | u32::from(made == Made::Less)
}

/// Spread like the hashes of skeletons; where two keys meet by chance, words are compared in vain.
fn of_group(group: u32) -> u32 {
    group.wrapping_mul(0x9E37_79B1)
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
