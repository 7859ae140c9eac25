//! What `node.toml` says of the desks.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tansiq_agreement::Role;
use tansiq_api::{BadDesks, Desks};
use tansiq_report::{Precedence, Text};

/// `[desk]` of `node.toml`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskConfig {
    /// The roles whose desks are called one after the other.
    #[serde(default)]
    order: Option<Vec<Text<Role>>>,
    /// How long each desk may take, by precedence.
    #[serde(default)]
    handling_minutes: BTreeMap<Text<Precedence>, u32>,
}

impl DeskConfig {
    /// The desks.
    pub fn desks(&self) -> Result<Desks, BadDesks> {
        let order = self.order.as_ref().map(|order| order.iter().map(|role| role.0).collect());
        Desks::new(order, self.handling_minutes.iter().map(|(precedence, minutes)| (precedence.0, *minutes)))
    }
}
