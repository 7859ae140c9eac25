//! A world in a real node: its ledger in memory, its views, its exchange and its router, with a clock that stands.

use crate::agreements::key_of;
use crate::readers::{Reader, principals};
use crate::studio::Studio;
use crate::world::{Answer, NODE, PARTNERS, What, World};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use parking_lot::Mutex;
use std::sync::{Arc, LazyLock};
use tansiq_api::{CardPins, Node, NodeParts, PasswordCost, ViewDirectory};
use tansiq_exchange::{
    AskedWitness, Carried, Carrier, CarrierError, Exchange, Lanes, Parts, Random, Step, WitnessAnswer,
    delivery_bytes,
};
use tansiq_label::MemberCode;
use tansiq_ledger::memory::MemoryStore;
use tansiq_ledger::{Ledger, MasterKey, Settings};
use tansiq_report::{Acknowledgement, Card, Delivery, Entry, Envelope, Note, Outcome, Text, note_digest};
use tansiq_testkit::{Chance, FakeClock, card, code, now};
use tansiq_view::Views;
use tower::ServiceExt as _;

/// A node that a world was put into.
pub(crate) struct Real {
    router: Router,
    views: Views,
    random: Arc<Repeated>,
    pub(crate) lines: Arc<Line>,
    _folder: tempfile::TempDir,
}

/// Random bits that are the same in both worlds: they begin anew with each request and each run of a lane.
struct Repeated(Mutex<Chance>);

impl Repeated {
    fn begin(&self, seed: u64) {
        *self.0.lock() = Chance::of(seed);
    }
}

impl Random for Repeated {
    fn bits(&self) -> [u8; 16] {
        self.0.lock().bits()
    }
}

/// The line to other members: it keeps what goes over it and answers for them.
#[derive(Default)]
pub(crate) struct Line {
    sent: Mutex<Vec<(MemberCode, Vec<u8>)>>,
    others: Mutex<Option<Answer>>,
    looks_on: Mutex<Vec<MemberCode>>,
}

impl Line {
    /// The deliveries that went to a member, byte by byte.
    pub(crate) fn to(&self, member: MemberCode) -> Vec<Vec<u8>> {
        let sent = self.sent.lock();
        sent.iter().filter(|(to, _)| *to == member).map(|(_, bytes)| bytes.clone()).collect()
    }

    fn answer(&self, to: MemberCode, delivery: &Delivery) -> Result<Envelope, CarrierError> {
        self.sent.lock().push((to, delivery_bytes(delivery)));
        let how = match *self.others.lock() {
            Some(how) if !self.looks_on.lock().contains(&to) => how,
            _ => Answer::Stores,
        };
        let outcome = match how {
            Answer::IsAway => return Err(CarrierError::TimedOut { seconds: 1 }),
            Answer::Stores => Outcome::Stored,
            Answer::Refuses => Outcome::Refused { reason: "not-released-by-agreement".into() },
        };
        let note = Note::read(&delivery.note).unwrap();
        let answer = Acknowledgement {
            delivery: note.id,
            note: note_digest(&delivery.note),
            from: Text(to),
            to: Text(code(NODE)),
            received: now(),
            items: note.items.iter().map(|_| outcome.clone()).collect(),
        };
        Ok(answer.sign(key_of(to)))
    }
}

/// The line as the exchange has it.
struct OnLine(Arc<Line>);
impl Carrier for OnLine {
    fn deliver<'a>(&'a self, to: &'a Card, delivery: &'a Delivery) -> Carried<'a> {
        Box::pin(async move { self.0.answer(to.member(), delivery) })
    }

    fn ask_witness<'a>(&'a self, _: &'a Card, _: &'a [u8]) -> AskedWitness<'a> {
        Box::pin(async { Ok(WitnessAnswer::NotReady) })
    }

    fn way(&self, _: MemberCode) -> &'static str {
        "https"
    }

    fn broker(&self) -> Option<bool> {
        None
    }
}

/// Cards and principals that every world has, as stored.
static BEGINNING: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let members = std::iter::once(NODE).chain(PARTNERS);
    let cards = members.map(|member| {
        let card = card(code(member)).envelope().clone();
        Entry::Card { at: now(), by: None, card }
    });
    cards.chain(principals()).map(|entry| entry.to_bytes()).collect()
});

/// Where views have their files: in memory where the system has a place for that.
fn folder() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.unwrap()
}

