//! `tansiq node`: is it well, and its views made anew.

use super::{backup, witnesses};
use crate::cli::{Cli, Node, View};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::node;
use crate::output::{bar, list, say, say_json, table, text};
use anyhow::Context;
use serde_json::{Value, json};
use tansiq_view::{Views, Which};

pub(super) async fn run(cli: &Cli, command: &Node) -> Outcome {
    let directory = Directory::open(&cli.node)?;
    match command {
        Node::Backup { folder } => backup::run(cli, folder),
        Node::Check => check(&directory, cli.json).await,
        Node::Rebuild { view } => rebuild(&directory, *view).await,
    }
}

async fn check(directory: &Directory, as_json: bool) -> Outcome {
    let config = directory.config()?;
    // Whoever has the directory has its tokens, unless they were taken away.
    let token = directory.token("oversight");
    let runs = node::running(&config, token.clone()).await;
    let is_running = runs.is_some();
    let client = match runs {
        Some(client) => client,
        // Opening it checks the files, their modes, the keys against the card, and the ledger's tail.
        None => node::client(directory, token.clone()).await?,
    };
    let mut health = client.get("/health").await?;
    health["running"] = json!(is_running);
    if token.is_some()
        && let Ok(found) = client.get("/ledger/witnesses").await
        && let Some(checks) = health["checks"].as_array_mut()
    {
        let (ok, detail) = witnesses::check(&found);
        checks.push(json!({"name": "witnesses", "ok": ok, "detail": detail}));
        if !ok {
            health["status"] = json!("degraded");
        }
    }
    let well = health["status"] == "ok";
    if as_json {
        say_json(&health);
    } else {
        say(report(&health, &config.page.to_string()));
    }
    if well { Ok(()) } else { Err(Failure::No("the node is not well".into())) }
}

fn report(health: &Value, page: &str) -> String {
    let state = if health["running"] == true {
        format!("runs, page at http://{page}")
    } else {
        "does not run".into()
    };
    let mut rows = vec![vec![format!("{} ({})", text(health, "member"), text(health, "name")), state]];
    for check in list(health, "checks") {
        let verdict = if check["ok"] == true { "ok" } else { "NOT WELL" };
        rows.push(vec![text(check, "name").into(), format!("{verdict}: {}", text(check, "detail"))]);
    }
    table(&rows)
}

async fn rebuild(directory: &Directory, view: View) -> Outcome {
    let config = directory.config()?;
    let member = config.member.0;
    if node::running(&config, None).await.is_some() {
        return Err(Failure::No("the node runs: stop it, rebuild the view, start it again".into()));
    }
    let ledger = node::open_ledger(directory, member)?;
    if view == View::Lanes {
        let lanes = node::open_lanes(directory, member)?;
        lanes.rebuild(&ledger).context("cannot rebuild the lanes")?;
        say("the lanes were made anew from the ledger");
        return Ok(());
    }
    let which = match view {
        View::Register => Which::Register,
        View::People => Which::People,
        View::Traffic | View::Lanes => Which::Traffic,
    };
    let views = Views::open(directory.views(), ledger.clone(), member).context("cannot open the views")?;
    let bar = bar(which.name());
    let progress = |done: tansiq_ledger::TreeSize, total: tansiq_ledger::TreeSize| {
        bar.set_length(total.0);
        bar.set_position(done.0);
    };
    views.rebuild(which, progress).context("cannot rebuild the view")?;
    bar.finish_and_clear();
    say(format!("{which} was made anew from {} entries", ledger.len().0));
    Ok(())
}
