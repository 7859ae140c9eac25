//! The standing properties of a member: what must hold whatever is agreed. A file of its own, read as strictly as an
//! agreement and checked by the same proofs before anything is signed.
//!
//! ```toml
//! format = "tansiq/properties/v1"
//!
//! [[never]]
//! id = "witnesses-outside"
//! persons = ["witness"]
//! to_non_parties_of = ["joint-centre-2026"]
//! reason = "EXERCISE: order 4"
//!
//! [[separate]]
//! id = "border-from-committee"
//! given_under = "border-2026"
//! from_parties_of = "second-committee-2026"
//! reason = "EXERCISE: order 5"
//!
//! [[always]]
//! id = "clearances"
//! duty = "clearance"
//! reason = "EXERCISE: order 6"
//! ```

use crate::agreement::{MAX_PARTIES, MAX_TEXT_CHARS};
use crate::document::{Fields, Reading};
use crate::mistake::{Mistakes, Problem};
use crate::name::Slug;
use crate::parse::read_document;
use crate::products::{floor, territories_or_all, words_or_all};
use crate::prove::{Duty, Prover, Question, Reach, Receivers};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashSet};
use tansiq_label::MemberCode;

/// The format of the first version.
pub const PROPERTIES_FORMAT: &str = "tansiq/properties/v1";
/// The longest file, in bytes.
pub const MAX_PROPERTIES_BYTES: usize = 64 * 1024;
/// The most properties of each kind.
pub const MAX_PROPERTIES: usize = 200;

const FIELDS: &[&str] = &["format", "never", "separate", "always"];
const NEVER_FIELDS: &[&str] = &[
    "id",
    "reason",
    "categories",
    "persons",
    "minors_only",
    "floor",
    "territories",
    "purposes",
    "from",
    "under",
    "to",
    "to_others_than",
    "to_non_parties_of",
    "without_consent",
];

/// What a member demands of every agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    properties: Vec<Property>,
}

/// One demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Its name, once in the file.
    pub id: Slug,
    /// Why, in the member's words.
    pub reason: String,
    demand: Demand,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Demand {
    Claim(Question),
    /// The duty, and the agreements for which it is asked; every one when none is named.
    Always(Duty, Option<BTreeSet<Slug>>),
}

impl Properties {
    /// Reads the file.
    ///
    /// # Errors
    /// Every mistake with its line and column.
    pub fn parse(text: &[u8]) -> Result<Properties, Mistakes> {
        read_document(text, MAX_PROPERTIES_BYTES, read)
    }

    /// The properties: what must never be, what must be separate, what must always be; each in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &Property> {
        self.properties.iter()
    }
}

impl Property {
    /// The claims that make up this property; it holds when each is proved. None when it speaks of duties and no
    /// agreement is known.
    pub fn questions(&self, prover: &Prover, since: Date) -> Vec<Question> {
        match &self.demand {
            Demand::Claim(question) => vec![question.clone()],
            Demand::Always(duty, Some(agreements)) => {
                agreements.iter().map(|id| Question::Unblocked(*duty, id.clone())).collect()
            }
            Demand::Always(duty, None) => {
                let ids: BTreeSet<Slug> = prover.live(since).map(|t| t.agreement.id.clone()).collect();
                ids.into_iter().map(|id| Question::Unblocked(*duty, id)).collect()
            }
        }
    }
}

