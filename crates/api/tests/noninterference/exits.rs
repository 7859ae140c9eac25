//! Every operation of the interface, and how a reader asks it. The description says which operations there are; one that
//! has no row here fails the harness. A new route is a row: its operation, who is meant to see more, how it is asked.

use crate::node::Ask;
use crate::readers::{PASSWORD, Reader, login};
use crate::world::{
    BIRTHS, NAMES, NODE, PAPERS, PARTNERS, SHARED_SUBJECTS, STRANGERS, What, World, report_id, statement_id,
    subject_id,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tansiq_agreement::Capability;
use tansiq_label::Level;
use tansiq_testkit::Chance;

const BASE: &str = "/api/v1";
/// A request for onward release that nobody made.
const ONWARD: &str = "o-00000000000000000000000000000007";

/// A request for information that nobody made.
const RFI: &str = "q-00000000000000000000000000000007";

/// A minute that nobody wrote.
const MINUTE: &str = "0000000000000000000000000000000000000000000000000000000000000007";

/// The key of a control point: the base point of the curve.
const POINT: &str = "CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// An operation of the interface.
pub(crate) struct Exit {
    /// As in the description: `GET /api/v1/reports/{id}`, without the base.
    pub(crate) operation: &'static str,
    /// Who is meant to see more there than what is released to him.
    more: More,
    asks: fn(&Scene) -> Vec<Ask>,
}

/// Who is meant to see more at an exit than what is released to him, and why. Such a reader is not compared there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum More {
    Nobody,
    /// Who verifies the ledger, or oversees what was given: the size, the root and the counts are what he looks at.
    WhoVerifies,
    /// Who reads traffic sees headers and counts of every report. Whoever also reads content needs the highest
    /// clearance for it. The same holds of onward release.
    WhoReadsTraffic,
    /// Who carries bundles sees how much goes to the member for whom he carries; without the highest clearance nobody who
    /// reads content carries.
    WhoCarries,
    /// Who runs the node: none of these reads content, and none is among the readers.
    WhoRunsTheNode,
}

/// What a reader asks about: ids of what is there for him, of what is there for others, and of nothing.
pub(crate) struct Scene {
    chance: Chance,
    reports: Vec<String>,
    subjects: Vec<String>,
    statements: Vec<String>,
    agreements: Vec<usize>,
    logins: Vec<String>,
}

const fn row(operation: &'static str, more: More, asks: fn(&Scene) -> Vec<Ask>) -> Exit {
    Exit { operation, more, asks }
}

