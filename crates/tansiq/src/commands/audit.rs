//! `tansiq ledger audit`: whether several people saw one history of a ledger. It reads files, and asks nobody.

use super::{Session, read_file};
use crate::cli::{Cli, Ledger};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, say_json, text, time};
use anyhow::{Context as _, bail};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::Path;
use tansiq_ledger::audit::{Kept, Tree, Trusted, Verdict, compare};
use tansiq_ledger::sqlite::SqliteReader;
use tansiq_ledger::store::Reader as _;
use tansiq_ledger::{Checkpoint, Hash, SignedNote, TreeSize, note, tile, tiles};

/// Where the leaves of the audited tree are.
enum Source<'a> {
    /// The ledger of this node.
    Ledger(Directory),
    /// A folder that `tansiq ledger tiles` wrote.
    Tiles(&'a Path),
}

pub(super) async fn run(cli: &Cli, command: &Ledger) -> Outcome {
    let Ledger::Audit { against, tiles, of, log_key, witness_key } = command else { return Ok(()) };
    let mut trusted = if log_key.is_empty() { known(cli, of.as_deref()).await? } else { Trusted::default() };
    for key in log_key {
        trusted.log.push(key.parse().map_err(|e| Failure::Usage(format!("--log-key: {e}")))?);
    }
    for key in witness_key {
        trusted.witnesses.push(key.parse().map_err(|e| Failure::Usage(format!("--witness-key: {e}")))?);
    }
    let source = match (tiles, of, log_key.is_empty()) {
        (Some(folder), ..) => Some(Source::Tiles(folder)),
        (None, None, true) => Some(Source::Ledger(Directory::open(&cli.node)?)),
        _ => None,
    };
    let read = |path: &std::path::PathBuf| {
        let name = path.display().to_string();
        let bytes = read_file(path, note::MAX_NOTE_BYTES as u64)?;
        trusted.read(&name, &bytes).map_err(|wrong| Failure::No(format!("{name}: {wrong}")))
    };
    let mut kept = against.iter().map(read).collect::<Result<Vec<Kept>, Failure>>()?;
    let own = source.as_ref().map(Source::checkpoint).transpose()?;
    if let Some((name, bytes)) = &own {
        kept.push(trusted.read(name, bytes).map_err(|wrong| Failure::No(format!("{name}: {wrong}")))?);
    }
    let tree = source.as_ref().map(|source| source.tree(&kept)).transpose()?;
    let verdict = compare(&kept, tree.as_ref());
    if cli.json {
        say_json(&as_json(&trusted, &kept, &verdict));
    } else {
        kept.iter().for_each(|kept| say(line(kept)));
    }
    let own = own.map(|(name, _)| name);
    told(&trusted, &kept, &verdict, tree.map(|tree| tree.size()), own.as_deref(), cli.json)
}

/// The keys that this node knows.
async fn known(cli: &Cli, of: Option<&str>) -> Result<Trusted, Failure> {
    let session = Session::open(cli, "oversight").await?;
    let answer = session.client.get("/ledger/witnesses").await?;
    let members = list(&answer, "members");
    let log = match of {
        None => {
            let own = session.client.get("/ledger/checkpoint").await?;
            text(&own, "verifier_key").to_owned()
        }
        Some(of) => {
            let known = members.iter().find(|one| text(one, "member") == of);
            let key = known.map_or("", |known| text(known, "log_key")).to_owned();
            if key.is_empty() {
                return Err(Failure::No(format!(
                    "expected a member whose card names the key of its ledger; found \"{of}\". --log-key gives it"
                )));
            }
            key
        }
    };
    let keys = members.iter().flat_map(|one| list(one, "witness_keys")).filter_map(Value::as_str);
    let keys = keys.chain([text(&answer, "witness_key")]);
    // The node wrote them, so they can be read.
    Ok(Trusted { log: log.parse().into_iter().collect(), witnesses: keys.flat_map(str::parse).collect() })
}

impl Source<'_> {
    /// The newest checkpoint of the tree itself, and where it is.
    fn checkpoint(&self) -> anyhow::Result<(String, Vec<u8>)> {
        match self {
            Source::Ledger(directory) => {
                let mut reader = SqliteReader::open(&directory.ledger()).context("cannot read the ledger")?;
                let newest = reader.latest_checkpoint().context("cannot read the ledger")?;
                let newest =
                    newest.context("the ledger has no checkpoint yet: `tansiq ledger checkpoint`")?;
                Ok(("this ledger".into(), newest.note))
            }
            Source::Tiles(folder) => {
                let file = folder.join("checkpoint");
                let bytes =
                    std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                Ok((file.display().to_string(), bytes))
            }
        }
    }

    /// The tree over every leaf, with the roots at the sizes of these checkpoints.
    fn tree(&self, kept: &[Kept]) -> anyhow::Result<Tree> {
        let mut tree = Tree::for_sizes(kept.iter().map(|kept| kept.signed.checkpoint().size));
        match self {
            Source::Ledger(directory) => {
                let mut reader = SqliteReader::open(&directory.ledger()).context("cannot read the ledger")?;
                tiles::leaves(&mut reader, |leaf| tree.push(leaf)).context("cannot read the ledger")?;
            }
            Source::Tiles(folder) => {
                let (name, bytes) = self.checkpoint()?;
                let note = SignedNote::parse(&bytes).with_context(|| name.clone())?;
                let size = Checkpoint::parse(note.text()).context(name)?.size;
                leaves(folder, size, |leaf| tree.push(leaf))?;
            }
        }
        Ok(tree)
    }
}

