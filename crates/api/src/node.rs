//! A node as the interface needs it: its ledger, views, exchange and key, and who is logged in.

use crate::attempts::Attempts;
use crate::backup::Backups;
use crate::desks::Desks;
use crate::failure::Failure;
use crate::layers::Layers;
use crate::passkeys::{PageAddress, Passkeys};
use crate::passwords::{PasswordCost, PasswordDesk};
use crate::provider::Provider;
use crate::routes::events::places;
use crate::sessions::Sessions;
use crate::tls::Pins;
use crate::tokens::is_among;
use std::sync::Arc;
use std::time::Duration;
use tansiq_exchange::{Clock, Directory, Exchange, Random};
use tansiq_intake::Intake;
use tansiq_label::MemberCode;
use tansiq_ledger::{Ledger, Position, Receipt};
use tansiq_report::{Digest32, Entry, MemberKey, Principal, PrincipalId, Sealed};
use tansiq_view::{Follower, Views};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// How long an answer waits for the views to have what was just written. It is written in any case; only a list that
/// is read at once may lack it.
const VIEWS_PATIENCE: Duration = Duration::from_secs(5);

/// What a node is made of. The program opens these and hands them over.
pub struct NodeParts {
    /// The member's name for people.
    pub name: String,
    /// The ledger.
    pub ledger: Ledger,
    /// The views over it.
    pub views: Views,
    /// The exchange over it.
    pub exchange: Exchange,
    /// Members and agreements: [`crate::ViewDirectory`] over the views.
    pub directory: Arc<dyn Directory>,
    /// Whose TLS keys are believed: [`crate::CardPins`] over the directory.
    pub pins: Arc<dyn Pins>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Random bits for ids.
    pub random: Arc<dyn Random>,
    /// Signs reports and agreements.
    pub key: Arc<MemberKey>,
    /// What a check of a password costs; [`PasswordCost::standard`] but for exercises.
    pub password_cost: PasswordCost,
    /// Whether the page is served over TLS, so that cookies are marked so.
    pub page_over_tls: bool,
    /// The address under which people open the page. Without one there are no passkeys.
    pub page_address: Option<PageAddress>,
    /// Where people may log in with an account that they have already.
    pub provider: Option<Provider>,
    /// What the operator laid over the map.
    pub layers: Layers,
    /// Where the last backup of the ledger is written down.
    pub backups: Backups,
    /// Whose desks are called, and when.
    pub desks: Desks,
}

/// A node in this process.
pub struct Node {
    pub(crate) member: MemberCode,
    pub(crate) name: String,
    pub(crate) ledger: Ledger,
    pub(crate) views: Views,
    pub(crate) intake: Intake,
    pub(crate) exchange: Exchange,
    pub(crate) directory: Arc<dyn Directory>,
    pins: Arc<dyn Pins>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) key: Arc<MemberKey>,
    pub(crate) password_cost: PasswordCost,
    pub(crate) over_tls: bool,
    pub(crate) layers: Layers,
    pub(crate) backups: Backups,
    pub(crate) desks: Desks,
    cookie_name: String,
    pub(crate) sessions: Sessions,
    pub(crate) attempts: Attempts,
    pub(crate) passwords: PasswordDesk,
    pub(crate) passkeys: Option<Passkeys>,
    pub(crate) provider: Option<Provider>,
    pub(crate) listeners: Arc<Semaphore>,
    /// Whoever changes members, agreements or principals: what they look at must not change meanwhile.
    pub(crate) deciding: tokio::sync::Mutex<()>,
    pub(crate) stopping: CancellationToken,
    _follower: Follower,
}

