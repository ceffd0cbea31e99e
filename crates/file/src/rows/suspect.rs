//! Detection of codes that a spreadsheet may have changed.
//!
//! A text file does not show whether `1.23E+15` is a code or one that Excel has
//! shortened. So nothing is changed or refused here: a person decides.

use crate::FileCode;
use crate::table::fold;

/// The reason for which a code is suspect, if there is one.
pub(super) fn suspect(code: &str) -> Option<FileCode> {
    let first = code.bytes().next()?;
    if !first.is_ascii_digit() && first != b'-' {
        // Such a code can only be suspect as the name of a month.
        return is_date(code).then_some(FileCode::CodeDate);
    }
    if is_scientific(code) {
        Some(FileCode::CodeScientific)
    } else if has_exponent(code) {
        Some(FileCode::CodeExponent)
    } else if is_date(code) {
        Some(FileCode::CodeDate)
    } else if has_many_zeros(code) {
        Some(FileCode::CodeManyZeros)
    } else {
        None
    }
}

/// Whether it is like `1.23E+15` or `1,23E+15`, as Excel writes rounded numbers.
pub(super) fn is_scientific(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let Some(exponent) = exponent.strip_prefix(['+', '-']) else {
        return false;
    };
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    digits(whole) && digits(fraction) && digits(exponent)
}

/// Whether it is like `22E1`: a genuine code in many systems, and 220 in a spreadsheet.
fn has_exponent(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    digits(whole) && digits(fraction) && digits(exponent)
}

/// Whether it has more than 15 digits, and zeros from the sixteenth on.
fn has_many_zeros(text: &str) -> bool {
    text.len() > 15 && digits(text) && text.bytes().skip(15).all(|byte| byte == b'0')
}

/// Whether it is like `01.02.2024`, `2024-02-01`, `1-Feb` or `Oca.24`, into
/// which a spreadsheet turns codes such as `1-2`.
fn is_date(text: &str) -> bool {
    // The longest is a day, a full month's name and a year.
    if text.len() > 24 || !text.contains(['.', '/', '-', ' ']) {
        return false;
    }
    let date = text.split_once([' ', 'T']);
    let date = date
        .filter(|(_, time)| is_time(time))
        .map_or(text, |(date, _)| date);
    let mut parts = date.split(['.', '/', '-', ' ']);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(a), Some(b), None, None) => {
            is_month_name(a) && (is_day(b) || is_year(b)) || is_day(a) && is_month_name(b)
        }
        (Some(a), Some(b), Some(c), None) => {
            let day_first = is_day(a) && (is_month_name(b) || is_month(b)) && is_year(c);
            let month_first = is_month(a) && is_day(b) && is_year(c);
            let year_first = a.len() == 4 && is_year(a) && is_month(b) && is_day(c);
            day_first || month_first || year_first
        }
        _ => false,
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number_between(text: &str, low: u16, high: u16) -> bool {
    digits(text)
        && text
            .parse()
            .is_ok_and(|number: u16| (low..=high).contains(&number))
}

fn is_day(text: &str) -> bool {
    text.len() <= 2 && number_between(text, 1, 31)
}

fn is_month(text: &str) -> bool {
    text.len() <= 2 && number_between(text, 1, 12)
}

fn is_year(text: &str) -> bool {
    text.len() == 2 && digits(text) || text.len() == 4 && number_between(text, 1900, 2199)
}

/// Whether it is like `00:00` or `12:30:00`.
fn is_time(text: &str) -> bool {
    let parts = text.split(':');
    text.contains(':') && parts.clone().count() <= 3 && parts.into_iter().all(digits)
}

/// Whether it is a month's name in English or Turkish, short or long.
fn is_month_name(text: &str) -> bool {
    /// Names as returned by [`fold`].
    const NAMES: [&str; 46] = [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
        "oca",
        "sub",
        "nis",
        "haz",
        "tem",
        "agu",
        "eyl",
        "eki",
        "kas",
        "ara",
        "ocak",
        "subat",
        "mart",
        "nisan",
        "mayis",
        "haziran",
        "temmuz",
        "agustos",
        "eylul",
        "ekim",
        "kasim",
        "aralik",
    ];
    if !(3..=10).contains(&text.len()) || text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let name = fold(text);
    // A text that lost more than its case is no name.
    name.chars().count() == text.chars().count() && NAMES.contains(&name.as_str())
}
