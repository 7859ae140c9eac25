//! A node put together from its directory, and how it runs and ends.

use crate::directory::{Config, Directory};
use crate::failure::Failure;
use crate::output::say;
use crate::sources::{MachineClock, MachineRandom};
use anyhow::{Context, Result, bail};
use ed25519_dalek::SigningKey;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tansiq_api::Certificate;
use tansiq_api::client::Client;
use tansiq_api::layers::Layers;
use tansiq_api::{
    Backups, CardPins, HttpsCarrier, Node, NodeParts, PageAddress, PasswordCost, ViewDirectory,
};
use tansiq_exchange::{BundleSecret, Carrier, Clock, Directory as _, Exchange, Lanes, Parts, log_origin};
use tansiq_label::MemberCode;
use tansiq_ledger::{Ledger, MasterKey, Settings, SqliteStore};
use tansiq_nats::{NatsCarrier, Writer};
use tansiq_report::MemberKey;
use tansiq_view::Views;
use tokio::net::TcpListener;

/// How often a running node signs a checkpoint, if its ledger has grown: what was changed later than that is certain
/// to be found by whoever kept the checkpoint.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(60);

/// A node in this process.
pub struct Opened {
    pub node: Arc<Node>,
    pub ledger: Ledger,
    pub config: Config,
    pub directory: Arc<ViewDirectory>,
    exchange: Exchange,
    certificate: Certificate,
    nats: Option<Arc<NatsCarrier>>,
}

/// What the ledger of a node's directory is opened and verified with.
pub fn ledger_settings(directory: &Directory, member: MemberCode) -> Result<Settings> {
    let master_key = MasterKey::from_bytes(directory.read_secret("master.key")?);
    let signing_key = SigningKey::from_bytes(&directory.read_secret("ledger.key")?);
    Ok(Settings::new(log_origin(member), master_key, signing_key))
}

/// Opens the ledger of a node's directory.
pub fn open_ledger(directory: &Directory, member: MemberCode) -> Result<Ledger> {
    let settings = ledger_settings(directory, member)?;
    let store = SqliteStore::open(&directory.ledger()).context("cannot open the ledger")?;
    Ledger::open(store, settings).context("cannot open the ledger")
}

/// Opens the lanes of a node's directory.
pub fn open_lanes(directory: &Directory, member: MemberCode) -> Result<Lanes> {
    Lanes::open(&directory.root().join("lanes.sqlite"), member).context("cannot open the lanes")
}

/// Puts the node together. Nothing is given or taken before [`serve`].
pub fn open(directory: &Directory) -> Result<Opened> {
    let config = directory.config()?;
    let member = config.member.0;
    let ledger = open_ledger(directory, member)?;
    let views = Views::open(directory.views(), ledger.clone(), member).context("cannot open the views")?;
    views.catch_up().context("the views cannot be brought up to the ledger")?;
    let members = Arc::new(ViewDirectory::new(views.clone()));
    let clock = Arc::new(MachineClock);
    let key = Arc::new(member_key(directory, &members, clock.as_ref())?);
    let witnesses = config.witnesses.as_ref().map(|chosen| chosen.iter().map(|member| member.0).collect());
    let certificate = read_certificate(directory)?;
    let pins = Arc::new(CardPins::new(members.clone()));
    let https: Arc<dyn Carrier> = Arc::new(HttpsCarrier::new(certificate.clone(), pins.clone()));
    let writer = Writer { member, key: key.clone(), clock: clock.clone(), random: Arc::new(MachineRandom) };
    let nats = config.nats.as_ref().map(|nats| nats.carrier(directory, writer)).transpose()?;
    let carrier = match (&config.nats, &nats) {
        (Some(settings), Some(nats)) => settings.beside(nats.clone(), https),
        _ => https,
    };
    let exchange = Exchange::open(Parts {
        ledger: ledger.clone(),
        lanes: Arc::new(open_lanes(directory, member)?),
        directory: members.clone(),
        clock: clock.clone(),
        carrier,
        random: Arc::new(MachineRandom),
        witnesses,
        key: key.clone(),
        bundles: bundle_secret(directory, &members)?,
        edition_secret: directory.read_secret("edition.key")?,
    })
    .context("cannot open the exchange")?;
    let page_address = page_address(&config)?;
    let provider = config.oidc.as_ref().map(|oidc| oidc.provider(directory, page_address.as_ref()));
    let node = Node::new(NodeParts {
        name: config.name.clone(),
        ledger: ledger.clone(),
        views,
        exchange: exchange.clone(),
        directory: members.clone(),
        pins,
        clock,
        random: Arc::new(MachineRandom),
        key,
        password_cost: PasswordCost::standard(),
        page_over_tls: false,
        page_address,
        provider: provider.transpose().context("[oidc] in node.toml")?,
        layers: Layers::at(&directory.map()),
        backups: Backups::at(&directory.backup()),
        desks: config.desk.desks().context("node.toml: desk")?,
    })
    .context("cannot put the node together")?;
    Ok(Opened { node, ledger, config, directory: members, exchange, certificate, nats })
}

