//! Each node in a network namespace of its own, and every packet between two of them through this process, which can
//! spoil it.
//!
//! A namespace lives as long as the process that keeps it. Its one device is a TUN, made here and moved there: what the
//! kernel routes into it is read here. `tc netem` could lose and delay as well, where a kernel has it; many have not.

use super::relay::Relay;
use crate::running::{PATIENCE, Place};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio_tun::Tun;

/// Namespaces, and the lines between them.
pub struct Lines {
    namespaces: Vec<Namespace>,
    pub relay: Arc<Relay>,
    /// Carries the packets until it is dropped.
    _runtime: Runtime,
}

impl Lines {
    /// Lays lines between so many namespaces, or says why that is not possible here.
    pub fn lay(nodes: usize, seed: u64) -> Result<Lines, String> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|e| format!("no runtime: {e}"))?;
        let inside = runtime.enter();
        let (mut namespaces, mut ends) = (Vec::new(), Vec::new());
        for node in 0..nodes {
            let namespace = Namespace::make()?;
            ends.push(namespace.device(node)?);
            namespaces.push(namespace);
        }
        drop(inside);
        let relay = Arc::new(Relay::between(ends, seed));
        for from in 0..nodes {
            runtime.spawn(Arc::clone(&relay).carry(from));
        }
        Ok(Lines { namespaces, relay, _runtime: runtime })
    }

    /// Where a node runs.
    pub fn place(&self, node: usize) -> Place {
        Place { way: self.namespaces[node].way(), address: address(node).into() }
    }
}

fn address(node: usize) -> Ipv4Addr {
    let last = u8::try_from(node + 1).expect("a handful of nodes");
    Ipv4Addr::new(10, 77, 0, last)
}

/// Keeps a network namespace: it ends when its standard input does, which is at the latest when this process ends.
struct Namespace(Child);

impl Namespace {
    fn make() -> Result<Namespace, String> {
        let mut keeper = Command::new("unshare");
        keeper.args(["--net", "cat"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut namespace = Namespace(keeper.spawn().map_err(|e| format!("unshare: {e}"))?);
        let (ours, began) = (net_of("self"), Instant::now());
        // The process is there before its namespace is.
        while net_of(&namespace.0.id().to_string()).is_none_or(|theirs| Some(theirs) == ours) {
            if namespace.0.try_wait().is_ok_and(|ended| ended.is_some()) || began.elapsed() > PATIENCE {
                return Err("unshare --net makes no network namespace".into());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(namespace)
    }

    fn way(&self) -> Vec<String> {
        vec!["nsenter".into(), format!("--net=/proc/{}/ns/net", self.0.id()), "--".into()]
    }

    /// Makes a device, moves it there, and brings it up; what is returned is its end here.
    fn device(&self, node: usize) -> Result<Tun, String> {
        let made = Tun::builder().mtu(1400).build().map_err(|e| format!("/dev/net/tun: {e}"))?;
        let end = made.into_iter().next().ok_or("/dev/net/tun: no device")?;
        let (pid, cidr, inside) = (self.0.id().to_string(), format!("{}/24", address(node)), self.way());
        run(&[], &["ip", "link", "set", end.name(), "netns", &pid])?;
        run(&inside, &["ip", "link", "set", "lo", "up"])?;
        run(&inside, &["ip", "address", "add", &cidr, "dev", end.name()])?;
        run(&inside, &["ip", "link", "set", end.name(), "up"])?;
        Ok(end)
    }
}

impl Drop for Namespace {
    fn drop(&mut self) {
        // It has ended already, or ends now.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Which network namespace a process has, if it can be seen.
fn net_of(process: &str) -> Option<PathBuf> {
    std::fs::read_link(format!("/proc/{process}/ns/net")).ok()
}

fn run(way: &[String], command: &[&str]) -> Result<(), String> {
    let words: Vec<&str> = way.iter().map(String::as_str).chain(command.iter().copied()).collect();
    let said = Command::new(words[0]).args(&words[1..]).output();
    let said = said.map_err(|e| format!("{}: {e}", words[0]))?;
    let failed = || format!("{}: {}", command.join(" "), String::from_utf8_lossy(&said.stderr).trim());
    said.status.success().then_some(()).ok_or_else(failed)
}
