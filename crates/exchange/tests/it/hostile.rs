//! Hostile deliveries: what each is answered, and that nothing of it is stored.

use crate::federation::Federation;
use serde_json::json;
use tansiq_agreement::AGREEMENT_TYPE;
use tansiq_exchange::{Clock, ItemRefusal, MAX_DELIVERY_BYTES, Refusal, delivery_bytes};
use tansiq_label::Purpose;
use tansiq_report::onward::Signed as _;
use tansiq_report::rfi::{Extent, RFI_TYPE, Rfi, RfiAnswer};
use tansiq_report::{
    Acknowledgement, Delivery, DeliveryId, Digest32, Draft, Envelope, MAX_ITEMS, MemberKey, Moment, Narrowed,
    Note, NoteItem, Outcome, Precedence, REPORT_TYPE, ReportId, RfiId, Sealed, Text, item_digest,
    note_digest, to_canonical,
};
use tansiq_testkit::{
    BORDER, COMMITTEE, Claim, INFORMATION, JOINT_CENTRE, SimNode, card, code, key, next_card, now, seal,
};

/// What goes between Amman, who is hostile, and Baghdad; the cases change it in one place each.
struct Hostile {
    f: Federation,
    id: u128,
}

impl Hostile {
    async fn new() -> Hostile {
        Hostile { f: Federation::of(31, &[JOINT_CENTRE, BORDER, COMMITTEE]).await, id: 0 }
    }

    fn bgd(&self) -> &SimNode {
        self.f.node("BGD")
    }

    /// A report of Amman's that the border agreement releases.
    fn report(&self, value: &str) -> Envelope {
        let claim = Claim { territory: "JO", ..Claim::plain(value) };
        self.sealed("AMM", claim, now(), &key(code("AMM")))
    }

    fn sealed(&self, originator: &str, claim: Claim, at: Moment, key: &MemberKey) -> Envelope {
        let sealed = seal(code(originator), key, Precedence::Routine, &[claim], at, &*self.f.chance);
        sealed.envelope().clone()
    }

    fn note(&mut self, items: &[Envelope]) -> Note {
        self.id += 1;
        let item = |item: &Envelope| match item.payload_type.as_str() {
            REPORT_TYPE => NoteItem {
                digest: item_digest(item),
                clauses: vec!["exercise-border/from-amman".into()],
                purposes: vec![Text(Purpose::Arrest)],
                narrowed: vec![],
                passed_on: None,
            },
            _ => NoteItem {
                digest: item_digest(item),
                clauses: vec![],
                purposes: vec![],
                narrowed: vec![],
                passed_on: None,
            },
        };
        Note {
            id: DeliveryId::from_random(self.id.to_be_bytes()),
            from: Text(code("AMM")),
            to: Text(code("BGD")),
            sequence: 1,
            previous: None,
            sent: now(),
            items: items.iter().map(item).collect(),
        }
    }

    fn delivery(&mut self, items: Vec<Envelope>) -> Delivery {
        Delivery { note: self.note(&items).sign(&key(code("AMM"))), items }
    }

    /// Expects a delivery to be refused as a whole and to leave nothing behind.
    async fn refused(&self, what: &str, peer: &str, bytes: Vec<u8>, code_and_place: (&str, &str)) {
        let before = self.bgd().ledger().len();
        let refusal = self.bgd().exchange().receive(code(peer), bytes).await.expect_err(what);
        assert_eq!((refusal.code(), refusal.place()), code_and_place, "{what}: {refusal}");
        assert_eq!(self.bgd().ledger().len(), before, "{what}: something was stored");
        assert!(!refusal.to_string().contains("EXERCISE"), "{what}: the refusal repeats content");
    }

    /// Expects the one item of a delivery to be refused, with nothing stored but the receipt.
    async fn item_refused(&mut self, what: &str, item: Envelope, expected: ItemRefusal) {
        let outcome = self.outcome(vec![item], |_| {}).await.remove(0);
        assert_eq!(outcome, Outcome::Refused { reason: expected.code().into() }, "{what}");
    }

