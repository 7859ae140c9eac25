//! Any bytes as what is sealed in a bundle, and as what a member signed as its manifest: refused, or everything that a
//! bundle promises holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tansiq_report::bundle::{
    BUNDLE_TYPE, BadBundle, Frames, MAX_PARTS, Manifest, PartKind, part_digest, to_frames,
};
use tansiq_report::{MemberKey, from_canonical, to_canonical};

fuzz_target!(|bytes: &[u8]| {
    let key = MemberKey::from_seed(&[1; 32]);
    let known = |id| (id == key.id()).then(|| key.public());
    if let Ok(frames) = Frames::read(bytes) {
        assert!(frames.parts.len() <= MAX_PARTS);
        let parts: Vec<Vec<u8>> = frames.parts.iter().map(|part| part.to_vec()).collect();
        let again = to_frames(&frames.manifest, &parts);
        assert_eq!(Frames::read(&again).as_ref(), Ok(&frames));
        if let Ok(manifest) = frames.open(known) {
            assert!(manifest.parts.iter().zip(&parts).all(|(named, part)| named.digest == part_digest(part)));
            assert_eq!(manifest.parts.len(), parts.len());
        }
    }
    // A member may sign anything.
    let signed = key.seal(BUNDLE_TYPE, bytes.to_vec());
    let Ok(manifest) = Manifest::read(&signed) else { return };
    assert_eq!(to_canonical(&manifest), bytes);
    assert_eq!(from_canonical::<Manifest>(bytes, "a manifest"), Ok(manifest.clone()));
    let deliveries = manifest.parts.iter().filter(|part| part.kind == PartKind::Delivery).count();
    match manifest.deliveries {
        Some(run) => assert_eq!((run.first >= 1, run.last - run.first + 1), (true, deliveries as u64)),
        None => assert_eq!(deliveries, 0),
    }
    let empty = to_frames(&signed, &[]);
    let opened = Frames::read(&empty).and_then(|frames| frames.open(known));
    match manifest.parts.len() {
        0 => assert_eq!(opened, Ok(manifest)),
        expected => assert_eq!(opened, Err(BadBundle::Parts { expected, at: 0 })),
    }
});
