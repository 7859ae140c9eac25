//! The register: members' cards and keys, their standing, the agreements with their signatures, the principals.
//!
//! It is small and is held in memory wholly. A file keeps it, so that opening a node does not read the whole ledger.
//! A card is taken if it follows the one before it; the ledger holds none that was not verified when it came, and
//! whatever breaks the chain all the same is counted as refused and changes nothing.

mod follows;
mod points;
mod rows;
mod second;
mod state;

pub use follows::Follows;
pub use points::{ControlPoint, LastExtract};
pub use second::{Answered, Asked, Properties};
pub use state::{Member, Standing};

use crate::file::{Layout, ViewFile};
use crate::marks::Skipped;
use crate::tail::{Batch, Found, Taken};
use crate::views::View;
use crate::{Error, Which};
use arc_swap::ArcSwap;
use rows::Change;
use rusqlite::Connection;
use state::{KnownPrincipal, State};
use std::sync::Arc;
use tansiq_agreement::{Agreements, SignedAgreement};
use tansiq_label::MemberCode;
use tansiq_report::extract::ChainEnd;
use tansiq_report::{Card, Digest32, Entry, KeyId, Keys, Moment, Principal, PrincipalId, PublicKey};

/// Members, agreements and principals. Reading takes no lock.
pub struct Register {
    file: ViewFile,
    state: ArcSwap<State>,
}

impl Register {
    /// What is known of a member; nothing for one whose card was never accepted.
    pub fn member(&self, member: MemberCode) -> Option<Member> {
        self.state.load().member(member)
    }

    /// Every member, our own included, by code.
    pub fn members(&self) -> Vec<Member> {
        let state = self.state.load();
        state.cards.keys().filter_map(|member| state.member(*member)).collect()
    }

    /// Whether a member is dealt with; one that is not known is not.
    pub fn is_active(&self, member: MemberCode) -> bool {
        let state = self.state.load();
        state.cards.contains_key(&member) && state.standing(member).is_active()
    }

    /// All agreements, compiled with the keys of the cards that hold. Cheap: ask anew for each decision.
    pub fn agreements(&self) -> Arc<Agreements> {
        Arc::clone(&self.state.load().agreements)
    }

    /// The texts of the agreements with every signature seen under them, by the digest of the text.
    pub fn signed_agreements(&self) -> Vec<Arc<SignedAgreement>> {
        self.state.load().signed.values().cloned().collect()
    }

    /// An agreement's text with its signatures, by the digest of the text.
    pub fn signed_agreement(&self, text: &Digest32) -> Option<Arc<SignedAgreement>> {
        self.state.load().signed.get(text).cloned()
    }

    /// What takes two principals and waits for the second, oldest first.
    pub fn asked(&self) -> Vec<Arc<Asked>> {
        self.state.load().asked.values().cloned().collect()
    }

    /// What took two principals and was answered, oldest first.
    pub fn answered(&self) -> Vec<Arc<Answered>> {
        self.state.load().answered.values().cloned().collect()
    }

    /// The standing properties that hold; nothing before the first ones are set.
    pub fn properties(&self) -> Option<Arc<Properties>> {
        self.state.load().properties.clone()
    }

    /// Whose resolution decisions count here beside our own; nothing before that was ever decided: nobody's.
    pub fn follows(&self) -> Option<Arc<Follows>> {
        self.state.load().follows.clone()
    }

    /// The end of the chain of screenings that a control point has handed in, by the digest of its key.
    pub fn screened_at(&self, point: Digest32) -> ChainEnd {
        self.state.load().points.get(&point).map_or_else(|| ChainEnd::of_none(point), |known| known.end)
    }

    /// Every control point that an extract was made for or that handed in screenings, by the digest of its key.
    pub fn control_points(&self) -> Vec<(Digest32, Arc<ControlPoint>)> {
        self.state.load().points.iter().map(|(point, known)| (*point, Arc::clone(known))).collect()
    }

    /// A principal as the last entry about it says.
    pub fn principal(&self, id: PrincipalId) -> Option<Arc<Principal>> {
        self.state.load().principal(id)
    }

    /// Every principal, by id.
    pub fn principals(&self) -> Vec<Arc<Principal>> {
        self.state.load().principals.values().map(|known| Arc::clone(&known.principal)).collect()
    }

    /// The principal that logs in with this name. Look at [`Principal::active`] before letting it in.
    pub fn principal_by_login(&self, login: &str) -> Option<Arc<Principal>> {
        self.state.load().by_login(login)
    }

    /// The principal with this API token, by the token's SHA-256. Look at [`Principal::active`] before letting it in.
    pub fn principal_by_token(&self, token: &Digest32) -> Option<Arc<Principal>> {
        self.state.load().by_token(token)
    }
}

impl Keys for Register {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        self.state.load().key(member, id, at)
    }
}

/// The state while a batch is added to it.
struct Adding<'a> {
    state: State,
    connection: &'a Connection,
    stale_agreements: bool,
    stale_principals: bool,
}

