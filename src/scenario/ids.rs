//! Typed positions in a [`Scenario`](super::Scenario)'s lists. They carry no names and are only valid for the scenario that made them.

/// Declares position types: one for each list of a scenario.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u16);

        impl $name {
            /// The position in the scenario's list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }

            /// The id at a position of the scenario's list.
            ///
            /// # Panics
            /// Beyond 65,535, which no list of a scenario reaches.
            pub fn from_index(index: usize) -> Self {
                Self::at(index)
            }

            pub(crate) fn at(index: usize) -> Self {
                Self(u16::try_from(index).expect("resolving refuses lists longer than u16::MAX"))
            }
        }
    )+};
}

ids! {
    /// The client, a person or a system: an end of ties, an owner of measures.
    NodeId;
    /// A tie.
    TieId;
    /// A measure.
    MeasureId;
    /// An influence between measures.
    InfluenceId;
    /// A rule for every week.
    WeeklyId;
    /// A dated change.
    DatedId;
    /// A community resource.
    ResourceId;
    /// A fact to find out.
    FactId;
    /// A flag.
    FlagId;
    /// A phase of this case, in its order.
    PhaseId;
    /// An encounter.
    EncounterId;
    /// A decision.
    DecisionId;
    /// An option, over all decisions.
    OptionId;
    /// A reaction, over all encounters.
    ReactionId;
    /// A candidate goal.
    GoalId;
    /// A contact note.
    NoteId;
    /// An ending.
    EndingId;
    /// A scene: something to read.
    SceneId;
    /// A list of effects.
    EffectsId;
}
