//! A draft as the description names it. What is read is [`tansiq_report::Draft`]; a test holds that both have the same
//! fields.

use crate::wire::content::RelToShape;
use utoipa::ToSchema;

macro_rules! described {
    ($($(#[$doc:meta])+ $name:ident as $word:ident { $($(#[$about:meta])+ $field:ident: $kind:ty,)+ })+) => {$(
        $(#[$doc])+
        #[derive(ToSchema)]
        #[schema(as = $word)]
        #[allow(dead_code)] // Only its description is used.
        pub(crate) struct $name { $($(#[$about])+ $field: Option<$kind>,)+ }
    )+};
}

described! {
    /// A report as somebody writes it. What is missing is filled in or said to be a fault.
    DraftShape as Draft {
        /// `tansiq/report/v1`, if given.
        format: String,
        /// Given by the node if missing.
        id: String,
        /// This node's member if missing.
        originator: String,
        /// `intrep`, `intsum`, `interview` …
        kind: String,
        /// If missing: `priority` for a clearance, `routine` for everything else.
        precedence: String,
        /// The law, warrant, resolution or case. It travels with every edition.
        legal_basis: String,
        /// What it is written for.
        purpose: String,
        /// Now if missing.
        written: String,
        /// What every statement's label takes from here unless it says otherwise.
        label: DraftLabel,
        /// Whom and what the statements are about.
        subjects: Vec<DraftSubject>,
        /// The statements.
        statements: Vec<DraftStatement>,
    }
    /// A subject: a word to refer to it in this draft, or an id that exists already.
    DraftSubject as DraftSubject {
        /// An existing subject's id; a new one is given if missing.
        id: String,
        /// A word that the statements of this draft use for it.
        #[schema(rename = "ref")]
        reference: String,
        /// `person`, `organisation`, `vehicle` …
        kind: String,
    }
    /// A statement.
    DraftStatement as DraftStatement {
        /// Given by the node if missing.
        id: String,
        /// The ref or id of a subject of this report.
        subject: String,
        /// A property of the vocabulary.
        property: String,
        /// The value; for a property whose value is a subject, its ref or id.
        value: String,
        /// The value in its own script.
        original: String,
        /// The language of `original`.
        language: String,
        /// The Admiralty code, `B2`.
        grade: String,
        /// How it is known: `human`, `captured`, `official` …
        method: String,
        /// A reference that may travel.
        reference: String,
        /// The day on which it became known.
        collected: String,
        /// From when it holds.
        from: String,
        /// The last day on which it holds.
        until: String,
        /// Since when its originator says it, where it was said before this report.
        since: String,
        /// Its label, or what differs from the report's.
        label: DraftLabel,
    }
    /// A label. What a statement's label does not say is taken from the report's.
    DraftLabel as DraftLabel {
        /// `unclassified`, `restricted`, `confidential` or `secret`.
        level: String,
        /// Missing is nobody.
        rel_to: RelToShape,
        /// Handling conditions.
        caveats: Vec<String>,
        /// Category of data.
        category: String,
        /// Category of person.
        person: String,
        /// Whether that person is under eighteen.
        minor: bool,
        /// `001`, `IQ`, `IQ-NI` …
        territories: Vec<String>,
        /// What it may be used for.
        purposes: Vec<String>,
        /// The review date, `2027-01-31`.
        review: String,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use std::collections::BTreeSet;
    use tansiq_report::Draft;
    use utoipa::PartialSchema;

    fn fields<T: PartialSchema>() -> BTreeSet<String> {
        let schema = serde_json::to_value(T::schema()).unwrap();
        schema["properties"].as_object().unwrap().keys().cloned().collect()
    }

    /// Something for a field of the reader, which refuses every field that it does not know.
    fn value(field: &str) -> Value {
        match field {
            "label" => object::<DraftLabel>(),
            "subjects" => json!([object::<DraftSubject>()]),
            "statements" => json!([object::<DraftStatement>()]),
            "caveats" | "territories" | "purposes" | "rel_to" => json!(["x"]),
            "minor" => json!(true),
            _ => json!("x"),
        }
    }

    fn object<T: PartialSchema>() -> Value {
        fields::<T>().iter().map(|field| (field.clone(), value(field))).collect()
    }

    #[test]
    fn a_draft_is_described_with_the_fields_that_are_read() {
        let whole = object::<DraftShape>();
        let read: Draft = serde_json::from_value(whole.clone()).unwrap();
        // What was read says every field again: none is described that is not kept, and none is missing.
        assert_eq!(serde_json::to_value(&read).unwrap(), whole);
        let Draft {
            format: Some(_),
            id: Some(_),
            originator: Some(_),
            kind: Some(_),
            precedence: Some(_),
            ..
        } = &read
        else {
            panic!("a field of the header is not described")
        };
        let Draft { legal_basis: Some(_), purpose: Some(_), written: Some(_), label: Some(label), .. } =
            &read
        else {
            panic!("a field of the header is not described")
        };
        assert!(!read.subjects.is_empty() && !read.statements.is_empty());
        let said = format!("{label:?} {:?} {:?}", read.subjects[0], read.statements[0]);
        assert!(!said.contains("None"), "not described: {said}");
    }
}
