//! The booklet of a case: a page whose structure is sound, whose links lead somewhere, and in which no text of a case is more than text.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use practicum::report::{BookletExtent, ProofSheet, ProofTable, booklet};
use practicum::scenario::{self, Scenario, template};

use crate::walk;

/// All cases, and the one that is written for a new author.
fn cases() -> Vec<Arc<Scenario>> {
    let mut cases = walk::cases();
    cases.push(walk::load(&template("first_try", "First Try").unwrap()));
    cases
}

const EXTENTS: [BookletExtent; 2] = [BookletExtent::WithKeys, BookletExtent::WithoutKeys];

fn proof() -> ProofSheet {
    ProofSheet {
        summary: "Every figure is exact.".into(),
        tables: vec![ProofTable {
            title: "Endings".into(),
            says: "How often each is reached.".into(),
            head: vec!["Ending".into(), "Share".into()],
            rows: vec![vec!["Warm".into(), "0.4".into()]],
        }],
    }
}

/// A tag of a page: its name, whether it opens, and its attributes as they stand.
struct Tag<'a> {
    name: &'a str,
    opens: bool,
    attributes: &'a str,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.attributes.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }
}

/// The tags of a page in order. Everything between `<` and `>` counts, so a text that was not escaped shows up here.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let body = page.split_once("</style>").expect("a page has a style").1;
    body.match_indices('<')
        .map(|(at, _)| {
            let inside = &body[at + 1..at + body[at..].find('>').expect("every < has its >")];
            let opens = !inside.starts_with('/');
            let inside = inside.trim_start_matches('/');
            let (name, _) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
            Tag { name, opens, attributes: &inside[name.len()..] }
        })
        .collect()
}

