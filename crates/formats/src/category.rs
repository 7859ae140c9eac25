//! Which category of data a property holds: the table `categories.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;
use tansiq_label::Category;

static TABLE: LazyLock<HashMap<&'static str, Category>> = LazyLock::new(|| {
    include_str!("categories.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (property, category) = line.split_once(char::is_whitespace)?;
            Some((property, category.trim().parse().ok()?))
        })
        .collect()
});

/// The category of a property. A property that is not in the table is taken as [`Category::Source`], the category
/// that agreements release least.
pub(crate) fn category_of(property: &str) -> Category {
    TABLE.get(property).copied().unwrap_or(Category::Source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use tansiq_label::Finite;
    use tansiq_report::{Property, SubjectKind};

    #[test]
    fn every_property_has_a_category_and_no_row_is_stale() {
        let properties: BTreeSet<_> =
            SubjectKind::ALL.iter().flat_map(|kind| Property::all_of(*kind)).map(|p| p.name).collect();
        let rows: BTreeSet<_> = TABLE.keys().copied().collect();
        assert_eq!(properties, rows);
        let written = include_str!("categories.txt").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(written, rows.len());
    }
}
