//! `tansiq map`: what is where, as far as it is released to whoever asks.

use super::{Session, query};
use crate::cli::{Map, MapShow};
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text};
use serde_json::Value;

pub(super) async fn run(session: &Session, command: &Map) -> Outcome {
    match command {
        Map::Show(asked) => show(session, asked).await,
    }
}

async fn show(session: &Session, asked: &MapShow) -> Outcome {
    let mut path = format!("/placed?limit={}&purpose={}", asked.limit, query(&asked.purpose));
    let single = [("from", &asked.from), ("to", &asked.to), ("report", &asked.report)];
    let area = ["west", "south", "east", "north"].into_iter().zip(asked.within.iter().flatten());
    let single = single.iter().filter_map(|(name, value)| Some((*name, value.as_ref()?)));
    for (name, value) in single.chain(area) {
        path.push_str(&format!("&{name}={}", query(value)));
    }
    let answer = session.client.get(&path).await?;
    session.print(&answer, |answer| say(placed(answer)));
    if list(&answer, "placed").is_empty() {
        return Err(Failure::No(format!("nothing is on the map there for {}", asked.purpose)));
    }
    Ok(())
}

fn placed(answer: &Value) -> String {
    let mut rows =
        vec![["DAY", "WHAT", "NAME", "LATITUDE", "LONGITUDE", "FROM", "SUBJECT"].map(String::from).to_vec()];
    for one in list(answer, "placed") {
        let what = match text(one, "sort") {
            "" => text(one, "kind").to_owned(),
            sort => format!("{} ({sort})", text(one, "kind")),
        };
        rows.push(vec![
            text(one, "day").into(),
            what,
            text(one, "caption").into(),
            one["latitude"].to_string(),
            one["longitude"].to_string(),
            text(one, "originator").into(),
            text(one, "subject").into(),
        ]);
    }
    if rows.len() == 1 {
        return String::new();
    }
    let more = if answer["more"] == true {
        "\n\nand more: --limit N shows N, --from and --within ask for less"
    } else {
        ""
    };
    format!("{}\n\n{}{more}", text(answer, "banner"), table(&rows))
}
