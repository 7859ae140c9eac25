//! Roles of principals, and what each may do: the checked-in table `roles.txt`.

use std::sync::LazyLock;
use tansiq_label::{Finite, Level, Set, finite};

finite! {
    /// What a principal does at a node.
    Role, "role":
    /// Sits at the desk: takes in, forwards, screens.
    WatchOfficer = "watch-officer",
    /// Reads, compares, writes.
    Analyst = "analyst",
    /// Seconded by another member; reads what that member may have.
    LiaisonOfficer = "liaison-officer",
    /// Answers for agreements and signs them.
    LegalOfficer = "legal-officer",
    /// Controls that the rules are kept, without reading content.
    Oversight = "oversight",
    /// Runs the node, without reading content.
    Administrator = "administrator",
}

finite! {
    /// Something that a role may do.
    Capability, "capability":
    /// Read statements that are released to the principal.
    ReadContent = "read-content",
    /// Check a name.
    Screen = "screen",
    /// Write reports.
    Submit = "submit",
    /// Take in lists and other people's files.
    Import = "import",
    /// See what was given to whom and withheld from whom, without content.
    ReadTraffic = "read-traffic",
    /// Read agreements.
    ReadAgreements = "read-agreements",
    /// Take in and sign agreements.
    SignAgreements = "sign-agreements",
    /// Ask originators for onward release, and pass on what may be passed on.
    AskOnward = "ask-onward",
    /// Answer other members who ask for onward release, and take consents back.
    AnswerOnward = "answer-onward",
    /// Ask other members for information, and answer those who ask.
    Rfi = "rfi",
    /// Take up what waits at the desk.
    TakeUp = "take-up",
    /// Take back what was given to other members, and keep what others take back.
    Recall = "recall",
    /// Write bundles for other members, and read theirs: the exchange by hand, sealed on the way.
    Carry = "carry",
    /// Accept member cards, suspend members.
    ManageMembers = "manage-members",
    /// Set up and change principals.
    ManagePrincipals = "manage-principals",
    /// Verify and prove the ledger.
    VerifyLedger = "verify-ledger",
    /// See every disclosure and every look at other members' statements, with the principal, without content.
    Oversee = "oversee",
}

const TABLE: &str = include_str!("roles.txt");

static CAPABILITIES: LazyLock<Vec<Set<Capability>>> = LazyLock::new(|| {
    // The table is part of the program, and a test reads it: a mistake in it does not outlive the build.
    read(TABLE).expect("roles.txt names every role and capability once")
});

impl Role {
    /// What it may do.
    pub fn capabilities(self) -> Set<Capability> {
        CAPABILITIES[usize::from(self.index())]
    }
    /// Whether it may do this.
    pub fn may(self, capability: Capability) -> bool {
        self.capabilities().contains(capability)
    }
    /// What it may do with this clearance. Traffic has headers, counts and positions of every report, a bundle says how much
    /// goes to a member, and onward release and recalls speak of all statements of one: to whoever reads content with less
    /// than the highest clearance that would tell how much is kept from him.
    pub fn capabilities_with(self, clearance: Level) -> Set<Capability> {
        let limited = self.may(Capability::ReadContent) && clearance < Level::Secret;
        let not = if limited { FOR_THE_HIGHEST_CLEARANCE.iter().copied().collect() } else { Set::EMPTY };
        self.capabilities().difference(not)
    }
}

/// What whoever reads content may do only with the highest clearance.
const FOR_THE_HIGHEST_CLEARANCE: [Capability; 7] = [
    Capability::ReadTraffic,
    Capability::TakeUp,
    Capability::Rfi,
    Capability::AskOnward,
    Capability::AnswerOnward,
    Capability::Recall,
    Capability::Carry,
];

/// The capabilities of each role; nothing unless the table names every role and capability exactly once.
fn read(table: &str) -> Option<Vec<Set<Capability>>> {
    let mut lines = table.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let roles: Option<Vec<Role>> = lines.next()?.split_whitespace().map(|w| w.parse().ok()).collect();
    let roles =
        roles.filter(|r| r.iter().collect::<std::collections::BTreeSet<_>>().len() == Role::ALL.len())?;
    let mut may = vec![Set::EMPTY; Role::ALL.len()];
    let mut seen = Set::<Capability>::EMPTY;
    for line in lines {
        let mut words = line.split_whitespace();
        let capability = words.next()?.parse::<Capability>().ok().filter(|c| !seen.contains(*c))?;
        seen = seen.with(capability);
        let answers: Vec<_> = words.collect();
        if answers.len() != roles.len() || answers.iter().any(|a| !matches!(*a, "yes" | "-")) {
            return None;
        }
        for (role, _) in roles.iter().zip(&answers).filter(|(_, answer)| **answer == "yes") {
            let set = &mut may[usize::from(role.index())];
            *set = set.with(capability);
        }
    }
    (roles.len() == Role::ALL.len() && seen == Set::all()).then_some(may)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_complete_and_nobody_who_controls_reads() {
        assert!(read(TABLE).is_some());
        for role in [Role::Oversight, Role::Administrator] {
            for content in [Capability::ReadContent, Capability::Screen, Capability::Submit] {
                assert!(!role.may(content), "{role} {content}");
            }
        }
        for role in Role::ALL {
            assert!(!(role.may(Capability::SignAgreements) && role.may(Capability::ManagePrincipals)));
        }
        for capability in Capability::ALL {
            assert!(Role::ALL.iter().any(|role| role.may(*capability)), "{capability}");
        }
    }

    #[test]
    fn traffic_and_onward_release_are_for_those_who_read_all_or_nothing() {
        for role in Role::ALL {
            let all = role.capabilities();
            assert_eq!(role.capabilities_with(Level::Secret), all, "{role}");
            let least = role.capabilities_with(Level::Unclassified);
            let expected = if role.may(Capability::ReadContent) {
                all.difference(FOR_THE_HIGHEST_CLEARANCE.iter().copied().collect())
            } else {
                all
            };
            assert_eq!(least, expected, "{role}");
        }
    }

    #[test]
    fn a_table_with_a_gap_is_no_table() {
        let check = |from: &str, to: &str| assert!(read(&TABLE.replacen(from, to, 1)).is_none(), "{from}");
        check("screen ", "scream ");
        check("analyst  ", "oversight");
        check("submit               yes", "submit               no");
        check("import               -", "import");
        check("screen  ", "submit  ");
        assert!(read("").is_none());
    }
}