/// The page's address as people open it, as far as it is known.
fn page_address(config: &Config) -> Result<Option<PageAddress>> {
    match &config.page_address {
        Some(text) => {
            let read = PageAddress::read(text).map_err(|error| anyhow::anyhow!("page_address: {error}"));
            read.map(Some)
        }
        None if config.page.ip().is_loopback() => {
            Ok(PageAddress::read(&format!("http://localhost:{}", config.page.port())).ok())
        }
        None => Ok(None),
    }
}

/// The member's key, which must be on the newest card. A rotation that broke off after the card was written is ended
/// here: the new key then lies beside the old one.
fn member_key(directory: &Directory, members: &ViewDirectory, clock: &dyn Clock) -> Result<MemberKey> {
    let card = members.card(members.me()).context("the ledger holds no card of this member")?;
    let is_on_card = |key: &MemberKey| card.key(key.id(), clock.now()).is_some();
    let key = directory.member_key()?;
    if is_on_card(&key) {
        return Ok(key);
    }
    if let Ok(seed) = directory.read_secret(crate::directory::NEXT_MEMBER_KEY) {
        let next = MemberKey::from_seed(&seed);
        if is_on_card(&next) {
            directory.take_next_member_key()?;
            return Ok(next);
        }
    }
    bail!(
        "expected in keys/member.key a key of this member's newest card that is valid now; found {}",
        key.id()
    )
}

/// What opens bundles for this member. A node of before there were bundles has none, until its key is rotated; one that
/// lost it works on without, and gets another by `key rotate --revoke`.
fn bundle_secret(directory: &Directory, members: &ViewDirectory) -> Result<Option<Arc<BundleSecret>>> {
    let card = members.card(members.me());
    let Some(public) = card.as_ref().and_then(|card| card.text().bundles.as_ref()) else { return Ok(None) };
    let secret = directory.bundle_secret(public)?;
    if secret.is_none() {
        tracing::warn!(
            "expected in keys/bundle.key the key of this member's newest card; no bundle can be read"
        );
    }
    Ok(secret.map(Arc::new))
}

fn read_certificate(directory: &Directory) -> Result<Certificate> {
    let (certificate, key) = (directory.read_key("tls.crt")?, directory.read_key("tls.key")?);
    tansiq_api::read_certificate(&certificate, &key).context("cannot read the exchange's certificate")
}

/// A client of the node: of the one that runs, or of one that is opened in this process for the purpose.
pub async fn client(directory: &Directory, token: Option<String>) -> Result<Client, Failure> {
    let config = directory.config()?;
    if let Some(client) = running(&config, token.clone()).await {
        return Ok(client);
    }
    let opened = open(directory)?;
    Ok(Client::inside(tansiq_api::router(opened.node), token))
}

