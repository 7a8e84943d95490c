//! Sets of concepts: small, in order, without copies of the words.

/// Concepts that are kept in place; the words around a figure or a time are fewer, those of a clause more.
const IN_PLACE: usize = 6;

/// A set of concepts in ascending order. Without a `SmallVec`, which is not covariant in what it holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Concepts<'a> {
    few: [&'a str; IN_PLACE],
    /// How many of them are in place; none when there are more than fit.
    len: usize,
    #[expect(clippy::box_collection, reason = "mostly none, and sets are moved about")]
    many: Option<Box<Vec<&'a str>>>,
    /// A bit for each concept, by its length and ends: what has no bit is not there. That of one that was taken
    /// out stays.
    bits: u64,
}

/// The bit of a concept.
fn bit(concept: &str) -> u64 {
    let bytes = concept.as_bytes();
    let [first, .., last] = bytes else { return 1 };
    let mix = usize::from(*first) * 31 + usize::from(*last) * 7 + bytes.len();
    1 << (mix % 64)
}

impl PartialEq for Concepts<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl<'a> Concepts<'a> {
    fn all(&self) -> &[&'a str] {
        self.many.as_ref().map_or(&self.few[..self.len], |many| many)
    }

    pub(super) fn len(&self) -> usize {
        self.all().len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    pub(super) fn contains(&self, concept: &str) -> bool {
        if self.bits & bit(concept) == 0 {
            return false;
        }
        match &self.many {
            None => self.few[..self.len].contains(&concept),
            Some(many) => many.binary_search(&concept).is_ok(),
        }
    }

    pub(super) fn insert(&mut self, concept: &'a str) {
        self.bits |= bit(concept);
        let Err(at) = self.all().binary_search(&concept) else { return };
        if let Some(many) = &mut self.many {
            many.insert(at, concept);
        } else if self.len < IN_PLACE {
            self.few.copy_within(at..self.len, at + 1);
            self.few[at] = concept;
            self.len += 1;
        } else {
            let mut many = self.few.to_vec();
            many.insert(at, concept);
            self.many = Some(Box::new(many));
        }
    }

    pub(super) fn remove(&mut self, concept: &str) {
        if !self.contains(concept) {
            return;
        }
        match &mut self.many {
            Some(many) => many.retain(|c| *c != concept),
            None => {
                let at = self.few[..self.len].partition_point(|c| *c < concept);
                self.few.copy_within(at + 1..self.len, at);
                self.len -= 1;
            }
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.all().iter().copied()
    }

    /// Those that another set has too.
    pub(super) fn intersection(&self, other: &Concepts<'_>) -> impl Iterator<Item = &'a str> {
        let any = self.bits & other.bits != 0;
        self.iter().take(if any { usize::MAX } else { 0 }).filter(|c| other.contains(c))
    }

    pub(super) fn is_disjoint(&self, other: &Concepts<'_>) -> bool {
        self.intersection(other).next().is_none()
    }

    /// Those of either.
    pub(super) fn union(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).collect()
    }
}

impl<'a> FromIterator<&'a str> for Concepts<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(concepts: I) -> Self {
        let mut out = Self::default();
        out.extend(concepts);
        out
    }
}

impl<'a> Extend<&'a str> for Concepts<'a> {
    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, concepts: I) {
        for concept in concepts {
            self.insert(concept);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_set(
            words in prop::collection::vec("[a-c]{0,3}", 0..14),
            others in prop::collection::vec("[a-c]{0,3}", 0..14),
            out in prop::collection::vec("[a-c]{0,3}", 0..4),
        ) {
            let mut set: Concepts<'_> = words.iter().map(String::as_str).collect();
            let mut plain: BTreeSet<&str> = words.iter().map(String::as_str).collect();
            for word in &out {
                set.remove(word);
                plain.remove(word.as_str());
            }
            let other: Concepts<'_> = others.iter().map(String::as_str).collect();
            let plain_other: BTreeSet<&str> = others.iter().map(String::as_str).collect();
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), plain.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!((set.len(), set.is_empty()), (plain.len(), plain.is_empty()));
            prop_assert!(others.iter().all(|w| set.contains(w) == plain.contains(w.as_str())));
            prop_assert!(set.intersection(&other).eq(plain.intersection(&plain_other).copied()));
            prop_assert_eq!(set.is_disjoint(&other), plain.is_disjoint(&plain_other));
            prop_assert!(set.union(&other).iter().eq(plain.union(&plain_other).copied()));
            prop_assert_eq!(set == other, plain == plain_other);
        }
    }
}
