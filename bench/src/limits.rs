//! What this machine's disk could do: the time of one write that is durable.

use anyhow::Result;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

/// The hardware's own figures, from the same run.
pub struct Hardware {
    /// Median of a durable write of 4 KiB, in milliseconds.
    pub sync_p50_ms: f64,
    /// 99th percentile of the same.
    pub sync_p99_ms: f64,
}

/// Writes and syncs 300 pages.
pub fn measure(folder: &Path) -> Result<Hardware> {
    let mut file = File::create(folder.join("limit"))?;
    let page = [7u8; 4096];
    let mut times = Vec::new();
    for _ in 0..300 {
        let began = Instant::now();
        file.write_all(&page)?;
        file.sync_data()?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(Hardware { sync_p50_ms: percentile(&mut times, 0.5), sync_p99_ms: percentile(&mut times, 0.99) })
}

/// The value below which this share of the values lies.
pub fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get(((values.len() as f64 * share) as usize).min(last)).copied().unwrap_or(f64::NAN)
}
