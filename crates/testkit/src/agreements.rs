//! The exercise's agreements as rows: their texts are made from the rows, and an oracle decides by the same rows in
//! the plainest way there is, to be compared with the real decision.

use crate::members::{code, key, now};
use tansiq_agreement::SignedAgreement;
use tansiq_label::{Category, Finite, Label, Level, MemberCode};
use tansiq_report::{Envelope, MemberKey};

/// The territories that the rows and the reports of the exercise speak of.
pub const TERRITORIES: [&str; 3] = ["IQ", "JO", "EG"];

/// A clause: everything in it goes from each `from` to each `to`.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its name.
    pub id: &'static str,
    /// Who gives.
    pub from: &'static [&'static str],
    /// Who receives.
    pub to: &'static [&'static str],
    /// The highest level.
    pub ceiling: Level,
    /// Kinds of data.
    pub categories: &'static [Category],
    /// Where.
    pub territories: &'static [&'static str],
}

/// An agreement of the exercise.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// Its name.
    pub id: &'static str,
    /// What sort it is.
    pub kind: &'static str,
    /// Who signs.
    pub parties: &'static [&'static str],
    /// The first day.
    pub from: &'static str,
    /// What goes.
    pub rows: &'static [Row],
}

const WHO: &[Category] = &[Category::Identity, Category::Identifier];
const WHO_AND_THREATS: &[Category] = &[Category::Identity, Category::Identifier, Category::Threat];

/// The joint coordination centre of Baghdad and Erbil.
pub const JOINT_CENTRE: Terms = Terms {
    id: "exercise-joint-centre",
    kind: "joint-centre",
    parties: &["BGD", "EBL", "JCC"],
    from: "2026-01-01",
    rows: &[Row {
        id: "all-to-all",
        from: &["BGD", "EBL", "JCC"],
        to: &["BGD", "EBL", "JCC"],
        ceiling: Level::Secret,
        categories: WHO_AND_THREATS,
        territories: &["IQ"],
    }],
};

/// Baghdad and Amman about their border.
pub const BORDER: Terms = Terms {
    id: "exercise-border",
    kind: "border",
    parties: &["BGD", "AMM"],
    from: "2026-01-01",
    rows: &[
        Row {
            id: "from-baghdad",
            from: &["BGD"],
            to: &["AMM"],
            ceiling: Level::Confidential,
            categories: WHO,
            territories: &["IQ", "JO"],
        },
        Row {
            id: "from-amman",
            from: &["AMM"],
            to: &["BGD"],
            ceiling: Level::Restricted,
            categories: WHO_AND_THREATS,
            territories: &["JO"],
        },
    ],
};

/// Baghdad and Cairo.
pub const INFORMATION: Terms = Terms {
    id: "exercise-information",
    kind: "exchange",
    parties: &["BGD", "CAI"],
    from: "2026-01-01",
    rows: &[Row {
        id: "both-ways",
        from: &["BGD", "CAI"],
        to: &["BGD", "CAI"],
        ceiling: Level::Restricted,
        categories: WHO,
        territories: &["IQ", "EG"],
    }],
};

/// The second committee.
pub const COMMITTEE: Terms = Terms {
    id: "exercise-second-committee",
    kind: "committee",
    parties: &["BGD", "MOW", "THR", "DAM"],
    from: "2026-01-01",
    rows: &[Row {
        id: "all-to-all",
        from: &["BGD", "MOW", "THR", "DAM"],
        to: &["BGD", "MOW", "THR", "DAM"],
        ceiling: Level::Confidential,
        categories: WHO_AND_THREATS,
        territories: &["IQ"],
    }],
};

impl Terms {
    /// The text, as the parties sign it.
    pub fn text(&self) -> String {
        let mut out = format!(
            "format = \"tansiq/agreement/v1\"\nid = \"{}\"\nversion = 1\nkind = \"{}\"\n\
             title = {{ en = \"EXERCISE {}\", ar = \"تمرين\" }}\nlegal_basis = \"EXERCISE treaty\"\n\
             parties = {}\nin_force = {{ from = {}, until = 2028-12-31 }}\nexercise = true\n\
             start = \"beginning\"\nretention_days = 365\n",
            self.id,
            self.kind,
            self.id,
            list(self.parties),
            self.from
        );
        for row in self.rows {
            let categories: Vec<_> = row.categories.iter().map(|category| category.code()).collect();
            out.push_str(&format!(
                "\n[[clause]]\nid = \"{}\"\nfrom = {}\nto = {}\ncategories = {}\n\
                 persons = [\"suspect\", \"wanted\", \"no-person\"]\nminors = false\nceiling = \"{}\"\n\
                 territories = {}\npurposes = [\"arrest\", \"border-control\"]\nonward = \"never\"\n",
                row.id,
                list(row.from),
                list(row.to),
                list(&categories),
                row.ceiling.code(),
                list(row.territories),
            ));
        }
        out
    }

    /// The text with one party's signature.
    pub fn signed_by(&self, party: MemberCode) -> Envelope {
        self.signed_with(&key(party))
    }

    /// The text with the signature of a key.
    ///
    /// # Panics
    /// When the text is no good.
    pub fn signed_with(&self, key: &MemberKey) -> Envelope {
        SignedAgreement::sign(self.text().as_bytes(), key, now()).expect("a good text").envelope()
    }

    /// The text with every party's signature.
    pub fn signed(&self) -> Envelope {
        let mut parties = self.parties.iter().map(|party| key(code(party)));
        let first = parties.next().expect("a party");
        let mut signed = SignedAgreement::sign(self.text().as_bytes(), &first, now()).expect("a good text");
        parties.for_each(|key| signed.countersign(&key, now()).expect("room for a signature"));
        signed.envelope()
    }
}

/// Whether these agreements, all in force, release a statement with this label of a member's own to another.
pub fn oracle(agreements: &[Terms], label: &Label, from: MemberCode, to: MemberCode) -> bool {
    let among = |list: &[&str], member: MemberCode| list.contains(&member.as_str());
    let fits = |row: &&Row| {
        among(row.from, from)
            && among(row.to, to)
            && label.level() <= row.ceiling
            && label.categories().iter().all(|category| row.categories.contains(&category))
            && label.territories().iter().all(|territory| row.territories.contains(&territory.as_str()))
    };
    from != to
        && label.releasability().allows(to)
        && agreements.iter().flat_map(|a| a.rows).any(|row| fits(&row))
}

fn list(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", quoted.join(", "))
}
