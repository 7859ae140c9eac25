//! The map by the command line: what is on it, and the layers that the operator lays over it.

use crate::running::Node;

#[test]
fn what_is_reported_is_on_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    let nothing = node.run(&["map", "show"]);
    assert!(
        nothing.code == 1 && nothing.err.contains("nothing is on the map there for investigation"),
        "{}",
        nothing.err
    );
    node.must(&["report", "submit", "fixtures/reports/incident-at-a-post.toml"]);
    node.must(&["report", "submit", "fixtures/reports/sighting-of-a-car.toml"]);
    let shown = node.must(&["map", "show"]).out;
    let at = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text} in\n{shown}"));
    assert!(shown.starts_with("CONFIDENTIAL // REL TO "), "{shown}");
    assert!(at("2026-11-19  sighting") < at("2026-11-15  incident"), "the newest first:\n{shown}");
    assert_eq!(node.must(&["--json", "map", "show", "--limit", "1"]).json()["more"], true);
    let within =
        node.must(&["--json", "map", "show", "--within", "40.5,-10,42,40", "--to", "2026-11-15"]).json();
    assert_eq!(within["placed"].as_array().unwrap().len(), 1, "{within}");
    assert_eq!(within["placed"][0]["caption"], "EXERCISE: fire on border post 7");
    assert_eq!(node.run(&["map", "show", "--within", "40,-10,42"]).code, 2);
    assert_eq!(node.run(&["map", "show", "--from", "yesterday"]).code, 1);
    assert_eq!(node.run(&["--as", "oversight", "map", "show"]).code, 4);
}

#[test]
fn layers_are_laid_over_the_map_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    let districts = "fixtures/map/exercise-districts.geojson";
    let said = node.must(&["map", "import", districts, "--title", "en=Districts", "--title", "ar=أقضية"]).out;
    assert!(said.contains("exercise-districts: 2 boundaries, names in ar, ckb, en"), "{said}");
    let layers = node.must(&["--json", "map", "layers"]).json();
    assert_eq!(layers["layers"][0]["titles"]["ar"], "أقضية", "{layers}");
    let layer = node.must(&["map", "layers", "exercise-districts"]).json();
    let names = &layer["features"][1]["properties"];
    assert_eq!(
        (&names["en"], names.as_object().unwrap().len()),
        (&"EXERCISE District of the River".into(), 3)
    );

    let mistaken = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(crate::running::root().join(districts)).unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        path.to_string_lossy().into_owned()
    };
    let check = |arguments: &[&str], code: i32, expected: &str| {
        let said = node.run(arguments);
        assert!(
            said.code == code && said.err.contains(expected),
            "{arguments:?}: {} {}",
            said.code,
            said.err
        );
    };
    let off = mistaken("off.geojson", "39.2", "390.2");
    check(&["map", "import", &off], 1, "feature 1, coordinates[0][0]: expected longitude from -180 to 180");
    let torn = mistaken("torn.geojson", "\"features\"", "\"features");
    check(&["map", "import", &torn], 1, "expected JSON");
    check(&["map", "import", districts, "--name", "../keys"], 1, "small letters, digits and hyphens");
    check(
        &["map", "import", districts, "--title", "tr=Districts"],
        2,
        "expected en=, ar= or ckb= and a title",
    );
    check(&["map", "import", "no-such-file"], 3, "cannot read no-such-file");
    assert_eq!(node.must(&["--json", "map", "layers"]).json(), layers, "what was refused left nothing");

    node.must(&["map", "remove", "exercise-districts"]);
    check(&["map", "remove", "exercise-districts"], 1, "there is none of this name");
    check(&["map", "layers", "exercise-districts"], 1, "expected something that exists");
}

#[test]
fn tiles_are_laid_over_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    // The head of an archive of vector tiles from zoom 0 to 6, and nothing behind it.
    let mut archive = b"PMTiles\x03".to_vec();
    archive.resize(127, 0);
    archive[97..102].copy_from_slice(&[2, 2, 1, 0, 6]);
    let given = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    };
    let roads = given("Roads.pmtiles", &archive);
    assert_eq!(node.must(&["map", "import", &roads]).out.trim(), "roads: tiles, zoom 0 to 6");
    assert!(node.must(&["map", "layers"]).out.contains("tiles, zoom 0 to 6"));
    let kept = folder.path().join("BGD/map/roads.pmtiles");
    assert_eq!(std::fs::read(&kept).unwrap(), archive);

    archive[7] = 2;
    let said = node.run(&["map", "import", &given("old.pmtiles", &archive)]);
    assert!(said.code == 1 && said.err.contains("expected PMTiles, version 3"), "{}", said.err);
    node.must(&["map", "import", "fixtures/map/exercise-districts.geojson", "--name", "roads"]);
    assert!(!kept.exists(), "the layer is boundaries now");
    node.must(&["map", "remove", "roads"]);
}
