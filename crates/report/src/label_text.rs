//! How a label is written: the fields of a label in files and on the wire, and the way back.

use crate::fault::{Fault, Faults};
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use tansiq_label::{Finite, Label, MemberCode, Parts, Releasability, Set, Territory};

/// A label as written. Every field may be missing in a draft, where the report's own label fills it in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelText {
    /// `unclassified`, `restricted`, `confidential` or `secret`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// `"any-party"` or a list of members; the empty list is nobody, and so is a missing field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rel_to: Option<RelTo>,
    /// Handling conditions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caveats: Option<Vec<String>>,
    /// Category of data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Category of person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Whether that person is under eighteen; missing means no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minor: Option<bool>,
    /// `001`, `IQ`, `IQ-NI` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territories: Option<Vec<String>>,
    /// What it may be used for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<String>>,
    /// The review date, `2027-01-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

/// `rel_to` as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RelTo {
    /// A word; only `any-party` has a meaning.
    Word(String),
    /// Members' codes.
    Members(Vec<String>),
}

impl LabelText {
    /// This label, with what it does not say taken from `default`.
    #[must_use]
    pub fn or(self, default: &LabelText) -> LabelText {
        let d = default.clone();
        LabelText {
            level: self.level.or(d.level),
            rel_to: self.rel_to.or(d.rel_to),
            caveats: self.caveats.or(d.caveats),
            category: self.category.or(d.category),
            person: self.person.or(d.person),
            minor: self.minor.or(d.minor),
            territories: self.territories.or(d.territories),
            purposes: self.purposes.or(d.purposes),
            review: self.review.or(d.review),
        }
    }

    /// The label.
    ///
    /// # Errors
    /// Every fault in it, each with its path below `label`.
    pub fn label(&self) -> Result<Label, Faults> {
        let mut faults = Faults::default();
        let label = self.read("label", &mut faults);
        label.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The label, or every fault in it, each with its path below `path`.
    pub(crate) fn read(&self, path: &str, faults: &mut Faults) -> Option<Label> {
        let at = |field: &str| format!("{path}.{field}");
        let level = word(self.level.as_deref(), at("level"), faults);
        let category = word(self.category.as_deref(), at("category"), faults);
        let person = word(self.person.as_deref(), at("person"), faults);
        let caveats = set(self.caveats.as_deref().unwrap_or_default(), &at("caveats"), faults);
        let purposes = set(self.purposes.as_deref().unwrap_or_default(), &at("purposes"), faults);
        let releasability = self.releasability(&at("rel_to"), faults);
        let territories = self.read_territories(&at("territories"), faults);
        let review = self.read_review(at("review"), faults);
        let parts = Parts {
            level: level?,
            releasability: releasability?,
            caveats: caveats?,
            category: category?,
            person: person?,
            minor: self.minor.unwrap_or(false),
            territories: territories?,
            purposes: purposes?,
            review: review?,
        };
        Label::new(parts).map_err(|e| faults.push(path.to_owned(), Fault::Label(e))).ok()
    }

    fn releasability(&self, path: &str, faults: &mut Faults) -> Option<Releasability> {
        match &self.rel_to {
            None => Some(Releasability::nobody()),
            Some(RelTo::Word(word)) if word == "any-party" => Some(Releasability::AnyParty),
            Some(RelTo::Word(_)) => {
                faults.push(path.to_owned(), Fault::RelTo);
                None
            }
            Some(RelTo::Members(codes)) => {
                let mut members = BTreeSet::new();
                for (i, code) in codes.iter().enumerate() {
                    match code.parse::<MemberCode>() {
                        Ok(member) => drop(members.insert(member)),
                        Err(e) => faults.push(format!("{path}[{i}]"), Fault::Code(e)),
                    }
                }
                (members.len() == codes.len()).then_some(Releasability::Only(members))
            }
        }
    }

    fn read_territories(&self, path: &str, faults: &mut Faults) -> Option<BTreeSet<Territory>> {
        let mut territories = BTreeSet::new();
        for (i, code) in self.territories.iter().flatten().enumerate() {
            match code.parse::<Territory>() {
                Ok(territory) => drop(territories.insert(territory)),
                Err(e) => {
                    faults.push(format!("{path}[{i}]"), Fault::Code(e));
                    return None;
                }
            }
        }
        Some(territories)
    }

    fn read_review(&self, path: String, faults: &mut Faults) -> Option<Date> {
        let Some(text) = &self.review else {
            faults.push(path, Fault::Missing("a review date"));
            return None;
        };
        text.parse::<Date>().map_err(|_| faults.push(path, Fault::Date)).ok()
    }
}

impl From<&Label> for LabelText {
    fn from(label: &Label) -> Self {
        let words = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let first = |codes: Vec<&'static str>| codes.first().map(|code| (*code).to_owned());
        LabelText {
            level: Some(label.level().to_string()),
            rel_to: Some(match label.releasability() {
                Releasability::AnyParty => RelTo::Word("any-party".into()),
                Releasability::Only(members) => {
                    RelTo::Members(members.iter().map(|m| m.to_string()).collect())
                }
            }),
            caveats: Some(words(label.caveats().codes())),
            category: first(label.categories().codes()),
            person: first(label.persons().codes()),
            minor: Some(label.minor()),
            territories: Some(label.territories().iter().map(|t| t.to_string()).collect()),
            purposes: Some(words(label.purposes().codes())),
            review: Some(label.review().to_string()),
        }
    }
}

fn word<T: Finite>(text: Option<&str>, path: String, faults: &mut Faults) -> Option<T> {
    let Some(text) = text else {
        faults.push(path, Fault::Missing(T::NAME));
        return None;
    };
    tansiq_label::parse(text).map_err(|e| faults.push(path, Fault::Word(e))).ok()
}

fn set<T: Finite>(texts: &[String], path: &str, faults: &mut Faults) -> Option<Set<T>> {
    let mut out = Set::EMPTY;
    let mut good = true;
    for (i, text) in texts.iter().enumerate() {
        match tansiq_label::parse(text) {
            Ok(value) => out = out.with(value),
            Err(e) => {
                faults.push(format!("{path}[{i}]"), Fault::Word(e));
                good = false;
            }
        }
    }
    good.then_some(out)
}

/// A member's code with a serialised form.
pub type MemberText = Text<MemberCode>;
