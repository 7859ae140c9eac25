//! Every number from outside meets one of these limits, and each says why.

use std::time::Duration;

/// The longest body of a small request (log-in, standing, screening), in bytes: a few fields of text.
pub const MAX_SMALL_BODY: usize = 64 * 1024;
/// The longest member card or agreement, in bytes: 64 KiB of text, grown by base64 and sixteen signatures.
pub const MAX_ENVELOPE_BODY: usize = 512 * 1024;
/// The longest question about drafts of agreements, in bytes: sixteen of the longest, as JSON writes them.
pub const MAX_DRAFTS_BODY: usize = 8 * 1024 * 1024;
/// The most screenings that a control point hands in at once: some days of a busy post.
pub const MAX_HANDED_IN: usize = 500;
/// The longest list of them, in bytes: each with fifty people of a few subjects.
pub const MAX_SCREENINGS_BODY: usize = 4 * 1024 * 1024;
/// The longest draft of a report, in bytes: the 8 MiB of the signed report, and as much again for TOML and indents.
pub const MAX_DRAFT_BODY: usize = 16 * 1024 * 1024;
/// The longest imported file, in bytes. The largest public list of one publisher has about 30 MiB.
pub const MAX_IMPORT_BODY: usize = 64 * 1024 * 1024;
/// The longest delivery, in bytes: what the exchange takes.
pub const MAX_DELIVERY_BODY: usize = tansiq_exchange::MAX_DELIVERY_BYTES;
/// The longest question to a witness, in bytes: what the ledger reads.
pub const MAX_WITNESS_BODY: usize = tansiq_ledger::witness::MAX_QUESTION_BYTES;
/// The longest bundle, in bytes: what the exchange reads.
pub const MAX_BUNDLE_BODY: usize = tansiq_report::bundle::MAX_BUNDLE_BYTES;
/// The longest acknowledgement that a carrier reads, in bytes: a thousand outcomes, with room for their words.
pub const MAX_ACKNOWLEDGEMENT: usize = 1024 * 1024;

/// The most headers of a request: browsers send about twenty.
pub const MAX_HEADERS: usize = 64;
/// The longest head of a request, in bytes: a long query in percent encoding, a cookie and a token fit many times.
pub const MAX_HEAD_BYTES: usize = 32 * 1024;
/// The longest name that is asked for, in characters. The names crate reads more; nobody types more.
pub const MAX_QUERY_NAME_CHARS: usize = 500;

/// Requests that are worked on at once. Above it the answer is "busy" at once, which is kinder than a long wait.
pub const MAX_REQUESTS_AT_ONCE: usize = 256;
/// Deliveries, and drafts and files of people, that are worked on at once: each may hold its whole body in memory.
pub const MAX_LARGE_REQUESTS_AT_ONCE: usize = 16;
/// Connections of one listener at once; each costs some tens of kilobytes.
pub const MAX_CONNECTIONS: usize = 1_024;
/// Streams of one HTTP/2 connection at once: a page opens a handful.
pub const MAX_STREAMS: u32 = 64;
/// Pages that listen for new traffic at once; each is woken by every entry.
pub const MAX_LISTENERS_FOR_EVENTS: usize = 256;
/// Passwords that are checked at once: each check takes about 19 MiB and a core for some tens of milliseconds.
pub const MAX_PASSWORD_CHECKS: usize = 2;
/// Questions to passkeys, or to the provider, that wait for an answer at once: as many people as log in within five
/// minutes, many times.
pub const MAX_QUESTIONS: usize = 1_000;
/// The most passkeys of one principal: one for each device that he uses.
pub const MAX_PASSKEYS: usize = 8;
/// The longest name of a passkey, in characters.
pub const MAX_PASSKEY_NAME_CHARS: usize = 64;
/// How long somebody has to find his device and put his finger on it, or to show the provider who he is.
pub const QUESTION_TIME: Duration = Duration::from_secs(300);
/// How long the provider may take for one answer.
pub const PROVIDER_TIME: Duration = Duration::from_secs(5);
/// The longest answer of the provider, in bytes: its keys, or a token with many claims.
pub const MAX_PROVIDER_ANSWER: usize = 256 * 1024;
/// Log-ins that talk to the provider at once: a provider that does not answer must not use up the places of others.
pub const MAX_PROVIDER_TALKS: usize = 8;
/// Milliseconds for which the provider's addresses and keys are believed without looking again.
pub const PROVIDER_KEPT_MILLIS: i64 = 10 * 60 * 1000;
/// Milliseconds by which the provider's clock may be behind ours.
pub const PROVIDER_CLOCK_MILLIS: i64 = 60 * 1000;
/// The longest name of an account at the provider, in characters (OpenID Connect Core 1.0, section 2).
pub const MAX_SUBJECT_CHARS: usize = 255;
/// Sessions that are kept at once: far above the people of one node, and memory stays bounded.
pub const MAX_SESSIONS: usize = 10_000;

