//! The arguments, as plain data.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::session::Library;
use crate::store::{DataFolder, StoreError};

/// Practice case management on fictional clients. Without a command, the window opens.
#[derive(Debug, Parser)]
#[command(name = "practicum", version, about, long_about = None)]
pub struct Args {
    /// What to do; without it, the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub places: Places,
}

/// Where things lie.
#[derive(Debug, ClapArgs)]
pub struct Places {
    /// Folder for attempts and settings [default: the platform's data folder]
    #[arg(long, global = true, value_name = "FOLDER", env = "PRACTICUM_DATA", hide_env_values = true)]
    pub data_dir: Option<PathBuf>,
    /// Folder with further case files; may be given more than once. A file there takes the place of a case of the same file name that is
    /// shipped or in a folder given before
    #[arg(long, global = true, value_name = "FOLDER")]
    pub scenarios: Vec<PathBuf>,
}

impl Places {
    /// Whether every folder of cases is there: one that was mistyped would only be missed.
    pub fn sound(&self) -> Result<(), String> {
        match self.scenarios.iter().find(|folder| !folder.is_dir()) {
            Some(missing) => Err(format!("there is no folder \"{}\" to take cases from", missing.display())),
            None => Ok(()),
        }
    }

    /// The data folder.
    pub fn data(&self) -> Result<DataFolder, StoreError> {
        DataFolder::locate(self.data_dir.clone(), None)
    }

    /// The cases at hand.
    pub fn library(&self) -> Library {
        Library::gather(&self.scenarios)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check case files: everything that is wrong with them, and advice on how they play, measure and read
    ///
    /// Ends with 0 when there is nothing but notes, with 1 when there are errors or warnings, with 2 when it could not run.
    Check(Check),
    /// Say what a code of `check`, a standard or an indicator means; without one, list all there is
    Explain(Explain),
    /// Play a case in the terminal, or go on with it
    ///
    /// Goes on with your newest unfinished attempt of the case. Where you name a file and it has changed since, a new attempt begins
    /// with the file as it is now, and the earlier one is kept.
    Play(Play),
    /// Play a saved attempt again and print its debrief, or every figure with its evidence
    Replay(Replay),
    /// Write a small commented case to begin from
    New(New),
    /// Write a whole case as one page of HTML, to print or to read
    Booklet(Booklet),
    /// Open a case file in the window while you write it: findings, map, and a play to try it, fresh after every save
    Author(Author),
    /// Draw a case as a map: phases, encounters, decisions, options, and what leads where
    Map(Map),
    /// Print the guide to writing cases, whole or one part of it
    Guide(Guide),
    /// Play every path of a case: what can be reached, how good and how bad it can go, with plays that show it
    ///
    /// Ends with 0 when nothing was found that no play comes to, with 1 when there is something, with 2 when it could not run.
    Prove(Prove),
    /// Let virtual learners play a case many times, and show what its scores make of them
    Simulate(Simulate),
}

/// How findings or figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

/// How the findings of a check are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading.
    Text,
    /// For programs: an array with an object for each finding.
    Json,
    /// For GitHub Actions: workflow commands, shown beside the lines.
    Github,
    /// For code hosts and editors: SARIF 2.1.0.
    Sarif,
}

/// `practicum check`.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// Case files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// File with an institution's own words to avoid, in the form of `assets/language/terms.ron`
    #[arg(long, value_name = "FILE")]
    pub terms: Option<PathBuf>,
}

/// `practicum explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// A code, as it stands in brackets at the head of a finding (unused-fact); a standard (S3); an indicator (S3.V1);
    /// `standards`; a word for thoughts (countertransference, twins, helpless, hold); a feeling (guilt); or a field, effect,
    /// condition or word of the case format (limits, move, at_least, broker)
    #[arg(value_name = "WHAT")]
    pub code: Option<String>,
}

/// `practicum guide`.
#[derive(Debug, ClapArgs)]
pub struct Guide {
    /// A part alone: start, reference, a word of its title (ecology, standards), or a field (limits) [default: all of it]
    #[arg(value_name = "PART")]
    pub part: Option<String>,
}