    /// The outcomes of a delivery that is taken, after a change of its note. Only receipts and stored items may
    /// have been appended.
    async fn outcome(&mut self, items: Vec<Envelope>, change: impl FnOnce(&mut Note)) -> Vec<Outcome> {
        let before = self.bgd().ledger().len().0;
        let mut note = self.note(&items);
        let lane = crate::observe::taken(&self.bgd().entries()).remove(&code("AMM")).unwrap_or_default();
        note.sequence = lane.len() as u64 + 1;
        note.previous = lane.last().map(|(_, digest)| *digest);
        change(&mut note);
        let delivery = Delivery { note: note.sign(&key(code("AMM"))), items };
        let answer = self.bgd().exchange().receive(code("AMM"), delivery_bytes(&delivery)).await.unwrap();
        self.bgd().directory().catch_up(self.bgd().ledger());
        let ack = Acknowledgement::read(&answer).unwrap();
        let stored = ack.items.iter().filter(|outcome| **outcome == Outcome::Stored).count() as u64;
        assert_eq!(self.bgd().ledger().len().0, before + 1 + stored);
        ack.items
    }
}

#[tokio::test]
async fn deliveries_that_are_refused_as_a_whole() {
    let mut h = Hostile::new().await;
    let report = h.report("EXERCISE one");
    let good = h.delivery(vec![report.clone()]);
    let by = key(code("AMM"));
    let signed = |note: Note| delivery_bytes(&Delivery { note: note.sign(&by), items: vec![report.clone()] });
    let with = |h: &mut Hostile, change: &dyn Fn(&mut Note)| {
        let mut note = h.note(std::slice::from_ref(&report));
        change(&mut note);
        signed(note)
    };
    let changed = |change: &dyn Fn(&mut Delivery)| {
        let mut delivery = good.clone();
        change(&mut delivery);
        delivery_bytes(&delivery)
    };
    let other = h.report("EXERCISE other");
    let late: Moment = now().plus_millis(5 * 60_000 + 1);

    h.refused("nothing", "AMM", vec![], ("malformed", "the delivery")).await;
    h.refused("not JSON", "AMM", b"EXERCISE <xml/>".to_vec(), ("malformed", "the delivery")).await;
    h.refused("other JSON", "AMM", b"{\"note\":1}".to_vec(), ("malformed", "the delivery")).await;
    let cut = delivery_bytes(&good);
    h.refused("cut short", "AMM", cut[..cut.len() / 2].to_vec(), ("malformed", "the delivery")).await;
    h.refused("too large", "AMM", vec![b' '; MAX_DELIVERY_BYTES + 1], ("too-large", "the delivery")).await;

    h.refused("from another peer", "EBL", delivery_bytes(&good), ("not-the-giver", "note.from")).await;
    let bytes = with(&mut h, &|note| note.to = Text(code("EBL")));
    h.refused("for another member", "AMM", bytes, ("not-for-us", "note.to")).await;
    let bytes = with(&mut h, &|note| note.from = Text(code("NOBODY")));
    h.refused("from a stranger", "NOBODY", bytes, ("not-active", "note.from")).await;

    let bytes = changed(&|d| d.note.signatures[0].sig[5] ^= 1);
    h.refused("a wrong signature", "AMM", bytes, ("note-signature", "note")).await;
    let bytes = changed(&|d| d.note = Note::read(&d.note).unwrap().sign(&key(code("EBL"))));
    h.refused("another member's key", "AMM", bytes, ("note-signature", "note")).await;
    let bytes = changed(&|d| d.note.signatures.clear());
    h.refused("no signature", "AMM", bytes, ("note-signature", "note")).await;
    let bytes = changed(&|d| d.note.payload_type = "text/plain".into());
    h.refused("another type", "AMM", bytes, ("note-signature", "note")).await;
    let bytes = changed(&|d| d.note.payload.push(b' '));
    h.refused("another spelling", "AMM", bytes, ("note-spelling", "note")).await;
    let bytes = with(&mut h, &|note| note.sent = "2025-12-31T00:00:00.000Z".parse().unwrap());
    h.refused("from before the key", "AMM", bytes, ("note-signature", "note")).await;

    let bytes = changed(&|d| d.items[0] = other.clone());
    h.refused("a swapped item", "AMM", bytes, ("items-differ", "items")).await;
    let bytes = changed(&|d| d.items.push(other.clone()));
    h.refused("an item too many", "AMM", bytes, ("items-differ", "items")).await;
    let bytes = changed(&|d| d.items.clear());
    h.refused("a missing item", "AMM", bytes, ("items-differ", "items")).await;
    let bytes = with(&mut h, &|note| note.items = vec![note.items[0].clone(); MAX_ITEMS + 1]);
    h.refused("too many items", "AMM", bytes, ("too-many-items", "items")).await;

    let bytes = with(&mut h, &|note| note.sent = late);
    h.refused("from the future", "AMM", bytes, ("future-dated", "note.sent")).await;
    let bytes = with(&mut h, &|note| note.sequence = 3);
    h.refused("after a gap", "AMM", bytes, ("gap", "note.sequence")).await;
    let bytes = with(&mut h, &|note| note.sequence = 0);
    h.refused("before the first", "AMM", bytes, ("gap", "note.sequence")).await;
    let bytes = with(&mut h, &|note| note.previous = Some(Digest32::of("EXERCISE", b"")));
    h.refused("after another note", "AMM", bytes, ("chain-differs", "note.previous")).await;

    let status = h.bgd().exchange().status().unwrap();
    let amman = status.iter().find(|lane| lane.member == code("AMM")).unwrap();
    assert_eq!(amman.refusals["malformed"], 4);
    assert_eq!(amman.refusals["items-differ"], 3);
    assert_eq!(amman.received, 0);
}