/// The table. The last rows write: what a reader writes is the same in both worlds.
pub(crate) const EXITS: &[Exit] = &[
    row("GET /health", More::Nobody, |_| vec![get("/health")]),
    row("GET /session", More::Nobody, |_| vec![get("/session")]),
    row("GET /members", More::Nobody, |_| vec![get("/members")]),
    row("GET /members/self/card", More::Nobody, |_| vec![get("/members/self/card")]),
    row("GET /agreements", More::Nobody, |_| vec![get("/agreements")]),
    row("GET /agreements/{id}", More::Nobody, Scene::agreement_pages),
    row("GET /agreements/{id}/proof", More::Nobody, Scene::proofs),
    row("GET /agreements/{id}/difference", More::Nobody, |s| s.agreement_parts("/difference")),
    row("POST /agreements/prove", More::Nobody, |s| {
        vec![post(
            "/agreements/prove",
            json!({"reach": {"persons": ["witness"], "to": [s.chance.one(&PARTNERS)]}}),
        )]
    }),
    row("POST /agreements/explain", More::Nobody, Scene::explanations),
    row("GET /vocabulary", More::Nobody, |_| vec![get("/vocabulary")]),
    row("GET /properties", More::Nobody, |_| vec![get("/properties")]),
    row("GET /committees/{agreement}/minutes", More::Nobody, |s| s.minutes(get)),
    row("POST /agreements/check", More::Nobody, |_| vec![text("/agreements/check", "id = 1")]),
    row("GET /reports/{id}", More::Nobody, |s| s.each("/reports/", &s.reports)),
    row("GET /subjects/{id}", More::Nobody, |s| s.each("/subjects/", &s.subjects)),
    row("GET /subjects", More::Nobody, Scene::searches),
    row("GET /layers", More::Nobody, |_| vec![get("/layers")]),
    row("GET /layers/{name}", More::Nobody, |_| vec![get("/layers/exercise"), get("/layers/..%2Fledger")]),
    row("GET /layers/{name}/tiles", More::Nobody, |_| vec![get("/layers/exercise/tiles")]),
    row("GET /placed", More::Nobody, Scene::maps),
    row("GET /identities/{id}", More::Nobody, |s| s.each("/identities/", &s.subjects)),
    row("GET /identities/{id}/reach", More::WhoReadsTraffic, |s| {
        s.subjects.iter().map(|id| get(&format!("/identities/{id}/reach"))).collect()
    }),
    row("GET /resolutions/{id}", More::Nobody, |s| s.each("/resolutions/", &s.statements)),
    row("GET /resolutions", More::Nobody, |s| {
        let purpose = s.chance.one(&["investigation", "arrest"]);
        vec![
            get(&format!("/resolutions?weak=true&purpose={purpose}")),
            get(&format!("/resolutions?people=2&after={}", s.statements[0])),
        ]
    }),
    row("GET /resolutions/pair", More::Nobody, |s| {
        let pair = |two: &[String]| get(&format!("/resolutions/pair?one={}&other={}", two[0], two[1]));
        s.subjects.windows(2).map(pair).collect()
    }),
    row("GET /resolutions/rule", More::Nobody, |_| vec![get("/resolutions/rule")]),
    row("POST /screenings", More::Nobody, Scene::screenings),
    // Its random bits are the same in both worlds, so what is sealed is compared byte by byte.
    row("POST /control-points/extract", More::Nobody, |s| {
        let purpose = s.chance.one(&["border-control", "arrest", "investigation"]);
        vec![
            post("/control-points/extract", json!({"key": POINT, "purpose": purpose})),
            post("/control-points/extract", json!({"key": POINT, "hours": 0})),
        ]
    }),
    row("POST /control-points/screenings", More::Nobody, |_| {
        vec![post("/control-points/screenings", json!({"key": POINT, "screenings": []}))]
    }),
    row("GET /control-points", More::WhoReadsTraffic, |_| vec![get("/control-points")]),
    row("GET /traffic", More::WhoReadsTraffic, |_| vec![get("/traffic"), get("/traffic?limit=1&after=0")]),
    row("GET /traffic/{report}", More::WhoReadsTraffic, |s| s.each("/traffic/", &s.reports)),
    row("GET /lanes", More::WhoReadsTraffic, |_| vec![get("/lanes")]),
    row("GET /events", More::WhoReadsTraffic, |_| vec![get("/events").with("last-event-id", "0")]),
    row("GET /desk", More::WhoReadsTraffic, |_| vec![get("/desk")]),
    row("GET /rfis", More::WhoReadsTraffic, |_| vec![get("/rfis")]),
    row("GET /onward", More::WhoReadsTraffic, |_| vec![get("/onward")]),
    row("GET /onward/{id}", More::WhoReadsTraffic, |_| vec![get(&format!("/onward/{ONWARD}"))]),
    row("GET /recalls", More::WhoReadsTraffic, |_| vec![get("/recalls?purpose=investigation")]),
    row("GET /oversight/disclosures", More::WhoVerifies, |_| {
        vec![get("/oversight/disclosures"), get("/oversight/disclosures?to=AMM&limit=1")]
    }),
    row("GET /oversight/looks", More::WhoVerifies, |_| vec![get("/oversight/looks?of=AMM&limit=1")]),
    row("GET /exports/traffic", More::WhoReadsTraffic, |_| {
        vec![get("/exports/traffic"), get("/exports/traffic?format=jsonl&limit=1")]
    }),
    row("GET /exports/identities/{id}", More::Nobody, |s| {
        let mut asks = s.each("/exports/identities/", &s.subjects);
        asks.push(get(&format!("/exports/identities/{}?format=jsonl", s.subjects[0])));
        asks
    }),
    row("GET /exports/disclosures", More::WhoVerifies, |_| vec![get("/exports/disclosures?member=AMM")]),
    row("GET /exports/looks", More::WhoVerifies, |_| vec![get("/exports/looks?member=AMM&format=jsonl")]),
    row("GET /oversight/overrides", More::WhoVerifies, |_| vec![get("/oversight/overrides")]),
    row("GET /oversight/uses", More::WhoVerifies, |_| vec![get("/oversight/uses")]),
    row("GET /ledger/checkpoint", More::WhoVerifies, |_| vec![get("/ledger/checkpoint")]),
    row("GET /ledger/proof", More::WhoVerifies, |_| vec![get("/ledger/proof?position=3")]),
    row("GET /ledger/witnesses", More::WhoVerifies, |_| vec![get("/ledger/witnesses")]),
    row("GET /ledger/backup", More::WhoVerifies, |_| vec![get("/ledger/backup")]),
    row("POST /ledger/verify", More::WhoVerifies, |_| vec![post("/ledger/verify", json!({}))]),
    row("GET /principals", More::WhoRunsTheNode, |_| vec![get("/principals")]),
    row("POST /principals", More::WhoRunsTheNode, |s| {
        vec![post("/principals", json!({"login": s.login(), "role": "analyst", "clearance": "secret"}))]
    }),
    row("POST /members", More::WhoRunsTheNode, |_| vec![post("/members", json!({}))]),
    row("POST /members/{code}/standing", More::WhoRunsTheNode, |_| {
        let body = || json!({"active": false, "reason": "EXERCISE"});
        [PARTNERS[0], STRANGERS[0]].map(|m| post(&format!("/members/{m}/standing"), body())).into()
    }),
    row("POST /session", More::Nobody, |s| {
        vec![post("/session", json!({"login": s.login(), "password": format!("not {PASSWORD}")}))]
    }),
    // A question to a passkey is the same for everybody, but for its random bits; one's own passkeys are one's own.
    row("POST /session/passkey", More::Nobody, |_| {
        vec![post("/session/passkey", json!({"question": "00", "credential": {}}))]
    }),
    row("POST /session/passkey/question", More::Nobody, |_| vec![]),
    row("POST /session/provider", More::Nobody, |_| {
        vec![post("/session/provider", json!({"state": "00", "code": "EXERCISE"}))]
    }),
    row("POST /session/provider/question", More::Nobody, |_| {
        vec![post("/session/provider/question", json!({}))]
    }),
    row("GET /passkeys", More::Nobody, |_| vec![get("/passkeys")]),
    row("POST /passkeys", More::Nobody, |_| {
        vec![post("/passkeys", json!({"question": "00", "name": "EXERCISE", "credential": {}}))]
    }),
    row("POST /passkeys/question", More::Nobody, |_| {
        vec![post("/passkeys/question", json!({"password": format!("not {PASSWORD}")}))]
    }),
    row("DELETE /passkeys/{id}", More::Nobody, |_| vec![ask("DELETE", "/passkeys/00", None)]),
    row("DELETE /session", More::Nobody, |_| vec![ask("DELETE", "/session", None)]),
    row("POST /agreements", More::Nobody, |_| {
        vec![text("/agreements", "id = 1"), post("/agreements", json!({"payload": "", "signatures": []}))]
    }),
    // Whoever asks a second officer sees the size of the ledger: a number of what he asked for.
    row("GET /approvals", More::WhoVerifies, |_| vec![get("/approvals")]),
    row("POST /approvals", More::WhoVerifies, |_| {
        vec![post("/approvals", json!({"text": "", "reason": "EXERCISE"}))]
    }),
    row("POST /approvals/{position}", More::WhoVerifies, |_| {
        vec![post("/approvals/3", json!({"agree": true, "reason": "EXERCISE"}))]
    }),
    row("POST /properties", More::WhoVerifies, |_| {
        vec![post("/properties", json!({"text": "format = \"tansiq/properties/v1\"\n"}))]
    }),
    row("POST /committees/{agreement}/minutes", More::Nobody, |s| {
        s.minutes(|path| post(path, json!({"parts": []})))
    }),
    row("POST /committees/{agreement}/minutes/signatures", More::Nobody, |s| {
        s.minutes(|path| post(&format!("{path}/signatures"), json!({"minute": MINUTE})))
    }),
    row("POST /onward/requests", More::WhoReadsTraffic, Scene::onward_requests),
    row("POST /onward/gifts", More::WhoReadsTraffic, Scene::onward_gifts),
    row("POST /onward/{id}/answer", More::WhoReadsTraffic, |_| {
        let no = json!({"answer": "no", "ground": "law"});
        vec![post(&format!("/onward/{ONWARD}/answer"), no)]
    }),
    row("POST /onward/{id}/revocation", More::WhoReadsTraffic, |_| {
        vec![post(&format!("/onward/{ONWARD}/revocation"), json!({"ground": "law"}))]
    }),
    row("POST /rfis", More::WhoReadsTraffic, |s| {
        let (to, question) = (s.chance.one(&PARTNERS), s.one_report());
        let ask = json!({"to": to, "question": question, "purpose": "arrest", "case": "EXERCISE case 4"});
        vec![post("/rfis", ask)]
    }),
    row("POST /rfis/{id}/answers", More::WhoReadsTraffic, |s| {
        vec![post(&format!("/rfis/{RFI}/answers"), json!({"extent": "whole", "reports": s.reports}))]
    }),
    row("POST /desk/taken-up", More::WhoReadsTraffic, |s| {
        vec![post("/desk/taken-up", json!({"reports": [s.one_report()]}))]
    }),
    row("POST /reports/{id}/keep", More::WhoReadsTraffic, |s| {
        let keep = || json!({"ground": "law", "basis": "EXERCISE law 1"});
        s.reports.iter().map(|id| post(&format!("/reports/{id}/keep"), keep())).collect()
    }),
    // What reaches the readers' own report alone: taken back, a report is gone for all of them in both worlds.
    row("POST /reports/{id}/recall", More::WhoReadsTraffic, |s| {
        let body = || json!({"ground": "not-true", "reason": "EXERCISE"});
        vec![post(&format!("/reports/{}/recall", s.reports[0]), body())]
    }),
    row("POST /reports/{id}/correction", More::WhoReadsTraffic, |s| {
        vec![text(&format!("/reports/{}/correction?reason=EXERCISE", s.reports[0]), "id = 1")]
    }),
    row("POST /resolutions", More::Nobody, Scene::decisions),
    row("POST /resolutions/{id}/undo", More::Nobody, |s| {
        let why = || json!({"reason": "EXERCISE", "legal_basis": "EXERCISE law 1"});
        s.statements.iter().map(|id| post(&format!("/resolutions/{id}/undo"), why())).collect()
    }),
    row("POST /resolutions/rule", More::Nobody, |s| {
        let rule = json!({"members": [s.chance.one(&PARTNERS)], "reason": "EXERCISE"});
        let of_one = |id: &String| get(&format!("/identities/{id}"));
        let again = s.subjects.iter().take(3).map(of_one);
        [post("/resolutions/rule", rule)].into_iter().chain(again).collect()
    }),
    row("POST /bundles", More::WhoCarries, |s| {
        vec![post("/bundles", json!({"to": s.chance.one(&PARTNERS), "again": s.chance.percent(50)}))]
    }),
    row("POST /bundles/read", More::WhoCarries, |_| {
        vec![ask("POST", "/bundles/read", Some(("application/octet-stream", b"EXERCISE".to_vec())))]
    }),
    row("POST /imports", More::Nobody, Scene::imports),
    row("POST /reports", More::Nobody, Scene::drafts),
];