/// `practicum prove`.
#[derive(Debug, ClapArgs)]
pub struct Prove {
    /// Id of a case in the library, or a case file
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The most states of one search; where there are more, figures are bounds and say so
    #[arg(long, value_name = "N", default_value_t = super::prove::STATES)]
    pub states: usize,
    /// Only a plan to this, as short as one is found: an ending, an option (`decision.option`), an encounter, a fact, a dated change
    /// (`dated[0]`) …; where several have one id, with the kind before it (`ending:thursdays`). `without:9`: a whole play in which standard 9 is not scored
    #[arg(long, value_name = "ID")]
    pub to: Option<String>,
    /// With what each option leaves open: the best total on each standard of any complete play in which it is chosen. Minutes for a full
    /// case
    #[arg(long, conflicts_with = "to")]
    pub options: bool,
    /// Folder for plans that show everything: the best and the worst of each standard, the highest and the lowest of each measure, and each
    /// thing that a play can come to
    #[arg(long, value_name = "FOLDER")]
    pub plans: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `practicum play`.
#[derive(Debug, ClapArgs)]
pub struct Play {
    /// Id of a case in the library, or a case file
    #[arg(value_name = "CASE")]
    pub case: String,
    /// Begin a new attempt, also where there is an unfinished one to go on with
    #[arg(long, conflicts_with_all = ["attempt", "plan"])]
    pub new: bool,
    /// Seed of chance, for a new attempt: the same seed and the same choices give the same case. A plan has its own
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// File of the attempt: gone on with if it exists, otherwise begun
    #[arg(long, value_name = "FILE", conflicts_with = "plan")]
    pub attempt: Option<PathBuf>,
    /// Play a scripted case and show where it departs from the script
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
}

/// `practicum replay`.
#[derive(Debug, ClapArgs)]
pub struct Replay {
    /// The attempt file
    #[arg(value_name = "ATTEMPT")]
    pub attempt: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Edition of the standards to score under, by its crosswalk
    #[arg(long, value_name = "ID")]
    pub edition: Option<String>,
    /// Also show where the attempt stands between the worst and the best that any complete play reaches, and which decisions closed
    /// which doors; this takes some seconds
    #[arg(long)]
    pub attainable: bool,
    /// Case file, where the attempt's case is not in the library
    #[arg(long, value_name = "FILE")]
    pub case: Option<PathBuf>,
}

/// `practicum new`.
#[derive(Debug, ClapArgs)]
pub struct New {
    /// Id of the case: small letters, digits and _; its file is called ID.ron
    #[arg(value_name = "ID")]
    pub id: String,
    /// What the case is called [default: made from the id]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Folder to write it to [default: the current one]
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// `practicum booklet`.
#[derive(Debug, ClapArgs)]
pub struct Booklet {
    /// Id of a case in the library, or a case file
    #[arg(value_name = "CASE")]
    pub case: String,
    /// File to write, or - for standard output
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// For learners without a screen: scenes, decisions and work, but no effects, ratings, keys or endings
    #[arg(long)]
    pub without_keys: bool,
    /// Without the proof sheet, for which every path of the case is played: some seconds less
    #[arg(long)]
    pub without_proof: bool,
    /// Write over a file that is there
    #[arg(long)]
    pub force: bool,
}

/// `practicum author`.
#[derive(Debug, ClapArgs)]
pub struct Author {
    /// The case file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// How a map is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MapFormat {
    /// A picture for browsers and documents.
    Svg,
    /// For Graphviz.
    Dot,
    /// For pages that draw Mermaid flowcharts.
    Mermaid,
    /// An indented list: all of it in words.
    Text,
}

/// `practicum map`.
#[derive(Debug, ClapArgs)]
pub struct Map {
    /// Id of a case in the library, or a case file
    #[arg(value_name = "CASE")]
    pub case: String,
    /// How to write it
    #[arg(long, value_enum, default_value_t = MapFormat::Text)]
    pub format: MapFormat,
    /// What its colors tell: plain, findings, ring, role, hits (by 1,000 plays of virtual learners who guess), standards, or one standard as standard:3
    #[arg(long, value_name = "LAYER", default_value = "plain")]
    pub layer: String,
    /// Draw what depends on what, too: who sets what others ask for (the text always says it)
    #[arg(long)]
    pub dependencies: bool,
    /// File to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// How tables are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For reading: the tables, then what to look at in plain sentences.
    Text,
    /// For programs.
    Json,
    /// One long table for a spreadsheet or R: table,policy,item,figure,value.
    Csv,
}

/// `practicum simulate`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Exit codes: 0 all attempts played; 1 a learner got stuck in the case; 2 could not run; \
130 stopped by Ctrl-C, with the report on what was played.")]
pub struct Simulate {
    /// Id of a case in the library, or a case file
    #[arg(value_name = "CASE")]
    pub case: String,
    /// Attempts in all, 1 to 1000000, played by the policies in turn
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub runs: u64,
    /// Seed of chance: the same seed gives the same figures, on any number of cores
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Who plays, separated by commas: uniform, best, worst, rescuer, rule-keeper, pleaser, broker-only, quick, and skilled:N with
    /// a degree of skill from 0 to 10 [default: all, with skilled:0 to skilled:3]
    #[arg(long, value_name = "LIST")]
    pub policies: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
    /// Write into this file instead
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Threads, 1 to 256 [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}
