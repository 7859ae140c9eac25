//! The rules of the house, held against the tree: who may depend on whom, what pure crates may not touch, sizes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.as_ref().display()))
}

/// Every tracked kind of file below a folder, without what is built or fetched.
fn files(below: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(below).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | "node_modules" | "dist" | ".git" | ".demo") {
                found.extend(files(&path, endings));
            }
        } else if endings.iter().any(|e| name.ends_with(e)) {
            found.push(path);
        }
    }
    found
}

/// The table in ARCHITECTURE.md.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(root().join("ARCHITECTURE.md"));
    let table = text.split("```deps\n").nth(1).unwrap().split("```").next().unwrap();
    let row = |line: &str| {
        let (name, on) = line.split_once("->").unwrap();
        (name.trim().to_owned(), on.split_whitespace().map(str::to_owned).collect())
    };
    table.lines().map(row).collect()
}

#[test]
fn crates_depend_only_as_the_table_allows() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let word = |name: &str| name.strip_prefix("tansiq-").unwrap_or(name).to_owned();
    let mut real = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let ours =
            |d: &&serde_json::Value| d["kind"].is_null() && d["name"].as_str().unwrap().starts_with("tansiq");
        let on: BTreeSet<_> = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(ours)
            .map(|d| word(d["name"].as_str().unwrap()))
            .collect();
        real.insert(word(package["name"].as_str().unwrap()), on);
    }
    let allowed = allowed();
    assert_eq!(real.keys().collect::<Vec<_>>(), allowed.keys().collect::<Vec<_>>());
    for (name, on) in &real {
        let more: Vec<_> = on.difference(&allowed[name]).collect();
        assert!(more.is_empty(), "{name} depends on {more:?}; ARCHITECTURE.md does not allow it");
    }
}

#[test]
fn pure_crates_touch_no_disk_network_clock_or_randomness() {
    for name in ["label", "names", "report", "agreement", "formats", "exercise"] {
        for path in files(&root().join("crates").join(name).join("src"), &[".rs"]) {
            let code = read(&path);
            let code = code.split("#[cfg(test)]").next().unwrap();
            for forbidden in [
                "std::fs",
                "std::net",
                "std::env",
                "SystemTime",
                "Instant::now",
                "Timestamp::now",
                "Zoned::now",
                "rand::",
                "getrandom",
                "tokio",
            ] {
                assert!(!code.contains(forbidden), "{} uses {forbidden}", path.display());
            }
        }
    }
}

#[test]
fn files_have_a_header_and_fit_a_reader() {
    for path in files(&root().join("crates"), &[".rs"]) {
        let text = read(&path);
        let production = text
            .split("\n#[cfg(test)]\nmod")
            .next()
            .unwrap()
            .lines()
            .filter(|l| !l.trim().is_empty())
            .count();
        let in_tests = path
            .components()
            .any(|c| matches!(c.as_os_str().to_str(), Some("tests" | "examples" | "benches")));
        assert!(in_tests || production <= 700, "{}: {production} lines", path.display());
        assert!(text.starts_with("//!") || text.starts_with("#!"), "{}: no header", path.display());
    }
}

#[test]
fn no_place_of_a_developers_machine_is_named() {
    let endings = [".rs", ".md", ".toml", ".sh", ".ts", ".tsx", ".mjs", ".txt", "Makefile", "run"];
    let place = ["/wo", "rk/"].concat();
    for path in files(&root(), &endings) {
        let named = read(&path).contains(&place);
        assert!(!named, "{} names a place of a developer's machine", path.display());
    }
}

#[test]
fn leaks_can_be_planted_in_no_build_that_is_handed_out() {
    let planting = read(root().join("crates/agreement/src/planted.rs"));
    assert!(planting.contains("#[cfg(debug_assertions)]\npub fn plant("), "planting needs debug assertions");
    // Cargo turns them on for dev and what inherits it, unless a profile says otherwise.
    let manifest = read(root().join("Cargo.toml"));
    assert!(!manifest.contains("debug-assertions"), "a profile sets debug assertions");
    let ci = manifest.split("[profile.ci]").nth(1).unwrap();
    assert!(
        ci.trim_start().starts_with("inherits = \"release\""),
        "the program is built from another profile"
    );
}

#[test]
fn documents_point_at_what_exists() {
    for path in files(&root(), &[".md"]) {
        let text = read(&path);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            assert!(
                path.parent().unwrap().join(target).exists(),
                "{}: {link} does not exist",
                path.display()
            );
        }
    }
}
