//! Passports and identity cards as the list writes them.

use super::element::Element;
use crate::country::country_code;
use crate::remark::What;
use crate::sheet::{More, Sheet};
use crate::text::one_line;

const FIELD: &str = "INDIVIDUAL_DOCUMENT";

pub(crate) fn document(mut element: Element, sheet: &mut Sheet<'_>) {
    let kind = one_line(&element.take("TYPE_OF_DOCUMENT"));
    let other_kind = one_line(&element.take("TYPE_OF_DOCUMENT2"));
    let number = one_line(&element.take("NUMBER"));
    let by = countries(&mut element, sheet);
    let city = one_line(&element.take("CITY_OF_ISSUE"));
    let on = one_line(&element.take("DATE_OF_ISSUE"));
    let note = one_line(&element.take("NOTE"));
    for path in element.left() {
        sheet.remark(&path, What::UnknownField);
    }
    let mut said: Vec<String> = Vec::new();
    let passport = is_passport(&kind);
    if !other_kind.is_empty() {
        said.push(other_kind.trim_end_matches([':', ' ']).to_owned());
    } else if !passport && !kind.is_empty() && kind != "National Identification Number" {
        said.push(kind);
    }
    said.extend(by.into_iter().map(|country| format!("issued by {country}")));
    said.extend(Some(city).filter(|c| !c.is_empty()).map(|city| format!("issued at {city}")));
    said.extend(Some(on).filter(|o| !o.is_empty()).map(|on| format!("issued on {on}")));
    said.extend(Some(note).filter(|n| !n.is_empty()));
    if number.is_empty() {
        if !said.is_empty() {
            sheet.remark(FIELD, What::KeptAsNote);
            sheet.say("notes", &format!("Document: {}", said.join("; ")), More::default());
        }
        return;
    }
    let bare = bare_number(&number);
    if bare != number {
        sheet.remark("INDIVIDUAL_DOCUMENT/NUMBER", What::NumberFromWords);
        said.push(format!("written {number}"));
    }
    let property = if passport { "passportNumber" } else { "idNumber" };
    sheet.say(property, bare, More { said: &said.join("; "), approximate: false });
}

fn is_passport(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    kind.contains("passport") || kind.contains("passeport") || kind.contains("pasaporte")
}

fn countries(element: &mut Element, sheet: &mut Sheet<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for field in ["ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"] {
        let name = one_line(&element.take(field));
        if name.is_empty() {
            continue;
        }
        let code = country_code(&name);
        if code.is_none() {
            sheet.remark(&format!("{FIELD}/{field}"), What::UnknownCountry);
        }
        let country = code.map_or(name, str::to_owned);
        if !out.contains(&country) {
            out.push(country);
        }
    }
    out
}

/// The number of `Libyan Passport No. 96/184442` and of `563210184 (Expires 18 Jun. 2018)`.
fn bare_number(number: &str) -> &str {
    let before = number.split_once(" (").map_or(number, |(before, _)| before);
    let lower = before.to_ascii_lowercase();
    let after = ["no. ", "number "].iter().find_map(|word| lower.rfind(word).map(|at| at + word.len()));
    let bare = before[after.unwrap_or(0)..].trim();
    if bare.bytes().any(|b| b.is_ascii_digit()) { bare } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_among_words() {
        let check = |number, expected| assert_eq!(bare_number(number), expected);
        check("EX 0000017", "EX 0000017");
        check("Exland Passport No. 96/0001", "96/0001");
        check("000123 (Expires 1 Jan. 2018)", "000123");
        check("Number unknown", "Number unknown");
        check("no. ", "no. ");
        check("№ 12", "№ 12");
    }
}
