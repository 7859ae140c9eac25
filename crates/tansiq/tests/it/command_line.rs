//! The command line by itself: help, exit codes, and what is said of bad input.

use crate::running::{Node, root, tansiq};

#[test]
fn every_command_has_help_and_the_exit_codes_are_documented() {
    let help = tansiq(&["--help"]);
    assert_eq!(help.code, 0);
    for word in ["Exit codes:", "0  done", "4  not allowed"] {
        assert!(help.out.contains(word), "{word}");
    }
    let commands = [
        "init",
        "serve",
        "import",
        "screen",
        "control-point",
        "control-point init",
        "control-point sync",
        "control-point screen",
        "map",
        "map show",
        "map layers",
        "map import",
        "map remove",
        "traffic",
        "names",
        "names compare",
        "names score",
        "names search",
        "resolve",
        "resolve score",
        "member",
        "member card",
        "member add",
        "member list",
        "member suspend",
        "member resume",
        "agreement",
        "agreement new",
        "agreement check",
        "agreement prove",
        "agreement diff",
        "agreement explain",
        "agreement waiting",
        "agreement approve",
        "agreement refuse",
        "agreement properties",
        "agreement properties show",
        "agreement properties set",
        "agreement sign",
        "agreement list",
        "agreement show",
        "report",
        "report submit",
        "report show",
        "report recall",
        "report correct",
        "report recalls",
        "report keep",
        "subject",
        "subject show",
        "subject search",
        "bundle",
        "bundle write",
        "bundle read",
        "onward",
        "onward ask",
        "onward requests",
        "onward show",
        "onward answer",
        "onward give",
        "onward revoke",
        "desk",
        "desk take-up",
        "rfi",
        "rfi ask",
        "rfi list",
        "rfi answer",
        "ledger",
        "ledger checkpoint",
        "ledger prove",
        "ledger verify",
        "oversight",
        "oversight disclosures",
        "oversight looks",
        "oversight uses",
        "oversight overrides",
        "node",
        "node check",
        "node backup",
        "node rebuild",
        "principal",
        "principal add",
        "principal bind",
        "principal list",
        "key",
        "key rotate",
    ];
    for command in commands {
        let mut arguments: Vec<_> = command.split(' ').collect();
        arguments.push("--help");
        let said = tansiq(&arguments);
        assert_eq!(said.code, 0, "{command}: {}", said.err);
        assert!(
            said.out.contains("Usage: tansiq") && said.out.contains("Example"),
            "{command}: {}",
            said.out
        );
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_an_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let good = std::fs::read_to_string(root().join("fixtures/reports/border-crossing.toml")).unwrap();
    let agreement = std::fs::read_to_string(root().join("fixtures/agreements/border-2026.toml")).unwrap();
    let check = |arguments: &[&str], code: i32, expected: &[&str]| {
        let said = node.run(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {}{}", said.out, said.err);
        for part in expected {
            assert!(said.err.contains(part), "{arguments:?}: expected …{part}…, found\n{}", said.err);
        }
        assert!(!said.err.contains("panicked") && !said.err.contains("RUST_BACKTRACE"), "{}", said.err);
    };

    check(&["no-such-command"], 2, &["unrecognized subcommand"]);
    check(&["screen"], 2, &["required arguments", "<NAME>"]);
    check(&["--as", "nobody", "traffic"], 4, &["expected a token of \"nobody\""]);
    check(&["--as", "oversight", "subject", "search", "EXERCISE"], 4, &[]);
    check(
        &["report", "show", "r-00000000000000000000000000000000"],
        1,
        &["expected something that exists and is released to you"],
    );
    check(&["report", "submit", "no-such-file.toml"], 3, &["cannot read no-such-file.toml"]);
    let broken = file("broken.toml", "kind = \"intrep\"\nstatements = [\n");
    check(&["report", "submit", &broken], 1, &["line"]);
    let ungraded = file("ungraded.toml", &good.replacen("grade = ", "# grade = ", 1));
    check(&["report", "submit", &ungraded], 1, &["statements[0].grade: expected a grade"]);
    let unbased = file("unbased.toml", &good.replacen("legal_basis = ", "# legal_basis = ", 1));
    check(&["report", "submit", &unbased], 1, &["legal_basis: expected a legal basis"]);
    let targeting = file("targeting.toml", &good.replacen("purpose = \"", "purpose = \"targeting", 1));
    check(&["report", "submit", &targeting], 1, &["purpose: expected purpose: one of arrest, warning"]);
    let misspelt = file("misspelt.toml", &agreement.replacen("ceiling", "cieling", 1));
    check(
        &["agreement", "check", &misspelt],
        1,
        &[
            "misspelt.toml:21:1: clause[0].ceiling: expected a level",
            "misspelt.toml:27:1: clause[0]: expected one of the fields",
            "   27 | cieling = \"confidential\"\n      | ^",
            "2 mistakes",
        ],
    );
    check(&["agreement", "sign", &misspelt], 1, &["misspelt.toml:21:1: clause[0].ceiling: expected a level"]);
    check(&["agreement", "new", "--template", "treaty"], 2, &["border, committee, joint-centre, exchange"]);
    check(&["agreement", "new", "--template", "border", "--id", "East 1"], 2, &["id: expected a name"]);
    check(&["agreement", "new", "--template", "border", "--parties", "BGD"], 2, &["two parties at least"]);
    check(&["oversight", "disclosures", "--since", "yesterday"], 1, &["since: "]);
    let foreign = file("foreign.toml", &agreement.replace("\"BGD\"", "\"XXX\""));
    check(&["agreement", "sign", &foreign], 1, &[]);
    let card = file("card", "{\"payloadType\":\"x\",\"payload\":\"\",\"signatures\":[]}");
    check(&["member", "add", &card], 1, &["expected"]);
    let list = file("list.xml", "<CONSOLIDATED_LIST><INDIVIDUALS>");
    check(&["import", "--format", "un", &list], 1, &["expected"]);
    check(&["ledger", "prove", "999999"], 1, &[]);
    let question = file("question.toml", &good);
    let ask = ["rfi", "ask", &question, "--to", "AMM", "--purpose", "arrest", "--case", "EXERCISE case 4"];
    check(&ask, 1, &["expected a draft of which AMM gets something", "nothing was submitted"]);
    check(
        &[&ask[..], &["--due", "tomorrow"]].concat(),
        2,
        &["--due: expected a moment as 2026-12-01T12:00:00Z"],
    );
    check(&["rfi", "answer", "q-1", "whole"], 1, &["id: expected a request's id"]);
    check(&["desk", "take-up"], 2, &["required arguments"]);

    let said = tansiq(&["--node", &folder.path().to_string_lossy(), "traffic"]);
    assert!(said.code == 3 && said.err.contains("tansiq init DIR"), "{}", said.err);
    let place = node.directory.to_string_lossy().into_owned();
    let said = tansiq(&["init", &place, "--member", "BGD", "--name", "again"]);
    assert!(said.code == 3 && said.err.contains("has something in it"), "{}", said.err);

    // Nothing of all this was stored.
    let before = node.must(&["--json", "ledger", "verify"]).json()["entries"].clone();
    node.must(&["report", "submit", "fixtures/reports/border-crossing.toml"]);
    let after = node.must(&["--json", "ledger", "verify"]).json()["entries"].clone();
    assert_eq!(after.as_u64().unwrap(), before.as_u64().unwrap() + 1);
}

#[test]
fn a_list_is_taken_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    let import = || {
        node.must(&["--json", "import", "--format", "un", "fixtures/lists/exercise-un.xml", "--exercise"])
            .json()
    };
    let first = import();
    assert_eq!((&first["new"], &first["known"]), (&15.into(), &0.into()), "{first}");
    let again = import();
    assert_eq!((&again["new"], &again["known"]), (&0.into(), &15.into()), "{again}");
    // Found by the Latin name, in Arabic script.
    let found = node.must(&["--json", "subject", "search", "سالم كريم حامد"]).json();
    assert_eq!(found["subjects"][0]["birth"][0], "1981-03-05", "{found}");
    let id = found["subjects"][0]["id"].as_str().unwrap();
    assert!(node.must(&["subject", "show", id]).out.contains("EX1234567"));
}

#[test]
fn keys_that_others_may_read_are_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    let key = node.directory.join("keys/master.key");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let said = node.run(&["node", "check"]);
    assert!(said.code == 3 && said.err.contains("readable by its owner only"), "{}", said.err);
}

