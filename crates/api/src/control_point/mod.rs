//! A control point without a line: an extract is opened, checked against the clock, and screened by the same rules as at
//! a desk. Touches no disk and no network; the time is an argument.

mod sealing;

pub(crate) use sealing::seal;
pub use sealing::{BadPointKey, PointKey, PointPublic};

use crate::body::json_fault;
use crate::routes::screenings::{Asked, ScreeningRequest, outcome_of};
use crate::weighing::{Brief, Compared, Known, Told, Wanted, settle, weigh};
use crate::wire::screening::Screening;
use serde_json::Value;
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_names::{DEFAULT_THRESHOLD, Index, Name};
use tansiq_report::extract::{Account, BadExtract, Extract, ScreeningOutcome, Standing};
use tansiq_report::{
    Card, Envelope, KeyId, Keys, MAX_CLOCK_SKEW_MILLIS, Moment, Property, PublicKey, SubjectId,
};
use tansiq_resolve::Outcome;
use tansiq_view::people::normal_identifier;

/// Why nobody is screened with an extract.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Sealed to another key.
    #[error("expected an extract that is sealed to this control point's key; found one for another")]
    NotOurs,
    /// Cut or changed after it was sealed.
    #[error("expected an extract as it was sealed; found one that was cut or changed since: sync again")]
    Changed,
    /// Not signed by the member, or against the rules.
    #[error(transparent)]
    Extract(#[from] BadExtract),
    /// It has ended.
    #[error("expected an extract that has not ended; this one ended at {0}: sync before anybody is screened")]
    TooOld(Moment),
    /// The clock stands before what is known to have happened.
    #[error(
        "expected a clock that stands after {0}, when this control point was last used; it stands before: set it"
    )]
    ClockBehind(Moment),
    /// An older extract in the place of a newer one.
    #[error("expected an extract made after {held}, when the last one was made; found one made at {found}")]
    RolledBack {
        /// When the last one was made.
        held: Moment,
        /// When the other was made.
        found: Moment,
    },
}

/// An extract that this control point may use.
pub struct Opened {
    extract: Extract,
    /// The names of everybody, under their places in the extract.
    names: Index,
}

/// What a screening without a line came to.
pub struct Answer {
    /// As a node answers `POST /screenings`.
    pub answer: Value,
    /// In one word.
    pub outcome: ScreeningOutcome,
    /// The subjects that are shown.
    pub shown: Vec<SubjectId>,
}

/// The names by which people are found; parts of names alone would match everybody.
const WHOLE_NAMES: [&str; 3] = ["name", "alias", "weakAlias"];

/// The keys of the one member whose card is pinned here.
struct Pinned<'a>(&'a Card);
impl Keys for Pinned<'_> {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        self.0.key(id, at).filter(|_| member == self.0.member())
    }
}

impl Opened {
    /// Opens an extract that is sealed to `key` and signed by the member of this card.
    ///
    /// # Errors
    /// [`Unusable::NotOurs`], [`Unusable::Changed`] and [`Unusable::Extract`].
    pub fn open(sealed: &[u8], key: &PointKey, card: &Card) -> Result<Opened, Unusable> {
        let signed = key.open(sealed)?;
        let envelope = Envelope::from_json(&signed).map_err(BadExtract::from)?;
        let extract = Extract::open(&envelope, card.member(), &Pinned(card))?;
        if extract.point != key.public().digest() {
            return Err(Unusable::NotOurs);
        }
        let mut names = Index::new();
        for (place, account) in (0..).zip(&extract.people) {
            let whole = account.told.iter().filter(|told| WHOLE_NAMES.contains(&&*told.property));
            for text in whole.flat_map(|told| std::iter::once(&told.value).chain(&told.original)) {
                if let Ok(name) = Name::analyse(text) {
                    names.insert(place, &name);
                }
            }
        }
        Ok(Opened { extract, names })
    }

    /// What it says of itself, and whom it holds.
    pub fn extract(&self) -> &Extract {
        &self.extract
    }

