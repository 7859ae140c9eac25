//! Any bytes: an answer, never a panic.

use proptest::prelude::*;
use tansiq_intake::{Syntax, parse};

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for syntax in [Syntax::Json, Syntax::Toml] {
            if let Err(error) = parse(&bytes, syntax) {
                prop_assert!(error.to_string().contains("expected"));
            }
        }
    }

    #[test]
    fn a_damaged_report_is_answered(
        at in any::<prop::sample::Index>(),
        bytes in proptest::collection::vec(any::<u8>(), 0..6),
        json in any::<bool>(),
    ) {
        let text = include_str!("../../../../fixtures/reports/border-crossing.toml");
        let mut damaged = if json {
            serde_json::to_vec(&parse(text.as_bytes(), Syntax::Toml).unwrap()).unwrap()
        } else {
            text.as_bytes().to_vec()
        };
        let at = at.index(damaged.len());
        let end = (at + bytes.len()).min(damaged.len());
        damaged.splice(at..end, bytes);
        for syntax in [Syntax::Json, Syntax::Toml] {
            let _ = parse(&damaged, syntax);
        }
    }
}

#[test]
fn media_types() {
    let check = |text, expected| assert_eq!(Syntax::of_media_type(text), expected);
    check("application/json; charset=utf-8", Some(Syntax::Json));
    check("Application/TOML", Some(Syntax::Toml));
    check("text/plain", None);
}
