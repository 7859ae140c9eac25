//! The two routers of a node: the page with the REST interface, and the exchange.
//!
//! Every route belongs to a group, and a group states what its routes need; there is no way to add a route without it.

use crate::absent::without_null;
use crate::guard::{Guard, guard, room};
use crate::limits::{LONG_REQUEST_TIME, MAX_LARGE_REQUESTS_AT_ONCE, MAX_REQUESTS_AT_ONCE, REQUEST_TIME};
use crate::need::Need;
use crate::node::Node;
use crate::observe::observe;
use crate::page::{page, protect};
use crate::problem::{Kind, Problem, ProblemBody};
use crate::routes;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Router, middleware};
use std::any::Any;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tansiq_agreement::Capability;
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Operation, Parameter, PathItem};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{ComponentsBuilder, Info, OpenApi, OpenApiBuilder, RefOr};
use utoipa_axum::router::OpenApiRouter;

/// Where the REST interface lies.
pub(crate) const BASE: &str = "/api/v1";

pub(crate) type Routes = OpenApiRouter<Arc<Node>>;

/// The page and the REST interface of a node, for a listener or for use in the same process.
pub fn router(node: Arc<Node>) -> Router {
    let (rest, mut description) = rest(&node).split_for_parts();
    complete(&mut description, &node);
    // Written when somebody asks for it. It is made of our own types and has a JSON form.
    let description = Arc::new(LazyLock::new(move || description.to_json().unwrap_or_default()));
    let description = move || {
        let json = String::clone(&description);
        async move { ([(header::CONTENT_TYPE, "application/json")], json) }
    };
    // A stream of events must not wait in a compressor, and other small answers do not gain by one.
    let compressed = DefaultPredicate::new().and(NotForContentType::new("text/event-stream"));
    rest.route("/openapi.json", get(description))
        .fallback(page)
        .method_not_allowed_fallback(async || crate::failure::wrong_method())
        .with_state(node)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(Arc::new(Semaphore::new(MAX_REQUESTS_AT_ONCE)), room))
        .layer(CompressionLayer::new().compress_when(compressed))
        .layer(middleware::from_fn(protect))
        .layer(middleware::from_fn(observe))
}

/// What other members' nodes see: a door for deliveries, one for questions of witnessing, and nothing else.
pub fn exchange_router(node: Arc<Node>) -> Router {
    routes::deliveries::routes()
        .merge(routes::witness::routes())
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || crate::failure::wrong_method())
        .with_state(node)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(large(), room))
        .layer(middleware::from_fn(observe))
}

/// The places for requests with large bodies.
fn large() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(MAX_LARGE_REQUESTS_AT_ONCE))
}

