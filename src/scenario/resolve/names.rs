//! Which names a case declares, and where each stands in its list.

use std::collections::BTreeMap;

use super::super::ids::{
    DecisionId, EncounterId, FactId, FlagId, GoalId, MeasureId, NodeId, NoteId, OptionId, PhaseId, ReactionId, ResourceId, TieId,
};
use super::super::open::Finding;
use super::super::scene::is_id;
use super::super::source::{CaseSource, DecisionSource};
use super::super::spans::Step;
use super::super::words::PhaseName;
use crate::diagnostic::{Diagnostic, did_you_mean};

/// The names of one kind.
#[derive(Debug)]
pub struct NamesOf<Id> {
    known: BTreeMap<String, Id>,
}

impl<Id> Default for NamesOf<Id> {
    fn default() -> Self {
        Self { known: BTreeMap::new() }
    }
}

impl<Id: Copy> NamesOf<Id> {
    /// The position of a name.
    pub fn get(&self, name: &str) -> Option<&Id> {
        self.known.get(name)
    }

    /// A hint with a name that looks alike.
    pub fn suggest(&self, wrong: &str) -> Option<String> {
        did_you_mean(wrong, self.all())
    }

    /// All names, in alphabetical order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }
}

/// All names of a case.
#[derive(Debug, Default)]
pub struct Names {
    pub nodes: NamesOf<NodeId>,
    pub ties: NamesOf<TieId>,
    pub measures: NamesOf<MeasureId>,
    pub resources: NamesOf<ResourceId>,
    pub facts: NamesOf<FactId>,
    pub flags: NamesOf<FlagId>,
    pub phases: BTreeMap<PhaseName, PhaseId>,
    pub encounters: NamesOf<EncounterId>,
    pub decisions: NamesOf<DecisionId>,
    pub options: NamesOf<OptionId>,
    pub reactions: NamesOf<ReactionId>,
    pub goals: NamesOf<GoalId>,
    pub notes: NamesOf<NoteId>,
    /// How many ids of each kind have been given, for the next.
    decisions_so_far: usize,
    options_so_far: usize,
    reactions_so_far: usize,
    encounters_so_far: usize,
}

/// Longest list of a case. Positions are 16 bits wide.
const MOST: usize = 60_000;

