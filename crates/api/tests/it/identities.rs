//! One man, several subjects: decided, shown, undone; and what decides how he must be met.

use crate::world::{Answer, World, man, world};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// A man with a mother, handed in as a report of his own; his subject's id.
async fn known(world: &World, name: &str, birth: &str, mother: &str) -> String {
    let mut report = man(name, None, birth, &format!("P{}", world.entries().len()));
    let mut named = report["statements"][0].clone();
    (named["property"], named["value"]) = ("motherName".into(), mother.into());
    report["statements"].as_array_mut().unwrap().push(named);
    subject(world, report).await
}

async fn subject(world: &World, report: Value) -> String {
    let submitted = world.post("analyst", "/reports", report).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
    let report = format!("/reports/{}", submitted.body["id"].as_str().unwrap());
    let read = world.get("analyst", &report).await;
    read.body["subjects"][0]["id"].as_str().unwrap().to_owned()
}

async fn decide(world: &World, verdict: &str, pair: [&str; 2]) -> Answer {
    let [one, other] = pair;
    let body = json!({"verdict": verdict, "one": one, "other": other, "reason": "EXERCISE one mother",
                      "legal_basis": "EXERCISE law 1"});
    world.post("analyst", "/resolutions", body).await
}

/// The id of a decision that was taken.
fn taken(answer: Answer) -> String {
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.body["decision"].as_str().unwrap().to_owned()
}

