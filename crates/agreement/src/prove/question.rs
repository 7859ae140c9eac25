//! What can be asked, each as a claim that holds or does not, in one sentence of both languages.

use crate::name::Slug;
use crate::reason::codes;
use crate::words::{Language, Sentence};
use std::collections::BTreeSet;
use tansiq_label::{Category, Level, MemberCode, PersonCategory, Purpose, Set, Territory, finite};

/// A claim about agreements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// No such statement ever reaches one of these receivers, also by onward release.
    Never(Reach),
    /// Nothing given under the one agreement reaches a party of the other that is no party of the one.
    Separate {
        /// The agreement under which it is given.
        given_under: Slug,
        /// The agreement whose parties must not have it.
        from_parties_of: Slug,
    },
    /// No clause of this agreement permits what a prohibition of any agreement forbids.
    NoConflict(Slug),
    /// Every clause of this agreement releases something that no other clause of it releases alike.
    NoIdleClause(Slug),
    /// Between parties of this agreement nothing stands in the way of this duty.
    Unblocked(Duty, Slug),
}

/// Statements and receivers. A default asks about every statement and anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Kinds of data; any of them.
    pub categories: Set<Category>,
    /// Categories of person; any of them.
    pub persons: Set<PersonCategory>,
    /// Only statements about persons under eighteen.
    pub minors_only: bool,
    /// At this level or above.
    pub floor: Level,
    /// With a territory that has ground in common with one of these.
    pub territories: BTreeSet<Territory>,
    /// For any of these purposes at the receiver.
    pub purposes: Set<Purpose>,
    /// Of these originators; of any when nothing is said.
    pub from: Option<BTreeSet<MemberCode>>,
    /// Who must not have it.
    pub to: Receivers,
    /// Only what its originator gives under this agreement.
    pub under: Option<Slug>,
    /// Whether what needs the originator's consent counts as reached; the answer says which does.
    pub consent: bool,
}

impl Default for Reach {
    fn default() -> Self {
        Reach {
            categories: Set::all(),
            persons: Set::all(),
            minors_only: false,
            floor: Level::Unclassified,
            territories: BTreeSet::from([Territory::WORLD]),
            purposes: Set::all(),
            from: None,
            to: Receivers::Anybody,
            under: None,
            consent: true,
        }
    }
}

/// Who must not have it. The originator itself is never meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receivers {
    /// Any other member.
    Anybody,
    /// These.
    Members(BTreeSet<MemberCode>),
    /// Everybody but these.
    OthersThan(BTreeSet<MemberCode>),
    /// Whoever is a party of none of these agreements.
    NonPartiesOf(BTreeSet<Slug>),
}

finite! {
    /// What a member owes whatever it has agreed.
    Duty, "duty":
    /// Whoever exchanges anything can be warned.
    Warning = "warning",
    /// Whoever is told that somebody is suspect or wanted can be told that he is cleared.
    Clearance = "clearance",
    /// Whoever received a statement can receive its correction.
    Correction = "correction",
}

impl Question {
    /// The agreements that it names.
    pub(crate) fn agreements(&self) -> Vec<&Slug> {
        match self {
            Question::Never(reach) => {
                let parties_of = match &reach.to {
                    Receivers::NonPartiesOf(agreements) => Some(agreements),
                    _ => None,
                };
                reach.under.iter().chain(parties_of.into_iter().flatten()).collect()
            }
            Question::Separate { given_under, from_parties_of } => vec![given_under, from_parties_of],
            Question::NoConflict(agreement)
            | Question::NoIdleClause(agreement)
            | Question::Unblocked(_, agreement) => vec![agreement],
        }
    }

    /// The claim, as one sentence.
    pub fn sentence(&self) -> Sentence {
        Sentence::of(|language| {
            match self {
            Question::Never(reach) => reach.claim(language),
            Question::Separate { given_under, from_parties_of } => language.pick(
                format!(
                    "Nothing given under {given_under} reaches a party of {from_parties_of} that is no party of {given_under}."
                ),
                format!(
                    "لا شيء مما يُعطى بموجب {given_under} يصل إلى طرف في {from_parties_of} ليس طرفاً في {given_under}."
                ),
            ),
            Question::NoConflict(agreement) => language.pick(
                format!("No clause of {agreement} permits what a prohibition forbids."),
                format!("لا يسمح أي بند في {agreement} بما يمنعه حظر."),
            ),
            Question::NoIdleClause(agreement) => language.pick(
                format!("Every clause of {agreement} releases something that no other clause of it releases alike."),
                format!("كل بند في {agreement} يتيح شيئاً لا يتيحه بند آخر فيها على النحو نفسه."),
            ),
            Question::Unblocked(duty, agreement) => duty.claim(language, agreement),
        }
        })
    }
}