impl Names {
    /// Collects every declared name; reports the ill-formed and the duplicate.
    pub fn collect(&mut self, source: &CaseSource, findings: &mut Vec<Finding>) {
        let mut path = Vec::new();
        let mut c = Collector { findings, path: &mut path };
        c.id("id", &source.id);

        let ends = std::iter::once((vec![Step::Field("client")], &source.client.id))
            .chain(source.people.iter().enumerate().map(|(at, person)| (vec![Step::Field("people"), Step::Index(at)], &person.id)))
            .chain(source.systems.iter().enumerate().map(|(at, system)| (vec![Step::Field("systems"), Step::Index(at)], &system.id)));
        for (position, (path, id)) in ends.enumerate() {
            if id == "me" {
                let path = path.iter().copied().chain([Step::Field("id")]).collect();
                let finding = Diagnostic::error("bad-id", "\"me\" is the case manager and cannot be an id").hint("choose another id");
                c.findings.push(Finding::about(path, finding));
            }
            c.declare_at(&mut self.nodes, path, id, position, NodeId::at);
        }
        for (position, tie) in source.ties.iter().enumerate() {
            let name = tie_name(&tie.between);
            let reversed = tie_name(&(tie.between.1.clone(), tie.between.0.clone()));
            if self.ties.get(&name).is_some() || self.ties.get(&reversed).is_some() {
                let message = format!("there are two ties between \"{}\" and \"{}\"", tie.between.0, tie.between.1);
                let path = vec![Step::Field("ties"), Step::Index(position)];
                c.findings.push(Finding::about(path, Diagnostic::error("duplicate-id", message).hint("keep one of them")));
            }
            if c.fits(position) {
                self.ties.known.insert(name, TieId::at(position));
            }
        }
        c.list("measures", &source.measures, |m| &m.id, &mut self.measures, MeasureId::at);
        c.list("resources", &source.resources, |r| &r.id, &mut self.resources, ResourceId::at);
        c.list("facts", &source.facts, |f| &f.id, &mut self.facts, FactId::at);
        c.list("flags", &source.flags, |f| f, &mut self.flags, FlagId::at);
        c.list("notes", &source.notes, |n| &n.id, &mut self.notes, NoteId::at);
        let mut endings = NamesOf::default();
        c.list("endings", &source.endings, |e| &e.id, &mut endings, super::super::ids::EndingId::at);
        if let Some(plan) = &source.plan {
            c.path.push(Step::Field("plan"));
            c.list("goals", &plan.goals, |g| &g.id, &mut self.goals, GoalId::at);
            c.path.pop();
        }

        for (field, length) in
            [("influences", source.influences.len()), ("every_week", source.every_week.len()), ("dated", source.dated.len())]
        {
            c.path.push(Step::Field(field));
            c.fits(length.min(MOST));
            c.path.pop();
        }

        c.path.push(Step::Field("phases"));
        for (at, phase) in source.phases.iter().enumerate() {
            c.path.push(Step::Index(at));
            if self.phases.insert(phase.phase, PhaseId::at(at.min(usize::from(u16::MAX)))).is_some() {
                c.report(
                    "duplicate-id",
                    format!("the phase \"{}\" stands here twice", phase.phase.id()),
                    Some("put its encounters into the first of the two"),
                );
            }
            c.path.push(Step::Field("encounters"));
            for (at, encounter) in phase.encounters.iter().enumerate() {
                c.path.push(Step::Index(at));
                c.declare(&mut self.encounters, &encounter.id, self.encounters_so_far, EncounterId::at);
                self.encounters_so_far += 1;
                c.path.push(Step::Field("reactions"));
                for (at, reaction) in encounter.reactions.iter().enumerate() {
                    c.path.push(Step::Index(at));
                    c.declare(&mut self.reactions, &reaction.id, self.reactions_so_far, ReactionId::at);
                    self.reactions_so_far += 1;
                    c.path.pop();
                }
                c.path.pop();
                self.decision_names("decisions", &encounter.decisions, &mut c);
                c.path.pop();
            }
            c.path.pop();
            c.path.pop();
        }
        c.path.pop();
        self.decision_names("desk", &source.desk, &mut c);
    }

    /// The hint for a name that is one, only not of this kind, or not in this form.
    pub fn meant(&self, name: &str, kind: &str) -> Option<String> {
        if kind == "tie"
            && let Some((first, second)) = name.split_once('-')
            && let reversed = format!("{second}-{first}")
            && self.ties.get(&reversed).is_some()
        {
            return Some(format!("write \"{reversed}\": a tie is called after its ends in the order of its `between`"));
        }
        if kind == "option" {
            let mut ends = self.options.all().filter(|option| option.split_once('.').is_some_and(|(_, own)| own == name));
            let first = ends.next()?;
            let more = ends.next().map(|more| format!(" or \"{more}\"")).unwrap_or_default();
            return Some(format!("name its decision, too: \"{first}\"{more}"));
        }
        let is = |what, condition: &str, effect: &str| {
            (what != kind).then(|| format!("\"{name}\" is a {what}: write {condition}(\"{name}\"{effect}"))
        };
        if self.facts.get(name).is_some() {
            is("fact", "knows", &format!(") to ask for it, learn(\"{name}\") to reveal it"))
        } else if self.flags.get(name).is_some() {
            is("flag", "is", &format!(") to ask for it, set(\"{name}\") to set it"))
        } else if self.measures.get(name).is_some() {
            is("measure", "at_least", &format!(", 50) to ask for it, move(\"{name}\", 5) to change it"))
        } else if self.resources.get(name).is_some() {
            is("resource", "uses", &format!(") to ask for it, refer(\"{name}\") to refer to it"))
        } else {
            None
        }
    }

