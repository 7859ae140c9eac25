//! Screening and reading: a name alone is no hit, what is shown is written down, and what is not for a reader is not there.

use crate::world::{World, man, world};
use axum::http::StatusCode;
use serde_json::{Value, json};

async fn submit(world: &World, report: Value) -> Value {
    let answer = world.post("analyst", "/reports", report).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.body
}

async fn karim() -> World {
    let world = world().await;
    submit(&world, man("EXERCISE Karim Haddad", Some("كريم حداد"), "1971-03-05", "X1234567")).await;
    world
}

#[tokio::test]
async fn a_hit_needs_more_than_a_name() {
    let world = karim().await;
    let check = async |question: Value, outcome: &str, candidate: Option<&str>| {
        let answer = world.post("watch-officer", "/screenings", question.clone()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(answer.body["outcome"], outcome, "{question}: {}", answer.text);
        let first = answer.body["candidates"][0]["outcome"].as_str();
        assert_eq!(first, candidate, "{question}: {}", answer.text);
        answer.body
    };
    let alone = check(json!({"name": "Exercise Karim Haddad"}), "same-name", Some("same-name")).await;
    let name = &alone["candidates"][0]["name"];
    assert_eq!(name["score"], 1.0);
    assert_eq!(name["parts"].as_array().unwrap().len(), 3, "{name}");
    assert_eq!(alone["candidates"][0]["evidence"], json!([]));

    let born =
        |birth: &str| json!({"name": "Exercise Karim Haddad", "birth": birth, "purpose": "border-control"});
    let hit = check(born("1971-03-05"), "hit", Some("hit")).await;
    assert_eq!(hit["candidates"][0]["evidence"][0]["outcome"], "agrees");
    assert_eq!(hit["candidates"][0]["persons"], json!(["wanted"]));
    check(born("1972"), "same-name", Some("same-name")).await;
    check(born("1990-01-01"), "no-hit", Some("excluded")).await;
    // Neither says enough alone.
    check(born("1971-03-09"), "same-name", Some("same-name")).await;
    check(json!({"name": "كريم حداد", "document": "x-1234 567"}), "hit", Some("hit")).await;
    check(json!({"name": "Wilhelmina Oosterhuis", "document": "X1234567"}), "other-name", Some("other-name"))
        .await;
    check(json!({"name": "Wilhelmina Oosterhuis"}), "no-hit", None).await;
}

#[tokio::test]
async fn a_machine_readable_zone_asks_for_name_birth_and_number_at_once() {
    let world = karim().await;
    let zone = "P<UTOHADDAD<<EXERCISE<KARIM<<<<<<<<<<<<<<<<<\nX1234567<7UTO7103058M3001019<<<<<<<<<<<<<<<2";
    let answer = world.post("watch-officer", "/screenings", json!({"mrz": zone})).await;
    assert_eq!(answer.body["outcome"], "hit", "{}", answer.text);
    let kinds =
        answer.body["candidates"][0]["evidence"].as_array().unwrap().iter().map(|e| e["kind"].as_str());
    assert_eq!(kinds.flatten().collect::<Vec<_>>(), ["birth", "document"]);
    let paper = &answer.body["paper"];
    assert_eq!((&paper["name"], &paper["expires"]), (&json!("EXERCISE KARIM HADDAD"), &json!("2030-01-01")));

    let refused = async |question: Value, says: &str| {
        let answer = world.post("watch-officer", "/screenings", question).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
        assert!(answer.text.contains(says) && !answer.text.contains("HADDAD"), "{}", answer.text);
    };
    let wrong = zone.replace("7103", "7104");
    refused(json!({"mrz": wrong}), "line 2, character 20: expected ").await;
    refused(json!({"mrz": zone, "name": "Karim"}), "no name, birth and document beside it").await;
}

/// A man with a mother of this name.
fn son(birth: &str, mother: &str, passport: &str) -> Value {
    let mut report = man("EXERCISE Karim Haddad", None, birth, passport);
    let mut named = report["statements"][0].clone();
    (named["property"], named["value"]) = ("motherName".into(), mother.into());
    report["statements"].as_array_mut().unwrap().push(named);
    report
}

#[tokio::test]
async fn of_many_of_one_name_the_mother_tells_the_right_one() {
    let world = world().await;
    let mothers = ["Sabiha Rashid", "Nadima Yasin", "Wafiya Jabbar", "Turkiya Khalaf", "Baydaa Mutlaq"];
    for number in 0..25 {
        let mother = if number == 17 { "EXERCISE Zuhreya Hamdan" } else { mothers[number % mothers.len()] };
        submit(&world, son("1971", mother, &format!("P10000{number}"))).await;
    }
    let question = json!({"name": "Exercise Karim Haddad", "mother": "زهرية حمدان", "limit": 5});
    let answer = world.post("watch-officer", "/screenings", question).await;
    assert_eq!(answer.body["outcome"], "hit", "{}", answer.text);
    let candidates = answer.body["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), 5);
    let evidence = &candidates[0]["evidence"][0];
    assert_eq!((&evidence["kind"], &evidence["outcome"]), (&json!("mother"), &json!("agrees")));
    assert!(evidence["weight"].as_f64().unwrap() >= 4.5, "{evidence}");
    for other in &candidates[1..] {
        assert_eq!(
            (&other["outcome"], &other["evidence"][0]["outcome"]),
            (&json!("excluded"), &json!("disagrees"))
        );
    }
    // What his mother is called is no name of his.
    let mother = json!({"name": "Zuhreya Hamdan", "limit": 5});
    assert_eq!(world.post("watch-officer", "/screenings", mother).await.body["outcome"], "no-hit");
    let none = json!({"name": "Karim Haddad", "mother": "?!"});
    let refused = world.post("watch-officer", "/screenings", none).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text.contains("mother: expected a name"), "{}", refused.text);
}

#[tokio::test]
async fn a_no_hit_leaves_no_name_anywhere() {
    let world = karim().await;
    let before = world.entries().len();
    let nobody = json!({"name": "Xavierios Quillfeather", "birth": "1966-06-06", "document": "QF998877"});
    let answer = world.post("watch-officer", "/screenings", nobody).await;
    assert_eq!(answer.body["outcome"], "no-hit");
    assert_eq!(answer.body["position"].as_u64(), Some(before as u64));
    let entries = world.entries();
    assert_eq!(entries.len(), before + 1, "that somebody was screened is written down");
    assert!(entries[before].contains(r#""entry":"screened""#) && entries[before].contains(r#""shown":[]"#));
    let traces = ["Xavierios", "Quillfeather", "xavierios", "quillfeather", "1966-06-06", "QF998877"];
    for trace in traces {
        assert!(entries.iter().all(|entry| !entry.contains(trace)), "{trace} in the ledger");
    }
    // And nowhere on the disk: the views are in the clear.
    for file in files(world.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for trace in traces {
            let found = bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
            assert!(!found, "{trace} in {}", file.display());
        }
    }
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn what_is_read_is_written_down_before_it_is_shown() {
    let world = karim().await;
    let found = world.get("analyst", "/subjects?name=karim%20haddad%20exercise&purpose=arrest").await;
    assert_eq!(found.status, StatusCode::OK, "{}", found.text);
    let id = found.body["subjects"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(found.body["subjects"][0]["birth"], json!(["1971-03-05"]));
    let last = world.entries().pop().unwrap();
    assert!(
        last.contains(r#""entry":"read""#) && last.contains(&id) && last.contains(r#""purpose":"arrest""#),
        "{last}"
    );

    let before = world.entries().len();
    let shown = world.get("legal-officer", &format!("/subjects/{id}?purpose=arrest")).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert_eq!(shown.body["caption"], "EXERCISE Karim Haddad");
    assert_eq!(shown.body["statements"].as_array().unwrap().len(), 3);
    assert_eq!(shown.body["exercise"], true);
    assert_eq!(world.entries().len(), before + 1);

    let report = shown.body["reports"][0].as_str().unwrap();
    let read = world.get("analyst", &format!("/reports/{report}")).await;
    assert_eq!(read.status, StatusCode::OK, "{}", read.text);
    assert_eq!(read.body["statements"].as_array().unwrap().len(), 3);
    assert_eq!(read.body["banner"], "RESTRICTED // REL TO ANY PARTY // EXERCISE");
}

#[tokio::test]
async fn what_is_not_for_a_reader_is_not_there() {
    let mut world = world().await;
    let mut secret = man("EXERCISE Layla Nasser", None, "1980", "Y7654321");
    secret["statements"][2]["label"]["level"] = "secret".into();
    let submitted = submit(&world, secret).await;
    let report = submitted["id"].as_str().unwrap();
    let salim = json!({"login": "salim", "role": "analyst", "clearance": "restricted", "issue_token": true});
    let made = world.post("administrator", "/principals", salim).await;
    world.tokens.insert("salim", made.body["token"].as_str().unwrap().to_owned());

    let whole = world.get("analyst", &format!("/reports/{report}")).await;
    let part = world.get("salim", &format!("/reports/{report}")).await;
    assert_eq!(whole.body["statements"].as_array().unwrap().len(), 3);
    assert_eq!(part.body["statements"].as_array().unwrap().len(), 2);
    assert_eq!(part.body["banner"], "RESTRICTED // REL TO ANY PARTY // EXERCISE", "of what is shown");

    let question = json!({"name": "exercise layla nasser", "document": "Y7654321"});
    let of_analyst = world.post("analyst", "/screenings", question.clone()).await;
    let of_salim = world.post("salim", "/screenings", question).await;
    assert_eq!(
        (&of_analyst.body["outcome"], &of_salim.body["outcome"]),
        (&json!("hit"), &json!("same-name"))
    );
    // How much else the ledger holds, and what of it went where, would tell him how much is kept from him.
    assert!(of_analyst.body["position"].is_u64() && of_salim.body.get("position").is_none());
    for path in ["/traffic", "/lanes", "/events"] {
        assert_eq!(world.get("salim", path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let session = world.get("salim", "/session").await;
    assert!(!session.body["capabilities"].as_array().unwrap().contains(&json!("read-traffic")));

    // For a purpose that the label does not allow there is nothing, and the answer is that of what does not exist.
    let before = world.entries().len();
    let other = world.get("analyst", &format!("/reports/{report}?purpose=prosecution")).await;
    world.clock.pass(1);
    let none = world.get("analyst", "/reports/r-00000000000000000000000000000000?purpose=prosecution").await;
    assert_eq!((other.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(other.body["detail"], none.body["detail"]);
    // Both were asked for, and both are written down alike: that nothing was shown, and not why.
    let entries = world.entries().split_off(before);
    assert_eq!(entries.len(), 2);
    for entry in entries {
        assert!(entry.contains(r#""reports":[],"subjects":[]"#) && !entry.contains(report), "{entry}");
    }
}

#[tokio::test]
async fn a_seconded_officer_gets_what_his_member_may_have() {
    let mut world = crate::reports::with_amman(true).await;
    let mut report = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    report["statements"][1]["label"]["rel_to"] = json!(["EBL"]);
    let submitted = submit(&world, report).await;
    let officer = json!({"login": "rania", "role": "liaison-officer", "member": "AMM", "clearance": "secret", "issue_token": true});
    let made = world.post("administrator", "/principals", officer).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    world.tokens.insert("rania", made.body["token"].as_str().unwrap().to_owned());

    // Whom the node deals with besides is between them.
    let cairo = tansiq_testkit::card(tansiq_testkit::code("CAI")).envelope().to_json();
    let cairo = crate::world::Content::Bytes("application/json", &cairo);
    let added = world.ask(Some("administrator"), "POST", "/api/v1/members", cairo).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    for (who, known) in [("rania", vec!["AMM", "BGD"]), ("analyst", vec!["AMM", "BGD", "CAI"])] {
        let members = world.get(who, "/members").await.body;
        let codes: Vec<_> = members["members"].as_array().unwrap().iter().map(|m| &m["member"]).collect();
        assert_eq!(codes, known, "{who}");
    }

    let question =
        json!({"name": "exercise karim haddad", "birth": "1971-03-05", "purpose": "border-control"});
    let of_officer = world.post("rania", "/screenings", question.clone()).await;
    let of_ours = world.post("watch-officer", "/screenings", question).await;
    assert_eq!((&of_ours.body["outcome"], &of_officer.body["outcome"]), (&json!("hit"), &json!("same-name")));
    assert_eq!(
        of_officer.body.get("position"),
        None,
        "how much the node writes is not his member's business"
    );

    let subject = of_officer.body["candidates"][0]["subject"].as_str().unwrap();
    let shown = world.get("rania", &format!("/subjects/{subject}?purpose=border-control")).await;
    assert_eq!(shown.body["statements"].as_array().unwrap().len(), 2, "{}", shown.text);
    assert_eq!(shown.body["reports"], json!([]), "his member knows the report by another id");
    let report = submitted["id"].as_str().unwrap();
    let hidden = world.get("rania", &format!("/reports/{report}?purpose=border-control")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    // The clause names arrests and borders, so for an investigation there is nothing.
    let other = world.get("rania", &format!("/subjects/{subject}?purpose=investigation")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    // What he was shown was given to his member, and oversight sees it.
    let given = world.get("oversight", "/oversight/disclosures?to=AMM").await;
    let given = given.body["disclosures"].as_array().unwrap();
    let hows: Vec<_> = given.iter().map(|line| (&line["how"], &line["statements"], &line["login"])).collect();
    let (rania, two) = (json!("rania"), json!(2));
    assert_eq!(hows, [(&json!("screening"), &two, &rania), (&json!("reading"), &two, &rania)]);
    for line in given {
        assert_eq!((&line["to"], &line["purposes"]), (&json!("AMM"), &json!(["border-control"])));
        assert_eq!(line["clauses"], json!(["exercise-border/from-baghdad"]), "{line}");
    }
    let agreements = world.get("rania", "/agreements").await;
    assert_eq!(agreements.body["agreements"].as_array().unwrap().len(), 1, "{}", agreements.text);
    let wrong = json!({"login": "x", "role": "analyst", "member": "AMM", "clearance": "secret"});
    assert_eq!(
        world.post("administrator", "/principals", wrong).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}
