//! A thousand men with one name, one of them wanted and twenty cleared. EXERCISE: nobody here exists.

use tansiq_names::Name;
use tansiq_resolve::{Birth, Description, Frequencies, Kind, Outcome, compare, part};

const MEN: usize = 1000;
const CLEARED: usize = 20;

/// One name, as different hands write it.
const WRITTEN: [&str; 5] =
    ["محمد علي حسن", "Muhammad Ali Hasan", "Mohammed Aly Hassan", "Мухаммад Али Хасан", "Mehmed Ali Hesen"];

const WOMEN: [&str; 12] = [
    "Fatima", "Zaynab", "Maryam", "Khadija", "Suad", "Ibtisam", "Nadia", "Zuhreya", "Amina", "Halima",
    "Rabia", "Layla",
];

const FATHERS: [&str; 10] =
    ["Jasim", "Hamdan", "Qasim", "Yunus", "Darwish", "Ibrahim", "Khalil", "Tahir", "Sulayman", "Nuri"];

const PLACES: [&str; 6] = ["Mosul", "Basra", "Erbil", "Kirkuk", "Raqqa", "Tikrit"];

/// Numbers that look thrown and are the same each time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn one_of(&mut self, texts: &[&str]) -> Name {
        Name::analyse(texts[self.below(texts.len())]).unwrap()
    }

    fn man(&mut self) -> Description {
        let mother = format!("{} {}", WOMEN[self.below(WOMEN.len())], FATHERS[self.below(FATHERS.len())]);
        let year = 1950 + self.below(55);
        let born = match self.below(3) {
            0 => year.to_string(),
            _ => format!("{year}-{:02}-{:02}", 1 + self.below(12), 1 + self.below(28)),
        };
        Description {
            names: vec![self.one_of(&WRITTEN)],
            births: Birth::read(&born).into_iter().collect(),
            mothers: vec![Name::analyse(&mother).unwrap()],
            grandfathers: vec![self.one_of(&FATHERS)],
            birth_places: vec![self.one_of(&PLACES)],
            ..Description::default()
        }
    }
}

/// What a man says who is asked for some kinds of evidence, beside his name.
fn saying(man: &Description, asked: &[Kind]) -> Description {
    let says = |kind: Kind| if asked.contains(&kind) { man.only(kind) } else { Description::default() };
    Description {
        names: man.names.clone(),
        births: says(Kind::Birth).births,
        mothers: says(Kind::Mother).mothers,
        grandfathers: says(Kind::Grandfather).grandfathers,
        birth_places: says(Kind::BirthPlace).birth_places,
        ..Description::default()
    }
}

#[test]
fn of_a_thousand_namesakes_the_wanted_one_is_found_and_no_cleared_one_is() {
    let among = Frequencies::of_people(MEN as u32);
    for seed in 0..20 {
        let mut dice = Dice(seed);
        let men: Vec<Description> = (0..MEN).map(|_| dice.man()).collect();
        let (wanted, cleared) = (&men[0], &men[1..=CLEARED]);
        let screened =
            |man: &Description, asked: &[Kind]| compare(&saying(man, asked), wanted, &among).outcome();

        // By the name alone everybody is the same man, and nobody is a hit.
        for man in &men {
            assert_eq!(screened(man, &[]), Outcome::SameName, "seed {seed}");
        }

        // What parts the men on record is asked for; whoever stands there answers truly.
        let questions = part(&men[..=CLEARED]);
        let asked: Vec<Kind> = questions.iter().map(|question| question.kind).collect();
        assert!(!asked.is_empty() && questions[0].remaining < 3.0, "seed {seed}: {questions:?}");
        assert_eq!(screened(wanted, &asked), Outcome::Hit, "seed {seed}: {asked:?}");
        for man in cleared {
            assert_ne!(screened(man, &asked), Outcome::Hit, "seed {seed}: {asked:?}");
        }

        // Of the other men, who are on no list, few are stopped: those who share nearly everything.
        let stopped = men[CLEARED + 1..].iter().filter(|man| screened(man, &asked) == Outcome::Hit).count();
        assert!(stopped <= MEN / 100, "seed {seed}: {stopped} stopped");
    }
}

#[test]
fn a_second_discriminator_finds_the_wanted_one_whichever_it_is() {
    let among = Frequencies::of_people(MEN as u32);
    let wanted = Dice(7).man();
    for kind in [Kind::Birth, Kind::Mother] {
        assert_eq!(compare(&saying(&wanted, &[kind]), &wanted, &among).outcome(), Outcome::Hit, "{kind:?}");
    }
}
