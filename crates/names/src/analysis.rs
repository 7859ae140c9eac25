//! From words to parts: particles are read with their neighbours, compounds are taken apart, parts get weights.

use crate::compound::{article_length, divine, fold_tail, has_double_l, push_tail, take_servant};
use crate::fold::words_of;
use crate::frequent::frequent;
use crate::lexicon::look_up;
use crate::phone::{INVENTORY, Kind, Phone};
use crate::role::{Particle, ROLES, Role, Tail, glued_kunya, glued_servant};
use crate::script::Script;
use crate::spelling::read_phones;
use crate::syllables::surname_length;
use crate::token::{MAX_PHONES, Token};

/// Parts of one name that are compared; the longest listed nasab has fourteen.
pub(crate) const MAX_TOKENS: usize = 16;

/// Room made at once: most names have no more parts.
const USUAL_TOKENS: usize = 6;

/// Letters of Arabic script that only hands which write all vowels use.
const WRITTEN_VOWELS: &[char] = &['ە', 'ۆ', 'ێ', 'ۇ', 'ۈ', 'ې'];

/// A name taken apart.
#[derive(Debug, Default)]
pub(crate) struct Analysis {
    /// Folded words with one space between them.
    pub(crate) normal: String,
    pub(crate) tokens: Vec<Token>,
    /// For each token the bytes of `normal` that it covers, its particles included.
    pub(crate) spans: Vec<(u32, u32)>,
    /// Whether parts were left out because there were too many.
    pub(crate) truncated: bool,
    waiting: Waiting,
    phones: Vec<Phone>,
}

/// Particles seen since the last part.
#[derive(Debug, Default, Clone, Copy)]
struct Waiting {
    connector: bool,
    article: bool,
    servant: bool,
    kunya: bool,
    /// Where the first of them begins in `normal`.
    from: Option<u32>,
}

/// Takes a text apart.
pub(crate) fn analyse(text: &str) -> Analysis {
    let mut analysis = Analysis {
        normal: String::with_capacity(text.len()),
        tokens: Vec::with_capacity(USUAL_TOKENS),
        spans: Vec::with_capacity(USUAL_TOKENS),
        ..Analysis::default()
    };
    let mut vowelled = false;
    let mut last: Vec<char> = Vec::with_capacity(MAX_PHONES);
    words_of(text, |written| {
        let mut word = written;
        if analysis.normal.is_empty() {
            // Korean and Chinese hands write surname and given name as one word.
            let (surname, rest) = word.split_at(surname_length(word));
            if !surname.is_empty() {
                let from = analysis.begin(surname);
                analysis.part(surname, from, Role::Plain);
                word = rest;
            }
        }
        let from = analysis.begin(word);
        vowelled |= word.iter().any(|letter| WRITTEN_VOWELS.contains(letter));
        if analysis.tokens.len() >= MAX_TOKENS {
            analysis.truncated = true;
            analysis.normal.truncate(from.saturating_sub(1) as usize);
            return false;
        }
        analysis.word(word, from);
        last.clear();
        last.extend_from_slice(word);
        true
    });
    analysis.close(&last);
    for token in &mut analysis.tokens {
        token.vowelled |= vowelled && token.script == Script::Arabic;
    }
    analysis
}

/// The stem phones of a single word, for tables that are keyed by sound.
pub(crate) fn stem_of_word(word: &str) -> Box<[Phone]> {
    let mut stem: Box<[Phone]> = Box::default();
    words_of(word, |letters| {
        let mut phones = Vec::new();
        read_phones(letters, &mut phones, MAX_PHONES);
        let article = article_length(letters, script_of(letters));
        stem = phones[article.min(phones.len())..].into();
        false
    });
    stem
}

/// The letters under which the lexicon files a spelling: those of its one word, without articles.
pub(crate) fn spelling_of(text: &str) -> Option<Vec<char>> {
    let mut found = Vec::new();
    let mut words = 0;
    words_of(text, |word| {
        match ROLES.particle(word) {
            Some(Particle::Article) => {}
            // A particle by itself is no name, and what stands behind one is read with it.
            Some(_) => words = 2,
            None => {
                found = word[article_length(word, script_of(word))..].to_vec();
                words += 1;
            }
        }
        words < 2
    });
    (words == 1).then_some(found)
}

impl Analysis {
    /// Writes the word into the normal form; answers where it begins.
    fn begin(&mut self, word: &[char]) -> u32 {
        if !self.normal.is_empty() {
            self.normal.push(' ');
        }
        let from = self.normal.len() as u32;
        self.normal.extend(word);
        from
    }

    fn word(&mut self, word: &[char], from: u32) {
        match ROLES.particle(word) {
            Some(Particle::Connector) => self.wait(from, |waiting| waiting.connector = true),
            Some(Particle::Article) => self.wait(from, |waiting| waiting.article = true),
            Some(Particle::Servant) => self.wait(from, |waiting| waiting.servant = true),
            Some(Particle::Kunya) => self.wait(from, |waiting| waiting.kunya = true),
            Some(Particle::Title) if self.waiting.from.is_none() => self.part(word, from, Role::Title),
            Some(Particle::Tail(tail)) if self.closes_compound() => self.append_tail(tail),
            _ => self.part(word, from, Role::Plain),
        }
    }

