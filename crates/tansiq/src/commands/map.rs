//! `tansiq map`: what is where, as far as it is released to whoever asks, and the layers that lie over it.

use super::{Session, query, read_file};
use crate::cli::{Cli, Map, MapImport, MapShow};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, say_json, table, text};
use serde_json::{Value, json};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use tansiq_api::layers::{Layer, LayerTiles, Layers, is_layer_name};
use tansiq_formats::{Boundaries, MAX_BOUNDARY_BYTES, TILES_HEAD_BYTES, Tiles};

pub(super) async fn run(cli: &Cli, command: &Map) -> Outcome {
    match command {
        Map::Show(asked) => show(&Session::open(cli, "analyst").await?, asked).await,
        Map::Layers { name } => layers(&Session::open(cli, "analyst").await?, name.as_deref()).await,
        Map::Import(arguments) => import(cli, arguments),
        Map::Remove { name } => remove(cli, name),
    }
}

async fn layers(session: &Session, name: Option<&str>) -> Outcome {
    if let Some(name) = name {
        say_json(&session.client.get(&format!("/layers/{}", query(name))).await?);
        return Ok(());
    }
    let answer = session.client.get("/layers").await?;
    session.print(&answer, |answer| {
        let mut rows = vec![["LAYER", "CONTENT", "TITLES"].map(String::from).to_vec()];
        for layer in list(answer, "layers") {
            let titles = layer["titles"].as_object().into_iter().flatten();
            let titles: Vec<_> = titles.filter_map(|(_, title)| title.as_str()).collect();
            let content = match &layer["tiles"] {
                Value::Null => format!("{} boundaries", layer["boundaries"]),
                tiles => format!("tiles, zoom {} to {}", tiles["from"], tiles["to"]),
            };
            rows.push(vec![text(layer, "name").into(), content, titles.join(", ")]);
        }
        say(if rows.len() == 1 {
            "no layer yet: `tansiq map import FILE` lays one over the map".into()
        } else {
            table(&rows)
        });
    });
    Ok(())
}

/// The operator's own act, in the directory that is his: a running node shows the layer at once.
fn import(cli: &Cli, arguments: &MapImport) -> Outcome {
    let directory = Directory::open(&cli.node)?;
    let file = &arguments.file;
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let name = arguments.name.clone().unwrap_or_else(|| stem.to_ascii_lowercase().replace(['_', ' '], "-"));
    if !is_layer_name(&name) {
        return Err(Failure::No(
            "expected a name of 1 to 40 small letters, digits and hyphens; found another: --name NAME".into(),
        ));
    }
    let titles = match &arguments.title[..] {
        [] => [("en".to_owned(), name.clone())].into(),
        titles => titles.iter().cloned().collect(),
    };
    let mut layer = Layer { name, titles, boundaries: 0, tiles: None };
    let layers = Layers::at(&directory.map());
    let (kept, said) = if file.extension().is_some_and(|ending| ending == "pmtiles") {
        let tiles = tiles(file)?;
        layer.tiles = Some(LayerTiles::from(&tiles));
        let said = format!("tiles, zoom {} to {}", tiles.zooms.start(), tiles.zooms.end());
        (layers.keep_tiles(&layer, file), said)
    } else {
        let boundaries = Boundaries::read(&read_file(file, MAX_BOUNDARY_BYTES as u64)?)
            .map_err(|bad| Failure::No(format!("{}: {bad}", file.display())))?;
        layer.boundaries = boundaries.count();
        (layers.keep(&layer, &boundaries.to_geojson()), what_is_in(&boundaries))
    };
    kept.map_err(|error| Failure::Machine(format!("cannot write {}: {error}", directory.map().display())))?;
    if cli.json {
        say_json(&json!(layer));
    } else {
        say(format!("{}: {said}", layer.name));
    }
    Ok(())
}

fn what_is_in(boundaries: &Boundaries) -> String {
    let languages: Vec<_> = boundaries.languages().iter().copied().collect();
    let named =
        if languages.is_empty() { "no names".into() } else { format!("names in {}", languages.join(", ")) };
    format!("{} boundaries, {named}", boundaries.count())
}

/// The head of an archive of tiles: the rest may be larger than the memory.
fn tiles(file: &Path) -> Result<Tiles, Failure> {
    let cannot = |error| Failure::Machine(format!("cannot read {}: {error}", file.display()));
    let mut head = Vec::new();
    let mut archive = File::open(file).map_err(cannot)?;
    archive.by_ref().take(TILES_HEAD_BYTES as u64).read_to_end(&mut head).map_err(cannot)?;
    let length = archive.metadata().map_err(cannot)?.len();
    Tiles::read(&head, length).map_err(|bad| Failure::No(format!("{}: {bad}", file.display())))
}

fn remove(cli: &Cli, name: &str) -> Outcome {
    let directory = Directory::open(&cli.node)?;
    let removed = Layers::at(&directory.map()).remove(name);
    match removed {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::No(
            "expected the name of a layer; there is none of this name: `tansiq map layers`".into(),
        )),
        Err(error) => Err(Failure::Machine(format!("cannot write {}: {error}", directory.map().display()))),
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