    fn decision_names(&mut self, field: &'static str, decisions: &[DecisionSource], c: &mut Collector) {
        c.path.push(Step::Field(field));
        for (at, decision) in decisions.iter().enumerate() {
            c.path.push(Step::Index(at));
            c.declare(&mut self.decisions, &decision.id, self.decisions_so_far, DecisionId::at);
            self.decisions_so_far += 1;
            c.path.push(Step::Field("options"));
            for (at, option) in decision.options.iter().enumerate() {
                c.path.push(Step::Index(at));
                c.id("id", &option.id);
                let name = format!("{}.{}", decision.id, option.id);
                c.unique(&mut self.options, name, self.options_so_far, OptionId::at);
                self.options_so_far += 1;
                c.path.pop();
            }
            c.path.pop();
            c.path.pop();
        }
        c.path.pop();
    }
}

/// The id that an author may have meant: without capitals, accents, spaces.
pub fn as_id(text: &str) -> Option<String> {
    let mut id = String::new();
    for c in text.trim().chars().flat_map(char::to_lowercase).take(64) {
        match plain(c) {
            Some(letters) => id.push_str(letters),
            None if c.is_ascii_alphanumeric() => id.push(c),
            None if id.ends_with('_') || id.is_empty() => {}
            None => id.push('_'),
        }
    }
    let id = id.trim_matches('_');
    is_id(id).then(|| id.to_owned())
}

/// Letters of Latin alphabets without their marks.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // An apostrophe joins, as in "o'brien".
        '\'' | '’' | '\u{301}' | '\u{308}' | '\u{300}' => "",
        _ => return None,
    })
}

/// How a tie is called.
pub fn tie_name(between: &(String, String)) -> String {
    format!("{}-{}", between.0, between.1)
}

struct Collector<'a> {
    findings: &'a mut Vec<Finding>,
    path: &'a mut Vec<Step>,
}

impl Collector<'_> {
    fn report(&mut self, code: &'static str, message: String, hint: Option<&str>) {
        let finding = Diagnostic::error(code, message).hints(hint.map(str::to_owned));
        self.findings.push(Finding::about(self.path.clone(), finding));
    }

    fn id(&mut self, field: &'static str, id: &str) {
        if !is_id(id) {
            self.path.push(Step::Field(field));
            let finding = Diagnostic::error("bad-id", format!("\"{}\" cannot be an id", id.chars().take(80).collect::<String>()))
                .hints(as_id(id).map(|id| format!("write it as \"{id}\", here and where it is used")))
                .hint("use lower-case letters a to z, digits and _, beginning with a letter; 64 characters at most");
            self.findings.push(Finding::about(self.path.clone(), finding));
            self.path.pop();
        }
    }

    fn list<T, Id: Copy>(
        &mut self,
        field: &'static str,
        items: &[T],
        id_of: impl Fn(&T) -> &String,
        names: &mut NamesOf<Id>,
        make: fn(usize) -> Id,
    ) {
        self.path.push(Step::Field(field));
        for (at, item) in items.iter().enumerate() {
            self.path.push(Step::Index(at));
            self.declare(names, id_of(item), at, make);
            self.path.pop();
        }
        self.path.pop();
    }

    fn declare_at<Id: Copy>(&mut self, names: &mut NamesOf<Id>, path: Vec<Step>, id: &str, position: usize, make: fn(usize) -> Id) {
        let outer = std::mem::replace(self.path, path);
        self.declare(names, id, position, make);
        *self.path = outer;
    }

    fn declare<Id: Copy>(&mut self, names: &mut NamesOf<Id>, id: &str, position: usize, make: fn(usize) -> Id) {
        self.id("id", id);
        self.unique(names, id.to_owned(), position, make);
    }

    fn unique<Id: Copy>(&mut self, names: &mut NamesOf<Id>, name: String, position: usize, make: fn(usize) -> Id) {
        if names.get(&name).is_some() {
            let hint = "give one of the two another id, and name that wherever it is meant";
            self.report("duplicate-id", format!("the id \"{name}\" stands here a second time"), Some(hint));
            return;
        }
        if self.fits(position) {
            names.known.insert(name, make(position));
        }
    }

    fn fits(&mut self, position: usize) -> bool {
        if position == MOST {
            let hint = "shorten it; nothing else of the case has been looked at, so that more may be wrong";
            self.report("too-many", format!("this list has more than {MOST} entries"), Some(hint));
        }
        position < MOST
    }
}
