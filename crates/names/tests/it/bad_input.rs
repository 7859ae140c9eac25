//! Whatever comes in, a name or a reason comes out, and soon.

use proptest::prelude::*;
use std::time::{Duration, Instant};
use tansiq_names::{Index, MAX_CHARACTERS, Name, Unreadable, compare, score};

/// One name of the longest kind is read, compared, explained and looked for within this, without optimisation and
/// beside other work.
const SOON: Duration = Duration::from_secs(2);

#[test]
fn what_holds_no_letter_is_refused_as_empty() {
    for text in [
        "",
        " ",
        "\t\r\n\0",
        "\u{202e}\u{2066}\u{200f}\u{feff}",
        "😀👍🏽🇮🇶",
        "…—،؟!",
        "\u{fffd}",
        "\u{301}\u{94d}",
    ] {
        assert_eq!(Name::analyse(text), Err(Unreadable::Empty), "{text:?}");
    }
}

#[test]
fn marks_controls_and_emoji_leave_the_name_as_it_is() {
    let plain = Name::analyse("Karim Darwish").unwrap();
    for text in [
        "\u{202e}Karim\u{202c} \u{2067}Darwish\u{2069}",
        "😀 Karim 👍🏽 Darwish 🇮🇶",
        "\0Karim\u{7}\tDarwish\u{1b}",
        "Karim\u{fffd}Darwish",
        "K\u{301}arim\u{ad} Dar\u{200d}wish\u{fe0f}",
    ] {
        assert_eq!(score(&Name::analyse(text).unwrap(), &plain), 1.0, "{text:?}");
    }
}

#[test]
fn the_longest_names_of_every_script_are_read_and_compared_soon() {
    let short = Name::analyse("EXERCISE Karim Darwish").unwrap();
    for letter in [
        "a", "ش", "щ", "ש", "ψ", "ღ", "խ", "क", "ক", "힣", "龍", "あ", "ሰ", "𐎀", "á̂̃", "ﷺ", "karim ",
        "abd al ", "철수 ",
    ] {
        let text: String = letter.chars().cycle().take(MAX_CHARACTERS).collect();
        let begun = Instant::now();
        let name = Name::analyse(&text).unwrap();
        assert_eq!(score(&name, &name), 1.0, "{letter}");
        assert_eq!(compare(&name, &short).score, compare(&short, &name).score, "{letter}");
        let mut index = Index::new();
        index.insert(1, &name);
        index.search(&short, 10);
        assert!(index.search(&name, 10).iter().all(|hit| hit.score == 1.0), "{letter}");
        assert!(begun.elapsed() < SOON, "{letter}: {:?}", begun.elapsed());
        let longer = text + letter;
        assert!(matches!(Name::analyse(&longer), Err(Unreadable::TooLong { .. })), "{letter}");
    }
}

/// Letters of all scripts with a table and some without, marks, controls and spaces, often enough to meet.
fn mixed() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => "[a-zA-Zçğışöü' -]",
        2 => "[\u{600}-\u{6ff}]",
        1 => "[\u{400}-\u{4ff}\u{370}-\u{3ff}\u{530}-\u{58f}\u{590}-\u{5ff}]",
        1 => "[\u{900}-\u{9ff}\u{10a0}-\u{11ff}]",
        1 => "[\u{ac00}-\u{d7a3}\u{3400}-\u{9fff}\u{3040}-\u{30ff}]",
        1 => "[\u{0}-\u{1f}\u{200b}-\u{200f}\u{2066}-\u{2069}\u{300}-\u{30f}]",
        1 => "\\PC",
    ];
    prop::collection::vec(letter, 0..40).prop_map(|letters| letters.concat())
}

proptest! {
    #[test]
    fn any_bytes_and_any_mixture_give_a_name_or_a_reason(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        text in mixed(),
        other in mixed(),
    ) {
        for text in [String::from_utf8_lossy(&bytes).into_owned(), text] {
            let (Ok(one), Ok(two)) = (Name::analyse(&text), Name::analyse(&other)) else { continue };
            let there = score(&one, &two);
            prop_assert!((0.0..=1.0).contains(&there), "{there}");
            prop_assert_eq!(there, score(&two, &one));
            prop_assert_eq!(score(&one, &one), 1.0);
            let again = Name::analyse(one.normal()).unwrap();
            prop_assert_eq!(again.normal(), one.normal());
        }
    }
}
