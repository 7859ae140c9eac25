//! `[committee]` of an agreement's text.

use super::{Committee, DEFAULT_TERM_MONTHS, MAX_TERM_MONTHS, MinuteItem, Power};
use crate::agreement::{MAX_PARTIES, MAX_TEXT_CHARS};
use crate::document::{Fields, Reading, out_of_limits};
use crate::mistake::Problem;
use crate::parse::read_date;
use crate::products::{words, words_or_all};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::MemberCode;

const FIELDS: &[&str] = &["title", "seats", "first_chair", "first_day", "term_months", "powers", "minute"];

/// Reads the committee, if the text has one. `in_force` is the agreement's own term, unless it has a mistake.
pub(crate) fn read_committee(
    top: &Fields<'_, '_>,
    parties: &BTreeSet<MemberCode>,
    in_force: Option<(Date, Date)>,
    r: &mut Reading<'_>,
) -> Option<Option<Committee>> {
    if top.get("committee").is_none() {
        return Some(None);
    }
    let t = top.table("committee", "[committee]", r)?;
    t.refuse_others(FIELDS, r);
    let titles = t.table("title", "title with en and ar", r);
    let (title_en, title_ar) = titles.map_or((None, None), |titles| {
        titles.refuse_others(&["en", "ar"], r);
        let mut in_language = |field, expected| titles.prose(field, expected, MAX_TEXT_CHARS, r);
        (in_language("en", "a title in English"), in_language("ar", "a title in Arabic"))
    });
    let seats = read_seats(&t, parties, r);
    let first_chair = read_first_chair(&t, seats.as_deref(), r);
    let first_day = read_first_day(&t, in_force, r);
    let term_months = match t.get("term_months") {
        Some(_) => t.number("term_months", "a number of months", (1, MAX_TERM_MONTHS), r),
        None => Some(DEFAULT_TERM_MONTHS),
    };
    let powers = words::<Power>(&t, "powers", r);
    let minute = words_or_all::<MinuteItem>(&t, "minute", r);
    Some(Some(Committee {
        title_en: title_en?,
        title_ar: title_ar?,
        seats: seats?,
        first_chair: first_chair?,
        first_day: first_day?,
        until: in_force?.1,
        term_months: term_months?,
        powers: powers?,
        minute: minute?,
    }))
}

fn read_seats(
    t: &Fields<'_, '_>,
    parties: &BTreeSet<MemberCode>,
    r: &mut Reading<'_>,
) -> Option<Vec<MemberCode>> {
    let seats = t.list_in_order::<MemberCode>("seats", "a list of parties' codes", MAX_PARTIES, r)?;
    let mut good = true;
    for (i, (seat, span)) in seats.iter().enumerate() {
        if !parties.contains(seat) {
            good = false;
            r.note(span, format!("{}[{i}]", t.path_of("seats")), Problem::not_a_party(parties));
        }
    }
    if let [(_, only)] = seats.as_slice() {
        r.note(only, t.path_of("seats"), out_of_limits("two seats at least", "1".into()));
        return None;
    }
    good.then(|| seats.into_iter().map(|(seat, _)| seat).collect())
}

fn read_first_chair(
    t: &Fields<'_, '_>,
    seats: Option<&[MemberCode]>,
    r: &mut Reading<'_>,
) -> Option<MemberCode> {
    let chair = t.parsed::<MemberCode>("first_chair", "the code of a seat", r)?;
    // Seats with a mistake are reported as such, not once more here.
    if seats?.contains(&chair) {
        return Some(chair);
    }
    let span = t.get("first_chair").map_or(t.span.clone(), |v| v.span());
    r.note(&span, t.path_of("first_chair"), Problem::NoSeat);
    None
}

fn read_first_day(t: &Fields<'_, '_>, in_force: Option<(Date, Date)>, r: &mut Reading<'_>) -> Option<Date> {
    let day = read_date(t, "first_day", r)?;
    let (from, until) = in_force?;
    if (from..=until).contains(&day) {
        return Some(day);
    }
    let span = t.get("first_day").map_or(t.span.clone(), |v| v.span());
    let expected = format!("a day on which the agreement is in force, from {from} to {until}");
    r.note(&span, t.path_of("first_day"), out_of_limits(expected, day.to_string()));
    None
}
