//! The routine: what members report day by day, each report made from the seed and its own number alone, so that a
//! hundred thousand of them need no more memory than one.

use crate::chance::Chance;
use crate::paper::{Marked, Paper, Said};
use crate::person::{Hand, Person, Script, Written};
use crate::setting::{Part, SECOND_CIRCLE, Setting};
use crate::tables::{HAPPENINGS, PLACES, Place};
use tansiq_label::Purpose::{Arrest, BorderControl, Investigation, Protection, Warning};
use tansiq_label::{Category, Level, MemberCode, PersonCategory};
use tansiq_report::{Faults, Method, Moment, Precedence, Report, ReportKind, SubjectId, SubjectKind};

/// Of this many reports one speaks of somebody new; the others speak of people who were spoken of before.
const REPORTS_PER_PERSON: u64 = 6;
/// Even a short exercise has so many people.
const FEWEST_PEOPLE: u64 = 24;
/// How far from the place in the table something happens, in hundredths of a degree.
const ASTRAY: i64 = 8;

/// One routine report being made.
pub(crate) struct Routine<'a> {
    setting: &'a Setting,
    by: MemberCode,
    hand: Hand,
    at: Moment,
    chance: Chance,
}

impl<'a> Routine<'a> {
    /// The report of this number: by whom and when follows from it.
    pub(crate) fn new(setting: &'a Setting, number: u32) -> Routine<'a> {
        let mut chance = Chance::of(setting.seed, "routine", u64::from(number));
        // The second circle writes as much as one member of the first.
        let first: Vec<_> = setting.members.iter().take(SECOND_CIRCLE).copied().collect();
        let second = setting.members.get(SECOND_CIRCLE..).unwrap_or_default();
        let turn = chance.below(first.len() as u64 + u64::from(!second.is_empty()));
        let by = first.get(turn as usize).copied().unwrap_or_else(|| *chance.one_of(second));
        let at = setting.moment_of(number, &mut chance);
        Routine { setting, by, hand: setting.hand(by), at, chance }
    }

    /// Who writes it.
    pub(crate) fn by(&self) -> MemberCode {
        self.by
    }

    /// The report.
    pub(crate) fn report(mut self) -> Result<Report, Faults> {
        let is_far = self.setting.members.iter().position(|one| *one == self.by) >= Some(SECOND_CIRCLE);
        let paper = match self.chance.below(if is_far { 10 } else { 100 }) {
            0..6 if is_far => self.threat(),
            _ if is_far => self.money(),
            0..34 => self.happening(),
            34..56 => self.car_seen(),
            56..72 => self.crossing(),
            72..90 => self.somebody(),
            90..96 => self.papers_found(),
            _ => self.threat(),
        };
        paper.written(self.by, self.at, &mut self.chance)
    }

    fn precedence(&mut self) -> Precedence {
        match self.chance.below(100) {
            0..76 => Precedence::Routine,
            76..95 => Precedence::Priority,
            _ => Precedence::Immediate,
        }
    }

    fn place(&mut self) -> &'static Place {
        self.chance.one_of(&PLACES)
    }

    /// A point near a place.
    fn near(&mut self, place: &Place) -> String {
        let mut astray =
            |degrees: f64| degrees + self.chance.between(-ASTRAY * 100, ASTRAY * 100) as f64 / 1e4;
        format!("{:.4},{:.4}", astray(place.latitude), astray(place.longitude))
    }

    /// A text in English, and in the script of whoever writes.
    fn both(&self, english: &str, arabic: &str, sorani: &str) -> Written {
        let (original, language) = match self.hand.script {
            Script::Sorani => (format!("ڕاهێنان: {sorani}"), "ckb"),
            Script::Arabic | Script::Cyrillic => (format!("تمرين: {arabic}"), "ar"),
        };
        Written { latin: format!("EXERCISE: {english}"), original, language }
    }

