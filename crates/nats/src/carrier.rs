//! Handing over: a request is sealed, put into the member's queue, and its answer waited for.

use crate::waiting::Waiting;
use crate::{Login, subject};
use async_nats::jetstream::Context;
use async_nats::jetstream::context::PublishErrorKind;
use async_nats::{ConnectOptions, ServerAddr};
use parking_lot::Mutex;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tansiq_exchange::{
    Answer, AskedWitness, Carried, Carrier, CarrierError, Clock, Random, delivery_bytes, seal_request,
};
use tansiq_label::MemberCode;
use tansiq_report::message::RequestKind;
use tansiq_report::{Card, Delivery, MemberKey};

/// Where the broker is and how it is spoken to.
#[derive(Clone)]
pub struct Settings {
    /// Its addresses: the first that takes the connection is used.
    pub servers: Vec<ServerAddr>,
    /// How to log in.
    pub login: Login,
    /// The certificates of authorities that are believed for it beside those of the system, as a PEM file.
    pub authority: Option<PathBuf>,
    /// How long to wait for a member's answer. What comes later is taken in as a late one.
    pub patience: Duration,
}

/// Who writes: what requests are signed with.
#[derive(Clone)]
pub struct Writer {
    /// This node's member.
    pub member: MemberCode,
    /// Its key.
    pub key: Arc<MemberKey>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Random bits for sealing.
    pub random: Arc<dyn Random>,
}

/// Takes deliveries through a broker. It is connected after [`NatsCarrier::start`].
pub struct NatsCarrier {
    pub(crate) settings: Settings,
    pub(crate) writer: Writer,
    pub(crate) waiting: Waiting,
    line: Mutex<Line>,
}

/// How the line to the broker is.
enum Line {
    /// Nobody has asked for one yet.
    NotBegun,
    /// It is away, or there is no queue for this member.
    Broken,
    Up(Box<Context>),
}

impl NatsCarrier {
    /// A carrier that is not connected yet.
    pub fn new(settings: Settings, writer: Writer) -> Arc<NatsCarrier> {
        let (waiting, line) = (Waiting::default(), Mutex::new(Line::NotBegun));
        Arc::new(NatsCarrier { settings, writer, waiting, line })
    }

    /// What a connection is made with.
    pub(crate) fn options(&self) -> std::io::Result<ConnectOptions> {
        let options = ConnectOptions::new().name(format!("tansiq {}", self.writer.member));
        let options = match &self.settings.authority {
            Some(file) => options.add_root_certificates(file.clone()),
            None => options,
        };
        self.settings.login.clone().into_options(options)
    }

    /// Says how the line is from now on; whether that is new.
    pub(crate) fn set_line(&self, up: Option<Context>) -> bool {
        let mut line = self.line.lock();
        let same = matches!((&*line, &up), (Line::Broken, None) | (Line::Up(_), Some(_)));
        *line = up.map_or(Line::Broken, |broker| Line::Up(Box::new(broker)));
        !same
    }

    fn up(&self) -> Result<Context, CarrierError> {
        match &*self.line.lock() {
            Line::Up(broker) => Ok(Context::clone(broker)),
            _ => Err(unreachable("the broker is not connected")),
        }
    }

    async fn ask(&self, to: &Card, kind: RequestKind, body: Vec<u8>) -> Result<Answer, CarrierError> {
        let broker = self.up()?;
        let Writer { member, key, clock, random } = &self.writer;
        let (message, token) = seal_request((*member, key), to, (kind, body), clock.now(), &**random)?;
        let mut place = self.waiting.place(token);
        let patience = self.settings.patience;
        let answered = tokio::time::timeout(patience, async {
            hand_over(&broker, subject::request(to.member(), *member, kind), message).await?;
            Ok(place.answer().await)
        });
        answered.await.unwrap_or(Err(CarrierError::TimedOut { seconds: patience.as_secs() }))
    }
}

/// Puts a message into the queue behind a subject. What the broker says of it is no proof of anything.
pub(crate) async fn hand_over(
    broker: &Context,
    subject: String,
    message: Vec<u8>,
) -> Result<(), CarrierError> {
    let (most, found) = (broker.client().max_payload(), message.len());
    if found > most {
        let detail =
            format!("expected messages of at most {most} bytes, by the broker's max_payload; found {found}");
        return Err(unreachable(detail));
    }
    let failed = |kind: PublishErrorKind| match kind {
        PublishErrorKind::StreamNotFound => unreachable("the broker has no queue for the member"),
        PublishErrorKind::TimedOut => unreachable("the broker does not say whether it took the message"),
        PublishErrorKind::BrokenPipe => unreachable("the connection to the broker broke"),
        _ => unreachable("the broker did not take the message"),
    };
    let taken = broker.publish(subject, message.into()).await.map_err(|error| failed(error.kind()))?;
    taken.await.map(drop).map_err(|error| failed(error.kind()))
}

impl Carrier for NatsCarrier {
    fn deliver<'a>(&'a self, to: &'a Card, delivery: &'a Delivery) -> Carried<'a> {
        Box::pin(async {
            let answer = self.ask(to, RequestKind::Delivery, delivery_bytes(delivery)).await?;
            answer.of_delivery()
        })
    }

    fn ask_witness<'a>(&'a self, to: &'a Card, question: &'a [u8]) -> AskedWitness<'a> {
        Box::pin(async {
            let answer = self.ask(to, RequestKind::Checkpoint, question.to_vec()).await?;
            answer.of_witness()
        })
    }

    fn way(&self, _: MemberCode) -> &'static str {
        "nats"
    }

    fn broker(&self) -> Option<bool> {
        match &*self.line.lock() {
            Line::NotBegun => None,
            Line::Broken => Some(false),
            Line::Up(_) => Some(true),
        }
    }
}

fn unreachable(detail: impl Into<String>) -> CarrierError {
    CarrierError::Unreachable { detail: detail.into() }
}