impl Adding<'_> {
    /// Whether the entry keeps the rules.
    fn entry(&mut self, taken: &Taken, entry: &Entry) -> rusqlite::Result<bool> {
        match entry {
            Entry::Card { card, .. } => return self.card(taken, card),
            Entry::Agreement { at, signed, .. } => return self.agreement(taken, *at, signed),
            Entry::Standing { at, by, member, active, reason } => {
                let standing =
                    Standing::Decided { active: *active, reason: reason.clone(), since: *at, by: *by };
                rows::write(self.connection, &Change::Standing { member: member.0, standing: &standing })?;
                self.state.standings.insert(member.0, standing);
            }
            Entry::Principal { principal, .. } => {
                let first =
                    self.state.principals.get(&principal.id).map_or(taken.position.0, |known| known.first);
                rows::write(self.connection, &Change::Principal { first, principal })?;
                let known = KnownPrincipal { first, principal: Arc::new(principal.clone()) };
                self.state.principals.insert(principal.id, known);
                self.stale_principals = true;
            }
            Entry::Asked { .. } => {
                let position = taken.position.0;
                rows::write(self.connection, &Change::Asked { position, entry })?;
                let asked = Asked::of(position, entry).map(Arc::new);
                self.state.asked.extend(asked.map(|asked| (position, asked)));
            }
            Entry::Answered { asked, .. } => {
                let position = taken.position.0;
                rows::write(self.connection, &Change::Answered { position, asked: *asked, entry })?;
                self.state.asked.remove(asked);
                let answered = Answered::of(position, entry).map(Arc::new);
                self.state.answered.extend(answered.map(|answered| (position, answered)));
            }
            Entry::Properties { .. } => {
                rows::write(self.connection, &Change::Properties { entry })?;
                self.state.properties = Properties::of(entry).map(Arc::new);
            }
            Entry::Follows { .. } => {
                rows::write(self.connection, &Change::Follows { entry })?;
                self.state.follows = Follows::of(entry).map(Arc::new);
            }
            Entry::Extracted { point, .. } | Entry::ScreenedOffline { point, .. } => {
                let known =
                    self.state.points.get(point).map_or_else(|| ControlPoint::new(*point), |p| (**p).clone());
                let Some(known) = known.after(entry) else { return Ok(false) };
                rows::write(self.connection, &Change::Point { point: *point, known: &known })?;
                self.state.points.insert(*point, Arc::new(known));
            }
            _ => {}
        }
        Ok(true)
    }

    fn card(&mut self, taken: &Taken, envelope: &tansiq_report::Envelope) -> rusqlite::Result<bool> {
        let Ok(card) = Card::open(envelope.clone()) else { return Ok(false) };
        let before = self.state.cards.get(&card.member());
        if before.is_some_and(|before| card.succeeds(before).is_err()) {
            return Ok(false);
        }
        rows::write(self.connection, &Change::Card { position: taken.position, card: &card })?;
        self.state.cards.insert(card.member(), Arc::new(card));
        self.stale_agreements = true;
        Ok(true)
    }

    fn agreement(
        &mut self,
        taken: &Taken,
        seen: Moment,
        envelope: &tansiq_report::Envelope,
    ) -> rusqlite::Result<bool> {
        let Ok(signed) = SignedAgreement::open(envelope.clone(), seen) else { return Ok(false) };
        let text = signed.digest();
        let merged = match self.state.signed.get(&text) {
            None => signed,
            Some(known) => {
                let mut merged = SignedAgreement::clone(known);
                if merged.merge(&signed).is_err() {
                    return Ok(false);
                }
                if merged == **known {
                    return Ok(true);
                }
                merged
            }
        };
        rows::write(self.connection, &Change::Agreement { position: taken.position, seen, envelope })?;
        self.state.signed.insert(text, Arc::new(merged));
        self.stale_agreements = true;
        Ok(true)
    }

    fn finish(mut self) -> State {
        if self.stale_agreements {
            self.state.compile();
        }
        if self.stale_principals {
            self.state.index_principals();
        }
        self.state
    }
}

impl View for Register {
    const LAYOUT: Layout = Layout { which: Which::Register, version: 5, tables: include_str!("tables.sql") };

    fn load(file: ViewFile, _me: MemberCode) -> Result<Self, Error> {
        let state = file.read(rows::load)?;
        Ok(Register { file, state: ArcSwap::from_pointee(state) })
    }

    fn file(&self) -> &ViewFile {
        &self.file
    }

    fn apply(&self, batch: &Batch) -> Result<(), Error> {
        let mut connection = self.file.writer();
        let state = self.file.commit(&mut connection, batch, |connection, taken, skipped| {
            let state = State::clone(&self.state.load());
            let mut adding = Adding { state, connection, stale_agreements: false, stale_principals: false };
            add(&mut adding, taken, skipped).map_err(|error| Error::of(Which::Register, &error))?;
            Ok(adding.finish())
        })?;
        if let Some(state) = state {
            self.state.store(Arc::new(state));
        }
        self.file.publish(batch);
        Ok(())
    }
}

fn add(adding: &mut Adding<'_>, taken: &[Taken], skipped: &mut Skipped) -> rusqlite::Result<()> {
    for taken in taken {
        match &taken.found {
            Found::Erased => skipped.erased += 1,
            Found::Unreadable => skipped.unreadable += 1,
            Found::Entry(found) => skipped.refused += u64::from(!adding.entry(taken, &found.0)?),
        }
    }
    Ok(())
}