#[test]
fn a_member_sets_its_desks_and_their_times() {
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    let file = node.directory.join("node.toml");
    let plain = std::fs::read_to_string(&file).unwrap();
    let set = |desk: &str| std::fs::write(&file, format!("{plain}\n[desk]\n{desk}\n")).unwrap();
    set("order = [\"analyst\", \"watch-officer\"]\nhandling_minutes = { flash = 5, routine = 600 }");
    let answer = node.must(&["--json", "desk"]).json();
    assert_eq!(answer["desks"], serde_json::json!(["analyst", "watch-officer"]));
    let minutes = serde_json::json!({"flash": 5, "immediate": 30, "priority": 180, "routine": 600});
    assert_eq!(answer["handling_minutes"], minutes);
    let said = node.must(&["desk"]).out;
    let lines =
        "desks: analyst, watch-officer\neach after FLASH 5 min, IMMEDIATE 30 min, PRIORITY 3 h, ROUTINE 10 h";
    assert!(said.contains(lines), "{said}");
    for (desk, expected) in [
        ("order = []", "order: expected at least one role; found none"),
        ("order = [\"oversight\"]", "expected roles that may take up what waits; found oversight"),
        ("order = [\"analyst\", \"analyst\"]", "expected every role once; found analyst again"),
        ("handling_minutes = { flash = 0 }", "expected 1 to 10080 for flash; found 0"),
        (
            "handling_minutes = { immediate = 200 }",
            "expected immediate to have no more than priority, which has 180",
        ),
        ("order = [\"desk\"]", "role"),
        ("roles = [\"analyst\"]", "unknown field"),
    ] {
        set(desk);
        let said = node.run(&["desk"]);
        assert!(said.code != 0 && said.err.contains(expected), "{desk}: {}", said.err);
        assert!(said.err.contains("node.toml"), "{desk}: {}", said.err);
    }
}

