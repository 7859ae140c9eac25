//! The clock of the witnessing: one task for each member, beside its lane, so that neither waits for the other.

use super::{Asked, ROUND_MILLIS};
use crate::backoff;
use crate::exchange::Exchange;
use std::time::Duration;
use tansiq_label::MemberCode;
use tansiq_report::Moment;

/// The longest sleep: a clock that is set right is noticed within the hour.
const LONGEST_IDLE: Duration = Duration::from_secs(3600);

/// Asks a member whenever there is something to ask, until the exchange stops.
pub(crate) async fn witnessing(exchange: Exchange, member: MemberCode) {
    let mut stopped = exchange.inner.stop.subscribe();
    let mut grown = exchange.inner.parts.directory.read_to();
    let mut failures = 0_u32;
    loop {
        grown.mark_unchanged();
        let asked = tokio::select! {
            _ = stopped.wait_for(|stop| *stop) => return,
            asked = exchange.ask_witness(member) => asked,
        };
        failures = match &asked {
            Ok(Asked::Cosigned(_) | Asked::Rest(_) | Asked::Refused(_)) => 0,
            Ok(Asked::Setback(_)) | Err(_) => failures.saturating_add(1),
        };
        let wait = match asked {
            Ok(Asked::Cosigned(_)) => continue,
            Ok(Asked::Rest(None)) => LONGEST_IDLE,
            Ok(Asked::Rest(Some(until))) => until_then(&exchange, until),
            Ok(Asked::Refused(_)) => Duration::from_millis(ROUND_MILLIS.unsigned_abs()),
            Ok(Asked::Setback(_)) => backoff::wait(failures, exchange.inner.parts.random.bits()),
            Err(error) => {
                tracing::error!(%member, %error, "witnessing is in trouble at this node");
                backoff::wait(failures, exchange.inner.parts.random.bits())
            }
        };
        tokio::select! {
            _ = stopped.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(wait) => {}
            // Only who has nothing to ask is woken by growth; whoever waits for a time waits for it.
            change = grown.changed(), if wait == LONGEST_IDLE => if change.is_err() { return },
        }
    }
}

fn until_then(exchange: &Exchange, until: Moment) -> Duration {
    let left = until.millis() - exchange.inner.parts.clock.now().millis();
    Duration::from_millis(left.max(0).unsigned_abs()).min(LONGEST_IDLE)
}
