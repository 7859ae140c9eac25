//! The thread that moves the views along as the ledger grows.

use crate::{Error, Views};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::watch;

/// How long the thread waits after a failure: a full disk is not freed sooner.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// Follows the ledger for as long as it is held; dropping it waits for the batch at hand.
pub struct Follower {
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Views {
    /// Starts a thread that takes in new entries as they come, and tries again for ever when something fails.
    ///
    /// # Errors
    /// [`Error::Thread`] when the system gives no thread.
    pub fn follow(&self) -> Result<Follower, Error> {
        let (stop, stopped) = watch::channel(false);
        let views = self.clone();
        let thread = std::thread::Builder::new().name("views".into());
        let thread = thread.spawn(move || run(&views, stopped)).map_err(Error::Thread)?;
        Ok(Follower { stop, thread: Some(thread) })
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // A thread that panicked has said so itself.
            let _ = thread.join();
        }
    }
}

fn run(views: &Views, mut stopped: watch::Receiver<bool>) {
    let mut grown = views.ledger().subscribe();
    while !*stopped.borrow() {
        // Seen before it is read: what grows in between wakes the thread again.
        grown.borrow_and_update();
        if let Err(error) = views.catch_up() {
            tracing::warn!(%error, "the views cannot follow the ledger; trying again");
            std::thread::park_timeout(AFTER_FAILURE);
            continue;
        }
        let closed = futures::executor::block_on(async {
            tokio::select! {
                grown = grown.changed() => grown.is_err(),
                _ = stopped.changed() => true,
            }
        });
        if closed {
            return;
        }
    }
}
