//! `tansiq principal`: who may use the node.

use super::{Session, read_file};
use crate::cli::Principal;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text};
use serde_json::json;

/// No password is longer.
const MAX_PASSWORD_BYTES: u64 = 4096;

pub(super) async fn run(session: &Session, command: &Principal) -> Outcome {
    match command {
        Principal::Add { login, role, clearance, member, password_file } => {
            let mut body =
                json!({ "login": login, "role": role, "clearance": clearance, "issue_token": true });
            if let Some(member) = member {
                body["member"] = json!(member);
            }
            if let Some(file) = password_file {
                let password = String::from_utf8_lossy(&read_file(file, MAX_PASSWORD_BYTES)?)
                    .trim_end_matches(['\r', '\n'])
                    .to_owned();
                body["password"] = json!(password);
            }
            let mut answer = session.client.post_json("/principals", &body).await?;
            if let Some(token) = answer["token"].as_str() {
                session.directory.write_token(login, token)?;
                // The token is in its file; an answer that is printed may end in a log.
                answer["token"] = json!("written to the node's directory");
            }
            session.print(&answer, |_| {
                say(format!("{login} is a {role} of this node"));
                say(format!("token: {}", session.directory.root().join("tokens").join(login).display()));
            });
        }
        Principal::Bind { login, account, .. } => bind(session, login, account.as_deref()).await?,
        Principal::List => {
            let answer = session.client.get("/principals").await?;
            session.print(&answer, |answer| {
                let mut rows = vec![
                    ["LOGIN", "ROLE", "MEMBER", "CLEARANCE", "ACTIVE", "PASSWORD", "ACCOUNT", "TOKENS"]
                        .map(String::from)
                        .to_vec(),
                ];
                let yes = |v: &serde_json::Value| if v == &json!(true) { "yes" } else { "no" }.to_owned();
                for p in list(answer, "principals") {
                    let cells = ["login", "role", "member", "clearance"].map(|f| text(p, f).to_owned());
                    let mut row = cells.to_vec();
                    let account = text(&p["account"], "subject").to_owned();
                    row.extend([
                        yes(&p["active"]),
                        yes(&p["has_password"]),
                        account,
                        p["tokens"].to_string(),
                    ]);
                    rows.push(row);
                }
                say(table(&rows));
            });
        }
    }
    Ok(())
}

/// Binds an account to a principal that is here, or takes it away; everything else of it stays.
async fn bind(session: &Session, login: &str, account: Option<&str>) -> Outcome {
    let known = session.client.get("/principals").await?;
    let found = list(&known, "principals").iter().find(|principal| text(principal, "login") == login);
    let Some(found) = found else {
        return Err(Failure::Usage(format!("expected the login of a principal of this node; found {login}")));
    };
    let mut body = json!({ "revoke_account": account.is_none(), "account": account });
    for field in ["login", "role", "clearance", "member", "active"] {
        body[field] = found[field].clone();
    }
    let answer = session.client.post_json("/principals", &body).await?;
    session.print(&answer, |answer| match answer["principal"]["account"]["issuer"].as_str() {
        Some(issuer) => say(format!("{login} logs in with this account at {issuer}")),
        None => say(format!("no account logs {login} in")),
    });
    Ok(())
}
