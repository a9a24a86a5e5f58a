//! A case file in the making: the last version that loads, what there is to say about the file as it is, and a play to try it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::cores::on_all_cores;
use super::fresh_seed;
use super::library::open_case;
use super::rehearsal::{Rehearsal, Replayed};
use super::watch::{Stamp, Watch, stamp};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::lint::Lists;
use crate::map::{self, Evidence, Map, Spot};
use crate::prove::{Reach, advice, way_to};
use crate::scenario::{CaseFile, DecisionId, Faults};
use crate::sim::{Action, Happening, Refusal, Supposition};

/// So many plays say how often things are met; fewer where a case takes longer than this to play.
const PLAYS: u64 = 1_000;
const PLAYTIME: Duration = Duration::from_millis(300);

/// So long, at most, it is looked for what no play comes to.
const PATIENCE: Duration = Duration::from_secs(1);

/// A version of a case file that loads, looked at from all sides.
#[derive(Debug)]
pub struct Version {
    /// The case and its text.
    pub file: CaseFile,
    /// Its map.
    pub map: Map,
    /// Advice on it.
    pub advice: Vec<Diagnostic>,
    /// What the map's colors need to know.
    pub evidence: Evidence,
    spots: Vec<Spot>,
    places: Vec<Option<Place>>,
}

impl Version {
    /// Looks at a case from all sides.
    pub fn of(file: CaseFile) -> Self {
        let map = Map::of(&file.case);
        let begun = Instant::now();
        let advice = advice(&file, Lists::built_in(), &on_all_cores, &|| begun.elapsed() < PATIENCE).findings;
        let mut evidence = Evidence::of(&file, &map, &advice);
        let begun = Instant::now();
        evidence.hits = map::hits(&file.case, &map, PLAYS, || begun.elapsed() < PLAYTIME);
        let spots = map.spots();
        let paths: Vec<_> = spots.iter().map(|spot| map::path(&file.case, *spot)).collect();
        let places = file.places(&paths);
        Version { file, map, advice, evidence, spots, places }
    }

    /// The innermost thing on the map that a finding is about.
    pub fn spot_of(&self, finding: &Diagnostic) -> Option<Spot> {
        map::spot_of(&self.spots, &self.places, finding)
    }

    /// The line of the text at which something on the map begins.
    pub fn line_of(&self, spot: Spot) -> Option<usize> {
        let at = self.spots.iter().position(|other| *other == spot)?;
        self.places[at].map(|place| place.line)
    }
}

/// What was found when the file was read.
#[derive(Debug)]
pub enum Reading {
    /// It loads.
    Good(Box<Version>),
    /// It does not.
    Bad(Faults),
    /// It is not there.
    Gone,
}

impl Reading {
    /// Reads a file and looks at it from all sides.
    pub fn of(path: &Path) -> Self {
        match open_case(path) {
            Ok(file) => Reading::Good(Box::new(Version::of(file))),
            Err(_) if stamp(path).is_none() => Reading::Gone,
            Err(faults) => Reading::Bad(faults),
        }
    }
}

/// A case file in the making.
#[derive(Debug)]
pub struct Workshop {
    path: PathBuf,
    good: Option<Arc<Version>>,
    faults: Vec<Diagnostic>,
    is_gone: bool,
    told: Option<String>,
    loads: u64,
    rehearsal: Option<Rehearsal>,
    begun: Stamp,
    watch: Option<Watch<Reading>>,
}

impl Workshop {
    /// Opens a case file, whatever is in it.
    pub fn open(path: &Path) -> Self {
        let begun = stamp(path);
        let mut workshop = Self::with(path, Reading::of(path));
        workshop.begun = begun;
        workshop
    }

    /// The same for a file that has been read already.
    pub fn with(path: &Path, reading: Reading) -> Self {
        let path = path.to_path_buf();
        let mut workshop =
            Self { path, good: None, faults: Vec::new(), is_gone: false, told: None, loads: 0, rehearsal: None, begun: None, watch: None };
        workshop.take_in(reading);
        workshop
    }

    /// Watches the file from now on; `wake` is called from a thread whenever there is news for [`Workshop::look`].
    pub fn watch(&mut self, wake: impl Fn() + Send + 'static) {
        if self.watch.is_none() {
            self.watch = Watch::start(self.path.clone(), self.begun, Reading::of, wake);
        }
    }

