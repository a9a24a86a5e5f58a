//! What a learner may do, and why it may be refused. Says nothing of what follows from it.

use thiserror::Error;

use super::super::scenario::words::{Flow, HandlingStep, Kind, Origin, StatementKind, Strength};
use super::super::scenario::{DecisionId, GoalId, NodeId, NoteId, OptionId, ReactionId};

/// What a learner says about a flagged line, as far as they have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Said {
    /// Which kind.
    pub kind: Kind,
    /// Where from.
    pub origin: Option<Origin>,
    /// What next.
    pub next: Option<HandlingStep>,
}

/// Something that a learner does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// Chooses one option, or several where the decision lets several be chosen.
    Choose {
        /// The decision.
        decision: DecisionId,
        /// The options, in any order, none twice.
        options: Vec<OptionId>,
    },
    /// Leaves a decision that is asked again, or one that no option is open for any more.
    Leave {
        /// The decision.
        decision: DecisionId,
    },
    /// Flags a line of inner monologue as countertransference, or changes how sure.
    Flag {
        /// The line.
        reaction: ReactionId,
        /// How sure, in percent, 50 to 100.
        sure: u8,
    },
    /// Takes a flag back.
    Unflag {
        /// The line.
        reaction: ReactionId,
    },
    /// Says more about a flagged line, in place of what was said before.
    Explore {
        /// The line.
        reaction: ReactionId,
        /// What is said.
        said: Said,
    },
    /// Draws a tie on the ecomap, or redraws it.
    Draw {
        /// Position of the pair in the task.
        pair: u16,
        /// The line.
        strength: Strength,
        /// Whether it is stressful.
        stress: bool,
        /// Which way it flows.
        flow: Flow,
    },
    /// Puts a goal into the service plan, or changes it there.
    SetGoal {
        /// The goal.
        goal: GoalId,
        /// Position of the wording.
        wording: u8,
        /// Who owns it; none is the case manager.
        owner: Option<NodeId>,
        /// Review, in weeks from now.
        review: u8,
    },
    /// Takes a goal out of the service plan.
    DropGoal {
        /// The goal.
        goal: GoalId,
    },
    /// Sorts a statement of the contact note.
    Sort {
        /// The note.
        note: NoteId,
        /// Position of the statement.
        statement: u16,
        /// Fact or interpretation.
        kind: StatementKind,
        /// Whether it goes into the note.
        keep: bool,
    },
    /// Finishes the work product at hand.
    Finish,
    /// Closes the encounter.
    Close,
    /// Ends the week.
    EndWeek,
    /// Opens what the debrief says of the work. From then on the own view of it can no longer be given; doing it again changes nothing.
    SeeDebrief,
    /// Rates the own work on a standard, before the debrief shows anything.
    RateSelf {
        /// Number of the standard.
        standard: u8,
        /// 0 (could not tell) to 4 (clearly met).
        rating: u8,
    },
    /// Writes a reflection.
    Reflect {
        /// Position of the prompt.
        prompt: u16,
        /// The text.
        text: String,
    },
}

/// Why an action was refused. The case is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The case has ended.
    #[error("the case has ended")]
    CaseEnded,
    /// The case goes on.
    #[error("this can be done when the case has ended")]
    CaseGoesOn,
    /// The debrief has been seen.
    #[error("you have seen the debrief by now, so your own view stays as you gave it before")]
    DebriefSeen,
    /// Another question is asked.
    #[error("this is not what is asked now")]
    NotAsked,
    /// The encounter is not over.
    #[error("the encounter still asks for something")]
    StillAsked,
    /// An encounter is open.
    #[error("this can be done at the desk, when no encounter is open")]
    NotAtDesk,
    /// The option is closed.
    #[error("this option is not open now")]
    OptionClosed,
    /// The option was chosen before.
    #[error("this was done already")]
    DoneAlready,
    /// Not enough hours.
    #[error("not enough hours are left this week")]
    NoHours,
    /// Not enough money.
    #[error("the service budget does not cover this")]
    NoMoney,
    /// Too few or too many options.
    #[error("choose as many as the question asks for")]
    WrongNumber,
    /// Not asked again.
    #[error("this question needs an answer")]
    CannotLeave,
    /// The line is not part of the open encounter.
    #[error("this thought is not in front of you now")]
    NotInSight,
    /// The line is not flagged.
    #[error("flag the thought first")]
    NotFlagged,
    /// Confidence outside 50 to 100.
    #[error("say how sure you are, from 50 to 100 percent")]
    SureOutOfRange,
    /// No such work now.
    #[error("this work is not at hand now")]
    NotThisWork,
    /// The plan is full.
    #[error("the plan holds no more goals; take one out first")]
    PlanFull,
    /// A tie, goal, wording, owner, review or statement that is not on offer.
    #[error("this is not on offer here")]
    NotOnOffer,
    /// An empty plan.
    #[error("put at least one goal into the plan first")]
    PlanEmpty,
    /// Statements left.
    #[error("sort every statement first")]
    Unsorted,
    /// No such standard or prompt, or a rating out of range.
    #[error("there is no such standard, prompt or rating")]
    NoSuchThing,
}
