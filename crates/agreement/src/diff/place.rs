//! Ground as people say it: a territory, less parts of it, or what is left of it beside the parts that are named.

use crate::prove::ground::Ground;
use crate::rows::country;
use crate::words::Language;
use std::collections::BTreeSet;
use tansiq_label::Territory;

/// A territory in which something changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The territory.
    pub territory: Territory,
    /// What of it.
    pub extent: Extent,
}

/// What of a territory is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// All that lies in it but these.
    All(BTreeSet<Territory>),
    /// Only what is about the territory as a whole.
    AsAWhole,
    /// Only those parts of it that neither text names.
    Rest,
}

/// Says which places of a ground are meant.
pub(crate) fn places(ground: &Ground, meant: &BTreeSet<usize>) -> Vec<Place> {
    let meant: BTreeSet<Territory> = meant.iter().map(|i| ground.places()[*i]).collect();
    // The named territory next above one.
    let above = |t: &Territory| {
        let wider = [country(t), Some(Territory::WORLD)].into_iter().flatten();
        wider.filter(|w| w != t).find(|w| ground.places().contains(w))
    };
    let rest_lacks = |t: &Territory| {
        ground.places().iter().any(|p| ground.is_rest(p) && above(p) == Some(*t) && !meant.contains(p))
    };
    // All of it is meant, with its parts that are not named.
    let in_full = |t: &Territory| meant.contains(t) && !rest_lacks(t);
    let said_with = |t: &Territory| in_full(t) && above(t).is_some_and(|a| in_full(&a));
    let place = |t: &Territory| {
        if ground.is_rest(t) {
            return Place { territory: above(t).unwrap_or(Territory::WORLD), extent: Extent::Rest };
        }
        if rest_lacks(t) {
            return Place { territory: *t, extent: Extent::AsAWhole };
        }
        let widest = |p: &Territory| above(p).is_none_or(|a| a == *t || in_full(&a));
        let lacks = |p: &&Territory| t.covers(p) && !in_full(p) && !ground.is_rest(p) && widest(p);
        Place { territory: *t, extent: Extent::All(ground.places().iter().filter(lacks).copied().collect()) }
    };
    meant.iter().filter(|t| !said_with(t)).map(place).collect()
}

impl Place {
    pub(crate) fn told(&self, l: Language) -> String {
        let (t, world) = (self.territory, self.territory == Territory::WORLD);
        match &self.extent {
            Extent::AsAWhole => l.pick(format!("in {t} as a whole"), format!("في {t} كله")),
            Extent::Rest if world => {
                l.pick("in territories that neither text names", "في أقاليم لا يسميها أي من النصين").into()
            }
            Extent::Rest => l.pick(format!("in the rest of {t}"), format!("في بقية {t}")),
            Extent::All(except) => {
                let place = if world {
                    l.pick("anywhere".to_owned(), "في أي مكان".to_owned())
                } else {
                    l.pick(format!("in {t}"), format!("في {t}"))
                };
                if except.is_empty() {
                    return place;
                }
                let except = l.list(except);
                l.pick(format!("{place} but {except}"), format!("{place} ما عدا {except}"))
            }
        }
    }
}