    /// The subject as which a member knows a man or a car of this number: always the same one.
    fn known(&self, what: &str, number: u64) -> SubjectId {
        known(self.setting.seed, self.by, what, number)
    }

    fn happening(&mut self) -> Paper {
        let (place, happening) = (self.place(), self.chance.one_of(&HAPPENINGS));
        let marked = Marked {
            category: Category::Incident,
            person: PersonCategory::NoPerson,
            purposes: &[Protection, Warning, Investigation],
            territories: &["IQ"],
        };
        let precedence = self.precedence();
        let mut paper =
            Paper::new(ReportKind::Intrep, "standing order 3 on reporting", &marked).precedence(precedence);
        let incident = paper.about(SubjectKind::Incident);
        let name = self.both(
            &format!("{}, near {}", happening.english, place.name),
            &format!("{} قرب {}", happening.arabic, place.arabic),
            &format!("{}، نزیک {}", happening.sorani, place.sorani),
        );
        paper.say_written(&incident, "name", &name);
        paper.say(&incident, "date", self.at.date().to_string()).graded("A2");
        paper.say(&incident, "location", format!("EXERCISE: near {}", place.name));
        let point = self.near(place);
        let pointed = paper.say(&incident, "point", point);
        // Some keep the exact place between those who watch the area together.
        if self.chance.once_in(4) {
            pointed.level(Level::Confidential);
        }
        if self.chance.once_in(3) {
            let told = format!("EXERCISE: told by a resident of {}", place.name);
            paper.say(&incident, "source", told).graded("C3").of_a_source();
        }
        paper
    }

