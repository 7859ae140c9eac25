//! What is not there is left out and never null; the description says the same.
//!
//! Rust's `Option` is described as "or null". No answer of the interface has a null, and no client needs to send one.

use utoipa::openapi::schema::{ArrayItems, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};

/// Takes "or null" out of a schema and of everything within it.
pub(crate) fn without_null(schema: &mut RefOr<Schema>) {
    if let RefOr::T(Schema::OneOf(either)) = schema {
        either.items.retain(|item| !is_null(item));
        if let [_] = either.items[..] {
            let only = either.items.remove(0);
            *schema = only;
        }
    }
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) => {
            typed(&mut object.schema_type);
            object.properties.values_mut().for_each(without_null);
        }
        Schema::Array(array) => {
            typed(&mut array.schema_type);
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                without_null(items);
            }
        }
        Schema::OneOf(parts) => parts.items.iter_mut().for_each(without_null),
        Schema::AllOf(parts) => parts.items.iter_mut().for_each(without_null),
        Schema::AnyOf(parts) => parts.items.iter_mut().for_each(without_null),
        _ => {}
    }
}

fn typed(kind: &mut SchemaType) {
    if let SchemaType::Array(types) = kind {
        types.retain(|one| *one != Type::Null);
        if let [only] = &types[..] {
            *kind = SchemaType::Type(only.clone());
        }
    }
}

fn is_null(schema: &RefOr<Schema>) -> bool {
    matches!(schema, RefOr::T(Schema::Object(object)) if object.schema_type == SchemaType::Type(Type::Null))
}
