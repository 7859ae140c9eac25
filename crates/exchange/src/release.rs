//! The terms between us and one member at one moment: the only place where the exchange asks for a decision.

use crate::onward::Gift;
use crate::plan::Withheld;
use crate::{Directory, ItemRefusal};
use hmac::{Hmac, KeyInit, Mac};
use jiff::civil::Date;
use sha2::Sha256;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_agreement::{
    Agreements, Ask, ClauseRef, Decision, Reason, Releasable, ReleaseOutcome, SignedAgreement,
    release_agreement, release_card, release_recall, release_recall_receipt,
};
use tansiq_label::{MemberCode, Set};
use tansiq_report::{
    Card, DisclosedItem, Envelope, Keys, MemberKey, Moment, NoteItem, Report, ReportId, Sealed, StatementId,
    Uses, WithheldStatement, item_digest,
};

/// Sets the ids of editions apart from every other use of the secret.
const EDITION_DOMAIN: &[u8] = b"tansiq/edition/v1\n";

/// What decides about everything that goes to one member at one moment.
pub struct Terms<'a> {
    /// This node's member.
    pub me: MemberCode,
    /// The member that receives.
    pub to: MemberCode,
    /// The moment.
    pub now: Moment,
    /// What was agreed.
    pub agreements: Arc<Agreements>,
    /// Whose signatures count.
    pub keys: &'a dyn Keys,
    /// Keys the ids of editions.
    pub edition_secret: &'a [u8; 32],
}

/// What the member gets of a report, and what it does not.
pub struct Ruling {
    /// What it gets, if anything.
    pub edition: Option<Edition>,
    /// What it does not get, if the agreements speak of it at all.
    pub withheld: Option<Withheld>,
}

/// An edition that may go to the member.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The report that it is an edition of.
    pub report: ReportId,
    /// The statements in it.
    pub statements: Vec<StatementId>,
    released: Releasable<Report>,
}

impl<'a> Terms<'a> {
    /// The terms as the directory has them.
    pub fn of(
        directory: &'a dyn Directory,
        edition_secret: &'a [u8; 32],
        to: MemberCode,
        now: Moment,
    ) -> Self {
        let me = directory.me();
        Terms { me, to, now, agreements: directory.agreements(), keys: directory, edition_secret }
    }

    /// Decides about every statement of one of our reports.
    pub fn rule(&self, report: &Report) -> Ruling {
        let id = report.header().id;
        let name = |statements: &BTreeSet<StatementId>| edition_id(self.edition_secret, id, statements);
        let outcome = self.agreements.release(report, self.me, self.to, self.now, Set::all(), name);
        let ReleaseOutcome { edition, withheld, .. } = outcome;
        let edition = edition.map(|released| {
            let statements = released.get().statements().iter().map(|statement| statement.id).collect();
            Edition { report: id, statements, released }
        });
        // A member with whom nothing is in force gets nothing of anything: that is no decision worth an entry.
        let partner = self.agreements.partners(self.me, self.now).contains(&self.to);
        let withheld = (partner && !withheld.is_empty()).then(|| Withheld {
            report: id,
            whole: edition.is_none(),
            statements: codes(withheld),
        });
        Ruling { edition, withheld }
    }

    /// An agreement, if both are parties and somebody else than the member signed this copy of it: its own
    /// signature the member has.
    pub fn agreement(&self, signed: &SignedAgreement) -> Option<Releasable<Envelope>> {
        let theirs = BTreeSet::from([self.to]);
        let tells =
            signed.agreement().binds(self.me, self.to) && !signed.signers(self.keys).is_subset(&theirs);
        if tells { release_agreement(signed, self.to) } else { None }
    }

    /// Our own card, unless it is the first, which people compare. Older ones go too: the newest may be signed by a
    /// key that the member learns from the one before it.
    pub fn card(&self, card: &Card) -> Option<Releasable<Envelope>> {
        let follows = card.text().sequence > 1;
        if follows { release_card(card, self.me, self.to) } else { None }
    }

