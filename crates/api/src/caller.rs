//! Who is calling: a principal of this node, recognised by a token or by a session's cookie.

use crate::failure::{Failure, not_logged_in};
use crate::node::Node;
use crate::problem::{Kind, Problem};
use crate::same_origin::may_use_cookie;
use crate::tokens::token_digest;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use tansiq_agreement::planted::{Leak, planted};
use tansiq_agreement::{Capability, Role};
use tansiq_label::Set;
use tansiq_report::{Moment, Principal};

/// The principal that a request comes from. It is active, and its role is one that this program knows.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) principal: Principal,
    pub(crate) role: Role,
    /// When the session ends if nothing more is asked; nothing for a token.
    pub(crate) expires: Option<Moment>,
}

impl Caller {
    /// Recognises the caller. A token counts before a cookie; a wrong token is not made good by a cookie.
    pub(crate) fn recognise(node: &Node, parts: &Parts) -> Result<Caller, Failure> {
        if let Some(given) = parts.headers.get(header::AUTHORIZATION) {
            let token = given.to_str().ok().and_then(|given| given.strip_prefix("Bearer "));
            let digest = token.and_then(|token| token_digest(token.trim())).ok_or_else(not_logged_in)?;
            let principal = node.principal_with_token(&digest).ok_or_else(not_logged_in)?;
            return Caller::of(principal, None);
        }
        let secret = session_secret(node, &parts.headers).ok_or_else(not_logged_in)?;
        if !may_use_cookie(&parts.method, &parts.uri, &parts.headers) {
            let detail = "expected a request from this node's own page (Sec-Fetch-Site or Origin); found another origin";
            return Err(Problem::new(Kind::NotAllowed, detail).into());
        }
        let (id, expires) = node.sessions.used(secret, node.clock.now()).ok_or_else(not_logged_in)?;
        let principal = node.principal(id).ok_or_else(not_logged_in)?;
        Caller::of(principal, Some(expires))
    }

    /// What he may do, by role and clearance.
    pub(crate) fn capabilities(&self) -> Set<Capability> {
        self.role.capabilities_with(self.principal.clearance.0)
    }

    /// Whether he may do this.
    pub(crate) fn may(&self, capability: Capability) -> bool {
        self.capabilities().contains(capability)
    }

    fn of(principal: Principal, expires: Option<Moment>) -> Result<Caller, Failure> {
        let role = principal.role.parse().ok().filter(|_| principal.active);
        let role = role.ok_or_else(not_logged_in)?;
        Ok(Caller { principal, role, expires })
    }
}

/// Whether he may know where in the ledger something stands: it counts everything that was written before.
pub(crate) fn sees_positions(caller: &Caller) -> bool {
    caller.may(Capability::ReadTraffic) || planted(Leak::Count)
}

/// The secret in the session's cookie.
pub(crate) fn session_secret<'a>(node: &Node, headers: &'a HeaderMap) -> Option<&'a str> {
    cookie_value(headers, node.cookie_name())
}

/// What the cookie of this name holds.
pub(crate) fn cookie_value<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == wanted).then_some(value))
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        // The guard of every route that needs a caller has put it there.
        parts.extensions.get::<Caller>().cloned().ok_or_else(|| not_logged_in().into())
    }
}
