//! Small readings of foreign text: spaces, control characters, lists in one field, scripts, dates.

/// One line: every run of space is one space, and there is none at the ends.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines, each without space at its ends; control characters removed. Says whether there were any.
pub(crate) fn lines(text: &str) -> (String, bool) {
    let mut control = false;
    let clean: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| {
            let bad = c.is_control() && !matches!(c, '\n' | '\t');
            control |= bad;
            !bad
        })
        .collect();
    let lines: Vec<_> = clean.lines().map(str::trim).collect();
    (lines.join("\n").trim().to_owned(), control)
}

/// The parts of a text between semicolons that stand outside parentheses.
pub(crate) fn parts(text: &str) -> Vec<&str> {
    let (mut out, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                out.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether a text has a letter that is not Latin.
fn has_other_script(text: &str) -> bool {
    // Latin letters end at U+024F, and the additional ones stand at U+1E00 to U+1EFF; U+02B0 to U+036F are marks.
    text.chars().any(|c| c.is_alphabetic() && c as u32 > 0x036F && !(0x1E00..=0x1EFF).contains(&(c as u32)))
}

/// A name of which the same in another script stands behind it in parentheses: both, apart.
/// `Jin Tiesan (金铁三)` gives two names; `Ali (birth name)` stays as it is.
pub(crate) fn scripts(name: &str) -> Vec<String> {
    let whole = || vec![one_line(name)];
    let Some((outside, rest)) = name.split_once('(') else { return whole() };
    let Some(inside) = rest.trim_end().strip_suffix(')') else { return whole() };
    let inside = inside.trim().trim_start_matches("original script:");
    let nested = inside.contains('(');
    if nested || outside.trim().is_empty() || has_other_script(outside) == has_other_script(inside) {
        return whole();
    }
    vec![one_line(outside), one_line(inside)]
}

/// A year as four digits between 1000 and 2999.
pub(crate) fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|y| digits && (1000..3000).contains(y))
}

/// A day as `1971-03-05`, also where a time or a zone stands behind it.
pub(crate) fn day(text: &str) -> Option<jiff::civil::Date> {
    text.trim().get(..10).and_then(|d| d.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_scripts() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = parts(text).into_iter().flat_map(scripts).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("A; B ;  C", &["A", "B", "C"]);
        check("A (x; y); B", &["A (x; y)", "B"]);
        check("Salim Darwazi (سليم دروازي)", &["Salim Darwazi", "سليم دروازي"]);
        check("سليم دروازي (Salim Darwazi)", &["سليم دروازي", "Salim Darwazi"]);
        check("Salim (original script: Салим)", &["Salim", "Салим"]);
        check("Salim (birth name)", &["Salim (birth name)"]);
        check("Salim (سليم", &["Salim (سليم"]);
        check("(سليم)", &["(سليم)"]);
        check(" ; ", &[]);
        check("Shaykhū ibn ‘Abd", &["Shaykhū ibn ‘Abd"]);
    }

    #[test]
    fn lines_lose_control_characters_and_say_so() {
        assert_eq!(lines(" a\r\n b\t c \n\n"), ("a\nb\t c".into(), false));
        assert_eq!(lines("a\u{0}b\u{85}"), ("ab".into(), true));
        assert_eq!(one_line("  a \n b\tc "), "a b c");
    }

    #[test]
    fn years_and_days() {
        assert_eq!((year(" 1971 "), year("71"), year("19711"), year("٢٠٠١")), (Some(1971), None, None, None));
        assert_eq!(day("2026-02-27T00:00:09Z").unwrap().to_string(), "2026-02-27");
        assert_eq!((day("2026-02-30"), day("27 Feb 2026"), day("١٢٣٤٥٦")), (None, None, None));
    }
}
