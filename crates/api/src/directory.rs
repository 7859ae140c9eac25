//! The members as the exchange and TLS ask for them, answered from the views.

use crate::tls::Pins;
use std::sync::Arc;
use tansiq_agreement::Agreements;
use tansiq_exchange::Directory;
use tansiq_label::MemberCode;
use tansiq_ledger::TreeSize;
use tansiq_report::{Card, Digest32, KeyId, Keys, Moment, PublicKey};
use tansiq_view::Views;
use tokio::sync::watch;

/// The exchange's directory over the register view.
pub struct ViewDirectory(Views);

impl ViewDirectory {
    /// The directory that these views make.
    pub fn new(views: Views) -> ViewDirectory {
        ViewDirectory(views)
    }
}

impl Keys for ViewDirectory {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        self.0.register().key(member, id, at)
    }
}

impl Directory for ViewDirectory {
    fn me(&self) -> MemberCode {
        self.0.me()
    }
    fn card(&self, member: MemberCode) -> Option<Card> {
        self.0.register().member(member).map(|known| Card::clone(&known.card))
    }
    fn is_active(&self, member: MemberCode) -> bool {
        self.0.register().is_active(member)
    }
    fn members(&self) -> Vec<MemberCode> {
        let members = self.0.register().members();
        members.iter().map(|known| known.card.member()).filter(|member| *member != self.0.me()).collect()
    }
    fn agreements(&self) -> Arc<Agreements> {
        self.0.register().agreements()
    }
    fn read_to(&self) -> watch::Receiver<TreeSize> {
        self.0.applied()
    }
}

/// The TLS keys on the cards of active members. Our own key is none of them: nobody talks to itself.
pub struct CardPins(Arc<dyn Directory>);

impl CardPins {
    /// The pins that this directory's cards make.
    pub fn new(directory: Arc<dyn Directory>) -> CardPins {
        CardPins(directory)
    }
}

impl Pins for CardPins {
    fn member_of(&self, digest: &Digest32) -> Option<MemberCode> {
        let active = self.0.members().into_iter().filter(|member| self.0.is_active(*member));
        let mut bearers =
            active.filter(|member| self.0.card(*member).is_some_and(|card| card.text().tls.contains(digest)));
        // A key on two members' cards proves neither.
        let bearer = bearers.next()?;
        bearers.next().is_none().then_some(bearer)
    }
}