impl Exit {
    /// Whether the reader is compared here.
    pub(crate) fn compares(&self, reader: Reader) -> bool {
        match self.more {
            More::Nobody | More::WhoRunsTheNode => true,
            More::WhoVerifies => !reader.may(Capability::VerifyLedger),
            More::WhoReadsTraffic => !sees_traffic(reader),
            More::WhoCarries => !(reader.may(Capability::Carry) && reader.clearance() == Level::Secret),
        }
    }

    pub(crate) fn asks(&self, scene: &Scene) -> Vec<Ask> {
        (self.asks)(scene)
    }
}

/// Whether he sees the traffic, and with it the positions of the ledger.
pub(crate) fn sees_traffic(reader: Reader) -> bool {
    reader.may(Capability::ReadTraffic) && reader.clearance() == Level::Secret
}

/// The operations of a description, as the table writes them.
pub(crate) fn described(description: &Value) -> BTreeSet<String> {
    let paths = description["paths"].as_object().unwrap();
    let of = |(path, methods): (&String, &Value)| -> Vec<String> {
        let path = path.strip_prefix(BASE).unwrap_or(path);
        methods.as_object().unwrap().keys().map(|m| format!("{} {path}", m.to_uppercase())).collect()
    };
    paths.iter().flat_map(of).collect()
}