    /// Whether the file is being watched.
    pub fn is_watched(&self) -> bool {
        self.watch.is_some()
    }

    /// Takes in what the watch has brought; whether there was anything.
    pub fn look(&mut self) -> bool {
        // Only the latest counts.
        let Some(reading) = self.watch.as_ref().and_then(|watch| watch.news.try_iter().last()) else { return false };
        self.take_in(reading);
        true
    }

    /// Takes in a reading of the file. A play goes on with the new version as far as it can.
    pub fn take_in(&mut self, reading: Reading) {
        self.told = None;
        match reading {
            Reading::Gone => self.is_gone = true,
            Reading::Bad(faults) => {
                self.is_gone = false;
                self.faults = faults.diagnostics;
            }
            Reading::Good(version) => {
                self.is_gone = false;
                self.faults.clear();
                if self.good.as_ref().is_some_and(|good| good.file.text == version.file.text) {
                    return;
                }
                self.loads += 1;
                let again = self.rehearsal.as_mut().map(|rehearsal| rehearsal.replay(version.file.case.clone()));
                self.told = again.filter(|again: &Replayed| again.of > 0).map(|again| again.to_string());
                self.good = Some(Arc::from(version));
            }
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The last version that loads.
    pub fn good(&self) -> Option<&Arc<Version>> {
        self.good.as_ref()
    }

    /// How often a version that loads has been taken in.
    pub fn loads(&self) -> u64 {
        self.loads
    }

    /// Whether the file as it is does not load.
    pub fn is_broken(&self) -> bool {
        !self.faults.is_empty() || self.is_gone
    }

    /// Whether the file is not there.
    pub fn is_gone(&self) -> bool {
        self.is_gone
    }

    /// What became of the play when the file changed.
    pub fn told(&self) -> Option<&str> {
        self.told.as_deref()
    }

    /// What there is to say about the file as it is: everything that is wrong with it, or else the advice.
    pub fn findings(&self) -> &[Diagnostic] {
        if self.faults.is_empty() { self.good.as_ref().map_or(&[], |good| &good.advice) } else { &self.faults }
    }

    /// How many errors, warnings and notes.
    pub fn counts(&self) -> [usize; 3] {
        [Severity::Error, Severity::Warning, Severity::Note].map(|kind| self.findings().iter().filter(|it| it.severity == kind).count())
    }

    /// The play.
    pub fn rehearsal(&self) -> Option<&Rehearsal> {
        self.rehearsal.as_ref()
    }

    /// Begins a play at the beginning.
    pub fn rehearse(&mut self) {
        self.told = None;
        self.rehearsal = self.good.as_ref().map(|good| Rehearsal::begin(good.file.case.clone(), fresh_seed()));
    }

    /// Begins a play at a decision; says so and begins at the beginning where no way to it was found.
    pub fn rehearse_at(&mut self, decision: DecisionId) {
        let Some(good) = &self.good else { return };
        let case = &good.file.case;
        let id = case.decision(decision).id.clone();
        let begun = Instant::now();
        let none = match way_to(case, Happening::Decision(decision.index()), &|| begun.elapsed() < PATIENCE) {
            Reach::Met(way) => {
                let rehearsal = Rehearsal::at(case, decision, &way);
                self.told = Some(format!("Came to \"{id}\" by {} actions.", rehearsal.actions()));
                self.rehearsal = Some(rehearsal);
                return;
            }
            Reach::Never => format!("No play of the case comes to \"{id}\": this one begins at the beginning."),
            Reach::Unknown => {
                format!("No way to \"{id}\" was found by many plays; `practicum prove` looks further. This play begins at the beginning.")
            }
        };
        self.rehearse();
        self.told = Some(none);
    }

    /// Does something in the play.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn act(&mut self, action: Action) -> Result<(), Refusal> {
        self.told = None;
        self.rehearsal.as_mut().map_or(Err(Refusal::NotAsked), |rehearsal| rehearsal.act(action))
    }

    /// Takes something to be so in the play.
    pub fn suppose(&mut self, supposition: Supposition) {
        if let Some(rehearsal) = &mut self.rehearsal {
            rehearsal.suppose(supposition);
        }
    }
}
