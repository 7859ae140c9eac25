//! The readers of an open ledger: a fixed number, lent out one call at a time.

use crate::store::{Reader, Store};
use crate::{Error, Step};
use parking_lot::{Condvar, Mutex};

pub(crate) struct ReaderPool {
    idle: Mutex<Vec<Box<dyn Reader>>>,
    returned: Condvar,
}

impl ReaderPool {
    pub(crate) fn over(store: &dyn Store, readers: usize) -> Result<ReaderPool, Error> {
        let idle = (0..readers.max(1)).map(|_| store.reader().map_err(|error| error.at(Step::Open)));
        Ok(ReaderPool { idle: Mutex::new(idle.collect::<Result<_, _>>()?), returned: Condvar::new() })
    }

    /// Reads with one of the readers; waits for one when all are lent out.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&mut dyn Reader) -> T) -> T {
        let reader = {
            let mut idle = self.idle.lock();
            loop {
                match idle.pop() {
                    Some(reader) => break reader,
                    None => self.returned.wait(&mut idle),
                }
            }
        };
        let mut lent = Lent { pool: self, reader: Some(reader) };
        // It is taken out only when the loan ends.
        read(lent.reader.as_deref_mut().expect("a lent reader is there until it is returned"))
    }
}

/// Gives the reader back, also when the reading panics.
struct Lent<'a> {
    pool: &'a ReaderPool,
    reader: Option<Box<dyn Reader>>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(reader) = self.reader.take() {
            self.pool.idle.lock().push(reader);
            self.pool.returned.notify_one();
        }
    }
}
