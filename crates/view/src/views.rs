//! The three views together: opened over one ledger, brought up to it, followed, waited for and rebuilt.

use crate::file::{Layout, ViewFile};
use crate::marks::Skipped;
use crate::people::People;
use crate::register::Register;
use crate::tail::{self, BATCH_ENTRIES, Batch};
use crate::traffic::Traffic;
use crate::{Error, Which};
use arc_swap::ArcSwap;
use parking_lot::Mutex;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tansiq_label::MemberCode;
use tansiq_ledger::{Ledger, Position, TreeSize};
use tokio::sync::watch;

/// A reading of the ledger with a file of its own.
pub(crate) trait View: Sized + Send + Sync + 'static {
    /// Its tables.
    const LAYOUT: Layout;
    /// Reads into memory what is kept there; never from the ledger.
    fn load(file: ViewFile, me: MemberCode) -> Result<Self, Error>;
    /// Its file.
    fn file(&self) -> &ViewFile;
    /// Takes in the entries of a batch that it does not have; all of them or none.
    fn apply(&self, batch: &Batch) -> Result<(), Error>;

    fn open(folder: &Path, ledger: &Ledger, me: MemberCode) -> Result<Self, Error> {
        let open = || Self::load(ViewFile::open(folder, &Self::LAYOUT, ledger)?, me);
        match open() {
            // What cannot be read back is read from the ledger again, in a file of the next generation.
            Err(Error::Damaged { which, what }) => {
                tracing::warn!(%which, what, "a view's file was damaged and is built anew");
                let file = ViewFile::open(folder, &Self::LAYOUT, ledger)?;
                let fresh = ViewFile::create(folder, file.generation() + 1, &Self::LAYOUT)?;
                file.delete()?;
                fresh.complete()?;
                Self::load(fresh, me)
            }
            other => other,
        }
    }
}

/// The views of one node. Clones are handles of the same ones.
///
/// What the handles [`Views::register`], [`Views::people`] and [`Views::traffic`] return stays valid for as long as it
/// is held, and is left behind by a rebuild: ask again for each request.
#[derive(Clone)]
pub struct Views {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    ledger: Ledger,
    me: MemberCode,
    register: ArcSwap<Register>,
    people: ArcSwap<People>,
    traffic: ArcSwap<Traffic>,
    /// Whoever holds it moves the views along the ledger.
    turn: Mutex<()>,
    /// Whoever holds it rebuilds a view.
    rebuilding: Mutex<()>,
    applied: watch::Sender<TreeSize>,
    newest_line: watch::Sender<Option<Position>>,
}

impl Views {
    /// Opens the views in a folder, which is made if it is missing; a view whose file is missing, damaged, of another
    /// version or of another ledger starts empty. Call [`Views::catch_up`] before answering anybody.
    ///
    /// # Errors
    /// [`Error`] when the folder or a file fails.
    pub fn open(folder: impl Into<PathBuf>, ledger: Ledger, me: MemberCode) -> Result<Views, Error> {
        let folder = folder.into();
        make_private(&folder)?;
        let register = Register::open(&folder, &ledger, me)?;
        let people = People::open(&folder, &ledger, me)?;
        let traffic = Traffic::open(&folder, &ledger, me)?;
        let cursors = [register.file().cursor(), people.file().cursor(), traffic.file().cursor()];
        let applied = cursors.into_iter().min().unwrap_or_default();
        let newest_line = traffic.newest()?;
        let inner = Inner {
            folder,
            ledger,
            me,
            register: ArcSwap::from_pointee(register),
            people: ArcSwap::from_pointee(people),
            traffic: ArcSwap::from_pointee(traffic),
            turn: Mutex::new(()),
            rebuilding: Mutex::new(()),
            applied: watch::Sender::new(applied),
            newest_line: watch::Sender::new(newest_line),
        };
        Ok(Views { inner: Arc::new(inner) })
    }

    /// This node's member.
    pub fn me(&self) -> MemberCode {
        self.inner.me
    }

    /// Members, agreements and principals.
    pub fn register(&self) -> Arc<Register> {
        self.inner.register.load_full()
    }

    /// Subjects, statements and names.
    pub fn people(&self) -> Arc<People> {
        self.inner.people.load_full()
    }

    /// What was sent to whom, received, acknowledged and withheld.
    pub fn traffic(&self) -> Arc<Traffic> {
        self.inner.traffic.load_full()
    }

    /// How many entries every view has; the value changes when they have more.
    pub fn applied(&self) -> watch::Receiver<TreeSize> {
        self.inner.applied.subscribe()
    }

    /// The position of the newest line of traffic; the value changes with each batch that brings one.
    pub fn newest_line(&self) -> watch::Receiver<Option<Position>> {
        self.inner.newest_line.subscribe()
    }