    /// How old it is at `now`, in milliseconds. `latest` is the last moment that this control point knows of: its clock
    /// was not turned back since. A clock may run as much behind as a report may be dated ahead.
    ///
    /// # Errors
    /// [`Unusable::TooOld`] and [`Unusable::ClockBehind`].
    pub fn age(&self, now: Moment, latest: Option<Moment>) -> Result<i64, Unusable> {
        let latest = latest.unwrap_or(self.extract.made).max(self.extract.made);
        if now.plus_millis(MAX_CLOCK_SKEW_MILLIS) < latest {
            return Err(Unusable::ClockBehind(latest));
        }
        if now >= self.extract.expires {
            return Err(Unusable::TooOld(self.extract.expires));
        }
        Ok((now.millis() - self.extract.made.millis()).max(0))
    }

    /// Whether it may take the place of one that was made at `held`.
    ///
    /// # Errors
    /// [`Unusable::RolledBack`] when it is not newer.
    pub fn succeeds(&self, held: Moment) -> Result<(), Unusable> {
        let found = self.extract.made;
        if found > held { Ok(()) } else { Err(Unusable::RolledBack { held, found }) }
    }

    /// Screens, by a question as `POST /screenings` takes it, without a purpose: that is the extract's.
    ///
    /// # Errors
    /// What is wrong with the question; nothing of it is repeated.
    pub fn screen(&self, question: &Value) -> Result<Answer, String> {
        let request: ScreeningRequest =
            serde_json::from_value(question.clone()).map_err(|e| json_fault(&e))?;
        let said = |failure: crate::failure::Failure| failure.detail().to_owned();
        let Asked { wanted, paper } = request.wanted(self.extract.made.date()).map_err(said)?;
        let limit = request.limit().map_err(said)?;
        let people = self.candidates(&wanted).into_iter().map(|place| &self.extract.people[place]);
        let weighed = people.map(|account| weigh(&wanted, account, &Compared::new()));
        let found = settle(weighed.filter(|m| m.outcome() != Outcome::Nobody).collect(), false, limit);
        Ok(Answer {
            answer: as_on_the_wire(&Screening::of(&found, paper)),
            outcome: outcome_of(&found.matches),
            shown: found.matches.iter().flat_map(|m| m.person.ids()).collect(),
        })
    }

    /// Everybody with a name like this or with the number, by place. An extract is small: all are gone through.
    fn candidates(&self, wanted: &Wanted) -> BTreeSet<usize> {
        let people = &self.extract.people;
        let hits = self.names.search(&wanted.name, people.len());
        let named = hits.iter().filter(|hit| hit.score >= DEFAULT_THRESHOLD).map(|hit| hit.key as usize);
        let number = wanted.document.as_deref().and_then(normal_identifier);
        let has = |account: &Account, number: &str| account.told().iter().any(|told| told.is_number(number));
        let numbered = people
            .iter()
            .enumerate()
            .filter(|(_, account)| number.as_deref().is_some_and(|number| has(account, number)));
        named.chain(numbered.map(|(place, _)| place)).collect()
    }
}

/// The answer as a client of a node reads it, to the last digit of a weight.
fn as_on_the_wire(screening: &Screening) -> Value {
    let written = serde_json::to_vec(screening);
    // Our own shape has string keys and no number that JSON lacks.
    written.and_then(|bytes| serde_json::from_slice(&bytes)).unwrap_or_default()
}

impl Known for &Account {
    fn ids(&self) -> BTreeSet<SubjectId> {
        self.subjects.iter().copied().collect()
    }
    fn told(&self) -> Vec<Told<'_>> {
        let told = self.told.iter().filter_map(|told| {
            // A property of a later version is one that this version does not weigh.
            let property = Property::of(self.kind, &told.property)?;
            let original = told.original.as_deref();
            Some(Told { statement: told.statement, property, value: &told.value, original })
        });
        told.collect()
    }
    fn standing(&self) -> Standing {
        self.standing
    }
    fn brief(&self) -> Brief {
        Brief {
            kind: self.kind.to_string(),
            caption: self.caption.clone(),
            originators: self.originators.iter().map(|member| member.0.to_string()).collect(),
            persons: self.persons.clone(),
            banner: self.banner.clone(),
        }
    }
}
