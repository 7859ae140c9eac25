//! How long it takes to compare two descriptions, beside comparing their names: `compare_bench`.
//!
//! The people are invented. Each line: what is known beside one name, and the time of one comparison.

use std::hint::black_box;
use std::time::Instant;
use tansiq_names::{Name, score};
use tansiq_resolve::{Birth, Description, Frequencies, Sex, compare};

const ROUNDS: u32 = 200_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = |text: &str| Name::analyse(text);
    let called = |text: &str| -> Result<Description, Box<dyn std::error::Error>> {
        Ok(Description { names: vec![name(text)?], ..Description::default() })
    };
    let born = |known: Description, date: &str| Description {
        births: Birth::read(date).into_iter().collect(),
        nationalities: vec!["iq".into()],
        sexes: vec![Sex::Male],
        documents: vec!["A1234567".into()],
        phones: vec!["9647700000000".into()],
        ..known
    };
    let (one, other) = (called("Salem Karim Darwish")?, called("سالم كريم درويش")?);
    let (known, told) = (born(one.clone(), "1971-03-05"), born(other.clone(), "1971"));
    let with_mother =
        |known: &Description, mother: &str| -> Result<Description, Box<dyn std::error::Error>> {
            Ok(Description { mothers: vec![name(mother)?], ..known.clone() })
        };
    let (mothered, asked) = (with_mother(&known, "Zuhreya Hamdan")?, with_mother(&told, "زهرية حمدان")?);

    let among = Frequencies::of_people(1_000_000);
    say("the names alone, their score", || score(&one.names[0], &other.names[0]));
    say("the names alone, as descriptions", || compare(&one, &other, &among).bits().0);
    say("birth, country, sex, paper and telephone besides", || compare(&known, &told, &among).bits().0);
    say("the mother's name besides", || compare(&mothered, &asked, &among).bits().0);
    Ok(())
}

fn say(what: &str, compared: impl Fn() -> f32) {
    let best = (0..5).map(|_| {
        let begun = Instant::now();
        (0..ROUNDS).for_each(|_| _ = black_box(compared()));
        begun.elapsed()
    });
    let best = best.min().unwrap_or_default().as_secs_f64() / f64::from(ROUNDS);
    println!("{:6.0} ns  {what}", best * 1e9);
}
