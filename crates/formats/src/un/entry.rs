//! One entry of the list, element by element: which statements it becomes.

use super::date::birth;
use super::document::document;
use super::element::Element;
use crate::import::Imported;
use crate::remark::What;
use crate::sheet::{More, Sheet};
use crate::text::{day, one_line, parts, scripts};

pub(crate) fn individual(mut e: Element, mut sheet: Sheet<'_>) -> Imported {
    names(&mut e, &mut sheet);
    for alias in e.take_all("INDIVIDUAL_ALIAS") {
        individual_alias(alias, &mut sheet);
    }
    for title in e.take_values("TITLE") {
        sheet.say("title", &title, More::default());
    }
    for position in e.take_values("DESIGNATION") {
        sheet.say("position", &position, More::default());
    }
    for country in e.take_values("NATIONALITY") {
        sheet.say_country("nationality", "NATIONALITY", &country, More::default());
    }
    gender(&e.take("GENDER"), &mut sheet);
    for date in e.take_all("INDIVIDUAL_DATE_OF_BIRTH") {
        birth(date, &mut sheet);
    }
    for place in e.take_all("INDIVIDUAL_PLACE_OF_BIRTH") {
        place_of_birth(place, &mut sheet);
    }
    for paper in e.take_all("INDIVIDUAL_DOCUMENT") {
        document(paper, &mut sheet);
    }
    for place in e.take_all("INDIVIDUAL_ADDRESS") {
        address(place, &mut sheet);
    }
    listing(e, sheet)
}

pub(crate) fn entity(mut e: Element, mut sheet: Sheet<'_>) -> Imported {
    names(&mut e, &mut sheet);
    for mut alias in e.take_all("ENTITY_ALIAS") {
        let (quality, name) = (one_line(&alias.take("QUALITY")), alias.take("ALIAS_NAME"));
        let note = one_line(&alias.take("NOTE"));
        left(&alias, &mut sheet);
        say_alias(&quality, &name, &note, "ENTITY_ALIAS", &mut sheet);
    }
    for place in e.take_all("ENTITY_ADDRESS") {
        address(place, &mut sheet);
    }
    listing(e, sheet)
}

fn names(e: &mut Element, sheet: &mut Sheet<'_>) {
    let parts_of_name = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map(|part| e.take(part));
    sheet.say("name", &parts_of_name.join(" "), More::default());
    let original = e.take("NAME_ORIGINAL_SCRIPT");
    for name in parts(&original) {
        sheet.say("name", name, More { said: "in its own script", approximate: false });
    }
}

fn individual_alias(mut alias: Element, sheet: &mut Sheet<'_>) {
    let (quality, name) = (one_line(&alias.take("QUALITY")), alias.take("ALIAS_NAME"));
    let note = one_line(&alias.take("NOTE"));
    let born = one_line(&alias.take("DATE_OF_BIRTH"));
    let city = one_line(&alias.take("CITY_OF_BIRTH"));
    let country = one_line(&alias.take("COUNTRY_OF_BIRTH"));
    left(&alias, sheet);
    say_alias(&quality, &name, &note, "INDIVIDUAL_ALIAS", sheet);
    // A false identity has a birth of its own, which may be as false as its name.
    let more = || More { said: "given with an alias", approximate: true };
    let date = day(&born).map(|d| d.to_string());
    if date.is_none() && !born.is_empty() {
        sheet.remark("INDIVIDUAL_ALIAS/DATE_OF_BIRTH", What::OddDate);
    }
    sheet.say("birthDate", date.as_deref().unwrap_or(&born), more());
    sheet.say("birthPlace", &joined(&[&city, &country]), more());
}

