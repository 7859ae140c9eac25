//! `[oidc]` of `node.toml`: the provider by which people may log in with an account that they have already.

use crate::directory::{Directory, read_private};
use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::PathBuf;
use tansiq_api::{PageAddress, Provider, ProviderSettings};

/// The provider, as `node.toml` has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// The URL by which it names itself: `https://login.example/realms/ministry`.
    pub issuer: String,
    /// By which name it knows this node.
    pub client: String,
    /// A file with the secret that it shares with this node. Missing: none, the code alone is proof.
    #[serde(default)]
    pub secret: Option<PathBuf>,
    /// The claim that names an account. It must be one that is never given to somebody else.
    #[serde(default = "subject")]
    pub claim: String,
    /// Who signed its certificate, as a PEM file. Missing: those that this machine believes.
    #[serde(default)]
    pub authority: Option<PathBuf>,
}

fn subject() -> String {
    "sub".to_owned()
}

impl Oidc {
    /// The provider. Paths are seen from the node's directory.
    pub fn provider(&self, directory: &Directory, page: Option<&PageAddress>) -> Result<Provider> {
        let Some(page) = page else {
            bail!("expected page_address, to which the provider sends people back; found none");
        };
        let secret = self.secret.as_ref().map(|file| {
            let text = String::from_utf8(read_private(&directory.root().join(file))?);
            let text = text.context("the secret for the provider is no text")?;
            anyhow::Ok(text.trim().to_owned())
        });
        let authority = self.authority.as_ref().map(|file| {
            let path = directory.root().join(file);
            fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
        });
        let settings = ProviderSettings {
            issuer: self.issuer.clone(),
            client: self.client.clone(),
            secret: secret.transpose()?,
            claim: self.claim.clone(),
            authority: authority.transpose()?,
        };
        Provider::new(settings, page).map_err(|error| anyhow!(error))
    }
}
