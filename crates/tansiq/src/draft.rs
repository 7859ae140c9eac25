//! Drafts of agreements from templates: the text files of `templates/` with names, parties and dates put in.

use clap::ValueEnum;
use jiff::civil::Date;
use tansiq_label::MemberCode;

/// Years for which a draft is in force unless somebody writes otherwise: an ordinary term of such agreements.
const TERM_YEARS: i16 = 5;

/// From which text a draft grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Template {
    /// Two neighbours and their border
    Border,
    /// A committee of several members
    Committee,
    /// Officers of several members at one desk
    JointCentre,
    /// Information from case to case
    Exchange,
}

/// What is put into a template.
pub struct Draft {
    /// The agreement's name; the template's with the year if missing.
    pub id: Option<String>,
    /// The parties' codes.
    pub parties: Vec<MemberCode>,
    /// Whether it is marked as part of an exercise.
    pub exercise: bool,
    /// The first day of its term.
    pub from: Date,
}

impl Template {
    fn text(self) -> &'static str {
        match self {
            Template::Border => include_str!("templates/border.toml"),
            Template::Committee => include_str!("templates/committee.toml"),
            Template::JointCentre => include_str!("templates/joint-centre.toml"),
            Template::Exchange => include_str!("templates/exchange.toml"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Template::Border => "border",
            Template::Committee => "committee",
            Template::JointCentre => "joint-centre",
            Template::Exchange => "exchange",
        }
    }

    /// The parties of a draft for which none are named: codes to be replaced, as many as such an agreement has.
    pub fn parties(self) -> Vec<MemberCode> {
        let codes: &[&str] = match self {
            Template::Border | Template::Exchange => &["AAA", "BBB"],
            Template::Committee | Template::JointCentre => &["AAA", "BBB", "CCC"],
        };
        // These are codes.
        codes.iter().filter_map(|code| code.parse().ok()).collect()
    }

    /// The draft's text. Whether it is an agreement is for `check` to say: a name or a party may be wrong.
    pub fn draft(self, draft: &Draft) -> String {
        let codes: Vec<&str> = draft.parties.iter().map(MemberCode::as_str).collect();
        let quoted: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
        let id = draft.id.clone().unwrap_or_else(|| format!("{}-{}", self.name(), draft.from.year()));
        let begins_anew = draft.from.saturating_add(jiff::Span::new().years(TERM_YEARS));
        let until = begins_anew.yesterday().unwrap_or(begins_anew).max(draft.from);
        let (mark_en, mark_ar) = if draft.exercise { ("EXERCISE: ", "تمرين: ") } else { ("", "") };
        let puts = [
            ("@ID@", id),
            ("@LEGAL@", format!("{mark_en}write the law or treaty here")),
            ("@PARTIES@", quoted.join(", ")),
            ("@FIRST@", quoted.first().cloned().unwrap_or_default()),
            ("@PARTIES_EN@", joined(&codes, ", ", " and ")),
            ("@PARTIES_AR@", joined(&codes, " و", " و")),
            ("@EXERCISE@", draft.exercise.to_string()),
            ("@MARK_EN@", mark_en.to_owned()),
            ("@MARK_AR@", mark_ar.to_owned()),
            ("@FROM@", draft.from.to_string()),
            ("@UNTIL@", until.to_string()),
        ];
        puts.iter().fold(self.text().to_owned(), |text, (place, put)| text.replace(place, put))
    }
}

fn joined(words: &[&str], between: &str, last: &str) -> String {
    match words {
        [all @ .., end] if !all.is_empty() => format!("{}{last}{end}", all.join(between)),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tansiq_agreement::Agreement;

    #[test]
    fn every_template_with_its_defaults_is_an_agreement() {
        for template in Template::value_variants() {
            for exercise in [false, true] {
                let parties = template.parties();
                // On the last day of February the term ends on a day that the other year has.
                for from in [date(2026, 12, 1), date(2028, 2, 29), Date::MAX] {
                    let text = template.draft(&Draft { id: None, parties: parties.clone(), exercise, from });
                    assert!(!text.contains('@'), "{text}");
                    let read = Agreement::parse(text.as_bytes());
                    let agreement = read.unwrap_or_else(|mistakes| panic!("{template:?}:\n{mistakes}"));
                    assert_eq!(agreement.kind().to_string(), template.name());
                    assert_eq!(agreement.exercise(), exercise);
                    assert!(agreement.parties().iter().eq(&parties), "{template:?}");
                    assert!(agreement.clauses().len() > 2 && !agreement.prohibitions().is_empty());
                }
            }
        }
    }

    #[test]
    fn what_is_asked_of_every_draft_holds_for_every_template() {
        use tansiq_agreement::{Agreements, Prover};
        use tansiq_report::{KeyId, Keys, Moment, PublicKey};
        struct NoKeys;
        impl Keys for NoKeys {
            fn key(&self, _: MemberCode, _: KeyId, _: Moment) -> Option<PublicKey> {
                None
            }
        }
        for template in Template::value_variants() {
            let from = date(2026, 12, 1);
            let draft = Draft { id: None, parties: template.parties(), exercise: false, from };
            let agreement = Agreement::parse(template.draft(&draft).as_bytes()).unwrap();
            let id = agreement.id().clone();
            let prover = Prover::new(&Agreements::compile([], &NoKeys), [agreement.into()]);
            let questions = prover.standard_questions(&id, from);
            let open = questions.iter().filter(|question| !prover.prove(question, from).holds());
            let open: Vec<_> = open.map(|question| question.sentence().english).collect();
            // A joint centre interviews together: what a suspect said goes to the other side of the desk, as it says.
            let interviews = *template == Template::JointCentre;
            assert_eq!(open.len(), usize::from(interviews), "{template:?}: {open:?}");
            assert!(open.iter().all(|claim| claim.contains("testimony")), "{open:?}");
        }
    }

    #[test]
    fn names_and_parties_go_where_they_belong() {
        let parties = ["BGD", "AMM"].map(|code| code.parse().unwrap()).to_vec();
        let draft = Draft { id: Some("east".into()), parties, exercise: true, from: date(2027, 1, 1) };
        let agreement = Agreement::parse(Template::Border.draft(&draft).as_bytes()).unwrap();
        assert_eq!(agreement.id().as_str(), "east");
        assert_eq!(agreement.title_en(), "EXERCISE: Border protection agreement of BGD and AMM");
        assert_eq!(agreement.title_ar(), "تمرين: اتفاقية حماية الحدود بين BGD وAMM");
        assert_eq!(agreement.in_force_until(), date(2031, 12, 31));
    }
}
