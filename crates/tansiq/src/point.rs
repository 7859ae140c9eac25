//! A control point's directory: its key, whose extracts it believes, the extract, and what was screened with it.
//!
//! ```text
//! DIR/point.key     opens the extracts that are sealed to it                   0600
//! DIR/member.card   the card of the member that signs them
//! DIR/extract       the last extract, sealed as it came
//! DIR/made          when that was made: an older one is not taken again
//! DIR/screenings    one line for each screening, without a name, chained; gone once handed in, but for the last
//! ```

use crate::directory::{read_private, write_private};
use crate::failure::Failure;
use anyhow::{Context as _, Result, anyhow, bail};
use std::fs::{self, File};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use tansiq_api::control_point::{Answer, Opened, PointKey, Unusable};
use tansiq_report::extract::{ChainEnd, OfflineScreening};
use tansiq_report::{Card, Envelope, Moment, from_canonical, to_canonical};

/// A control point that this process alone works with.
pub struct Point {
    root: PathBuf,
    key: PointKey,
    card: Card,
    _alone: File,
}

impl From<Unusable> for Failure {
    fn from(error: Unusable) -> Self {
        Failure::No(error.to_string())
    }
}

impl Point {
    /// Makes the directory of a control point with this key, which believes the member of this card.
    pub fn create(root: &Path, seed: [u8; 32], card: &Envelope) -> Result<Point> {
        let is_empty = !root.exists() || fs::read_dir(root)?.next().is_none();
        if !is_empty {
            bail!(
                "expected a directory that does not exist or is empty; {} has something in it",
                root.display()
            );
        }
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(root);
        made.with_context(|| format!("cannot make {}", root.display()))?;
        write_private(&root.join("member.card"), &card.to_json())?;
        write_private(&root.join("point.key"), hex::encode(seed).as_bytes())?;
        Point::open(root)
    }

    /// Opens it, and waits for whoever works with it now.
    pub fn open(root: &Path) -> Result<Point> {
        let key = root.join("point.key");
        if !key.is_file() {
            let hint = "`tansiq control-point init DIR --member-card FILE` makes one";
            bail!("expected a control point's directory; found no point.key in {}. {hint}", root.display());
        }
        let mut seed = [0; 32];
        let text = String::from_utf8(read_private(&key)?).unwrap_or_default();
        hex::decode_to_slice(text.trim(), &mut seed).map_err(|_| {
            anyhow!("expected 64 hexadecimal digits in {}; found something else", key.display())
        })?;
        let card = Envelope::from_json(&read(&root.join("member.card"))?.unwrap_or_default())?;
        let alone = File::open(&key)?;
        alone.lock().with_context(|| format!("cannot lock {}", key.display()))?;
        let (key, card) = (PointKey::from_seed(&seed), Card::open(card)?);
        Ok(Point { root: root.to_owned(), key, card, _alone: alone })
    }

    /// Its public key, as the node wants it.
    pub fn public(&self) -> String {
        self.key.public().to_string()
    }

    /// Puts an extract in the place of the one before, if it may be used now and is newer.
    pub fn take(&self, sealed: &[u8], now: Moment) -> Result<Opened, Failure> {
        let opened = Opened::open(sealed, &self.key, &self.card)?;
        if let Some(made) = self.made()? {
            opened.succeeds(made)?;
        }
        opened.age(now, None)?;
        write_private(&self.root.join("extract"), sealed)?;
        // In this order: a crash between the two leaves a newer extract, which is as good.
        write_private(&self.root.join("made"), opened.extract().made.to_string().as_bytes())?;
        Ok(opened)
    }

    /// The extract, if it may be used now, and how old it is in milliseconds.
    pub fn extract(&self, now: Moment) -> Result<(Opened, i64), Failure> {
        let sealed = read(&self.root.join("extract"))?.ok_or_else(|| {
            Failure::No(
                "expected an extract; found none yet. `tansiq control-point sync DIR` fetches one".into(),
            )
        })?;
        let opened = Opened::open(&sealed, &self.key, &self.card)?;
        let found = opened.extract().made;
        if let Some(held) = self.made()?.filter(|held| found < *held) {
            return Err(Unusable::RolledBack { held, found }.into());
        }
        // A clock that ran ahead may be set right with the next sync.
        let latest = self.screenings()?.last().filter(|s| s.extract == found).map(|s| s.at);
        let age = opened.age(now, latest)?;
        Ok((opened, age))
    }

    fn made(&self) -> Result<Option<Moment>> {
        let path = self.root.join("made");
        let text = read(&path)?.map(|bytes| String::from_utf8(bytes).unwrap_or_default());
        let moment = text.map(|text| text.trim().parse::<Moment>()).transpose();
        moment.with_context(|| format!("{} is damaged", path.display()))
    }

    /// Writes down that somebody was screened. When it returns, it is on the disk.
    pub fn record(&self, opened: &Opened, answer: &Answer, now: Moment) -> Result<()> {
        let mut screenings = self.screenings()?;
        let point = self.key.public().digest();
        let none = ChainEnd::of_none(point);
        let end = screenings.last().map_or(none, |s| ChainEnd { number: s.number, digest: s.digest() });
        screenings.push(OfflineScreening {
            number: end.number + 1,
            at: now,
            purpose: opened.extract().purpose,
            outcome: answer.outcome,
            shown: answer.shown.clone(),
            extract: opened.extract().made,
            before: end.digest,
        });
        self.write(&screenings)
    }

    /// What was screened since the last sync, after the last screening that was handed in.
    pub fn screenings(&self) -> Result<Vec<OfflineScreening>> {
        let path = self.root.join("screenings");
        let bytes = read(&path)?.unwrap_or_default();
        let (mut screenings, mut end) = (Vec::<OfflineScreening>::new(), None::<ChainEnd>);
        for line in bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
            let damaged = || format!("{}: line {} is damaged", path.display(), screenings.len() + 1);
            let next: OfflineScreening = from_canonical(line, "a screening").with_context(damaged)?;
            // Where the first of the file belongs, the node knows.
            let first = ChainEnd { number: next.number.saturating_sub(1), digest: next.before };
            end = Some(end.unwrap_or(first).after(&next).with_context(damaged)?);
            screenings.push(next);
        }
        Ok(screenings)
    }

    /// Forgets what the node has, but for the last one, which the next one follows.
    pub fn handed_in(&self, through: u64) -> Result<()> {
        let mut screenings = self.screenings()?;
        let last = screenings.last().map_or(0, |screening| screening.number);
        screenings.retain(|screening| screening.number > through || screening.number == last);
        self.write(&screenings)
    }

    fn write(&self, screenings: &[OfflineScreening]) -> Result<()> {
        let mut lines = Vec::new();
        for screening in screenings {
            lines.extend(to_canonical(screening));
            lines.push(b'\n');
        }
        write_private(&self.root.join("screenings"), &lines)
    }
}

fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
