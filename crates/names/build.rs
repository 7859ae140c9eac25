//! Makes one variant of `Script` for each file of `tables/scripts/`: adding a script is adding a file.
//!
//! Only what the code must know while it is compiled is read here: a file's name, the letters it is for, and how the
//! script writes. What the letters sound like is read from the same files by `src/spelling.rs`.

#[path = "build/number.rs"]
mod number;

use std::fmt::Write;
use std::path::{Path, PathBuf};

struct Table {
    variant: String,
    /// The file's name without its ending.
    stem: String,
    /// Patterns of `char`, as in `'\u{370}'..='\u{3ff}'`.
    letters: Vec<String>,
    abjad: bool,
    syllables: bool,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=TANSIQ_NAMES_BUILD={:016x}", number::number_of_build());
    println!("cargo::rerun-if-changed=tables/scripts");
    let folder = Path::new(&variable("CARGO_MANIFEST_DIR")).join("tables/scripts");
    let listed = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let tables: Vec<Table> = paths.iter().map(|path| read(path)).collect();
    let out = Path::new(&variable("OUT_DIR")).join("scripts.rs");
    std::fs::write(&out, code(&tables)).unwrap_or_else(|e| panic!("{}: {e}", out.display()));
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|e| panic!("cargo sets {name}: {e}"))
}

fn read(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let mut variant = stem.to_owned();
    variant[..1].make_ascii_uppercase();
    let mut table =
        Table { variant, stem: stem.to_owned(), letters: Vec::new(), abjad: false, syllables: false };
    for line in text.lines().filter_map(|line| line.strip_prefix("#:")) {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("letters") => table.letters.extend(words.map(|range| pattern(range, path))),
            Some("abjad") => table.abjad = true,
            Some("syllables") => table.syllables = true,
            _ => {}
        }
    }
    assert!(!table.letters.is_empty(), "{}: expected a line `#: letters 0000-0000`", path.display());
    table
}

/// `370-3FF` or `2BE` as a pattern.
fn pattern(range: &str, path: &Path) -> String {
    let (from, to) = range.split_once('-').unwrap_or((range, range));
    let letter = |code: &str| match u32::from_str_radix(code, 16).ok().and_then(char::from_u32) {
        Some(letter) => format!("'\\u{{{:x}}}'", letter as u32),
        None => panic!("{}: expected a range of hexadecimal code points, found `{range}`", path.display()),
    };
    format!("{}..={}", letter(from), letter(to))
}

fn code(tables: &[Table]) -> String {
    let mut code = String::new();
    let mut line = |text: String| writeln!(code, "{text}").expect("writing into a string cannot fail");
    let any = |wanted: fn(&Table) -> bool| {
        let names: Vec<_> =
            tables.iter().filter(|t| wanted(t)).map(|t| format!("Script::{}", t.variant)).collect();
        if names.is_empty() { "false".to_owned() } else { format!("matches!(self, {})", names.join(" | ")) }
    };
    line("/// A family of letters that is read by one table.".into());
    line("#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]\n#[non_exhaustive]".into());
    line("pub enum Script {".into());
    for table in tables {
        line(format!("    /// {} letters.\n    {},", table.variant, table.variant));
    }
    line("    /// Letters that have no table: such parts match only when they are written alike.\n    Other,\n}".into());
    line("impl Script {\n    /// Whether the script leaves short vowels unwritten.".into());
    line(format!("    pub fn is_abjad(self) -> bool {{ {} }}", any(|table| table.abjad)));
    line("    /// Whether one letter is a whole syllable.".into());
    line(format!("    pub fn writes_syllables(self) -> bool {{ {} }}", any(|table| table.syllables)));
    line("    /// The script of one folded letter.".into());
    line("    pub(crate) fn of(letter: char) -> Script {\n        match letter {".into());
    for table in tables {
        line(format!("            {} => Script::{},", table.letters.join(" | "), table.variant));
    }
    line("            _ => Script::Other,\n        }\n    }\n}".into());
    line("const TABLES: &[&str] = &[".into());
    for table in tables {
        // Not as an absolute path: a folder that cargo builds in may come to serve another checkout.
        let file = format!("/tables/scripts/{}.txt", table.stem);
        line(format!("    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?})),"));
    }
    line("];".into());
    code
}
