//! The minute of a hand-over: what it may not lack, and whose signatures count.

use crate::sample::{Cards, code, key, now};
use jiff::civil::date;
use tansiq_report::onward::{BadPaper, Signed as _};
use tansiq_report::{MAX_MINUTE_LINE_CHARS, MAX_MINUTE_LINES, MINUTE_TYPE, Minute, MinutePart, Text};

/// Amman's key begins a day after the minute was written.
const CARDS: Cards = Cards { late: "AMM" };

fn minute() -> Minute {
    let part = MinutePart { item: "open-tasks".into(), lines: vec!["EXERCISE task 4".into()] };
    Minute {
        agreement: "committee-2026".into(),
        version: 1,
        term: 1,
        first: Text(date(2026, 1, 31)),
        last: Text(date(2026, 4, 29)),
        outgoing: code("BGD"),
        incoming: code("AMM"),
        written: now(),
        parts: vec![part],
    }
}

#[test]
fn a_minute_lacks_nothing() {
    assert!(minute().sign(&key("BGD")).is_ok());
    let change = |what: &str, change: &dyn Fn(&mut Minute)| {
        let mut minute = minute();
        change(&mut minute);
        assert!(matches!(minute.sign(&key("BGD")), Err(BadPaper::Rule(_))), "{what}");
    };
    change("a chair that stays", &|m| m.incoming = m.outgoing);
    change("a term that ends before it begins", &|m| m.last = Text(date(2026, 1, 30)));
    change("no term", &|m| m.term = 0);
    change("an empty line", &|m| m.parts[0].lines.push(" ".into()));
    change("two lines in one", &|m| m.parts[0].lines.push("EXERCISE\ntask 5".into()));
    change("a long line", &|m| m.parts[0].lines.push("x".repeat(MAX_MINUTE_LINE_CHARS + 1)));
    change("too many lines", &|m| m.parts[0].lines = vec!["x".into(); MAX_MINUTE_LINES + 1]);
}

#[test]
fn only_the_two_chairs_signatures_count() {
    let (bgd, amm) = (code("BGD").0, code("AMM").0);
    let (minute, later) = (minute(), now().plus_millis(2 * 86_400_000));
    let first = minute.sign(&key("BGD")).unwrap();
    assert_eq!(minute.signers(&first, now(), &CARDS), [bgd].into());
    let both = minute.take_over(first.signatures.clone(), &key("AMM"));
    assert_eq!(Minute::read(&both).unwrap(), minute);
    assert_eq!(minute.signers(&both, later, &CARDS), [bgd, amm].into());
    assert_eq!(minute.signers(&both, now(), &CARDS), [bgd].into(), "seen before that key began");
    // Somebody else's signature counts for nobody, and a wrong one hides no right one.
    let mut third = minute.take_over(both.signatures, &key("CAI"));
    third.signatures.rotate_right(1);
    assert_eq!(minute.signers(&third, later, &CARDS), [bgd, amm].into());
    let mut wrong = third.signatures.iter().find(|line| line.keyid == key("BGD").id()).unwrap().clone();
    wrong.sig[0] ^= 1;
    third.signatures.insert(0, wrong);
    assert_eq!(minute.signers(&third, later, &CARDS), [bgd, amm].into());
    assert_eq!(third.signatures_of(MINUTE_TYPE, bgd, later, &CARDS).len(), 1);
    // Other words than those that were signed.
    third.payload = Minute { term: 2, ..minute.clone() }.sign(&key("CAI")).unwrap().payload;
    assert_eq!(minute.signers(&third, later, &CARDS), [].into());
}
