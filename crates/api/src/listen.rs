//! The accept loop: connections with limits and time limits, TLS where it is asked for, and an orderly end.

use crate::limits::{
    HANDSHAKE_TIME, HEAD_TIME, MAX_CONNECTIONS, MAX_HEAD_BYTES, MAX_HEADERS, MAX_STREAMS, SHUTDOWN_TIME,
};
use crate::tls::{Peer, Pins};
use axum::{Extension, Router};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;

/// How long to wait after the system refused a connection, for example because no file handles are left.
const PAUSE_AFTER_REFUSAL: Duration = Duration::from_millis(100);
/// How often an HTTP/2 connection is asked whether it lives, and how long it may take to say so.
const PING_EVERY: Duration = Duration::from_secs(30);

/// Serves the page and the REST interface until `stop` is cancelled, then lets open connections finish for
/// [`SHUTDOWN_TIME`].
pub async fn serve_page(
    listener: TcpListener,
    router: Router,
    tls: Option<Arc<ServerConfig>>,
    stop: CancellationToken,
) {
    let door = Door { router, tls: tls.map(TlsAcceptor::from), pins: None };
    serve(listener, Arc::new(door), stop).await;
}

/// Serves the exchange until `stop` is cancelled. Every request carries the [`Peer`] that its connection proved.
pub async fn serve_exchange(
    listener: TcpListener,
    router: Router,
    tls: Arc<ServerConfig>,
    pins: Arc<dyn Pins>,
    stop: CancellationToken,
) {
    let door = Door { router, tls: Some(TlsAcceptor::from(tls)), pins: Some(pins) };
    serve(listener, Arc::new(door), stop).await;
}

/// What a connection comes through.
struct Door {
    router: Router,
    tls: Option<TlsAcceptor>,
    /// Whose keys are believed, where both sides must show one.
    pins: Option<Arc<dyn Pins>>,
}

async fn serve(listener: TcpListener, door: Arc<Door>, stop: CancellationToken) {
    let room = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = accept(&listener, &room) => accepted,
        };
        let Some((stream, place)) = accepted else { continue };
        let (door, watcher) = (Arc::clone(&door), graceful.watcher());
        tokio::spawn(async move {
            door.connection(stream, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(SHUTDOWN_TIME, graceful.shutdown()).await.is_err() {
        tracing::warn!(target: "tansiq::http", "connections were cut when the node stopped");
    }
}

/// The next connection, when there is room for it: whoever comes above the limit waits in the system's queue.
async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(room).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, place)),
        Err(error) => {
            tracing::warn!(target: "tansiq::http", kind = ?error.kind(), "a connection could not be taken");
            tokio::time::sleep(PAUSE_AFTER_REFUSAL).await;
            None
        }
    }
}

impl Door {
    async fn connection(&self, stream: TcpStream, watcher: Watcher) {
        // Without it small answers wait 40 ms for the other side's delayed acknowledgement.
        let _ = stream.set_nodelay(true);
        let Some(acceptor) = &self.tls else { return talk(stream, self.router.clone(), watcher).await };
        let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE_TIME, acceptor.accept(stream)).await else {
            tracing::debug!(target: "tansiq::http", "a TLS handshake failed: no pinned key, or no TLS");
            return;
        };
        let Some(pins) = &self.pins else { return talk(stream, self.router.clone(), watcher).await };
        let leaf = stream.get_ref().1.peer_certificates().and_then(<[_]>::first);
        // The handshake has checked it; between that and now a card may have changed.
        let Some(peer) = leaf.and_then(|leaf| Peer::of(leaf, &**pins)) else { return };
        talk(stream, self.router.clone().layer(Extension(peer)), watcher).await;
    }
}

async fn talk(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    router: Router,
    watcher: Watcher,
) {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEAD_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEAD_BYTES as u32)
        .keep_alive_interval(PING_EVERY)
        .keep_alive_timeout(PING_EVERY);
    let service = TowerToHyperService::new(router);
    let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
    // How a connection ends is the other side's matter: it may go away at any time.
    let _ = watcher.watch(connection).await;
}
