//! What holds for all names.

use proptest::prelude::*;
use tansiq_names::{How, MAX_CHARACTERS, Name, Unreadable, compare, score};

/// Words of the size and alphabet of names, so that parts do meet.
fn name_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z]{1,9}",
        "[ابتجحدرسعمنهوي]{2,7}",
        "[а-яё]{2,9}",
        Just("Muhammad".to_owned()),
        Just("محمد".to_owned()),
        Just("abu".to_owned()),
        Just("al".to_owned()),
        Just("bin".to_owned()),
        Just("Abdul".to_owned()),
        Just("Ивановна".to_owned()),
        Just("Karim".to_owned()),
    ];
    prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn the_score_is_a_probability_symmetric_and_one_for_equal_names(left in name_text(), right in name_text()) {
        let (Ok(one), Ok(other)) = (Name::analyse(&left), Name::analyse(&right)) else { return Ok(()) };
        let there = score(&one, &other);
        prop_assert!((0.0..=1.0).contains(&there), "{there}");
        prop_assert_eq!(there, score(&other, &one));
        prop_assert_eq!(score(&one, &one), 1.0);
        prop_assert_eq!(compare(&one, &other).score, there);
    }

    #[test]
    fn any_text_gives_a_name_or_a_reason(left in "\\PC{0,40}", right in any::<String>()) {
        if let (Ok(one), Ok(other)) = (Name::analyse(&left), Name::analyse(&right)) {
            prop_assert!(one.tokens().len() > 0);
            prop_assert!((0.0..=1.0).contains(&score(&one, &other)));
            let explained = compare(&one, &other).parts;
            prop_assert_eq!(explained.iter().any(|part| part.left.is_none() && part.right.is_none()), false);
        }
    }

    #[test]
    fn reading_the_normal_form_again_changes_nothing(text in name_text()) {
        let Ok(name) = Name::analyse(&text) else { return Ok(()) };
        let again = Name::analyse(name.normal()).unwrap();
        prop_assert_eq!(name.normal(), again.normal());
        prop_assert_eq!(score(&name, &again), 1.0);
    }
}

/// A name and the same name after some parts were dropped, respelt, added or moved.
fn two_names() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let words = vec![
        "Karim",
        "Muhammad",
        "Mahmud",
        "Darwish",
        "Darwich",
        "Tariq",
        "Hasan",
        "Husayn",
        "al-Kubaysi",
        "Salim",
        "bin Walid",
        "Abdul Rahman",
        "Abu Omar",
        "Hajji",
        "Ivanovich",
        "Sokolov",
        "T",
        "Zelimkhan",
        "Nuri",
    ];
    let words = prop::sample::subsequence(words, 2..6).prop_shuffle();
    (words, prop::collection::vec((any::<prop::sample::Index>(), 0u8..4), 0..3)).prop_map(
        |(words, changes)| {
            let left: Vec<String> = words.into_iter().map(str::to_owned).collect();
            let mut right = left.clone();
            for (at, change) in changes {
                let at = at.index(right.len());
                match change {
                    0 if right.len() > 1 => drop(right.remove(at)),
                    1 => right[at].push('e'),
                    2 => right.insert(at, "Xhemal".to_owned()),
                    _ => right.rotate_left(at),
                }
            }
            (left, right)
        },
    )
}

/// What stands against what, the part `without` aside, in the order of words.
fn links(one: &Name, other: &Name, without: &str) -> Vec<(String, String, String)> {
    let parts = compare(one, other).parts.into_iter();
    let mut links: Vec<_> = parts
        .filter_map(|part| Some((part.left?, part.right?, format!("{:.4}", part.cost))))
        .filter(|link| link.0 != without)
        .collect();
    links.sort();
    links
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// A part that sounds the same as its counterpart is evidence. Take it away, and let everything else stand
    /// against what it stood against: the score does not rise.
    #[test]
    fn a_part_removed_never_raises_the_score((left, right) in two_names(), which in any::<prop::sample::Index>()) {
        let (one, other) = (Name::analyse(&left.join(" ")).unwrap(), Name::analyse(&right.join(" ")).unwrap());
        let parts: Vec<&str> = one.tokens().map(|part| part.text).collect();
        let removed = parts[which.index(parts.len())];
        let rest: Vec<&str> = parts.iter().copied().filter(|part| *part != removed).collect();
        let comparison = compare(&one, &other);
        let exact = comparison.parts.iter().any(|part| {
            part.left.as_deref() == Some(removed) && part.right.is_some() && part.how == How::Exact && part.cost == 0.0
        });
        let Ok(shorter) = Name::analyse(&rest.join(" ")) else { return Ok(()) };
        let same_parts = shorter.tokens().map(|part| part.text).eq(rest.iter().copied());
        prop_assume!(exact && same_parts && links(&shorter, &other, "") == links(&one, &other, removed));
        prop_assert!(
            score(&shorter, &other) <= score(&one, &other),
            "{} without {removed} against {}", one.normal(), other.normal()
        );
    }
}

#[test]
fn texts_that_are_no_names_are_refused() {
    for text in ["", "   ", "،؟!", "\u{200f}\u{202e}", "\u{64b}\u{640}", "—"] {
        assert_eq!(Name::analyse(text), Err(Unreadable::Empty), "{text:?}");
    }
    let long = "ab ".repeat(MAX_CHARACTERS);
    let refused = Err(Unreadable::TooLong { characters: 3 * MAX_CHARACTERS, limit: MAX_CHARACTERS });
    assert_eq!(Name::analyse(&long), refused);
}

#[test]
fn a_name_at_the_limit_is_read_truncated_and_compared() {
    for text in [
        "a".repeat(MAX_CHARACTERS),
        "م ".repeat(MAX_CHARACTERS / 2),
        "Karim bin ".repeat(MAX_CHARACTERS / 10),
    ] {
        let name = Name::analyse(&text).unwrap();
        assert!(name.tokens().len() <= 16);
        assert_eq!(score(&name, &name), 1.0);
        let short = Name::analyse("EXERCISE Karim Darwish").unwrap();
        assert!(score(&name, &short) < 1.0);
    }
    assert!(Name::analyse(&"Karim ".repeat(100)).unwrap().is_truncated());
    assert!(!Name::analyse("Karim Darwish").unwrap().is_truncated());
}
