//! `tansiq init`, `tansiq serve` and `tansiq key`: a node is set up, runs, and gets a new key.

use crate::cli::{Init, Key};
use crate::desks::DeskConfig;
use crate::directory::{BUNDLE_KEY, Config, Directory, NEXT_BUNDLE_KEY, NEXT_MEMBER_KEY};
use crate::failure::{Failure, Outcome};
use crate::node;
use crate::output::{say, say_json};
use crate::sources::{MachineClock, secret};
use anyhow::Context;
use serde_json::json;
use std::path::Path;
use tansiq_agreement::Role;
use tansiq_exchange::{BundleSecret, Clock, Directory as _};
use tansiq_label::{Finite, Level, MemberCode};
use tansiq_report::bundle::BundleKey;
use tansiq_report::{
    BadCard, Card, CardKey, CardText, Digest32, Entry, MemberKey, Moment, Principal, PrincipalId, PublicKey,
    Text,
};

/// Sets up a node. What can be wrong is looked at before anything is written.
pub(super) async fn init(arguments: &Init, as_json: bool) -> Outcome {
    let member: MemberCode =
        arguments.member.parse().map_err(|e| Failure::Usage(format!("--member: {e}")))?;
    let address = arguments.address.clone().unwrap_or_else(|| format!("https://{}", arguments.exchange));
    let config = Config {
        member: Text(member),
        name: arguments.name.clone(),
        page: arguments.page,
        exchange: arguments.exchange,
        address,
        page_address: None,
        witnesses: None,
        nats: None,
        oidc: None,
        desk: DeskConfig::default(),
    };
    let (seed, ledger_seed, bundle_seed) = (secret(), secret(), secret());
    let key = MemberKey::from_seed(&seed);
    let (certificate, certificate_pem, key_pem) =
        tansiq_api::make_certificate(member).context("cannot make a certificate")?;
    let now = MachineClock.now();
    let ledger_key = MemberKey::from_seed(&ledger_seed).public();
    let bundles = BundleSecret::from_seed(&bundle_seed);
    let card = first_card(&config, &key, (certificate.digest, ledger_key, bundles.public()), now)?;

    let directory = Directory::create(&arguments.dir)?;
    directory.write_key("member.key", hex::encode(seed).as_bytes())?;
    directory.write_key("ledger.key", hex::encode(ledger_seed).as_bytes())?;
    directory.write_key(BUNDLE_KEY, hex::encode(bundle_seed).as_bytes())?;
    for name in ["master.key", "edition.key"] {
        directory.write_key(name, hex::encode(secret()).as_bytes())?;
    }
    directory.write_key("tls.crt", certificate_pem.as_bytes())?;
    directory.write_key("tls.key", key_pem.as_bytes())?;

    let mut entries = vec![Entry::Card { at: now, by: None, card: card.envelope().clone() }];
    for role in Role::ALL.iter().filter(|r| **r != Role::LiaisonOfficer) {
        let (principal, token) = first_principal(*role, member);
        directory.write_token(&principal.login, &token)?;
        entries.push(Entry::Principal { at: now, by: None, principal });
    }
    let ledger = node::open_ledger(&directory, member)?;
    let payloads = entries.iter().map(|e| e.to_bytes().into()).collect();
    ledger.append_all(payloads).await.context("cannot write the first entries")?;
    // Last, because a directory without it is not taken for a node.
    directory.write_config(&config)?;

    let place = arguments.dir.display();
    if as_json {
        say_json(
            &json!({ "directory": place.to_string(), "member": member.to_string(), "fingerprint": card.fingerprint() }),
        );
    } else {
        say(format!("{member} has a node in {place}"));
        say(format!("the fingerprint of its card: {}", card.fingerprint()));
        say(format!("next: tansiq serve {place}"));
    }
    Ok(())
}

fn first_card(
    config: &Config,
    key: &MemberKey,
    (tls, ledger, bundles): (Digest32, PublicKey, &BundleKey),
    now: Moment,
) -> Result<Card, Failure> {
    let text = CardText {
        member: config.member,
        name: config.name.clone(),
        address: config.address.clone(),
        keys: vec![CardKey { key: key.public(), from: now, until: None, revoked: None }],
        tls: vec![tls],
        ledger: Some(ledger),
        bundles: Some(bundles.clone()),
        sequence: 1,
        issued: now,
    };
    Card::sign(text, key).map_err(|e| Failure::Usage(e.to_string()))
}

