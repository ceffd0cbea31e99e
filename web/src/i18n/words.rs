//! Holds the texts to the words of `locales/banned.toml`.

use toml::{Table, Value};

const BANNED: &str = include_str!("../../locales/banned.toml");

/// Names, which keep their capital after a colon.
const NAMES: [&str; 3] = ["Omnitron", "Akinon", "Excel"];

fn table(text: &str) -> Table {
    text.parse().expect("the file is TOML")
}

/// All texts of a language, by their keys.
fn texts(language: &str) -> Vec<(String, String)> {
    fn flatten(prefix: &str, table: &Table, texts: &mut Vec<(String, String)>) {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            match value {
                Value::Table(inner) => flatten(&format!("{key}."), inner, texts),
                Value::String(text) => texts.push((key, text.clone())),
                other => panic!("{key} is not text but {other}"),
            }
        }
    }
    let text = match language {
        "en" => include_str!("../../locales/en.toml"),
        _ => include_str!("../../locales/tr.toml"),
    };
    let mut found = Vec::new();
    flatten("", &table(text), &mut found);
    found
}

/// The words of a text without its placeholders, with the first letter small:
/// `ID` is not `id`.
fn words(text: &str) -> Vec<String> {
    let rest = text
        .split('{')
        .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let text = rest.collect::<Vec<_>>().join("– ");
    let words = text.split(|it: char| !(it.is_alphanumeric() || "’'-".contains(it)));
    let small = |word: &str| {
        let mut letters = word.chars();
        let first = match letters.next()? {
            'İ' => "i".to_owned(),
            first => first.to_lowercase().to_string(),
        };
        let rest = letters.as_str();
        let is_all_capitals = rest.chars().any(char::is_uppercase);
        Some(if is_all_capitals {
            word.to_owned()
        } else {
            first + rest
        })
    };
    words.filter_map(small).collect()
}

/// Whether the words hold the turn; `…` stands for any ending.
fn holds(words: &[String], turn: &str) -> bool {
    let turn: Vec<&str> = turn.split(' ').collect();
    words.windows(turn.len()).any(|window| {
        window.iter().zip(&turn).all(|(word, wanted)| {
            wanted
                .strip_suffix('…')
                .map_or(word == wanted, |stem| word.starts_with(stem))
        })
    })
}

#[test]
fn no_text_has_a_banned_turn() {
    let banned = table(BANNED);
    let mut found = Vec::new();
    for (language, turns) in &banned {
        let turns = turns.as_table().expect("a table of turns");
        for (key, text) in texts(language) {
            let words = words(&text);
            let turns = turns.iter().filter(|(turn, _)| holds(&words, turn));
            found.extend(turns.map(|(turn, instead)| {
                format!("locales/{language}.toml: {key}: {text:?} has {turn:?}; write {instead}")
            }));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The form of index.html is there before the texts are.
#[test]
fn the_first_form_has_the_words_of_the_locales() {
    let html = include_str!("../../index.html");
    let (english, turkish) = (texts("en"), texts("tr"));
    let parts: Vec<&str> = html.split("data-tr=\"").skip(1).collect();
    assert!(parts.len() > 4);
    for part in parts {
        let (in_turkish, rest) = part.split_once("\">").expect("the attribute ends the tag");
        let (in_english, _) = rest.split_once('<').expect("a text");
        let is_pair = |(key, text): &(String, String)| {
            text == in_english && turkish.contains(&(key.clone(), in_turkish.to_owned()))
        };
        assert!(
            english.iter().any(is_pair),
            "{in_english:?}, {in_turkish:?}"
        );
    }
}

#[test]
fn after_a_colon_comes_a_small_letter() {
    let mut found = Vec::new();
    for language in ["en", "tr"] {
        for (key, text) in texts(language) {
            for rest in text.split(": ").skip(1) {
                let mut letters = rest.chars();
                let is_sentence = letters.next().is_some_and(char::is_uppercase)
                    && letters.next().is_some_and(char::is_lowercase);
                if is_sentence && !NAMES.iter().any(|name| rest.starts_with(name)) {
                    found.push(format!("locales/{language}.toml: {key}: {text:?}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_turn_is_found_as_whole_words_and_with_endings() {
    let is_found = |text, turn| holds(&words(text), turn);
    assert!(is_found("Go on with 3 lines", "go on"));
    assert!(is_found("İki kalemde aynı kod", "kalem…"));
    assert!(is_found("The order id.", "id"));
    assert!(!is_found("The line ID", "id"));
    assert!(!is_found("No number: {id}", "id"));
    assert!(!is_found("Hold on", "old"));
    assert!(!is_found("It is recommended", "mend…"));
}
