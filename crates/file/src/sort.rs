//! One way of sorting for everything that is sorted: each type that a
//! standard sort is used with brings 5 KB of it into a browser's download.

/// The places of some things by their keys, and by place where keys are equal.
pub fn places_by_key(keys: impl IntoIterator<Item = u64>) -> Vec<(u64, usize)> {
    let mut places: Vec<(u64, usize)> = keys.into_iter().zip(0..).collect();
    places.sort_unstable();
    places
}

/// The places whose keys are equal, for each key that is there more than once.
pub(crate) fn groups(places: &[(u64, usize)]) -> impl Iterator<Item = &[(u64, usize)]> {
    let groups = places.chunk_by(|a, b| a.0 == b.0);
    groups.filter(|group| group.len() > 1)
}
