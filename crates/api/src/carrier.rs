//! The HTTPS carrier: takes deliveries and questions of witnessing to another member's node over TLS 1.3, and believes exactly that member's keys.

use crate::limits::{CONNECT_TIME, DELIVERY_TIME, IDLE_CONNECTION_TIME, MAX_ACKNOWLEDGEMENT, MAX_HEAD_BYTES};
use crate::tls::{Certificate, Pins, TlsError, exchange_client};
use parking_lot::Mutex;
use reqwest::{Client, Response, StatusCode, redirect};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::error::Error as StdError;
use std::sync::Arc;
use tansiq_exchange::{AskedWitness, Carried, Carrier, CarrierError, WitnessAnswer, delivery_bytes};
use tansiq_label::MemberCode;
use tansiq_ledger::TreeSize;
use tansiq_report::{Card, Delivery, Digest32, Envelope};
use utoipa::ToSchema;

/// Where a node takes deliveries, below the address on its card.
pub const DELIVERIES_PATH: &str = "/exchange/v1/deliveries";

/// Where a node answers questions of C2SP tlog-witness, below the address on its card: the submission prefix is
/// `/exchange/v1/witness`.
pub const WITNESS_PATH: &str = "/exchange/v1/witness/add-checkpoint";

/// A refused delivery as it is written: a problem (RFC 9457) with the refusal's code.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RefusalBody {
    /// Always `/problems/delivery-refused`.
    #[serde(rename = "type")]
    pub type_uri: String,
    /// A few words for people.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What was expected and what was found.
    pub detail: String,
    /// The refusal's code, a word of a closed list.
    pub code: String,
    /// Where in the delivery it is.
    pub place: String,
    /// The sequence number to go on with, when deliveries are missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_sequence: Option<u64>,
}

/// Takes deliveries over HTTPS. One pool of connections for each member, kept while its card stays the same.
pub struct HttpsCarrier {
    own: Certificate,
    pins: Arc<dyn Pins>,
    clients: Mutex<HashMap<MemberCode, (Vec<Digest32>, Client)>>,
}

impl HttpsCarrier {
    /// A carrier that shows this certificate and believes these pins.
    pub fn new(own: Certificate, pins: Arc<dyn Pins>) -> HttpsCarrier {
        HttpsCarrier { own, pins, clients: Mutex::default() }
    }

    /// The pool for a member. A card with other TLS keys gets a new one: an open connection would outlive its key.
    fn client(&self, to: &Card) -> Result<Client, TlsError> {
        let mut clients = self.clients.lock();
        if let Some((keys, client)) = clients.get(&to.member())
            && *keys == to.text().tls
        {
            return Ok(client.clone());
        }
        let tls = exchange_client(&self.own, Arc::clone(&self.pins), to.member())?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .https_only(true)
            .no_proxy()
            .redirect(redirect::Policy::none())
            .tcp_nodelay(true)
            .connect_timeout(CONNECT_TIME)
            .timeout(DELIVERY_TIME)
            .pool_idle_timeout(IDLE_CONNECTION_TIME)
            .http2_max_header_list_size(MAX_HEAD_BYTES as u32)
            .build()
            .map_err(|_| rustls::Error::General("the client refuses these settings".into()))?;
        clients.insert(to.member(), (to.text().tls.clone(), client.clone()));
        Ok(client)
    }

    /// Posts to a member's node, and returns what it answered.
    async fn post(
        &self,
        to: &Card,
        path: &str,
        media_type: &'static str,
        body: Vec<u8>,
    ) -> Result<(StatusCode, Vec<u8>), CarrierError> {
        let client = self
            .client(to)
            .map_err(|_| CarrierError::Unreachable { detail: "our own TLS set-up is refused".into() })?;
        let url = format!("{}{path}", to.text().address.trim_end_matches('/'));
        let request = client.post(url).header(reqwest::header::CONTENT_TYPE, media_type).body(body);
        let response = request.send().await.map_err(failure)?;
        Ok((response.status(), read(response).await?))
    }

    async fn ask(&self, to: &Card, question: &[u8]) -> Result<WitnessAnswer, CarrierError> {
        let (status, body) = self.post(to, WITNESS_PATH, "text/plain", question.to_vec()).await?;
        witness_answer(status, body)
    }

