//! The reference part of the author's guide, made from the case format's own types: every field with what it means, what holds
//! without it, and an example. The words are those of the types' docs.

use std::collections::BTreeMap;
use std::path::Path;

use practicum::lint;
use practicum::scenario::words;
use syn::{Attribute, Expr, Fields, GenericArgument, Item, ItemEnum, ItemStruct, Lit, Meta, PathArguments, Type};

/// The closed vocabularies, by the name of their type: identifier and label of each word.
fn vocabularies() -> BTreeMap<&'static str, Vec<(&'static str, &'static str)>> {
    macro_rules! all {
        ($($name:ident)+) => { BTreeMap::from([$((stringify!($name), words::$name::ALL.iter().map(|word| (word.id(), word.label())).collect::<Vec<_>>()),)+]) };
    }
    all! { LevelOfStudy Intensity PhaseName Level Target Role SystemStep Activity Strength Flow Good Kind Origin HandlingStep SmartPart StatementKind }
}

/// Everything that is wrong with the docs, and the reference as Markdown.
pub fn reference() -> Result<String, Vec<String>> {
    let file = read("src/scenario/source.rs");
    let docs = vocabulary_docs(&read("src/scenario/words.rs"));
    let mut writer = Writer { file: &file, out: String::new(), wrong: Vec::new() };
    for item in &file.items {
        match item {
            Item::Struct(item) => writer.structure(item),
            Item::Enum(item) => writer.enumeration(item),
            _ => {}
        }
    }
    let known = vocabularies();
    for (name, doc) in &docs {
        match known.get(name.as_str()) {
            Some(words) => writer.vocabulary(name, doc, words),
            None => writer.wrong.push(format!("the vocabulary {name} is not in the reference")),
        }
    }
    if writer.wrong.is_empty() { Ok(writer.out) } else { Err(writer.wrong) }
}

/// The standards that scores are earned in, with their indicators, as Markdown.
pub fn indicators() -> String {
    let mut out = String::from("## The standards and their indicators\n\n");
    let says = "Read \"The case manager\" before each line. A rating names standard and indicator, `(3, 2, \"M1\", \"why\")`; feedback \
                names them as `S3.M1`. M… show that the standard is met, V… that it is violated.";
    out.push_str(&format!("{}\n", textwrap::fill(says, wrapping(""))));
    for standard in &practicum::standards::all()[0].standards {
        let paraphrase = textwrap::fill(&standard.paraphrase, wrapping(""));
        out.push_str(&format!("\n### S{} {}\n\n{paraphrase}\n\n", standard.number, standard.name));
        for indicator in &standard.indicators {
            out.push_str(&textwrap::fill(&format!("- `{}` {}.", indicator.id, indicator.seen()), wrapping("  ")));
            out.push('\n');
        }
    }
    out
}

/// The words for thoughts, which `practicum explain` knows too, filled as the rest of the guide is.
pub fn thoughts() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/guide/words.md");
    let filled = |line: &str| textwrap::fill(line, wrapping(if line.starts_with("- ") { "  " } else { "" })) + "\n";
    std::fs::read_to_string(path).unwrap().lines().map(filled).collect()
}

/// What `check` says, as `practicum explain` prints it: each family of codes, each code with its documentation.
pub fn codes() -> String {
    let says = "Each code that `practicum check` may show in brackets. `practicum explain best-is-longest` prints one of them.";
    let mut out = format!("## Advice and faults, code by code\n\n{}\n", textwrap::fill(says, wrapping("")));
    let mut last = "";
    for (family, code, _) in lint::codes() {
        if family != last {
            out.push_str(&format!("\n### {family}\n"));
            last = family;
        }
        let about = lint::explain(code).expect("a code has its documentation");
        let label = |line: &str| match line.strip_prefix("## ") {
            Some(heading) => format!("**{heading}**\n"),
            None => format!("{line}\n"),
        };
        let whole = about.contains("\n## ");
        let text = if whole { about.trim().lines().map(label).collect() } else { textwrap::fill(about.trim(), wrapping("")) + "\n" };
        out.push_str(&format!("\n#### {code}\n\n{text}"));
    }
    out
}

fn read(path: &str) -> syn::File {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The vocabularies in the order of the file, each with its doc: they are declared by a macro.
fn vocabulary_docs(file: &syn::File) -> Vec<(String, String)> {
    let declared = file.items.iter().filter_map(|item| match item {
        Item::Macro(item) if item.mac.path.is_ident("words") => Some(&item.mac),
        _ => None,
    });
    let parse = |input: syn::parse::ParseStream<'_>| {
        let doc = doc(&input.call(Attribute::parse_outer)?);
        let name: syn::Ident = input.parse()?;
        let _rest: proc_macro2_rest::Rest = input.parse()?;
        Ok((name.to_string(), doc))
    };
    declared.map(|mac| mac.parse_body_with(parse).unwrap()).collect()
}

