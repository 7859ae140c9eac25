//! Building the names index from the view's file when the view is opened, on every processor there is.

use super::class::{ClassId, Classes, Family};
use super::names::{Names, Place, Shard};
use parking_lot::Mutex;
use rusqlite::Connection;
use std::collections::HashMap;
use tansiq_names::Name;

/// A row of `names`.
struct Row {
    number: u32,
    place: Place,
    text: String,
}

/// A name that has been read, with its number.
type Analysed = (u32, Place, Name);

/// Below so many names one thread is faster than several.
const SPREAD_FROM: usize = 1_000;

pub(crate) fn load(connection: &Connection, classes: &Classes) -> rusqlite::Result<Names> {
    let families: HashMap<ClassId, Family> =
        classes.from(0).into_iter().map(|(id, family, _)| (id, family)).collect();
    let mut request = connection.prepare("SELECT n, subject, class, text FROM names ORDER BY n")?;
    let mut found = request.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let class = ClassId(row.get(2)?);
        // Every class of a name is in the same file: it was entered in the same transaction or before.
        if let Some(family) = families.get(&class) {
            let place = Place { subject: row.get(1)?, class, family: *family };
            rows.push(Row { number: row.get(0)?, place, text: row.get(3)? });
        }
    }
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if rows.len() < SPREAD_FROM { 1 } else { processors };
    Ok(Names::from_shards(build(by_family(analyse(&rows, threads)), threads)))
}

/// Reads every name, in the order of the rows.
fn analyse(rows: &[Row], threads: usize) -> Vec<Analysed> {
    let work = |rows: &[Row]| rows.iter().filter_map(analysed).collect::<Vec<_>>();
    let parts: Vec<&[Row]> = rows.chunks(rows.len().div_ceil(threads).max(1)).collect();
    std::thread::scope(|scope| {
        let workers: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || work(part))).collect();
        // A name that panics would do so on this thread as well: the panic is handed on.
        let join = |worker: std::thread::ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().flat_map(join).collect()
    })
}

fn analysed(row: &Row) -> Option<Analysed> {
    // What the file holds was readable when it was written; if the reading has changed, the name is not found.
    let name = Name::analyse(&row.text).ok()?;
    Some((row.number, row.place, name))
}

fn by_family(names: Vec<Analysed>) -> Vec<(Family, Vec<Analysed>)> {
    let mut families: HashMap<Family, Vec<Analysed>> = HashMap::new();
    for name in names {
        families.entry(name.1.family).or_default().push(name);
    }
    let mut families: Vec<_> = families.into_iter().collect();
    // The largest last, since work is taken from the end.
    families.sort_unstable_by_key(|(family, names)| (names.len(), *family));
    families
}

/// One index for each family; a thread takes the next one when it has done one.
fn build(families: Vec<(Family, Vec<Analysed>)>, threads: usize) -> Vec<(Family, Shard)> {
    let (waiting, done) = (Mutex::new(families), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let next = waiting.lock().pop();
            let Some((family, names)) = next else { return };
            let mut shard = Shard::default();
            names.iter().for_each(|(number, place, name)| shard.add(*number, *place, name));
            done.lock().push((family, shard));
        }
    };
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    done.into_inner()
}