impl Duty {
    fn claim(self, language: Language, agreement: &Slug) -> String {
        match self {
            Duty::Warning => language.pick(
                format!("Whoever gets anything under {agreement} can also be warned of a threat."),
                format!("كل من يتلقى شيئاً بموجب {agreement} يمكن أيضاً تحذيره من تهديد."),
            ),
            Duty::Clearance => language.pick(
                format!(
                    "Whoever is told under {agreement} that somebody is suspect or wanted can also be told that he is cleared or acquitted."
                ),
                format!(
                    "كل من يُبلَّغ بموجب {agreement} بأن شخصاً مشتبه به أو مطلوب يمكن أيضاً إبلاغه بأنه ليس المطلوب أو بأنه بُرِّئ."
                ),
            ),
            Duty::Correction => language.pick(
                format!("Whoever received a statement under {agreement} can receive its correction while the agreement lasts."),
                format!("كل من تلقى إفادة بموجب {agreement} يمكنه تلقي تصحيحها ما دامت الاتفاقية سارية."),
            ),
        }
    }
}

impl Reach {
    fn claim(&self, language: Language) -> String {
        let what = self.what(language);
        let to = self.to.phrase(language);
        let under = self.under.as_ref().map_or(String::new(), |under| {
            language.pick(format!(" given under {under}"), format!(" مُعطاة بموجب {under}"))
        });
        let from = self.from.as_ref().map_or(String::new(), |from| {
            language
                .pick(format!(" of {}", codes(from, " or ")), format!(" صادرة عن {}", codes(from, " أو ")))
        });
        let consent = if self.consent {
            ""
        } else {
            language.pick(" without its originator's consent", " من دون موافقة الجهة المُصدِرة")
        };
        language.pick(
            format!("No statement{from}{what}{under} ever reaches {to}{consent}."),
            format!("لا تصل أي إفادة{from}{what}{under} أبداً إلى {to}{consent}."),
        )
    }

    /// What of a statement is meant, each part said only when it narrows.
    fn what(&self, language: Language) -> String {
        let mut what = String::new();
        let mut say = |narrows: bool, english: String, arabic: String| {
            if narrows {
                what += &language.pick(english, arabic);
            }
        };
        let any = |words: Vec<&'static str>| language.any_of(words);
        let categories = any(self.categories.iter().map(|v| language.word(v)).collect());
        let persons = any(self.persons.iter().map(|v| language.word(v)).collect());
        let purposes = any(self.purposes.iter().map(|v| language.word(v)).collect());
        let level = language.word(self.floor);
        let places = language.any_of(&self.territories);
        say(
            self.categories != Set::all(),
            format!(" of category {categories}"),
            format!(" من فئة {categories}"),
        );
        say(self.persons != Set::all(), format!(" about {persons}"), format!(" بشأن {persons}"));
        say(self.minors_only, " under eighteen".into(), " دون الثامنة عشرة".into());
        say(
            self.floor > Level::Unclassified,
            format!(" at {level} or above"),
            format!(" بدرجة {level} أو أعلى"),
        );
        say(
            !self.territories.contains(&Territory::WORLD),
            format!(" that concerns {places}"),
            format!(" تتعلق بإقليم {places}"),
        );
        say(self.purposes != Set::all(), format!(" for {purposes}"), format!(" لغرض {purposes}"));
        what
    }
}

impl Receivers {
    fn phrase(&self, language: Language) -> String {
        match self {
            Receivers::Anybody => language.pick("another member", "عضو آخر").into(),
            Receivers::Members(members) => language.any_of(members),
            Receivers::OthersThan(members) => {
                let members = language.list(members);
                language.pick(format!("anybody but {members}"), format!("أحد غير {members}"))
            }
            Receivers::NonPartiesOf(agreements) => {
                let agreements = language.any_of(agreements);
                language.pick(
                    format!("anybody who is no party of {agreements}"),
                    format!("أحد ليس طرفاً في {agreements}"),
                )
            }
        }
    }
}