fn say_alias(quality: &str, names: &str, note: &str, field: &str, sheet: &mut Sheet<'_>) {
    if one_line(names).is_empty() {
        if !note.is_empty() {
            sheet.remark(&format!("{field}/NOTE"), What::KeptAsNote);
            sheet.say("notes", &format!("Alias: {note}"), More::default());
        }
        return;
    }
    let (property, former) = match quality {
        "Good" | "a.k.a." => ("alias", ""),
        "f.k.a." => ("alias", "formerly"),
        "Low" => ("weakAlias", ""),
        _ => {
            sheet.remark(&format!("{field}/QUALITY"), What::UnknownWord);
            ("weakAlias", "")
        }
    };
    let said = one_line(&format!("{former} {note}"));
    let apart: Vec<String> = parts(names).into_iter().flat_map(scripts).collect();
    if apart.len() > 1 {
        sheet.remark(&format!("{field}/ALIAS_NAME"), What::TakenApart);
    }
    for name in apart {
        sheet.say(property, &name, More { said: &said, approximate: false });
    }
}

fn gender(word: &str, sheet: &mut Sheet<'_>) {
    let word = one_line(word).to_lowercase();
    if !matches!(word.as_str(), "" | "male" | "female") {
        sheet.remark("GENDER", What::UnknownWord);
    }
    sheet.say("gender", &word, More::default());
}

fn place_of_birth(mut e: Element, sheet: &mut Sheet<'_>) {
    let place = ["STREET", "CITY", "STATE_PROVINCE"].map(|part| one_line(&e.take(part)));
    let (country, note) = (one_line(&e.take("COUNTRY")), one_line(&e.take("NOTE")));
    left(&e, sheet);
    let place = joined(&place.each_ref().map(String::as_str));
    let more = || More { said: &note, approximate: false };
    if place.is_empty() && country.is_empty() {
        sheet.say("birthPlace", &note, More::default());
    } else if !place.is_empty() {
        sheet.say("birthPlace", &joined(&[&place, &country]), more());
    }
    sheet.say_country("birthCountry", "INDIVIDUAL_PLACE_OF_BIRTH/COUNTRY", &country, more());
}

fn address(mut e: Element, sheet: &mut Sheet<'_>) {
    let place = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE"].map(|part| one_line(&e.take(part)));
    let (country, note) = (one_line(&e.take("COUNTRY")), one_line(&e.take("NOTE")));
    left(&e, sheet);
    let place = joined(&place.each_ref().map(String::as_str));
    let more = || More { said: &note, approximate: false };
    if !place.is_empty() {
        sheet.say("address", &joined(&[&place, &country]), more());
    } else if country.is_empty() && !note.is_empty() {
        sheet.remark(&format!("{}/NOTE", e.name), What::KeptAsNote);
        sheet.say("notes", &format!("Address: {note}"), More::default());
    }
    sheet.say_country("country", &format!("{}/COUNTRY", e.name), &country, more());
}

/// What the list says of the listing itself, and everything that nobody took.
fn listing(mut e: Element, mut sheet: Sheet<'_>) -> Imported {
    let (list, number) = (one_line(&e.take("UN_LIST_TYPE")), one_line(&e.take("REFERENCE_NUMBER")));
    // With its version the listing would be another statement at each amendment; `amendedOn` says when there was one.
    if !e.take("VERSIONNUM").is_empty() {
        sheet.remark("VERSIONNUM", What::LeftOut);
    }
    sheet.say("listing", &format!("{list} {number}"), More::default());
    let on = e.take("LISTED_ON");
    say_date("listedOn", "LISTED_ON", &on, &mut sheet);
    for on in e.take_values("LAST_DAY_UPDATED") {
        say_date("amendedOn", "LAST_DAY_UPDATED", &on, &mut sheet);
    }
    let submitter = one_line(&e.take("SUBMITTED_BY"));
    if !submitter.is_empty() {
        sheet.remark("SUBMITTED_BY", What::KeptAsNote);
        sheet.say("notes", &format!("Submitted by: {submitter}"), More::default());
    }
    sheet.say("notes", &e.take("COMMENTS1"), More::default());
    left(&e, &mut sheet);
    sheet.into_imported(&number)
}

fn say_date(property: &str, field: &str, text: &str, sheet: &mut Sheet<'_>) {
    let date = day(text).map(|d| d.to_string());
    if date.is_none() && !one_line(text).is_empty() {
        sheet.remark(field, What::OddDate);
    }
    sheet.say(property, date.as_deref().unwrap_or(text), More::default());
}

fn left(e: &Element, sheet: &mut Sheet<'_>) {
    for path in e.left() {
        sheet.remark(&path, What::UnknownField);
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