/// A client of the node of this directory, if it runs.
pub async fn running(config: &Config, token: Option<String>) -> Option<Client> {
    let client = Client::network(&format!("http://{}", reachable(config.page)), token).ok()?;
    let health = client.get("/health").await.ok()?;
    (health["member"].as_str() == Some(config.member.0.as_str())).then_some(client)
}

/// An address that listens everywhere is reached on the loopback interface.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip().is_unspecified() {
        true => (IpAddr::V4(Ipv4Addr::LOCALHOST), address.port()).into(),
        false => address,
    }
}

async fn listen(address: SocketAddr, what: &str) -> Result<TcpListener> {
    let hint = "another program listens there, or the address is not this machine's";
    TcpListener::bind(address).await.with_context(|| format!("{what} cannot listen at {address}: {hint}"))
}

/// Runs the node until the program is told to stop, and ends it in order: no new work, work at hand done, a checkpoint.
pub async fn serve(opened: Opened) -> Result<()> {
    let Opened { node, ledger, config, directory, exchange, certificate, nats } = opened;
    if nats.is_some() && !can_be_sealed_to(&directory) {
        bail!(
            "expected a key for bundles on this member's card, to which messages through the broker are sealed; found none: `tansiq key rotate` puts it there"
        );
    }
    let page = listen(config.page, "the page").await?;
    let others = listen(config.exchange, "the exchange").await?;
    let stop = node.stopping();
    let pins = Arc::new(CardPins::new(directory));
    let tls = tansiq_api::exchange_server(&certificate, pins.clone()).context("cannot set up TLS")?;
    let page =
        tokio::spawn(tansiq_api::serve_page(page, tansiq_api::router(node.clone()), None, stop.clone()));
    let door = tansiq_api::exchange_router(node.clone());
    let others = tokio::spawn(tansiq_api::serve_exchange(others, door, tls, pins, stop.clone()));
    let inbox = nats.map(|nats| nats.start(exchange.clone()));
    let lanes = exchange.start();
    let checkpoints = tokio::spawn(sign_checkpoints(ledger.clone()));
    say(format!("{} ({}) runs", config.member.0, config.name));
    say(format!("page:     http://{}", config.page));
    say(format!("exchange: {}", config.address));

    told_to_stop().await?;
    tracing::info!("stopping");
    checkpoints.abort();
    stop.cancel();
    lanes.stop().await;
    if let Some(inbox) = inbox {
        inbox.stop().await;
    }
    // A listener that panicked has said so itself; the end goes on.
    drop(tokio::join!(page, others));
    ledger.checkpoint().await.context("the last checkpoint could not be signed")?;
    Ok(())
}

/// Whether others can seal to this member, and this node can open it.
fn can_be_sealed_to(members: &ViewDirectory) -> bool {
    members.card(members.me()).is_some_and(|card| card.text().bundles.is_some())
}

async fn sign_checkpoints(ledger: Ledger) {
    let mut grown = ledger.subscribe();
    loop {
        tokio::time::sleep(CHECKPOINT_EVERY).await;
        if grown.has_changed().unwrap_or(false) {
            grown.mark_unchanged();
            if let Err(error) = ledger.checkpoint().await {
                tracing::warn!(%error, "no checkpoint could be signed");
            }
        }
    }
}

async fn told_to_stop() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        told = tokio::signal::ctrl_c() => told?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Logs to standard error; `TANSIQ_LOG` says how much (`info` if missing, `debug`, or a filter).
pub fn log_to_stderr() {
    let mut filter =
        tracing_subscriber::EnvFilter::try_from_env("TANSIQ_LOG").unwrap_or_else(|_| "info".into());
    // Below `info` these print addresses, and an address of ours may hold a name that is searched for.
    for library in
        ["h2=info", "hyper=info", "hyper_util=info", "reqwest=info", "rustls=info", "async_nats=warn"]
    {
        // The words above are directives.
        filter = filter.add_directive(library.parse().expect("a directive"));
    }
    // A second subscriber cannot be set, and is not needed.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
}
