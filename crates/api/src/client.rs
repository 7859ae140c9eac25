//! A client of the REST interface, for the command line: it asks a node over HTTP, or a router in the same process
//! when no node runs. Both ways lead through the same handlers and the same decisions.

use crate::problem::PROBLEM_TYPE;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use serde::Deserialize;
use serde_json::Value;
use std::fmt;
use std::time::Duration;
use tower::ServiceExt as _;

/// Below which path the interface lies.
const BASE: &str = "/api/v1";
/// How long a command waits: a long import is worked on for as long.
const PATIENCE: Duration = crate::limits::LONG_REQUEST_TIME;
/// How long a command waits for a node to take the connection.
const CONNECT: Duration = Duration::from_secs(3);
/// The longest answer that is read, in bytes: a subject with everything that is known of it.
const MAX_ANSWER: usize = 64 * 1024 * 1024;

/// Asks one node as one principal.
#[derive(Clone)]
pub struct Client {
    way: Way,
    token: Option<String>,
}

#[derive(Clone)]
enum Way {
    Network { base: String, http: reqwest::Client },
    Inside(Router),
}

/// What a node answered when a request failed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ProblemSeen {
    /// The HTTP status.
    pub status: u16,
    /// A few words for people.
    #[serde(default)]
    pub title: String,
    /// What was expected, what was found and where.
    #[serde(default)]
    pub detail: String,
    /// The request's id, for the node's log.
    #[serde(default)]
    pub request_id: Option<String>,
    /// Faults of a draft.
    #[serde(default)]
    pub faults: Vec<FaultSeen>,
    /// Mistakes of an agreement.
    #[serde(default)]
    pub mistakes: Vec<MistakeSeen>,
}

/// A fault of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FaultSeen {
    /// Where.
    pub path: String,
    /// What was expected and found.
    pub message: String,
}

/// A mistake of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MistakeSeen {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What was expected and found.
    pub message: String,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientError {
    /// The node said no.
    Problem(Box<ProblemSeen>),
    /// The node did not answer, or not as a node does.
    Unreachable(String),
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self {
            ClientError::Unreachable(why) => return f.write_str(why),
            ClientError::Problem(problem) => problem,
        };
        write!(f, "{}", if problem.detail.is_empty() { &problem.title } else { &problem.detail })?;
        for fault in &problem.faults {
            write!(f, "\n  {}: {}", fault.path, fault.message)?;
        }
        for mistake in &problem.mistakes {
            write!(f, "\n  line {}, column {}: {}", mistake.line, mistake.column, mistake.message)?;
        }
        match &problem.request_id {
            Some(id) if problem.status >= 500 => write!(f, "\n  (request {id})"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for ClientError {}

impl Client {
    /// A client of the node whose page is at `base`, for example `http://127.0.0.1:7100`.
    ///
    /// # Errors
    /// [`ClientError::Unreachable`] when no HTTP client can be made.
    pub fn network(base: &str, token: Option<String>) -> Result<Client, ClientError> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .tcp_nodelay(true)
            .connect_timeout(CONNECT)
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| ClientError::Unreachable("no HTTP client can be made".into()))?;
        let base = base.trim_end_matches('/').to_owned();
        Ok(Client { way: Way::Network { base, http }, token })
    }

    /// A client of a router in this process.
    pub fn inside(router: Router, token: Option<String>) -> Client {
        Client { way: Way::Inside(router), token }
    }

    /// Whether a node answers there, whatever it says.
    pub async fn is_there(&self) -> bool {
        !matches!(self.get("/health").await, Err(ClientError::Unreachable(_)))
    }

    /// GET. `path` begins with `/` and lies below `/api/v1`.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn get(&self, path: &str) -> Result<Value, ClientError> {
        self.ask(Method::GET, path, None).await
    }

    /// GET of a file: what the node answered, byte by byte.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn get_bytes(&self, path: &str) -> Result<Bytes, ClientError> {
        let (status, bytes) = self.sent(Method::GET, path, None).await?;
        if status.is_success() { Ok(bytes) } else { Err(refused(status, &bytes)) }
    }

    /// DELETE.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn delete(&self, path: &str) -> Result<Value, ClientError> {
        self.ask(Method::DELETE, path, None).await
    }

    /// POST of bytes of a media type.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn post(
        &self,
        path: &str,
        media_type: &str,
        body: impl Into<Bytes>,
    ) -> Result<Value, ClientError> {
        self.ask(Method::POST, path, Some((media_type, body.into()))).await
    }

    /// POST of JSON.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn post_json(&self, path: &str, body: &Value) -> Result<Value, ClientError> {
        self.post(path, "application/json", body.to_string()).await
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<(&str, Bytes)>,
    ) -> Result<Value, ClientError> {
        let (status, bytes) = self.sent(method, path, body).await?;
        answer(status, &bytes)
    }

    async fn sent(
        &self,
        method: Method,
        path: &str,
        body: Option<(&str, Bytes)>,
    ) -> Result<(StatusCode, Bytes), ClientError> {
        let (media_type, bytes) = match body {
            Some((media_type, bytes)) => (Some(media_type), bytes),
            None => (None, Bytes::new()),
        };
        let mut headers = HeaderMap::new();
        let mut set = |name, value: Option<String>| {
            if let Some(value) = value.and_then(|v| v.parse().ok()) {
                headers.insert(name, value);
            }
        };
        set(header::CONTENT_TYPE, media_type.map(str::to_owned));
        set(header::AUTHORIZATION, self.token.as_ref().map(|token| format!("Bearer {token}")));
        match &self.way {
            Way::Network { base, http } => {
                let request =
                    http.request(method, format!("{base}{BASE}{path}")).headers(headers).body(bytes);
                over_network(request, base).await
            }
            Way::Inside(router) => inside(router.clone(), method, path, headers, bytes).await,
        }
    }
}

