//! The provider: where people show who they are with an account that they have already (OpenID Connect Core 1.0).
//!
//! The authorization code flow with PKCE, a state and a nonce. Nobody is made up: an account logs in the principal that
//! an administrator bound it to, or nobody. The provider is asked to look at the person anew each time, and must say
//! when it did: whoever finds a desk that was left is not let in by a session that is still open there. The browser goes
//! to the issuer alone and comes back to the page's own address; an answer counts in the browser that asked for it.

mod talking;
mod verifying;

use crate::passkeys::PageAddress;
use crate::problem::{Kind, Problem};
use crate::questions::Questions;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::url::{Host, Url};
use openidconnect::{
    ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
};
use sha2::{Digest as _, Sha256};
use talking::Talking;
use tansiq_report::{Account, Moment};
use verifying::Told;

/// Where in the page people come back to.
const ROOM: &str = "log-in";

/// What the operator wrote about the provider.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    /// The URL by which it names itself: `https://login.example`.
    pub issuer: String,
    /// By which name it knows this node.
    pub client: String,
    /// The secret that it shares with this node, if it gave one.
    pub secret: Option<String>,
    /// The claim that names an account: `sub`, or another that is never given to somebody else.
    pub claim: String,
    /// Who signed its certificate, in PEM; those that this machine believes if missing.
    pub authority: Option<Vec<u8>>,
}

/// The provider of a node, and the questions that wait for its answers.
pub struct Provider {
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
    claim: String,
    room: RedirectUrl,
    talking: Talking,
    asked: Questions<Asked>,
}

/// What was asked of the provider, and for which browser.
struct Asked {
    browser: [u8; 32],
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    at: Moment,
}

/// The way to the provider for one browser.
pub(crate) struct Way {
    /// Where the browser goes.
    pub(crate) address: Url,
    /// What the browser keeps meanwhile: 256 random bits.
    pub(crate) secret: String,
}

/// Why nobody is logged in by the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It does not answer, or not as a provider does.
    Silent(&'static str),
    /// More people log in at once than are taken.
    Crowd,
    /// The answer does not belong to a question of this browser, or the token is not for this node and this question.
    Answer(&'static str),
    /// The account is bound to nobody who may log in.
    Nobody,
}

impl Refused {
    /// What the caller is told; what was wrong with an answer is for the log alone.
    pub(crate) fn problem(self) -> Problem {
        let (kind, detail) = match self {
            Refused::Silent(_) => (
                Kind::ProviderSilent,
                "expected an answer of the provider; found none that can be used: log in with a password or a passkey, or \
                 try again later",
            ),
            Refused::Crowd => (Kind::Busy, "expected fewer people who log in at once; try again in a moment"),
            Refused::Answer(_) => (
                Kind::ProviderAnswer,
                "expected the provider's answer to what this browser asked within five minutes; found another: begin anew",
            ),
            Refused::Nobody => (
                Kind::ProviderAccount,
                "expected an account that is bound to somebody of this node; found another: ask an administrator to \
                 bind it",
            ),
        };
        if let Refused::Silent(why) | Refused::Answer(why) = self {
            tracing::warn!(target: "tansiq::http", why, "nobody was logged in by the provider");
        }
        match self {
            Refused::Crowd => Problem::new(kind, detail).retry_after(1),
            _ => Problem::new(kind, detail),
        }
    }
}

impl Provider {
    /// The provider of a page at this address. It is not asked anything yet.
    ///
    /// # Errors
    /// What was expected in the settings, and what was found.
    pub fn new(settings: ProviderSettings, page: &PageAddress) -> Result<Provider, String> {
        let issuer = Url::parse(&settings.issuer).ok().filter(is_safe);
        let issuer = issuer.ok_or("issuer: expected https:// and a name; found something else")?;
        let named = [("client", &settings.client), ("claim", &settings.claim)];
        if let Some((field, _)) = named.iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(format!("{field}: expected a word; found none"));
        }
        Ok(Provider {
            talking: Talking::new(&issuer, settings.authority.as_deref())?,
            // As it was written: the provider's own word for itself has to be the same, sign by sign.
            issuer: IssuerUrl::new(settings.issuer).map_err(|_| "issuer: expected an address")?,
            client: ClientId::new(settings.client),
            secret: settings.secret.map(ClientSecret::new),
            claim: settings.claim,
            room: RedirectUrl::from_url(page.room(ROOM)),
            asked: Questions::default(),
        })
    }

    /// What people know the provider by: the host of its address.
    pub(crate) fn name(&self) -> &str {
        self.issuer.url().host_str().unwrap_or_default()
    }

    /// Where in the page the way to the provider begins and ends.
    pub(crate) fn room(&self) -> &str {
        self.room.as_str()
    }

    /// The account of this name, as it is bound to somebody.
    pub(crate) fn account(&self, subject: String) -> Account {
        Account { issuer: self.issuer.to_string(), subject }
    }

    /// The way to the provider for a browser.
    pub(crate) async fn ask(&self, now: Moment) -> Result<Way, Refused> {
        let known = self.known(now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (secret, nonce) = (hex::encode(rand::random::<[u8; 32]>()), Nonce::new_random());
        let asked = Asked { browser: browser(&secret), nonce: nonce.clone(), verifier, at: now };
        let number = self.asked.keep(asked, now);
        let (address, ..) = known
            .client()
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(number), || nonce)
            .add_prompt(CoreAuthPrompt::Login)
            .set_max_age(crate::limits::QUESTION_TIME)
            .set_pkce_challenge(challenge)
            .url();
        Ok(Way { address, secret })
    }

    /// The account that the provider speaks for in the answer that a browser brought: `state` and `code` as they came,
    /// and `secret` as the browser kept it.
    pub(crate) async fn answered(
        &self,
        (state, code): (&str, String),
        secret: Option<&str>,
        now: Moment,
    ) -> Result<Account, Refused> {
        let asked = self.asked.take(state, now).ok_or(Refused::Answer("no such question waits"))?;
        if secret.map(browser) != Some(asked.browser) {
            return Err(Refused::Answer("another browser asked"));
        }
        let known = self.known(now).await?;
        let token = known.redeem(&self.talking, code, asked.verifier).await?;
        let told = Told { nonce: asked.nonce, asked: asked.at, now, claim: self.claim.clone() };
        let subject = match told.subject(&known, &token) {
            // It has changed its keys since we looked.
            Err(verifying::Untrue::Key) => {
                let known = self.known_anew(now).await?;
                told.subject(&known, &token)
            }
            subject => subject,
        };
        subject.map(|subject| self.account(subject)).map_err(|untrue| Refused::Answer(untrue.why()))
    }
}

fn browser(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// Whether what is said there stays between it and us: TLS, or this machine alone.
fn is_safe(url: &Url) -> bool {
    let own = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && own)
}