    /// Entries of which a view made nothing.
    pub fn skipped(&self, which: Which) -> Skipped {
        self.with(which, |file| file.skipped())
    }

    /// How many entries a view has.
    pub fn cursor(&self, which: Which) -> TreeSize {
        self.with(which, ViewFile::cursor)
    }

    fn with<T>(&self, which: Which, look: impl FnOnce(&ViewFile) -> T) -> T {
        match which {
            Which::Register => look(self.register().file()),
            Which::People => look(self.people().file()),
            Which::Traffic => look(self.traffic().file()),
        }
    }

    /// Takes in everything that the ledger holds, on this thread, and returns how much that is.
    ///
    /// # Errors
    /// [`Error`] when the ledger or a view's file fails. Each view stands after its last whole batch; call again.
    pub fn catch_up(&self) -> Result<TreeSize, Error> {
        let _turn = self.inner.turn.lock();
        loop {
            let (register, people, traffic) = (self.register(), self.people(), self.traffic());
            let cursors = [register.file().cursor(), people.file().cursor(), traffic.file().cursor()];
            let from = cursors.into_iter().min().unwrap_or_default();
            self.inner.applied.send_if_modified(|applied| std::mem::replace(applied, from) != from);
            let Some(batch) = tail::read(&self.inner.ledger, from, BATCH_ENTRIES)? else { return Ok(from) };
            register.apply(&batch)?;
            people.apply(&batch)?;
            traffic.apply(&batch)?;
            let newest = traffic.newest()?;
            self.inner.newest_line.send_if_modified(|known| std::mem::replace(known, newest) != newest);
        }
    }

    /// Waits until every view has the entry at `position`: so a caller reads what it has just written. Something
    /// must move the views meanwhile: [`Views::follow`]. Needs a tokio runtime with time.
    ///
    /// # Errors
    /// [`Error::Behind`] when that takes longer than `patience`.
    pub async fn wait_for(&self, position: Position, patience: Duration) -> Result<(), Error> {
        let mut applied = self.applied();
        let reached = applied.wait_for(|applied| applied.holds(position));
        match tokio::time::timeout(patience, reached).await {
            Ok(Ok(_)) => Ok(()),
            _ => Err(Error::Behind { applied: *self.inner.applied.borrow(), wanted: position }),
        }
    }

    /// Builds a view anew from the ledger, beside the one in use, which is answered from until the new one takes its
    /// place. `progress` is told how many entries are done, and of how many. Do it after an entry was erased: what
    /// the view held of it goes with the old file.
    ///
    /// # Errors
    /// [`Error`]; then the view stays as it was.
    pub fn rebuild(&self, which: Which, mut progress: impl FnMut(TreeSize, TreeSize)) -> Result<(), Error> {
        match which {
            Which::Register => self.rebuild_in(&self.inner.register, &mut progress),
            Which::People => self.rebuild_in(&self.inner.people, &mut progress),
            Which::Traffic => self.rebuild_in(&self.inner.traffic, &mut progress),
        }
    }

    fn rebuild_in<V: View>(
        &self,
        place: &ArcSwap<V>,
        progress: &mut dyn FnMut(TreeSize, TreeSize),
    ) -> Result<(), Error> {
        let _alone = self.inner.rebuilding.lock();
        let generation = place.load().file().generation() + 1;
        let fresh = V::load(ViewFile::create(&self.inner.folder, generation, &V::LAYOUT)?, self.inner.me)?;
        let taken = self.take_in(&fresh, progress).and_then(|()| {
            // The last entries with the others standing still, so that the new one is no step behind the old.
            let turn = self.inner.turn.lock();
            self.take_in(&fresh, progress)?;
            fresh.file().complete()?;
            Ok(turn)
        });
        match taken {
            Ok(_turn) => place.swap(Arc::new(fresh)).file().delete(),
            Err(error) => {
                fresh.file().delete()?;
                Err(error)
            }
        }
    }

    fn take_in<V: View>(&self, fresh: &V, progress: &mut dyn FnMut(TreeSize, TreeSize)) -> Result<(), Error> {
        while let Some(batch) = tail::read(&self.inner.ledger, fresh.file().cursor(), BATCH_ENTRIES)? {
            fresh.apply(&batch)?;
            progress(batch.end, self.inner.ledger.len().max(batch.end));
        }
        Ok(())
    }

    /// Every row of every table of a view as text, in an order that does not depend on how it was written, to
    /// compare one view with another. It holds what statements say: for checks, never for a log.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn dump(&self, which: Which) -> Result<Vec<String>, Error> {
        self.with(which, ViewFile::dump)
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.inner.ledger
    }
}

/// Makes the folder for this user alone: the views hold in the clear what the ledger holds encrypted.
fn make_private(folder: &Path) -> Result<(), Error> {
    let mut make = std::fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    Ok(make.create(folder)?)
}