impl Node {
    /// Puts a node together and lets its views follow the ledger.
    ///
    /// # Errors
    /// [`tansiq_view::Error`] when the views cannot be brought up to the ledger, or the system gives no thread.
    pub fn new(parts: NodeParts) -> Result<Arc<Node>, tansiq_view::Error> {
        parts.views.catch_up()?;
        let member = parts.views.me();
        let prefix = if parts.page_over_tls { "__Host-" } else { "" };
        Ok(Arc::new(Node {
            member,
            _follower: parts.views.follow()?,
            intake: Intake::new(Arc::new(parts.ledger.clone()), member, Arc::clone(&parts.key)),
            ledger: parts.ledger,
            views: parts.views,
            exchange: parts.exchange,
            directory: parts.directory,
            pins: parts.pins,
            clock: parts.clock,
            random: parts.random,
            key: parts.key,
            passwords: PasswordDesk::new(&parts.password_cost),
            passkeys: parts.page_address.as_ref().and_then(|address| Passkeys::new(address, &parts.name)),
            provider: parts.provider,
            password_cost: parts.password_cost,
            over_tls: parts.page_over_tls,
            layers: parts.layers,
            backups: parts.backups,
            name: parts.name,
            desks: parts.desks,
            cookie_name: format!("{prefix}tansiq-{member}"),
            sessions: Sessions::default(),
            attempts: Attempts::new(),
            listeners: places(),
            deciding: tokio::sync::Mutex::new(()),
            stopping: CancellationToken::new(),
        }))
    }

    /// Cancelled when the node stops: give it to the listeners, and cancel it to end them and the streams of events.
    pub fn stopping(&self) -> CancellationToken {
        self.stopping.clone()
    }

    /// The name of the session's cookie. It holds the member's code: cookies of one host are shared by its ports, and
    /// several nodes may run on one host.
    pub(crate) fn cookie_name(&self) -> &str {
        &self.cookie_name
    }

    /// The name of the cookie of a browser that has gone to the provider.
    pub(crate) fn asking_cookie_name(&self) -> String {
        format!("{}-asking", self.cookie_name)
    }

    pub(crate) fn pins(&self) -> &dyn Pins {
        &*self.pins
    }

    /// Appends an entry; when it returns, the entry is durable.
    pub(crate) async fn append(&self, entry: &Entry) -> Result<Receipt, Failure> {
        Ok(self.ledger.append(entry.to_bytes()).await?)
    }

    /// Appends an entry and waits until the views have it.
    pub(crate) async fn append_and_settle(&self, entry: &Entry) -> Result<Receipt, Failure> {
        let receipt = self.append(entry).await?;
        self.settle(receipt.position).await;
        Ok(receipt)
    }

    /// Waits until the views have an entry. One that is slow is no failure: what was written is written.
    pub(crate) async fn settle(&self, position: Position) {
        if let Err(error) = self.views.wait_for(position, VIEWS_PATIENCE).await {
            tracing::warn!(target: "tansiq::http", %error, "an answer went out before the views were up to date");
        }
    }

    /// Waits until the views have everything that is written so far.
    pub(crate) async fn settle_all(&self) {
        if let Some(last) = self.ledger.len().0.checked_sub(1) {
            self.settle(Position(last)).await;
        }
    }

    /// Runs work that takes the disk or the processor on a thread for it.
    pub(crate) async fn on_a_thread<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Node) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let node = Arc::clone(self);
        tokio::task::spawn_blocking(move || work(&node)).await?
    }

    /// The principal, as the last entry about it says.
    pub(crate) fn principal(&self, id: PrincipalId) -> Option<Principal> {
        self.views.register().principal(id).map(|p| Principal::clone(&p))
    }

    /// The principal that holds a token with this digest.
    pub(crate) fn principal_with_token(&self, digest: &Digest32) -> Option<Principal> {
        let found = self.views.register().principal_by_token(digest)?;
        is_among(digest, &found.tokens).then(|| Principal::clone(&found))
    }

    /// A member's name for people; its code if it has no card here.
    pub(crate) fn name_of(&self, member: MemberCode) -> String {
        let known = self.views.register().member(member);
        known.map_or_else(|| member.to_string(), |known| known.card.text().name.clone())
    }

    /// The report that an entry holds; nothing when it was destroyed, which a view may not have read yet.
    pub(crate) fn report_at(&self, position: Position) -> Result<Option<Sealed>, Failure> {
        let wrong =
            |what: &str| Failure::internal(format!("expected a report at position {position}; found {what}"));
        let tansiq_ledger::Entry::Payload(bytes) = self.ledger.get(position)? else {
            return Ok(None);
        };
        let entry = Entry::from_bytes(&bytes).map_err(|_| wrong("an entry of an unknown form"))?;
        let (Entry::Report { sealed, .. } | Entry::Received { sealed, .. }) = entry else {
            return Err(wrong("another entry"));
        };
        Sealed::open_own(sealed).map(Some).map_err(|_| wrong("a report that breaks a rule"))
    }
}
