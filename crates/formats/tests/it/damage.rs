//! Any bytes and any damage: an answer, never a panic; and what is read can be checked.

use crate::world::{profile, root};
use proptest::prelude::*;
use std::sync::LazyLock;
use tansiq_formats::{Format, read};

static UN: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read(root("fixtures/lists/exercise-un.xml")).unwrap());
static FTM: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read(root("fixtures/lists/exercise-people.ftm.json")).unwrap());
static GED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    b"id,date_start,date_prec,latitude,longitude,where_prec,where_coordinates,adm_1,side_a,side_b,best,low,high\n\
      1,2017-03-05,1,36.5,43.25,1,Exercise Town,Exercise province,EXERCISE A,EXERCISE B,3,2,9\n\
      2,2017-03-06,5,33.0,44.0,6,Exercise Land,,EXERCISE A,EXERCISE C,0,0,1\n"
        .to_vec()
});
static CSV: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read(root("fixtures/lists/exercise-people.csv")).unwrap());

fn answered(format: Format, bytes: &[u8]) {
    match read(format, bytes, &profile(format)) {
        Ok(import) => assert!(!import.entries.is_empty()),
        Err(error) => assert!(error.to_string().contains("expected"), "{error}"),
    }
}

fn tokens() -> impl Strategy<Value = Vec<u8>> {
    let token = proptest::sample::select(vec![
        "<CONSOLIDATED_LIST>",
        "</CONSOLIDATED_LIST>",
        "<INDIVIDUALS>",
        "</INDIVIDUALS>",
        "<INDIVIDUAL>",
        "</INDIVIDUAL>",
        "<DATAID>1</DATAID>",
        "<FIRST_NAME>A",
        "</FIRST_NAME>",
        "<A/>",
        "&amp;",
        "&#0;",
        "&#x10FFFF;",
        "&x;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?",
        "?>",
        "<!DOCTYPE a>",
        "{\"id\":",
        "\"a\"",
        "}",
        ",",
        "\n",
        ";",
        "\"",
        "name",
        "بغداد",
        "(",
        ")",
        "\u{feff}",
    ]);
    proptest::collection::vec(token, 0..30).prop_map(|tokens| tokens.concat().into_bytes())
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        Format::ALL.into_iter().for_each(|format| answered(format, &bytes));
    }

    #[test]
    fn any_pieces_are_answered(bytes in tokens()) {
        Format::ALL.into_iter().for_each(|format| answered(format, &bytes));
    }

    #[test]
    fn a_damaged_file_is_answered(
        at in any::<prop::sample::Index>(),
        cut in 0_usize..40,
        put in prop_oneof![proptest::collection::vec(any::<u8>(), 0..4), tokens()],
    ) {
        for (format, file) in [(Format::Un, &*UN), (Format::Ftm, &*FTM), (Format::Csv, &*CSV), (Format::Ged, &*GED)] {
            let mut damaged = file.clone();
            let at = at.index(damaged.len());
            let end = (at + cut).min(damaged.len());
            damaged.splice(at..end, put.clone());
            answered(format, &damaged);
        }
    }
}