    /// A paper of the third-party rule, if it is for the member.
    pub fn paper(&self, signed: &Envelope, given: bool) -> Option<Releasable<Envelope>> {
        self.agreements.release_paper(signed, (self.me, self.to), given, self.now)
    }

    /// A request for information or an answer to one, if it is for the member.
    pub fn rfi(&self, signed: &Envelope) -> Option<Releasable<Envelope>> {
        self.agreements.release_rfi(signed, (self.me, self.to), self.now)
    }

    /// The minute of a hand-over, if we are one of its chairs and the member has a seat.
    pub fn minute(&self, signed: &Envelope) -> Option<Releasable<Envelope>> {
        self.agreements.release_minute(signed, (self.me, self.to), self.now)
    }

    /// A recall, if the member has what it is about.
    pub fn recall(&self, signed: &Envelope, has: bool) -> Option<Releasable<Envelope>> {
        release_recall(signed, (self.me, self.to), has)
    }

    /// A receipt for a recall, if the member gave us the recall or is the originator.
    pub fn recall_receipt(&self, signed: &Envelope, asked: bool) -> Option<Releasable<Envelope>> {
        release_recall_receipt(signed, (self.me, self.to), asked)
    }

    /// What was ordered to be passed on, if every statement of it may be; otherwise what is withheld and why.
    pub fn gift(&self, gift: &Gift) -> Result<Releasable<Envelope>, Withheld> {
        let via = gift.via();
        let passing = gift.passing(self.me, &via, self.now);
        let decided = match gift.lapsed {
            true => Err(gift.without_consent()),
            false => self.agreements.pass_on(&gift.sealed, &passing),
        };
        decided.map_err(|withheld| Withheld { report: gift.held, whole: true, statements: codes(withheld) })
    }

    /// Whether the passing of time has changed, since `then`, what the member may have more.
    pub fn changed_since(&self, then: Moment) -> bool {
        let (then, today) = (then.date(), self.now.date());
        self.boundaries().any(|day| then < day && day <= today)
    }

    /// When the passing of time will change it next.
    pub fn next_change(&self) -> Option<Moment> {
        let today = self.now.date();
        let next = self.boundaries().filter(|day| *day > today).min()?;
        next.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|start| start.timestamp().into())
    }

    /// The days on which a term between us and the member begins, or has ended.
    fn boundaries(&self) -> impl Iterator<Item = Date> {
        self.agreements
            .standings(self.now)
            .filter(|(agreement, _)| agreement.binds(self.me, self.to))
            .flat_map(|(agreement, _)| {
                let after = agreement.in_force_until().tomorrow().unwrap_or(Date::MAX);
                [agreement.in_force_from(), after]
            })
    }
}

impl Edition {
    /// Its id.
    pub(crate) fn id(&self) -> ReportId {
        self.released.get().header().id
    }

    /// How many bytes are signed.
    pub(crate) fn bytes(&self) -> usize {
        self.released.get().canonical().len()
    }

    /// The clauses that release it.
    pub(crate) fn clauses(&self) -> &[ClauseRef] {
        self.released.clauses()
    }

    /// What each statement of it may be used for.
    pub(crate) fn uses(&self) -> &Uses {
        self.released.uses()
    }

    /// The edition as it is recorded, as it stands in the note, and as it travels.
    pub(crate) fn seal(self, key: &MemberKey) -> (DisclosedItem, NoteItem, Envelope) {
        let edition = self.id();
        let sealed = self.released.seal(key).map(|sealed: Sealed| sealed.envelope().clone());
        let clauses = sealed.clauses().iter().map(ClauseRef::to_string).collect();
        let (purposes, narrowed) = (sealed.uses().purposes(), sealed.uses().narrowed());
        let envelope = sealed.into_inner();
        let item = DisclosedItem {
            report: Some(self.report),
            edition: Some(edition),
            statements: self.statements,
            signatures: envelope.signatures.clone(),
            by: None,
        };
        let digest = item_digest(&envelope);
        (item, NoteItem { digest, clauses, purposes, narrowed, passed_on: None }, envelope)
    }
}

