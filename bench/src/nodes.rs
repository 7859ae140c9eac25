//! Nodes as processes, for a measurement.

use anyhow::{Context, Result, bail};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tansiq_api::client::Client;

/// A node's directory and ports; the process, while it runs.
pub struct Node {
    program: PathBuf,
    pub directory: PathBuf,
    page: u16,
    process: Option<Child>,
}

/// Two ports that were free a moment ago.
fn free_ports() -> Result<(u16, u16)> {
    let (a, b) = (TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?);
    Ok((a.local_addr()?.port(), b.local_addr()?.port()))
}

impl Node {
    /// Sets up a node.
    pub fn init(program: &Path, folder: &Path, member: &str) -> Result<Node> {
        let (page, exchange) = free_ports()?;
        let node = Node { program: program.into(), directory: folder.join(member), page, process: None };
        let directory = node.directory.to_string_lossy().into_owned();
        let (page, exchange) = (format!("127.0.0.1:{page}"), format!("127.0.0.1:{exchange}"));
        node.run(&[
            "init",
            &directory,
            "--member",
            member,
            "--name",
            member,
            "--page",
            &page,
            "--exchange",
            &exchange,
        ])?;
        Ok(node)
    }

    /// Runs a command against the node and returns what it prints.
    pub fn run(&self, arguments: &[&str]) -> Result<String> {
        let output =
            Command::new(&self.program).arg("--node").arg(&self.directory).args(arguments).output()?;
        if !output.status.success() {
            bail!("tansiq {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts the node and returns how long it took until it was ready.
    pub async fn start(&mut self) -> Result<Duration> {
        let began = Instant::now();
        let log = std::fs::File::create(self.directory.with_extension("log"))?;
        let process = Command::new(&self.program)
            .arg("serve")
            .arg(&self.directory)
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()?;
        self.process = Some(process);
        self.ready().await?;
        Ok(began.elapsed())
    }

    /// Waits until the node answers and its views have everything that its ledger has.
    pub async fn ready(&self) -> Result<()> {
        let (client, began) = (self.client("oversight")?, Instant::now());
        while began.elapsed() < Duration::from_secs(120) {
            if let Ok(health) = client.get("/health").await
                && health["status"] == "ok"
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        bail!(
            "the node did not become ready in 120 s: see {}",
            self.directory.with_extension("log").display()
        )
    }

    /// Stops the node and waits for its end.
    pub fn stop(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            Command::new("kill").arg(process.id().to_string()).status()?;
            process.wait()?;
        }
        Ok(())
    }

    /// Ends the node with no warning.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.kill()?;
            process.wait()?;
        }
        Ok(())
    }

    /// The most memory that the process has held, in MiB (Linux).
    pub fn memory_mib(&self) -> Option<f64> {
        self.status_mib("VmHWM:")
    }

    /// The memory that the process holds now, in MiB (Linux).
    pub fn resident_mib(&self) -> Option<f64> {
        self.status_mib("VmRSS:")
    }

    fn status_mib(&self, field: &str) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.as_ref()?.id())).ok()?;
        let line = status.lines().find(|l| l.starts_with(field))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kib| kib / 1024.0)
    }

    /// How much of a processor the process has had so far, in seconds (Linux, whose clock ticks a hundred times a second).
    pub fn processor_seconds(&self) -> Option<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.as_ref()?.id())).ok()?;
        // After the name, which may hold anything: user and system time are the 12th and 13th field.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
        Some((ticks(11)? + ticks(12)?) / 100.0)
    }

    /// A client that acts as a principal.
    pub fn client(&self, login: &str) -> Result<Client> {
        let token = std::fs::read_to_string(self.directory.join("tokens").join(login)).context("no token")?;
        Ok(Client::network(&format!("http://127.0.0.1:{}", self.page), Some(token.trim().to_owned()))?)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // A measurement that failed must not leave a process behind.
        drop(self.kill());
    }
}
