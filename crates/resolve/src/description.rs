//! What is known of one subject, by whoever says it.

use crate::Birth;
use tansiq_names::Name;

/// What members say of one subject. Of everything there may be several values, because several members say different
/// things; the order is the caller's, and pieces of evidence name values by it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Description {
    /// Names and aliases, in any script.
    pub names: Vec<Name>,
    /// Dates of birth, each as exact as it is known.
    pub births: Vec<Birth>,
    /// The mother's names.
    pub mothers: Vec<Name>,
    /// The father's names, where they are said apart from the name.
    pub fathers: Vec<Name>,
    /// The names of the father's father, where they are said apart from the name.
    pub grandfathers: Vec<Name>,
    /// Names of places of birth.
    pub birth_places: Vec<Name>,
    /// Names of places where he lives or lived.
    pub residences: Vec<Name>,
    /// Countries, in one form for all descriptions.
    pub nationalities: Vec<String>,
    /// Sex, as papers say it.
    pub sexes: Vec<Sex>,
    /// Numbers of papers, in one form for all descriptions.
    pub documents: Vec<String>,
    /// Telephone numbers, in one form for all descriptions.
    pub phones: Vec<String>,
    /// Names of relatives other than father, mother and grandfather.
    pub relatives: Vec<Name>,
}

impl Description {
    /// The same subject, as if nothing but this kind of evidence were known of him.
    pub fn only(&self, kind: Kind) -> Description {
        let mut only = Description::default();
        match kind {
            Kind::Birth => only.births.clone_from(&self.births),
            Kind::Mother => only.mothers.clone_from(&self.mothers),
            Kind::Father => only.fathers.clone_from(&self.fathers),
            Kind::Grandfather => only.grandfathers.clone_from(&self.grandfathers),
            Kind::BirthPlace => only.birth_places.clone_from(&self.birth_places),
            Kind::Residence => only.residences.clone_from(&self.residences),
            Kind::Nationality => only.nationalities.clone_from(&self.nationalities),
            Kind::Sex => only.sexes.clone_from(&self.sexes),
            Kind::Document => only.documents.clone_from(&self.documents),
            Kind::Phone => only.phones.clone_from(&self.phones),
            Kind::Relative => only.relatives.clone_from(&self.relatives),
        }
        only
    }
}

/// Sex, as papers say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// A kind of evidence beside the name. Ordered as an officer asks: what a man says readily and papers carry first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// When he was born.
    Birth,
    /// What his mother is called.
    Mother,
    /// What his father is called.
    Father,
    /// What his father's father is called.
    Grandfather,
    /// Where he was born.
    BirthPlace,
    /// Of which country he is.
    Nationality,
    /// Where he lives.
    Residence,
    /// His sex.
    Sex,
    /// The number of a paper.
    Document,
    /// A telephone number.
    Phone,
    /// What another relative is called.
    Relative,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Kind; 11] = [
        Kind::Birth,
        Kind::Mother,
        Kind::Father,
        Kind::Grandfather,
        Kind::BirthPlace,
        Kind::Nationality,
        Kind::Residence,
        Kind::Sex,
        Kind::Document,
        Kind::Phone,
        Kind::Relative,
    ];

    /// Whether a man has several of them: that his is another then says nothing.
    pub(crate) const fn is_one_of_several(self) -> bool {
        matches!(self, Kind::Document | Kind::Phone | Kind::Relative)
    }

    /// The word for it on the wire and in the table of weights.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Birth => "birth",
            Kind::Mother => "mother",
            Kind::Father => "father",
            Kind::Grandfather => "grandfather",
            Kind::BirthPlace => "birth-place",
            Kind::Nationality => "nationality",
            Kind::Residence => "residence",
            Kind::Sex => "sex",
            Kind::Document => "number",
            Kind::Phone => "phone",
            Kind::Relative => "relative",
        }
    }
}