/// Every route, in the group of what it needs.
fn rest(node: &Arc<Node>) -> Routes {
    let group = |need, time, routes| group(node, need, time, routes);
    let may = |capability, routes| group(Need::May(capability), REQUEST_TIME, routes);
    let long = |capability, routes| group(Need::May(capability), LONG_REQUEST_TIME, routes);
    let few = |routes: Routes| routes.route_layer(middleware::from_fn_with_state(large(), room));
    let routes = OpenApiRouter::new()
        .merge(group(Need::Nothing, REQUEST_TIME, routes::session::open_routes()))
        .merge(group(Need::Nothing, REQUEST_TIME, routes::passkeys::open_routes()))
        .merge(group(Need::Nothing, REQUEST_TIME, routes::provider::open_routes()))
        .merge(group(Need::Nothing, REQUEST_TIME, routes::health::routes()))
        .merge(group(Need::LoggedIn, REQUEST_TIME, routes::session::routes()))
        .merge(group(Need::LoggedIn, REQUEST_TIME, routes::passkeys::routes()))
        .merge(group(Need::LoggedIn, REQUEST_TIME, routes::members::reading()))
        .merge(group(Need::LoggedIn, REQUEST_TIME, routes::vocabulary::routes()))
        .merge(group(Need::LoggedIn, REQUEST_TIME, routes::layers::routes()))
        .merge(may(Capability::ManageMembers, routes::members::managing()))
        .merge(may(Capability::ManagePrincipals, routes::principals::routes()))
        .merge(may(Capability::ReadAgreements, routes::agreements::reading()))
        .merge(may(Capability::ReadAgreements, few(routes::proofs::routes())))
        .merge(may(Capability::ReadAgreements, few(routes::explaining::routes())))
        .merge(may(Capability::SignAgreements, routes::agreements::signing()))
        .merge(may(Capability::ReadAgreements, routes::minutes::reading()))
        .merge(may(Capability::SignAgreements, routes::minutes::signing()))
        .merge(may(Capability::SignAgreements, routes::approvals::routes()))
        .merge(may(Capability::SignAgreements, routes::properties::routes()))
        .merge(may(Capability::Submit, few(routes::reports::submitting())))
        .merge(may(Capability::ReadContent, routes::reports::reading()))
        .merge(long(Capability::Import, few(routes::imports::routes())))
        .merge(may(Capability::ReadContent, routes::subjects::routes()))
        .merge(may(Capability::ReadContent, few(routes::placed::routes())))
        .merge(may(Capability::ReadContent, routes::identities::routes()))
        .merge(may(Capability::ReadContent, routes::identities::reaching()))
        .merge(may(Capability::ReadContent, routes::decisions::routes()))
        .merge(may(Capability::ReadContent, routes::follows::reading()))
        .merge(may(Capability::ReadContent, routes::queue::routes()))
        .merge(may(Capability::Submit, routes::resolutions::deciding()))
        .merge(may(Capability::SignAgreements, routes::follows::ruling()))
        .merge(may(Capability::Screen, routes::screenings::routes()))
        .merge(long(Capability::Screen, few(routes::control_points::extracting())))
        .merge(may(Capability::Screen, few(routes::control_points::handing_in())))
        .merge(may(Capability::ReadTraffic, routes::control_points::listing()))
        .merge(may(Capability::ReadTraffic, routes::traffic::routes()))
        .merge(may(Capability::ReadTraffic, routes::events::routes()))
        .merge(may(Capability::ReadTraffic, routes::desk::looking()))
        .merge(may(Capability::TakeUp, routes::desk::taking_up()))
        .merge(may(Capability::ReadTraffic, routes::onward::reading()))
        .merge(may(Capability::AskOnward, routes::onward::asking()))
        .merge(may(Capability::AnswerOnward, routes::onward::answering()))
        .merge(may(Capability::ReadTraffic, routes::rfis::reading()))
        .merge(may(Capability::Rfi, routes::rfis::acting()))
        .merge(long(Capability::Carry, few(routes::bundles::routes())))
        .merge(may(Capability::ReadTraffic, routes::recalls::reading()))
        .merge(may(Capability::Recall, routes::recalls::recalling()))
        .merge(may(Capability::Submit, few(routes::recalls::correcting())))
        .merge(may(Capability::Oversee, routes::oversight::routes()))
        .merge(may(Capability::Oversee, few(routes::exports::of_oversight())))
        .merge(may(Capability::ReadTraffic, few(routes::exports::of_traffic())))
        .merge(may(Capability::ReadContent, routes::exports::of_people()))
        .merge(may(Capability::Oversee, routes::approvals::overseeing()))
        .merge(may(Capability::VerifyLedger, routes::ledger::routes()))
        .merge(may(Capability::VerifyLedger, routes::witnesses::routes()))
        .merge(may(Capability::VerifyLedger, routes::backup::routes()))
        .merge(long(Capability::VerifyLedger, routes::ledger::verifying()));
    OpenApiRouter::new().nest(BASE, routes)
}

/// Puts the guard before routes, and writes into their description what they need.
fn group(node: &Arc<Node>, need: Need, time: Duration, routes: Routes) -> Routes {
    let mut routes = routes
        .route_layer(middleware::from_fn_with_state(Guard { node: Arc::clone(node), need, time }, guard));
    for path in routes.get_openapi_mut().paths.paths.values_mut() {
        for operation in operations(path) {
            let needs = Extensions::builder().add("x-needs", need.code()).build();
            operation.extensions.get_or_insert_default().merge(needs);
            let none: [&str; 0] = [];
            let ways = ["session", "token"].map(|way| SecurityRequirement::new(way, none));
            operation.security = Some(if need == Need::Nothing { Vec::new() } else { ways.into() });
        }
    }
    routes
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut path.get, &mut path.post, &mut path.put, &mut path.delete, &mut path.patch]
        .into_iter()
        .filter_map(Option::as_mut)
}

/// What the routes themselves do not say.
fn complete(description: &mut OpenApi, node: &Node) {
    let mut info = Info::new("Tansiq", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "The interface of one member's node. Every error is application/problem+json (RFC 9457). What does not exist \
         and what is not for the reader get the same answer. x-needs names the capability that a route needs."
            .into(),
    );
    let cookie = ApiKey::Cookie(ApiKeyValue::new(node.cookie_name()));
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let parts = ComponentsBuilder::new()
        .security_scheme("session", SecurityScheme::ApiKey(cookie))
        .security_scheme("token", SecurityScheme::Http(token))
        .schema_from::<ProblemBody>()
        .build();
    description.info = info;
    description.merge(OpenApiBuilder::new().components(Some(parts)).build());
    if let Some(components) = &mut description.components {
        components.schemas.values_mut().for_each(without_null);
    }
    let operations = description.paths.paths.values_mut().flat_map(operations);
    let parameters = operations.flat_map(|operation| operation.parameters.iter_mut().flatten());
    for parameter in parameters {
        if let RefOr::T(Parameter { schema: Some(schema), .. }) = parameter {
            without_null(schema);
        }
    }
}

fn panicked(_: Box<dyn Any + Send>) -> axum::response::Response {
    // The panic has written its own line; its text may hold content and goes nowhere else.
    let detail = "this node failed to answer; its operator finds the cause in its log under the request's id";
    Problem::new(Kind::Internal, detail).into_response()
}