#[tokio::test]
async fn a_delivery_that_is_known_gets_the_same_answer_and_a_fork_is_refused() {
    let mut h = Hostile::new().await;
    let item = h.report("EXERCISE one");
    let delivery = h.delivery(vec![item.clone()]);
    let first = h.bgd().exchange().receive(code("AMM"), delivery_bytes(&delivery)).await.unwrap();
    let after = h.bgd().ledger().len();
    h.f.clock.pass(3_600_000);
    let again = h.bgd().exchange().receive(code("AMM"), delivery_bytes(&delivery)).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(h.bgd().ledger().len(), after);
    let ack = Acknowledgement::read(&first).unwrap();
    assert_eq!((ack.note, ack.items), (note_digest(&delivery.note), vec![Outcome::Stored]));

    let fork = h.delivery(vec![item.clone()]);
    h.refused("another first delivery", "AMM", delivery_bytes(&fork), ("fork", "note.sequence")).await;
    let mut note = Note::read(&delivery.note).unwrap();
    (note.sequence, note.previous) = (2, Some(note_digest(&delivery.note)));
    let reused = Delivery { note: note.sign(&key(code("AMM"))), items: vec![item.clone()] };
    h.refused("its id again", "AMM", delivery_bytes(&reused), ("fork", "note.sequence")).await;

    let outcomes = h.outcome(vec![item.clone(), item], |_| {}).await;
    assert_eq!(outcomes, [Outcome::Known, Outcome::Known]);
}

