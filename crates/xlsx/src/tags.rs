//! A search for the few tags that `calamine` does not expose.
//!
//! It is not an XML parser: it searches for opening tags of one name and their
//! attributes. In XML, a `<` in text is always written as `&lt;`. A tag in a
//! comment is found too, which at worst adds a hidden row.

/// The attributes of each opening tag of this name, whatever its prefix.
pub(crate) fn tags<'a>(xml: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split('<').skip(1).filter_map(move |tag| {
        let (tag, _) = tag.split_once('>')?;
        let (full, attributes) = tag.split_once([' ', '\t', '\r', '\n'])?;
        let local = full.rsplit(':').next()?;
        (local == name).then_some(attributes)
    })
}

/// The value of an attribute, whatever its prefix; entities stay as they are.
pub(crate) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        if key.trim().rsplit(':').next() == Some(name) {
            return Some(value);
        }
        rest = after;
    }
}
