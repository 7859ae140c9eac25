//! A TOML document with the place of every value: typed look-ups that note each mistake where it stands.

use crate::mistake::{Lines, Mistake, Mistakes, Problem};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and its place.
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// What is noted while a document is read.
pub(crate) struct Reading<'t> {
    pub(crate) lines: Lines<'t>,
    pub(crate) mistakes: Mistakes,
}

impl Reading<'_> {
    pub(crate) fn note(&mut self, span: &Range<usize>, field: String, problem: impl Into<Problem>) {
        let lines = &self.lines;
        self.mistakes.push(|| {
            let (line, column) = lines.place(span);
            Mistake { line, column, field, problem: problem.into() }
        });
    }
}

/// A table, its place and its path, such as `clause[2]`.
pub(crate) struct Fields<'a, 't> {
    pub(crate) table: &'a DeTable<'t>,
    pub(crate) span: Range<usize>,
    pub(crate) path: String,
}

impl<'a, 't> Fields<'a, 't> {
    pub(crate) fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    pub(crate) fn get(&self, field: &str) -> Option<&'a Value<'t>> {
        self.table.get(field)
    }

    /// Notes every field that is not in `known`.
    pub(crate) fn refuse_others(&self, known: &[&'static str], r: &mut Reading<'_>) {
        for (key, _) in self.table.iter() {
            if !known.contains(&key.get_ref().as_ref()) {
                let problem = Problem::UnknownField { expected: known.join(", ") };
                r.note(&key.span(), self.path.clone(), problem);
            }
        }
    }

    /// The value of a field that must be there.
    pub(crate) fn require(
        &self,
        field: &str,
        expected: &'static str,
        r: &mut Reading<'_>,
    ) -> Option<&'a Value<'t>> {
        let value = self.get(field);
        if value.is_none() {
            r.note(&self.span, self.path_of(field), Problem::Missing(expected));
        }
        value
    }

    /// A string, trimmed of nothing.
    pub(crate) fn string(
        &self,
        field: &str,
        expected: &'static str,
        r: &mut Reading<'_>,
    ) -> Option<(&'a str, Range<usize>)> {
        let value = self.require(field, expected, r)?;
        Some((string(value, self.path_of(field), expected, r)?, value.span()))
    }

    /// A string that is read as `T`.
    pub(crate) fn parsed<T: FromStr<Err: Into<Problem>>>(
        &self,
        field: &str,
        expected: &'static str,
        r: &mut Reading<'_>,
    ) -> Option<T> {
        let (text, span) = self.string(field, expected, r)?;
        text.parse().map_err(|e: T::Err| r.note(&span, self.path_of(field), e)).ok()
    }

    /// A text of 1 to `limit` characters without control characters.
    pub(crate) fn prose(
        &self,
        field: &str,
        expected: &'static str,
        limit: usize,
        r: &mut Reading<'_>,
    ) -> Option<String> {
        let (text, span) = self.string(field, expected, r)?;
        let chars = text.chars().count();
        if !text.trim().is_empty() && chars <= limit && !text.chars().any(char::is_control) {
            return Some(text.to_owned());
        }
        let expected = format!("{expected}: 1 to {limit} characters without control characters");
        r.note(&span, self.path_of(field), out_of_limits(expected, format!("{chars} characters")));
        None
    }

    /// `true` or `false`; `false` when the field is missing.
    pub(crate) fn flag(&self, field: &str, r: &mut Reading<'_>) -> Option<bool> {
        let Some(value) = self.get(field) else { return Some(false) };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            wrong_type(value, self.path_of(field), "true or false", r);
        }
        flag
    }

    /// A whole number between `least` and `most`.
    pub(crate) fn number(
        &self,
        field: &str,
        expected: &'static str,
        (least, most): (u32, u32),
        r: &mut Reading<'_>,
    ) -> Option<u32> {
        let value = self.require(field, expected, r)?;
        let Some(number) = value.get_ref().as_integer() else {
            wrong_type(value, self.path_of(field), expected, r);
            return None;
        };
        let read = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let good = read.filter(|n| (least..=most).contains(n));
        if good.is_none() {
            let expected = format!("{expected}: {least} to {most}");
            r.note(&value.span(), self.path_of(field), out_of_limits(expected, "another number".into()));
        }
        good
    }