    fn wait(&mut self, from: u32, set: impl FnOnce(&mut Waiting)) {
        set(&mut self.waiting);
        self.waiting.from.get_or_insert(from);
    }

    /// A tail joins the part before it, unless a connector or `abd` stands between.
    fn closes_compound(&self) -> bool {
        let open = self.waiting.connector || self.waiting.servant || self.waiting.kunya;
        !open && self.tokens.last().is_some_and(|token| token.role != Role::Title)
    }

    fn append_tail(&mut self, tail: Tail) {
        let (Some(token), Some(span)) = (self.tokens.last_mut(), self.spans.last_mut()) else { return };
        let mut phones = token.phones().to_vec();
        if phones.last().is_some_and(|&last| INVENTORY.kind[usize::from(last)] == Kind::Vowel) {
            phones.pop();
        }
        push_tail(&mut phones, tail);
        let mut joined = Token::new(&phones, token.role, token.script);
        joined.article = token.article.min(phones.len() as u8);
        joined.definite = token.definite;
        joined.forefather = token.forefather;
        joined.letters = token.letters.wrapping_add(tail as u32 + 1);
        weigh(&mut joined);
        *token = joined;
        span.1 = self.normal.len() as u32;
        self.waiting = Waiting::default();
    }

    fn part(&mut self, word: &[char], from: u32, role: Role) {
        let waiting = std::mem::take(&mut self.waiting);
        let script = script_of(word);
        let kunya = if waiting.servant { 0 } else { glued_kunya(word, script) };
        let letters = &word[kunya..];
        let mut phones = std::mem::take(&mut self.phones);
        phones.clear();
        read_phones(letters, &mut phones, MAX_PHONES);
        let mut role = role;
        let mut article = if waiting.servant && letters.len() >= 4 && letters.starts_with(&['ا', 'ل']) {
            // Behind `abd` it is an article before the shortest names too: al-Haqq, al-Hayy.
            2
        } else {
            article_length(letters, script)
        };
        if waiting.servant {
            role = Role::Servant;
            phones.drain(..article.min(phones.len()));
            article = 0;
            divine(&mut phones);
        } else if glued_servant(letters, script) > 0 && take_servant(&mut phones, has_double_l(letters)) {
            role = Role::Servant;
            article = 0;
        } else {
            fold_tail(&mut phones);
        }
        if role == Role::Plain {
            role = plain_role(word, &waiting, kunya > 0, article > 0, phones.len());
        }
        if phones.is_empty() {
            self.phones = phones;
            return;
        }
        let mut token = Token::new(&phones, role, script);
        token.article = if article < token.phones().len() { article as u8 } else { 0 };
        token.definite = waiting.article;
        token.forefather = waiting.connector;
        token.letters = letters_of(letters);
        if role != Role::Servant {
            token.known = look_up(&letters[article..]);
        }
        weigh(&mut token);
        self.tokens.push(token);
        self.spans.push((waiting.from.unwrap_or(from), self.normal.len() as u32));
        self.phones = phones;
    }

    /// A name may end in a particle ("Ali Ben") or be one: then it is a part like others.
    fn close(&mut self, last: &[char]) {
        let Some(from) = self.waiting.from.take() else { return };
        let kept = self.tokens.len();
        self.waiting = Waiting::default();
        self.part(last, from, Role::Plain);
        if self.tokens.len() == kept {
            return;
        }
        if let (Some(token), true) = (self.tokens.last_mut(), kept > 0) {
            token.set_weight(0.3);
        }
    }
}

fn script_of(word: &[char]) -> Script {
    let letter = word.iter().find(|letter| !matches!(letter, '\'' | '0'..='9')).or(word.first());
    letter.map_or(Script::Other, |&letter| Script::of(letter))
}

fn plain_role(
    word: &[char],
    waiting: &Waiting,
    glued_kunya: bool,
    glued_article: bool,
    phones: usize,
) -> Role {
    if waiting.kunya || glued_kunya {
        Role::Kunya
    } else if word.len() == 1 && phones <= 2 && stands_for_more(Script::of(word[0])) {
        Role::Initial
    } else if ROLES.is_patronymic(word) {
        Role::Patronymic
    } else if (waiting.article || glued_article) && ROLES.ends_as_nisba(word) {
        Role::Nisba
    } else if waiting.connector {
        Role::Nasab
    } else {
        Role::Plain
    }
}

/// Whether one letter of the script can be the initial of a name.
fn stands_for_more(script: Script) -> bool {
    script != Script::Other && !script.writes_syllables()
}

/// A sum over the letters that does not depend on their order.
fn letters_of(word: &[char]) -> u32 {
    word.iter().fold(0u32, |sum, &letter| {
        sum.wrapping_add((letter as u32 ^ 0x2C9).wrapping_mul(0x9E37_79B1).rotate_left(9))
    })
}

fn weigh(token: &mut Token) {
    let whole = || if token.article > 0 { frequent(token.phones()) } else { None };
    let known = frequent(token.stem()).or_else(whole);
    let common = known.map_or(1.0, |known| known.weight);
    // A part with one firm phone matches too much by chance.
    let firm = token.stem().iter().filter(|&&phone| INVENTORY.kind[usize::from(phone)] == Kind::Firm).count();
    let length = if firm <= 1 && known.is_none() { 0.8 } else { 1.0 };
    token.common = known.map_or(0, |known| known.number);
    token.set_weight(token.role.weight() * common * length);
}
