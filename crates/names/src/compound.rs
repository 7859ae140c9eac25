//! Glued compounds taken apart: articles, servants of God, names that end in God or the religion.
//!
//! All of it works on phones, so that one rule serves every script; only what a script can glue is a matter of letters.

use crate::phone::{INVENTORY, Kind, Phone};
use crate::role::Tail;
use crate::script::Script;
use std::sync::LazyLock;

/// How many leading letters (and phones: each is one) may be a glued article or connector.
pub(crate) fn article_length(word: &[char], script: Script) -> usize {
    match (script, word) {
        (Script::Arabic, ['ا', 'ل', rest @ ..]) if rest.len() >= 3 => 2,
        // Maghrebi hands glue the connector: Bencheikh, Binalshibh.
        (Script::Latin, ['b', 'e' | 'i', 'n', fourth, rest @ ..]) if rest.len() >= 3 && *fourth != 'n' => 3,
        (Script::Latin, ['a' | 'e', 'l', third, rest @ ..]) if rest.len() >= 3 && *third != 'l' => 2,
        (Script::Latin, ['a' | 'e', second, third, rest @ ..]) if second == third && rest.len() >= 2 => {
            usize::from(matches!(second, 'd' | 'n' | 'r' | 's' | 't' | 'z'))
        }
        _ => 0,
    }
}

/// The sounds that compounds are recognised by.
struct Sounds {
    a: Phone,
    aa: Phone,
    d: Phone,
    e: Phone,
    h: Phone,
    i: Phone,
    kh: Phone,
    l: Phone,
    n: Phone,
    o: Phone,
    u: Phone,
    open_i: Phone,
}

static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| {
    let code = |symbol: &str| INVENTORY.code(symbol).unwrap_or(0);
    Sounds {
        a: code("a"),
        aa: code("A"),
        d: code("d"),
        e: code("E"),
        h: code("h"),
        i: code("i"),
        kh: code("kh"),
        l: code("l"),
        n: code("n"),
        o: code("o"),
        u: code("U"),
        open_i: code("I"),
    }
});

fn is_open(phone: Phone) -> bool {
    INVENTORY.kind[usize::from(phone)] == Kind::Vowel || phone == SOUNDS.u || phone == SOUNDS.open_i
}

pub(crate) fn push_tail(phones: &mut Vec<Phone>, tail: Tail) {
    let sounds = &*SOUNDS;
    phones.extend(match tail {
        Tail::God => [sounds.l, sounds.a, sounds.h],
        Tail::Religion => [sounds.d, sounds.i, sounds.n],
    });
}

pub(crate) fn has_double_l(word: &[char]) -> bool {
    word.windows(2).any(|pair| matches!(pair, ['l', 'l'] | ['ل', 'ل'] | ['л', 'л']))
}

/// Takes a glued `abd` and the article behind it away; answers whether a divine name is left.
pub(crate) fn take_servant(phones: &mut Vec<Phone>, double_l: bool) -> bool {
    let Some(d) = phones.iter().take(5).position(|&phone| phone == SOUNDS.d) else { return false };
    let mut rest = &phones[d + 1..];
    if rest.first().is_some_and(|&phone| is_open(phone)) {
        rest = &rest[1..];
    }
    let article = rest.len() > 1 && rest[0] == SOUNDS.l;
    if article && !double_l {
        // Of a double l, read as one phone, the second belongs to the name: Abdullatif.
        rest = &rest[1..];
    }
    let vowel = |phone: &Phone| INVENTORY.kind[usize::from(*phone)] == Kind::Vowel;
    if !article && rest.iter().all(|phone| vowel(phone) || is_open(*phone)) {
        // Abdi, Abdo: a name of its own, no servant of anybody.
        return false;
    }
    let mut left = rest.to_vec();
    divine(&mut left);
    *phones = left;
    true
}

/// One spelling for the divine name Allah behind `abd`: a, l and h, or what is left of them.
pub(crate) fn divine(phones: &mut Vec<Phone>) {
    let soft = |&phone: &Phone| [SOUNDS.a, SOUNDS.aa, SOUNDS.o].contains(&phone);
    // Cyrillic writes h and kh with one letter.
    let (l, h) = (SOUNDS.l, [SOUNDS.h, SOUNDS.e, SOUNDS.kh]);
    let closed = phones.last().is_some_and(|last| h.contains(last));
    let bare = phones.iter().all(|phone| soft(phone) || *phone == l || h.contains(phone));
    if bare && (closed || phones.iter().all(soft)) {
        phones.clear();
        push_tail(phones, Tail::God);
    }
}

/// One spelling for glued compounds with God or the religion: Saifullah, Nasruddin.
pub(crate) fn fold_tail(phones: &mut Vec<Phone>) {
    let (l, d, n) = (SOUNDS.l, SOUNDS.d, SOUNDS.n);
    let mut at = phones.len();
    if at < 6 {
        return;
    }
    if phones[at - 1] == n && at >= 4 && is_open(phones[at - 2]) && phones[at - 3] == d {
        at -= 3;
        if phones[at - 1] == l {
            at -= 1;
        }
        if is_open(phones[at - 1]) {
            phones.truncate(at - 1);
            push_tail(phones, Tail::Religion);
        }
        return;
    }
    let last = phones[at - 1];
    if last != SOUNDS.h && last != SOUNDS.e {
        return;
    }
    at -= 1;
    if is_open(phones[at - 1]) {
        at -= 1;
    }
    if phones[at - 1] == l && is_open(phones[at - 2]) && at >= 5 {
        phones.truncate(at - 2);
        push_tail(phones, Tail::God);
    }
}
