//! What is known of agreements: who deals with whom, and how each text stands.

use crate::agreement::Agreement;
use crate::decision::Agreements;
use crate::force::{Standing, day_of};
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::Moment;

impl Agreements {
    /// Every known text with its standing at a moment, by name and version.
    pub fn standings(&self, at: Moment) -> impl Iterator<Item = (&Arc<Agreement>, Standing)> {
        self.texts.iter().map(move |t| (&t.agreement, t.standing(day_of(at))))
    }

    /// The agreements in force at a moment, by name.
    pub fn in_force(&self, at: Moment) -> impl Iterator<Item = &Arc<Agreement>> {
        self.texts.iter().filter(move |t| t.in_force(day_of(at))).map(|t| &t.agreement)
    }

    /// The members with which this member has an agreement in force.
    pub fn partners(&self, of: MemberCode, at: Moment) -> BTreeSet<MemberCode> {
        let with = self.in_force(at).filter(|a| a.parties().contains(&of));
        with.flat_map(|a| a.parties().iter().copied()).filter(|member| *member != of).collect()
    }

    /// The parties whose believed signatures are under a text; empty for a text that is not known.
    pub fn signers(&self, agreement: &Agreement) -> BTreeSet<MemberCode> {
        let text = self.texts.iter().find(|t| *t.agreement == *agreement);
        text.map(|t| t.signers.clone()).unwrap_or_default()
    }
}
