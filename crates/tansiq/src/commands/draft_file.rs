//! A file that should hold an agreement: read, or every mistake in it as an editor understands it, with the line and a
//! mark below the place.

use super::read_file;
use crate::failure::Failure;
use std::path::Path;
use tansiq_agreement::{Agreement, MAX_AGREEMENT_BYTES, Mistakes};

/// How much of a line is shown on each side of a mistake, in characters.
const AROUND: usize = 60;

/// Why there is no agreement.
pub(super) enum Unread {
    /// The file cannot be read.
    File(Failure),
    /// It has mistakes; with its text.
    Mistakes(Mistakes, String),
}

/// The agreement in a file, with its text.
pub(super) fn parse(file: &Path) -> Result<(Agreement, String), Unread> {
    let bytes = read_file(file, MAX_AGREEMENT_BYTES as u64).map_err(Unread::File)?;
    // What is not UTF-8 is the first mistake that the parser names.
    let text = || String::from_utf8_lossy(&bytes).into_owned();
    match Agreement::parse(&bytes) {
        Ok(agreement) => Ok((agreement, text())),
        Err(mistakes) => Err(Unread::Mistakes(mistakes, text())),
    }
}

impl Unread {
    pub(super) fn into_failure(self, file: &Path) -> Failure {
        match self {
            Unread::File(failure) => failure,
            Unread::Mistakes(mistakes, text) => {
                Failure::No(described(&file.display().to_string(), &text, &mistakes))
            }
        }
    }
}

/// Every mistake: `FILE:LINE:COLUMN: what`, the line, and a caret.
pub(super) fn described(file: &str, text: &str, mistakes: &Mistakes) -> String {
    let mut out = String::new();
    for mistake in mistakes.iter() {
        let field = if mistake.field.is_empty() { String::new() } else { format!("{}: ", mistake.field) };
        let (line, column) = (mistake.line, mistake.column);
        out += &format!("{file}:{line}:{column}: {field}{}\n", mistake.problem);
        if let Some(there) = text.lines().nth(line - 1).filter(|there| !there.trim().is_empty()) {
            let (part, before) = around(there, column - 1);
            out += &format!("{line:>5} | {part}\n      | {}^\n", " ".repeat(before));
        }
    }
    let described = mistakes.iter().count();
    let more = match mistakes.total() - described {
        0 => String::new(),
        more => format!(", of which {more} are not described"),
    };
    let noun = if mistakes.total() == 1 { "mistake" } else { "mistakes" };
    out + &format!("{} {noun}{more}", mistakes.total())
}

/// The part of a line around a place, and how many characters of it stand before the place.
fn around(line: &str, at: usize) -> (String, usize) {
    let from = at.saturating_sub(AROUND);
    // A tab or a control character would move the mark.
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    (line.chars().skip(from).take(2 * AROUND).map(plain).collect(), at - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_shown_where_it_stands() {
        let text = "format = \"tansiq/agreement/v1\"\n\tkind =  \"bordre\"\nparties = 7\n";
        let mistakes = Agreement::parse(text.as_bytes()).unwrap_err();
        let said = described("draft.toml", text, &mistakes);
        assert!(said.contains("draft.toml:2:10: kind: "), "{said}");
        assert!(said.contains("    2 |  kind =  \"bordre\"\n      |          ^\n"), "{said}");
        assert!(said.contains("draft.toml:3:11: parties: "), "{said}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let (part, before) = around(&format!("{}!{}", "a".repeat(500), "b".repeat(500)), 500);
        assert_eq!((part.chars().nth(before), part.chars().count()), (Some('!'), 2 * AROUND));
    }
}
