//! People who do not exist, as a CSV list, always the same for the same number.

const GIVEN: [&str; 40] = [
    "Ahmad", "Salim", "Karim", "Nabil", "Tariq", "Yasin", "Zaid", "Hatim", "Luay", "Muntasir", "Rashid",
    "Samir", "Wael", "Yunus", "Bilal", "Dawud", "Fadi", "Ghassan", "Haidar", "Ihsan", "Jamal", "Khalil",
    "Layla", "Maryam", "Noor", "Qusay", "Rana", "Sahar", "Taghreed", "Usama", "Warda", "Zahra", "Shirwan",
    "Azad", "Hiwa", "Rebin", "Dilshad", "Soran", "Ivan", "Ruslan",
];
const ENDINGS: [&str; 8] = ["i", "an", "awi", "ani", "oush", "ar", "een", "at"];
const STEMS: [&str; 30] = [
    "Barz", "Dulaym", "Falah", "Ghazal", "Hamdan", "Jubur", "Kamar", "Lahib", "Mashad", "Najar", "Obaid",
    "Qaysar", "Rawand", "Samar", "Tamim", "Ubayd", "Wasit", "Yarub", "Zubayd", "Akkar", "Bahdin", "Chalab",
    "Darwish", "Ezid", "Fakhr", "Goran", "Hasak", "Issaw", "Jazir", "Kirkuk",
];

/// A generator of numbers (SplitMix64, Steele et al. 2014): the same for everybody who repeats the run.
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// The next number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

/// A name of three or four parts.
pub fn name(numbers: &mut Numbers) -> String {
    let given = |n: &mut Numbers| GIVEN[n.below(GIVEN.len())];
    let family = format!("al-{}{}", STEMS[numbers.below(STEMS.len())], ENDINGS[numbers.below(ENDINGS.len())]);
    let (a, b, c) = (given(numbers), given(numbers), given(numbers));
    if numbers.below(2) == 0 { format!("{a} {b} {family}") } else { format!("{a} {b} {c} {family}") }
}

/// Somebody, always the same for the same number.
pub struct Man {
    pub name: String,
    /// A day.
    pub birth: String,
    pub mother: String,
}

impl Man {
    /// The man with this number.
    pub fn of(number: usize) -> Man {
        let mut n = Numbers((number as u64).wrapping_mul(0xD134_2543_DE82_EF95));
        let name = name(&mut n);
        let birth = format!("{}-{:02}-{:02}", 1950 + n.below(55), 1 + n.below(12), 1 + n.below(28));
        let (given, family) = (GIVEN[n.below(GIVEN.len())], STEMS[n.below(STEMS.len())]);
        Man { name, birth, mother: format!("{given} {family}i") }
    }
}

/// Vehicles with these numbers: one statement each.
pub fn vehicles(numbers: std::ops::Range<usize>) -> String {
    let rows = numbers.map(|n| format!("V{n},vehicle,EXERCISE vehicle {n}\n"));
    std::iter::once("id,kind,name\n".to_owned()).chain(rows).collect()
}

/// `count` people with a name, a year of birth, a nationality and a passport: four statements each.
pub fn csv(numbers: &mut Numbers, count: usize) -> String {
    let mut out = String::from("name,birthDate,nationality,passportNumber\n");
    for _ in 0..count {
        let (year, passport) = (1950 + numbers.below(55), numbers.below(90_000_000) + 10_000_000);
        let nationality = ["IQ", "JO", "EG", "SY", "TR"][numbers.below(5)];
        out.push_str(&format!("{},{year},{nationality},X{passport}\n", name(numbers)));
    }
    out
}
