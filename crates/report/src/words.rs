//! The closed lists of a report's header, subjects and provenance.

use crate::text::serde_as_text;
use tansiq_label::finite;

finite! {
    /// What sort of report it is.
    ReportKind, "kind of report":
    /// A report on one matter, sent at once.
    Intrep = "intrep",
    /// A periodic summary.
    Intsum = "intsum",
    /// What a detained or questioned person said.
    Interview = "interview",
    /// A captured document and what was read in it.
    Captured = "captured",
    /// One entry of a list of persons and organisations, such as a sanctions list.
    List = "list",
    /// That somebody was seen somewhere.
    Sighting = "sighting",
    /// Not the man who is looked for, acquitted, served, delisted.
    Clearance = "clearance",
    /// A warning of a threat.
    Warning = "warning",
    /// Whether two subjects are one person, or that it was undone: see [`crate::resolution`].
    Resolution = "resolution",
}

finite! {
    /// How fast it must be handled; not how important it is. Ordered from the slowest to the fastest.
    Precedence, "precedence":
    /// In the order of arrival.
    Routine = "routine",
    /// Before routine traffic.
    Priority = "priority",
    /// At once, by whoever is at the desk.
    Immediate = "immediate",
    /// Interrupts everything.
    Flash = "flash",
}

impl Precedence {
    /// How long a desk may take until somebody has it in hand, in milliseconds: the objectives for speed of service of
    /// JANAP 128 and ACP 121. FLASH ten minutes, IMMEDIATE thirty, PRIORITY three hours, ROUTINE six.
    pub const fn handling_millis(self) -> i64 {
        let minutes = match self {
            Precedence::Flash => 10,
            Precedence::Immediate => 30,
            Precedence::Priority => 3 * 60,
            Precedence::Routine => 6 * 60,
        };
        minutes * 60_000
    }
}

finite! {
    /// What a statement can be about. The names in FollowTheMoney stand in `properties.txt`.
    SubjectKind, "kind of subject":
    /// A natural person.
    Person = "person",
    /// A group, company, cell or authority.
    Organisation = "organisation",
    /// A car, boat, aircraft.
    Vehicle = "vehicle",
    /// A telephone, computer, weapon.
    Device = "device",
    /// A paper or a file.
    Document = "document",
    /// A location that has a name or coordinates.
    Place = "place",
    /// Something that happened.
    Incident = "incident",
    /// That somebody or something was seen somewhere at a time.
    Sighting = "sighting",
}

finite! {
    /// How the originator came to know it, in general terms. Who told it is a statement of its own, with the
    /// category of data `source`.
    Method, "method":
    /// A person told it.
    Human = "human",
    /// Somebody said it when interviewed.
    Interview = "interview",
    /// It was read in a captured document or device.
    Captured = "captured",
    /// An officer saw it.
    Observation = "observation",
    /// It comes from communications.
    Signals = "signals",
    /// It is publicly known.
    Open = "open",
    /// It comes from an official register, court or list.
    Official = "official",
    /// An analyst concluded it from other statements.
    Analysis = "analysis",
}

serde_as_text!(ReportKind, Precedence, SubjectKind, Method);