/// Puts a world into a node. What the readers themselves answer to deliveries is the same in every world.
pub(crate) async fn node(studio: &mut Studio, world: &World, readers: &[Reader]) -> Real {
    let (member, clock, folder) = (code(NODE), FakeClock::at(now()), folder());
    let signing = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let settings = Settings::new("exercise.invalid/log", MasterKey::from_bytes([7; 32]), signing);
    let ledger = Ledger::open(MemoryStore::new(), Settings { readers: 1, ..settings }).unwrap();
    let views = Views::open(folder.path(), ledger.clone(), member).unwrap();
    let directory = Arc::new(ViewDirectory::new(views.clone()));
    let random = Arc::new(Repeated(Mutex::new(Chance::of(0))));
    let lines = Arc::new(Line::default());
    *lines.looks_on.lock() = readers.iter().filter_map(|reader| reader.receiver()).collect();
    let key = Arc::new(tansiq_testkit::key(member));
    let exchange = Exchange::open(Parts {
        ledger: ledger.clone(),
        lanes: Lanes::in_memory(member).unwrap().into(),
        directory: directory.clone(),
        clock: Arc::new(clock.clone()),
        carrier: Arc::new(OnLine(Arc::clone(&lines))),
        random: random.clone(),
        witnesses: None,
        key: Arc::clone(&key),
        bundles: Some(Arc::new(tansiq_testkit::bundle_secret(member))),
        edition_secret: [9; 32],
    })
    .unwrap();
    let mut entries: Vec<_> = BEGINNING.iter().map(|bytes| bytes.clone().into()).collect();
    let mut runs = 0;
    for item in world {
        entries.extend(studio.entry(item, world).map(|entry| entry.to_bytes().into()));
        if let What::Lanes(others) = item.what {
            ledger.append_all(std::mem::take(&mut entries)).await.unwrap();
            *lines.others.lock() = Some(others);
            runs += 1;
            run_lanes(&exchange, &views, &random, runs).await;
        }
    }
    ledger.append_all(entries).await.unwrap();
    let node = Node::new(NodeParts {
        name: "EXERCISE BGD".into(),
        pins: Arc::new(CardPins::new(directory.clone())),
        ledger,
        views: views.clone(),
        exchange,
        directory,
        clock: Arc::new(clock),
        random: random.clone(),
        key,
        password_cost: PasswordCost::least(),
        page_over_tls: false,
        page_address: tansiq_api::PageAddress::read("http://localhost:7001").ok(),
        provider: None,
        layers: tansiq_api::layers::Layers::at(&folder.path().join("map")),
        backups: tansiq_api::Backups::at(&folder.path().join("backup.json")),
        desks: tansiq_api::Desks::default(),
    });
    Real { router: tansiq_api::router(node.unwrap()), views, random, lines, _folder: folder }
}

/// Every lane until it has nothing to give or does not get through.
async fn run_lanes(exchange: &Exchange, views: &Views, random: &Repeated, run: u64) {
    for (n, member) in PARTNERS.iter().enumerate() {
        random.begin(run << 8 | n as u64);
        loop {
            views.catch_up().unwrap();
            match exchange.step(code(member)).await.unwrap() {
                Step::Delivered { .. } => {}
                Step::Idle { .. } | Step::Waiting | Step::Setback(_) => break,
            }
        }
    }
    views.catch_up().unwrap();
}

/// A request, but for who sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) content: Option<(&'static str, Vec<u8>)>,
    pub(crate) header: Option<(&'static str, &'static str)>,
}

impl Real {
    /// The answer to a request, as it goes over the wire: status, headers, body. A stream of events ends with its
    /// beginning: lines that are there already come with the first piece.
    pub(crate) async fn ask(&self, reader: Reader, ask: &Ask) -> Vec<u8> {
        // What was written by the request before is in the views: nobody asks faster than they follow.
        self.views.catch_up().unwrap();
        self.random.begin(ask.path.len() as u64);
        let mut request = Request::builder()
            .method(ask.method)
            .uri(&ask.path)
            .header(header::AUTHORIZATION, format!("Bearer {}", reader.token()));
        if let Some((media_type, _)) = &ask.content {
            request = request.header(header::CONTENT_TYPE, *media_type);
        }
        if let Some((name, value)) = ask.header {
            request = request.header(name, value);
        }
        let body = ask.content.as_ref().map(|(_, bytes)| bytes.clone()).unwrap_or_default();
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let mut answer = format!("{}\n", parts.status).into_bytes();
        for (name, value) in &parts.headers {
            answer.extend(format!("{name}: ").bytes().chain(value.as_bytes().iter().copied()).chain([b'\n']));
        }
        let is_stream = parts.headers.get(header::CONTENT_TYPE).is_some_and(|t| t == "text/event-stream");
        answer.push(b'\n');
        if !is_stream {
            answer.extend_from_slice(&to_bytes(body, 64 << 20).await.unwrap());
        }
        answer
    }
}