    fn movement() -> Marked<'static> {
        Marked {
            category: Category::Movement,
            person: PersonCategory::NoPerson,
            purposes: &[BorderControl, Arrest, Investigation],
            territories: &["IQ", "JO", "SY"],
        }
    }

    fn car_seen(&mut self) -> Paper {
        let place = self.place();
        let precedence = self.precedence();
        let mut paper =
            Paper::new(ReportKind::Sighting, "border order 4", &Self::movement()).precedence(precedence);
        let sighting = paper.about(SubjectKind::Sighting);
        let cars = u64::from(self.setting.reports) / REPORTS_PER_PERSON + 9;
        let number = self.chance.below(cars);
        let car = paper.again(self.known("car", number), SubjectKind::Vehicle);
        self.seen(&mut paper, &sighting, place, "control point near");
        paper.say(&sighting, "seen", car.clone());
        let plate = format!(
            "EX {:05} {}",
            10_000 + number * 7 % 90_000,
            ["Anbar", "Nineveh", "Baghdad"][(number % 3) as usize]
        );
        paper.say(&car, "registrationNumber", plate).category(Category::Identifier);
        let model = ["white pickup", "grey saloon", "blue lorry", "red minibus"][(number % 4) as usize];
        paper.say(&car, "type", model).category(Category::Identity);
        paper
    }

    fn seen(&mut self, paper: &mut Paper, sighting: &str, place: &Place, at: &str) {
        paper.say(sighting, "date", self.at.date().to_string()).graded("A2");
        let location = self.both(
            &format!("{at} {}", place.name),
            &format!("سيطرة قرب {}", place.arabic),
            &format!("خاڵی پشکنین نزیک {}", place.sorani),
        );
        paper.say_written(sighting, "location", &location).graded("A2");
        let point = self.near(place);
        paper.say(sighting, "point", point).graded("A2");
    }

    fn person_number(&mut self) -> u64 {
        let people = u64::from(self.setting.reports) / REPORTS_PER_PERSON + FEWEST_PEOPLE;
        self.chance.below(people)
    }

    fn crossing(&mut self) -> Paper {
        let crossings: Vec<_> = PLACES.iter().filter(|place| place.is_crossing).collect();
        let place = *self.chance.one_of(&crossings);
        let number = self.person_number();
        let man = Person::invented(self.setting.seed, number);
        let precedence = self.precedence();
        let mut paper =
            Paper::new(ReportKind::Sighting, "border order 4", &Self::movement()).precedence(precedence);
        let sighting = paper.about(SubjectKind::Sighting);
        let person = paper.again(self.known("person", number), SubjectKind::Person);
        self.seen(&mut paper, &sighting, place, "crossing of");
        suspect(paper.say(&sighting, "seen", person.clone()), Category::Movement);
        let name = man.short_name(self.hand);
        suspect(paper.say_written(&person, "name", &name), Category::Identity)
            .graded("A2")
            .known_by(Method::Official);
        suspect(paper.say(&person, "passportNumber", man.passport.clone()), Category::Identifier)
            .graded("A2")
            .level(Level::Confidential);
        suspect(paper.say(&person, "birthDate", man.born.to_string()), Category::Identity);
        paper
    }

    /// What somebody's neighbours, his phone or a register say of him.
    fn somebody(&mut self) -> Paper {
        let number = self.person_number();
        let man = Person::invented(self.setting.seed, number);
        let marked = Marked {
            category: Category::Identity,
            person: PersonCategory::Suspect,
            purposes: &[Investigation, Arrest, BorderControl],
            territories: &["IQ"],
        };
        let basis = format!("case {} of the investigating court", 10 + number % 90);
        let precedence = self.precedence();
        let mut paper = Paper::new(ReportKind::Intrep, &basis, &marked).precedence(precedence);
        let person = paper.again(self.known("person", number), SubjectKind::Person);
        paper.say_written(&person, "name", &man.name(self.hand)).known_by(Method::Human);
        if self.chance.once_in(2) {
            paper.say_written(&person, "alias", &man.kunya(self.hand)).graded("C3").known_by(Method::Human);
        }
        if self.chance.once_in(2) {
            paper.say_written(&person, "motherName", &man.mother(self.hand)).known_by(Method::Official);
        }
        // A witness remembers the year, a register has the day.
        let born = if self.chance.once_in(2) { man.born.year().to_string() } else { man.born.to_string() };
        paper.say(&person, "birthDate", born).graded("C3").known_by(Method::Human);
        if self.chance.once_in(3) {
            paper
                .say(&person, "phone", man.phone.clone())
                .graded("C3")
                .known_by(Method::Captured)
                .level(Level::Secret)
                .category(Category::Communication);
        }
        if self.chance.once_in(3) {
            paper
                .say(&person, "idNumber", man.identity_card.clone())
                .known_by(Method::Official)
                .category(Category::Identifier);
        }
        paper
    }

    fn papers_found(&mut self) -> Paper {
        let place = self.place();
        let marked = Marked {
            category: Category::Captured,
            person: PersonCategory::NoPerson,
            purposes: &[Investigation],
            territories: &["IQ"],
        };
        let mut paper = Paper::new(ReportKind::Captured, "search order of the investigating court", &marked);
        let document = paper.about(SubjectKind::Document);
        let title = self.both(
            &format!("notebook from a house near {}", place.name),
            &format!("دفتر من دار قرب {}", place.arabic),
            &format!("دەفتەرێک لە خانوویەک نزیک {}", place.sorani),
        );
        paper.say_written(&document, "title", &title).known_by(Method::Captured);
        paper.say(&document, "date", self.at.date().to_string()).known_by(Method::Captured);
        let mentioned = self.person_number();
        let kunya = Person::invented(self.setting.seed, mentioned).kunya(self.hand);
        let notes =
            format!("EXERCISE: forty pages, sums of money and the word {} on three of them", kunya.latin);
        paper.say(&document, "notes", notes).graded("C3").known_by(Method::Captured);
        paper
    }

    fn threat(&mut self) -> Paper {
        let place = self.place();
        let marked = Marked {
            category: Category::Threat,
            person: PersonCategory::NoPerson,
            purposes: &[Warning, Protection],
            territories: &["IQ"],
        };
        let precedence = if self.chance.once_in(5) { Precedence::Immediate } else { Precedence::Priority };
        let mut paper = Paper::new(ReportKind::Warning, "duty to warn", &marked).precedence(precedence);
        let plan = paper.about(SubjectKind::Incident);
        let summary = self.both(
            &format!("talk of an attack on a road near {} in the coming days", place.name),
            &format!("حديث عن هجوم على طريق قرب {} في الأيام القادمة", place.arabic),
            &format!("باسی هێرشێک لەسەر ڕێگایەک نزیک {} لە ڕۆژانی داهاتوودا", place.sorani),
        );
        paper.say_written(&plan, "summary", &summary).graded("C3").known_by(Method::Human);
        paper.say(&plan, "date", self.at.date().to_string()).graded("C3");
        let threatened = format!("EXERCISE: drivers on the road to {}", place.name);
        paper.say(&plan, "threatens", threatened).graded("C3").known_by(Method::Human);
        let point = self.near(place);
        paper.say(&plan, "point", point).graded("C4").known_by(Method::Analysis);
        paper
    }

    fn money(&mut self) -> Paper {
        let marked = Marked {
            category: Category::Finance,
            person: PersonCategory::NoPerson,
            purposes: &[Investigation],
            territories: &["IQ", "SY"],
        };
        let mut paper = Paper::new(ReportKind::Intrep, "protocol on the finances of terrorism", &marked);
        let house = paper.about(SubjectKind::Organisation);
        let number = 100 + self.chance.below(900);
        paper
            .say(&house, "name", format!("EXERCISE money changer {number}"))
            .graded("C3")
            .known_by(Method::Open);
        let summary = format!(
            "EXERCISE: {} transfers of one amount within {} days, all to one address",
            self.chance.between(4, 19),
            self.chance.between(2, 9)
        );
        paper.say(&house, "summary", summary).graded("C3").known_by(Method::Analysis);
        paper
    }
}

