//! Numbers as the server writes them.

/// How many digits follow the point of a plain decimal number, such as `8165.110`; `None` for any other
/// text, and for more digits than a browser's format can be asked for, which is 20.
pub fn fraction_digits(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let count = if digits.contains('.') {
        fraction.len()
    } else {
        0
    };
    u32::try_from(count).ok().filter(|count| *count <= 20)
}
