//! The program: one binary that is a node, and the command line of a node.

mod broker;
mod cli;
mod commands;
mod desks;
mod directory;
mod draft;
mod failure;
mod node;
mod oidc;
mod output;
mod point;
mod sources;

use clap::Parser;
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A report of thousands of statements is hundreds of thousands of small strings and trees, made on one thread and freed on
/// another; the system's own allocator takes half of the time of taking one in.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // A command line that clap refuses ends here, with exit code 2.
    let cli = cli::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the system gives no threads: {error}");
            return ExitCode::from(3);
        }
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.code())
        }
    }
}
