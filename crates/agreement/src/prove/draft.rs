//! What proofs are about: the known agreements, and drafts as if every party had signed them.

use crate::agreement::Agreement;
use crate::clauses::Clauses;
use crate::decision::{Agreements, Ask, Decision};
use crate::force::{Text, day, settle};
use crate::name::Slug;
use crate::prohibitions::Prohibitions;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_label::MemberCode;

/// Agreements to reason about. It answers questions and releases nothing: no draft opens anything.
pub struct Prover {
    pub(crate) agreements: Agreements,
}

impl Prover {
    /// What is known, with these drafts as if every party had signed them. A draft takes the place of a known text
    /// of the same name and version, and from its term on of earlier versions.
    pub fn new(known: &Agreements, drafts: impl IntoIterator<Item = Arc<Agreement>>) -> Prover {
        let mut texts = known.texts.clone();
        for draft in drafts {
            texts.retain(|t| (&t.agreement.id, t.agreement.version) != (&draft.id, draft.version));
            texts.push(Text::new(Arc::clone(&draft), draft.parties.clone()));
        }
        texts.sort_by_key(|t| (t.agreement.id.clone(), t.agreement.version));
        settle(&mut texts);
        Prover::of(texts)
    }

    /// Two texts to be compared, beside each other as if neither took the other's place.
    pub(crate) fn of_both(old: &Agreement, new: &Agreement) -> Prover {
        let text = |a: &Agreement| Text::new(Arc::new(a.clone()), a.parties.clone());
        Prover::of(vec![text(old), text(new)])
    }

    fn of(texts: Vec<Text>) -> Prover {
        let (clauses, ranges) = Clauses::compile(&texts);
        let prohibitions = Prohibitions::compile(&texts);
        Prover { agreements: Agreements { texts, clauses, ranges, prohibitions } }
    }

    /// What would be decided.
    pub fn decide(&self, ask: &Ask<'_>) -> Decision {
        self.agreements.decide(ask)
    }

    /// Which of these agreements have no text here, signed or not.
    pub(crate) fn unknown<'a>(&self, named: impl IntoIterator<Item = &'a Slug>) -> BTreeSet<Slug> {
        let is_known = |id: &Slug| self.agreements.texts.iter().any(|t| t.agreement.id == *id);
        named.into_iter().filter(|id| !is_known(id)).cloned().collect()
    }

    /// The texts that release on this day or later.
    pub(crate) fn live(&self, since: Date) -> impl Iterator<Item = &Text> {
        self.agreements.texts.iter().filter(move |t| t.releases_after(day(since)))
    }

    /// The parties of an agreement in its texts that release on this day or later.
    pub(crate) fn parties(&self, id: &Slug, since: Date) -> BTreeSet<MemberCode> {
        let texts = self.live(since).filter(|t| t.agreement.id == *id);
        texts.flat_map(|t| t.agreement.parties.iter().copied()).collect()
    }
}