async fn over_network(
    request: reqwest::RequestBuilder,
    base: &str,
) -> Result<(StatusCode, Bytes), ClientError> {
    let unreachable = |what: &str| ClientError::Unreachable(format!("the node at {base} {what}"));
    let response = request.send().await.map_err(|e| {
        unreachable(if e.is_timeout() { "did not answer in time" } else { "cannot be reached" })
    })?;
    let status = response.status();
    let bytes = response.bytes().await.map_err(|_| unreachable("broke off its answer"))?;
    Ok((status, bytes))
}

async fn inside(
    router: Router,
    method: Method,
    path: &str,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Bytes), ClientError> {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = method;
    *request.headers_mut() = headers;
    *request.uri_mut() = format!("{BASE}{path}")
        .parse()
        .map_err(|_| ClientError::Unreachable("this is no address below /api/v1".into()))?;
    // A router answers every request: its error is the type that has no values.
    let response = router.oneshot(request).await.unwrap_or_else(|never| match never {});
    let status = response.status();
    let bytes = to_bytes(response.into_body(), MAX_ANSWER)
        .await
        .map_err(|_| ClientError::Unreachable("the answer is too long or broke off".into()))?;
    Ok((status, bytes))
}

fn answer(status: StatusCode, bytes: &[u8]) -> Result<Value, ClientError> {
    if status.is_success() {
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        return serde_json::from_slice(bytes)
            .map_err(|_| ClientError::Unreachable("expected JSON; found something else".into()));
    }
    Err(refused(status, bytes))
}

fn refused(status: StatusCode, bytes: &[u8]) -> ClientError {
    match serde_json::from_slice::<ProblemSeen>(bytes) {
        Ok(problem) => ClientError::Problem(Box::new(problem)),
        Err(_) => {
            let status = status.as_u16();
            ClientError::Unreachable(format!(
                "expected {PROBLEM_TYPE}; found status {status} and something else"
            ))
        }
    }
}