/// The leaf hashes in a folder of tiles.
fn leaves(folder: &Path, size: TreeSize, mut each: impl FnMut(Hash)) -> anyhow::Result<()> {
    for (level, index, width) in tile::of_tree(size).take_while(|(level, ..)| *level == 0) {
        let file = folder.join(tile::tile_path(level, index, width));
        let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if bytes.len() != usize::from(width) * tansiq_ledger::HASH_BYTES {
            bail!("expected {width} hashes in {}; found {} bytes", file.display(), bytes.len());
        }
        bytes.chunks_exact(tansiq_ledger::HASH_BYTES).filter_map(Hash::from_slice).for_each(&mut each);
    }
    Ok(())
}

/// Who cosigned a checkpoint, and when.
fn cosigned(kept: &Kept) -> Vec<(&str, String)> {
    let moment = |seconds: u64| {
        let seconds = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        seconds.map_or_else(|| "a time that no calendar has".into(), |at| at.to_string())
    };
    kept.cosigned.iter().map(|(name, seconds)| (&**name, moment(*seconds))).collect()
}

fn line(kept: &Kept) -> String {
    let by: Vec<_> = cosigned(kept).iter().map(|(name, at)| format!("{name} since {}", time(at))).collect();
    let by = if by.is_empty() { "nobody whose key is known here".into() } else { by.join(", ") };
    format!("{}: {} entries, cosigned by {by}", kept.from, kept.signed.checkpoint().size)
}

fn note_of(kept: &Kept) -> String {
    format!("{}:\n{}", kept.from, kept.signed.note().to_string().trim_end())
}

/// Says what was found, in plain words.
fn told(
    trusted: &Trusted,
    kept: &[Kept],
    verdict: &Verdict,
    tree: Option<TreeSize>,
    own: Option<&str>,
    quiet: bool,
) -> Outcome {
    let log = trusted.origin();
    let why = match verdict {
        Verdict::Same => {
            if !quiet {
                say(format!("{log}: all {} checkpoints are of one history", kept.len()));
            }
            return Ok(());
        }
        Verdict::TwoRoots { one, other } => format!(
            "{log} showed two histories. It signed two different trees of {} entries, and these two notes prove it to \
             anybody who knows its key:\n\n{}\n\n{}",
            one.signed.checkpoint().size,
            note_of(one),
            note_of(other)
        ),
        Verdict::NotInTree { kept: off, root, .. } if own == Some(&*off.from) => format!(
            "the hashes are not those of their own checkpoint: it states another root than {root} for {} entries. They \
             were damaged or changed; nothing can be said with them\n\n{}",
            off.signed.checkpoint().size,
            note_of(off)
        ),
        Verdict::NotInTree { kept: off, root, tree } => {
            let (size, own) =
                (off.signed.checkpoint().size, kept.iter().find(|kept| Some(&*kept.from) == own));
            format!(
                "{log} showed two histories. It signed a checkpoint of {size} entries, and the first {size} of the {tree} \
                 entries that it shows here have another root, {root}. Whoever has the hashes computes it; they are those \
                 of its other checkpoint:\n\n{}\n\n{}",
                note_of(off),
                own.map(note_of).unwrap_or_default()
            )
        }
        Verdict::Open { kept: open } => {
            let size = open.signed.checkpoint().size;
            let lacks = match tree {
                None => {
                    "checkpoints of different sizes are compared through the hashes between them: --tiles DIR"
                        .into()
                }
                Some(tree) => {
                    format!("the hashes end at {tree} entries: the ledger was cut, or they are older")
                }
            };
            format!(
                "nothing contradicts, and it is not shown that {} ({size} entries) is of the same history; {lacks}",
                open.from
            )
        }
    };
    Err(Failure::No(why))
}

fn as_json(trusted: &Trusted, kept: &[Kept], verdict: &Verdict) -> Value {
    let word = match verdict {
        Verdict::Same => "same",
        Verdict::TwoRoots { .. } => "two-roots",
        Verdict::NotInTree { .. } => "not-in-tree",
        Verdict::Open { .. } => "open",
    };
    let one = |kept: &Kept| {
        let by: Vec<_> =
            cosigned(kept).into_iter().map(|(name, at)| json!({"name": name, "at": at})).collect();
        let facts = kept.signed.checkpoint();
        json!({"from": kept.from, "size": facts.size.0, "root": facts.root.to_string(), "cosigned": by})
    };
    json!({"origin": trusted.origin(), "verdict": word, "checkpoints": kept.iter().map(one).collect::<Vec<_>>()})
}
