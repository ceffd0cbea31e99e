//! Workbooks: none panics, and a code that is text is read as it was written.

use std::io::{Cursor, Write};

use arbitrary::{Arbitrary, Result, Unstructured};
use release_xlsx::{Workbook, WorkbookLimits};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const ROOT: &str = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Sayfa1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// Pieces of a sheet that a program may write, and some that none should.
const PIECES: [&str; 16] = [
    "<row r=\"2\" hidden=\"1\">",
    "<row>",
    "</row>",
    "<c r=\"B2\" s=\"1\"><v>45292</v></c>",
    "<c t=\"b\"><v>1</v></c>",
    "<c t=\"e\"><v>#N/A</v></c>",
    "<c t=\"s\"><v>0</v></c>",
    "<c t=\"s\"><v>99999999</v></c>",
    "<c r=\"XFD1048576\"/>",
    "<c r=\"ZZZZZZ0\"><v>1</v></c>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<c><f>1+1</f><v>2</v></c>",
    "<dimension ref=\"A1:C9\"/>",
    "<c t=\"d\"><v>2024-02-01T00:00:00</v></c>",
    "<![CDATA[",
    "<c s=\"9\"><v>1e308</v></c>",
];

/// Opens a workbook and reads its sheets.
pub fn workbook(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    if let Ok(codes) = codes(&mut input) {
        let (sheet, strings) = written(&codes);
        let file = packed(&[
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ("xl/sharedStrings.xml", strings.as_bytes()),
        ]);
        let read = read(&file).unwrap_or_default();
        assert!(
            codes.iter().all(|code| read.contains(code)),
            "{codes:?} {read:?}"
        );
    }
    if let Ok(file) = strange(&mut input) {
        let _ = read(&file);
    }
}

/// Codes as an ERP may have them; XML cannot carry every character.
fn codes(input: &mut Unstructured<'_>) -> Result<Vec<String>> {
    let mut codes = Vec::new();
    for _ in 0..input.int_in_range(1..=4)? {
        let text: String = String::arbitrary(input)?;
        let is_kept = |it: &char| !it.is_control() && !matches!(it, '\u{fffe}' | '\u{ffff}' | '_');
        let text: String = text.chars().filter(is_kept).take(20).collect();
        codes.push(format!("0{text}x"));
    }
    Ok(codes)
}

/// A sheet with these texts, every other one within the cell, and the table of the rest.
fn written(codes: &[String]) -> (String, String) {
    let (mut rows, mut strings) = (Vec::new(), Vec::new());
    for (at, code) in codes.iter().enumerate() {
        let text = escaped(code);
        let line = at + 1;
        rows.push(if at % 2 == 0 {
            format!("<row r=\"{line}\"><c r=\"A{line}\" t=\"inlineStr\"><is>{text}</is></c></row>")
        } else {
            let place = strings.len();
            strings.push(format!("<si>{text}</si>"));
            format!("<row r=\"{line}\"><c r=\"A{line}\" t=\"s\"><v>{place}</v></c></row>")
        });
    }
    (
        format!(
            "<worksheet><sheetData>{}</sheetData></worksheet>",
            rows.concat()
        ),
        format!("<sst>{}</sst>", strings.concat()),
    )
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<t xml:space=\"preserve\">{text}</t>")
}

/// A workbook whose parts are nearly right, or not at all, and whose archive may be cut or changed.
fn strange(input: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let mut sheet = String::from("<worksheet><sheetData>");
    for _ in 0..input.int_in_range(0..=12)? {
        if input.ratio(1, 8)? {
            sheet += &String::arbitrary(input)?;
        } else {
            sheet += input.choose(&PIECES)?;
        }
    }
    sheet += "</sheetData></worksheet>";
    let strings = String::arbitrary(input)?;
    let mut parts = vec![
        ("xl/worksheets/sheet1.xml", sheet.into_bytes()),
        (
            "xl/sharedStrings.xml",
            format!("<sst><si><t>{strings}</t></si></sst>").into_bytes(),
        ),
    ];
    if input.ratio(1, 4)? {
        let name = *input.choose(&[
            "xl/workbook.xml",
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/sharedStrings.xml",
        ])?;
        parts.push((name, Vec::arbitrary(input)?));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    let mut file = packed(&parts);
    for _ in 0..input.int_in_range(0..=3)? {
        let at = input.choose_index(file.len())?;
        file[at] = input.arbitrary()?;
    }
    if input.ratio(1, 8)? {
        file.truncate(input.choose_index(file.len())?);
    }
    Ok(file)
}

/// An archive of these parts, and of the usual ones that are not among them.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let usual = [
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/styles.xml", STYLES),
    ];
    let usual = usual.iter().map(|(name, text)| (*name, text.as_bytes()));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut names = Vec::new();
    for (name, bytes) in parts.iter().rev().copied().chain(usual) {
        if !names.contains(&name) {
            names.push(name);
            zip.start_file(name, options).expect("in memory");
            zip.write_all(bytes).expect("in memory");
        }
    }
    zip.finish().expect("in memory").into_inner()
}

/// All cells of all sheets; `None` where it cannot be read.
fn read(file: &[u8]) -> Option<Vec<String>> {
    let limits = WorkbookLimits {
        unpacked: 1 << 20,
        ..WorkbookLimits::default()
    };
    let mut workbook = Workbook::open(file, limits).ok()?;
    let names: Vec<String> = workbook
        .sheets()
        .iter()
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut cells = Vec::new();
    for name in names {
        let table = workbook.read(&name, Some(false)).ok()?;
        cells.extend(
            table
                .rows()
                .flat_map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    Some(cells)
}
