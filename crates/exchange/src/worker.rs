//! The lanes at work: one task for each member (and one for its witnessing), so that a member that is away slows nobody else.

use crate::exchange::{Exchange, on_a_thread};
use crate::witness::witnessing;
use crate::{Step, backoff};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tansiq_label::MemberCode;
use tokio::task::JoinSet;

/// The longest sleep of an idle lane: a clock that is set right is noticed within the hour.
const LONGEST_IDLE: Duration = Duration::from_secs(3600);

/// The lanes of a node at work. They go on when it is dropped.
pub struct Running {
    exchange: Exchange,
    supervisor: tokio::task::JoinHandle<()>,
}

impl Running {
    /// Stops giving, after the durable steps at hand. A delivery that is on its way is given up; it is sent again
    /// after the next start.
    pub async fn stop(self) {
        self.exchange.inner.stop.send_replace(true);
        // A lane that panicked has said so itself.
        let _ = self.supervisor.await;
    }
}

impl Exchange {
    /// Starts a task for every member, and for every further one when it is added. It must be called within a tokio
    /// runtime.
    pub fn start(&self) -> Running {
        self.inner.stop.send_replace(false);
        let supervisor = tokio::spawn(supervise(self.clone()));
        Running { exchange: self.clone(), supervisor }
    }
}

async fn supervise(exchange: Exchange) {
    let mut stopped = exchange.inner.stop.subscribe();
    let mut lanes = JoinSet::new();
    let mut known: BTreeSet<MemberCode> = BTreeSet::new();
    let mut grown = exchange.inner.parts.ledger.subscribe();
    let mut read = exchange.inner.parts.directory.read_to();
    let mut follow = true;
    loop {
        for member in exchange.inner.parts.directory.members() {
            if known.insert(member) {
                lanes.spawn(lane(exchange.clone(), member));
                lanes.spawn(witnessing(exchange.clone(), member));
            }
        }
        // Also without a member: what is read now need not be read when the node starts the next time. Before the wait:
        // what came before this task began to listen wakes nobody.
        if follow {
            let inner = Arc::clone(&exchange.inner);
            let folded = on_a_thread(move || inner.parts.lanes.catch_up(&inner.parts.ledger)).await;
            if let Err(error) | Ok(Err(error)) = folded {
                tracing::warn!(%error, "the lanes cannot follow the ledger; each tries again by itself");
            }
        }
        tokio::select! {
            _ = stopped.wait_for(|stop| *stop) => break,
            change = grown.changed() => {
                if change.is_err() { break }
                // Whoever appends for the exchange folds what it appended, and what else there is: it has it in hand.
                follow = exchange.inner.appending.load(Ordering::Acquire) == 0;
            }
            change = read.changed() => {
                if change.is_err() { break }
                follow = true;
            }
        }
    }
    // Each lane sees the same signal.
    while lanes.join_next().await.is_some() {}
}

async fn lane(exchange: Exchange, member: MemberCode) {
    let mut stopped = exchange.inner.stop.subscribe();
    // What is offered wakes a lane at once; what the directory has read may end a wait, or change what was looked at.
    let mut offered = exchange.inner.parts.lanes.offered();
    let mut grown = exchange.inner.parts.directory.read_to();
    let mut failures = 0_u32;
    loop {
        offered.mark_unchanged();
        grown.mark_unchanged();
        if *stopped.borrow() {
            return;
        }
        let pause = match exchange.step(member).await {
            Ok(Step::Delivered { .. }) => {
                failures = 0;
                continue;
            }
            Ok(Step::Idle { until }) => {
                failures = 0;
                let now = exchange.inner.parts.clock.now();
                let millis = until.map_or(i64::MAX, |until| until.millis() - now.millis()).max(0);
                Pause::Idle(Duration::from_millis(millis.unsigned_abs()).min(LONGEST_IDLE))
            }
            Ok(Step::Waiting) => Pause::Idle(LONGEST_IDLE),
            Ok(Step::Setback(_)) => Pause::Failed,
            Err(error) => {
                tracing::error!(%member, %error, "a lane is in trouble at this node");
                Pause::Failed
            }
        };
        let wait = match pause {
            Pause::Idle(wait) => wait,
            Pause::Failed => {
                failures = failures.saturating_add(1);
                backoff::wait(failures, exchange.inner.parts.random.bits())
            }
        };
        tokio::select! {
            _ = stopped.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(wait) => {}
            // New entries do not bring an absent member back: only an idle lane is woken.
            change = offered.changed(), if matches!(pause, Pause::Idle(_)) => if change.is_err() { return },
            change = grown.changed(), if matches!(pause, Pause::Idle(_)) => if change.is_err() { return },
        }
    }
}

enum Pause {
    Idle(Duration),
    Failed,
}
