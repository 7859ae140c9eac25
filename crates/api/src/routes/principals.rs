//! The people and programs of this node: who may log in, with which role.

use crate::body::{Json, bad, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_LOGIN_CHARS, MAX_SMALL_BODY, MAX_SUBJECT_CHARS};
use crate::node::Node;
use crate::passwords::hash_password;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::routes::provider::bound;
use crate::tokens::new_token;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tansiq_agreement::Role;
use tansiq_label::{Level, MemberCode};
use tansiq_report::{Account, Entry, Principal, PrincipalId, Text};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The most tokens of one principal: one for each machine that it uses. At one more, the oldest ends.
const MAX_TOKENS: usize = 8;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(list, set))
}

/// A principal, without its secrets.
#[derive(Serialize, ToSchema)]
#[schema(as = Principal)]
struct PrincipalShape {
    id: String,
    login: String,
    /// The member for which it acts: this node's, or for a liaison officer the one that seconds him.
    member: String,
    role: String,
    clearance: String,
    active: bool,
    has_password: bool,
    /// How many passkeys it has.
    passkeys: usize,
    /// How many API tokens it has.
    tokens: usize,
    /// Its account at the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<AccountShape>,
    /// Another one after every change.
    revision: String,
}

/// An account at a provider.
#[derive(Serialize, ToSchema)]
#[schema(as = Account)]
struct AccountShape {
    issuer: String,
    subject: String,
}

/// Every principal.
#[derive(Serialize, ToSchema)]
struct Principals {
    principals: Vec<PrincipalShape>,
}

/// A principal to be set up, or to be changed if the login is known.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PrincipalRequest {
    /// 1 to 64 of the letters a-z, digits, `.`, `_`, `-`.
    login: String,
    /// `watch-officer`, `analyst`, `liaison-officer`, `legal-officer`, `oversight`, `administrator`.
    role: String,
    /// The highest level that it may read.
    clearance: String,
    /// For a liaison officer the member that seconds him; otherwise this node's.
    member: Option<String>,
    /// A new password; the one before stays if missing.
    password: Option<String>,
    /// Whether to make a new token.
    #[serde(default)]
    issue_token: bool,
    /// Whether every token so far ends.
    #[serde(default)]
    revoke_tokens: bool,
    /// Whether every passkey so far ends.
    #[serde(default)]
    revoke_passkeys: bool,
    /// Its account at the provider, by the claim that names one; the one before stays if missing.
    account: Option<String>,
    /// Whether its account logs it in no more.
    #[serde(default)]
    revoke_account: bool,
    /// Whether it may log in; it may if missing.
    active: Option<bool>,
    /// The revision that is to be changed, empty for somebody new: a principal that somebody else changed meanwhile stays
    /// as it is. Not looked at if missing.
    revision: Option<String>,
}

/// A principal, and its new token.
#[derive(Serialize, ToSchema)]
struct PrincipalAnswer {
    principal: PrincipalShape,
    /// The new token. It is shown this once and kept nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl From<&Principal> for PrincipalShape {
    fn from(principal: &Principal) -> Self {
        PrincipalShape {
            id: principal.id.to_string(),
            login: principal.login.clone(),
            member: principal.member.0.to_string(),
            role: principal.role.clone(),
            clearance: principal.clearance.0.to_string(),
            active: principal.active,
            has_password: principal.password.is_some(),
            passkeys: principal.passkeys.len(),
            tokens: principal.tokens.len(),
            account: principal
                .account
                .clone()
                .map(|Account { issuer, subject }| AccountShape { issuer, subject }),
            revision: revision(principal),
        }
    }
}

/// What stands for a principal as it is. Of its secrets there are hashes alone in it, and of those nothing can be known.
fn revision(principal: &Principal) -> String {
    let written = serde_json::to_vec(principal).unwrap_or_default();
    hex::encode(&Sha256::digest(written)[..16])
}

/// Whether the principal is the one that is meant.
fn is_meant(before: Option<&Principal>, meant: Option<&str>) -> Result<(), Failure> {
    let conflict = |code, detail| Err(Failure::from(Problem::conflict(code, Vec::new(), detail)));
    match (before.map(revision), meant) {
        (Some(_), Some("")) => {
            conflict("login-taken", "login: expected one that nobody has; found a principal's")
        }
        (now, Some(meant)) if now.as_deref().unwrap_or_default() != meant => conflict(
            "changed-meanwhile",
            "revision: expected that of the principal as it is now; found another",
        ),
        _ => Ok(()),
    }
}

/// Every principal of this node
#[utoipa::path(get, path = "/principals", tag = "principals", responses((status = 200, body = Principals)))]
async fn list(State(node): State<Arc<Node>>) -> axum::Json<Principals> {
    let principals = node.views.register().principals();
    axum::Json(Principals { principals: principals.iter().map(|p| PrincipalShape::from(&**p)).collect() })
}

