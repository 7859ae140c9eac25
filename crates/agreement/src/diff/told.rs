//! Each change as one sentence, in English and Arabic.

use crate::committee::Committee;
use crate::diff::Pair;
use crate::diff::change::{Ages, Change, Part, Terms, Wording};
use crate::diff::together::Widening;
use crate::words::{Language, Sentence};
use std::collections::{BTreeMap, BTreeSet};
use tansiq_label::{Finite, Level, MemberCode, PersonCategory, Set};

/// What is said at the end.
pub(crate) fn conclusion(whole: bool, only_words: bool, nothing: bool) -> Sentence {
    let (english, arabic) = match (whole, only_words, nothing) {
        (false, ..) => (
            "The texts are too large to be compared whole: what is released was not compared.",
            "النصان أكبر من أن يُقارنا كاملين: لم تُقارن الإتاحة.",
        ),
        (_, _, true) => ("Nothing changes.", "لا شيء يتغير."),
        (_, true, _) => ("Nothing changes in what is released.", "لا يتغير شيء مما يُتاح."),
        _ => ("Nothing else changes.", "لا شيء آخر يتغير."),
    };
    Sentence { english: english.into(), arabic: arabic.into() }
}

impl Change {
    /// The change, as one sentence.
    pub fn sentence(&self) -> Sentence {
        Sentence::of(|language| self.told(language))
    }

    fn told(&self, l: Language) -> String {
        match self {
            Change::Joined(members) => {
                let members = l.list(members);
                l.pick(format!("New party: {members}."), format!("طرف جديد: {members}."))
            }
            Change::Left(members) => {
                let members = l.list(members);
                l.pick(format!("No longer a party: {members}."), format!("لم يعد طرفاً: {members}."))
            }
            Change::Term { old, new } => l.pick(
                format!("The term changes from {} to {} into {} to {}.", old.0, old.1, new.0, new.1),
                format!("تتغير المدة من {} حتى {} إلى {} حتى {}.", old.0, old.1, new.0, new.1),
            ),
            Change::Start(start) => {
                let what = l.word(*start);
                l.pick(format!("It now covers {what}."), format!("تشمل الآن {what}."))
            }
            Change::Committee(None) => {
                l.pick("It no longer sets up a committee.", "لم تعد تُنشئ لجنة.").into()
            }
            Change::Committee(Some(committee)) => committee_told(l, committee),
            Change::Exercise(true) => l.pick("It becomes part of an exercise.", "تصبح جزءاً من تمرين.").into(),
            Change::Exercise(false) => {
                l.pick("It is no longer part of an exercise.", "لم تعد جزءاً من تمرين.").into()
            }
            Change::RetentionOfAll { old, new } => l.pick(
                format!("Everything is now kept for {new} days, before for {old}."),
                format!("يُحتفظ الآن بكل شيء {new} يوماً، وسابقاً {old}."),
            ),
            Change::Newly(part, terms) => l.pick(
                format!("Newly released: {}; {}.", part.told(l), terms.told(l)),
                format!("يُتاح من جديد: {}؛ {}.", part.told(l), terms.told(l)),
            ),
            Change::NoLonger(part, _) => l.pick(
                format!("No longer released: {}.", part.told(l)),
                format!("لم يعد يُتاح: {}.", part.told(l)),
            ),
            Change::Onward { part, old, new } => {
                let (old, new) = (l.word(*old), l.word(*new));
                l.pick(
                    format!("Now {new}, before {old}: {}.", part.told(l)),
                    format!("الآن {new}، وسابقاً {old}: {}.", part.told(l)),
                )
            }
            Change::Retention { part, old, new } => l.pick(
                format!("Now kept for {new} days, before for {old}: {}.", part.told(l)),
                format!("يُحتفظ به الآن {new} يوماً، وسابقاً {old}: {}.", part.told(l)),
            ),
            Change::Forbidden(part) => l.pick(
                format!("Newly forbidden under every agreement: {}.", part.told(l)),
                format!("يُمنع من جديد بموجب أي اتفاقية: {}.", part.told(l)),
            ),
            Change::Allowed(part) => l.pick(
                format!("No longer forbidden: {}.", part.told(l)),
                format!("لم يعد ممنوعاً: {}.", part.told(l)),
            ),
            Change::Together { what, newly, part } => {
                let (what, part) = (what.told(l), part.told(l));
                let since =
                    if *newly { l.pick("Now", "الآن") } else { l.pick("No longer", "لم يعد") };
                l.pick(
                    format!("{since} {what} when one statement holds all of it at once: {part}."),
                    format!("{since} {what} إذا اجتمع كله في إفادة واحدة: {part}."),
                )
            }
            Change::Reworded(words) => {
                let words = l.list(words.iter().map(|w| w.told(l)));
                l.pick(format!("Worded otherwise: {words}."), format!("تغيرت صياغة: {words}."))
            }
        }
    }
}