/// What follows a name and is of no interest.
mod proc_macro2_rest {
    pub struct Rest;

    impl syn::parse::Parse for Rest {
        fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
            input.step(|cursor| {
                let mut rest = *cursor;
                while let Some((_, next)) = rest.token_tree() {
                    rest = next;
                }
                Ok((Rest, rest))
            })
        }
    }
}

struct Writer<'a> {
    file: &'a syn::File,
    out: String,
    wrong: Vec<String>,
}

impl Writer<'_> {
    fn structure(&mut self, item: &ItemStruct) {
        let name = item.ident.to_string();
        let (says, example) = split(&doc(&item.attrs));
        self.heading(&self.place(&name), &says);
        match &item.fields {
            Fields::Named(fields) => {
                for field in &fields.named {
                    let field_name = field.ident.as_ref().unwrap().to_string().trim_start_matches("r#").to_owned();
                    let (says, example) = split(&doc(&field.attrs));
                    if !example.starts_with(&format!("{field_name}: ")) {
                        self.wrong.push(format!("{name}.{field_name} has no example at the end of its doc, as `{field_name}: …`"));
                    }
                    let without = self.default(&field.attrs, &field.ty).unwrap_or_else(|| "needed".into());
                    self.entry(&format!("`{field_name}`: {}, {without}. {says}", kind(&field.ty)), &code(&example));
                }
            }
            _ => self.entry("Written without names, in this order:", &code(&example)),
        }
        self.out.push('\n');
    }

    fn enumeration(&mut self, item: &ItemEnum) {
        let name = item.ident.to_string();
        self.heading(&self.place(&name), &split(&doc(&item.attrs)).0);
        for variant in &item.variants {
            let word = snake(&variant.ident.to_string());
            let (says, example) = split(&doc(&variant.attrs));
            let begins = if variant.fields.is_empty() { word.clone() } else { format!("{word}(") };
            if !example.starts_with(&begins) {
                self.wrong.push(format!("{name}::{} has no example at the end of its doc, as `{begins}…`", variant.ident));
            }
            self.entry(&format!("{}: {says}", code(&example)), "");
        }
        self.out.push('\n');
    }

    fn vocabulary(&mut self, name: &str, doc: &str, words: &[(&str, &str)]) {
        self.heading(&format!("Words: {}", spaced(name)), &split(doc).0);
        let word = |(id, label): &(&str, &str)| {
            let same = label.to_lowercase().replace('-', " ") == id.replace('_', " ");
            if same { format!("`{id}`") } else { format!("`{id}` ({label})") }
        };
        self.out.push_str(&textwrap::fill(&format!("{}.", words.iter().map(word).collect::<Vec<_>>().join(", ")), wrapping("")));
        self.out.push_str("\n\n");
    }

    fn heading(&mut self, title: &str, says: &str) {
        self.out.push_str(&format!("### {title}\n\n{}\n\n", textwrap::fill(says, wrapping(""))));
    }

    /// An entry of a list, its example on a line of its own.
    fn entry(&mut self, text: &str, example: &str) {
        self.out.push_str(&textwrap::fill(&format!("- {}", text.trim_end()), wrapping("  ")));
        self.out.push('\n');
        if !example.is_empty() {
            self.out.push_str(&format!("  {example}\n"));
        }
    }

    /// The field in which a type is used, as a heading.
    fn place(&self, name: &str) -> String {
        match name {
            "CaseSource" => return "The case".into(),
            "Condition" => return "Conditions".into(),
            "Effect" => return "Effects".into(),
            _ => {}
        }
        let structures = self.file.items.iter().filter_map(|item| if let Item::Struct(item) = item { Some(item) } else { None });
        let mut places = Vec::new();
        for field in structures.flat_map(|item| &item.fields) {
            let (within, list) = inner(&field.ty);
            if let Some(ident) = field.ident.as_ref().filter(|_| within == name) {
                places.push(if list { format!("`{ident}: [( … )]`") } else { format!("`{ident}: …`") });
            }
        }
        places.join(" and ")
    }

    /// What holds where the field is left out; none where it is needed.
    fn default(&self, attrs: &[Attribute], ty: &Type) -> Option<String> {
        let mut default = None;
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
            attr.parse_nested_meta(|meta| {
                let value = if meta.input.peek(syn::Token![=]) { Some(meta.value()?.parse::<syn::LitStr>()?) } else { None };
                if meta.path.is_ident("default") {
                    default = Some(value.map_or_else(|| plain_default(ty), |name| format!("without it {}", self.called(&name.value()))));
                }
                Ok(())
            })
            .unwrap();
        }
        default
    }

    /// What a function of this file gives, as it would stand in a case.
    fn called(&self, name: &str) -> String {
        let body = self.file.items.iter().find_map(|item| match item {
            Item::Fn(item) if item.sig.ident == name => item.block.stmts.first(),
            _ => None,
        });
        match body {
            Some(syn::Stmt::Expr(value, _)) => format!("`{}`", literal(value)),
            _ => panic!("source.rs has no function \"{name}\" of one expression"),
        }
    }
}

