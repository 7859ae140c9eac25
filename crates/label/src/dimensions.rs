//! The finite dimensions of a label. These are the words of agreements, files and pages.

use crate::finite;

finite! {
    /// How secret a statement is. The order is the order of restriction.
    Level, "level":
    /// May be read by anybody who may use the node.
    Unclassified = "unclassified",
    /// Disclosure would be unwelcome.
    Restricted = "restricted",
    /// Disclosure would harm.
    Confidential = "confidential",
    /// Disclosure would harm gravely.
    Secret = "secret",
}

finite! {
    /// A handling condition that travels with the statement.
    Caveat, "caveat":
    /// Only members whom the originator names may have it (ORCON).
    OriginatorControl = "originator-control",
    /// Whoever receives it passes it to nobody, whatever an agreement allows.
    NoOnward = "no-onward",
    /// It may guide work and may not be shown to a court.
    NotForCourt = "not-for-court",
    /// It is part of an exercise and describes nobody who exists.
    Exercise = "exercise",
}

finite! {
    /// What kind of data a statement holds. A statement has exactly one.
    Category, "category of data":
    /// Who somebody or what something is: names, birth, nationality, description.
    Identity = "identity",
    /// Numbers of passports, identity cards, licences and registrations.
    Identifier = "identifier",
    /// Telephone numbers, addresses, accounts.
    Communication = "communication",
    /// Where somebody or something was.
    Movement = "movement",
    /// Who belongs to whom or to what.
    Association = "association",
    /// Money and goods.
    Finance = "finance",
    /// What happened where.
    Incident = "incident",
    /// What is planned against whom.
    Threat = "threat",
    /// Warrants, judgments, listings, custody.
    Judicial = "judicial",
    /// Found in a captured document.
    Captured = "captured",
    /// What a witness or an interviewed person said.
    Testimony = "testimony",
    /// Who told it, or by what method it is known.
    Source = "source",
}

finite! {
    /// What the person whom a statement concerns is in this matter. A statement has exactly one.
    PersonCategory, "category of person":
    /// The statement concerns no natural person.
    NoPerson = "no-person",
    /// There are grounds to believe that he committed or prepares an offence.
    Suspect = "suspect",
    /// A court or a list asks for him.
    Wanted = "wanted",
    /// A court has found him guilty.
    Convicted = "convicted",
    /// Not the man who is looked for.
    Cleared = "cleared",
    /// A court has found him not guilty.
    Acquitted = "acquitted",
    /// He suffered from an offence, or may.
    Victim = "victim",
    /// He can tell something about an offence.
    Witness = "witness",
    /// He is known only through somebody else.
    Contact = "contact",
}

finite! {
    /// What a statement may be used for. The list is closed: there is no targeting.
    Purpose, "purpose":
    /// To arrest under a warrant and bring to court.
    Arrest = "arrest",
    /// To warn whoever is threatened.
    Warning = "warning",
    /// To clear whoever is confused with somebody else.
    Clearance = "clearance",
    /// To check persons at a border or a control point.
    BorderControl = "border-control",
    /// To investigate an offence.
    Investigation = "investigation",
    /// To prove an offence in court.
    Prosecution = "prosecution",
    /// To protect people, places and events.
    Protection = "protection",
}
