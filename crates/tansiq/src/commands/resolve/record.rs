//! A record of a file, as a description.

use serde::Deserialize;
use tansiq_names::Name;
use tansiq_resolve::{Birth, Description, Sex};
use tansiq_view::people::normal_identifier;

/// What a line must hold.
pub(super) const EXPECTED: &str = r#"{"id": …, "name": … or "names": [{"n": …}, …]}"#;

/// One line of either file.
#[derive(Deserialize)]
pub(super) struct Record {
    pub(super) id: String,
    #[serde(default)]
    name: Texts,
    #[serde(default)]
    names: Vec<Written>,
    #[serde(default)]
    dob: Texts,
    #[serde(default)]
    mother: Texts,
    #[serde(default)]
    father: Texts,
    #[serde(default)]
    grandfather: Texts,
    #[serde(default)]
    birth_place: Texts,
    #[serde(default)]
    residence: Texts,
    #[serde(default)]
    nationality: Texts,
    #[serde(default)]
    sex: Texts,
    #[serde(default)]
    document: Texts,
    #[serde(default)]
    phone: Texts,
    #[serde(default)]
    relative: Texts,
}

#[derive(Deserialize)]
struct Written {
    n: String,
}

/// No text, one, or several.
#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Texts {
    #[default]
    None,
    One(String),
    Several(Vec<String>),
}

impl Texts {
    fn all(&self) -> &[String] {
        match self {
            Texts::None => &[],
            Texts::One(text) => std::slice::from_ref(text),
            Texts::Several(texts) => texts,
        }
    }

    /// Those that are something; what is there and cannot be read is counted.
    fn read<T>(&self, unread: &mut usize, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let texts = self.all().iter().filter(|text| !text.trim().is_empty());
        let values: Vec<Option<T>> = texts.map(|text| read(text)).collect();
        *unread += values.iter().filter(|value| value.is_none()).count();
        values.into_iter().flatten().collect()
    }
}

impl Record {
    /// What is known of the person, and how many values could not be read.
    pub(super) fn description(&self) -> (Description, usize) {
        let name = |text: &str| Name::analyse(text).ok();
        let country = |text: &str| Some(text.trim().to_lowercase());
        let sex = |text: &str| match text.trim().to_ascii_lowercase().as_str() {
            "female" | "f" => Some(Sex::Female),
            "male" | "m" => Some(Sex::Male),
            _ => None,
        };
        let mut unread = 0;
        let aliases = Texts::Several(self.names.iter().map(|written| written.n.clone()).collect());
        let mut names = self.name.read(&mut unread, name);
        names.extend(aliases.read(&mut unread, name));
        let description = Description {
            names,
            births: self.dob.read(&mut unread, Birth::read),
            mothers: self.mother.read(&mut unread, name),
            fathers: self.father.read(&mut unread, name),
            grandfathers: self.grandfather.read(&mut unread, name),
            birth_places: self.birth_place.read(&mut unread, name),
            residences: self.residence.read(&mut unread, name),
            nationalities: self.nationality.read(&mut unread, country),
            sexes: self.sex.read(&mut unread, sex),
            documents: self.document.read(&mut unread, normal_identifier),
            phones: self.phone.read(&mut unread, normal_identifier),
            relatives: self.relative.read(&mut unread, name),
        };
        (description, unread)
    }
}