fn literal(value: &Expr) -> String {
    match value {
        Expr::MethodCall(call) => literal(&call.receiver),
        Expr::Lit(lit) => match &lit.lit {
            Lit::Str(text) => format!("{:?}", text.value()),
            Lit::Int(number) => number.to_string(),
            _ => panic!("a default that is no text and no number"),
        },
        Expr::Tuple(tuple) => format!("({})", tuple.elems.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Expr::Path(path) => snake(&path.path.segments.last().unwrap().ident.to_string()),
        _ => panic!("a default that this cannot say"),
    }
}

/// What `Default` gives for a type. Where that is nothing at all, the doc says what follows from it.
fn plain_default(ty: &Type) -> String {
    let (name, list) = inner(ty);
    let optional = matches!(ty, Type::Path(path) if path.path.segments.last().unwrap().ident == "Option");
    let value = match name.as_str() {
        _ if list || optional => return "may be left out".into(),
        "String" => return "may be left out".into(),
        "bool" => "`false`",
        "u32" | "f64" | "i32" => "`0`",
        "Condition" => "`always`",
        "Flow" => "`none`",
        "Good" => "`high`",
        "Pick" => "`one`",
        "CaseloadSource" => "no other clients",
        other => panic!("what is the default of {other}?"),
    };
    format!("without it {value}")
}

/// What kind of thing a field holds, in words.
fn kind(ty: &Type) -> String {
    if let Type::Tuple(tuple) = ty {
        let of = tuple.elems.first().map(|first| inner(first).0).unwrap_or_default();
        return if of == "String" { "two ids".into() } else { "two numbers".into() };
    }
    let (name, list) = inner(ty);
    let one = match name.as_str() {
        "String" => "text".to_owned(),
        "bool" => "`true` or `false`".into(),
        "u8" | "u32" | "i32" | "f64" => "a number".into(),
        "Condition" => "a condition".into(),
        "Effect" => "effects".into(),
        "(i32, String)" => "pairs of number and text".into(),
        "(String, String)" => "pairs of ids".into(),
        "Pick" => "`one` or `several(…)`".into(),
        other if other.ends_with("Source") => "a group".into(),
        vocabulary => match vocabularies().get(vocabulary) {
            Some(words) if words.len() <= 4 => {
                let words: Vec<String> = words.iter().map(|(id, _)| format!("`{id}`")).collect();
                words.join(" or ")
            }
            Some(_) => format!("a word (*{}*)", spaced(vocabulary)),
            None => panic!("what kind of thing is {vocabulary}?"),
        },
    };
    match (list, name.as_str()) {
        (false, _) => one,
        (true, "String") => "a list of texts".into(),
        (true, _) if one.starts_with("a group") => "a list of groups".into(),
        (true, _) if one.starts_with("a word") => one.replace("a word", "a list of words"),
        (true, _) => format!("a list of {one}"),
    }
}

/// The name of a type inside its `Option` or `Vec`, and whether there is a list around it.
fn inner(ty: &Type) -> (String, bool) {
    match ty {
        Type::Path(path) => {
            let last = path.path.segments.last().unwrap();
            match &last.arguments {
                PathArguments::AngleBracketed(of) => match of.args.first() {
                    Some(GenericArgument::Type(of)) => (inner(of).0, last.ident == "Vec" || inner(of).1),
                    _ => panic!("an odd type"),
                },
                _ => (last.ident.to_string(), false),
            }
        }
        Type::Tuple(tuple) => (format!("({})", tuple.elems.iter().map(|part| inner(part).0).collect::<Vec<_>>().join(", ")), false),
        _ => panic!("an odd type"),
    }
}

fn doc(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            Expr::Lit(lit) => match &lit.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words of a doc, and the example that it ends with; links to other types are of no use outside the code.
fn split(doc: &str) -> (String, String) {
    match doc.strip_suffix('`').and_then(|rest| rest.rsplit_once(" `")) {
        Some((says, example)) => (says.trim().to_owned(), example.to_owned()),
        None => (doc.trim().to_owned(), String::new()),
    }
}

/// Lines for a terminal, broken at blanks only.
fn wrapping(indent: &str) -> textwrap::Options<'_> {
    let options = textwrap::Options::new(100).subsequent_indent(indent).break_words(false);
    options.word_separator(textwrap::WordSeparator::AsciiSpace).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

fn code(example: &str) -> String {
    format!("`{example}`")
}

fn snake(name: &str) -> String {
    spaced(name).replace(' ', "_")
}

/// `LevelOfStudy`: "level of study".
fn spaced(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
    }
    out
}
