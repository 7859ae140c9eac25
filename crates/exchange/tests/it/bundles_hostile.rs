//! Bundles that are not what they should be: each is refused with its word, counted, and leaves nothing behind.

use crate::federation::Federation;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{Deserializable as _, Kem, OpModeS, Serializable as _, single_shot_seal_with_rng};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use tansiq_exchange::{BundleError, Which, delivery_bytes};
use tansiq_report::bundle::{
    BUNDLE_MAGIC, BundleKey, MAX_BUNDLE_BYTES, Manifest, Part, PartKind, Run, part_digest, to_frames,
};
use tansiq_report::{
    Acknowledgement, Card, Delivery, DeliveryId, Digest32, Entry, Envelope, MemberKey, Moment, Note,
    Precedence, PrincipalId, Text,
};
use tansiq_testkit::{BORDER, Claim, bundle_secret, card, code, key};

/// Seals frames as the format says, apart from the program's own sealing.
fn sealed(frames: &[u8], to: &BundleKey) -> Vec<u8> {
    let key = <XWing as Kem>::PublicKey::from_bytes(to.bytes()).unwrap();
    let (encapped, sealed) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        &key,
        b"tansiq/bundle/v1",
        frames,
        to.digest().bytes(),
        &mut StdRng::from_seed([7; 32]),
    )
    .unwrap();
    [BUNDLE_MAGIC, to.digest().bytes(), &encapped.to_bytes(), &sealed].concat()
}

fn for_amman(manifest: &Envelope, parts: &[Vec<u8>]) -> Vec<u8> {
    sealed(&to_frames(manifest, parts), bundle_secret(code("AMM")).public())
}

/// A first delivery of Baghdad, without an item.
fn delivery(from: &str) -> Vec<u8> {
    let note = Note {
        id: DeliveryId::from_random([7; 16]),
        from: Text(code(from)),
        to: Text(code("AMM")),
        sequence: 1,
        previous: None,
        sent: tansiq_testkit::now(),
        items: vec![],
    };
    delivery_bytes(&Delivery { note: note.sign(&key(code(from))), items: vec![] })
}

fn manifest(kind: PartKind, parts: &[Vec<u8>]) -> Manifest {
    let named = |bytes: &Vec<u8>| Part { kind, digest: part_digest(bytes) };
    Manifest {
        from: Text(code("BGD")),
        to: Text(code("AMM")),
        made: tansiq_testkit::now(),
        deliveries: (kind == PartKind::Delivery).then_some(Run { first: 1, last: parts.len() as u64 }),
        unacknowledged: 1,
        asks: None,
        parts: parts.iter().map(named).collect(),
    }
}

async fn federation(seed: u64) -> Federation {
    Federation::among(&["BGD", "AMM"], seed, &[BORDER]).await
}

/// Amman refuses a file with a word, counts it, and stores nothing.
async fn refuses(f: &Federation, file: &[u8], expected: &'static str) {
    let amman = f.node("AMM");
    let before = (amman.entries(), amman.lanes().dump().unwrap());
    let counted = || {
        let status = amman.exchange().status().unwrap();
        let of_members = status.iter().filter_map(|lane| lane.refusals.get(expected)).sum::<u64>();
        of_members + amman.exchange().refused_bundles().get(expected).copied().unwrap_or(0)
    };
    let many = counted();
    let refusal = amman.read_bundle(file).await.map(drop).unwrap_err();
    assert_eq!(refusal.code(), expected, "{refusal}");
    assert_eq!(counted(), many + 1, "{expected}");
    assert_eq!((amman.entries(), amman.lanes().dump().unwrap()), before, "{expected}");
}