/// What is withheld and why, as it is recorded.
fn codes(withheld: Vec<(StatementId, Vec<Reason>)>) -> Vec<WithheldStatement> {
    let reasons = |why: Vec<Reason>| why.iter().map(|reason| reason.code().to_owned()).collect();
    let each = withheld.into_iter();
    each.map(|(statement, why)| WithheldStatement { statement, reasons: reasons(why) }).collect()
}

/// The id of the edition with these statements: the same for the same statements, whoever gets them, and telling
/// nothing to whoever lacks the secret.
pub fn edition_id(secret: &[u8; 32], report: ReportId, statements: &BTreeSet<StatementId>) -> ReportId {
    // HMAC takes keys of every length.
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes 32 bytes");
    mac.update(EDITION_DOMAIN);
    mac.update(report.bits());
    statements.iter().for_each(|statement| mac.update(statement.bits()));
    let tag = mac.finalize().into_bytes();
    let mut bits = [0; 16];
    bits.copy_from_slice(&tag[..16]);
    ReportId::from_random(bits)
}

/// The parties of an agreement in an envelope; nobody when it is none.
pub(crate) fn parties(envelope: &Envelope) -> BTreeSet<MemberCode> {
    // When it was seen matters to the signatures only, and these are not looked at.
    let signed = SignedAgreement::open(envelope.clone(), Moment::from_millis(0));
    signed.map(|signed| signed.agreement().parties().clone()).unwrap_or_default()
}

/// How an edition comes to us.
pub(crate) struct Coming<'a> {
    /// Who gives it.
    pub(crate) from: MemberCode,
    /// Who we are.
    pub(crate) to: MemberCode,
    /// Under which clauses the giver has it; none when it is the originator.
    pub(crate) via: &'a [ClauseRef],
    /// For which purposes the originator consents.
    pub(crate) consented: Uses,
    /// When we decide.
    pub(crate) now: Moment,
}

/// Whether our own agreements release every statement of an edition that comes to us, under the clauses and for the
/// purposes that the note names.
pub(crate) fn allowed(
    agreements: &Agreements,
    report: &Report,
    coming: &Coming<'_>,
    named: &NoteItem,
) -> Result<(), ItemRefusal> {
    let (header, mut by, mut most) = (report.header(), BTreeSet::new(), Set::EMPTY);
    let claimed = Uses::read(&named.purposes, &named.narrowed);
    for statement in report.statements() {
        let ask = Ask {
            label: &statement.label,
            originator: header.originator,
            written: header.written,
            from: coming.from,
            to: coming.to,
            purposes: Set::all(),
            at: coming.now,
            received_via: coming.via,
            // What its originator gave it for is between him and the giver: the note names what is given to us.
            received_for: Set::all(),
        };
        let decision = agreements.decide_with(&ask, coming.consented.of(statement.id));
        let Decision::Release { clauses, purposes, .. } = decision else {
            return Err(ItemRefusal::NotReleased);
        };
        let for_this = claimed.of(statement.id).intersection(statement.label.purposes());
        if for_this.is_empty() || !for_this.is_subset(purposes) {
            return Err(ItemRefusal::Purpose);
        }
        by.extend(clauses.iter().map(ClauseRef::to_string));
        most = most.union(purposes);
    }
    if !claimed.most().is_subset(most) {
        return Err(ItemRefusal::Purpose);
    }
    let clauses_hold = !named.clauses.is_empty() && named.clauses.iter().all(|clause| by.contains(clause));
    if clauses_hold { Ok(()) } else { Err(ItemRefusal::NotReleased) }
}
