//! The profession's closed vocabularies: phases, levels, roles, ties, kinds of countertransference. No case content.
//!
//! The identifiers in a case file are the snake_case forms of these names.

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary: an enum, its list, its identifiers and its words on the screen.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = $label] $(#[$vdoc])* #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// All of them, in their usual order.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// The identifier in case files, attempts and plans.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $id,)+ }
            }

            /// The words on the screen.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $label,)+ }
            }

            /// Finds one by its identifier.
            pub fn by_id(id: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|word| word.id() == id)
            }
        }
    };
}

words! {
    /// How demanding a case is.
    LevelOfStudy {
        Tutorial = "tutorial", "Tutorial";
        Introductory = "introductory", "Introductory";
        Intermediate = "intermediate", "Intermediate";
        Advanced = "advanced", "Advanced";
    }
}

words! {
    /// How strongly a topic is present.
    Intensity {
        Mentioned = "mentioned", "Mentioned";
        Mild = "mild", "Mild";
        Moderate = "moderate", "Moderate";
        Strong = "strong", "Strong";
    }
}

words! {
    /// The seven phases of case management, in their usual order.
    PhaseName {
        Engagement = "engagement", "Engagement";
        Assessment = "assessment", "Assessment";
        Planning = "planning", "Planning";
        Implementation = "implementation", "Implementation";
        Advocacy = "advocacy", "Advocacy";
        Reassessment = "reassessment", "Reassessment";
        Disengagement = "disengagement", "Disengagement";
    }
}

words! {
    /// The rings of the ecological model. Always relative to one focal client.
    Level {
        Micro = "micro", "Micro";
        Meso = "meso", "Meso";
        Exo = "exo", "Exo";
        Macro = "macro", "Macro";
        Chrono = "chrono", "Chrono";
    }
}

words! {
    /// Whose situation an intervention changes.
    Target {
        ClientLevel = "client_level", "Client level";
        SystemLevel = "system_level", "System level";
    }
}

words! {
    /// The eight roles of a social work case manager.
    Role {
        Advocate = "advocate", "Advocate";
        Broker = "broker", "Broker";
        Diagnostician = "diagnostician", "Diagnostician";
        Planner = "planner", "Planner";
        CommunityOrganizer = "community_organizer", "Community organizer";
        Evaluator = "evaluator", "Evaluator";
        Consultant = "consultant", "Consultant";
        Therapist = "therapist", "Therapist";
    }
}

words! {
    /// The steps of the system-level cycle.
    SystemStep {
        Analyse = "analyse", "Analyze";
        DelineateOutcomes = "delineate_outcomes", "Delineate outcomes";
        SelectStrategies = "select_strategies", "Select strategies";
        AssessEffect = "assess_effect", "Assess the effect";
        Revise = "revise", "Revise";
    }
}

words! {
    /// The eight system-level activities.
    Activity {
        ResourceDevelopment = "resource_development", "Resource development";
        FinancialAccountability = "financial_accountability", "Financial accountability";
        SocialAction = "social_action", "Social action";
        AgencyPolicyFormation = "agency_policy_formation", "Agency policy formation";
        DataCollection = "data_collection", "Data collection";
        InformationManagement = "information_management", "Information management";
        ProgramEvaluation = "program_evaluation", "Program evaluation";
        QualityAssurance = "quality_assurance", "Quality assurance";
    }
}

words! {
    /// How much a tie carries.
    Strength {
        None = "none", "No tie";
        Tenuous = "tenuous", "Tenuous";
        Strong = "strong", "Strong";
    }
}

words! {
    /// Which way energy or resources move along a tie.
    Flow {
        None = "none", "Neither way";
        ToClient = "to_client", "To the client";
        FromClient = "from_client", "From the client";
        Both = "both", "Both ways";
    }
}

// A derived default would need an attribute inside the macro's variant.
#[expect(clippy::derivable_impls)]
impl Default for Flow {
    fn default() -> Self {
        Flow::None
    }
}

words! {
    /// Which direction of a measure is good.
    Good {
        High = "high", "High is good";
        Low = "low", "Low is good";
    }
}

#[expect(clippy::derivable_impls)]
impl Default for Good {
    fn default() -> Self {
        Good::High
    }
}

words! {
    /// Kinds of countertransference, as a teaching vocabulary, and its absence.
    ///
    /// The eight kinds follow the factors that Betan, Heim, Zittel Conklin and Westen (2005) found in
    /// psychotherapists; no kind says anything about a client.
    Kind {
        Overwhelmed = "overwhelmed", "Overwhelmed";
        Helpless = "helpless", "Helpless";
        Positive = "positive", "Positive";
        SpecialOverinvolved = "special_overinvolved", "Special, over-involved";
        Sexualized = "sexualized", "Sexualized";
        Disengaged = "disengaged", "Disengaged";
        ParentalProtective = "parental_protective", "Parental, protective";
        CriticizedMistreated = "criticized_mistreated", "Criticized, mistreated";
        NotCt = "not_ct", "Not countertransference";
    }
}

words! {
    /// Where a countertransference reaction comes from.
    Origin {
        Resemblance = "resemblance", "Resemblance to someone in my life";
        OwnHistory = "own_history", "My own history";
        PresentStress = "present_stress", "Stress in my life now";
        ClientPull = "client_pull", "The pull of how the client relates to me";
        CulturalAssumption = "cultural_assumption", "A cultural assumption";
        RolePressure = "role_pressure", "Pressure of the role";
    }
}

words! {
    /// What to do with a reaction once it is noticed.
    HandlingStep {
        Hold = "hold", "Hold it, steady myself, act on it in no way yet";
        Supervision = "supervision", "Take it to supervision";
        Hypothesis = "hypothesis", "Use it as a hypothesis about how others react to the client";
        Boundary = "boundary", "Adjust a boundary";
        Repair = "repair", "Repair what has leaked";
        Confess = "confess", "Tell the client how I feel";
        Transfer = "transfer", "Ask for another worker at once";
        Hide = "hide", "Keep it to myself";
    }
}

words! {
    /// The parts of a SMART goal.
    SmartPart {
        Specific = "specific", "Specific";
        Measurable = "measurable", "Measurable";
        Attainable = "attainable", "Attainable";
        Relevant = "relevant", "Relevant";
        TimeBound = "time_bound", "Time-bound";
    }
}

words! {
    /// What a statement in a contact note is.
    StatementKind {
        Fact = "fact", "Fact";
        Interpretation = "interpretation", "Interpretation";
    }
}
