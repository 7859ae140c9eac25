//! What the node logs while it answers a reader, thread by thread: each worker's threads bear its name.

use parking_lot::Mutex;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, Once};

static KEPT: LazyLock<Mutex<HashMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);

/// Writes a line to those of this thread's worker.
struct ByThread;

impl Write for ByThread {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Some(name) = std::thread::current().name()
            && let Some(kept) = KEPT.lock().get_mut(name)
        {
            kept.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Logs as the program does by itself, from now on.
pub(crate) fn begin() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        let lines = tracing_subscriber::fmt().with_ansi(false).without_time();
        lines.with_max_level(tracing::Level::INFO).with_writer(|| ByThread).init();
    });
}

/// What was logged on the threads of this name since the last call; from the first call on.
pub(crate) fn taken(worker: &str) -> Vec<u8> {
    std::mem::take(KEPT.lock().entry(worker.to_owned()).or_default())
}
