//! Boundaries: what is kept of a file, and where a mistake is.

use super::*;
use proptest::prelude::*;

fn collection(features: Value) -> Vec<u8> {
    json!({ "type": "FeatureCollection", "features": features }).to_string().into_bytes()
}

fn square(properties: Value) -> Value {
    let ring = json!([[44, 33], [45, 33], [45, 34.123456789], [44, 33]]);
    json!({ "type": "Feature", "properties": properties, "geometry": { "type": "Polygon", "coordinates": [ring] } })
}

#[test]
fn outlines_and_names_are_kept_and_nothing_else() {
    let named = json!({ "adm2_en": " District ", "adm2_ar": "قضاء", "adm1_ar": "محافظة", "pop": 7, "adm2_pcode": "IQ" });
    let read = Boundaries::read(&collection(json!([square(named)]))).unwrap();
    let written: Value = serde_json::from_str(&read.to_geojson()).unwrap();
    let feature = &written["features"][0];
    assert_eq!(feature["properties"], json!({ "en": "District", "ar": "قضاء" }));
    assert_eq!(feature["geometry"]["coordinates"][0][2], json!([45.0, 34.12346]));
    assert_eq!((read.count(), read.languages().iter().copied().collect::<Vec<_>>()), (1, vec!["ar", "en"]));
    assert_eq!(Boundaries::read(read.to_geojson().as_bytes()).unwrap().count(), 1, "it can be read again");
}

#[test]
fn names_are_found_as_files_have_them() {
    let check = |properties: Value, names: Value| {
        let read = Boundaries::read(&collection(json!([square(properties.clone())]))).unwrap();
        let written: Value = serde_json::from_str(&read.to_geojson()).unwrap();
        assert_eq!(written["features"][0]["properties"], names, "{properties}");
    };
    check(json!({ "name": "Anbar" }), json!({ "en": "Anbar" }));
    check(json!({ "name": "Anbar", "name:ckb": "ئەنبار", "name_ar": "" }), json!({ "ckb": "ئەنبار" }));
    check(
        json!({ "ADM1_EN": "Anbar", "ADM0_EN": "Iraq", "ADM1_KU": "ئەنبار" }),
        json!({ "en": "Anbar", "ckb": "ئەنبار" }),
    );
    check(json!({ "title_xx": "a", "admin_en": "b", "adm12_en": "c" }), json!({}));
    check(Value::Null, json!({}));
}

#[test]
fn a_mistake_is_named_by_its_place_and_never_repeated() {
    let check = |bytes: &[u8], says: &str| {
        let bad = Boundaries::read(bytes).unwrap_err().to_string();
        assert!(bad.contains(says) && !bad.contains("Karim"), "{bad}");
    };
    let with = |geometry: Value| {
        collection(
            json!([square(json!({})), { "type": "Feature", "properties": null, "geometry": geometry }]),
        )
    };
    check(b"{\n  \"Karim", "line 2, column 8: expected JSON");
    check(b"{\"type\":\"Topology\"}", "expected a FeatureCollection");
    check(&collection(json!([])), "expected 1 to 20000 features");
    check(
        &with(json!({ "type": "Point", "coordinates": [1, 2] })),
        "feature 2, geometry.type: expected Polygon",
    );
    check(
        &with(json!({ "type": "Polygon", "coordinates": "Karim" })),
        "feature 2, coordinates: expected a list",
    );
    check(
        &with(json!({ "type": "LineString", "coordinates": [[1, 2]] })),
        "feature 2, coordinates: expected two or more points",
    );
    let open = json!({ "type": "MultiPolygon", "coordinates": [[[[1, 1], [2, 1], [2, 2], [1, 2]]]] });
    check(
        &with(open),
        "feature 2, coordinates[0][0]: expected four or more points, of which the last is the first",
    );
    check(
        &with(json!({ "type": "LineString", "coordinates": [[1, 2], [1, 91]] })),
        "feature 2, coordinates[1]: expected longitude",
    );
    check(&with(json!(null)), "feature 2, geometry.type");
    check(
        &collection(json!([square(json!({ "name": "Karim\u{7}" }))])),
        "feature 1, properties: expected names",
    );
    let other = json!({ "type": "FeatureCollection", "crs": { "properties": { "name": "EPSG:3857" } }, "features": [] });
    check(other.to_string().as_bytes(), "expected coordinates of WGS 84");
}

proptest! {
    #[test]
    fn anything_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0..400usize) {
        let _ = Boundaries::read(&bytes);
        // And what is nearly right.
        let mut near = collection(json!([square(json!({ "name": "x" }))]));
        let at = at % near.len();
        near.splice(at..(at + bytes.len() % 3).min(near.len()), bytes.iter().take(2).copied());
        if let Ok(read) = Boundaries::read(&near) {
            prop_assert!(Boundaries::read(read.to_geojson().as_bytes()).is_ok());
        }
    }
}
