//! The description of the interface as the page is typed by it: `web/openapi.json` is what the program writes.
//!
//! `UPDATE_DESCRIPTION=1 cargo test -p tansiq-api description` writes it anew; `npm run shapes` in `web/` then types the
//! page by it.

use crate::world::{Content, world};
use serde_json::Value;
use std::collections::BTreeMap;

/// One line for each thing, so that a change of the interface reads as one; by name, since in which order an object keeps
/// its names depends on what else is built.
fn written(description: &Value) -> String {
    format!("{}\n", serde_json::to_string_pretty(&by_name(description)).unwrap())
}

fn by_name(value: &Value) -> Value {
    match value {
        Value::Object(parts) => {
            let parts: BTreeMap<_, _> =
                parts.iter().map(|(name, part)| (name.clone(), by_name(part))).collect();
            Value::Object(parts.into_iter().collect())
        }
        Value::Array(parts) => parts.iter().map(by_name).collect(),
        other => other.clone(),
    }
}

#[tokio::test]
async fn the_description_is_the_one_that_the_page_is_typed_by() {
    let world = world().await;
    let description = written(&world.ask(None, "GET", "/openapi.json", Content::None).await.body);
    let null = description.lines().position(|line| line.trim() == "\"null\"" || line.ends_with(": \"null\""));
    assert_eq!(null, None, "what is not there is left out");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/openapi.json");
    if std::env::var_os("UPDATE_DESCRIPTION").is_some() {
        std::fs::write(path, &description).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    let differs = description.lines().zip(known.lines()).position(|(a, b)| a != b);
    let at = differs.unwrap_or_else(|| description.lines().count().min(known.lines().count()));
    assert!(
        description == known,
        "line {} of {path} says\n  {:?}\nand the program writes\n  {:?}\n\
         If that is meant: UPDATE_DESCRIPTION=1 cargo test -p tansiq-api description",
        at + 1,
        known.lines().nth(at),
        description.lines().nth(at),
    );
}
