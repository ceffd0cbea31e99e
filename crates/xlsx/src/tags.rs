//! The few tags that `calamine` does not tell of, found in a part's text.
//!
//! No XML reader: it looks for opening tags of one name and their attributes.
//! That a `<` stands in a text only as `&lt;` is a rule of XML. In a comment it
//! would be found too, which at worst names a hidden row too many.

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
