//! The closed lists that a draft is written with: the same for everybody, and of no record.

use crate::interface::Routes;
use axum::Json;
use serde::Serialize;
use tansiq_label::{Category, Caveat, Finite, Level, PersonCategory, Purpose};
use tansiq_report::{CLEARANCES, Method, Precedence, Property, ReportKind, SubjectKind, ValueType};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(vocabulary))
}

/// Every closed list of a draft, in the order in which people read it.
#[derive(Serialize, ToSchema)]
struct Vocabulary {
    /// Kinds of report.
    reports: Vec<&'static str>,
    /// From the slowest to the fastest.
    precedences: Vec<&'static str>,
    /// Kinds of subject, each with what may be said of it.
    subjects: Vec<SubjectWords>,
    /// How something is known.
    methods: Vec<&'static str>,
    /// From the lowest to the highest.
    levels: Vec<&'static str>,
    /// Handling conditions.
    caveats: Vec<&'static str>,
    /// Categories of data.
    categories: Vec<&'static str>,
    /// Categories of person.
    persons: Vec<&'static str>,
    purposes: Vec<&'static str>,
    /// The values of a clearance.
    clearances: Vec<&'static str>,
}

/// A kind of subject.
#[derive(Serialize, ToSchema)]
struct SubjectWords {
    kind: &'static str,
    /// As in `properties.txt`.
    properties: Vec<PropertyWord>,
}

/// What may be said of a kind of subject.
#[derive(Serialize, ToSchema)]
struct PropertyWord {
    name: &'static str,
    /// `name`, `text`, `date`, `country`, `identifier`, `phone`, `gender`, `subject`, `statement`, `clearance`, `point`.
    value: &'static str,
}

/// The closed lists that a draft is written with
#[utoipa::path(get, path = "/vocabulary", tag = "reports", responses((status = 200, body = Vocabulary)))]
async fn vocabulary() -> Json<Vocabulary> {
    Json(Vocabulary {
        reports: words::<ReportKind>(),
        precedences: words::<Precedence>(),
        subjects: SubjectKind::ALL.iter().copied().map(subject).collect(),
        methods: words::<Method>(),
        levels: words::<Level>(),
        caveats: words::<Caveat>(),
        categories: words::<Category>(),
        persons: words::<PersonCategory>(),
        purposes: words::<Purpose>(),
        clearances: CLEARANCES.into(),
    })
}

fn words<T: Finite>() -> Vec<&'static str> {
    T::ALL.iter().map(|word| word.code()).collect()
}

fn subject(kind: SubjectKind) -> SubjectWords {
    let word = |property: Property| PropertyWord { name: property.name, value: value(property.value) };
    SubjectWords { kind: kind.code(), properties: Property::all_of(kind).into_iter().map(word).collect() }
}

const fn value(value: ValueType) -> &'static str {
    match value {
        ValueType::Name => "name",
        ValueType::Text => "text",
        ValueType::Date => "date",
        ValueType::Country => "country",
        ValueType::Identifier => "identifier",
        ValueType::Phone => "phone",
        ValueType::Gender => "gender",
        ValueType::Subject => "subject",
        ValueType::Statement => "statement",
        ValueType::Clearance => "clearance",
        ValueType::Point => "point",
    }
}
