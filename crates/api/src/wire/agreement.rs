//! Agreements as the page and programs get them.

use super::committee::CommitteeShape;
use super::traffic::words;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use tansiq_agreement::{Agreement, Article, Clause, Prohibition, Sentence, Standing};
use tansiq_label::{MemberCode, Territory};
use utoipa::ToSchema;

/// An agreement: in a list without its clauses, text and signatures.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Agreement)]
pub(crate) struct AgreementShape {
    id: String,
    /// 1 for the first text, then one more for each that takes its place.
    version: u32,
    /// `border`, `committee`, `joint-centre`, `exchange`.
    kind: String,
    /// In English.
    title: String,
    /// In Arabic.
    title_ar: String,
    legal_basis: String,
    parties: Vec<String>,
    /// The parties whose signature is here and believed.
    signed: Vec<String>,
    /// The others.
    missing: Vec<String>,
    exercise: bool,
    /// Whether it releases now.
    in_force: bool,
    /// `in-force`, `not-signed`, `later`, `ended`, `superseded` or `disputed`.
    standing: &'static str,
    from: String,
    until: String,
    /// The committee that it sets up, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    committee: Option<CommitteeShape>,
    /// The identity of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clauses: Option<Vec<ClauseShape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prohibitions: Option<Vec<ProhibitionShape>>,
    /// The clauses and prohibitions as people read them.
    #[serde(skip_serializing_if = "Option::is_none")]
    articles: Option<Vec<ArticleShape>>,
    /// The exact TOML that is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// The text with its signatures: a DSSE envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    envelope: Option<tansiq_report::Envelope>,
}

/// What one party gives another.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Clause)]
pub(crate) struct ClauseShape {
    id: String,
    from: Vec<String>,
    to: Vec<String>,
    categories: Vec<String>,
    persons: Vec<String>,
    minors: bool,
    ceiling: String,
    territories: Vec<String>,
    purposes: Vec<String>,
    /// `never`, `with-consent` or `parties`.
    onward: String,
    retention_days: u32,
}

/// What no clause releases.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Prohibition)]
pub(crate) struct ProhibitionShape {
    id: String,
    from: Vec<String>,
    to: Vec<String>,
    categories: Vec<String>,
    persons: Vec<String>,
    minors_only: bool,
    floor: String,
    territories: Vec<String>,
    purposes: Vec<String>,
    reason: String,
}

/// A clause or a prohibition in one sentence of each language.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Article)]
pub(crate) struct ArticleShape {
    id: String,
    /// Whether it forbids.
    forbids: bool,
    en: String,
    ar: String,
}

impl AgreementShape {
    /// What a list says of an agreement.
    pub(crate) fn short(agreement: &Agreement, signed: &BTreeSet<MemberCode>, standing: &Standing) -> Self {
        let missing = agreement.parties().difference(signed);
        AgreementShape {
            id: agreement.id().to_string(),
            version: agreement.version(),
            kind: agreement.kind().to_string(),
            title: agreement.title_en().to_owned(),
            title_ar: agreement.title_ar().to_owned(),
            legal_basis: agreement.legal_basis().to_owned(),
            parties: codes(agreement.parties()),
            signed: codes(signed),
            missing: codes(missing),
            exercise: agreement.exercise(),
            in_force: *standing == Standing::InForce,
            standing: standing_code(standing),
            from: agreement.in_force_from().to_string(),
            until: agreement.in_force_until().to_string(),
            committee: agreement.committee().map(|committee| CommitteeShape::short(committee, None)),
            digest: None,
            clauses: None,
            prohibitions: None,
            articles: None,
            text: None,
            envelope: None,
        }
    }

    /// The same with the chair of today, if it is in force.
    pub(crate) fn on(self, agreement: &Agreement, today: Date) -> Self {
        let today = self.in_force.then_some(today);
        AgreementShape { committee: agreement.committee().map(|c| CommitteeShape::short(c, today)), ..self }
    }

    /// The same with what the text says.
    pub(crate) fn with_clauses(self, agreement: &Agreement) -> Self {
        AgreementShape {
            committee: self.committee.zip(agreement.committee()).map(|(shape, c)| shape.with_terms(c)),
            clauses: Some(agreement.clauses().iter().map(ClauseShape::from).collect()),
            prohibitions: Some(agreement.prohibitions().iter().map(ProhibitionShape::from).collect()),
            articles: Some(agreement.articles().into_iter().map(ArticleShape::from).collect()),
            ..self
        }
    }

    /// The same with the text itself and its signatures.
    pub(crate) fn with_text(self, text: &str, envelope: tansiq_report::Envelope) -> Self {
        AgreementShape { text: Some(text.to_owned()), envelope: Some(envelope), ..self }
    }

    /// The same with the identity of the text.
    pub(crate) fn with_digest(self, digest: String) -> Self {
        AgreementShape { digest: Some(digest), ..self }
    }
}

impl From<Article> for ArticleShape {
    fn from(article: Article) -> Self {
        let Sentence { english: en, arabic: ar } = article.sentence;
        ArticleShape { id: article.id.to_string(), forbids: article.forbids, en, ar }
    }
}

impl From<&Clause> for ClauseShape {
    fn from(c: &Clause) -> Self {
        ClauseShape {
            id: c.id.to_string(),
            from: codes(&c.from),
            to: codes(&c.to),
            categories: words(&c.categories.codes()),
            persons: words(&c.persons.codes()),
            minors: c.minors,
            ceiling: c.ceiling.to_string(),
            territories: places(&c.territories),
            purposes: words(&c.purposes.codes()),
            onward: c.onward.to_string(),
            retention_days: c.retention_days,
        }
    }
}

impl From<&Prohibition> for ProhibitionShape {
    fn from(p: &Prohibition) -> Self {
        ProhibitionShape {
            id: p.id.to_string(),
            from: codes(&p.from),
            to: codes(&p.to),
            categories: words(&p.categories.codes()),
            persons: words(&p.persons.codes()),
            minors_only: p.minors_only,
            floor: p.floor.to_string(),
            territories: places(&p.territories),
            purposes: words(&p.purposes.codes()),
            reason: p.reason.clone(),
        }
    }
}

fn codes<'a>(members: impl IntoIterator<Item = &'a MemberCode>) -> Vec<String> {
    members.into_iter().map(ToString::to_string).collect()
}

fn places(territories: &BTreeSet<Territory>) -> Vec<String> {
    territories.iter().map(ToString::to_string).collect()
}

const fn standing_code(standing: &Standing) -> &'static str {
    match standing {
        Standing::InForce => "in-force",
        Standing::NotSigned(_) => "not-signed",
        Standing::Later(_) => "later",
        Standing::Ended(_) => "ended",
        Standing::Superseded => "superseded",
        Standing::Disputed => "disputed",
    }
}
