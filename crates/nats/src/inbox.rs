//! The inbox: what comes through this member's queue goes to the exchange, and leaves the queue when it is done.
//!
//! There is one way to mend a line: whatever breaks, the connection is given up and made anew, with the queue.

use crate::carrier::hand_over;
use crate::{NatsCarrier, subject};
use async_nats::Event;
use async_nats::jetstream::consumer::{AckPolicy, pull};
use async_nats::jetstream::stream::{Config, RetentionPolicy};
use async_nats::jetstream::{self, AckKind, Context, Message as Queued};
use futures::StreamExt as _;
use std::sync::Arc;
use std::time::Duration;
use tansiq_exchange::{Answer, Exchange, Message, MessageRefusal};
use tokio::sync::{Notify, Semaphore, watch};
use tokio::task::{JoinHandle, JoinSet};

/// How long before a broken line is tried again.
const PAUSE: Duration = Duration::from_secs(1);
/// How long the broker may take to make a connection, its queue included.
const SET_UP_TIME: Duration = Duration::from_secs(10);
/// How long the broker may take to say that it has a message.
const HAND_OVER_TIME: Duration = Duration::from_secs(15);
/// How often a silent broker must say that it lives, while it has nothing for us.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// How long the broker waits before it gives out a message again that was not done: longer than any is worked on.
const DONE_WITHIN: Duration = Duration::from_secs(120);
/// How soon a message comes again for which this node was not ready.
const AGAIN_AFTER: Duration = Duration::from_secs(5);
/// Messages that are worked on at once. Each may hold a whole delivery in memory.
const MAX_AT_ONCE: usize = 16;
/// Messages that lie here and wait to be worked on.
const MAX_AHEAD: usize = 4;
/// Under which name the broker remembers what this node has done.
const CONSUMER: &str = "node";

/// The inbox at work. It goes on when it is dropped.
pub struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    /// Takes no more messages, and ends when those at hand are done.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        // If it panicked it has said so itself.
        let _ = self.task.await;
    }
}

/// What breaks a line.
type Broken = Box<dyn std::error::Error + Send + Sync>;

impl NatsCarrier {
    /// Connects, and gives what comes to the exchange, until it is stopped; a line that breaks is made anew. It must be
    /// called within a tokio runtime.
    pub fn start(self: &Arc<Self>, exchange: Exchange) -> Running {
        let (stop, stopped) = watch::channel(false);
        self.set_line(None);
        let task = tokio::spawn(keep_up(Arc::clone(self), exchange, stopped));
        Running { stop, task }
    }
}

