//! The people that are learned from: the names of all records of one person together.

use std::collections::BTreeMap;
use tansiq_names::Name;

/// One person with all names.
pub struct Person {
    pub cluster: u64,
    pub group: u64,
    pub names: Vec<(String, Name)>,
}

/// Reads people from records, one JSON object per line: `cluster` says which person, `group` which family or people
/// that the lists confuse. Weak aliases are left out: they are noms de guerre that teach nothing of spelling.
pub fn read(text: &str) -> Result<Vec<Person>, Box<dyn std::error::Error>> {
    let mut people: BTreeMap<u64, Person> = BTreeMap::new();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| number_of(row[name].as_str().unwrap_or_default());
        let cluster = field("cluster");
        let person =
            people.entry(cluster).or_insert(Person { cluster, group: field("group"), names: Vec::new() });
        for name in row["names"].as_array().into_iter().flatten().filter(|name| name["kind"] != "alias_low") {
            let text = name["n"].as_str().unwrap_or_default();
            if let Ok(name) = Name::analyse(text)
                && person.names.iter().all(|(_, known)| known.normal() != name.normal())
            {
                person.names.push((text.to_owned(), name));
            }
        }
    }
    Ok(people.into_values().filter(|person| !person.names.is_empty()).collect())
}

/// A number for a text, the same on every machine (FNV-1a).
pub fn number_of(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

/// A number that looks random and is not: SplitMix64.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % below.max(1) as u64) as usize
    }
}
