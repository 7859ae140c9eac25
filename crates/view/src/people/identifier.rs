//! Numbers of papers and telephones in one normal form, so that one number written by two hands is found.

use tansiq_report::{Statement, ValueType};

/// A number with fewer signs identifies nobody: a search for it would list everybody.
pub const MIN_IDENTIFIER_CHARS: usize = 4;
/// What is longer is no number that anybody types. The longest kept are SHA-512 digests of files.
pub const MAX_IDENTIFIER_CHARS: usize = 128;

/// The normal form of a number: letters and digits only, upper case, digits of every script as 0 to 9, and no
/// international prefix `00` before a telephone's digits. Nothing if it is too short or too long to identify.
pub fn normal_identifier(text: &str) -> Option<String> {
    let mut normal = String::with_capacity(text.len().min(MAX_IDENTIFIER_CHARS));
    for sign in text.chars().filter(|sign| sign.is_alphanumeric()) {
        match digit(sign) {
            Some(digit) => normal.push(digit),
            None => normal.extend(sign.to_uppercase()),
        }
        if normal.len() > MAX_IDENTIFIER_CHARS {
            return None;
        }
    }
    let normal = match normal.strip_prefix("00") {
        Some(rest) if rest.bytes().all(|byte| byte.is_ascii_digit()) => rest.to_owned(),
        _ => normal,
    };
    (normal.chars().count() >= MIN_IDENTIFIER_CHARS).then_some(normal)
}

/// The normal form under which a statement is found, if it is one that identifies.
pub(crate) fn of_statement(statement: &Statement) -> Option<String> {
    let identifies = matches!(statement.property.value, ValueType::Identifier | ValueType::Phone)
        || statement.property.name == "email";
    identifies.then(|| normal_identifier(&statement.value)).flatten()
}

/// Digits of Arabic script (two sets) as the European ones.
fn digit(sign: char) -> Option<char> {
    let value = match sign {
        '0'..='9' => return Some(sign),
        '\u{660}'..='\u{669}' => sign as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => sign as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_of_several_hands_has_one_form() {
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(normal_identifier(text).as_deref(), expected, "{text}");
        }
        check("a 123-456", Some("A123456"));
        check("+964 (770) 000-0001", Some("9647700000001"));
        check("00964 770 000 0001", Some("9647700000001"));
        check("٩٦٤٧٧٠۰۰۰۰۰۰۱", Some("9647700000001"));
        check("00A1234", Some("00A1234"));
        check("A-1", None);
        check("", None);
        check(&"7".repeat(MAX_IDENTIFIER_CHARS + 1), None);
    }
}
