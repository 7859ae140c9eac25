//! Keys by which alike parts meet: the consonant skeleton, the skeleton with one letter left out, and the groups of
//! the lexicon.

use crate::lexicon::groups;
use crate::phone::{INVENTORY, PHONES, Phone};
use crate::token::Token;

/// Skeleton letters that are used; what follows adds nothing to the choice.
const MAX_SKELETON: usize = 10;

/// From this many skeleton letters on, two parts also meet when each has one letter that the other has not;
/// with fewer they would share one or two letters, as thousands do.
const LONG: usize = 4;

/// How a key was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Made {
    /// Of the whole skeleton.
    Whole,
    /// With one letter left out.
    Less,
}

/// What alike parts share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// The hash of a skeleton.
    Sounds(u32, Made),
    /// A line of the table of very common names.
    Common(u16),
    /// A group of the lexicon.
    Group(u32),
}

impl Key {
    pub(super) fn is_of_sounds(self) -> bool {
        matches!(self, Key::Sounds(..))
    }
}

/// The keys under which a word of the vocabulary is filed.
pub(super) fn filed_under(token: &Token, mut key: impl FnMut(Key)) {
    keys_of(Skeleton::of(token.stem(), &INVENTORY.class).letters(), |hash, made| {
        key(Key::Sounds(hash, made))
    });
    of_other_reading(token).into_iter().for_each(&mut key);
    of_tables(token, key);
}

/// The key of a second skeleton where hands differ in what a letter stands for (Cemal, Jamal; Thamir, Samir). It is for
/// whole skeletons alone: where letters say little, leaving one out says nothing.
fn of_other_reading(token: &Token) -> Option<Key> {
    let ambiguous =
        |&phone: &Phone| INVENTORY.class[usize::from(phone)] != INVENTORY.other_class[usize::from(phone)];
    token.stem().iter().any(ambiguous).then(|| of_skeleton(token, &INVENTORY.other_class))
}

/// The key under which words with the same skeleton are filed.
pub(super) fn of_all_sounds(token: &Token) -> Key {
    of_skeleton(token, &INVENTORY.class)
}

fn of_skeleton(token: &Token, classes: &[u8; PHONES]) -> Key {
    Key::Sounds(hash(Skeleton::of(token.stem(), classes).letters(), None), Made::Whole)
}

fn of_tables(token: &Token, mut key: impl FnMut(Key)) {
    if token.common != 0 {
        key(Key::Common(token.common));
    }
    groups(token.known).for_each(|group| key(Key::Group(group)));
}

/// The keys under which words that may be like this one are filed.
pub(super) fn looked_up(token: &Token, mut key: impl FnMut(Key)) {
    let skeleton = Skeleton::of(token.stem(), &INVENTORY.class);
    keys_of(skeleton.letters(), |hash, made| {
        key(Key::Sounds(hash, Made::Whole));
        if made == Made::Whole || skeleton.letters().len() >= LONG {
            key(Key::Sounds(hash, Made::Less));
        }
    });
    of_other_reading(token).into_iter().for_each(&mut key);
    of_tables(token, key);
}

struct Skeleton {
    classes: [u8; MAX_SKELETON],
    length: usize,
}

impl Skeleton {
    fn of(phones: &[Phone], classes: &[u8; PHONES]) -> Skeleton {
        let mut skeleton = Skeleton { classes: [0; MAX_SKELETON], length: 0 };
        let mut last = 0;
        for class in phones.iter().map(|&phone| classes[usize::from(phone)]).filter(|&class| class != 0) {
            if class != last && skeleton.length < MAX_SKELETON {
                skeleton.classes[skeleton.length] = class;
                skeleton.length += 1;
            }
            last = class;
        }
        skeleton
    }

    fn letters(&self) -> &[u8] {
        &self.classes[..self.length]
    }
}

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
