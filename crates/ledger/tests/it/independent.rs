//! A program of another language, with nothing of ours in it, reads what a ledger publishes: `tests/tlog_verify.py`.

use crate::place::{ORIGIN, open, settings};
use bytes::Bytes;
use ed25519_dalek::{Signer as _, SigningKey};
use futures::executor::block_on;
use std::path::{Path, PathBuf};
use std::process::Command;
use tansiq_ledger::sqlite::SqliteReader;
use tansiq_ledger::{CosignerKey, Error, Ledger, Position, SignedNote, VerifierKey, tiles};

/// Whether the program can run here; says so where it cannot.
fn can_run() -> bool {
    let ready = Command::new("python3").args(["-c", "import cryptography"]).output();
    let ready = ready.is_ok_and(|output| output.status.success());
    if !ready {
        println!("skipped: no python3 with the package cryptography (Debian: python3-cryptography)");
    }
    ready
}

struct Published {
    folder: tempfile::TempDir,
    log: String,
    witness: String,
    entry: String,
}

fn append(ledger: &Ledger, entries: std::ops::Range<u64>) {
    ledger.append_all_blocking(entries.map(|n| Bytes::from(format!("EXERCISE {n}"))).collect()).unwrap();
}

/// A ledger of 700 entries, the first 300 of them under a checkpoint of their own, with a witness.
fn published() -> Published {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("ledger");
    let ledger = open(&place);
    append(&ledger, 0..300);
    let before = block_on(ledger.checkpoint()).unwrap();
    std::fs::write(folder.path().join("before"), before.note().to_string()).unwrap();
    append(&ledger, 300..700);
    let newest = block_on(ledger.checkpoint()).unwrap();
    let key = SigningKey::from_bytes(&[3; 32]);
    let witness = CosignerKey::new("exercise.example/witness", key.verifying_key()).unwrap();
    let mut note: SignedNote = newest.note().clone();
    note.add(witness.cosign(&note, 1_800_000_000, |message| key.sign(message).to_bytes())).unwrap();
    block_on(ledger.keep_signatures(note)).unwrap();
    let tiles = folder.path().join("tiles");
    let put = |path: &str, bytes: &[u8]| -> Result<(), Error> {
        let file = tiles.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
        Ok(())
    };
    // Beside the writer, as an auditor's export runs.
    tiles::publish(&mut SqliteReader::open(&place).unwrap(), put).unwrap();
    let entry = hex::encode(ledger.commitment(Position(299)).unwrap().0);
    let log = VerifierKey::new(ORIGIN, settings().signing_key.verifying_key()).unwrap().to_string();
    Published { folder, log, witness: witness.to_string(), entry }
}

impl Published {
    fn tiles(&self) -> PathBuf {
        self.folder.path().join("tiles")
    }

    /// What the program says, and whether everything holds.
    fn verified(&self, entry: &str) -> (bool, String) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tlog_verify.py");
        let output = Command::new("python3")
            .arg(script)
            .arg(self.tiles())
            .args(["--log", &self.log, "--witness", &self.witness, "--entry", "299", entry, "--since"])
            .arg(self.folder.path().join("before"))
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    }

    /// The program must refuse what `change` makes of a file, for this reason. The file is put back.
    fn refuses(&self, file: &str, why: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.tiles().join(file);
        let good = std::fs::read(&path).unwrap();
        let mut bad = good.clone();
        change(&mut bad);
        assert_ne!(good, bad);
        std::fs::write(&path, &bad).unwrap();
        let (holds, said) = self.verified(&self.entry);
        assert!(!holds && said.contains(why), "{file}: {said}");
        std::fs::write(&path, good).unwrap();
    }
}

#[test]
fn a_python_program_verifies_the_published_tiles_and_refuses_tampered_ones() {
    if !can_run() {
        return;
    }
    let published = published();
    let (holds, said) = published.verified(&published.entry);
    assert!(holds, "{said}");
    for line in
        ["700 entries", "continues the tree of 300", "cosigned by exercise.example/witness at 1800000000"]
    {
        assert!(said.contains(line), "{said}");
    }
    let (holds, said) = published.verified(&"00".repeat(32));
    assert!(!holds && said.contains("entry 299 is not in the tree"), "{said}");

    published.refuses("tile/0/001", "entry bundle 1", |tile| tile[40] ^= 1);
    published.refuses("tile/entries/000", "entry bundle 0", |bundle| bundle[40] ^= 1);
    published.refuses("tile/1/000.p/2", "level 1 does not follow", |tile| tile[40] ^= 1);
    published.refuses("tile/0/002.p/188", "refused", |tile| tile.truncate(32));
    let in_line = |note: &mut Vec<u8>, name: &str| {
        let text = String::from_utf8(note.clone()).unwrap();
        let at = text.find(&format!("\u{2014} {name}")).unwrap() + "\u{2014} ".len() + name.len() + 40;
        note[at] = if note[at] == b'A' { b'B' } else { b'A' };
    };
    published.refuses("checkpoint", "signature by exercise.example/ledger does not verify", |note| {
        in_line(note, "exercise.example/ledger");
    });
    published.refuses("checkpoint", "signature by exercise.example/witness does not verify", |note| {
        in_line(note, "exercise.example/witness");
    });
    published.refuses("checkpoint", "does not verify", |note| {
        let text = String::from_utf8(note.clone()).unwrap().replacen("\n700\n", "\n701\n", 1);
        *note = text.into_bytes();
    });
    assert!(published.verified(&published.entry).0, "everything was put back");
}
