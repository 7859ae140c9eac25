//! A node's directory: its configuration and its keys, and who may read them.
//!
//! ```text
//! DIR/node.toml          what the node is and where it listens
//! DIR/keys/member.key    signs reports and deliveries, cosigns        0600
//! DIR/keys/ledger.key    signs checkpoints                            0600
//! DIR/keys/bundle.key    opens bundles for the member                 0600
//! DIR/keys/master.key    wraps the key of every payload               0600
//! DIR/keys/tls.key .crt  the exchange's certificate                   0600
//! DIR/keys/nats.key      logs in to a broker, where there is one      0600
//! DIR/tokens/LOGIN       API tokens of principals who use this machine 0600
//! DIR/ledger/            the ground state
//! DIR/map/               layers that the operator laid over the map
//! DIR/backup.json        which backup was the last
//! DIR/views/             disposable readings of it; may be deleted
//! ```

use crate::broker::Nats;
use crate::desks::DeskConfig;
use crate::oidc::Oidc;
use anyhow::{Context, Result, bail};
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::net::SocketAddr;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use tansiq_api::Backup;
use tansiq_exchange::BundleSecret;
use tansiq_label::MemberCode;
use tansiq_report::bundle::BundleKey;
use tansiq_report::{MemberKey, Text};

/// The member's next signing key, while a rotation is under way.
pub const NEXT_MEMBER_KEY: &str = "member.key.next";
/// The key that opens bundles for the member.
pub const BUNDLE_KEY: &str = "bundle.key";
/// The next one, while a rotation is under way.
pub const NEXT_BUNDLE_KEY: &str = "bundle.key.next";
/// The key with which the node logs in to a broker.
pub const NATS_KEY: &str = "nats.key";

/// `node.toml`. Every field can be overridden by an environment variable such as `TANSIQ_PAGE`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Config {
    /// The member's code.
    pub member: Text<MemberCode>,
    /// Its name for people.
    pub name: String,
    /// Where the page and the REST interface listen. Plain HTTP: loopback, or behind a proxy that adds TLS.
    pub page: SocketAddr,
    /// The page's address as people open it, for their passkeys and the way back from a provider: `https://room.example`, where a proxy adds TLS.
    /// Missing: `http://localhost` where the page listens on this machine alone, and no passkeys elsewhere.
    #[serde(default)]
    pub page_address: Option<String>,
    /// Where the exchange listens, TLS 1.3 with client certificates.
    pub exchange: SocketAddr,
    /// The exchange's address as others see it.
    pub address: String,
    /// The members that are asked to cosign this ledger. Whoever is asked learns how large it is. Missing: every member
    /// that is dealt with.
    #[serde(default)]
    pub witnesses: Option<Vec<Text<MemberCode>>>,
    /// The broker through which members are reached. Missing: none, only HTTPS.
    #[serde(default)]
    pub nats: Option<Nats>,
    /// Where people may log in with an account that they have already. Missing: nowhere.
    #[serde(default)]
    pub oidc: Option<Oidc>,
    /// Whose desks are called about what nobody has in hand, and when. Missing: as in the field.
    #[serde(default)]
    pub desk: DeskConfig,
}

/// A directory that holds a node.
#[derive(Debug, Clone)]
pub struct Directory {
    root: PathBuf,
}

impl Directory {
    /// The directory at `root`, which must hold a node.
    pub fn open(root: &Path) -> Result<Directory> {
        let directory = Directory { root: root.to_owned() };
        if !directory.config_file().is_file() {
            bail!(
                "expected a node's directory with a node.toml; found none in {}. \
                 `tansiq init DIR` makes one; --node DIR or TANSIQ_NODE names it",
                root.display()
            );
        }
        Ok(directory)
    }

    /// A new directory at `root`, which must not exist or be empty.
    pub fn create(root: &Path) -> Result<Directory> {
        if root.exists()
            && fs::read_dir(root).with_context(|| format!("cannot read {}", root.display()))?.next().is_some()
        {
            bail!(
                "expected a directory that does not exist or is empty; {} has something in it",
                root.display()
            );
        }
        for folder in ["", "keys", "tokens", "ledger", "views"] {
            let path = root.join(folder);
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(&path);
            made.with_context(|| format!("cannot make {}", path.display()))?;
        }
        Ok(Directory { root: root.to_owned() })
    }

    /// Reads `node.toml` and the environment.
    pub fn config(&self) -> Result<Config> {
        let figment = Figment::new()
            .merge(Toml::file(self.config_file()))
            .merge(Env::prefixed("TANSIQ_").ignore(&["node", "as"]));
        figment.extract().map_err(|e| anyhow::anyhow!("{}: {e}", self.config_file().display()))
    }

