//! Each counter-example, and each question without an answer, in English and Arabic.

use crate::prove::answer::{Conflict, CounterExample, Gap, Hop, Idle, Journey, Undecided, Unneeded};
use crate::words::{Language, Sentence};
use tansiq_label::{Label, MemberCode};

impl CounterExample {
    /// The case, told in a few sentences.
    pub fn sentence(&self) -> Sentence {
        Sentence::of(|language| match self {
            CounterExample::Journey(journey) => journey.told(language),
            CounterExample::Conflict(conflict) => conflict.told(language),
            CounterExample::Idle(idle) => idle.told(language),
            CounterExample::Gap(gap) => gap.told(language),
        })
    }
}

impl Undecided {
    /// Why nothing is said, as one sentence.
    pub fn sentence(&self) -> Sentence {
        Sentence::of(|language| match self {
            Undecided::TooLarge => language
                .pick("Too large to be decided in a few seconds.", "أكبر من أن يُحسم في ثوانٍ قليلة.")
                .into(),
            Undecided::Unknown(agreements) => {
                let names = language.list(agreements);
                language.pick(
                    format!("No text of {names} is known here, so nothing can be proved of it."),
                    format!("لا يُعرف هنا نص {names}، فلا يمكن إثبات شيء بشأنه."),
                )
            }
        })
    }
}

/// "testimony about a witness, restricted, in IQ".
pub(crate) fn described(language: Language, label: &Label) -> String {
    let minor =
        if label.minor() { language.pick(" under eighteen", " دون الثامنة عشرة") } else { "" };
    let (categories, persons) = (language.words(label.categories()), language.words(label.persons()));
    let (level, places) = (language.word(label.level()), language.places(label.territories()));
    language.pick(
        format!("{categories} about {persons}{minor}, {level}, {places}"),
        format!("{categories} بشأن {persons}{minor}، بدرجة {level}، {places}"),
    )
}

impl Journey {
    fn told(&self, language: Language) -> String {
        let (what, originator) = (described(language, &self.label), self.originator);
        let mut told = language.pick(
            format!("{originator} writes a statement ({what})."),
            format!("تكتب {originator} إفادة ({what})."),
        );
        for hop in &self.hops {
            told += &format!(" {}", hop.told(language, originator));
        }
        told
    }
}

impl Hop {
    fn told(&self, language: Language, originator: MemberCode) -> String {
        let Hop { from, to, clause, day, purposes, consent } = self;
        let purposes = language.list(purposes.iter().map(|p| language.word(p)));
        let verb = if *from == originator {
            language.pick(format!("{from} gives it to {to}"), format!("وتعطيها {from} إلى {to}"))
        } else {
            language.pick(format!("{from} passes it on to {to}"), format!("وتمررها {from} إلى {to}"))
        };
        let consent = if *consent {
            language.pick(
                format!(", only with the consent of {originator}"),
                format!("، بموافقة {originator} فقط"),
            )
        } else {
            String::new()
        };
        language.pick(
            format!("{verb} under {clause} from {day} for {purposes}{consent}."),
            format!("{verb} بموجب {clause} اعتباراً من {day} لغرض {purposes}{consent}."),
        )
    }
}

impl Conflict {
    fn told(&self, language: Language) -> String {
        let Conflict { clause, prohibition, day, .. } = self;
        let (from, to) = (language.any_of(&self.from), language.any_of(&self.to));
        let (categories, persons) = (
            language.any_of(self.categories.iter().map(|v| language.word(v))),
            language.any_of(self.persons.iter().map(|v| language.word(v))),
        );
        let minors = if self.minors_only {
            language.pick(" under eighteen", " دون الثامنة عشرة")
        } else {
            ""
        };
        let (low, high) = (language.word(self.levels.0), language.word(self.levels.1));
        let places = language.any_of(&self.territories);
        let purposes = language.any_of(self.purposes.iter().map(|v| language.word(v)));
        let whole = if self.whole {
            language.pick("everything that it permits", "كل ما يسمح به")
        } else {
            language.pick("a part of it", "جزءاً منه")
        };
        language.pick(
            format!(
                "Clause {clause} permits, and prohibition {prohibition} forbids from {day}, {whole}: {categories} about {persons}{minors}, {low} to {high}, touching {places}, from {from} to {to} for {purposes}."
            ),
            format!(
                "يسمح البند {clause} ويمنع الحظر {prohibition} اعتباراً من {day} {whole}: {categories} بشأن {persons}{minors}، من {low} إلى {high}، في {places}، من {from} إلى {to} لغرض {purposes}."
            ),
        )
    }
}

impl Idle {
    fn told(&self, language: Language) -> String {
        let clause = &self.clause;
        match &self.why {
            Unneeded::NeverInForce => language.pick(
                format!("Clause {clause} never applies: its agreement is in force on no day to come."),
                format!("لا ينطبق البند {clause} أبداً: اتفاقيته غير سارية في أي يوم قادم."),
            ),
            Unneeded::Forbidden(by) => {
                let by = language.list(by);
                language.pick(
                    format!("Clause {clause} never applies: {by} forbid all that it permits."),
                    format!("لا ينطبق البند {clause} أبداً: كل ما يسمح به ممنوع بموجب {by}."),
                )
            }
            Unneeded::Covered(by) => {
                let by = language.list(by);
                language.pick(
                    format!(
                        "Clause {clause} adds nothing: all that it releases is released alike under {by}."
                    ),
                    format!("لا يضيف البند {clause} شيئاً: كل ما يتيحه متاح على النحو نفسه بموجب {by}."),
                )
            }
        }
    }
}

impl Gap {
    fn told(&self, language: Language) -> String {
        let (given, owed) = (self.given.told(language), described(language, &self.owed));
        let (day, purposes) = (self.day, language.any_of(self.purposes.iter().map(|v| language.word(v))));
        let why: Vec<String> = self.why.iter().map(|r| language.pick(r.english(), r.arabic())).collect();
        let why = why.join(" ");
        language.pick(
            format!("{given} But {owed}, for {purposes}, cannot follow on {day}. {why}"),
            format!("{given} لكن {owed}، لغرض {purposes}، لا يمكن أن تتبعها في {day}. {why}"),
        )
    }
}
