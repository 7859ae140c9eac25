//! How answers look on a terminal: short lines, aligned, with nothing that a pipe would stumble over.

use serde_json::Value;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _};
use unicode_width::UnicodeWidthStr;

/// A field of an answer as text; missing is the empty string.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// The items of a list in an answer.
pub fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A list of words, joined.
pub fn words(value: &Value, field: &str) -> String {
    list(value, field).iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
}

/// Prints a line; a closed pipe (`| head`) is no error.
pub fn say(line: impl AsRef<str>) {
    // Whoever closed the pipe has read enough.
    drop(writeln!(std::io::stdout().lock(), "{}", line.as_ref()));
}

/// Prints an answer as JSON.
pub fn say_json(value: &Value) {
    say(serde_json::to_string_pretty(value).unwrap_or_default());
}

/// Rows of cells as aligned columns. Widths are those of a terminal: two for a Han letter, none for a vowel sign.
pub fn table(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| without_controls(cell)).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|c| c.width()).max();
    let widths: Vec<_> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let padding = width - cell.width();
            // Writing into a string cannot fail.
            let _ = write!(line, "{}{}  ", isolate(cell), " ".repeat(padding));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.trim_end().to_owned()
}

/// Text of unknown direction between isolates (U+2068, U+2069), so that an Arabic name does not turn the line
/// around; and without characters that would act on the terminal.
pub fn isolate(text: &str) -> String {
    let clean = without_controls(text);
    if clean.chars().any(is_right_to_left) && std::io::stdout().is_terminal() {
        format!("\u{2068}{clean}\u{2069}")
    } else {
        clean
    }
}

fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !is_bidi_control(*c)).collect()
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// A time without its milliseconds and date if it is short: `2026-11-20 11:15:02Z`.
pub fn time(moment: &str) -> String {
    match (moment.get(..10), moment.get(11..19)) {
        (Some(date), Some(time)) => format!("{date} {time}Z"),
        _ => moment.to_owned(),
    }
}

/// A spinner on standard error while something lasts; nothing when nobody watches.
pub fn spinner(what: &str) -> indicatif::ProgressBar {
    let style = indicatif::ProgressStyle::with_template("{spinner} {msg} {elapsed}");
    let bar = if std::io::stderr().is_terminal() {
        indicatif::ProgressBar::new_spinner()
    } else {
        indicatif::ProgressBar::hidden()
    };
    bar.set_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_spinner()));
    bar.set_message(what.to_owned());
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    bar
}

/// A bar on standard error for work of a known size.
pub fn bar(what: &str) -> indicatif::ProgressBar {
    let style = indicatif::ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len} {eta}");
    let bar = if std::io::stderr().is_terminal() {
        indicatif::ProgressBar::new(0)
    } else {
        indicatif::ProgressBar::hidden()
    };
    bar.set_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()));
    bar.set_message(what.to_owned());
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_and_controls_are_dropped() {
        let rows = vec![vec!["a".into(), "b\u{1b}[31m".into()], vec!["ccc".into(), "\u{202e}d".into()]];
        assert_eq!(table(&rows), "a    b[31m\nccc  d");
        let rows = vec![vec!["王小明".into(), "a".into()], vec!["Wang".into(), "b".into()]];
        assert_eq!(table(&rows), "王小明  a\nWang    b");
    }
}
