//! `tansiq control-point`: extracts from the node, and screening where there is no line.

use super::people::{collision_shield, question, verdict};
use super::{Session, read_file};
use crate::cli::{Cli, ControlPoint, PointScreen, PointSync};
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, say_json, table, text, time};
use crate::point::Point;
use crate::sources::{MachineClock, secret};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use std::path::Path;
use tansiq_api::client::Client;
use tansiq_api::limits::MAX_HANDED_IN;
use tansiq_exchange::Clock as _;
use tansiq_report::{Card, Envelope, MAX_CARD_BYTES};

pub(super) async fn run(cli: &Cli, command: &ControlPoint) -> Outcome {
    match command {
        ControlPoint::Init { dir, member_card } => init(dir, member_card),
        ControlPoint::Sync(arguments) => sync(cli, arguments).await,
        ControlPoint::Screen(arguments) => screen(cli, arguments),
        ControlPoint::List => known(cli).await,
    }
}

fn init(dir: &Path, member_card: &Path) -> Outcome {
    let bytes = read_file(member_card, 2 * MAX_CARD_BYTES as u64)?;
    let bad = |error: &dyn std::fmt::Display| Failure::No(format!("{}: {error}", member_card.display()));
    let envelope = Envelope::from_json(&bytes).map_err(|error| bad(&error))?;
    let card = Card::open(envelope.clone()).map_err(|error| bad(&error))?;
    let point = Point::create(dir, secret(), &envelope)?;
    say(format!("{} believes extracts of {} ({})", dir.display(), card.member(), card.text().name));
    say(format!("fingerprint: {}", card.fingerprint()));
    say("compare it with the node's before anybody is screened");
    say(format!("public key: {}", point.public()));
    Ok(())
}

async fn client(cli: &Cli, arguments: &PointSync) -> Result<Client, Failure> {
    let (Some(url), Some(file)) = (&arguments.url, &arguments.token) else {
        return Ok(Session::open(cli, "analyst").await?.client);
    };
    let token = String::from_utf8(read_file(file, 4096)?).unwrap_or_default();
    Ok(Client::network(url, Some(token.trim().to_owned()))?)
}

/// The new extract comes first: what it clears is in force before anything else is done.
async fn sync(cli: &Cli, arguments: &PointSync) -> Outcome {
    let point = Point::open(&arguments.dir)?;
    let client = client(cli, arguments).await?;
    let key = point.public();
    let asked = json!({"key": key, "purpose": arguments.purpose, "hours": arguments.hours});
    let answer = client.post_json("/control-points/extract", &asked).await?;
    let sealed = BASE64_STANDARD.decode(text(&answer, "sealed"));
    let sealed = sealed.map_err(|_| Failure::Machine("expected an extract in base64; found none".into()))?;
    let opened = point.take(&sealed, MachineClock.now())?;
    let (people, extract) = (opened.extract().people.len(), opened.extract());
    let (made, expires) = (extract.made.to_string(), extract.expires.to_string());

    let mut stored = 0;
    for screenings in point.screenings()?.chunks(MAX_HANDED_IN) {
        let handed = json!({"key": key, "screenings": screenings});
        let answer = client.post_json("/control-points/screenings", &handed).await?;
        stored += answer["stored"].as_u64().unwrap_or(0);
        point.handed_in(answer["through"].as_u64().unwrap_or(0))?;
    }
    if cli.json {
        say_json(&json!({"people": people, "made": made, "expires": expires, "handed_in": stored}));
    } else {
        say(format!("{people} people, in force now, until {}", time(&expires)));
        say(format!("{stored} screenings handed in"));
    }
    Ok(())
}

async fn known(cli: &Cli) -> Outcome {
    let session = Session::open(cli, "analyst").await?;
    let answer = session.client.get("/control-points").await?;
    session.print(&answer, |answer| {
        let mut rows = vec![
            ["KEY", "EXTRACT", "ENDS", "FOR", "SUBJECTS", "HANDED IN", "LAST"].map(String::from).to_vec(),
        ];
        for point in list(answer, "points") {
            let (extract, key) = (&point["extract"], text(point, "point").chars().take(12).collect());
            let ends = if extract["ended"] == true { "ended" } else { text(extract, "expires") };
            let count = |value: &Value| value.as_u64().map_or_else(String::new, |n| n.to_string());
            rows.push(vec![
                key,
                time(text(extract, "made")),
                if ends == "ended" { ends.into() } else { time(ends) },
                text(extract, "purpose").into(),
                count(&extract["subjects"]),
                count(&point["screenings"]),
                time(text(point, "last_screening")),
            ]);
        }
        say(if rows.len() == 1 {
            "no control point has fetched an extract yet".into()
        } else {
            table(&rows)
        });
    });
    Ok(())
}

fn screen(cli: &Cli, arguments: &PointScreen) -> Outcome {
    let point = Point::open(&arguments.dir)?;
    let now = MachineClock.now();
    let (opened, age) = point.extract(now)?;
    let question = question(&arguments.before, arguments.limit)?;
    let answer = opened.screen(&question).map_err(Failure::No)?;
    point.record(&opened, &answer, now)?;
    let (made, expires) = (opened.extract().made.to_string(), opened.extract().expires.to_string());
    if cli.json {
        let extract = json!({"made": made, "expires": expires, "age_seconds": age / 1000});
        let mut whole = answer.answer.clone();
        whole["extract"] = extract;
        say_json(&whole);
    } else {
        say(format!("extract of {}, {} old, ends {}", time(&made), span(age), time(&expires)));
        say(collision_shield(&answer.answer));
    }
    verdict(&answer.answer)
}

/// `6 h 12 min`.
fn span(millis: i64) -> String {
    let minutes = millis / 60_000;
    format!("{} h {} min", minutes / 60, minutes % 60)
}