#[test]
fn an_account_at_the_provider_is_bound_to_somebody_and_taken_away() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "BGD");
    let (file, secret) = (node.directory.join("node.toml"), node.directory.join("keys/oidc.secret"));
    let plain = std::fs::read_to_string(&file).unwrap();
    let bind = |arguments: &[&str]| node.run(&[&["principal", "bind"], arguments].concat());
    let without = bind(&["analyst", "EXERCISE-7"]);
    assert!(without.code == 1 && without.err.contains("expected [oidc] in node.toml"), "{}", without.err);

    let issuer = "[oidc]\nissuer = \"https://login.example/exercise\"\nclient = \"tansiq-bgd\"";
    std::fs::write(&secret, "EXERCISE\n").unwrap();
    for (settings, expected) in [
        (issuer.replace("https", "http"), "issuer: expected https://"),
        (format!("{issuer}\nsecret = \"keys/no-such-file\""), "cannot read"),
        (format!("{issuer}\nsecret = \"keys/oidc.secret\""), "readable by its owner only"),
        (format!("{issuer}\nclaims = \"sub\""), "unknown field"),
    ] {
        std::fs::write(&file, format!("{plain}\n{settings}\n")).unwrap();
        std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o644)).unwrap();
        let said = node.run(&["principal", "list"]);
        assert!(said.code != 0 && said.err.contains(expected), "{settings}: {}", said.err);
        assert!(
            said.err.contains("node.toml") && !said.err.contains("EXERCISE\n"),
            "{settings}: {}",
            said.err
        );
    }
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(&file, format!("{plain}\n{issuer}\nsecret = \"keys/oidc.secret\"\n")).unwrap();
    let said = node.must(&["principal", "bind", "analyst", "EXERCISE-7"]).out;
    assert_eq!(said, "analyst logs in with this account at https://login.example/exercise\n");
    let list = node.must(&["principal", "list"]).out;
    assert!(list.lines().any(|line| line.starts_with("analyst") && line.contains("EXERCISE-7")), "{list}");
    let taken = bind(&["oversight", "EXERCISE-7"]);
    assert!(
        taken.code == 1 && taken.err.contains("bound to nobody else; found that of analyst"),
        "{}",
        taken.err
    );
    assert!(bind(&["nobody", "EXERCISE-8"]).err.contains("expected the login of a principal"));
    assert_eq!(bind(&["analyst"]).code, 2);
    assert_eq!(node.must(&["principal", "bind", "analyst", "--none"]).out, "no account logs analyst in\n");
    assert!(!node.must(&["principal", "list"]).out.contains("EXERCISE-7"));
    node.must(&["principal", "bind", "oversight", "EXERCISE-7"]);
}

#[test]
fn a_backup_is_taken_beside_a_node_that_runs_and_can_be_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut node = Node::init(folder.path(), "BGD");
    node.must(&["report", "submit", "fixtures/reports/border-crossing.toml"]);
    node.start();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let standing =
        |node: &Node| node.must(&["--json", "ledger", "verify"]).json()["entries"].as_u64().unwrap();
    let held = standing(&node);
    let said = node.must(&["node", "backup", &at("monday")]).out;
    assert!(said.contains(&format!("{held} entries are in")) && said.contains("keys/ and tokens/"), "{said}");
    let over = node.run(&["node", "backup", &at("monday")]);
    assert!(over.code == 1 && over.err.contains("does not exist or is empty"), "{}", over.err);
    let files = |of: &str| -> Vec<String> {
        let names = std::fs::read_dir(at(of)).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    };
    assert_eq!(files("monday"), ["ledger", "node.toml"], "no keys");
    let note: serde_json::Value =
        serde_json::from_slice(&std::fs::read(node.directory.join("backup.json")).unwrap()).unwrap();
    assert_eq!(note["entries"], held);

    // What came after it is lost with the disk; what was in it is there again.
    node.must(&["report", "submit", "fixtures/reports/sighting-of-a-car.toml"]);
    node.kill();
    std::fs::remove_dir_all(node.directory.join("ledger")).unwrap();
    std::fs::remove_dir_all(node.directory.join("views")).unwrap();
    for lanes in ["lanes.sqlite", "lanes.sqlite-wal", "lanes.sqlite-shm"] {
        // What a clean end has put away is not there.
        let _ = std::fs::remove_file(node.directory.join(lanes));
    }
    std::fs::rename(folder.path().join("monday/ledger"), node.directory.join("ledger")).unwrap();
    assert_eq!(standing(&node), held);
}