    /// A list of words, each at most once, at least one and at most `limit`.
    pub(crate) fn list<T: FromStr<Err: Into<Problem>> + Ord + Clone>(
        &self,
        field: &str,
        expected: &'static str,
        limit: usize,
        r: &mut Reading<'_>,
    ) -> Option<BTreeSet<T>> {
        Some(self.list_in_order(field, expected, limit, r)?.into_iter().map(|(value, _)| value).collect())
    }

    /// The same in the order of the text, each value with its place.
    pub(crate) fn list_in_order<T: FromStr<Err: Into<Problem>> + Ord + Clone>(
        &self,
        field: &str,
        expected: &'static str,
        limit: usize,
        r: &mut Reading<'_>,
    ) -> Option<Vec<(T, Range<usize>)>> {
        let value = self.require(field, expected, r)?;
        let path = self.path_of(field);
        let Some(items) = value.get_ref().as_array() else {
            wrong_type(value, path, expected, r);
            return None;
        };
        if items.is_empty() || items.len() > limit {
            let found = format!("{}", items.len());
            r.note(&value.span(), path, out_of_limits(format!("{expected}: 1 to {limit}"), found));
            return None;
        }
        let (mut values, mut seen) = (Vec::new(), BTreeSet::new());
        let mut good = true;
        for (i, item) in items.iter().enumerate() {
            let at = format!("{path}[{i}]");
            let Some(text) = string(item, at.clone(), expected, r) else {
                good = false;
                continue;
            };
            let problem = match text.parse::<T>() {
                Ok(value) if seen.insert(value.clone()) => {
                    values.push((value, item.span()));
                    continue;
                }
                Ok(_) => Problem::Twice("value"),
                Err(problem) => problem.into(),
            };
            good = false;
            r.note(&item.span(), at, problem);
        }
        good.then_some(values)
    }

    /// A table below this one.
    pub(crate) fn table(
        &self,
        field: &str,
        expected: &'static str,
        r: &mut Reading<'_>,
    ) -> Option<Fields<'a, 't>> {
        let value = self.require(field, expected, r)?;
        let path = self.path_of(field);
        match value.get_ref().as_table() {
            Some(table) => Some(Fields { table, span: value.span(), path }),
            None => {
                wrong_type(value, path, expected, r);
                None
            }
        }
    }

    /// The tables of a `[[field]]`; none when there is none.
    pub(crate) fn tables(
        &self,
        field: &str,
        expected: &'static str,
        limit: usize,
        r: &mut Reading<'_>,
    ) -> Vec<Fields<'a, 't>> {
        let Some(value) = self.get(field) else { return Vec::new() };
        let path = self.path_of(field);
        let Some(items) = value.get_ref().as_array() else {
            wrong_type(value, path, expected, r);
            return Vec::new();
        };
        if items.len() > limit {
            let expected = format!("at most {limit} of {expected}");
            r.note(&value.span(), path, out_of_limits(expected, items.len().to_string()));
            return Vec::new();
        }
        let mut tables = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let path = format!("{path}[{i}]");
            match item.get_ref().as_table() {
                Some(table) => tables.push(Fields { table, span: item.span(), path }),
                None => wrong_type(item, path, expected, r),
            }
        }
        tables
    }
}

pub(crate) fn string<'a>(
    value: &'a Value<'_>,
    path: String,
    expected: &'static str,
    r: &mut Reading<'_>,
) -> Option<&'a str> {
    let text = value.get_ref().as_str();
    if text.is_none() {
        wrong_type(value, path, expected, r);
    }
    text
}

pub(crate) fn wrong_type(value: &Value<'_>, path: String, expected: &'static str, r: &mut Reading<'_>) {
    r.note(&value.span(), path, Problem::Type { expected, found: type_name(value.get_ref()) });
}

pub(crate) fn out_of_limits(expected: impl Display, found: String) -> Problem {
    Problem::Limit { expected: expected.to_string(), found }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
