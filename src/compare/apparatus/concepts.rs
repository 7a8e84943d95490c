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
    /// A bit for each concept, by its length and ends: what has no bit is not there.
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
        self.bits == other.bits && self.all() == other.all()
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
            self.few[at..=self.len].rotate_right(1);
            self.few[at] = concept;
            self.len += 1;
        } else {
            let mut many = self.few.to_vec();
            many.insert(at, concept);
            self.many = Some(Box::new(many));
        }
    }

    pub(super) fn remove(&mut self, concept: &str) {
        if self.contains(concept) {
            *self = self.iter().filter(|c| *c != concept).collect();
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