#[tokio::test]
async fn items_that_are_refused_for_themselves() {
    let mut h = Hostile::new().await;
    let amm = key(code("AMM"));
    let jordan = |value: &str| Claim { territory: "JO", ..Claim::plain(value) };
    let good = h.report("EXERCISE good");
    assert_eq!(h.outcome(vec![good.clone()], |_| {}).await, [Outcome::Stored]);

    let mut unsigned = h.report("EXERCISE changed");
    unsigned.payload.push(b' ');
    h.item_refused("changed after signing", unsigned, ItemRefusal::Malformed).await;
    let mut wrong = h.report("EXERCISE wrong");
    wrong.signatures[0].sig[0] ^= 1;
    h.item_refused("a wrong signature", wrong, ItemRefusal::Signature).await;
    let item = h.sealed("BGD", jordan("EXERCISE"), now(), &amm);
    h.item_refused("forged in our name", item, ItemRefusal::Signature).await;
    let item = h.sealed("EBL", Claim::plain("EXERCISE"), now(), &key(code("EBL")));
    h.item_refused("another's report", item, ItemRefusal::Originator).await;
    let item = h.sealed("AMM", jordan("EXERCISE"), now().plus_millis(5 * 60_000 + 1), &amm);
    h.item_refused("from the future", item, ItemRefusal::Future).await;
    let item = amm.seal(REPORT_TYPE, unlabelled(&good));
    h.item_refused("a statement without a label", item, ItemRefusal::Malformed).await;
    let item = amm.seal(REPORT_TYPE, vec![b'x'; 100]);
    h.item_refused("not a report", item, ItemRefusal::Malformed).await;
    let item = amm.seal("text/plain", b"EXERCISE".to_vec());
    h.item_refused("another type", item, ItemRefusal::Type).await;
    h.item_refused("a known id", same_id(&good, &amm), ItemRefusal::Changed).await;

    let item = h.sealed("AMM", Claim::plain("EXERCISE in Iraq"), now(), &amm);
    h.item_refused("outside the clause", item, ItemRefusal::NotReleased).await;
    let item = h.sealed("AMM", Claim { level: "secret", ..jordan("EXERCISE") }, now(), &amm);
    h.item_refused("above the ceiling", item, ItemRefusal::NotReleased).await;
    let item = h.sealed("AMM", Claim { rel_to: Some(vec!["CAI"]), ..jordan("EXERCISE") }, now(), &amm);
    h.item_refused("for another member", item, ItemRefusal::NotReleased).await;

    let item = INFORMATION.signed_by(code("BGD"));
    h.item_refused("an agreement with others", item, ItemRefusal::NotAParty).await;
    let stranger = tansiq_testkit::Terms { id: "exercise-new", ..BORDER };
    let mut forged = stranger.signed_by(code("AMM"));
    forged.signatures[0].sig[0] ^= 1;
    h.item_refused("an agreement nobody signed", forged, ItemRefusal::Signature).await;
    h.item_refused("no agreement", amm.seal(AGREEMENT_TYPE, b"EXERCISE".to_vec()), ItemRefusal::Malformed)
        .await;
    h.item_refused("another's card", card(code("EBL")).envelope().clone(), ItemRefusal::NotTheGiversCard)
        .await;
    let mut broken = next_card(code("AMM"), 2).envelope().clone();
    broken.signatures[0].sig[0] ^= 1;
    h.item_refused("a card with a wrong signature", broken, ItemRefusal::Signature).await;
}

#[tokio::test]
async fn requests_for_information_that_are_refused() {
    let mut h = Hostile::new().await;
    let rfi = |asker: &str, asked: &str, n: u8| Rfi {
        id: RfiId::from_random([n; 16]),
        asker: Text(code(asker)),
        asked: Text(code(asked)),
        precedence: Precedence::Routine,
        purpose: Text(Purpose::Arrest),
        case: "EXERCISE case 4".into(),
        question: ReportId::from_random([1; 16]),
        made: now(),
        due: now().plus_millis(3_600_000),
        as_chair: None,
    };
    let signed = |rfi: Rfi| rfi.sign(&key(rfi.asker.0)).unwrap();
    let good = signed(rfi("AMM", "BGD", 1));
    assert_eq!(h.outcome(vec![good.clone(), good.clone()], |_| {}).await, [Outcome::Stored, Outcome::Known]);
    assert_eq!(h.outcome(vec![good.clone()], |_| {}).await, [Outcome::Known], "replayed");
    let changed = Rfi { precedence: Precedence::Flash, ..rfi("AMM", "BGD", 1) };
    h.item_refused("another question under a known id", signed(changed), ItemRefusal::Changed).await;
    h.item_refused("another member's question", signed(rfi("EBL", "BGD", 2)), ItemRefusal::Rfi).await;
    h.item_refused("a question to another", signed(rfi("AMM", "EBL", 3)), ItemRefusal::Rfi).await;
    let forged = rfi("BGD", "AMM", 4).sign(&key(code("AMM"))).unwrap();
    h.item_refused("a question in our name", forged, ItemRefusal::Signature).await;
    let hour = now().plus_millis(3_600_000);
    let later = Rfi { made: hour, due: hour.plus_millis(1), ..rfi("AMM", "BGD", 5) };
    h.item_refused("from the future", signed(later), ItemRefusal::Future).await;
    let mut broken = serde_json::to_value(rfi("AMM", "BGD", 6)).unwrap();
    broken["due"] = broken["made"].clone();
    let broken = key(code("AMM")).seal(RFI_TYPE, to_canonical(&broken));
    h.item_refused("a deadline that is over", broken, ItemRefusal::Malformed).await;

    let answer = |asker: &str, asked: &str, n: u8| {
        let (rfi, extent) = (RfiId::from_random([n; 16]), Extent::Whole);
        let (asker, asked) = (Text(code(asker)), Text(code(asked)));
        RfiAnswer { rfi, asker, asked, extent, ground: None, reports: vec![], answered: now() }
    };
    let to_nothing = answer("BGD", "AMM", 7).sign(&key(code("AMM"))).unwrap();
    h.item_refused("an answer to no question of ours", to_nothing, ItemRefusal::Rfi).await;
    let to_itself = answer("AMM", "BGD", 1).sign(&key(code("AMM"))).unwrap();
    h.item_refused("an answer in our name", to_itself, ItemRefusal::Signature).await;
}