fn ask(method: &'static str, path: &str, content: Option<(&'static str, Vec<u8>)>) -> Ask {
    Ask { method, path: format!("{BASE}{path}"), content, header: None }
}

pub(crate) fn get(path: &str) -> Ask {
    ask("GET", path, None)
}

fn post(path: &str, body: Value) -> Ask {
    ask("POST", path, Some(("application/json", body.to_string().into_bytes())))
}

fn text(path: &str, body: &str) -> Ask {
    ask("POST", path, Some(("application/toml", body.as_bytes().to_vec())))
}

impl Ask {
    fn with(mut self, name: &'static str, value: &'static str) -> Ask {
        self.header = Some((name, value));
        self
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

impl Scene {
    /// What may be asked in these worlds: something of what they share, something of what they do not, and nothing.
    pub(crate) fn of(worlds: &[World], chance: Chance) -> Scene {
        let (one, others) = worlds.split_first().expect("a world");
        let shared = |item: &&crate::world::Item| others.iter().all(|other| other.contains(item));
        let (common, mut apart): (Vec<_>, Vec<_>) = one.iter().partition(shared);
        apart.extend(others.iter().flatten().filter(|item| !one.contains(item)));
        let mut scene = Scene {
            reports: vec![report_id(chance.next()).to_string(), "r-no-id".into()],
            subjects: vec![subject_id(chance.next()).to_string()],
            statements: vec![statement_id(chance.next()).to_string()],
            agreements: vec![chance.below(crate::agreements::CATALOGUE as u64) as usize],
            logins: vec![login(chance.next())],
            chance,
        };
        for (of, reports) in [(common, 2), (apart, 3)] {
            scene.add(&of, reports);
        }
        let shared = [0, 1].map(|_| subject_id(scene.chance.below(SHARED_SUBJECTS)).to_string());
        scene.subjects.extend(shared);
        scene
    }

    /// Some of these things.
    fn add(&mut self, items: &[&crate::world::Item], reports: u64) {
        let mut left = reports;
        let start = self.chance.below(items.len().max(1) as u64) as usize;
        for item in items.iter().cycle().skip(start).take(items.len()) {
            match &item.what {
                What::Own(told) | What::Received(_, told) if left > 0 => {
                    left -= 1;
                    let own = matches!(item.what, What::Own(_));
                    let id = report_id(if own { item.key } else { item.key.rotate_left(1) });
                    self.reports.push(id.to_string());
                    let said = &told.statements[self.chance.below(told.statements.len() as u64) as usize];
                    self.subjects.push(subject_id(said.subject).to_string());
                    self.statements.push(statement_id(said.key).to_string());
                }
                What::Agreement(number) => self.agreements.push(*number),
                What::Principal(..) => self.logins.push(login(item.key)),
                _ => {}
            }
        }
    }

    fn purpose(&self) -> &'static str {
        self.chance.one(&["", "?purpose=arrest", "?purpose=investigation", "?purpose=protection"])
    }

    /// One of the reports: what is there for him, what is there for others, or nothing.
    fn one_report(&self) -> &str {
        &self.reports[self.chance.below(self.reports.len() as u64) as usize]
    }

    fn each(&self, path: &str, ids: &[String]) -> Vec<Ask> {
        ids.iter()
            .map(|id| get(&format!("{path}{id}{}", if path == "/traffic/" { "" } else { self.purpose() })))
            .collect()
    }

    fn login(&self) -> &str {
        &self.logins[self.chance.below(self.logins.len() as u64) as usize]
    }

    fn onward_requests(&self) -> Vec<Ask> {
        let to = PARTNERS[0];
        let body = |item| json!({"item": item, "to": to, "purposes": ["arrest"], "basis": "EXERCISE"});
        self.reports.iter().map(|item| post("/onward/requests", body(item))).collect()
    }

    fn onward_gifts(&self) -> Vec<Ask> {
        let body = |item| json!({"item": item, "to": PARTNERS[0], "basis": "EXERCISE"});
        self.reports.iter().map(|item| post("/onward/gifts", body(item))).collect()
    }

    fn agreement_pages(&self) -> Vec<Ask> {
        let page = |n: &usize| get(&format!("/agreements/exercise-{n}"));
        self.agreements.iter().take(3).map(page).chain([get("/agreements/exercise-0?version=1")]).collect()
    }

    fn agreement_parts(&self, part: &str) -> Vec<Ask> {
        let page = |n: &usize| get(&format!("/agreements/exercise-{n}{part}"));
        self.agreements.iter().take(3).map(page).collect()
    }

    fn minutes(&self, ask: fn(&str) -> Ask) -> Vec<Ask> {
        let of = |n: &usize| ask(&format!("/committees/exercise-{n}/minutes"));
        self.agreements.iter().take(3).map(of).collect()
    }

    /// A proof takes a hundred times as long as other answers: few scenes ask for one.
    fn proofs(&self) -> Vec<Ask> {
        let mut asks = self.agreement_parts("/proof");
        asks.truncate(usize::from(self.chance.percent(2)));
        asks
    }

    /// By a label, and by statements of what is there for the reader, for others, and for nobody.
    fn explanations(&self) -> Vec<Ask> {
        let to = self.chance.one(&PARTNERS);
        let label = json!({"level": "restricted", "rel_to": "any-party", "caveats": ["exercise"],
            "category": "identity", "person": "wanted", "territories": ["IQ"], "purposes": ["arrest"],
            "review": "2027-06-30"});
        let mut asks = vec![json!({"from": NODE, "to": to, "label": label})];
        let of = |id: &String| json!({"from": NODE, "to": to, "statement": id, "purpose": "arrest"});
        asks.extend(self.statements.iter().map(of));
        asks.into_iter().map(|ask| post("/agreements/explain", ask)).collect()
    }

    fn searches(&self) -> Vec<Ask> {
        let name = || self.chance.one(&NAMES);
        let search = |text: &str, more: &str| get(&format!("/subjects?name={}{more}", encoded(text)));
        let (latin, (_, own)) = (name().0, name());
        vec![
            search(latin, "&purpose=arrest"),
            search(own.unwrap_or("كريم"), "&limit=2"),
            search("Haddad", "&limit=0"),
            get("/subjects?limit=1"),
        ]
    }

    /// The whole map, parts of it, and what reports speak of that are there for the reader, for others, and for nobody.
    fn maps(&self) -> Vec<Ask> {
        let purpose = self.chance.one(&["investigation", "arrest", "protection"]);
        let limit = 1 + self.chance.below(3);
        let all = [
            format!("/placed?purpose={purpose}"),
            format!("/placed?purpose={purpose}&limit={limit}"),
            "/placed?from=2026-10-15&to=2026-11-30&west=40&south=30&east=44&north=37".into(),
            "/placed?west=north".into(),
        ];
        let of = |id: &String| format!("/placed?purpose={purpose}&report={id}");
        all.into_iter().chain(self.reports.iter().map(of)).map(|path| get(&path)).collect()
    }

    fn screenings(&self) -> Vec<Ask> {
        let (name, original) = self.chance.one(&NAMES);
        let (birth, paper) = (self.chance.one(&BIRTHS), self.chance.one(&PAPERS));
        let (mother, own) = self.chance.one(&NAMES);
        let questions = [
            json!({"name": name}),
            json!({"name": original.unwrap_or(name), "limit": 1 + self.chance.below(3), "purpose": "arrest"}),
            json!({"name": name, "birth": birth, "document": paper, "purpose": "border-control"}),
            json!({"name": name, "mother": own.unwrap_or(mother), "limit": 1 + self.chance.below(2)}),
            json!({"name": name, "mother": mother, "birth": birth, "document": paper, "purpose": "arrest"}),
            json!({"name": "EXERCISE nobody", "document": paper}),
            json!({"name": name, "birth": "yesterday"}),
            json!({"mrz": "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"}),
        ];
        questions.map(|question| post("/screenings", question)).into()
    }

    /// About two subjects that are there for the reader, for others, or for nobody.
    fn decisions(&self) -> Vec<Ask> {
        let any = || self.subjects[self.chance.below(self.subjects.len() as u64) as usize].clone();
        let decide = |n: u64| {
            let verdict = self.chance.one(&["same", "different", "unsure"]);
            let mut asked = json!({"verdict": verdict, "one": any(), "other": any(), "reason": "EXERCISE",
                "legal_basis": "EXERCISE law 1", "purpose": self.chance.one(&["investigation", "arrest"])});
            if self.chance.percent(40) {
                asked["statements"] = json!([self.statements[n as usize % self.statements.len()]]);
            }
            post(if n == 0 { "/resolutions?dry_run=true" } else { "/resolutions" }, asked)
        };
        (0..4).map(decide).collect()
    }

    fn imports(&self) -> Vec<Ask> {
        let list = format!("list-{:x}", self.chance.next());
        let path = format!(
            "/imports?format=csv&list={list}&level=unclassified&rel_to=&legal_basis=EXERCISE&review=2027-06-30&exercise=true"
        );
        let file = b"id,name\n1,EXERCISE Somebody\n".to_vec();
        vec![ask("POST", &path, Some(("text/csv", file)))]
    }

    /// A draft under a new id, the same again, what would become of it, and one that lacks everything.
    fn drafts(&self) -> Vec<Ask> {
        let key = self.chance.next();
        let told = crate::world::told(&self.chance).reviewed();
        let (draft, again) = (told.draft(key), told.draft(key));
        vec![
            post("/reports?dry_run=true", told.draft(key)),
            post("/reports", draft),
            post("/reports", again),
            post("/reports", json!({"originator": NODE})),
        ]
    }
}
