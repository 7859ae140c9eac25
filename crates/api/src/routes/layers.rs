//! The layers that the operator laid over the map. They are of no record and the same for everybody.

use crate::body::InPath;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::layers::Layer;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::io;
use std::sync::Arc;
use tower_http::services::ServeFile;
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(show)).routes(routes!(tiles))
}

/// Every layer, by name.
#[derive(Serialize, ToSchema)]
#[schema(as = Layers)]
struct LayersShape {
    layers: Vec<Layer>,
}

/// The layers that lie over the map
#[utoipa::path(get, path = "/layers", tag = "people", responses((status = 200, body = LayersShape)))]
async fn list(State(node): State<Arc<Node>>) -> Result<Json<LayersShape>, Failure> {
    node.on_a_thread(|node| Ok(Json(LayersShape { layers: node.layers.list().map_err(unreadable)? }))).await
}

/// A layer's boundaries
///
/// GeoJSON (RFC 7946): areas and lines, whose properties are their names by language.
#[utoipa::path(get, path = "/layers/{name}", tag = "people", params(("name" = String, Path, description = "The layer's name")),
    responses((status = 200, content_type = "application/geo+json", body = Object), (status = 404, body = ProblemBody)))]
async fn show(State(node): State<Arc<Node>>, InPath(name): InPath) -> Result<Response, Failure> {
    let found = node.on_a_thread(move |node| node.layers.read(&name).map_err(unreadable)).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], found).into_response())
}

/// A layer's tiles
///
/// A PMTiles archive (version 3), of which a part is asked for by `Range` (RFC 9110): its head says where each tile is.
#[utoipa::path(get, path = "/layers/{name}/tiles", tag = "people", params(("name" = String, Path, description = "The layer's name")),
    responses((status = 200, content_type = "application/vnd.pmtiles", body = Vec<u8>), (status = 206, content_type = "application/vnd.pmtiles", body = Vec<u8>),
    (status = 404, body = ProblemBody), (status = 416, description = "the archive is shorter")))]
async fn tiles(
    State(node): State<Arc<Node>>,
    InPath(name): InPath,
    asked: Request,
) -> Result<Response, Failure> {
    let path = node.layers.tiles(&name).filter(|path| path.is_file()).ok_or_else(Problem::not_found)?;
    let mut file = ServeFile::new(path);
    let mut answer = file.try_call(asked).await.map_err(unreadable)?.into_response();
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/vnd.pmtiles"));
    Ok(answer)
}

fn unreadable(error: io::Error) -> Failure {
    Failure::internal(format!("a layer of the map cannot be read: {error}"))
}
