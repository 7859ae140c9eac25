//! A view's file as text, to compare it with another one.

use rusqlite::Connection;

/// How far the file has come: it may lag behind what the view knows.
const MARKED_LATER: [&str; 2] = ["meta: cursor ", "meta: last "];

/// Every row of every table, ordered within its table; but for those that say what is kept beside the file and how far
/// the file has come, which depend on when they were written.
pub(crate) fn dump(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut rows_of_all = Vec::new();
    let mut tables =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'laid!_%' ESCAPE '!' ORDER BY name")?;
    let tables = tables.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    for table in tables {
        let mut request = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = request.column_count();
        let text = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|at| row.get_ref(at).map(text_of));
            Ok(format!("{table}: {}", values.collect::<Result<Vec<_>, _>>()?.join(" | ")))
        };
        let mut rows = request.query_map([], text)?.collect::<Result<Vec<_>, _>>()?;
        rows.retain(|row| !MARKED_LATER.iter().any(|mark| row.starts_with(mark)));
        rows.sort_unstable();
        rows_of_all.append(&mut rows);
    }
    Ok(rows_of_all)
}

fn text_of(value: rusqlite::types::ValueRef<'_>) -> String {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => "-".into(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => hex::encode(bytes),
    }
}
