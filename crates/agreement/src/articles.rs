//! An agreement as people read it: each clause and each prohibition as one article, in English and Arabic.

use crate::agreement::{Agreement, Clause, Prohibition};
use crate::name::Slug;
use crate::words::{Language, Sentence};
use std::collections::BTreeSet;
use tansiq_label::{Level, MemberCode, Set, Territory};

/// One article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The name of the clause or prohibition.
    pub id: Slug,
    /// Whether it forbids.
    pub forbids: bool,
    /// What it says, whole: nothing of the clause is left out.
    pub sentence: Sentence,
}

impl Agreement {
    /// The articles: the clauses and then the prohibitions, each in the order of the text.
    pub fn articles(&self) -> Vec<Article> {
        let clause = |c: &Clause| Article {
            id: c.id.clone(),
            forbids: false,
            sentence: Sentence::of(|language| release(language, self, c)),
        };
        let prohibition = |p: &Prohibition| Article {
            id: p.id.clone(),
            forbids: true,
            sentence: Sentence::of(|language| forbid(language, self, p)),
        };
        let prohibitions = self.prohibitions.iter().map(prohibition);
        self.clauses.iter().map(clause).chain(prohibitions).collect()
    }
}

fn release(language: Language, agreement: &Agreement, c: &Clause) -> String {
    let (from, to) = ends(language, agreement, &c.from, &c.to, EACH);
    let what = matter(language, c.categories, c.persons, &c.territories);
    let (ceiling, purposes) = (language.word(c.ceiling), language.words(c.purposes));
    let minors = match c.minors {
        true => language.pick(
            "Statements about persons under eighteen are included.",
            "ويشمل ذلك الإفادات المتعلقة بمن هم دون الثامنة عشرة.",
        ),
        false => language.pick(
            "Statements about persons under eighteen are left out.",
            "ولا يشمل ذلك الإفادات المتعلقة بمن هم دون الثامنة عشرة.",
        ),
    };
    let (onward, days) = (language.word(c.onward), c.retention_days);
    language.pick(
        format!(
            "{from} may give {to} statements{what}, at most {ceiling}, for {purposes}. {minors} \
             What is given is {onward}. The receiver's people may read it for {days} days."
        ),
        format!(
            "يجوز أن يعطي {from} {to} إفادات{what}، بدرجة {ceiling} على الأكثر، لغرض {purposes}. {minors} \
             وما يُعطى {onward}. ومدة اطلاع موظفي المتلقي عليه بالأيام: {days}."
        ),
    )
}

fn forbid(language: Language, agreement: &Agreement, p: &Prohibition) -> String {
    let (from, to) = ends(language, agreement, &p.from, &p.to, EACH_FORBIDDEN);
    let what = matter(language, p.categories, p.persons, &p.territories);
    let minors = if p.minors_only {
        language.pick(" under eighteen", " ممن هم دون الثامنة عشرة")
    } else {
        ""
    };
    let level = language.word(p.floor);
    let floor = match p.floor {
        Level::Unclassified => String::new(),
        _ => language.pick(format!(", at {level} or above"), format!("، بدرجة {level} أو أعلى")),
    };
    let purposes = match p.purposes == Set::all() {
        true => String::new(),
        false => {
            let purposes = language.any_of(p.purposes.iter().map(|purpose| language.word(purpose)));
            language.pick(format!(", for {purposes}"), format!("، لغرض {purposes}"))
        }
    };
    let reason = &p.reason;
    language.pick(
        format!(
            "Under no agreement may {from} give {to} a statement{what}{minors}{floor}{purposes}. Reason: {reason}"
        ),
        format!(
            "لا يجوز بموجب أي اتفاقية أن يعطي {from} {to} إفادة{what}{minors}{floor}{purposes}. السبب: {reason}"
        ),
    )
}

/// How every party, every other party, and every party beside others are called, in English and Arabic.
type Parties = [[&'static str; 2]; 3];
const EACH: Parties =
    [["Every party", "كل طرف"], ["every other party", "كل طرف آخر"], ["every party", "كل طرف"]];
/// Under "no agreement may", where "every" would forbid only what all do together.
const EACH_FORBIDDEN: Parties =
    [["any party", "أي طرف"], ["any other party", "أي طرف آخر"], ["any party", "أي طرف"]];

/// Who gives and who receives. All parties are said in words; codes stand for themselves.
fn ends(
    language: Language,
    agreement: &Agreement,
    from: &BTreeSet<MemberCode>,
    to: &BTreeSet<MemberCode>,
    [every, every_other, every_beside]: Parties,
) -> (String, String) {
    let word = |[english, arabic]: [&str; 2]| language.pick(english, arabic).to_owned();
    let (all_give, all_receive) = (*from == agreement.parties, *to == agreement.parties);
    let giver = if all_give { word(every) } else { language.any_of(from) };
    let receiver = match (all_receive, all_give) {
        (true, true) => word(every_other),
        (true, false) => word(every_beside),
        (false, _) => language.any_of(to),
    };
    (giver, receiver)
}

/// What the statements are about; a dimension in which everything is meant is said too.
fn matter(
    language: Language,
    categories: Set<tansiq_label::Category>,
    persons: Set<tansiq_label::PersonCategory>,
    territories: &BTreeSet<Territory>,
) -> String {
    let categories = match categories == Set::all() {
        true => language.pick("any category", "أي فئة").to_owned(),
        false => language.any_of(categories.iter().map(|v| language.word(v))),
    };
    let persons = match persons == Set::all() {
        true => language.pick("anybody or nobody", "أي شخص أو من دون شخص").to_owned(),
        false => language.any_of(persons.iter().map(|v| language.word(v))),
    };
    let list = language.list(territories);
    let places = match territories.contains(&Territory::WORLD) {
        true => language.pick("any territory".to_owned(), "بأي إقليم".to_owned()),
        false => language.pick(list.clone(), format!("بإقليم {list}")),
    };
    language.pick(
        format!(" of category {categories}, about {persons}, concerning {places}"),
        format!(" من فئة {categories}، بشأن {persons}، تتعلق {places}"),
    )
}
