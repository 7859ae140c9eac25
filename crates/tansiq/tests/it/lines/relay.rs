//! What happens to packets between nodes: lost, repeated, delayed and so reordered, or cut off.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tansiq_testkit::Chance;
use tokio_tun::Tun;

/// How bad the lines are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weather {
    /// Packets of a hundred that are lost.
    pub lost: u64,
    /// Packets of a hundred that come twice.
    pub twice: u64,
    /// How long each takes, in milliseconds.
    pub delay: u64,
    /// How much longer some take, at most: those behind them overtake.
    pub jitter: u64,
}

/// How many packets fared how.
#[derive(Debug, Default)]
pub struct Counts {
    carried: AtomicU64,
    lost: AtomicU64,
    twice: AtomicU64,
    cut: AtomicU64,
}

impl Counts {
    /// Whether every kind of trouble has happened.
    pub fn saw_everything(&self) -> bool {
        [&self.carried, &self.lost, &self.twice, &self.cut].iter().all(|c| c.load(Ordering::Relaxed) > 0)
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [carried, lost, twice, cut] =
            [&self.carried, &self.lost, &self.twice, &self.cut].map(|c| c.load(Ordering::Relaxed));
        write!(f, "packets: {carried} came, {twice} came twice, {lost} were lost, {cut} cut off")
    }
}

/// Carries packets from end to end. Nodes are numbered from 0.
pub struct Relay {
    ends: Vec<Tun>,
    chance: Chance,
    weather: Mutex<Weather>,
    /// Nothing goes from the one to the other.
    cut: Mutex<BTreeSet<(usize, usize)>>,
    pub counts: Counts,
}

impl Relay {
    pub fn between(ends: Vec<Tun>, seed: u64) -> Relay {
        let chance = Chance::of(seed);
        Relay { ends, chance, weather: Mutex::default(), cut: Mutex::default(), counts: Counts::default() }
    }

    pub fn set_weather(&self, weather: Weather) {
        *self.weather.lock().unwrap() = weather;
    }

    pub fn cut(&self, from: usize, to: usize) {
        self.cut.lock().unwrap().insert((from, to));
    }

    pub fn mend(&self) {
        self.cut.lock().unwrap().clear();
    }

    /// Reads what a node sends, until its device is gone.
    pub async fn carry(self: Arc<Self>, from: usize) {
        let mut buffer = [0; 2048];
        while let Ok(length) = self.ends[from].recv(&mut buffer).await {
            let packet = &buffer[..length];
            let Some(to) = self.receiver(packet) else { continue };
            for wait in self.fate(from, to) {
                let (relay, packet) = (Arc::clone(&self), packet.to_vec());
                tokio::spawn(async move {
                    tokio::time::sleep(wait).await;
                    // A device that is full or gone loses the packet, as lines do.
                    let _ = relay.ends[to].send(&packet).await;
                });
            }
        }
    }

    /// The node to which an IPv4 packet goes, by the last part of its address; nothing for what else a kernel says.
    fn receiver(&self, packet: &[u8]) -> Option<usize> {
        let is_ipv4 = packet.first().is_some_and(|first| first >> 4 == 4);
        let last = packet.get(19).filter(|_| is_ipv4)?;
        usize::from(*last).checked_sub(1).filter(|to| *to < self.ends.len())
    }

    /// After which times a packet comes: none, one or two.
    fn fate(&self, from: usize, to: usize) -> Vec<Duration> {
        let weather = *self.weather.lock().unwrap();
        let (counter, times) = if self.cut.lock().unwrap().contains(&(from, to)) {
            (&self.counts.cut, 0)
        } else if self.chance.percent(weather.lost) {
            (&self.counts.lost, 0)
        } else if self.chance.percent(weather.twice) {
            (&self.counts.twice, 2)
        } else {
            (&self.counts.carried, 1)
        };
        counter.fetch_add(1, Ordering::Relaxed);
        let wait = |_| Duration::from_millis(weather.delay + self.chance.below(weather.jitter + 1));
        (0..times).map(wait).collect()
    }
}