/// How long a TLS handshake may take: two round trips across the world, with room for a slow device.
pub const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// How long the head of a request may take to arrive.
pub const HEAD_TIME: Duration = Duration::from_secs(15);
/// How long a request may be worked on, its body's arrival included.
pub const REQUEST_TIME: Duration = Duration::from_secs(30);
/// How long an import or a verification of the whole ledger may take.
pub const LONG_REQUEST_TIME: Duration = Duration::from_secs(600);
/// How long open connections get to finish when the node stops.
pub const SHUTDOWN_TIME: Duration = Duration::from_secs(5);
/// How often a silent stream of events says that it lives: proxies close what is silent for a minute.
pub const EVENTS_KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How long a carrier waits for a connection to another member's node.
pub const CONNECT_TIME: Duration = Duration::from_secs(5);
/// How long a carrier waits for the answer to a delivery: the other node writes it to disk first.
pub const DELIVERY_TIME: Duration = Duration::from_secs(60);
/// How long a delivery may be worked on here, its arrival included: an answer before the carrier gives up.
pub const RECEIVE_TIME: Duration = Duration::from_secs(50);
/// How long a carrier keeps an idle connection, so that a burst does not pay for handshakes.
pub const IDLE_CONNECTION_TIME: Duration = Duration::from_secs(90);

/// Milliseconds without a request after which a session ends: half an hour, as for an unattended desk.
pub const SESSION_IDLE_MILLIS: i64 = 30 * 60 * 1000;
/// Milliseconds after which a session ends in any case: one shift.
pub const SESSION_LIFE_MILLIS: i64 = 12 * 60 * 60 * 1000;
/// Attempts to log in with one login within a minute: a person mistypes a few times.
pub const LOGINS_PER_MINUTE_EACH: u32 = 5;
/// Attempts to log in within a minute in all: a whole shift comes at once, and guessing over many logins is slow.
pub const LOGINS_PER_MINUTE_ALL: u32 = 60;
/// The least characters of a password (NIST SP 800-63B-4 asks for 15 where it stands alone).
pub const MIN_PASSWORD_CHARS: usize = 15;
/// The most bytes of a password: hashing takes longer texts no better.
pub const MAX_PASSWORD_BYTES: usize = 1_024;
/// The longest login, in characters.
pub const MAX_LOGIN_CHARS: usize = 64;

/// Lines of one answer when the request does not say.
pub const DEFAULT_LINES: usize = 100;
/// The most lines of one answer.
pub const MAX_LINES: usize = 1_000;
/// The most rows of an exported table: an afternoon's reading, and what one entry can name.
pub const MAX_EXPORTED_ROWS: usize = 10_000;
/// Candidates of a search or a screening when the request does not say.
pub const DEFAULT_CANDIDATES: usize = 10;
/// The most candidates of a search or a screening: nobody looks through more, and more would be a list to copy.
pub const MAX_CANDIDATES: usize = 50;
/// The most things on the map in one answer: more are drawn by no page.
pub const MAX_PLACED: usize = 50_000;
/// How much of what something on the map is called is answered, in characters: a line of a list.
pub const MAX_CAPTION_CHARS: usize = 120;
/// How long an extract for a control point may be used when the request does not say, in hours: a shift and the next.
pub const DEFAULT_EXTRACT_HOURS: u32 = 24;
