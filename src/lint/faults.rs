//! What the codes mean that are no advice: faults that keep a case from being played, and exceptions that do nothing.

/// The code of an exception from advice that there is not.
pub const UNKNOWN_LINT: &str = "unknown-lint";
/// The code of an exception that is not needed.
pub const UNUSED_ALLOW: &str = "unused-allow";

/// The code of the notice that playing was given up before everything was looked for.
pub const NOT_ALL_PLAYED: &str = "not-all-played";

/// Every such code, by family, with its documentation: what it means first, then what to do.
pub const FAMILIES: &[(&str, &[(&str, &str)])] = &[
    ("Exceptions", EXCEPTIONS),
    ("The check", THE_CHECK),
    ("The file", THE_FILE),
    ("Names", NAMES),
    ("Values and texts", VALUES),
    ("What a case must have", MUST_HAVE),
];

/// All these codes.
pub fn codes() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().flat_map(|(_, faults)| faults.iter().map(|(code, _)| *code))
}

const EXCEPTIONS: &[(&str, &str)] = &[
    (
        UNKNOWN_LINT,
        "An entry of `allow` names advice that does not exist. Until the name is right, the exception does nothing: compare it with the \
         code in brackets at the head of the finding.",
    ),
    (
        UNUSED_ALLOW,
        "An entry of `allow` allows nothing: no such finding is there, or no longer. Take the entry away, so that whoever reviews the \
         case reads only exceptions that matter, or correct its `at`, which names an id around the finding \
         (an encounter, a decision, `decision.option`, a measure, a tie `first-second`, the number of a standard …).",
    ),
];

const THE_CHECK: &[(&str, &str)] = &[(
    NOT_ALL_PLAYED,
    "The case is too large, or has too many plays, to find out in a moment all that only playing shows: what no play comes to, and which \
     standards a play goes without. What is told holds; there may be more. `practicum prove` plays longer and says what is open.",
)];

const THE_FILE: &[(&str, &str)] = &[
    ("unreadable-file", "The file cannot be read at all. Look whether it is there, is a file, and may be read by you."),
    ("file-too-large", "The file is larger than any case may be (8 MB). A full case has about 0.15 MB: something else must be in it."),
    (
        "file-name",
        "The file is not called after its case. The name without `.ron` and the case's `id` must be the same, so that attempts find their case.",
    ),
    ("not-utf8", "Some bytes of the file are no text in UTF-8. Save it from your text editor as UTF-8."),
    (
        "not-a-case",
        "The file is no plain text but a document of another program, even if its name ends in `.ron`. Save it from that program as plain \
         text, or begin with `practicum new my_case`.",
    ),
    ("byte-order-mark", "The file begins with an invisible mark that some editors write. Save it as UTF-8 without that mark (\"BOM\")."),
    (
        "curly-quotes",
        "A text stands in curly quotation marks, as word processors write them. The marks around a text must be straight ones: `\"`.",
    ),
    (
        "invisible-space",
        "There is a space in the file that looks like one and is none, usually pasted from a web page. Delete it and type a space. Where \
         there are many, copy one, and let your editor find and replace them all by an ordinary space.",
    ),
    ("syntax", "A bracket, comma, colon or quotation mark is missing or too many. Look at the place shown, and at the line before it."),
    ("nesting-too-deep", "Brackets stand in brackets more than sixty deep. No case needs that: a closing bracket is missing somewhere."),
    (
        "unsupported-format",
        "The file says that it is written in another version of the format than this program reads. Write `format: 1`, or use a newer program.",
    ),
];