#[tokio::test]
async fn a_file_that_is_no_whole_bundle_for_this_member_is_refused() {
    let f = federation(71).await;
    let parts = vec![delivery("BGD")];
    let good = manifest(PartKind::Delivery, &parts);
    let file = for_amman(&good.sign(&key(code("BGD"))), &parts);
    for at in [0, 40, 100, 1_000, 1_200, file.len() - 1] {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let expected = match at {
            0 => "no-bundle",
            40 => "bundle-other-key",
            _ => "bundle-changed",
        };
        refuses(&f, &changed, expected).await;
        refuses(&f, &file[..at], if at == 0 { "no-bundle" } else { "bundle-changed" }).await;
    }
    let later = [b"tansiq/bundle/v2\n", &file[BUNDLE_MAGIC.len()..]].concat();
    refuses(&f, &later, "bundle-version").await;
    refuses(&f, &vec![0; MAX_BUNDLE_BYTES + 1], "bundle-too-large").await;
    let baghdad = bundle_secret(code("BGD"));
    let frames = to_frames(&good.sign(&key(code("BGD"))), &parts);
    refuses(&f, &sealed(&frames, baghdad.public()), "bundle-other-key").await;
    // Nothing was wrong with it but that.
    assert_eq!(f.node("AMM").read_bundle(&file).await.unwrap().deliveries.len(), 1);
}

#[tokio::test]
async fn a_bundle_of_somebody_else_is_refused() {
    let f = federation(72).await;
    let parts = vec![delivery("BGD")];
    let good = manifest(PartKind::Delivery, &parts);
    let signed = |manifest: &Manifest, key: &MemberKey| for_amman(&manifest.sign(key), &parts);
    let baghdad = key(code("BGD"));
    refuses(&f, &signed(&good, &key(code("EBL"))), "bundle-signature").await;
    let to_erbil = Manifest { to: Text(code("EBL")), ..good.clone() };
    refuses(&f, &signed(&to_erbil, &baghdad), "bundle-not-for-us").await;
    let of_ours = Manifest { from: Text(code("AMM")), ..good.clone() };
    refuses(&f, &signed(&of_ours, &key(code("AMM"))), "bundle-not-active").await;
    let of_a_stranger = Manifest { from: Text(code("CAI")), ..good.clone() };
    refuses(&f, &signed(&of_a_stranger, &key(code("CAI"))), "bundle-not-active").await;
    let ahead = Manifest { made: good.made.plus_millis(3_600_000), ..good.clone() };
    refuses(&f, &signed(&ahead, &baghdad), "bundle-future-dated").await;
    let old = Manifest { made: "2025-01-01T00:00:00.000Z".parse().unwrap(), ..good.clone() };
    refuses(&f, &signed(&old, &baghdad), "bundle-signature").await;
    let retyped = Envelope { payload_type: "text/plain".into(), ..good.sign(&baghdad) };
    refuses(&f, &for_amman(&retyped, &parts), "bundle-signature").await;

    let (at, by) = (tansiq_testkit::now(), PrincipalId::from_random([1; 16]));
    let standing =
        Entry::Standing { at, by, member: Text(code("BGD")), active: false, reason: "EXERCISE".into() };
    assert!(f.node("AMM").append(&standing).await);
    refuses(&f, &signed(&good, &baghdad), "bundle-not-active").await;
}

#[tokio::test]
async fn parts_that_are_not_the_manifests_are_refused() {
    let f = federation(73).await;
    let parts = vec![delivery("BGD")];
    let (good, baghdad) = (manifest(PartKind::Delivery, &parts), key(code("BGD")));
    let with = |parts: &[Vec<u8>]| for_amman(&good.sign(&baghdad), parts);
    refuses(&f, &with(&[]), "bundle-parts").await;
    refuses(&f, &with(&[parts[0].clone(), parts[0].clone()]), "bundle-parts").await;
    refuses(&f, &with(&[delivery("AMM")]), "bundle-parts").await;
    let miscounted = Manifest { deliveries: Some(Run { first: 1, last: 9 }), ..good.clone() };
    refuses(&f, &for_amman(&miscounted.sign(&baghdad), &parts), "bundle-parts").await;
    let spelled = baghdad.seal(tansiq_report::bundle::BUNDLE_TYPE, b"{ }".to_vec());
    refuses(&f, &for_amman(&spelled, &parts), "bundle-spelling").await;
    refuses(&f, &sealed(b"\0\0\xff\xff", bundle_secret(code("AMM")).public()), "bundle-parts").await;
}