fn read(top: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<Properties> {
    top.refuse_others(FIELDS, r);
    if let Some((format, span)) = top.string("format", "a format", r)
        && format != PROPERTIES_FORMAT
    {
        r.note(&span, "format".into(), Problem::Format(PROPERTIES_FORMAT));
    }
    let mut names = HashSet::new();
    let mut properties = Vec::new();
    for t in top.tables("never", "[[never]]", MAX_PROPERTIES, r) {
        t.refuse_others(NEVER_FIELDS, r);
        properties.push(property(&t, &mut names, r, |r| never(&t, r)));
    }
    for t in top.tables("separate", "[[separate]]", MAX_PROPERTIES, r) {
        t.refuse_others(&["id", "reason", "given_under", "from_parties_of"], r);
        properties.push(property(&t, &mut names, r, |r| separate(&t, r)));
    }
    for t in top.tables("always", "[[always]]", MAX_PROPERTIES, r) {
        t.refuse_others(&["id", "reason", "duty", "under"], r);
        properties.push(property(&t, &mut names, r, |r| always(&t, r)));
    }
    Some(Properties { properties: properties.into_iter().collect::<Option<_>>()? })
}

fn property(
    t: &Fields<'_, '_>,
    names: &mut HashSet<Slug>,
    r: &mut Reading<'_>,
    demand: impl FnOnce(&mut Reading<'_>) -> Option<Demand>,
) -> Option<Property> {
    let id = t.parsed::<Slug>("id", "a name, as witnesses-outside", r);
    let reason = t.prose("reason", "a reason", MAX_TEXT_CHARS, r);
    let demand = demand(r);
    let id = id?;
    if !names.insert(id.clone()) {
        let span = t.get("id").map_or(t.span.clone(), |v| v.span());
        r.note(&span, t.path_of("id"), Problem::Twice("name of a property"));
        return None;
    }
    Some(Property { id, reason: reason?, demand: demand? })
}

fn never(t: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<Demand> {
    let categories = words_or_all(t, "categories", r);
    let persons = words_or_all(t, "persons", r);
    let purposes = words_or_all(t, "purposes", r);
    let minors_only = t.flag("minors_only", r);
    let without_consent = t.flag("without_consent", r);
    let (floor, territories) = (floor(t, r), territories_or_all(t, r));
    let from = match t.get("from") {
        Some(_) => t.list::<MemberCode>("from", MEMBERS, MAX_PARTIES, r).map(Some),
        None => Some(None),
    };
    let under = match t.get("under") {
        Some(_) => t.parsed::<Slug>("under", "the name of an agreement", r).map(Some),
        None => Some(None),
    };
    let to = receivers(t, r);
    Some(Demand::Claim(Question::Never(Reach {
        categories: categories?,
        persons: persons?,
        minors_only: minors_only?,
        floor: floor?,
        territories: territories?,
        purposes: purposes?,
        from: from?,
        to: to?,
        under: under?,
        consent: !without_consent?,
    })))
}

const MEMBERS: &str = "a list of members' codes, as [\"BGD\", \"AMM\"]";
const AGREEMENTS: &str = "a list of agreements, as [\"border-2026\"]";

/// Exactly one of the three fields says who must not have it.
fn receivers(t: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<Receivers> {
    const ONE: &str = "one of to, to_others_than and to_non_parties_of";
    let given: Vec<_> =
        ["to", "to_others_than", "to_non_parties_of"].into_iter().filter(|f| t.get(f).is_some()).collect();
    match given[..] {
        ["to"] if t.get("to").and_then(|v| v.get_ref().as_str()) == Some("anybody") => {
            Some(Receivers::Anybody)
        }
        ["to"] => {
            t.list("to", "\"anybody\" or a list of members' codes", MAX_PARTIES, r).map(Receivers::Members)
        }
        ["to_others_than"] => t.list("to_others_than", MEMBERS, MAX_PARTIES, r).map(Receivers::OthersThan),
        ["to_non_parties_of"] => {
            t.list("to_non_parties_of", AGREEMENTS, MAX_PROPERTIES, r).map(Receivers::NonPartiesOf)
        }
        [] => {
            r.note(&t.span, t.path_of("to"), Problem::Missing(ONE));
            None
        }
        _ => {
            let found = given.len().to_string();
            let problem = Problem::Limit { expected: ONE.into(), found };
            r.note(&t.span, t.path.clone(), problem);
            None
        }
    }
}

fn separate(t: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<Demand> {
    let given_under = t.parsed("given_under", "the name of an agreement", r);
    let from_parties_of = t.parsed("from_parties_of", "the name of an agreement", r);
    let (given_under, from_parties_of) = (given_under?, from_parties_of?);
    Some(Demand::Claim(Question::Separate { given_under, from_parties_of }))
}

fn always(t: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<Demand> {
    let duty = t.parsed::<Duty>("duty", "a duty", r);
    let under = match t.get("under") {
        Some(_) => t.list::<Slug>("under", AGREEMENTS, MAX_PROPERTIES, r).map(Some),
        None => Some(None),
    };
    Some(Demand::Always(duty?, under?))
}