/// Set up a principal, or change one
///
/// Its sessions end: whatever was changed holds at once.
#[utoipa::path(post, path = "/principals", tag = "principals", request_body = PrincipalRequest,
    responses((status = 201, body = PrincipalAnswer), (status = 200, description = "Changed", body = PrincipalAnswer),
              (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn set(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(asked): Json<PrincipalRequest, MAX_SMALL_BODY>,
) -> Result<(StatusCode, axum::Json<PrincipalAnswer>), Failure> {
    let asked = Checked::of(&node, asked)?;
    let (password, cost) = (asked.password.clone(), node.password_cost.clone());
    let hashed = tokio::task::spawn_blocking(move || password.map(|p| hash_password(&p, &cost)).transpose());
    let hashed = hashed.await??;
    let _turn = node.deciding.lock().await;
    let before = node.views.register().principal_by_login(&asked.login);
    is_meant(before.as_deref(), asked.revision.as_deref())?;
    if before.as_ref().is_some_and(|before| before.id == caller.principal.id && asked.loses_rights()) {
        let detail = "expected another administrator to take away one's own rights; found one's own login";
        return Err(Problem::new(Kind::Conflict, detail).into());
    }
    let bound = asked.account.as_ref().and_then(|account| bound(&node, account));
    if let Some(other) = bound.filter(|other| other.login != asked.login) {
        let expected = "expected an account that is bound to nobody else";
        return Err(Problem::new(Kind::Conflict, format!("{expected}; found that of {}", other.login)).into());
    }
    let status = if before.is_some() { StatusCode::OK } else { StatusCode::CREATED };
    let (principal, token) = asked.applied(&node, before.as_deref(), hashed);
    let (at, by) = (node.clock.now(), Some(caller.principal.id));
    node.append_and_settle(&Entry::Principal { at, by, principal: principal.clone() }).await?;
    node.sessions.close_all(principal.id);
    Ok((status, axum::Json(PrincipalAnswer { principal: PrincipalShape::from(&principal), token })))
}

/// A request of which every part is right by itself.
struct Checked {
    login: String,
    role: Role,
    clearance: Level,
    member: MemberCode,
    password: Option<String>,
    issue_token: bool,
    revoke_tokens: bool,
    revoke_passkeys: bool,
    account: Option<Account>,
    revoke_account: bool,
    active: bool,
    revision: Option<String>,
}

impl Checked {
    fn of(node: &Node, asked: PrincipalRequest) -> Result<Checked, Failure> {
        let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
        let characters = asked.login.chars().count();
        if !(1..=MAX_LOGIN_CHARS).contains(&characters) || !asked.login.chars().all(sign) {
            let expected = "1 to 64 of the letters a-z, digits, dot, underscore and hyphen";
            return Err(bad(format!("login: expected {expected}; found {characters} characters")));
        }
        let role: Role = parse("role", &asked.role)?;
        let clearance = parse("clearance", &asked.clearance)?;
        let member = asked.member.as_deref().map_or(Ok(node.member), |member| parse("member", member))?;
        check_member(node, role, member)?;
        Ok(Checked {
            login: asked.login,
            role,
            clearance,
            member,
            password: asked.password,
            issue_token: asked.issue_token,
            revoke_tokens: asked.revoke_tokens,
            revoke_passkeys: asked.revoke_passkeys,
            account: asked.account.map(|subject| account(node, &subject)).transpose()?,
            revoke_account: asked.revoke_account,
            active: asked.active.unwrap_or(true),
            revision: asked.revision,
        })
    }

    fn loses_rights(&self) -> bool {
        !self.active || self.role != Role::Administrator
    }

    /// The principal as it will be, and its new token.
    fn applied(
        self,
        node: &Node,
        before: Option<&Principal>,
        hashed: Option<String>,
    ) -> (Principal, Option<String>) {
        let mut tokens = before.map(|b| b.tokens.clone()).filter(|_| !self.revoke_tokens).unwrap_or_default();
        let token = self.issue_token.then(new_token);
        if let Some((_, digest)) = &token {
            tokens.push(*digest);
            let surplus = tokens.len().saturating_sub(MAX_TOKENS);
            tokens.drain(..surplus);
        }
        let principal = Principal {
            id: before.map_or_else(|| PrincipalId::from_random(node.random.bits()), |b| b.id),
            login: self.login,
            member: Text(self.member),
            role: self.role.to_string(),
            clearance: Text(self.clearance),
            password: hashed.or_else(|| before.and_then(|b| b.password.clone())),
            tokens,
            passkeys: before
                .filter(|_| !self.revoke_passkeys)
                .map_or_else(Vec::new, |before| before.passkeys.clone()),
            account: self
                .account
                .or_else(|| before.filter(|_| !self.revoke_account).and_then(|b| b.account.clone())),
            active: self.active,
        };
        (principal, token.map(|(token, _)| token))
    }
}

/// An account of this name at the provider of this node.
fn account(node: &Node, subject: &str) -> Result<Account, Failure> {
    let Some(provider) = &node.provider else {
        let detail = "account: expected [oidc] in node.toml, and page_address; found no provider";
        return Err(Problem::new(Kind::Unacceptable, detail).into());
    };
    let subject = subject.trim();
    let characters = subject.chars().count();
    if !(1..=MAX_SUBJECT_CHARS).contains(&characters) || subject.chars().any(char::is_control) {
        let expected = format!("account: expected 1 to {MAX_SUBJECT_CHARS} characters on one line");
        return Err(bad(format!("{expected}; found {characters}")));
    }
    Ok(provider.account(subject.to_owned()))
}

/// A liaison officer acts for a member that is known here; everybody else for this node's own.
fn check_member(node: &Node, role: Role, member: MemberCode) -> Result<(), Failure> {
    let seconded = member != node.member;
    let unacceptable = |detail: String| Err(Problem::new(Kind::Unacceptable, detail).into());
    if role != Role::LiaisonOfficer && seconded {
        return unacceptable(format!("member: expected {} for a {role}; found {member}", node.member));
    }
    if seconded && node.views.register().member(member).is_none() {
        return unacceptable(format!("member: expected a member whose card is known here; found {member}"));
    }
    Ok(())
}