/// A bundle of a member may hold what is no delivery of its own: it is judged as over a line.
#[tokio::test]
async fn what_is_in_a_bundle_is_judged_as_over_a_line() {
    let f = federation(74).await;
    let amman = f.node("AMM");
    for (bytes, expected) in [(delivery("EBL"), "not-the-giver"), (b"{}".to_vec(), "malformed")] {
        let parts = vec![bytes];
        let file = for_amman(&manifest(PartKind::Delivery, &parts).sign(&key(code("BGD"))), &parts);
        let read = amman.read_bundle(&file).await.unwrap();
        assert_eq!(read.refused.map(|(at, refusal)| (at, refusal.code())), Some((1, expected)));
        let status = amman.exchange().status().unwrap();
        assert_eq!(status[0].refusals[expected], 1);
    }
    let ack = |delivery, key: &MemberKey| {
        let ack = Acknowledgement {
            delivery,
            note: Digest32::of("EXERCISE", b""),
            from: Text(code("BGD")),
            to: Text(code("AMM")),
            received: tansiq_testkit::now(),
            items: vec![],
        };
        ack.sign(key).to_json()
    };
    amman
        .submit(Precedence::Routine, &[Claim { territory: "JO", ..Claim::plain("EXERCISE") }])
        .await
        .unwrap();
    amman.write_bundle(code("BGD"), Which::Waiting).await.unwrap();
    let given = |entry: &Entry| match entry {
        Entry::Disclosed { note, .. } => Some(Note::read(note).unwrap().id),
        _ => None,
    };
    let ours = amman.entries().iter().find_map(given).unwrap();
    let unknown = DeliveryId::from_random([9; 16]);
    let parts = vec![
        ack(unknown, &key(code("BGD"))),
        ack(ours, &key(code("BGD"))),
        ack(ours, &key(code("EBL"))),
        b"[]".to_vec(),
    ];
    let signed = manifest(PartKind::Acknowledgement, &parts).sign(&key(code("BGD")));
    let read = amman.read_bundle(&for_amman(&signed, &parts)).await.unwrap();
    assert_eq!(read.acknowledgements.taken, 0);
    let (another, none) = ("acknowledgement-of-another", "acknowledgement");
    assert_eq!(read.acknowledgements.refused, [another, another, none, none]);
    let status = amman.exchange().status().unwrap();
    assert_eq!((status[0].outstanding > 0, status[0].refusals[another]), (true, 2));
}

#[tokio::test]
async fn nothing_is_written_for_a_member_without_a_key() {
    let f = federation(75).await;
    let refused = f.node("AMM").write_bundle(code("CAI"), Which::Waiting).await.map(drop).unwrap_err();
    assert!(matches!(refused, BundleError::NotActive(_)), "{refused}");

    // A card of before there were bundles, and one whose key is none.
    let long_before: Moment = "2026-01-01T00:00:00.000Z".parse().unwrap();
    for (sequence, bundles) in [(2, None), (3, Some(BundleKey::from_bytes([0xff; 1216])))] {
        let text = tansiq_report::CardText {
            sequence,
            bundles,
            issued: long_before,
            ..card(code("AMM")).text().clone()
        };
        let old = Card::sign(text, &key(code("AMM"))).unwrap();
        assert!(f.node("BGD").accept_card(&old).await);
        let before = f.node("BGD").entries().len();
        let refused = f.node("BGD").write_bundle(code("AMM"), Which::Waiting).await.map(drop).unwrap_err();
        assert_eq!(refused.code(), "no-bundle-key");
        let written = |entry: &Entry| matches!(entry, Entry::BundleWritten { .. });
        assert!(!f.node("BGD").entries()[before..].iter().any(written));
    }
}
