//! Two names from any bytes, parted by the first line break: what holds for all names holds for them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tansiq_names::{Index, Name, compare, score};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (left, right) = text.split_once('\n').unwrap_or((&text, "Karim Darwish"));
    let (Ok(left), Ok(right)) = (Name::analyse(left), Name::analyse(right)) else { return };
    assert_eq!(score(&left, &left), 1.0);
    let there = score(&left, &right);
    assert!((0.0..=1.0).contains(&there), "{there}");
    assert_eq!(there, score(&right, &left));

    let comparison = compare(&left, &right);
    assert_eq!(comparison.score, there);
    let explained = comparison.parts.iter().filter(|part| part.left.is_some()).count();
    assert!((1..=left.tokens().len()).contains(&explained), "{explained}");

    let again = Name::analyse(left.normal()).expect("the normal form of a name is a name");
    assert_eq!(again.normal(), left.normal());

    let mut index = Index::new();
    index.insert(7, &left);
    index.search(&right, 10).iter().for_each(|hit| assert_eq!(hit.score, there));
});