fn is_sound(name: &str, page: &str) {
    let tags = tags(page);
    let mut open = Vec::new();
    let mut level = 0;
    let mut ids = BTreeSet::new();
    for tag in &tags {
        if !tag.opens {
            // The head and its page were opened before the style.
            if !["head", "html"].contains(&tag.name) {
                assert_eq!(open.pop(), Some(tag.name), "{name}: </{}> closes another", tag.name);
            }
            continue;
        }
        open.push(tag.name);
        if let Some(heading) = tag.name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
            assert!(heading <= level + 1, "{name}: a heading of level {heading} follows one of level {level}");
            assert!(heading > 1 || level == 0, "{name}: a second heading of level 1");
            level = heading;
        }
        if let Some(id) = tag.attribute("id") {
            assert!(ids.insert(id), "{name}: the id \"{id}\" stands twice");
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{name}: left open");
    assert!(level > 0);
    let targets = tags.iter().filter_map(|tag| tag.attribute("href"));
    let targets: Vec<&str> =
        targets.chain(tags.iter().flat_map(|tag| tag.attribute("aria-labelledby").into_iter().flat_map(|ids| ids.split(' ')))).collect();
    assert!(targets.len() > 20);
    for target in targets {
        assert!(ids.contains(target.trim_start_matches('#')), "{name}: nothing is called \"{target}\"");
    }
    for forbidden in ["http://", "https://", "<script", "<link", "<img", "src=", " on"] {
        let found =
            tags.iter().any(|tag| format!("<{}{}", tag.name, tag.attributes.split('"').step_by(2).collect::<String>()).contains(forbidden));
        assert!(!found, "{name}: {forbidden}");
    }
}

#[test]
fn a_booklet_has_headings_in_order_ids_once_and_links_that_lead_somewhere() {
    for case in cases() {
        for extent in EXTENTS {
            for sheet in [None, Some(proof())] {
                is_sound(&format!("{} {extent:?}", case.about.id), &booklet(&case, extent, sheet.as_ref()));
            }
        }
    }
}

/// A text that would be a script if it were let out.
const HOSTILE: &str = "<script>alert(1)</script>&\"'</p>";

/// The small case with every text made hostile, and all that is no text left as it is.
fn hostile() -> Arc<Scenario> {
    let escaped = HOSTILE.replace('"', "\\\"");
    // Fields that hold text, and the texts of lists, ratings, words and passages.
    let mut case = walk::SMALL.to_owned();
    for field in [
        "title",
        "summary",
        "setting",
        "role",
        "jurisdiction",
        "topic",
        "place",
        "name",
        "called",
        "pronouns",
        "wish",
        "words",
        "about",
        "who",
        "why",
        "text",
        "eligibility",
        "starts",
        "prompt",
        "feedback",
        "closed",
        "critical",
        "tip",
    ] {
        case = replaced(&case, &format!(" {field}: \""), &escaped);
        case = replaced(&case, &format!("({field}: \""), &escaped);
    }
    case = replaced(&case, "objectives: [\"", &escaped);
    case = replaced(&case, "strengths: [\"", &escaped);
    case = replaced(&case, "written_by: [\"", &escaped);
    case = replaced(&case, "prompts: [\"", &escaped);
    case = replaced(&case, "help: [\"", &escaped);
    case = replaced(&case, "then: \"", &escaped);
    case = replaced(&case, "scene: \"", &escaped);
    for indicator in ["M1", "M2", "M3", "V1", "V2", "V3", "V4"] {
        case = replaced(&case, &format!("\"{indicator}\", \""), &escaped);
    }
    let case = case
        .replace("She looks like my aunt. I'll carry the bag in for her.", HOSTILE)
        .replace("sources: [],", "")
        .replace("reviewed_by", "sources: [\"<b>\"], reviewed_by");
    walk::load(&case)
}

/// Every text that begins with this, its inside exchanged.
fn replaced(case: &str, beginning: &str, text: &str) -> String {
    let mut out = String::new();
    let mut rest = case;
    while let Some(at) = rest.find(beginning) {
        let inside = at + beginning.len();
        let end = inside + rest[inside..].find('"').unwrap();
        out.push_str(&rest[..inside]);
        out.push_str(text);
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn a_case_whose_every_text_is_a_script_stays_inert() {
    let case = hostile();
    assert_eq!(case.about.title, HOSTILE);
    for extent in EXTENTS {
        let page = booklet(&case, extent, Some(&ProofSheet { summary: HOSTILE.into(), ..proof() }));
        is_sound("hostile", &page);
        assert!(!page.contains("<script") && !page.contains("alert(1)</script>"));
        assert!(page.matches("&lt;script&gt;").count() > if extent == BookletExtent::WithKeys { 80 } else { 30 });
    }
}

#[test]
fn a_booklet_with_keys_tells_everything_of_the_case() {
    for case in cases() {
        let page = text_of(&booklet(&case, BookletExtent::WithKeys, None));
        let mut wanted: Vec<&str> =
            vec![&case.client.words, &case.client.wish, &case.about.role, &case.about.jurisdiction, "Not reviewed yet."];
        wanted.extend(case.scenes.iter().flat_map(|scene| &scene.lines).map(|line| line.text.as_str()));
        wanted.extend(case.options.iter().flat_map(|option| [option.text.as_str(), option.feedback.as_str(), option.role.label()]));
        wanted.extend(case.options.iter().flat_map(|option| &option.ratings).map(|rating| rating.rationale.as_str()));
        wanted.extend(case.options.iter().filter_map(|option| option.critical.as_deref()));
        wanted.extend(case.reactions.iter().flat_map(|reaction| [reaction.why.as_str(), reaction.kind.label()]));
        wanted.extend(case.facts.iter().map(|fact| fact.text.as_str()));
        wanted.extend(case.measures.iter().map(|measure| measure.name.as_str()));
        wanted.extend(case.influences.iter().map(|influence| influence.why.as_str()));
        wanted.extend(
            case.notes.iter().flat_map(|note| &note.statements).flat_map(|statement| [statement.text.as_str(), statement.why.as_str()]),
        );
        wanted.extend(case.plan.iter().flat_map(|plan| &plan.goals).flat_map(|goal| [goal.title.as_str(), goal.why.as_str()]));
        wanted.extend(case.endings.iter().map(|ending| ending.title.as_str()));
        wanted.extend(case.about.sources.iter().chain(&case.help).chain(&case.prompts).map(String::as_str));
        for text in wanted {
            for paragraph in text.split("\n\n") {
                assert!(page.contains(paragraph), "{}: {paragraph}", case.about.id);
            }
        }
    }
}

#[test]
fn a_booklet_for_learners_gives_no_key_away() {
    for case in cases() {
        let page = text_of(&booklet(&case, BookletExtent::WithoutKeys, Some(&proof())));
        let mut secret: Vec<&str> = vec!["Proof sheet", "At the week's end", "Ratings"];
        secret.extend(case.options.iter().map(|option| option.feedback.as_str()));
        secret.extend(
            case.options.iter().flat_map(|option| &option.ratings).map(|rating| rating.rationale.as_str()).filter(|why| why.len() > 12),
        );
        secret.extend(case.reactions.iter().map(|reaction| reaction.why.as_str()));
        secret.extend(case.influences.iter().map(|influence| influence.why.as_str()));
        secret.extend(
            case.notes.iter().flat_map(|note| &note.statements).map(|statement| statement.why.as_str()).filter(|why| why.len() > 12),
        );
        let endings = case.endings.iter().filter(|_| case.about.id != "small"); // its ending repeats a scene
        secret.extend(endings.flat_map(|ending| &case.scene(ending.text).lines).map(|line| line.text.as_str()));
        for text in secret {
            assert!(!page.contains(text), "{}: {text}", case.about.id);
        }
        for option in &case.options {
            assert!(page.contains(&option.text), "{}: {}", case.about.id, option.text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_into_a_case_the_page_stays_sound(typed in prop::collection::vec((any::<prop::sample::Index>(), "[<>&\"'/a\\\\ é-]{1,3}"), 1..6)) {
        let mut text = include_str!("../../scenarios/first_day.ron").to_owned();
        for (at, letters) in typed {
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, &letters);
        }
        if let Ok(case) = scenario::load(text.as_bytes()) {
            for extent in EXTENTS {
                is_sound("typed into", &booklet(&case, extent, None));
            }
        }
    }
}

/// The text of a page, without its tags.
fn text_of(page: &str) -> String {
    let body = page.split_once("</style>").unwrap().1;
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').unwrap().1;
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
