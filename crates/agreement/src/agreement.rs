//! An agreement as its parties signed it, once everything about its text has been checked.
//!
//! A clause is a product of finite sets, an agreement is the union of its clauses less its prohibitions.
//! Every dimension is a finite set or an order, so that questions about agreements can be decided exactly.

use crate::committee::Committee;
use crate::name::{ClauseRef, Slug};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Category, Label, Level, MemberCode, PersonCategory, Purpose, Set, Territory, finite};

/// The longest text of an agreement, in bytes: a thousand clauses as people write them.
pub const MAX_AGREEMENT_BYTES: usize = 256 * 1024;
/// The most clauses, and the most prohibitions, of one agreement: no more fit into a text of that length.
pub const MAX_CLAUSES: usize = 1_000;
/// The most parties: each signs the one envelope, and an envelope carries so many signatures.
pub const MAX_PARTIES: usize = tansiq_report::MAX_SIGNATURES;
/// The longest term, in years: what binds longer is looked at and signed anew.
pub const MAX_TERM_YEARS: i16 = 10;
/// The longest retention, in days: ten years.
pub const MAX_RETENTION_DAYS: u32 = 3_660;
/// The longest title and legal basis, and the longest reason of a prohibition, in characters.
pub const MAX_TEXT_CHARS: usize = 500;
/// The most territories in one clause: every country of ISO 3166-1.
pub const MAX_TERRITORIES: usize = 250;
/// The format of the first version. Every stored format ever written keeps a fixture.
pub const FORMAT: &str = "tansiq/agreement/v1";

finite! {
    /// What sort of agreement it is. It decides nothing; it tells people which template it grew from.
    AgreementKind, "kind of agreement":
    /// Of two neighbours, about their border.
    Border = "border",
    /// That sets up a committee.
    Committee = "committee",
    /// That sets up a joint centre.
    JointCentre = "joint-centre",
    /// About exchanging information.
    Exchange = "exchange",
}

finite! {
    /// Which reports it covers, by the day on which they were written.
    Start, "start":
    /// Also those written before it came into force.
    Beginning = "beginning",
    /// Those written since the day on which it came into force.
    EntryIntoForce = "entry-into-force",
}

finite! {
    /// What the receiver may do with it towards the other parties. Ordered from the strictest to the widest.
    Onward, "onward rule":
    /// Give it to nobody.
    Never = "never",
    /// Ask the originator each time; no answer is no.
    WithConsent = "with-consent",
    /// Give it to parties of this agreement to whom a clause of this agreement releases it.
    Parties = "parties",
}

/// An agreement. There is no way to build one but through [`Agreement::parse`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub(crate) id: Slug,
    pub(crate) version: u32,
    pub(crate) kind: AgreementKind,
    pub(crate) title_en: String,
    pub(crate) title_ar: String,
    pub(crate) legal_basis: String,
    pub(crate) parties: BTreeSet<MemberCode>,
    pub(crate) from: Date,
    pub(crate) until: Date,
    pub(crate) exercise: bool,
    pub(crate) start: Start,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) prohibitions: Vec<Prohibition>,
    pub(crate) committee: Option<Committee>,
}

/// What one party gives another: everything that lies in all of these sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its name; once in an agreement, also among the prohibitions.
    pub id: Slug,
    /// Who gives: parties of the agreement, not empty.
    pub from: BTreeSet<MemberCode>,
    /// Who receives: parties of the agreement, not empty.
    pub to: BTreeSet<MemberCode>,
    /// Kinds of data.
    pub categories: Set<Category>,
    /// Categories of person.
    pub persons: Set<PersonCategory>,
    /// Whether statements about persons under eighteen are covered.
    pub minors: bool,
    /// The highest level.
    pub ceiling: Level,
    /// Where: a statement is covered when each of its territories lies in one of these.
    pub territories: BTreeSet<Territory>,
    /// What the receiver may use it for.
    pub purposes: Set<Purpose>,
    /// What the receiver may do with it towards the other parties.
    pub onward: Onward,
    /// How many days the receiver's people may read it, from the day on which it arrived.
    pub retention_days: u32,
}

/// What no clause of any agreement releases from those who signed it: everything that touches all of these sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prohibition {
    /// Its name.
    pub id: Slug,
    /// Whose giving is forbidden.
    pub from: BTreeSet<MemberCode>,
    /// To whom.
    pub to: BTreeSet<MemberCode>,
    /// Kinds of data.
    pub categories: Set<Category>,
    /// Categories of person.
    pub persons: Set<PersonCategory>,
    /// Whether only statements about persons under eighteen are meant; otherwise all are.
    pub minors_only: bool,
    /// The lowest level that is forbidden.
    pub floor: Level,
    /// Where: a statement is touched when one of its territories overlaps one of these.
    pub territories: BTreeSet<Territory>,
    /// The purposes for which it is forbidden; for others it may still be released.
    pub purposes: Set<Purpose>,
    /// Why, in the parties' words.
    pub reason: String,
}

impl Agreement {
    /// Its name, the same in every version.
    pub fn id(&self) -> &Slug {
        &self.id
    }
    /// 1 for the first text, then one more for each text that takes its place.
    pub fn version(&self) -> u32 {
        self.version
    }
    /// What sort of agreement it is.
    pub fn kind(&self) -> AgreementKind {
        self.kind
    }
    /// The title in English.
    pub fn title_en(&self) -> &str {
        &self.title_en
    }
    /// The title in Arabic.
    pub fn title_ar(&self) -> &str {
        &self.title_ar
    }
    /// The law or treaty on which it rests.
    pub fn legal_basis(&self) -> &str {
        &self.legal_basis
    }
    /// Who must sign; two at least.
    pub fn parties(&self) -> &BTreeSet<MemberCode> {
        &self.parties
    }
    /// The first day of its term, from 00:00 UTC.
    pub fn in_force_from(&self) -> Date {
        self.from
    }
    /// The last day of its term, until 24:00 UTC.
    pub fn in_force_until(&self) -> Date {
        self.until
    }
    /// Whether it is part of an exercise. Statements of an exercise move under no other agreement.
    pub fn exercise(&self) -> bool {
        self.exercise
    }
    /// Which reports it covers.
    pub fn start(&self) -> Start {
        self.start
    }
    /// The clauses in the order of the text.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }
    /// The prohibitions in the order of the text.
    pub fn prohibitions(&self) -> &[Prohibition] {
        &self.prohibitions
    }
    /// The committee that it sets up, if any.
    pub fn committee(&self) -> Option<&Committee> {
        self.committee.as_ref()
    }
    /// The clause of this name.
    pub fn clause(&self, id: &Slug) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.id == *id)
    }
    /// The full name of a clause or prohibition of this agreement.
    pub fn reference(&self, clause: &Slug) -> ClauseRef {
        ClauseRef { agreement: self.id.clone(), clause: clause.clone() }
    }
    /// Whether both are parties.
    pub fn binds(&self, one: MemberCode, other: MemberCode) -> bool {
        self.parties.contains(&one) && self.parties.contains(&other)
    }
}

impl Clause {
    /// Whether what the label says of the data lies in the clause: category, person, minor, level, territories.
    pub fn covers(&self, label: &Label) -> bool {
        let here = |place: &Territory| self.territories.iter().any(|t| t.covers(place));
        label.categories().is_subset(self.categories)
            && label.persons().is_subset(self.persons)
            && (self.minors || !label.minor())
            && label.level() <= self.ceiling
            && label.territories().iter().all(here)
    }
}
