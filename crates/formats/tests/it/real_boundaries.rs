//! Real boundaries: the governorates of Iraq (OCHA), where they lie beside the project.

use crate::world::root;
use tansiq_formats::Boundaries;

#[test]
fn the_governorates_of_iraq_are_read() {
    let Ok(bytes) = std::fs::read(root("../shared/data/geo/irq_cod_adm1_governorates.geojson")) else {
        println!("skipped: needs ../shared/data/geo/irq_cod_adm1_governorates.geojson");
        return;
    };
    let read = Boundaries::read(&bytes).unwrap();
    assert_eq!((read.count(), read.languages().len()), (18, 2));
    assert!(read.to_geojson().contains("الانبار"));
}
