//! `tansiq export`: tables as files, made and marked by the node, on standard output.

use super::{Session, query};
use crate::cli::{Cli, Export, ExportFile, Written};
use crate::failure::Outcome;
use std::io::Write as _;

pub(super) async fn run(cli: &Cli, command: &Export) -> Outcome {
    let role = match command {
        Export::Traffic { .. } | Export::Identity { .. } => "analyst",
        Export::Disclosures { .. } | Export::Looks { .. } => "oversight",
    };
    let (table, file, more) = match command {
        Export::Traffic { file, before } => {
            ("traffic".into(), file, before.map(|before| format!("&before={before}")))
        }
        Export::Identity { id, file } => (format!("identities/{}", query(id)), file, None),
        Export::Disclosures { file, since } => ("disclosures".into(), file, from(since.as_deref())),
        Export::Looks { file, since } => ("looks".into(), file, from(since.as_deref())),
    };
    let ExportFile { format, purpose } = file;
    let format = match format {
        Written::Csv => "csv",
        Written::Jsonl => "jsonl",
    };
    let session = Session::open(cli, role).await?;
    let path = format!("/exports/{table}?format={format}&purpose={}", query(purpose));
    let bytes = session.client.get_bytes(&format!("{path}{}", more.unwrap_or_default())).await?;
    // Whoever closed the pipe has read enough.
    drop(std::io::stdout().lock().write_all(&bytes));
    Ok(())
}

fn from(since: Option<&str>) -> Option<String> {
    since.map(|since| format!("&since={}", query(since)))
}
