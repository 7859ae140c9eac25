//! What each statement of an item may be used for: the item's purposes as far as its label has them, and for some
//! statements less.
//!
//! A prohibition may take a purpose from one statement of a report and not from another. The receiver does not know
//! every prohibition of the giver, so the giver says it, statement by statement, wherever label and item do not.

use crate::id::StatementId;
use crate::report::Statement;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tansiq_label::{Purpose, Set};

/// Statements of an item that may be used for less than the item's purposes and their labels say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrowed {
    /// What for.
    pub purposes: Vec<Text<Purpose>>,
    /// Which, in the order of their ids.
    pub statements: Vec<StatementId>,
}

/// What the statements of an item may be used for, beside what their labels say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uses {
    most: Set<Purpose>,
    narrowed: BTreeMap<StatementId, Set<Purpose>>,
}

impl Uses {
    /// What is no statement is for no purpose.
    pub const NONE: Uses = Uses::alike(Set::EMPTY);

    /// Every statement for the same purposes.
    pub const fn alike(purposes: Set<Purpose>) -> Uses {
        Uses { most: purposes, narrowed: BTreeMap::new() }
    }

    /// What was decided of each statement.
    pub fn decided(each: &[(&Statement, Set<Purpose>)]) -> Uses {
        let most = each.iter().fold(Set::EMPTY, |most, (_, purposes)| most.union(*purposes));
        let less = |(said, purposes): &&(&Statement, Set<Purpose>)| {
            *purposes != most.intersection(said.label.purposes())
        };
        let narrowed = each.iter().filter(less).map(|(said, purposes)| (said.id, *purposes)).collect();
        Uses { most, narrowed }
    }

    /// As written. Of a statement that is named twice, what both allow.
    pub fn read(purposes: &[Text<Purpose>], narrowed: &[Narrowed]) -> Uses {
        let set = |purposes: &[Text<Purpose>]| purposes.iter().map(|purpose| purpose.0).collect::<Set<_>>();
        let mut uses = Uses::alike(set(purposes));
        for group in narrowed {
            for statement in &group.statements {
                let said = uses.of(*statement).intersection(set(&group.purposes));
                uses.narrowed.insert(*statement, said);
            }
        }
        uses
    }

    /// What something of the item may be used for.
    pub fn most(&self) -> Set<Purpose> {
        self.most
    }

    /// What this statement may be used for, as far as its label allows.
    pub fn of(&self, statement: StatementId) -> Set<Purpose> {
        self.narrowed.get(&statement).copied().unwrap_or(self.most)
    }

    /// What [`Uses::most`] says, written.
    pub fn purposes(&self) -> Vec<Text<Purpose>> {
        written(self.most)
    }

    /// The statements that it is less for, written.
    pub fn narrowed(&self) -> Vec<Narrowed> {
        let mut groups: BTreeMap<_, Vec<StatementId>> = BTreeMap::new();
        for (statement, purposes) in &self.narrowed {
            groups.entry(purposes.bits()).or_default().push(*statement);
        }
        let group = |(bits, statements)| Narrowed { purposes: written(Set::from_bits(bits)), statements };
        groups.into_iter().map(group).collect()
    }
}

fn written(purposes: Set<Purpose>) -> Vec<Text<Purpose>> {
    purposes.iter().map(Text).collect()
}
