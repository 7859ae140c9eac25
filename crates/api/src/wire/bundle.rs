//! Bundles on the wire: counts, numbers and codes, never what is in them.

use super::closed;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde::Serialize;
use std::collections::BTreeMap;
use tansiq_exchange::{DeliveryRead, ReadIn, Written};
use tansiq_label::MemberCode;
use tansiq_report::bundle::Run;
use utoipa::ToSchema;

/// Deliveries of one lane, one after the other.
#[derive(Serialize, ToSchema)]
#[schema(as = Deliveries)]
pub(crate) struct RunShape {
    /// The number of the first.
    first: u64,
    /// The number of the last.
    last: u64,
}

/// A bundle that was written.
#[derive(Serialize, ToSchema)]
#[schema(as = BundleWritten)]
pub(crate) struct BundleWrittenShape {
    /// For whom.
    to: String,
    made: String,
    /// The bundle's identity, as the entry about it has it.
    bundle: String,
    /// The deliveries in it; missing when it holds none.
    #[serde(skip_serializing_if = "Option::is_none")]
    deliveries: Option<RunShape>,
    /// The items in these.
    items: usize,
    /// The acknowledgements in it.
    acknowledgements: usize,
    /// From which of the member's deliveries on it asks for them again.
    #[serde(skip_serializing_if = "Option::is_none")]
    asks: Option<u64>,
    /// Whether more waits than a bundle has room for: write another.
    more: bool,
    /// The file, in base64.
    sealed: String,
}

/// What came of reading a bundle.
#[derive(Serialize, ToSchema)]
#[schema(as = BundleRead)]
pub(crate) struct BundleReadShape {
    /// Who wrote it.
    from: String,
    /// When, by the member's clock.
    made: String,
    /// The bundle's identity, as the entry about it has it.
    bundle: String,
    /// When it was read before; missing when it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    /// The deliveries that were taken, up to the first that was refused.
    deliveries: Vec<DeliveryReadShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<DeliveryRefusedShape>,
    /// The deliveries that are missing before those in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<RunShape>,
    acknowledgements: AcknowledgementsShape,
    /// From which of our deliveries on the member asks for them again.
    #[serde(skip_serializing_if = "Option::is_none")]
    asks: Option<u64>,
}

/// A delivery that was taken.
#[derive(Serialize, ToSchema)]
#[schema(as = DeliveryRead)]
struct DeliveryReadShape {
    /// Its number.
    sequence: u64,
    /// Whether it had been taken before, from a bundle or over a line.
    before: bool,
    /// Items that are stored.
    stored: usize,
    /// Items that were known.
    known: usize,
    /// Items that were refused, by code.
    refused: Vec<ItemsRefusedShape>,
}

/// Items that were refused for one reason.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemsRefused)]
struct ItemsRefusedShape {
    code: String,
    count: u64,
}

/// A delivery that was refused.
#[derive(Serialize, ToSchema)]
#[schema(as = DeliveryRefused)]
struct DeliveryRefusedShape {
    /// Its number.
    sequence: u64,
    #[schema(value_type = closed::DeliveryRefusal)]
    code: &'static str,
    /// What was expected and what was found.
    detail: String,
    /// How many deliveries after it were not looked at.
    unread: u64,
}

/// What became of the acknowledgements in a bundle.
#[derive(Serialize, ToSchema)]
#[schema(as = AcknowledgementsRead)]
struct AcknowledgementsShape {
    /// New ones.
    taken: usize,
    /// Those that were here before.
    known: usize,
    /// Those that were refused, by code.
    refused: Vec<ItemsRefusedShape>,
}

impl RunShape {
    fn of(run: Run) -> RunShape {
        RunShape { first: run.first, last: run.last }
    }
}

impl BundleWrittenShape {
    pub(crate) fn of(to: MemberCode, written: &Written) -> BundleWrittenShape {
        BundleWrittenShape {
            to: to.to_string(),
            made: written.made.to_string(),
            bundle: written.bundle.to_string(),
            deliveries: written.deliveries.map(RunShape::of),
            items: written.items,
            acknowledgements: written.acknowledgements,
            asks: written.asks,
            more: written.more,
            sealed: BASE64_STANDARD.encode(&written.file),
        }
    }
}

impl BundleReadShape {
    pub(crate) fn of(read: &ReadIn) -> BundleReadShape {
        let refused = read.refused.as_ref().map(|(sequence, refusal)| DeliveryRefusedShape {
            sequence: *sequence,
            code: refusal.code(),
            detail: refusal.to_string(),
            unread: read.unread,
        });
        let acknowledgements = &read.acknowledgements;
        BundleReadShape {
            from: read.from.to_string(),
            made: read.made.to_string(),
            bundle: read.bundle.to_string(),
            before: read.before.map(|at| at.to_string()),
            deliveries: read.deliveries.iter().map(DeliveryReadShape::of).collect(),
            refused,
            missing: read.missing.map(RunShape::of),
            acknowledgements: AcknowledgementsShape {
                taken: acknowledgements.taken,
                known: acknowledgements.known,
                refused: counts(acknowledgements.refused.iter().copied()),
            },
            asks: read.asks,
        }
    }
}

impl DeliveryReadShape {
    fn of(read: &DeliveryRead) -> DeliveryReadShape {
        DeliveryReadShape {
            sequence: read.sequence,
            before: read.before,
            stored: read.stored,
            known: read.known,
            refused: counts(read.refused.iter().map(String::as_str)),
        }
    }
}

fn counts<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<ItemsRefusedShape> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    codes.for_each(|code| *counts.entry(code).or_default() += 1);
    counts.into_iter().map(|(code, count)| ItemsRefusedShape { code: code.to_owned(), count }).collect()
}
