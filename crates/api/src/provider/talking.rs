//! What this node and the provider say to each other: its addresses and keys, and a code for a token. Everything within
//! limits, over our own TLS, and never on to another address.

use super::{Provider, Refused, is_safe};
use crate::limits::{
    CONNECT_TIME, MAX_PROVIDER_ANSWER, MAX_PROVIDER_TALKS, PROVIDER_KEPT_MILLIS, PROVIDER_TIME,
};
use axum::body::{Body, to_bytes};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use openidconnect::core::{CoreClient, CoreErrorResponseType, CoreIdToken, CoreProviderMetadata};
use openidconnect::url::Url;
use openidconnect::{
    AuthorizationCode, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    PkceCodeVerifier, RequestTokenError, TokenResponse as _,
};
use parking_lot::Mutex;
use reqwest::{Certificate, redirect};
use std::sync::Arc;
use tansiq_report::Moment;
use tokio::sync::Semaphore;

pub(super) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The line to the provider.
pub(super) struct Talking {
    http: reqwest::Client,
    places: Semaphore,
    known: Mutex<Option<(Moment, Arc<Known>)>>,
}

/// The provider as it described itself: its addresses and keys.
pub(super) struct Known {
    client: Client,
}

/// No answer, or one that is too long. What it was stays out of every word of ours.
#[derive(Debug, thiserror::Error)]
#[error("no answer of the provider")]
struct NoAnswer;

impl Talking {
    pub(super) fn new(issuer: &Url, authority: Option<&[u8]>) -> Result<Talking, String> {
        let mut http = reqwest::Client::builder()
            .https_only(issuer.scheme() == "https")
            .no_proxy()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIME)
            .timeout(PROVIDER_TIME);
        if let Some(pem) = authority {
            let expected = "authority: expected certificates in PEM; found something else";
            http = http.tls_certs_only(Certificate::from_pem_bundle(pem).map_err(|_| expected)?);
        }
        let http =
            http.build().map_err(|_| "authority: expected certificates that TLS takes; found others")?;
        Ok(Talking { http, places: Semaphore::new(MAX_PROVIDER_TALKS), known: Mutex::default() })
    }

    /// What the library asks through.
    fn line(&self) -> impl Fn(HttpRequest) -> BoxFuture<'static, Result<HttpResponse, NoAnswer>> + use<> {
        let http = self.http.clone();
        move |request| ask(http.clone(), request).boxed()
    }
}

async fn ask(http: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
    let request = reqwest::Request::try_from(request).map_err(|_| NoAnswer)?;
    let answer = http.execute(request).await.map_err(|_| NoAnswer)?;
    let (parts, body) = axum::http::Response::<reqwest::Body>::from(answer).into_parts();
    let body = to_bytes(Body::new(body), MAX_PROVIDER_ANSWER).await.map_err(|_| NoAnswer)?;
    Ok(HttpResponse::from_parts(parts, body.into()))
}

impl Provider {
    /// The provider as it described itself not long ago.
    pub(super) async fn known(&self, now: Moment) -> Result<Arc<Known>, Refused> {
        let kept = self.talking.known.lock().clone();
        match kept {
            Some((at, known)) if now.millis() - at.millis() < PROVIDER_KEPT_MILLIS => Ok(known),
            _ => self.known_anew(now).await,
        }
    }

    /// The provider as it describes itself now.
    pub(super) async fn known_anew(&self, now: Moment) -> Result<Arc<Known>, Refused> {
        let _place = self.talking.places.try_acquire().map_err(|_| Refused::Crowd)?;
        let line = self.talking.line();
        let described = CoreProviderMetadata::discover_async(self.issuer.clone(), &line).await;
        let described =
            described.map_err(|_| Refused::Silent("it does not describe itself as this issuer"))?;
        let asks_at = described.authorization_endpoint().url();
        if asks_at.origin() != self.issuer.url().origin() {
            return Err(Refused::Silent("it sends people to another place than the issuer's"));
        }
        if !described.token_endpoint().is_some_and(|tokens| is_safe(tokens.url())) {
            return Err(Refused::Silent("it has no safe address for tokens"));
        }
        let client = CoreClient::from_provider_metadata(described, self.client.clone(), self.secret.clone())
            .set_redirect_uri(self.room.clone());
        let known = Arc::new(Known { client });
        *self.talking.known.lock() = Some((now, Arc::clone(&known)));
        Ok(known)
    }
}

impl Known {
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// The token that the provider gives for a code. Nothing of it is believed yet.
    pub(super) async fn redeem(
        &self,
        talking: &Talking,
        code: String,
        verifier: PkceCodeVerifier,
    ) -> Result<CoreIdToken, Refused> {
        let _place = talking.places.try_acquire().map_err(|_| Refused::Crowd)?;
        let line = talking.line();
        let request = self.client.exchange_code(AuthorizationCode::new(code));
        let request = request.map_err(|_| Refused::Silent("it has no address for tokens"))?;
        let answer = request.set_pkce_verifier(verifier).request_async(&line).await;
        let tokens = answer.map_err(|error| match error {
            RequestTokenError::ServerResponse(no) => match no.error() {
                CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                    Refused::Silent(
                        "it does not know this node: look at client and secret in [oidc] of node.toml",
                    )
                }
                _ => Refused::Answer("the provider does not take the code"),
            },
            RequestTokenError::Parse(..) => {
                Refused::Answer("the provider's answer to the code cannot be read")
            }
            _ => Refused::Silent("it does not answer to a code"),
        })?;
        tokens.id_token().cloned().ok_or(Refused::Answer("the provider gave no ID token"))
    }
}
