//! How a command fails: what is said, and the exit code that is documented in `tansiq --help`.

use std::fmt;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The answer is no.
    No(String),
    /// The arguments make no sense together.
    Usage(String),
    /// This machine: a file, the disk, the network.
    Machine(String),
    /// The principal may not.
    NotAllowed(String),
}

impl Failure {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Failure::No(_) => 1,
            Failure::Usage(_) => 2,
            Failure::Machine(_) => 3,
            Failure::NotAllowed(_) => 4,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Failure::No(said) | Failure::Usage(said) | Failure::Machine(said) | Failure::NotAllowed(said)) =
            self;
        f.write_str(said)
    }
}

/// The chain of causes in one line: `cannot open the ledger: it is in use by another process`.
impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Failure::Machine(format!("{error:#}"))
    }
}

/// What a command returns.
pub type Outcome = Result<(), Failure>;
