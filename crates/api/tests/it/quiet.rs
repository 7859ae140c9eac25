//! Nothing that a person asked or a report says comes into the log.

use crate::world::{Content, man, world};
use parking_lot::Mutex;
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, OnceLock};

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that this program's own crates log, on every thread and down to the finest level.
fn log() -> &'static Kept {
    static LOG: OnceLock<Kept> = OnceLock::new();
    LOG.get_or_init(|| {
        let kept = Kept::default();
        let writer = kept.clone();
        let filter = "info,tansiq=trace,tansiq_api=trace,tansiq_view=trace,tansiq_intake=trace,tansiq_exchange=trace,tansiq_ledger=trace";
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(move || writer.clone());
        subscriber.init();
        kept
    })
}

#[tokio::test]
async fn no_name_no_number_and_no_question_is_logged() {
    let log = log();
    let world = world().await;
    let secret_words = ["Zubaydah", "زبيدة", "ZZ777888", "1944-04-04", "Quellenschutz"];
    let mut report = man("EXERCISE Zubaydah Quellenschutz", Some("زبيدة"), "1944-04-04", "ZZ777888");
    let submitted = world.post("analyst", "/reports", report.clone()).await.body;
    world.get("analyst", "/subjects?name=Zubaydah%20Quellenschutz").await;
    world.get("analyst", "/subjects?name=%D8%B2%D8%A8%D9%8A%D8%AF%D8%A9&purpose=nonsense").await;
    world.get("analyst", "/subjects/Zubaydah").await;
    world.ask(None, "GET", "/Zubaydah/ZZ777888", Content::None).await;
    world.get("analyst", &format!("/reports/{}", submitted["id"].as_str().unwrap())).await;
    let question = json!({"name": "Zubaydah Quellenschutz", "birth": "1944-04-04", "document": "ZZ777888"});
    world.post("watch-officer", "/screenings", question).await;
    report["statements"][0]["grade"] = "Zubaydah".into();
    world.post("analyst", "/reports", report).await;
    let list = Content::Bytes("text/csv", b"id,name\nZZ777888,Zubaydah\nZZ777888,Zubaydah\n");
    world.ask(Some("analyst"), "POST", "/api/v1/imports?format=csv&legal_basis=Quellenschutz", list).await;
    let login = json!({"login": "Zubaydah", "password": "Quellenschutz"});
    world.ask(None, "POST", "/api/v1/session", Content::Json(login)).await;

    let text = String::from_utf8_lossy(&log.0.lock()).into_owned();
    assert!(
        text.contains("/api/v1/subjects/{id}") && text.contains("status=200"),
        "requests are logged: {text}"
    );
    for word in secret_words.into_iter().chain(["tsq_", "%D8%B2", "name="]) {
        let line = text.lines().find(|line| line.to_lowercase().contains(&word.to_lowercase()));
        assert_eq!(line, None, "{word} is in the log");
    }
}
