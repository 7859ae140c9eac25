//! Two descriptions set against each other: the name, the evidence beside it, and what both amount to.
//!
//! For two records of the joint database name and evidence are added up, as Fellegi and Sunter do, on top of how
//! unlikely it is that two people taken at random are one. For screening they stay apart: [`Comparison::outcome`].

use crate::evidence::weigh_beside;
use crate::name::{self, NameMatch};
use crate::weights::Bits;
use crate::{Description, Finding, Frequencies, Kind, Outcome, Piece, outcome};

/// What two descriptions say about each other, with the reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The two names that are most alike; nothing if one side has none.
    pub name: Option<NameMatch>,
    /// What else says something, in the order of [`Kind`]; what is already said by another piece weighs 0.
    pub evidence: Vec<Piece>,
    /// What two people taken at random weigh before anything is known of them: never above 0.
    pub prior: Bits,
}

/// From this probability on two records are proposed as one person to whoever resolves: likelier one than two.
pub const PROPOSE: f32 = 0.5;

/// Below this probability two records are never proposed. Between the two they are shown when asked for.
pub const NEVER_PROPOSE: f32 = 0.01;

/// What becomes of two records. None of it decides anything: a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Proposed as one person.
    Propose,
    /// Shown when asked for.
    WhenAsked,
    /// Not proposed.
    NeverPropose,
}

impl Verdict {
    /// What becomes of records that are one person with this probability.
    pub fn of(probability: f32) -> Verdict {
        if probability >= PROPOSE {
            Verdict::Propose
        } else if probability >= NEVER_PROPOSE {
            Verdict::WhenAsked
        } else {
            Verdict::NeverPropose
        }
    }

    /// The word for it on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::Propose => "propose",
            Verdict::WhenAsked => "when-asked",
            Verdict::NeverPropose => "never-propose",
        }
    }
}

/// Sets two descriptions against each other among so many people. Symmetric, but for which values are named among
/// pairs of equal weight.
pub fn compare(left: &Description, right: &Description, among: &Frequencies) -> Comparison {
    let name = name::nearest(&left.names, &right.names);
    let compared = name.map(|name| (&left.names[name.left], &right.names[name.right]));
    let pieces = Kind::ALL.into_iter().filter_map(|kind| weigh_beside(compared, kind, left, right, among));
    let mut evidence: Vec<Piece> = pieces.collect();
    only_the_heaviest_place(&mut evidence);
    Comparison { name, evidence, prior: Bits(-(among.people() as f32).log2()) }
}

/// Where somebody was born says mostly where he lives and of which country he is: of those that agree one counts.
fn only_the_heaviest_place(evidence: &mut [Piece]) {
    let mut agreeing: Vec<&mut Piece> = evidence
        .iter_mut()
        .filter(|piece| matches!(piece.kind, Kind::BirthPlace | Kind::Residence | Kind::Nationality))
        .filter(|piece| piece.finding == Finding::Same)
        .collect();
    // Of equal ones the first kind: the sort is stable.
    agreeing.sort_by(|one, other| other.bits.0.total_cmp(&one.bits.0));
    agreeing.iter_mut().skip(1).for_each(|piece| piece.bits = Bits(0.0));
}

impl Comparison {
    /// The odds that both mean one person, as a logarithm: 0 = even, 10 = a thousand to one.
    pub fn bits(&self) -> Bits {
        let name = self.name.map_or(Bits(0.0), |name| name.bits);
        [self.prior, name].into_iter().chain(self.evidence.iter().map(|piece| piece.bits)).sum()
    }

    /// The probability, 0..=1, that both mean one person. It orders what people look at, and decides nothing.
    pub fn probability(&self) -> f32 {
        1.0 / (1.0 + (-self.bits().0).exp2())
    }

    /// What becomes of the two records.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.probability())
    }

    /// What the evidence beside the name weighs at a screening. Sex, country, home and relatives fit too many people
    /// to make a hit of a name: there they count only where they contradict.
    pub fn beside(&self) -> Bits {
        let counted = |piece: &Piece| match piece.kind {
            Kind::Sex | Kind::Nationality | Kind::Residence | Kind::Relative => Bits(piece.bits.0.min(0.0)),
            _ => piece.bits,
        };
        self.evidence.iter().map(counted).sum()
    }

    /// What a screening with one description amounts to against the other: the name is a gate, and no name alone a hit.
    pub fn outcome(&self) -> Outcome {
        let number = self.evidence.iter().any(|piece| matches!(piece.kind, Kind::Document | Kind::Phone));
        outcome(self.name.map_or(0.0, |name| name.score), self.beside(), number)
    }
}