#[tokio::test]
async fn clauses_and_purposes_that_the_note_makes_up() {
    let mut h = Hostile::new().await;
    let refused = |reason: ItemRefusal| vec![Outcome::Refused { reason: reason.code().into() }];
    let item = h.report("EXERCISE one");
    let check = async |h: &mut Hostile, change: &dyn Fn(&mut NoteItem), expected| {
        let outcome = h.outcome(vec![item.clone()], |note| change(&mut note.items[0])).await;
        assert_eq!(outcome, expected);
    };
    let more = |item: &mut NoteItem| item.purposes.push(Text(Purpose::Prosecution));
    check(&mut h, &more, refused(ItemRefusal::Purpose)).await;
    check(&mut h, &|item| item.purposes.clear(), refused(ItemRefusal::Purpose)).await;
    let statements = vec![Sealed::open_own(item.clone()).unwrap().report().statements()[0].id];
    for purposes in [vec![], vec![Text(Purpose::BorderControl)]] {
        let narrowed = Narrowed { purposes, statements: statements.clone() };
        let for_nothing = |item: &mut NoteItem| item.narrowed = vec![narrowed.clone()];
        check(&mut h, &for_nothing, refused(ItemRefusal::Purpose)).await;
    }
    let unknown = |item: &mut NoteItem| item.clauses = vec!["exercise-nothing/at-all".into()];
    check(&mut h, &unknown, refused(ItemRefusal::NotReleased)).await;
    check(&mut h, &|item| item.clauses.clear(), refused(ItemRefusal::NotReleased)).await;
    check(&mut h, &|_| {}, vec![Outcome::Stored]).await;
}

#[tokio::test]
async fn an_agreement_and_a_card_are_taken_once() {
    let mut h = Hostile::new().await;
    let agreement = tansiq_testkit::Terms { id: "exercise-new", ..BORDER }.signed_by(code("AMM"));
    let items = vec![agreement.clone(), agreement, next_card(code("AMM"), 2).envelope().clone()];
    let outcomes = h.outcome(items.clone(), |_| {}).await;
    assert_eq!(outcomes, [Outcome::Stored, Outcome::Known, Outcome::Stored]);
    assert_eq!(h.outcome(items, |_| {}).await, [Outcome::Known, Outcome::Known, Outcome::Known]);
    h.item_refused("an old card", card(code("AMM")).envelope().clone(), ItemRefusal::Card).await;
}

#[tokio::test]
async fn a_node_that_is_still_reading_says_so() {
    let mut h = Hostile::new().await;
    let item = h.report("EXERCISE one");
    let delivery = h.delivery(vec![item]);
    // An agreement of which the directory does not know yet.
    let signed = INFORMATION.signed_by(code("BGD"));
    let entry = tansiq_report::Entry::Agreement { at: h.bgd().clock.now(), by: None, signed };
    h.bgd().ledger().append(entry.to_bytes()).await.unwrap();
    let answer = h.bgd().exchange().receive(code("AMM"), delivery_bytes(&delivery)).await;
    assert_eq!(answer, Err(Refusal::NotReady));
    h.bgd().directory().catch_up(h.bgd().ledger());
    assert!(h.bgd().exchange().receive(code("AMM"), delivery_bytes(&delivery)).await.is_ok());
}

/// A report of which one statement has lost its label.
fn unlabelled(report: &Envelope) -> Vec<u8> {
    let mut draft: serde_json::Value = serde_json::from_slice(&report.payload).unwrap();
    draft["id"] = json!("r-00000000000000000000000000000099");
    draft["statements"][0].as_object_mut().unwrap().remove("label");
    to_canonical(&draft)
}

/// Another content under the id of a report.
fn same_id(report: &Envelope, by: &MemberKey) -> Envelope {
    let mut draft: Draft = serde_json::from_slice(&report.payload).unwrap();
    draft.statements[0].value = Some("EXERCISE another value".into());
    Sealed::seal(draft.read().unwrap(), by).envelope().clone()
}
