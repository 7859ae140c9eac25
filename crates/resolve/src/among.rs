//! Several candidates for one: who is meant, if anybody is.

use crate::weights::Bits;

/// The probability of each candidate that he is the one who is meant, where at most one is: a namesake takes from all
/// others. Together they are at most 1; what is missing is the chance that it is none of them.
///
/// `candidates` are [`crate::Comparison::bits`] with one description; `present` is the probability, above 0 and below
/// 1, that somebody is meant at all: one half where nothing is known.
pub fn among(candidates: &[Bits], present: f64) -> Vec<f32> {
    let none = (1.0 - present) / present;
    let odds: Vec<f64> = candidates.iter().map(|bits| f64::from(bits.0).exp2()).collect();
    let all = none + odds.iter().sum::<f64>();
    odds.iter().map(|odds| (odds / all) as f32).collect()
}

/// Rounds of learning: each halves what is missing, at least.
const ROUNDS: usize = 30;

/// How many of many are present, learnt from their candidates alone: the share at which the probabilities of
/// [`among`] sum up to it. Above 0 and below 1; one half for none.
pub fn present<'a>(all: impl IntoIterator<Item = &'a [Bits]> + Clone) -> f64 {
    let mut share = 0.5;
    for _ in 0..ROUNDS {
        let (mut found, mut count) = (0.0, 0u32);
        for candidates in all.clone() {
            found += among(candidates, share).iter().map(|p| f64::from(*p)).sum::<f64>();
            count += 1;
        }
        if count == 0 {
            break;
        }
        // Never certain: one more who is present and one more who is not.
        share = (found + 1.0) / (f64::from(count) + 2.0);
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_alike_share_and_the_only_one_has_all() {
        let of = |bits: &[f32]| among(&bits.iter().map(|bits| Bits(*bits)).collect::<Vec<_>>(), 0.5);
        assert!(of(&[8.0])[0] > 0.99);
        let both = of(&[8.0, 8.0]);
        assert!(both[0] == both[1] && both[0] > 0.49 && both[0] < 0.5);
        assert!(of(&[0.0])[0] == 0.5, "even odds against nobody");
        assert_eq!(of(&[]), []);
    }

    #[test]
    fn how_many_are_present_is_learnt() {
        let (here, absent) = (vec![Bits(9.0), Bits(-4.0)], vec![Bits(-9.0)]);
        let share = |here_of_ten: usize| {
            let all: Vec<&[Bits]> =
                (0..1000).map(|at| if at % 10 < here_of_ten { &here[..] } else { &absent[..] }).collect();
            present(all.iter().copied())
        };
        assert!((share(9) - 0.9).abs() < 0.02 && (share(2) - 0.2).abs() < 0.02, "{} {}", share(9), share(2));
        assert_eq!(present(std::iter::empty()), 0.5);
    }

    proptest! {
        #[test]
        fn a_further_candidate_helps_no_other(bits in prop::collection::vec(-60f32..60.0, 1..9), more in -60f32..60.0) {
            let mut all: Vec<Bits> = bits.into_iter().map(Bits).collect();
            let before = among(&all, 0.5);
            prop_assert!(before.iter().sum::<f32>() <= 1.0001);
            all.push(Bits(more));
            prop_assert!(before.iter().zip(among(&all, 0.5)).all(|(before, after)| after <= *before));
        }
    }
}