    /// Writes `node.toml`.
    pub fn write_config(&self, config: &Config) -> Result<()> {
        let text = format!(
            "# A node of Tansiq. See docs/operations/install.md.\nmember = \"{}\"\nname = {}\npage = \"{}\"\nexchange = \"{}\"\naddress = {}\n",
            config.member.0,
            serde_json::to_string(&config.name)?,
            config.page,
            config.exchange,
            serde_json::to_string(&config.address)?,
        );
        write_private(&self.config_file(), text.as_bytes())
    }

    /// Keeps a key or certificate under `keys/`, readable by its owner only.
    pub fn write_key(&self, name: &str, bytes: &[u8]) -> Result<()> {
        write_private(&self.keys().join(name), bytes)
    }

    /// Reads a key or certificate, if nobody else may.
    pub fn read_key(&self, name: &str) -> Result<Vec<u8>> {
        read_private(&self.keys().join(name))
    }

    /// Whether there is a key of this name.
    pub fn has_key(&self, name: &str) -> bool {
        self.keys().join(name).exists()
    }

    /// Reads 32 bytes written as hexadecimal digits.
    pub fn read_secret(&self, name: &str) -> Result<[u8; 32]> {
        let text = String::from_utf8(self.read_key(name)?).unwrap_or_default();
        let mut secret = [0; 32];
        let path = self.keys().join(name);
        hex::decode_to_slice(text.trim(), &mut secret).map_err(|_| {
            anyhow::anyhow!("expected 64 hexadecimal digits in {}; found something else", path.display())
        })?;
        Ok(secret)
    }

    /// The member's signing key.
    pub fn member_key(&self) -> Result<MemberKey> {
        Ok(MemberKey::from_seed(&self.read_secret("member.key")?))
    }

    /// The key that opens bundles sealed to this public half; nothing when none here does. A rotation that broke off after
    /// the card was written is ended: the new key then lies beside the old one.
    pub fn bundle_secret(&self, public: &BundleKey) -> Result<Option<BundleSecret>> {
        for name in [BUNDLE_KEY, NEXT_BUNDLE_KEY] {
            if !self.has_key(name) {
                continue;
            }
            let secret = BundleSecret::from_seed(&self.read_secret(name)?);
            if secret.public() == public {
                if name == NEXT_BUNDLE_KEY {
                    self.take_next_bundle_key()?;
                }
                return Ok(Some(secret));
            }
        }
        Ok(None)
    }

    /// Puts the next key for bundles in the place of the old one: what was sealed to that cannot be read any more.
    pub fn take_next_bundle_key(&self) -> Result<()> {
        self.replace(NEXT_BUNDLE_KEY, BUNDLE_KEY)
    }

    /// Puts the next signing key in the place of the old one, which is not needed any more: what it signed is checked
    /// with its public half.
    pub fn take_next_member_key(&self) -> Result<()> {
        self.replace(NEXT_MEMBER_KEY, "member.key")
    }

    fn replace(&self, next: &str, current: &str) -> Result<()> {
        let (next, current) = (self.keys().join(next), self.keys().join(current));
        fs::rename(&next, &current).with_context(|| format!("cannot write {}", current.display()))
    }

    /// Keeps a principal's token for the command line.
    pub fn write_token(&self, login: &str, token: &str) -> Result<()> {
        write_private(&self.root.join("tokens").join(login), token.as_bytes())
    }

    /// A principal's token, if it is kept here.
    pub fn token(&self, login: &str) -> Option<String> {
        let text = fs::read_to_string(self.root.join("tokens").join(login)).ok()?;
        Some(text.trim().to_owned())
    }

    /// The directory itself.
    pub fn root(&self) -> &Path {
        &self.root
    }
    /// `ledger/`.
    pub fn ledger(&self) -> PathBuf {
        self.root.join("ledger")
    }
    /// `views/`.
    pub fn views(&self) -> PathBuf {
        self.root.join("views")
    }
    /// `map/`.
    pub fn map(&self) -> PathBuf {
        self.root.join("map")
    }
    /// `backup.json`.
    pub fn backup(&self) -> PathBuf {
        self.root.join("backup.json")
    }
    /// Writes down that a backup was taken.
    pub fn write_backup(&self, backup: &Backup) -> Result<()> {
        write_private(&self.backup(), &serde_json::to_vec(backup)?)
    }
    /// `node.toml` as it is written.
    pub fn config_text(&self) -> Result<Vec<u8>> {
        let file = self.config_file();
        fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
    }
    fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }
    fn config_file(&self) -> PathBuf {
        self.root.join("node.toml")
    }
}

/// Reads a file, if nobody but its owner may.
pub fn read_private(path: &Path) -> Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let mode = fs::metadata(path).with_context(cannot)?.permissions().mode();
    if mode & 0o077 != 0 {
        bail!(
            "expected {} to be readable by its owner only; found mode {:o}. `chmod 600` it, and consider the key known to others",
            path.display(),
            mode & 0o777
        );
    }
    fs::read(path).with_context(cannot)
}

/// Writes beside, syncs, and renames: a crash leaves the old file or the new one.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".writing");
    let write = || -> std::io::Result<()> {
        let mut file =
            fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
