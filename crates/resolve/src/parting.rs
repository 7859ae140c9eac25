//! Which questions part people who have one name.
//!
//! Whoever stands at the control point is one of them, or none. A question is good if it is answered for most of them
//! and answered differently: then few remain whom the answer does not speak against.

use crate::{BirthMatch, Description, Finding, Frequencies, Kind, Piece, weigh};

/// A question that parts people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discriminator {
    /// What to ask for.
    pub kind: Kind,
    /// Of how many of them it is known.
    pub held: usize,
    /// How many of them remain on average when this and all questions before it have been asked; from 1 to their number.
    pub remaining: f32,
}

/// So many questions are asked at most.
const QUESTIONS: usize = 3;

/// A question must leave at least this share fewer.
const WORTH_ASKING: f32 = 0.05;

/// The questions that part these people best, the best first and each of the others the best after those before it; at
/// most three, and none where none helps. Of equal ones the first in the order of [`Kind`].
///
/// The order of the people changes nothing. Takes time and memory with the square of their number: some hundred are a
/// matter of milliseconds.
pub fn part(people: &[Description]) -> Vec<Discriminator> {
    let asked_for = Kind::ALL.into_iter().filter(|kind| !kind.is_one_of_several());
    let mut open: Vec<Question> = asked_for.filter_map(|kind| Question::about(kind, people)).collect();
    let mut left = vec![1.0f32; people.len() * people.len()];
    let mut remaining = people.len() as f32;
    let mut asked = Vec::new();
    while asked.len() < QUESTIONS {
        let after = open.iter().enumerate().map(|(at, question)| (at, question.remaining(&left)));
        // Of equal ones `min_by` gives the first.
        let Some((best, fewer)) = after.min_by(|one, other| one.1.total_cmp(&other.1)) else { break };
        if fewer > remaining * (1.0 - WORTH_ASKING) {
            break;
        }
        let question = open.remove(best);
        question.ask(&mut left);
        remaining = fewer;
        asked.push(Discriminator { kind: question.kind, held: question.held, remaining });
    }
    asked
}

/// A kind of evidence, and how far each answer speaks against each answer.
struct Question {
    kind: Kind,
    held: usize,
    /// For each person which answer is held; none = nothing is known.
    answers: Vec<Option<usize>>,
    /// How much of a person with the second answer remains when the first is given, 0..=1; a row for each first.
    stays: Vec<Vec<f32>>,
}

impl Question {
    /// Nothing if fewer than two different answers are held.
    fn about(kind: Kind, people: &[Description]) -> Option<Question> {
        // Many have the same answer: each is compared once.
        let mut distinct: Vec<Description> = Vec::new();
        let mut answers = Vec::with_capacity(people.len());
        for person in people {
            let alone = person.only(kind);
            answers.push((alone != Description::default()).then(|| {
                distinct.iter().position(|known| *known == alone).unwrap_or_else(|| {
                    distinct.push(alone);
                    distinct.len() - 1
                })
            }));
        }
        let among = Frequencies::default();
        let stays = distinct.iter().map(|given| {
            let agreeing = weigh(kind, given, given, &among);
            distinct.iter().map(|known| stays(weigh(kind, given, known, &among), agreeing)).collect()
        });
        let stays = stays.collect();
        let held = answers.iter().flatten().count();
        (distinct.len() > 1).then_some(Question { kind, held, answers, stays })
    }

    /// How much of the person remains when the man answers as the other would. Of whom nothing is known, he remains.
    fn stays(&self, answer: usize, person: usize) -> f32 {
        match (self.answers[answer], self.answers[person]) {
            (Some(given), Some(known)) => self.stays[given][known],
            _ => 1.0,
        }
    }

    /// How many remain on average when it is asked too: the man is each of them with the same chance.
    fn remaining(&self, left: &[f32]) -> f32 {
        let people = self.answers.len();
        let all =
            left.iter().enumerate().map(|(at, left)| f64::from(left * self.stays(at / people, at % people)));
        // In thousandths, so that the order in which people come decides no tie by its rounding.
        ((all.sum::<f64>() / people as f64 * 1e3).round() / 1e3) as f32
    }

    fn ask(&self, left: &mut [f32]) {
        let people = self.answers.len();
        for (at, left) in left.iter_mut().enumerate() {
            *left *= self.stays(at / people, at % people);
        }
    }
}

