//! Dates of birth as the list writes them: exact, approximate, between two years, or only in a note.

use super::element::Element;
use crate::remark::What;
use crate::sheet::{More, Sheet};
use crate::text::{day, one_line, year};

/// Up to so many years a range is written out year by year; of a longer one only the ends. Screening compares years,
/// and takes two years apart for near.
const MAX_YEARS_WRITTEN_OUT: i16 = 10;
const FIELD: &str = "INDIVIDUAL_DATE_OF_BIRTH";

pub(crate) fn birth(mut element: Element, sheet: &mut Sheet<'_>) {
    let kind = one_line(&element.take("TYPE_OF_DATE"));
    let note = one_line(&element.take("NOTE"));
    let date = first_of(&mut element, &["DATE", "YEAR"]);
    let (from, to) = (element.take("FROM_YEAR"), element.take("TO_YEAR"));
    for path in element.left() {
        sheet.remark(&path, What::UnknownField);
    }
    let approximate = kind == "APPROXIMATELY" || note.to_lowercase().starts_with("approx");
    if !matches!(kind.as_str(), "" | "EXACT" | "APPROXIMATELY" | "BETWEEN") {
        sheet.remark("INDIVIDUAL_DATE_OF_BIRTH/TYPE_OF_DATE", What::UnknownWord);
    }
    match (year(&from), year(&to)) {
        (Some(from), Some(to)) if from <= to => return range(from, to, sheet),
        _ if from.is_empty() && to.is_empty() => {}
        _ => {
            sheet.remark(FIELD, What::OddDate);
            let said = one_line(&format!("{from} {to}"));
            sheet.say("birthDate", &said, More { said: "between", approximate: true });
        }
    }
    if date.is_empty() {
        only_a_note(&note, approximate, sheet);
        return;
    }
    let written = day(&date).map(|d| d.to_string()).or_else(|| year(&date).map(|y| y.to_string()));
    if written.is_none() {
        sheet.remark(FIELD, What::OddDate);
    }
    if approximate {
        sheet.remark(FIELD, What::Approximate);
    }
    let said = [if approximate { "approximately" } else { "" }, note.as_str()].join(" ");
    sheet.say("birthDate", written.as_deref().unwrap_or(&date), More { said: &said, approximate });
}

fn first_of(element: &mut Element, names: &[&str]) -> String {
    let texts: Vec<_> = names.iter().map(|name| one_line(&element.take(name))).collect();
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn range(from: i16, to: i16, sheet: &mut Sheet<'_>) {
    sheet.remark(FIELD, What::Range);
    let said = format!("between {from} and {to}");
    let years: Vec<i16> =
        if to - from < MAX_YEARS_WRITTEN_OUT { (from..=to).collect() } else { vec![from, to] };
    for year in years {
        sheet.say("birthDate", &year.to_string(), More { said: &said, approximate: true });
    }
}

/// A note such as `Nov. 1973` holds a year that screening can use; one such as `30-35 years old` does not.
fn only_a_note(note: &str, approximate: bool, sheet: &mut Sheet<'_>) {
    if note.is_empty() {
        return;
    }
    let years: Vec<i16> = note.split(|c: char| !c.is_alphanumeric()).filter_map(year).collect();
    if let [found] = years[..] {
        sheet.remark(FIELD, What::Approximate);
        sheet.say("birthDate", &found.to_string(), More { said: note, approximate });
    } else {
        sheet.remark("INDIVIDUAL_DATE_OF_BIRTH/NOTE", What::KeptAsNote);
        sheet.say("notes", &format!("Date of birth: {note}"), More::default());
    }
}
