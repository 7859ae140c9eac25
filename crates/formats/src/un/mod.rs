//! The UN Security Council's consolidated list (XML): one draft for each individual and entity.
//!
//! Source: the publisher's schema `sc-sanctions.xsd` and the list as it is published. What the list says in a form
//! that has no place here is kept as a note or remarked; [`IGNORED`] names the elements that say nothing.

mod date;
mod document;
mod element;
mod entry;
mod tree;

use crate::error::{Error, Place};
use crate::import::{Gathering, Import, Imported, SourceKey};
use crate::limits::MAX_ENTRIES;
use crate::profile::Profile;
use crate::sheet::Sheet;
use crate::text::day;
use element::Element;
use tansiq_report::SubjectKind;
use tree::{Item, Tree};

/// Elements of an entry that are left out without a remark: the publisher's keys for sorting, and the name of the
/// list, which is the same for every entry.
const IGNORED: [&str; 3] = ["SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE"];

pub(crate) fn read(text: &str, profile: &Profile) -> Result<Import, Error> {
    let mut tree = Tree::new(text);
    let mut gathering = Gathering::new(text, profile);
    while let Some(item) = tree.next()? {
        let import = &mut gathering.import;
        match item {
            Item::Made(when) => import.generated = day(&when),
            Item::Stranger(path) => import.remarks.note(&path, crate::remark::What::UnknownField),
            Item::Entry { kind, element, byte } => {
                if import.entries.len() >= MAX_ENTRIES {
                    let place = Place::of(text.as_bytes(), byte);
                    return Err(Error::TooMany { place, limit: MAX_ENTRIES, unit: "entries" });
                }
                let (source, element) = identity(text, &profile.list, element, byte)?;
                let sheet = Sheet::new(profile, &mut import.remarks, source, kind);
                let Imported { source, draft } = match kind {
                    SubjectKind::Person => entry::individual(element, sheet),
                    _ => entry::entity(element, sheet),
                };
                gathering.take(byte, source, Some(draft))?;
            }
        }
    }
    Ok(gathering.import)
}

/// The entry's number at the publisher: the same for as long as the entry exists.
fn identity(
    text: &str,
    list: &str,
    mut element: Element,
    byte: usize,
) -> Result<(SourceKey, Element), Error> {
    let number = element.take("DATAID");
    let source = SourceKey::new(list, number.trim()).map_err(|_| {
        let found = if number.trim().is_empty() { "none" } else { "another form" };
        Error::shape(text.as_bytes(), byte, "a DATAID of digits in every entry", found)
    })?;
    let named = element.has("FIRST_NAME");
    if !named {
        return Err(Error::shape(text.as_bytes(), byte, "a FIRST_NAME in every entry", "none"));
    }
    Ok((source, element))
}
