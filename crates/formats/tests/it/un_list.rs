//! The UN list's elements, one case each, and what is refused.

use crate::world::{import, profile, report, root, said};
use tansiq_formats::{Error, Format, MAX_FILE_BYTES, What, read};

/// A list of one individual with these elements.
fn individual(elements: &str) -> String {
    format!(
        "<CONSOLIDATED_LIST dateGenerated=\"2026-02-27T00:00:09.554Z\"><INDIVIDUALS><INDIVIDUAL>\
         <DATAID>1</DATAID><FIRST_NAME>EXERCISE</FIRST_NAME><SECOND_NAME>Selim</SECOND_NAME>{elements}\
         </INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"
    )
}

#[test]
fn elements_become_statements() {
    let check = |elements: &str, expected: &[&str]| {
        let import = import(Format::Un, &individual(elements));
        report(&import.entries[0]);
        let said = said(&import.entries[0]);
        assert_eq!(said[0], "name EXERCISE Selim | A2");
        assert_eq!(said[1..], *expected, "{elements}");
    };
    let born = |inner: &str| format!("<INDIVIDUAL_DATE_OF_BIRTH>{inner}</INDIVIDUAL_DATE_OF_BIRTH>");
    check("", &[]);
    check(
        "<NAME_ORIGINAL_SCRIPT>سليم; سالم</NAME_ORIGINAL_SCRIPT>",
        &["name سليم; in its own script | A2", "name سالم; in its own script | A2"],
    );
    let alias = |quality: &str, name: &str| {
        format!(
            "<INDIVIDUAL_ALIAS><QUALITY>{quality}</QUALITY><ALIAS_NAME>{name}</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        )
    };
    check(&alias("Good", "Abu X; Abu Y"), &["alias Abu X | A2", "alias Abu Y | A2"]);
    check(&alias("Low", "the Baker"), &["weakAlias the Baker | A2"]);
    check(&alias("Low", " "), &[]);
    check(&alias("Good", "Ibn &amp; Sons (سليم)"), &["alias Ibn & Sons | A2", "alias سليم | A2"]);
    check(&born("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1981-03-05</DATE>"), &["birthDate 1981-03-05 | A2"]);
    check(
        &born("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1981</YEAR>"),
        &["birthDate 1981; approximately | A3"],
    );
    check(
        &born("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1981</FROM_YEAR><TO_YEAR>1982</TO_YEAR>"),
        &["birthDate 1981; between 1981 and 1982 | A3", "birthDate 1982; between 1981 and 1982 | A3"],
    );
    check(
        &born("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1950</FROM_YEAR><TO_YEAR>1970</TO_YEAR>"),
        &["birthDate 1950; between 1950 and 1970 | A3", "birthDate 1970; between 1950 and 1970 | A3"],
    );
    check(
        &born("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE>"),
        &["birthDate 1973; Nov. 1973 | A2"],
    );
    check(&born("<NOTE>30-35 years old</NOTE>"), &["notes Date of birth: 30-35 years old | A2"]);
    check(
        "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER> EX 1 </NUMBER>\
         <ISSUING_COUNTRY>Iraq</ISSUING_COUNTRY><NOTE>expired</NOTE></INDIVIDUAL_DOCUMENT>",
        &["passportNumber EX 1; issued by IQ; expired | A2"],
    );
    check(
        "<INDIVIDUAL_ADDRESS><CITY>Exville</CITY><COUNTRY>Jordan</COUNTRY></INDIVIDUAL_ADDRESS>\
         <INDIVIDUAL_ADDRESS><COUNTRY>Utopia</COUNTRY></INDIVIDUAL_ADDRESS>",
        &["address Exville, Jordan | A2", "country JO | A2", "country Utopia | A2"],
    );
    check(
        "<UN_LIST_TYPE>Exercise</UN_LIST_TYPE><REFERENCE_NUMBER>EXi.1</REFERENCE_NUMBER><VERSIONNUM>2</VERSIONNUM>\
         <LISTED_ON>2026-01-15</LISTED_ON><LAST_DAY_UPDATED><VALUE>2026-06-01</VALUE><VALUE/></LAST_DAY_UPDATED>",
        &["listing Exercise EXi.1 | A2", "listedOn 2026-01-15 | A2", "amendedOn 2026-06-01 | A2"],
    );
}

#[test]
fn what_is_not_known_is_remarked() {
    let import = import(
        Format::Un,
        &individual(
            "<SHOE_SIZE>44</SHOE_SIZE><GENDER>Male</GENDER><GENDER>Female</GENDER><SORT_KEY>x</SORT_KEY>",
        ),
    );
    assert_eq!(import.remarks.count("INDIVIDUAL/SHOE_SIZE", What::UnknownField), 1);
    assert_eq!(import.remarks.count("INDIVIDUAL/GENDER", What::UnknownField), 1);
    assert_eq!(import.remarks.total(), 2);
    assert_eq!(import.generated.unwrap().to_string(), "2026-02-27");
}

#[test]
fn the_legal_basis_names_the_entry_and_the_label_comes_from_the_profile() {
    let text = std::fs::read_to_string(root("fixtures/lists/exercise-un.xml")).unwrap();
    let import = import(Format::Un, &text);
    assert_eq!(import.entries.len(), 15);
    let report = report(&import.entries[0]);
    assert_eq!(report.header().legal_basis, "UN Security Council consolidated list, EXi.001");
    assert_eq!(report.label().to_string(), "UNCLASSIFIED // REL TO ANY PARTY");
    assert_eq!(report.label().persons().codes(), ["wanted"]);
    assert_eq!(import.remarks.count("INDIVIDUAL_DATE_OF_BIRTH", What::Range), 1);
}

#[test]
fn what_is_refused_says_where() {
    let check = |text: &str, expected: &str| {
        let error = read(Format::Un, text.as_bytes(), &profile(Format::Un)).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    };
    let root = "expected the element CONSOLIDATED_LIST of a UN consolidated list";
    check("", &format!("line 1, column 1 (byte 0): {root}; found the end of the file"));
    check("<html/>", &format!("line 1, column 1 (byte 0): {root}; found another element"));
    check("<CONSOLIDATED_LIST/>", "expected at least one entry; found none");
    check(
        "<!DOCTYPE l [<!ENTITY a \"b\">]>\n<CONSOLIDATED_LIST/>",
        "line 1, column 1 (byte 0): expected no document type: a list has none; found a document type declaration",
    );
    check(
        "<?xml version=\"1.0\" encoding=\"windows-1256\"?><CONSOLIDATED_LIST/>",
        "line 1, column 1 (byte 0): expected the encoding utf-8; found another encoding",
    );
    check(
        "<CONSOLIDATED_LIST>\n<INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>&evil;",
        "line 2, column 44 (byte 63): expected one of &amp; &lt; &gt; &quot; &apos; or a character's number; found another reference",
    );
    check(
        "<CONSOLIDATED_LIST>\n<INDIVIDUALS></ENTITIES>",
        "line 2, column 14 (byte 33): expected the end of the element that was opened last; found something else",
    );
    check(
        "<CONSOLIDATED_LIST>\n<INDIVIDUALS><INDIVIDUAL>",
        "line 2, column 26 (byte 45): expected the end of every element; found the end of the file",
    );
    check(
        "<CONSOLIDATED_LIST><INDIVIDUALS>\n<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>",
        "line 2, column 1 (byte 33): expected a DATAID of digits in every entry; found none",
    );
    let two = individual("").replace(
        "</INDIVIDUALS>",
        "<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>B</FIRST_NAME></INDIVIDUAL></INDIVIDUALS>",
    );
    assert!(matches!(read(Format::Un, two.as_bytes(), &profile(Format::Un)), Err(Error::Twice { .. })));
    let text_outside = individual("").replace("<INDIVIDUALS>", "<INDIVIDUALS>words");
    assert!(read(Format::Un, text_outside.as_bytes(), &profile(Format::Un)).is_err());
}

#[test]
fn limits_are_kept() {
    let error = |text: &str| read(Format::Un, text.as_bytes(), &profile(Format::Un)).unwrap_err().to_string();
    let deep = individual(&format!("{}{}", "<A>".repeat(20), "</A>".repeat(20)));
    assert!(error(&deep).ends_with("expected at most 11 levels of elements; found more"), "{}", error(&deep));
    let many = individual(&"<A/>".repeat(5_000));
    assert!(error(&many).ends_with("expected at most 4000 elements in an entry; found more"));
    let long = individual(&format!("<COMMENTS1>{}</COMMENTS1>", "x".repeat(70_000)));
    assert!(error(&long).ends_with("expected at most 65536 bytes of text in an element; found more"));
    let huge = vec![b' '; MAX_FILE_BYTES + 1];
    let found = read(Format::Un, &huge, &profile(Format::Un));
    assert_eq!(found, Err(Error::FileTooLong { limit: MAX_FILE_BYTES, found: MAX_FILE_BYTES + 1 }));
    let error = read(Format::Un, b"<CONS\xff", &profile(Format::Un)).unwrap_err();
    assert_eq!(error.to_string(), "line 1, column 6 (byte 5): expected text in UTF-8; found other bytes");
}