async fn dossier(world: &World, subject: &str) -> Value {
    let answer = world.get("analyst", &format!("/identities/{subject}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.body
}

async fn undo(world: &World, decision: &str) -> Answer {
    let why = json!({"reason": "EXERCISE another mother", "legal_basis": "EXERCISE law 1"});
    world.post("analyst", &format!("/resolutions/{decision}/undo"), why).await
}

fn subjects(dossier: &Value) -> Vec<&str> {
    dossier["subjects"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_decision_joins_and_its_undoing_leaves_what_was_before() {
    let world = world().await;
    let one = known(&world, "EXERCISE Karim Haddad", "1971", "EXERCISE Zuhreya").await;
    let other = known(&world, "EXERCISE Kareem al-Haddad", "1971-03-05", "EXERCISE Wafiya").await;
    let before = (dossier(&world, &one).await, dossier(&world, &other).await);
    assert_eq!((subjects(&before.0), subjects(&before.1)), (vec![&*one], vec![&*other]));

    let decision = taken(decide(&world, "same", [&one, &other]).await);
    let joined = dossier(&world, &one).await;
    assert_eq!(joined, dossier(&world, &other).await, "either subject leads to him");
    assert_eq!(subjects(&joined).len(), 2);
    assert_eq!(joined["decisions"][0]["effect"], "holds");
    let of = |name: &str| {
        let all = joined["properties"].as_array().unwrap();
        all.iter().find(|p| p["property"] == name).unwrap().clone()
    };
    assert_eq!((&of("motherName")["conflict"], &of("birthDate")["conflict"]), (&true.into(), &false.into()));

    // The decision says what it rests on, and whoever reads it sees that.
    let detail = world.get("analyst", &format!("/resolutions/{decision}")).await;
    assert_eq!(detail.body["weighed"].as_array().unwrap().len(), 8, "{}", detail.text);
    assert_eq!(detail.body["reason"], "EXERCISE one mother");
    let undone = undo(&world, &decision).await;
    assert_eq!(undone.status, StatusCode::CREATED, "{}", undone.text);
    assert_eq!(undone.body["rested_on_it"], json!([]));
    let mut after = (dossier(&world, &one).await, dossier(&world, &other).await);
    for (after, before) in [(&mut after.0, &before.0), (&mut after.1, &before.1)] {
        assert_eq!(after["decisions"][0]["effect"], "undone");
        after["decisions"] = json!([]);
        after["subjects"][0]["statements"] = before["subjects"][0]["statements"].clone();
        assert_eq!(after, before, "as it was before the decision");
    }
    let again = undo(&world, &decision).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
}

#[tokio::test]
async fn what_was_concluded_from_an_undone_decision_is_listed() {
    let world = world().await;
    let mut men = Vec::new();
    for n in 0..3 {
        men.push(known(&world, "EXERCISE Karim Haddad", "1971", &format!("EXERCISE Mother {n}")).await);
    }
    let first = taken(decide(&world, "same", [&men[0], &men[1]]).await);
    // The second weighs what is said of both who are one by the first: it rests on it.
    let second = taken(decide(&world, "same", [&men[1], &men[2]]).await);
    assert_eq!(subjects(&dossier(&world, &men[0]).await).len(), 3);
    let undone = undo(&world, &first).await;
    let rested = undone.body["rested_on_it"].as_array().unwrap();
    assert_eq!(
        rested.iter().map(|c| c["id"].as_str().unwrap()).collect::<Vec<_>>(),
        [second],
        "{}",
        undone.text
    );
    assert_eq!(subjects(&dossier(&world, &men[2]).await).len(), 2);
}

#[tokio::test]
async fn decisions_that_contradict_what_stands_are_refused_with_what_stands() {
    let world = world().await;
    let mut men = Vec::new();
    for n in 0..3 {
        men.push(known(&world, "EXERCISE Karim Haddad", "1971", &format!("EXERCISE Mother {n}")).await);
    }
    let refused = async |verdict: &str, pair: [&str; 2], code: &str, decisions: &[&str]| {
        let answer = decide(&world, verdict, pair).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text);
        let mut found: Vec<_> =
            answer.body["decisions"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        found.sort_unstable();
        let mut expected = decisions.to_vec();
        expected.sort_unstable();
        assert_eq!((&answer.body["code"], found), (&json!(code), expected), "{}", answer.text);
    };
    let first = taken(decide(&world, "same", [&men[0], &men[1]]).await);
    refused("different", [&men[1], &men[0]], "decided", &[&first]).await;
    refused("unsure", [&men[1], &men[0]], "decided", &[&first]).await;
    let second = taken(decide(&world, "same", [&men[1], &men[2]]).await);
    // A ring: that the ends are different contradicts the way between them.
    refused("different", [&men[0], &men[2]], "joined", &[&first, &second]).await;
    refused("same", [&men[0], &men[2]], "one-already", &[&first, &second]).await;
    undo(&world, &second).await;
    let apart = taken(decide(&world, "different", [&men[0], &men[2]]).await);
    refused("same", [&men[1], &men[2]], "held-apart", &[&apart]).await;
}

#[tokio::test]
async fn nothing_is_decided_about_what_is_not_there_or_by_whom_it_is_not() {
    let world = world().await;
    let one = known(&world, "EXERCISE Karim Haddad", "1971", "EXERCISE Zuhreya").await;
    let other = known(&world, "EXERCISE Karim Haddad", "1972", "EXERCISE Wafiya").await;
    let nobody = "s-00000000000000000000000000000009";
    assert_eq!(decide(&world, "same", [&one, nobody]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(decide(&world, "same", [&one, &one]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(decide(&world, "perhaps", [&one, &other]).await.status, StatusCode::BAD_REQUEST);
    let body = json!({"verdict": "same", "one": one, "other": other, "reason": "EXERCISE", "legal_basis": "EXERCISE",
                      "statements": ["st-00000000000000000000000000000009"]});
    let unknown = world.post("analyst", "/resolutions", body.clone()).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    assert!(unknown.text.contains("released to you"), "{}", unknown.text);
    let forbidden = world.post("legal-officer", "/resolutions", body).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
    assert_eq!(undo(&world, "st-00000000000000000000000000000009").await.status, StatusCode::NOT_FOUND);
    // A dry run says who would get it, and stores nothing.
    let before = world.entries().len();
    let body = json!({"verdict": "same", "one": one, "other": other, "reason": "EXERCISE", "legal_basis": "EXERCISE"});
    let dry = world.post("analyst", "/resolutions?dry_run=true", body).await;
    assert_eq!((dry.status, world.entries().len()), (StatusCode::OK, before), "{}", dry.text);
    assert_eq!(dry.body["decision"], Value::Null);
}

#[tokio::test]
async fn the_newest_of_search_and_clearance_decides_how_he_is_met() {
    let world = world().await;
    let one = known(&world, "EXERCISE Karim Haddad", "1971", "EXERCISE Zuhreya").await;
    assert_eq!(dossier(&world, &one).await["standing"], "wanted");
    let mut cleared = man("EXERCISE Karim Haddad", None, "1971", "X1");
    cleared["kind"] = "clearance".into();
    cleared["subjects"] = json!([{"ref": "man", "kind": "person", "id": one}]);
    cleared["label"]["person"] = "cleared".into();
    cleared["statements"] = json!([{"subject": "man", "property": "clearance", "value": "not-the-one", "grade": "A1",
                                    "method": "official", "label": {"category": "judicial"}}]);
    assert_eq!(subject(&world, cleared).await, one);
    let dossier = dossier(&world, &one).await;
    assert_eq!(
        (&dossier["standing"], &dossier["first"][0]["value"]),
        (&"cleared".into(), &"not-the-one".into())
    );
}

#[tokio::test]
async fn what_has_ended_weighs_no_longer_as_what_is_so() {
    let world = world().await;
    let mut report = man("EXERCISE Karim Haddad", None, "1971-03-05", "EXPP1234");
    report["label"]["person"] = "contact".into();
    let past = |property: &str, value: &str, person: &str| {
        json!({"subject": "man", "property": property, "value": value, "grade": "B2", "method": "official",
               "from": "2015-01-01", "until": "2020-01-01", "label": {"category": "judicial", "person": person}})
    };
    report["statements"].as_array_mut().unwrap().extend([
        past("birthDate", "1958-09-17", "contact"),
        past("alias", "EXERCISE Munir Sabbagh", "wanted"),
        past("warrant", "EXERCISE warrant 1", "wanted"),
    ]);
    let id = subject(&world, report).await;
    let shown = dossier(&world, &id).await;
    assert_eq!(shown["standing"], "known", "a warrant that has ended asks for nobody");
    assert_eq!(shown["first"][0]["until"], "2020-01-01", "the dossier shows it as ended");
    let births =
        shown["properties"].as_array().unwrap().iter().find(|p| p["property"] == "birthDate").unwrap();
    assert_eq!((&births["conflict"], births["statements"].as_array().unwrap().len()), (&json!(false), 2));

    let screen = async |question: Value| {
        let answer = world.post("analyst", "/screenings", question).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.body
    };
    let name = "Exercise Karim Haddad";
    let corrected = screen(json!({"name": name, "birth": "1958-09-17"})).await;
    assert_ne!(corrected["outcome"], "hit", "a date of birth that was corrected is no evidence");
    let hit = screen(json!({"name": "Exercise Munir Sabbagh", "birth": "1971-03-05"})).await;
    let him = &hit["candidates"][0];
    assert_eq!((&hit["outcome"], &him["standing"]), (&json!("hit"), &json!("known")), "{hit:#}");
    assert_eq!(him["persons"], json!(["contact"]), "he was wanted, and is no more");

    // A clearance that was taken back clears nobody.
    let mut cleared = man("EXERCISE Karim Haddad", None, "1971", "X1");
    cleared["kind"] = "clearance".into();
    cleared["subjects"] = json!([{"ref": "man", "kind": "person", "id": id}]);
    cleared["statements"] = json!([past("clearance", "not-the-one", "cleared")]);
    subject(&world, cleared).await;
    assert_eq!(dossier(&world, &id).await["standing"], "known");
}

async fn queue(world: &World, more: &str) -> Value {
    let answer = world.get("analyst", &format!("/resolutions{more}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.body
}

#[tokio::test]
async fn what_may_be_one_person_waits_until_somebody_decides() {
    let world = world().await;
    let one = known(&world, "EXERCISE Qutayba Shallal", "1971-03-05", "EXERCISE Zuhreya Hamdan").await;
    let other = known(&world, "EXERCISE Kutaiba Shalal", "1971", "EXERCISE زهرية حمدان").await;
    known(&world, "EXERCISE Qutayba Shallal", "1990", "EXERCISE Wafiya Jabbar").await;
    let waiting = queue(&world, "").await;
    let pairs = waiting["pairs"].as_array().unwrap();
    assert_eq!((pairs.len(), &waiting["looked_at"]), (1, &json!(3)), "{waiting:#}");
    let mut found =
        [&pairs[0]["one"]["id"], &pairs[0]["other"]["id"]].map(|id| id.as_str().unwrap().to_owned());
    found.sort();
    let mut expected = [one.clone(), other.clone()];
    expected.sort();
    assert_eq!(found, expected);
    let kinds: Vec<_> = pairs[0]["evidence"].as_array().unwrap().iter().map(|e| e["kind"].clone()).collect();
    assert_eq!(kinds, ["name", "birth", "mother"], "{waiting:#}");
    assert!(pairs[0]["evidence"][1]["statements"].as_array().unwrap().len() == 2);

    let path = format!("/resolutions/pair?one={one}&other={other}");
    let side_by_side = world.get("analyst", &path).await;
    assert_eq!(side_by_side.body["advice"], "proposed", "{}", side_by_side.text);
    taken(decide(&world, "unsure", [&one, &other]).await);
    assert_eq!(queue(&world, "").await["pairs"], json!([]), "whoever was unsure is not asked again");
    let side_by_side = world.get("analyst", &path).await;
    assert_eq!(side_by_side.body["decisions"][0]["effect"], "open");
    // Page by page, everybody is looked at once.
    let first = queue(&world, "?people=2").await;
    let rest = queue(&world, &format!("?people=2&after={}", first["next"].as_str().unwrap())).await;
    assert_eq!((&rest["looked_at"], &rest["next"]), (&json!(1), &Value::Null));
}

/// One thousand men of one three-part name, one of them wanted, twenty cleared.
#[tokio::test]
async fn of_a_thousand_of_one_name_only_a_second_discriminator_finds_the_wanted_one() {
    let world = world().await;
    let year = |n: usize| 1950 + n % 50;
    // Whoever were born in one year have mothers of other names.
    let mothers = [
        "Sabiha", "Nadima", "Wafiya", "Turkiya", "Baydaa", "Hasna", "Rabab", "Hanan", "Fatima", "Layla",
        "Khadija", "Jamila", "Maryam", "Salwa", "Widad", "Ibtisam", "Nahida", "Qismat", "Hudhud", "Umayma",
    ];
    let mother = |n: usize| if n == 617 { "Zuhreya" } else { mothers[n / 50] };
    let cleared = |n: usize| n % 50 == 17 && n != 617;
    let mut statements = Vec::new();
    let mut subjects = Vec::new();
    for n in 0..1_000 {
        let man = format!("m{n}");
        let person = if cleared(n) {
            "cleared"
        } else if n == 617 {
            "wanted"
        } else {
            "contact"
        };
        let mut say = |property: &str, value: String| {
            statements.push(json!({"subject": man, "property": property, "value": value, "grade": "B2",
                "method": "official", "label": {"person": person}}));
        };
        say("name", "EXERCISE Ali Hassan Muhammad".into());
        say("birthDate", year(n).to_string());
        say("motherName", mother(n).into());
        if cleared(n) {
            say("clearance", "not-the-one".into());
        }
        subjects.push(json!({"ref": man, "kind": "person"}));
    }
    let mut report = man("EXERCISE", None, "1971", "X1");
    report["label"]["category"] = "identity".into();
    (report["subjects"], report["statements"]) = (json!(subjects), json!(statements));
    let submitted = world.post("analyst", "/reports", report).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);

    let screen = async |question: Value| {
        let answer = world.post("watch-officer", "/screenings", question).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.body
    };
    let name = "Exercise Ali Hassan Muhammad";
    let alone = screen(json!({"name": name})).await;
    assert_eq!((&alone["outcome"], &alone["more"]), (&json!("same-name"), &json!(true)), "{alone:#}");
    let asked: Vec<_> = alone["ask"].as_array().unwrap().iter().map(|q| q["kind"].clone()).collect();
    assert!(asked.contains(&json!("mother")), "{asked:?}");
    let found = screen(json!({"name": name, "birth": year(617).to_string(), "mother": "زهرية"})).await;
    assert_eq!(found["outcome"], "hit");
    let hits: Vec<&Value> =
        found["candidates"].as_array().unwrap().iter().filter(|c| c["outcome"] == "hit").collect();
    assert_eq!(
        (hits.len(), &hits[0]["standing"], &hits[0]["allows"]),
        (1, &json!("wanted"), &json!("identify-and-call"))
    );
    // Of the cleared each is found, and none of them may be held.
    for n in (0..1_000).filter(|n| cleared(*n)) {
        let question = json!({"name": name, "birth": year(n).to_string(), "mother": mother(n)});
        let found = screen(question).await;
        let first = &found["candidates"][0];
        assert_eq!(
            (&found["outcome"], &first["standing"]),
            (&json!("cleared"), &json!("cleared")),
            "{n} {first:#}"
        );
        assert_eq!(first["allows"], "nothing");
    }
}

#[tokio::test]
async fn a_dossier_with_more_links_than_it_shows_says_so() {
    let world = world().await;
    for (relatives, is_cut) in [(200, false), (201, true)] {
        let mut report = man("EXERCISE Karim Haddad", None, "1971", "X1");
        for n in 0..relatives {
            let relative = format!("r{n}");
            report["subjects"].as_array_mut().unwrap().push(json!({"ref": relative, "kind": "person"}));
            let mut named = report["statements"][0].clone();
            named["subject"] = relative.clone().into();
            let mut linked = report["statements"][0].clone();
            (linked["property"], linked["value"]) = ("relative".into(), relative.into());
            report["statements"].as_array_mut().unwrap().extend([named, linked]);
        }
        let submitted = world.post("analyst", "/reports", report).await;
        assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
        let read =
            world.get("analyst", &format!("/reports/{}", submitted.body["id"].as_str().unwrap())).await;
        let of = |s: &&Value| s["property"] == "relative";
        let statements = read.body["statements"].as_array().unwrap();
        let subject = statements.iter().find(of).unwrap()["subject"].as_str().unwrap();
        let shown = dossier(&world, subject).await;
        assert_eq!(shown["links"].as_array().unwrap().len(), 200);
        assert_eq!(shown["links_cut"], is_cut);
    }
}
