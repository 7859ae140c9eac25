//! What a test sees in the ledgers: who holds what, which lanes chain, which bytes lie where. All of it panics on what
//! no ledger would have taken in.

use std::collections::{BTreeMap, BTreeSet};
use tansiq_label::MemberCode;
use tansiq_report::{
    Acknowledgement, Digest32, Entry, Envelope, Note, Outcome, ReportId, Sealed, Statement, item_digest,
    note_digest,
};

/// Why these can be read.
const CHECKED: &str = "it was checked before it was stored";

/// The reports of other members in a ledger, in order.
pub fn received(entries: &[Entry]) -> Vec<Sealed> {
    let received = |entry: &Entry| match entry {
        Entry::Received { sealed, .. } => Some(Sealed::open_own(sealed.clone()).expect(CHECKED)),
        _ => None,
    };
    entries.iter().filter_map(received).collect()
}

/// The statements in these reports, with the member whose they are.
pub fn statements(reports: &[Sealed]) -> Vec<(MemberCode, Statement)> {
    let of = |sealed: &Sealed| {
        let originator = sealed.report().header().originator;
        sealed.report().statements().iter().map(move |s| (originator, s.clone())).collect::<Vec<_>>()
    };
    reports.iter().flat_map(of).collect()
}

/// The values in the reports of other members in a ledger.
pub fn values(entries: &[Entry]) -> BTreeSet<String> {
    statements(&received(entries)).into_iter().map(|(_, statement)| statement.value).collect()
}

/// How many entries of a kind a ledger has.
pub fn count(entries: &[Entry], kind: fn(&Entry) -> bool) -> usize {
    entries.iter().filter(|entry| kind(entry)).count()
}

/// Every byte that a ledger holds: the entries, and what is signed inside them.
pub fn every_byte(entries: &[Entry]) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for entry in entries {
        out.push(entry.to_bytes());
        out.extend(envelopes(entry).into_iter().map(|envelope| envelope.payload.clone()));
    }
    out
}

fn envelopes(entry: &Entry) -> Vec<&Envelope> {
    match entry {
        Entry::Report { sealed, .. } | Entry::Received { sealed, .. } => vec![sealed],
        Entry::Receipt { note, acknowledgement, .. } => vec![note, acknowledgement],
        Entry::Disclosed { note, .. } => vec![note],
        Entry::Acknowledged { acknowledgement, .. } => vec![acknowledgement],
        Entry::Card { card, .. } => vec![card],
        Entry::Agreement { signed, .. } | Entry::Minute { signed, .. } => vec![signed],
        _ => vec![],
    }
}

/// A delivery as its giver's ledger has it: the note and whether it is acknowledged.
#[derive(Debug)]
pub struct Given {
    /// The note.
    pub note: Note,
    /// Its digest.
    pub digest: Digest32,
    /// What the receiver's acknowledgement says of each item; nothing without one.
    pub outcomes: Option<Vec<Outcome>>,
}

/// What a node gave to each member, in order: of a delivery that was made anew the one that counts.
pub fn given(entries: &[Entry]) -> BTreeMap<MemberCode, Vec<Given>> {
    let mut out: BTreeMap<MemberCode, Vec<Given>> = BTreeMap::new();
    let mut set_aside: Vec<Given> = Vec::new();
    let make_room = |lane: &mut Vec<Given>, sequence: u64| {
        let at = lane.iter().position(|given| given.note.sequence >= sequence).unwrap_or(lane.len());
        let gone = lane.split_off(at);
        assert!(gone.iter().all(|given| given.outcomes.is_none()), "what was acknowledged was made anew");
        gone
    };
    for entry in entries {
        match entry {
            Entry::Disclosed { note, .. } => {
                let digest = note_digest(note);
                let note = Note::read(note).expect(CHECKED);
                let lane = out.entry(note.to.0).or_default();
                set_aside.extend(make_room(lane, note.sequence));
                lane.push(Given { note, digest, outcomes: None });
            }
            Entry::Acknowledged { acknowledgement, .. } => {
                let ack = Acknowledgement::read(acknowledgement).expect(CHECKED);
                let lane = out.get_mut(&ack.from.0).expect(CHECKED);
                if let Some(old) = set_aside.iter().position(|given| given.note.id == ack.delivery) {
                    let old = set_aside.remove(old);
                    set_aside.extend(make_room(lane, old.note.sequence));
                    lane.push(old);
                }
                let given = lane.iter_mut().find(|given| given.note.id == ack.delivery).expect(CHECKED);
                given.outcomes = Some(ack.items);
            }
            _ => {}
        }
    }
    out
}

/// The notes that a node took in from each member, in order.
pub fn taken(entries: &[Entry]) -> BTreeMap<MemberCode, Vec<(Note, Digest32)>> {
    let mut out: BTreeMap<MemberCode, Vec<(Note, Digest32)>> = BTreeMap::new();
    for entry in entries {
        if let Entry::Receipt { note, .. } = entry {
            let digest = note_digest(note);
            let note = Note::read(note).expect(CHECKED);
            out.entry(note.from.0).or_default().push((note, digest));
        }
    }
    out
}

/// The digests of the reports of other members in a ledger.
pub fn held(entries: &[Entry]) -> BTreeSet<Digest32> {
    let digest = |entry: &Entry| match entry {
        Entry::Received { sealed, .. } => Some(item_digest(sealed)),
        Entry::Agreement { signed, .. } => Some(item_digest(signed)),
        Entry::Card { card, .. } => Some(item_digest(card)),
        _ => None,
    };
    entries.iter().filter_map(digest).collect()
}

/// The ids of the reports of other members in a ledger, as often as they stand there.
pub fn report_ids(entries: &[Entry]) -> Vec<ReportId> {
    received(entries).iter().map(|sealed| sealed.report().header().id).collect()
}
