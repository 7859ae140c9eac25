//! Names put into Arabic letters word by word, by attested spellings: the lists hold few names in both scripts.

use crate::people::Dice;
use std::collections::{BTreeMap, HashMap};
use tansiq_names::Name;

/// Words that are read with their neighbours, and how Arabic writes them.
const PARTICLES: &[(&str, &str)] = &[
    ("al el as ash ar an ad at az ul", "ال"),
    ("bin ibn ben", "بن "),
    ("bint", "بنت "),
    ("abd", "عبد "),
    ("abdul abdel abdal abdur abdoul", "عبد ال"),
    ("abu abou abo", "ابو "),
    ("umm um", "ام "),
    ("haji hajji hajj", "حاجي "),
    ("mullah mulla", "ملا "),
    ("sheikh shaykh", "شيخ "),
    ("din deen eddine uddin", "الدين "),
    ("ullah allah", "الله "),
];

/// Attested spellings in Arabic letters of Latin words, and how often they were seen.
pub struct Stock {
    spellings: BTreeMap<String, Vec<(String, u32)>>,
    /// The same by sound.
    sounds: BTreeMap<String, Vec<(String, u32)>>,
    particles: HashMap<&'static str, &'static str>,
}

impl Stock {
    /// Reads lines of language, native word, Latin word, count, with tabs between.
    pub fn read(text: &str) -> Stock {
        let all =
            PARTICLES.iter().flat_map(|(words, arabic)| words.split(' ').map(move |word| (word, *arabic)));
        let mut stock =
            Stock { spellings: BTreeMap::new(), sounds: BTreeMap::new(), particles: all.collect() };
        for line in text.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let ["ar", native, latin, count] = columns[..] else { continue };
            let (Ok(name), Ok(count)) = (Name::analyse(latin), count.parse::<u32>()) else { continue };
            let seen = (native.to_owned(), count);
            stock.sounds.entry(sound(&name)).or_default().push(seen.clone());
            stock.spellings.entry(name.normal().to_owned()).or_default().push(seen);
        }
        stock
    }

    /// The name in Arabic letters; none if a word was never seen in them.
    pub fn in_arabic(&self, name: &Name, dice: &mut Dice) -> Option<Name> {
        if name.normal().chars().any(|letter| letter > '\u{2af}') {
            return None;
        }
        let mut written = String::new();
        for word in name.normal().split(' ') {
            match self.particles.get(word) {
                Some(arabic) => written.push_str(arabic),
                None => {
                    let spelt = self.spellings.get(word);
                    let spelt = spelt.or_else(|| self.sounds.get(&sound(&Name::analyse(word).ok()?)))?;
                    written.push_str(pick(spelt, dice));
                    written.push(' ');
                }
            }
        }
        Name::analyse(&written).ok()
    }
}

fn sound(name: &Name) -> String {
    name.tokens().map(|part| part.phones()).collect::<Vec<String>>().join("|")
}

/// One of the spellings, by how often it was seen.
fn pick<'a>(spellings: &'a [(String, u32)], dice: &mut Dice) -> &'a str {
    let all: u32 = spellings.iter().map(|spelling| spelling.1).sum();
    let mut rest = dice.roll(all as usize) as u32;
    for (spelling, count) in spellings {
        if rest < *count {
            return spelling;
        }
        rest -= count;
    }
    &spellings[0].0
}
