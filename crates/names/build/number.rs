//! Gives every build of this crate a number: names that one build has read are not mixed with names that another has.

use std::path::{Path, PathBuf};

/// A hash of every source and table.
pub(crate) fn number_of_build() -> u64 {
    let mut files = Vec::new();
    for folder in ["src", "tables"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files);
    }
    files.sort();
    // FNV-1a.
    let mut hash = 0xCBF2_9CE4_8422_2325u64;
    for file in files {
        let bytes = std::fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
    hash
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let listed = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for path in listed.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
