//! Machine-readable zones. The zones that are right are the specimens of Doc 9303: Utopia is nobody's state.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use tansiq_formats::{Mrz, MrzError, read_mrz};

const TODAY: Date = date(2026, 11, 20);
const TD1: &str =
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const TD2: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const TD3: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const MRV_A: &str =
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";
const MRV_B: &str = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";

fn zone(text: &str) -> Mrz {
    read_mrz(text, TODAY).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn every_format_is_read() {
    fn check(text: &str, format: &str, number: &str, birth: &str, expires: Date) {
        let read = zone(text);
        assert_eq!((read.format, read.number.as_str()), (format, number));
        assert_eq!((read.name.as_str(), read.issuer.as_str()), ("ANNA MARIA ERIKSSON", "UTO"));
        assert_eq!((read.birth.as_deref(), read.expires), (Some(birth), Some(expires)));
    }
    check(TD1, "TD1", "D23145890", "1974-08-12", date(2012, 4, 15));
    check(TD2, "TD2", "D23145890", "1974-08-12", date(2012, 4, 15));
    check(TD3, "TD3", "L898902C3", "1974-08-12", date(2012, 4, 15));
    check(MRV_A, "MRV-A", "L8988901C", "1940-09-07", date(1996, 12, 10));
    check(MRV_B, "MRV-B", "L8988901C", "1940-09-07", date(1996, 12, 10));
}

#[test]
fn it_may_be_typed_in_one_line_and_in_small_letters() {
    assert_eq!(zone(&TD3.replace('\n', "").to_lowercase()), zone(TD3));
    assert_eq!(zone(&TD1.replace('\n', " \r\n ")), zone(TD1));
}

#[test]
fn a_wrong_check_digit_is_named_with_its_place() {
    fn check(text: &str, from: &str, to: &str, says: &str) {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text);
        let said = read_mrz(&wrong, TODAY).expect_err("a wrong digit").to_string();
        assert!(said.starts_with(says), "{said}");
    }
    check(
        TD3,
        "L898902C36",
        "L898902C37",
        "line 2, character 10: expected 6 as the check digit of the number",
    );
    check(
        TD3,
        "7408122",
        "7408121",
        "line 2, character 20: expected 2 as the check digit of the date of birth",
    );
    check(
        TD3,
        "1204159",
        "1204158",
        "line 2, character 28: expected 9 as the check digit of the date of expiry",
    );
    check(
        TD3,
        "<<<<<10",
        "<<<<<20",
        "line 2, character 43: expected 1 as the check digit of the personal number",
    );
    check(TD3, "<<<<<10", "<<<<<11", "line 2, character 44: expected 0 as the check digit of the whole zone");
    check(
        TD1,
        "D231458907",
        "D231458906",
        "line 1, character 15: expected 7 as the check digit of the number",
    );
    check(TD1, "<<<<6\n", "<<<<7\n", "line 2, character 30: expected 6 as the check digit of the whole zone");
    check(TD2, "<<<6", "<<<7", "line 2, character 36: expected 6 as the check digit of the whole zone");
    check(MRV_B, "C4XXX", "C5XXX", "line 2, character 10: expected 4 as the check digit of the number");
}

#[test]
fn a_number_that_is_too_long_for_its_field_goes_on_behind_it() {
    // Doc 9303 part 5, appendix A: a number of twelve characters.
    let long =
        "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<";
    assert_eq!(zone(long).number, "D23145890734");
}

#[test]
fn what_is_not_known_of_a_birth_is_left_open() {
    // 74 and two unknown parts: the digits are worked out anew, so that only the date differs.
    let visa = MRV_B.replacen("4009078", "74<<<<3", 1);
    let read = read_mrz(&visa, TODAY);
    let visa = match read {
        Err(MrzError::CheckDigit { expected, .. }) => {
            MRV_B.replacen("4009078", &format!("74<<<<{expected}"), 1)
        }
        _ => visa,
    };
    assert_eq!(zone(&visa).birth.as_deref(), Some("1974"));
}

#[test]
fn what_is_no_zone_is_refused_without_a_word_of_it() {
    fn check(text: &str, expected: &MrzError) {
        let found = read_mrz(text, TODAY).expect_err("no zone");
        assert_eq!(&found, expected);
        assert!(!found.to_string().contains("ERIKSSON"));
    }
    check("", &MrzError::Length { found: 0 });
    check(&TD3[1..], &MrzError::Length { found: 87 });
    check(&TD3.replacen('E', "É", 1), &MrzError::Character { line: 1, character: 6 });
    check(&TD2.replacen("UTO74", "UTO7.", 1), &MrzError::Character { line: 2, character: 15 });
    let nameless = TD1.replace("ERIKSSON<<ANNA<MARIA", "<<<<<<<<<<<<<<<<<<<<");
    check(&nameless, &MrzError::Name { line: 3 });
}

proptest! {
    #[test]
    fn nothing_that_is_typed_makes_it_panic(text in "[A-Z0-9<]{0,100}|.{0,100}") {
        let _ = read_mrz(&text, TODAY);
    }

    #[test]
    fn anything_of_the_right_length_is_read_or_refused(text in "[PIV][A-Z0-9<]{71}|[PIV][A-Z0-9<]{87}|[IAC][A-Z0-9<]{89}") {
        let _ = read_mrz(&text, TODAY);
    }

    #[test]
    fn one_wrong_digit_of_a_number_or_date_is_never_overlooked(at in 44_usize..71, digit in b'0'..=b'9') {
        let mut zone = TD3.replace('\n', "").into_bytes();
        prop_assume!(zone[at].is_ascii_digit() && zone[at] != digit);
        zone[at] = digit;
        prop_assert!(read_mrz(std::str::from_utf8(&zone).unwrap(), TODAY).is_err());
    }
}
