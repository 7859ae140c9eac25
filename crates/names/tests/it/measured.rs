//! Floors under the quality that was measured, on labelled pairs that stand beside the project and not in it.

use std::path::PathBuf;
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};

/// Share of the same pairs that are found and of the other pairs that are hit, at the default threshold.
fn measure(file: &str) -> Option<(f64, f64)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/names").join(file);
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: needs ../shared/data/names/{file}");
        return None;
    };
    // Found and all, of the other pairs and of the same ones.
    let mut counts = [[0u32; 2]; 2];
    // Every third pair: a build without optimisation should not make the tests slow.
    for line in text.lines().step_by(3) {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let same = row["label"] == 1;
        if same && row["variant"] == 0 {
            // A nom de guerre that has nothing to do with the name.
            continue;
        }
        let name = |side: &str| Name::analyse(row[side]["name"].as_str().unwrap_or_default());
        let hit = matches!((name("left"), name("right")), (Ok(left), Ok(right)) if score(&left, &right) >= DEFAULT_THRESHOLD);
        counts[usize::from(same)][0] += u32::from(hit);
        counts[usize::from(same)][1] += 1;
    }
    let share = |[found, all]: [u32; 2]| f64::from(found) / f64::from(all.max(1));
    Some((share(counts[1]), share(counts[0])))
}

fn check(file: &str, least_found: f64, most_hit: f64) {
    if let Some((found, hit)) = measure(file) {
        assert!(found >= least_found && hit <= most_hit, "{file}: found {found:.3}, hit {hit:.4}");
    }
}

#[test]
fn names_of_public_lists() {
    check("pairs_lists.jsonl", 0.90, 0.009);
}

#[test]
fn sorani_and_uyghur() {
    check("pairs_constructed.jsonl", 0.98, 0.01);
}

#[test]
fn one_script_on_both_sides() {
    check("pairs_samescript.jsonl", 0.92, 0.02);
}