const NAMES: &[(&str, &str)] = &[
    (
        "unknown-field",
        "There is no field of this name here. It is a slip of the finger (`promt: \"What first?\"` for `prompt`), or the field belongs \
         somewhere else: `practicum explain prompt` says where each stands.",
    ),
    (
        "unknown-word",
        "The word is none of those that can stand here, such as the names of phases, roles or kinds of countertransference: \
         `role: broker`, not `role: helper`. The hint has the words; `practicum explain role` says what they mean.",
    ),
    (
        "unknown-id",
        "Something refers to an id that nothing in the case has. Where an option has `effects: [learn(\"chess\")]`, the case declares the \
         fact once: `facts: [(id: \"chess\", text: \"She plays chess by post.\")]`. Declare it, or correct the reference; the hint has the \
         ids that there are.",
    ),
    (
        "unknown-speaker",
        "A paragraph of a scene begins like speech, with an id and a colon (`ruth: Come in.`), but nobody of that id is the client or one \
         of the `people`. Declare the person (`people: [(id: \"ruth\", name: \"Ruth Adler\", who: \"neighbor\")]`), correct the id, or \
         begin the paragraph with another word if nobody speaks.",
    ),
    (
        "speech-as-narration",
        "A paragraph begins with the name of somebody in the case and a colon (`Ann: I manage.`), but not with an id, a colon and a blank: \
         it would be told as narration. Write the id: `ann: I manage.` for Ann, `me: Good morning.` for the case manager.",
    ),
    (
        "missing-blank-line",
        "Speech or a thought begins inside a paragraph, and so belongs to what stands before it. Each has a paragraph of its own: put a \
         blank line before it.",
    ),
    (
        "thought-without-id",
        "A line of inner monologue begins with `~`, but no reaction's id stands right behind it. Write both into one paragraph, \
         `~aunt She looks like my aunt.`, and give the encounter a reaction of that id.",
    ),
    (
        "unknown-edition",
        "There is no edition of the standards with this id. Ratings are written for `nasw-cm-1992`; leave `edition` out, or write \
         `edition: \"nasw-cm-1992\"`.",
    ),
    (
        "unknown-indicator",
        "The standard has no such indicator. Indicators that it is met are `M1` to `M4`, that it is violated `V1` to `V4`; \
         `practicum explain S3` shows those of standard 3. A rating has number and indicator apart, feedback has them together: `S3.M1`.",
    ),
    ("bad-id", "An id may have lower-case letters, digits and `_`, and begins with a letter; `me` is taken by the case manager."),
    (
        "duplicate-id",
        "Two things of a kind have the same id, so that nobody could tell which is meant. Give one of them another, and write that wherever \
         it is meant.",
    ),
    ("duplicate-field", "A field stands twice in the same brackets. Keep one of them."),
    (
        "duplicate-rating",
        "An option rates the same standard twice. Keep the rating that says more; a second thought belongs into its rationale.",
    ),
    ("tie-to-itself", "Both ends of a tie are the same. A tie joins two."),
    ("decoy-is-a-tie", "A pair that the ecomap offers as a wrong answer is tied in this case. Choose a pair without a tie."),
    ("flow-without-client", "A tie between two others flows to or from the client. Write `both`, or leave the flow out."),
    (
        "reaction-placed-twice",
        "The line of a reaction stands in two places. Each line is met once: write a second reaction for the second.",
    ),
    (
        "reaction-not-placed",
        "A reaction has a key, but no line. Where its id is `aunt`, write the paragraph `~aunt She looks like my aunt.` into a scene of its \
         encounter.",
    ),
    (
        "thought-out-of-place",
        "A line of inner monologue stands where nobody can flag it: in a dated change, a service, an ending. Move it into an encounter.",
    ),
];

const VALUES: &[(&str, &str)] = &[
    ("wrong-type", "Something else is expected here: a text in quotation marks, a number, a list in `[ ]` or a group in `( )`."),
    ("missing-field", "A field that has no default is missing. Write it inside the brackets that are shown; the hint has its name."),
    ("empty-text", "A text that learners or reviewers need is empty. Write it."),
    ("value-out-of-range", "A number is smaller or larger than it can be here. The hint has the range."),
    (
        "too-many",
        "A list is longer than it can be: the message says how many entries there may be. Split what it holds, or leave out what no learner \
         needs. Where a list is so long that the case cannot be taken in at all, nothing else is looked at, and the hint says so.",
    ),
    ("level-not-a-place", "Nobody stands at the meso or chrono level. Meso is a tie between two micro systems, chrono is a dated change."),
    ("origin-missing", "A reaction that is countertransference has no origin. Say where it comes from: the debrief teaches that."),
    (
        "origin-of-nothing",
        "A line that is not countertransference has an origin or a second kind. Take it away, or give the line its kind.",
    ),
    (
        "indicator-against-effect",
        "A rating above 0 points at an indicator of violation, or one below 0 at an indicator of meeting the standard. `M` goes with plus, `V` with minus.",
    ),
    ("endless-option", "An option can be chosen again and again without any time passing. Give it `hours`, or take `again` away."),
];

const MUST_HAVE: &[(&str, &str)] = &[
    ("nothing-to-play", "The case has no phase, a phase without an encounter, or no ending. Each case has at least one of each."),
    (
        "too-few-options",
        "A decision has fewer than three options. With two, one is the right one and the other the mistake; nobody learns to weigh.",
    ),
    (
        "last-ending-conditional",
        "The last ending has a condition, so that a case might end without any. Take its `when` away: it is the ending for all others.",
    ),
];