    async fn send(&self, to: &Card, delivery: &Delivery) -> Result<Envelope, CarrierError> {
        let (status, body) =
            self.post(to, DELIVERIES_PATH, "application/json", delivery_bytes(delivery)).await?;
        if status == StatusCode::OK {
            let found = "an answer of another form";
            return Envelope::from_json(&body).map_err(|_| CarrierError::Answer { found });
        }
        let refusal = serde_json::from_slice::<RefusalBody>(&body);
        Err(refusal.map_or(CarrierError::Answer { found: "an error of another form" }, |refusal| {
            CarrierError::Refused { code: refusal.code, expected: refusal.expected_sequence }
        }))
    }
}

impl Carrier for HttpsCarrier {
    fn deliver<'a>(&'a self, to: &'a Card, delivery: &'a Delivery) -> Carried<'a> {
        Box::pin(self.send(to, delivery))
    }

    fn ask_witness<'a>(&'a self, to: &'a Card, question: &'a [u8]) -> AskedWitness<'a> {
        Box::pin(self.ask(to, question))
    }

    fn way(&self, _: MemberCode) -> &'static str {
        "https"
    }

    fn broker(&self) -> Option<bool> {
        None
    }
}

/// What a witness answered (C2SP tlog-witness).
fn witness_answer(status: StatusCode, body: Vec<u8>) -> Result<WitnessAnswer, CarrierError> {
    let found = "an answer of another form";
    let text = String::from_utf8(body).map_err(|_| CarrierError::Answer { found })?;
    Ok(match status {
        StatusCode::OK => WitnessAnswer::Cosigned(text),
        StatusCode::CONFLICT => {
            let size = text.strip_suffix('\n').and_then(TreeSize::from_decimal);
            WitnessAnswer::Known(size.ok_or(CarrierError::Answer { found })?)
        }
        StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE => WitnessAnswer::Malformed,
        StatusCode::FORBIDDEN => WitnessAnswer::NotSigned,
        StatusCode::NOT_FOUND => WitnessAnswer::Unknown,
        StatusCode::UNPROCESSABLE_ENTITY => WitnessAnswer::Inconsistent { held: text },
        StatusCode::SERVICE_UNAVAILABLE => WitnessAnswer::NotReady,
        _ => return Err(CarrierError::Answer { found }),
    })
}

/// Reads an answer piece by piece, so that no length is taken on trust.
async fn read(mut response: Response) -> Result<Vec<u8>, CarrierError> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(failure)? {
        if body.len() + piece.len() > MAX_ACKNOWLEDGEMENT {
            return Err(CarrierError::Answer { found: "an answer over the limit" });
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

fn failure(error: reqwest::Error) -> CarrierError {
    if let Some(tls) = tls_cause(&error) {
        return match tls {
            rustls::Error::InvalidCertificate(_) => CarrierError::NotTheMember,
            rustls::Error::AlertReceived(_) => {
                CarrierError::Unreachable { detail: "it does not accept our TLS key".into() }
            }
            _ => CarrierError::Unreachable { detail: "no TLS 1.3 handshake".into() },
        };
    }
    if error.is_timeout() {
        let seconds = if error.is_connect() { CONNECT_TIME } else { DELIVERY_TIME }.as_secs();
        return CarrierError::TimedOut { seconds };
    }
    let cause = causes(&error).find_map(|cause| cause.downcast_ref::<std::io::Error>());
    let detail = cause.map_or_else(|| "the connection broke".to_owned(), |io| io.kind().to_string());
    CarrierError::Unreachable { detail }
}

fn causes<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    let source: fn(&&'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> =
        |cause| (*cause).source();
    std::iter::successors(Some(error), source)
}

/// What TLS had against the connection. It hides inside an input/output error, or inside one within another.
fn tls_cause(error: &reqwest::Error) -> Option<&rustls::Error> {
    causes(error).find_map(|cause| {
        let mut inner = cause;
        while let Some(deeper) = inner.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            inner = deeper;
        }
        inner.downcast_ref()
    })
}
