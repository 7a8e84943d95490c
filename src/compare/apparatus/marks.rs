//! Marks of words: on which of the lists that are asked again and again a word stands, looked up once a word.

use crate::compare::apparatus::harm::{self, harm_in};
use crate::compare::apparatus::item::ENDS;
use crate::compare::apparatus::named::LANDS;
use crate::compare::apparatus::words::is_hedge;
use crate::compare::apparatus::{amount, clause, item, polarity, questions, sides, wording};

/// A set of marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u32);

impl Marks {
    /// A label may begin with it.
    pub(super) const LABEL: Self = Self(1);
    /// It may say that something is not certain.
    pub(super) const HEDGE: Self = Self(1 << 1);
    /// It denies, whatever comes after it.
    pub(super) const DENIES: Self = Self(1 << 2);
    /// It joins on another clause.
    pub(super) const JOINS: Self = Self(1 << 3);
    /// It may stand between a figure and what it counts.
    pub(super) const FILLER: Self = Self(1 << 4);
    /// A toll may be said with it to have come to a figure.
    pub(super) const RISES: Self = Self(1 << 5);
    /// It may open a clause.
    pub(super) const OPENS: Self = Self(1 << 6);
    /// It may say that something was to blame.
    pub(super) const BLAMES: Self = Self(1 << 7);
    /// It is passed over to the word that governs what follows.
    pub(super) const PASSED: Self = Self(1 << 8);
    /// It makes a time an end or a beginning.
    pub(super) const ENDS: Self = Self(1 << 9);
    /// It is a stretch of land.
    pub(super) const LAND: Self = Self(1 << 10);
    /// It says what befell somebody.
    pub(super) const HARM: Self = Self(1 << 11);
    /// It is a death toll's noun.
    pub(super) const TOLL: Self = Self(1 << 12);
    /// It may put a figure into the past.
    pub(super) const AGO: Self = Self(1 << 15);
    /// Words may have a tone that have it among them.
    pub(super) const TONED: Self = Self(1 << 16);
    /// A predicate that says yes or no may begin with it.
    pub(super) const SIDE: Self = Self(1 << 17);
    /// It denies what comes after "to".
    pub(super) const REFUSES: Self = Self(1 << 18);
    /// It, or what it is part of, is one of the names or of the values of the article.
    pub(super) const NAME: Self = Self(1 << 13);
    pub(super) const VALUE: Self = Self(1 << 14);

    /// Those of a word, folded, and of its concept.
    pub(super) fn of(word: &str, concept: Option<&str>) -> Self {
        let harm = matches!(word, harm::LIVES | harm::BODIES) || concept.is_some_and(|c| harm_in(c).is_some());
        let marks = [
            (Self::LABEL, wording::begins_label(word)),
            // "So-called" is three tokens.
            (Self::HEDGE, word == "called" || is_hedge(word, word)),
            (Self::DENIES, polarity::denies(word)),
            (Self::JOINS, harm::joins(word)),
            (Self::FILLER, amount::is_filler(word)),
            (Self::RISES, harm::RISES.contains(&word)),
            (Self::OPENS, clause::OPENERS.contains(&word)),
            (Self::BLAMES, clause::TO_BLAME.contains(&word)),
            (Self::PASSED, item::PASSED.contains(&word)),
            (Self::ENDS, ENDS.contains(&word)),
            (Self::LAND, LANDS.contains(&word)),
            (Self::HARM, harm),
            (Self::TOLL, word == harm::TOLL),
            (Self::TONED, wording::may_be_toned(word)),
            (Self::SIDE, questions::begins(word)),
            (Self::REFUSES, sides::REFUSES.contains(&word)),
            (Self::AGO, matches!(word, "before" | "earlier" | "ago" | "previous")),
        ];
        marks.into_iter().filter(|(_, is)| *is).fold(Self::default(), |all, (mark, _)| all.with(mark))
    }

    /// Whether any of some marks is there.
    pub(super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// These and others.
    pub(super) const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// The marks of many words.
    pub(super) fn all(marks: impl Iterator<Item = Self>) -> Self {
        marks.fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_marks_of_the_lists_it_is_on() {
        for (word, concept, marks) in [
            ("bridge", Some("bridg"), Marks::default()),
            ("regime", Some("regim"), Marks::LABEL.with(Marks::TONED)),
            ("may", None, Marks::HEDGE.with(Marks::SIDE)),
            ("isn't", None, Marks::DENIES),
            ("before", Some("befor"), Marks::JOINS.with(Marks::OPENS).with(Marks::ENDS).with(Marks::AGO)),
            ("of", None, Marks::FILLER.with(Marks::OPENS).with(Marks::PASSED)),
            ("lives", Some("live"), Marks::HARM),
            ("province", Some("provinc"), Marks::LAND),
        ] {
            assert_eq!(Marks::of(word, concept), marks, "{word}");
        }
        assert!(Marks::of("toll", None).has(Marks::TOLL) && !Marks::of("toll", None).has(Marks::LAND));
        assert!(Marks::all([Marks::LAND, Marks::TOLL].into_iter()).has(Marks::TOLL));
    }
}