async fn keep_up(carrier: Arc<NatsCarrier>, exchange: Exchange, mut stopped: watch::Receiver<bool>) {
    let mut said = String::new();
    loop {
        let ended = line(&carrier, &exchange, &mut stopped).await;
        let news = carrier.set_line(None);
        let Err(broken) = ended else { return };
        // Each trouble once: it is tried again every second.
        if news || said != broken.to_string() {
            said = broken.to_string();
            tracing::warn!(error = %said, "the line to the broker is broken; it is tried again");
        }
        tokio::select! {
            _ = stopped.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// One line, from its connection to its end: in order when it is stopped.
async fn line(
    carrier: &Arc<NatsCarrier>,
    exchange: &Exchange,
    stopped: &mut watch::Receiver<bool>,
) -> Result<(), Broken> {
    let lost = Arc::new(Notify::new());
    let made = tokio::select! {
        _ = stopped.wait_for(|stop| *stop) => return Ok(()),
        made = tokio::time::timeout(SET_UP_TIME, set_up(carrier, &lost)) => made,
    };
    let (broker, mut messages) = made.map_err(|_| "the broker did not answer in time")??;
    carrier.set_line(Some(broker.clone()));
    tracing::info!("the broker is connected");
    let (room, mut work) = (Arc::new(Semaphore::new(MAX_AT_ONCE)), JoinSet::new());
    let ended = loop {
        let message = tokio::select! {
            _ = stopped.wait_for(|stop| *stop) => break Ok(()),
            () = lost.notified() => break Err("the connection to the broker broke".into()),
            Some(_) = work.join_next() => continue,
            message = messages.next() => message,
        };
        let message = match message {
            Some(Ok(message)) => message,
            Some(Err(error)) => break Err(error.into()),
            None => break Err("the broker gives out no more messages".into()),
        };
        let place = Arc::clone(&room).acquire_owned().await?;
        let (carrier, exchange, broker) = (Arc::clone(carrier), exchange.clone(), broker.clone());
        work.spawn(async move {
            if let Some(late) = take(&carrier, &exchange, &broker, &message).await {
                // It may wait for its lane, and whoever is in the lane waits for what comes here.
                drop(place);
                take_late(&exchange, late, &message).await;
            }
        });
    };
    while work.join_next().await.is_some() {}
    ended
}

/// Connects, and makes this member's queue if it is not there.
async fn set_up(carrier: &NatsCarrier, lost: &Arc<Notify>) -> Result<(Context, pull::Stream), Broken> {
    let lost = Arc::clone(lost);
    let options = carrier.options()?.max_reconnects(1).event_callback(move |event| {
        if matches!(event, Event::Disconnected | Event::Closed) {
            lost.notify_one();
        }
        std::future::ready(())
    });
    let client = options.connect(&carrier.settings.servers[..]).await?;
    let broker = jetstream::ContextBuilder::new().ack_timeout(HAND_OVER_TIME).build(client);
    let me = carrier.writer.member;
    let queue = Config {
        name: subject::queue(me),
        subjects: vec![subject::inbox(me)],
        retention: RetentionPolicy::WorkQueue,
        max_messages_per_subject: 1,
        ..Config::default()
    };
    broker.create_or_update_stream(queue).await?;
    let consumer = pull::Config {
        durable_name: Some(CONSUMER.into()),
        ack_policy: AckPolicy::Explicit,
        ack_wait: DONE_WITHIN,
        ..pull::Config::default()
    };
    let consumer = broker.create_consumer_on_stream(consumer, subject::queue(me)).await?;
    let messages = consumer.stream().max_messages_per_batch(MAX_AHEAD).heartbeat(HEARTBEAT).messages();
    Ok((broker, messages.await?))
}

/// Takes a message, and tells the broker when it is done. An answer for which nobody waits is left to be taken late.
async fn take(
    carrier: &NatsCarrier,
    exchange: &Exchange,
    broker: &Context,
    queued: &Queued,
) -> Option<Answer> {
    match exchange.take_message(queued.payload.to_vec()).await {
        Ok(Message::Answer { token, answer }) => {
            let late = carrier.waiting.give(&token, answer);
            if late.is_some() {
                return late;
            }
        }
        Ok(Message::Request { from, kind, answer }) => {
            let subject = subject::answer(from, carrier.writer.member, kind);
            if let Err(error) = hand_over(broker, subject, answer).await {
                tracing::warn!(member = %from, %error, "an answer could not be handed over; it is when the request comes again");
                return None;
            }
        }
        Err(MessageRefusal::NotReady) => {
            settle(queued, AckKind::Nak(Some(AGAIN_AFTER))).await;
            return None;
        }
        // Refused for good: whoever asked asks again.
        Err(_) => {}
    }
    settle(queued, AckKind::Ack).await;
    None
}

/// Takes an answer for which nobody waits. Only an acknowledgement says something for itself.
async fn take_late(exchange: &Exchange, answer: Answer, queued: &Queued) {
    if let Answer::Acknowledged(acknowledgement) = answer {
        match exchange.take_late(&acknowledgement).await {
            Ok(Ok(_)) => {}
            Ok(Err(setback)) => tracing::warn!(code = setback.code(), "a late acknowledgement was refused"),
            Err(error) => {
                tracing::error!(%error, "a late acknowledgement could not be taken in; it comes again");
                return;
            }
        }
    }
    settle(queued, AckKind::Ack).await;
}

async fn settle(queued: &Queued, kind: AckKind) {
    if let Err(error) = queued.ack_with(kind).await {
        tracing::debug!(%error, "the broker gives out a message again that is done");
    }
}
