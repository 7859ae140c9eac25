//! What waits for the writer, and how much of it is taken at once.

use crate::checkpoint::SignedCheckpoint;
use crate::note::SignedNote;
use crate::seal::Sealed;
use crate::settings::{GROUP_BYTES, GROUP_ENTRIES};
use crate::{Error, Position, ReasonCode, Receipt};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};

/// Where an answer goes. Nobody need be waiting any more.
pub(crate) type Reply<T> = oneshot::Sender<Result<T, Error>>;

/// Payloads of one caller: stored together or not at all.
pub(crate) struct Request {
    pub(crate) sealed: Vec<Sealed>,
    pub(crate) reply: Reply<Vec<Receipt>>,
    /// Room in the queue, given back when the request is done.
    pub(crate) _room: OwnedSemaphorePermit,
}

/// What the writer is asked to do.
pub(crate) enum Command {
    Append(Request),
    Checkpoint(Reply<SignedCheckpoint>),
    KeepSignatures(SignedNote, Reply<SignedCheckpoint>),
    Erase(Position, ReasonCode, Reply<()>),
}

/// How long a group waits for callers that were in the group before it and are about to come again: a fraction of the
/// sync that a second group would cost. A caller who is alone never waits.
const GATHER_WAIT: Duration = Duration::from_micros(150);

/// Takes further appends that wait, about as many as `expected`, and what stopped the gathering.
pub(crate) fn gather(
    first: Request,
    expected: usize,
    queue: &mut mpsc::Receiver<Command>,
) -> (Vec<Request>, Option<Command>) {
    let weight = |request: &Request| {
        let bytes: usize = request.sealed.iter().map(|sealed| sealed.ciphertext.len()).sum();
        (request.sealed.len(), bytes)
    };
    let began = Instant::now();
    let (mut entries, mut bytes) = weight(&first);
    let mut group = vec![first];
    while entries < GROUP_ENTRIES && bytes < GROUP_BYTES {
        match queue.try_recv() {
            Ok(Command::Append(request)) => {
                let more = weight(&request);
                (entries, bytes) = (entries + more.0, bytes + more.1);
                group.push(request);
            }
            Ok(other) => return (group, Some(other)),
            Err(TryRecvError::Empty) if group.len() < expected && began.elapsed() < GATHER_WAIT => {
                std::thread::yield_now();
            }
            Err(_) => break,
        }
    }
    (group, None)
}

/// Tells a caller what came of its request.
pub(crate) fn answer<T>(reply: Reply<T>, result: Result<T, Error>) {
    // A caller that has gone away needs no answer: what it asked for is done or not done all the same.
    let _ = reply.send(result);
}