/// One principal for each role, named after it, with a token and no password. A liaison officer acts for another
/// member, which is not known yet.
fn first_principal(role: Role, member: MemberCode) -> (Principal, String) {
    let (token, digest) = tansiq_api::new_token();
    let principal = Principal {
        id: PrincipalId::from_random(rand::random()),
        login: role.code().to_owned(),
        member: Text(member),
        role: role.code().to_owned(),
        clearance: Text(Level::Secret),
        password: None,
        tokens: vec![digest],
        passkeys: vec![],
        account: None,
        active: true,
    };
    (principal, token)
}

/// Runs a node until it is told to stop.
pub(super) async fn serve(root: &Path) -> Outcome {
    node::log_to_stderr();
    let directory = Directory::open(root)?;
    let opened = node::open(&directory)?;
    node::serve(opened).await?;
    Ok(())
}

pub(super) async fn key(directory: &Directory, command: &Key) -> Outcome {
    match command {
        Key::Rotate { revoke } => rotate(directory, *revoke).await,
        Key::Nats => {
            say(directory.nats_key_or_new()?.public());
            Ok(())
        }
    }
}

async fn rotate(directory: &Directory, revoke: bool) -> Outcome {
    if node::running(&directory.config()?, None).await.is_some() {
        return Err(Failure::No("the node runs: stop it, rotate the key, start it again".into()));
    }
    let opened = node::open(directory)?;
    let before =
        opened.directory.card(opened.directory.me()).context("the ledger holds no card of this member")?;
    let (old, seed, now) = (directory.member_key()?, secret(), MachineClock.now());
    let new = MemberKey::from_seed(&seed);
    let ledger = MemberKey::from_seed(&directory.read_secret("ledger.key")?).public();
    let before = before.text().clone();
    // Whoever stole the one key had the other before him. And a card of before there were bundles has none.
    let next = (revoke || before.bundles.is_none()).then(secret);
    let bundles = match &next {
        Some(seed) => Some(BundleSecret::from_seed(seed).public().clone()),
        None => before.bundles.clone(),
    };
    let text = CardText { ledger: Some(ledger), bundles, ..before };
    let cards = rotated(text, &old, &new, now, revoke).map_err(|e| Failure::No(e.to_string()))?;
    // The key before the card: whichever the crash leaves, the node finds a key that is on its newest card.
    directory.write_key(NEXT_MEMBER_KEY, hex::encode(seed).as_bytes())?;
    if let Some(seed) = &next {
        directory.write_key(NEXT_BUNDLE_KEY, hex::encode(seed).as_bytes())?;
    }
    let entry =
        |card: &Card| Entry::Card { at: now, by: None, card: card.envelope().clone() }.to_bytes().into();
    opened.ledger.append_all(cards.iter().map(entry).collect()).await.context("cannot write the new card")?;
    directory.take_next_member_key()?;
    if next.is_some() {
        directory.take_next_bundle_key()?;
    }
    let fingerprint = cards.last().map(Card::fingerprint).unwrap_or_default();
    say(format!(
        "{} signs from now on; the old key is {}",
        new.id(),
        if revoke { "revoked" } else { "kept for what it signed" }
    ));
    say(format!("the fingerprint of the new card: {fingerprint}"));
    say("the members learn of it when the node runs");
    if revoke {
        say(
            "what the old key signed counts nowhere now: sign the agreements again (tansiq agreement sign FILE)",
        );
        say("bundles that were sealed to the old card cannot be read any more: have them written again");
    }
    Ok(())
}

/// The cards after `text` that put `new` in the place of `old`: one signed by the old key, and to revoke the old key a second one
/// signed by the new key, since no card is signed by a key that it revokes.
fn rotated(
    mut text: CardText,
    old: &MemberKey,
    new: &MemberKey,
    now: Moment,
    revoke: bool,
) -> Result<Vec<Card>, BadCard> {
    text.sequence += 1;
    text.issued = now;
    // The old key signs this one card yet, and nothing after it.
    text.keys.iter_mut().filter(|k| k.key == old.public()).for_each(|k| k.until = Some(now.plus_millis(1)));
    text.keys.push(CardKey { key: new.public(), from: now, until: None, revoked: None });
    let mut cards = vec![Card::sign(text.clone(), old)?];
    if revoke {
        text.sequence += 1;
        text.keys.iter_mut().filter(|k| k.key == old.public()).for_each(|k| k.revoked = Some(now));
        cards.push(Card::sign(text, new)?);
    }
    Ok(cards)
}
