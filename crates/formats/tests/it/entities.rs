//! FollowTheMoney there and back, and what its own program says about our files.

use crate::world::{import, report, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};
use tansiq_formats::{Format, ftm};
use tansiq_label::Finite;
use tansiq_report::{Property, SubjectKind, ValueType};

type Properties = BTreeMap<String, BTreeSet<String>>;

/// An entity with every property of a kind that FollowTheMoney has and that is no reference.
fn complete(kind: SubjectKind) -> String {
    let schema = match kind {
        SubjectKind::Person => "Person",
        SubjectKind::Organisation => "Organization",
        SubjectKind::Vehicle => "Vehicle",
        SubjectKind::Device => "Asset",
        SubjectKind::Document => "PlainText",
        SubjectKind::Place => "Address",
        SubjectKind::Incident | SubjectKind::Sighting => "Event",
    };
    let mut properties = Properties::new();
    for property in Property::all_of(kind) {
        let Some((_, name)) = property.ftm else { continue };
        let value = match property.value {
            ValueType::Subject | ValueType::Point => continue,
            ValueType::Date => "1981-03-05",
            ValueType::Country => "iq",
            ValueType::Phone => "+9647701234567",
            ValueType::Gender => "female",
            _ if name == "email" => "nobody@exercise.example",
            _ if name == "sourceUrl" => "https://exercise.example/",
            _ if name == "language" => "ara",
            _ if name == "contentHash" => "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            _ => "EXERCISE value",
        };
        properties.entry(name.to_owned()).or_default().insert(value.to_owned());
    }
    serde_json::json!({"id": format!("ex-{kind}"), "schema": schema, "properties": properties}).to_string()
}

fn there_and_back(line: &str) -> String {
    let imported = import(Format::Ftm, line);
    assert!(imported.remarks.is_empty(), "{:?}", imported.remarks);
    let report = report(&imported.entries[0]);
    let exported = ftm::write(report.subjects(), report.statements());
    assert!(exported.remarks.is_empty(), "{:?}", exported.remarks);
    exported.lines
}

fn properties(line: &str) -> (Value, Properties) {
    let entity: Value = serde_json::from_str(line).unwrap();
    (entity["schema"].clone(), serde_json::from_value(entity["properties"].clone()).unwrap())
}

#[test]
fn every_property_of_the_table_comes_back() {
    for kind in SubjectKind::ALL.iter().filter(|kind| **kind != SubjectKind::Sighting) {
        let line = complete(*kind);
        assert_eq!(properties(&there_and_back(&line)), properties(&line), "{kind}");
    }
}

#[test]
fn the_exercise_file_comes_back() {
    let text = std::fs::read_to_string(root("fixtures/lists/exercise-people.ftm.json")).unwrap();
    for line in text.lines() {
        let lower = |(schema, mut properties): (Value, Properties)| {
            if let Some(countries) = properties.get_mut("country") {
                *countries = countries.iter().map(|c| c.to_lowercase()).collect();
            }
            (schema, properties)
        };
        assert_eq!(properties(&there_and_back(line)), lower(properties(line)));
    }
}

#[test]
fn followthemoney_reads_what_is_written() {
    let program = "import sys, json\n\
        from followthemoney import model\n\
        for line in sys.stdin:\n\
        \x20   given = json.loads(line)\n\
        \x20   entity = model.get_proxy(given, cleaned=False)\n\
        \x20   kept = entity.to_dict()['properties']\n\
        \x20   for name, values in given['properties'].items():\n\
        \x20       assert name in entity.schema.properties, (given['schema'], name)\n\
        \x20       assert len(kept.get(name, [])) == len(values), (given['schema'], name)\n";
    let python = std::env::var("FTM_PYTHON").unwrap_or("python3".into());
    let has_it = Command::new(&python).args(["-c", "import followthemoney"]).stderr(Stdio::null()).status();
    if !has_it.is_ok_and(|status| status.success()) {
        println!("skipped: needs the Python package followthemoney (FTM_PYTHON names the interpreter)");
        return;
    }
    let lines: String = SubjectKind::ALL.iter().map(|kind| there_and_back(&complete(*kind))).collect();
    let mut child = Command::new(&python)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