fn committee_told(l: Language, committee: &Committee) -> String {
    let Committee { title_en, title_ar, seats, first_chair, first_day, term_months, .. } = committee;
    let seats = l.list(seats);
    let powers = committee.powers.iter();
    let powers = l.list(powers.map(|power| l.pick(power.english(), power.arabic())));
    let minute = l.list(committee.minute.iter().map(|item| item.code()));
    l.pick(
        format!(
            "Its committee is now \"{title_en}\": seats {seats}, first chair {first_chair} from {first_day}, terms of {term_months} months, the chair may {powers}; the minute lists {minute}."
        ),
        format!(
            "لجنتها الآن «{title_ar}»: المقاعد {seats}، والرئاسة الأولى للعضو {first_chair} من {first_day}، ومدة الرئاسة {term_months} أشهر، وصلاحيات الرئيس: {powers}؛ ويذكر المحضر {minute}."
        ),
    )
}

impl Wording {
    fn told(self, l: Language) -> &'static str {
        match self {
            Wording::Title => l.pick("the title", "العنوان"),
            Wording::LegalBasis => l.pick("the legal basis", "الأساس القانوني"),
            Wording::Kind => l.pick("the kind of agreement", "نوع الاتفاقية"),
            Wording::Clauses => l.pick("clauses and prohibitions", "البنود والمحظورات"),
        }
    }
}

impl Widening {
    fn told(self, l: Language) -> String {
        match self {
            Widening::Released => l.pick("released", "يُتاح").into(),
            Widening::Onward(onward) => l.word(onward).into(),
            Widening::Retention(days) => {
                l.pick(format!("kept for {days} days"), format!("يُحتفظ به {days} يوماً"))
            }
        }
    }
}

impl Terms {
    fn told(self, l: Language) -> String {
        let (onward, days) = (l.word(self.onward), self.retention_days);
        l.pick(format!("{onward}, kept for {days} days"), format!("{onward}، ويُحتفظ به {days} يوماً"))
    }
}

impl Part {
    fn told(&self, l: Language) -> String {
        let all = |whole: bool, every: (&str, &str), words: String| {
            if whole { l.pick(every.0, every.1).to_owned() } else { words }
        };
        let categories = all(
            self.categories == Set::all(),
            ("data of every category", "بيانات من كل الفئات"),
            l.words(self.categories),
        );
        let persons =
            all(self.persons == Set::all(), ("anybody or nobody", "أي شخص أو لا أحد"), l.words(self.persons));
        let purposes =
            all(self.purposes == Set::all(), ("every purpose", "كل الأغراض"), l.words(self.purposes));
        let ages = match self.ages {
            Ages::Minors => l.pick(" under eighteen", " دون الثامنة عشرة"),
            Ages::Adults if self.persons != Set::of(PersonCategory::NoPerson) => {
                l.pick(" not under eighteen", " ليس دون الثامنة عشرة")
            }
            _ => "",
        };
        let levels = levels(l, self.levels);
        let places = l.list(self.places.iter().map(|place| place.told(l)));
        let pairs = pairs(l, &self.pairs);
        l.pick(
            format!("{categories} about {persons}{ages}, {levels}, {places}, {pairs}, for {purposes}"),
            format!("{categories} بشأن {persons}{ages}، {levels}، {places}، {pairs}، لغرض {purposes}"),
        )
    }
}

fn levels(l: Language, levels: Set<Level>) -> String {
    let (Some(low), Some(high)) = (levels.iter().next(), levels.iter().last()) else { return String::new() };
    let (from, to) = (l.word(low), l.word(high));
    let unbroken = Level::ALL.iter().filter(|level| (low..=high).contains(level)).count();
    if unbroken != levels.len() as usize {
        return l.words(levels);
    }
    match (low, high) {
        (Level::Unclassified, Level::Secret) => l.pick("at any level", "بأي درجة").into(),
        _ if low == high => l.pick(format!("at {from}"), format!("بدرجة {from}")),
        (Level::Unclassified, _) => l.pick(format!("up to {to}"), format!("حتى درجة {to}")),
        _ => l.pick(format!("from {from} to {to}"), format!("من درجة {from} إلى {to}")),
    }
}

/// Givers of the same receivers together: "from AMM and BGD to CAI".
fn pairs(l: Language, pairs: &BTreeSet<Pair>) -> String {
    let members: BTreeSet<MemberCode> = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    if members.len() > 1 && pairs.len() == members.len() * (members.len() - 1) {
        let members = l.list(members);
        return l.pick(format!("between {members}"), format!("بين {members}"));
    }
    let mut receivers: BTreeMap<MemberCode, BTreeSet<MemberCode>> = BTreeMap::new();
    for (from, to) in pairs {
        receivers.entry(*from).or_default().insert(*to);
    }
    let mut givers: BTreeMap<BTreeSet<MemberCode>, BTreeSet<MemberCode>> = BTreeMap::new();
    for (from, to) in receivers {
        givers.entry(to).or_default().insert(from);
    }
    let way = |(to, from): (&BTreeSet<MemberCode>, &BTreeSet<MemberCode>)| {
        let (from, to) = (l.list(from), l.list(to));
        l.pick(format!("from {from} to {to}"), format!("من {from} إلى {to}"))
    };
    givers.iter().map(way).collect::<Vec<_>>().join(l.pick(" and ", " و"))
}