/// The subject as which a member knows somebody or something of this number.
pub(crate) fn known(seed: u64, member: MemberCode, what: &str, number: u64) -> SubjectId {
    SubjectId::from_random(Chance::of(seed, &format!("{member} {what}"), number).bits())
}

/// Where a member's control points stand: one report at the beginning, so that the map is not empty of them.
pub(crate) fn control_points(setting: &Setting, by: MemberCode, part: Part) -> Result<Report, Faults> {
    let marked = Marked {
        category: Category::Movement,
        person: PersonCategory::NoPerson,
        purposes: &[BorderControl, Arrest, Investigation, Protection],
        territories: &["IQ", "JO", "SY"],
    };
    let mut paper = Paper::new(ReportKind::Intsum, "order of the day on control points", &marked);
    let mut chance = Chance::of(setting.seed, "control points", part as u64);
    let near = |place: &&Place| match part {
        Part::Neighbour => place.latitude > 35.0 && place.longitude > 42.3,
        Part::Border => place.longitude < 40.5,
        _ => place.latitude < 35.0 && place.longitude > 40.5 && !place.is_crossing,
    };
    for place in PLACES.iter().filter(near).take(9) {
        let point = paper.about(SubjectKind::Place);
        let name = Written {
            latin: format!("EXERCISE control point {}", place.name),
            original: format!("تمرين: سيطرة {}", place.arabic),
            language: "ar",
        };
        paper.say_written(&point, "name", &name).graded("A1").known_by(Method::Official);
        paper.say(&point, "type", "control-point").graded("A1").known_by(Method::Official);
        let beside = chance.between(2, 6) as f64 / 100.0;
        let at = format!("{:.4},{:.4}", place.latitude + beside, place.longitude - beside);
        paper.say(&point, "point", at).graded("A1").known_by(Method::Official);
    }
    paper.written(by, setting.at(0), &mut chance)
}

/// A statement that concerns the man and not only the place.
fn suspect(said: Said<'_>, category: Category) -> Said<'_> {
    said.category(category).person(PersonCategory::Suspect)
}
