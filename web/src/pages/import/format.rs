//! The format of the file: what was detected, and controls to choose otherwise.

use release_file::table::{Delimiter, Encoding, Format, Overrides, Quoting};
use release_web_logic::ReadAs;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::select;
use crate::i18n::{Texts, key};
use crate::state::import::{Draft, reread};

/// A control for each property of the file.
pub(super) fn format_fields(texts: Texts, draft: &Draft) -> Html {
    match &draft.read_as {
        ReadAs::Text(overrides) => text_fields(texts, draft.table.format(), *overrides),
        ReadAs::Workbook { sheet, header } => {
            let sheets = draft.sheets.iter();
            let options: Vec<_> = sheets.map(|it| (it.clone(), it.clone())).collect();
            let on_sheet = Callback::from(|chosen: String| {
                again(ReadAs::Workbook {
                    sheet: Some(chosen),
                    header: None,
                });
            });
            let header = header.unwrap_or(draft.table.format().header);
            let (sheet, chosen) = (sheet.clone(), sheet.clone().unwrap_or_default());
            let on_header = Callback::from(move |yes| {
                again(ReadAs::Workbook {
                    sheet: sheet.clone(),
                    header: Some(yes),
                });
            });
            html! {
                <>
                    {select("sheet", texts.get(key::IMPORT_SHEET), &chosen, &options, &on_sheet)}
                    {header_field(texts, header, &on_header)}
                </>
            }
        }
    }
}

/// Whether the first row names the columns.
fn header_field(texts: Texts, header: bool, on_change: &Callback<bool>) -> Html {
    let options = [
        ("yes", key::IMPORT_HEADER_YES),
        ("no", key::IMPORT_HEADER_NO),
    ];
    let options = options.map(|(word, name)| (word.to_owned(), texts.get(name).to_owned()));
    let on_change = on_change.reform(|word: String| word == "yes");
    let chosen = if header { "yes" } else { "no" };
    select(
        "header",
        texts.get(key::IMPORT_HEADER),
        chosen,
        &options,
        &on_change,
    )
}

fn again(read_as: ReadAs) {
    spawn_local(async move {
        reread(read_as).await;
    });
}

fn text_fields(texts: Texts, format: &Format, overrides: Overrides) -> Html {
    let say = |key| texts.get(key).to_owned();
    let encodings =
        Encoding::ALL.map(|it| (encoding_name(it).to_owned(), encoding_name(it).to_owned()));
    let delimiters = Delimiter::ALL.map(|it| {
        let name = match it {
            Delimiter::Comma => key::IMPORT_COMMA,
            Delimiter::Semicolon => key::IMPORT_SEMICOLON,
            Delimiter::Tab => key::IMPORT_TAB,
            Delimiter::Pipe => key::IMPORT_PIPE,
        };
        (delimiter_word(it).to_owned(), say(name))
    });
    let yes_no = |yes, no| [("yes".to_owned(), say(yes)), ("no".to_owned(), say(no))];
    let quotes = yes_no(key::IMPORT_QUOTES_DOUBLE, key::IMPORT_QUOTES_NONE);
    let on_encoding = Callback::from(move |name: String| {
        let encoding = Encoding::ALL
            .into_iter()
            .find(|it| encoding_name(*it) == name);
        again(ReadAs::Text(Overrides {
            encoding,
            ..overrides
        }));
    });
    let on_delimiter = Callback::from(move |word: String| {
        let delimiter = Delimiter::ALL
            .into_iter()
            .find(|it| delimiter_word(*it) == word);
        again(ReadAs::Text(Overrides {
            delimiter,
            ..overrides
        }));
    });
    let on_quotes = Callback::from(move |word: String| {
        let quoting = if word == "yes" {
            Quoting::Double
        } else {
            Quoting::None
        };
        again(ReadAs::Text(Overrides {
            quoting: Some(quoting),
            ..overrides
        }));
    });
    let on_header = Callback::from(move |header| {
        again(ReadAs::Text(Overrides {
            header: Some(header),
            ..overrides
        }));
    });
    let word = |yes: bool| if yes { "yes" } else { "no" };
    html! {
        <>
            {select("encoding", texts.get(key::IMPORT_ENCODING), encoding_name(format.encoding), &encodings, &on_encoding)}
            {select("delimiter", texts.get(key::IMPORT_DELIMITER), delimiter_word(format.delimiter), &delimiters, &on_delimiter)}
            {select("quotes", texts.get(key::IMPORT_QUOTES), word(format.quoting == Quoting::Double), &quotes, &on_quotes)}
            {header_field(texts, format.header, &on_header)}
        </>
    }
}

const fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8Bom => "UTF-8 BOM",
        Encoding::Utf16Le => "UTF-16 LE",
        Encoding::Utf16Be => "UTF-16 BE",
        Encoding::Windows1254 => "windows-1254",
        Encoding::Windows1252 => "windows-1252",
    }
}

const fn delimiter_word(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "comma",
        Delimiter::Semicolon => "semicolon",
        Delimiter::Tab => "tab",
        Delimiter::Pipe => "pipe",
    }
}
