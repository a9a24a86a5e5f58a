//! How each figure of an attempt's JSON comes from what stands beside it and from the case file.
//!
//! They go out with every output, so that whoever has it can work each figure out again without this program or its source.
//! `tests/it/figures.rs` does so, and finds a figure without a formula.

use serde_json::Value;

/// Figures and their formulas. A figure is called by its place in the output; `[]` is each of a list.
///
/// The standards and the caps of critical acts follow the handbook, part 1.2 (best-answer partial credit: part 6.2, Bergman 2006);
/// detection part 6.3 (log-linear correction: Hautus 1995; standard error: Gourevitch & Galanter 1967); confidence part 6.4 (Brier
/// 1950). The credits of reactions and work products are our own design.
pub const FORMULAS: &[(&str, &str)] = &[
    ("standards[].decisions", "how many different decisions its contributions come from; below 3 it is little_evidence"),
    ("standards[].earned", "Σ earned of its contributions; under another edition, of the contributions to each standard in `from`"),
    ("standards[].possible", "Σ possible of the same contributions"),
    (
        "standards[].score",
        "100 · Σ over phases of min(earned there, cap) / possible; the cap is 40 % of what is possible in a phase with a critical act, and nothing otherwise; null where nothing is possible",
    ),
    ("phases[].earned", "Σ earned of the contributions in it"),
    ("phases[].possible", "Σ possible of the contributions in it"),
    ("phases[].score", "100 · min(earned, cap) / possible, the cap as for a standard"),
    (
        "contributions[].effect",
        "Σ effect of the ratings of the chosen options for this standard, as in `rationale`; 0 if nothing was chosen",
    ),
    (
        "contributions[].least",
        "the least Σ effect over all that could be chosen in decisions[place]: one of `allowed`; where the case lets several be chosen, each set of them, of the size asked, that hours_at_hand and dollars_at_hand cover together (smaller sets, if they cover none of that size); and nothing at all, if can_leave",
    ),
    ("contributions[].most", "the greatest Σ effect over the same"),
    ("contributions[].earned", "weight · (effect − least)"),
    ("contributions[].possible", "weight · (most − least); a standard for which it is 0 has no entry"),
    ("reactions.hits", "lines whose outcome is Hit: countertransference that was flagged"),
    ("reactions.misses", "lines whose outcome is Miss: countertransference that was not flagged"),
    ("reactions.false_alarms", "lines whose outcome is FalseAlarm: others that were flagged"),
    ("reactions.correct_rejections", "lines whose outcome is CorrectRejection: others that were not flagged"),
    (
        "reactions.detection.hit_rate",
        "H = (hits + ½) / (n_s + 1), n_s = hits + misses (log-linear correction, Hautus 1995); no detection where n_s or n_n is below 8",
    ),
    ("reactions.detection.false_alarm_rate", "F = (false_alarms + ½) / (n_n + 1), n_n = false_alarms + correct_rejections"),
    ("reactions.detection.d_prime", "d′ = z(H) − z(F); z(p) is where the standard normal distribution has the share p below it"),
    ("reactions.detection.criterion", "c = −½ · (z(H) + z(F))"),
    (
        "reactions.detection.standard_error",
        "√( H(1−H) / (n_s φ(z(H))²) + F(1−F) / (n_n φ(z(F))²) ), φ(z) = exp(−z²/2) / √(2π) (Gourevitch & Galanter 1967)",
    ),
    ("reactions.kind_accuracy_per_cent", "mean kind_credit_per_cent of the lines that have one; null if none has"),
    (
        "reactions.brier",
        "mean of (p − o)² over the flagged lines: p = sure_per_cent / 100, o = 1 for a Hit, 0 for a FalseAlarm (Brier 1950); null if nothing was flagged",
    ),
    ("reactions.overconfidence", "mean of p − o over the flagged lines, p and o as for brier; null if nothing was flagged"),
    (
        "reactions.lines[].kind_credit_per_cent",
        "on a Hit that something was said about: 100 if said.kind is the line's kind, 50 if it is the second-best kind of the case file, 0 otherwise",
    ),
    ("reactions.lines[].origin_credit_per_cent", "on the same: 100 if said.origin is the line's origin, 0 otherwise"),
    (
        "reactions.lines[].next_credit_per_cent",
        "on the same: 100 if said.next is among the next steps of the case file, otherwise 0 if it makes things worse (confess, transfer, hide) and 50 if not",
    ),
    (
        "products[].score",
        "ecomap: mean credit_per_cent of the parts that have one. Plan: Σ credit_per_cent of the parts / wanted. Note: mean credit_per_cent of the parts, which are all statements that were offered. Null where there is nothing to take the mean of",
    ),
    (
        "products[].wanted",
        "plan: how many goals it holds, or how many of `offered` have `counts`, but no more than at_most, if that is more; 1 at least",
    ),
    (
        "products[].parts[].credit_per_cent",
        "ecomap: 25 for the strength of the key, 25 for its stress, 50 for its flow; 0 for a tie left undrawn or drawn where the key has none; null where neither has one. Goal: mean of the five parts_per_cent, 0 if serves is 0. Statement: 50 for the kind of the key, 50 for keeping or leaving it out as the key",
    ),
    ("products[].parts[].parts_per_cent.serves", "50 · `serves` of the goal in the case file, which is 0, 1 or 2"),
    ("products[].parts[].parts_per_cent.client_words", "100 if the wording is in the client's words, 0 if not"),
    ("products[].parts[].parts_per_cent.smart", "20 for each of the five SMART parts that the wording has"),
    ("products[].parts[].parts_per_cent.owner", "100 if the owner is among those of the case file, 0 if not"),
    ("products[].parts[].parts_per_cent.review", "100 if the review lies within the weeks of the case file, 0 if not"),
    ("practice.roles[].count", "how many chosen options have this role"),
    ("practice.client_level", "how many chosen options are at the client level; the others are in system_level"),
    ("weeks[].changes[].asked", "Σ by of its causes, in points"),
    (
        "weeks[].changes[].to",
        "from + asked, but no less than the least and no more than the most of the measure in the case file: where that holds it back, `held_back`",
    ),
    (
        "weeks[].changes[].causes[].by",
        "the move in the case file at `at`; of an influence, its weight per cent of what the measure that it comes from moved `lag` weeks before, to a hundredth of a point toward 0",
    ),
    ("attainable[].points", "Σ weight · effect of all that was chosen, for this standard; only with --attainable"),
    ("attainable[].worst", "the least points that any complete play of the case reaches; `practicum prove` gives a play that does"),
    ("attainable[].best", "the most points that any complete play of the case reaches; `practicum prove` gives a play that does"),
    ("attainable[].share", "(points − worst) / (best − worst); null where they are the same"),
    (
        "attainable[].closings[].lost",
        "by how much the most points still to be reached fell with this decision, this end of a week, or whatever `by` says",
    ),
];

/// All formulas by figure.
pub fn formulas() -> Value {
    FORMULAS.iter().map(|(figure, formula)| ((*figure).to_owned(), Value::from(*formula))).collect::<serde_json::Map<_, _>>().into()
}
