//! What is said of somebody as a description that can be compared, with the words in which it is said.

use crate::weighing::Told;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_names::Name;
use tansiq_report::StatementId;
use tansiq_resolve::{Birth, Description, Kind, Sex};
use tansiq_view::people::normal_identifier;

/// A description, and for each of its values who says it in what words, in the description's order.
#[derive(Default)]
pub(crate) struct Described {
    pub(crate) description: Description,
    pub(crate) names: Vec<(StatementId, String)>,
    pub(crate) beside: BTreeMap<Kind, Vec<(StatementId, String)>>,
}

/// Describes somebody from statements that are all released to one reader.
pub(crate) fn describe<'s>(told: impl Iterator<Item = Told<'s>>) -> Described {
    let (mut described, mut seen) = (Described::default(), BTreeSet::new());
    for told in told {
        for text in told.texts() {
            // Who says the same as somebody before adds nothing to compare.
            if seen.insert((told.property.name, text)) {
                described.take(told.property.name, told.statement, text);
            }
        }
    }
    described
}

impl Described {
    fn take(&mut self, property: &str, statement: StatementId, text: &str) {
        let d = &mut self.description;
        let name = || Name::analyse(text).ok();
        let number = || normal_identifier(text);
        let kind = match property {
            "name" | "alias" | "weakAlias" => {
                if let Some(name) = name() {
                    d.names.push(name);
                    self.names.push((statement, text.to_owned()));
                }
                return;
            }
            "birthDate" => push(&mut d.births, Birth::read(text), Kind::Birth),
            "motherName" => push(&mut d.mothers, name(), Kind::Mother),
            "fatherName" => push(&mut d.fathers, name(), Kind::Father),
            "birthPlace" => push(&mut d.birth_places, name(), Kind::BirthPlace),
            "address" => push(&mut d.residences, name(), Kind::Residence),
            "nationality" => push(&mut d.nationalities, Some(text.to_uppercase()), Kind::Nationality),
            "gender" => push(&mut d.sexes, sex(text), Kind::Sex),
            "passportNumber" | "idNumber" => push(&mut d.documents, number(), Kind::Document),
            "phone" => push(&mut d.phones, number(), Kind::Phone),
            _ => None,
        };
        if let Some(kind) = kind {
            self.beside.entry(kind).or_default().push((statement, text.to_owned()));
        }
    }
}

fn push<T>(values: &mut Vec<T>, value: Option<T>, kind: Kind) -> Option<Kind> {
    values.push(value?);
    Some(kind)
}

fn sex(text: &str) -> Option<Sex> {
    match text {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    }
}
