//! `tansiq agreement prove` and `diff`: questions to agreements that need no node.

use super::draft_file::{Unread, parse};
use super::{Session, read_file};
use crate::cli::{Claim, Cli, Lang, Prove};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, say_json, text};
use crate::sources::MachineClock;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tansiq_agreement::{
    Agreement, Agreements, MAX_AGREEMENT_BYTES, Properties, Prover, Question, Reach, Receivers,
};
use tansiq_api::proof::{Asking, DifferenceShape, prove as answer};
use tansiq_exchange::Clock as _;
use tansiq_label::{Finite, MemberCode, Set};
use tansiq_report::{KeyId, Keys, Moment, PublicKey};

/// Asks the node of the directory, or with `--with`, or without a node, the files alone.
pub(super) async fn prove(cli: &Cli, asked: &Prove) -> Outcome {
    let drafts = read_all(&asked.files)?;
    let found = match (&asked.with, Directory::open(&cli.node)) {
        (None, Ok(_)) => {
            let session = Session::open(cli, "legal-officer").await?;
            session.client.post_json("/agreements/prove", &request(&drafts, &asked.claim)?).await?
        }
        (with, _) => alone(with.as_deref(), drafts, &asked.claim)?,
    };
    if cli.json {
        say_json(&found);
    } else {
        list(&found, "proofs").iter().for_each(|proof| say_proof(proof, asked.lang));
    }
    let open = list(&found, "proofs").iter().filter(|proof| proof["answer"] != "proved").count();
    match open {
        0 => Ok(()),
        open => Err(Failure::No(format!("{open} of {} claims do not hold", list(&found, "proofs").len()))),
    }
}

/// Each file's agreement with its text. What is wrong with one is bad input.
pub(super) fn read_all(files: &[PathBuf]) -> Result<Vec<(Agreement, String)>, Failure> {
    let read = |file: &PathBuf| {
        parse(file).map_err(|unread| match unread {
            Unread::File(failure) => failure,
            mistakes => Failure::Usage(mistakes.into_failure(file).to_string()),
        })
    };
    files.iter().map(read).collect()
}

fn request(drafts: &[(Agreement, String)], claim: &Claim) -> Result<Value, Failure> {
    let drafts: Vec<_> = drafts.iter().map(|(_, text)| text).collect();
    let mut request = json!({ "drafts": drafts });
    if let Some(file) = &claim.properties {
        request["properties"] = properties(file)?.into();
    } else if claim.is_any() {
        request["reach"] =
            json!({ "categories": claim.category, "persons": claim.person, "to": claim.reach });
    }
    Ok(request)
}

fn properties(file: &Path) -> Result<String, Failure> {
    let bytes = read_file(file, MAX_AGREEMENT_BYTES as u64)?;
    let bad = |why: String| Failure::Usage(format!("{}: {why}", file.display()));
    Properties::parse(&bytes).map_err(|mistakes| bad(format!("these are no properties\n{mistakes}")))?;
    String::from_utf8(bytes).map_err(|_| bad("expected UTF-8; found other bytes".into()))
}

/// Over the drafts and the files of a folder alone.
fn alone(with: Option<&Path>, drafts: Vec<(Agreement, String)>, claim: &Claim) -> Result<Value, Failure> {
    let ids: Vec<_> = drafts.iter().map(|(draft, _)| draft.id().clone()).collect();
    let prover = as_signed(with, drafts)?;
    let asking = match &claim.properties {
        Some(file) => {
            let text = properties(file)?;
            let read = Properties::parse(text.as_bytes());
            Asking::Properties(read.map_err(|mistakes| Failure::Usage(mistakes.to_string()))?)
        }
        None if claim.is_any() => Asking::Questions(vec![Question::Never(reach(claim)?)]),
        None => Asking::Standard,
    };
    let found = answer(&prover, &ids, &asking, MachineClock.now().date());
    Ok(serde_json::to_value(found).unwrap_or_default())
}

/// The drafts and the files of a folder, as if every party had signed them all.
pub(super) fn as_signed(with: Option<&Path>, drafts: Vec<(Agreement, String)>) -> Result<Prover, Failure> {
    let others = match with {
        Some(folder) => read_all(&tomls(folder)?)?,
        None => Vec::new(),
    };
    let all = others.into_iter().chain(drafts).map(|(agreement, _)| Arc::new(agreement));
    Ok(Prover::new(&Agreements::compile([], &NoKeys), all))
}

fn tomls(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let cannot = |e: std::io::Error| Failure::Machine(format!("cannot read {}: {e}", folder.display()));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn reach(claim: &Claim) -> Result<Reach, Failure> {
    let code =
        |code: &String| code.parse::<MemberCode>().map_err(|e| Failure::Usage(format!("--reach: {e}")));
    let to = claim.reach.iter().map(code).collect::<Result<_, _>>()?;
    Ok(Reach {
        categories: words("--category", &claim.category)?,
        persons: words("--person", &claim.person)?,
        to: if claim.reach.is_empty() { Receivers::Anybody } else { Receivers::Members(to) },
        ..Reach::default()
    })
}

fn words<T: Finite>(option: &str, texts: &[String]) -> Result<Set<T>, Failure> {
    if texts.is_empty() {
        return Ok(Set::all());
    }
    let word =
        |text: &String| tansiq_label::parse(text).map_err(|e| Failure::Usage(format!("{option}: {e}")));
    texts.iter().map(word).collect()
}

/// Without a node no key is known; drafts need none.
struct NoKeys;

impl Keys for NoKeys {
    fn key(&self, _: MemberCode, _: KeyId, _: Moment) -> Option<PublicKey> {
        None
    }
}

/// A claim with what is said of it, and what shows that it does not hold.
pub(super) fn say_proof(proof: &Value, lang: Lang) {
    let property = match text(proof, "property") {
        "" => String::new(),
        id => format!("{id}: "),
    };
    say(format!("{:12} {property}{}", text(proof, "answer"), in_language(&proof["claim"], lang)));
    for example in list(proof, "examples") {
        say(format!("             - {}", in_language(example, lang)));
    }
}

pub(super) fn in_language(sentence: &Value, lang: Lang) -> &str {
    text(
        sentence,
        match lang {
            Lang::En => "en",
            Lang::Ar => "ar",
        },
    )
}

/// Needs no node: two texts say everything.
pub(super) fn diff(cli: &Cli, old: &Path, new: &Path, lang: Lang) -> Outcome {
    let texts = read_all(&[old.to_owned(), new.to_owned()])?;
    let [(old, _), (new, _)] = &texts[..] else { return Ok(()) };
    let found = serde_json::to_value(DifferenceShape::of(old, new)).unwrap_or_default();
    if cli.json {
        say_json(&found);
    } else {
        list(&found, "sentences").iter().for_each(|sentence| say(in_language(sentence, lang)));
    }
    Ok(())
}
