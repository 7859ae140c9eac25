//! Makes `tables/lexicon.bin`: `make_lexicon GROUPS.txt > tables/lexicon.bin`.
//!
//! GROUPS.txt: one group of spellings a line, `karim, kareem, كريم => Q1` (as in the Python package rigour).

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: make_lexicon GROUPS.txt > tables/lexicon.bin")?;
    let lexicon = tansiq_names::compile_lexicon(&std::fs::read_to_string(path)?);
    eprintln!("{} bytes", lexicon.len());
    std::io::stdout().write_all(&lexicon)?;
    Ok(())
}