/// What remains of a person after an answer: how likely it is beside an answer that agrees.
fn stays(piece: Option<Piece>, agreeing: Option<Piece>) -> f32 {
    let (Some(piece), Some(agreeing)) = (piece, agreeing) else { return 1.0 };
    let against = match piece.finding {
        Finding::Same | Finding::Near => return 1.0,
        Finding::Differs => piece.bits.0 - agreeing.bits.0,
        // A year answers as well as a day.
        Finding::Birth(found) => found.bits().0 - BirthMatch::SameYear.bits().0,
    };
    against.min(0.0).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Birth;
    use proptest::prelude::*;
    use tansiq_names::Name;

    fn person(birth: Option<&str>, mother: Option<&str>, place: Option<&str>) -> Description {
        let name = |text: &str| Name::analyse(text).unwrap();
        Description {
            births: birth.into_iter().filter_map(Birth::read).collect(),
            mothers: mother.into_iter().map(name).collect(),
            birth_places: place.into_iter().map(name).collect(),
            ..Description::default()
        }
    }

    fn kinds(people: &[Description]) -> Vec<Kind> {
        part(people).iter().map(|found| found.kind).collect()
    }

    #[test]
    fn what_is_held_for_most_and_differs_most_comes_first() {
        let mothers = ["Zuhreya", "Fatima", "Maryam", "Khadija", "Suad", "Ibtisam", "Nadia"];
        let seven: Vec<Description> = (0..7)
            .map(|at| {
                let year = (at < 2).then_some(if at == 0 { "1971" } else { "1985" });
                person(year, Some(mothers[at]), Some("Mosul"))
            })
            .collect();
        let found = part(&seven);
        assert_eq!(found[0].kind, Kind::Mother, "{found:?}");
        assert_eq!(found[0].held, 7);
        assert!(found[0].remaining < 1.5, "{found:?}");
        assert!(!kinds(&seven).contains(&Kind::BirthPlace), "all were born in one place: {found:?}");
    }

    #[test]
    fn a_second_question_parts_those_whom_the_first_leaves() {
        let four = [
            person(Some("1971"), Some("Zuhreya"), Some("Mosul")),
            person(Some("1971"), Some("Fatima"), Some("Basra")),
            person(Some("1985"), Some("Zuhreya"), Some("Mosul")),
            person(Some("1985"), Some("Fatima"), Some("Basra")),
        ];
        // Mother and place part the same two from the same two: one of them is asked for, and never both.
        assert_eq!(kinds(&four), [Kind::Birth, Kind::Mother]);
        assert!(part(&four)[1].remaining < 1.2);
    }

    #[test]
    fn nothing_parts_those_of_whom_nothing_else_is_known() {
        assert_eq!(part(&[]), []);
        assert_eq!(part(&[person(Some("1971"), None, None)]), []);
        assert_eq!(part(&[person(Some("1971"), None, None), person(None, Some("Zuhreya"), None)]), []);
        // A year and a day of that year do not contradict.
        assert_eq!(part(&[person(Some("1971"), None, None), person(Some("1971-03-05"), None, None)]), []);
    }

    #[test]
    fn a_thousand_namesakes_are_parted_in_a_moment() {
        let mothers = ["Zuhreya", "Fatima", "Maryam", "Khadija", "Suad", "Ibtisam", "Nadia"];
        let many: Vec<Description> = (0..1000)
            .map(|at| person(Some(&(1950 + at % 50).to_string()), Some(mothers[at % 7]), None))
            .collect();
        let found = part(&many);
        assert_eq!(found[0].kind, Kind::Birth, "{found:?}");
        assert!(found[1].remaining < found[0].remaining && found[1].remaining < 10.0, "{found:?}");
    }

    fn people() -> impl Strategy<Value = Vec<Description>> {
        let birth = prop::option::of(prop::sample::select(vec![
            "1971",
            "1972-03-05",
            "1985",
            "1985-01-01",
            "1990-07-09",
        ]));
        let mother =
            prop::option::of(prop::sample::select(vec!["Zuhreya", "Fatima", "Maryam Hamdan", "فاطمة"]));
        let place = prop::option::of(prop::sample::select(vec!["Mosul", "Basra", "Erbil"]));
        prop::collection::vec((birth, mother, place).prop_map(|(b, m, p)| person(b, m, p)), 0..9)
    }

    proptest! {
        #[test]
        fn a_question_never_adds_anybody(people in people()) {
            let found = part(&people);
            prop_assert!(found.len() <= QUESTIONS);
            let mut before = people.len() as f32;
            for question in found {
                prop_assert!(question.remaining < before && question.remaining >= 1.0);
                prop_assert!(question.held <= people.len());
                before = question.remaining;
            }
        }

        #[test]
        fn the_order_of_the_people_changes_nothing(people in people(), by in 0usize..9) {
            let mut turned = people.clone();
            turned.rotate_left(by % people.len().max(1));
            turned.reverse();
            prop_assert_eq!(part(&people), part(&turned));
        }

        #[test]
        fn identical_people_have_none(people in people(), count in 1usize..9) {
            if let Some(one) = people.first() {
                prop_assert_eq!(part(&vec![one.clone(); count]), []);
            }
        }
    }
}
