//! Whether an article leaves a detail out: only when it could have been known and is nowhere in it.

use std::collections::BTreeSet;

use smallvec::SmallVec;

use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::frame::Frames;
use crate::compare::apparatus::item::{Item, Key, PEOPLE};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::search::Found;
use crate::compare::detail::{DetailKind, UnknownReason};
use crate::compare::statements::ClaimAt;
use crate::day::Day;
use crate::span::Span;

/// The most that "several" and "a handful" can be.
const A_FEW: f64 = 10.0;
/// Days between two articles that may yet be reports of one hour: a day has no hours here, and what is fixed
/// with the event (its day, its place, who said it) was there for both. A toll may have risen since.
const SAME_REPORT: i32 = 1;
/// Content words of a cause from which on it is a sentence of its own, which a brief may tell as one.
const LONG_CAUSE: usize = 5;
/// Content words from which on a quotation is more than a turn of speech that others may give in their words.
const FULL_QUOTE: usize = 3;
/// First letters that two words for one cause have in common.
const CAUSE_HEAD: usize = 4;
/// Words of its own with which an article may tell in another way what a clause of others says.
const OTHER_WORDS: usize = 1;
/// Days apart from which two articles report different occasions of a statement.
const SAME_OCCASION: i32 = 7;

/// Whether and where an article has a detail that its claims in the statement lack.
pub(super) enum Absence {
    NotFound,
    Elsewhere(Span),
    Unknown(UnknownReason),
    /// The detail is of a kind that an article does not have to give (a wording).
    NotAsked,
}

impl Context<'_> {
    /// What can be said of `article`, which has a claim in the statement, or one that comes near it, but none of the
    /// items of the detail. `taken` are the places in it that are readings of other details beside theirs.
    pub(super) fn absence(
        &self,
        article: usize,
        group: &[&Item<'_>],
        members: &[ClaimAt],
        frames: &Frames<'_>,
        stand_in: impl Fn() -> bool,
        taken: impl Fn() -> SmallVec<[Span; 8]>,
    ) -> Absence {
        let anatomy = &self.anatomies[article];
        if matches!(group[0].kind, DetailKind::Wording | DetailKind::Stance | DetailKind::Polarity) {
            return Absence::NotAsked;
        }
        // "In the morning" is no hour that one would have to give.
        if group.iter().all(|i| matches!(&i.key, Key::Time { hours: Some((from, to)), .. } if from < to)) {
            return Absence::NotAsked;
        }
        // "It could meet 23 per cent of demand", "they may appeal": what is possible or allowed is told in other words.
        let modal = |i: &&Item| i.kind == DetailKind::Hedge && matches!(&*i.reading.value, "could" | "may" | "might");
        if group.iter().all(modal) {
            return Absence::NotAsked;
        }
        // "Won two medals", "won gold and silver": two of anything may be told one by one.
        let two = |i: &&Item| match &i.key {
            Key::Quantity(q) => {
                q.dimension == "count" && q.value == Some(2.0) && !is_harm(i) && !PEOPLE.contains(&i.role)
            }
            _ => false,
        };
        if group.iter().all(two) {
            return Absence::NotAsked;
        }
        // What somebody's words are the whole of is told in this article's words: it is in the statement.
        let shares = members.iter().any(|m| m.article == article);
        let claim = |m: &ClaimAt| self.anatomies[m.article].claims[m.claim].span;
        let whole = |i: &&Item| {
            i.kind == DetailKind::Quote && members.iter().any(|m| m.article == i.article && i.span.contains(claim(m)))
        };
        if shares && group.iter().all(whole) {
            return Absence::NotAsked;
        }
        // "Several" of what nobody counts is no figure that one would have to give.
        let few = |i: &&Item| match &i.key {
            Key::Quantity(q) => {
                q.value.is_none() && q.high <= A_FEW && i.reading.unit.is_none() && !is_harm(i) && q.low < q.high
            }
            _ => false,
        };
        if group.iter().all(few) {
            return Absence::NotAsked;
        }
        // "Director", "nominee": no office that one would have to give; "parliament" goes with what parliaments do.
        let plain = |i: &&Item| matches!(&i.key, Key::Role { office: None, .. });
        if group.iter().all(plain) || group.iter().all(|i| self.is_common_body(i)) {
            return Absence::NotAsked;
        }
        // "For a week" may be "all week", "for days", "seven nights".
        let one = |i: &&Item| {
            i.kind == DetailKind::Quantity
                && ["a ", "an "].iter().any(|article| i.span.of(self.texts[i.article]).starts_with(article))
                && i.reading.value == "1"
        };
        if group.iter().all(one) {
            return Absence::NotAsked;
        }
        // Who is not named at all is left out as a person, not as the holder of an office.
        if group.iter().all(|i| matches!(&i.key, Key::Role { who, .. } if self.named(article, &[*who]).is_none())) {
            return Absence::NotAsked;
        }
        // "The U.S. Department of Commerce said imports rose. Canada is ...": a source speaks beside the claim.
        let sourced = || group[0].kind == DetailKind::Attribution && self.has_source_beside(article, members);
        let headlined = || {
            let shelf = &self.shelves[article];
            group.iter().any(|i| shelf.headlined(i, i.span.of(self.texts[i.article])))
        };
        // A clause is not missing where the article has words of its own for what the others' words are not in: in
        // these claims, or, of a brief, in a sentence that is in no statement with them.
        let brief = anatomy.is_brief();
        let told = members.iter().filter(|m| m.article == article).map(|m| anatomy.claims[m.claim].sentence);
        let untold = || brief && told.clone().collect::<BTreeSet<usize>>().len() < anatomy.lines.len();
        let reworded = |i: &&Item| {
            let long = matches!(&i.key, Key::Words(words) if words.len() >= LONG_CAUSE);
            let clause = i.kind == DetailKind::Statement || brief && long && i.kind == DetailKind::Cause;
            let left = || untold() || frames.left(article, i.article) >= OTHER_WORDS;
            matches!(i.key, Key::Words(_)) && clause && left()
        };
        // A quotation of a few words may be told in others: "Not guilty", "was cleared".
        let short = |i: &&Item| i.kind == DetailKind::Quote && matches!(&i.key, Key::Words(w) if w.len() < FULL_QUOTE);
        // "A rockfall", "fallen rocks".
        let head = |w: &str| w.chars().take(CAUSE_HEAD).collect::<String>();
        let cause = |i: &&Item| match &i.key {
            Key::Words(words) if i.kind == DetailKind::Cause => {
                words.iter().any(|w| w.chars().count() >= CAUSE_HEAD && self.has_beginning(article, &head(w)))
            }
            _ => false,
        };
        // "Very high temperatures set off a blast": it gives a cause, before what it caused.
        let causes = || group.iter().all(|i| i.kind == DetailKind::Cause) && self.tells_a_cause(article, members);
        let reworded =
            || group.iter().all(reworded) || brief && group.iter().all(short) || causes() || group.iter().any(cause);
        let answered = || brief && self.answers(article, group, &taken());
        match self.found(article, group, members) {
            Found::At(span) => return Absence::Elsewhere(span),
            Found::Unclear => return Absence::Unknown(UnknownReason::Unclear),
            // The article has something of the kind that nobody else has: it may be this in other words.
            Found::Nowhere if stand_in() || headlined() || reworded() || sourced() || answered() => {
                return Absence::Unknown(UnknownReason::Unclear);
            }
            Found::Nowhere => {}
        }
        if !anatomy.complete {
            return Absence::Unknown(UnknownReason::CutShort);
        }
        if !anatomy.language.is_supported() {
            return Absence::Unknown(UnknownReason::Language);
        }
        if let Some(day) = anatomy.day {
            // "On Sunday" is not left out of what appeared on Saturday, whoever else may mean another Sunday.
            let came = |i: &Item, from: Day| from > day && self.anatomies[i.article].day.is_some_and(|d| from <= d);
            if group.iter().any(|i| matches!(&i.key, Key::Time { days: Some((from, _)), .. } if came(i, *from))) {
                return Absence::Unknown(UnknownReason::PublishedBefore);
            }
            // What stands beside the claims gives it in another place, and is no witness of when it was said.
            let own = || group.iter().filter(|i| !i.beside);
            let said: Vec<_> = own().filter_map(|i| self.anatomies[i.article].day).collect();
            if said.len() == own().count() {
                let fixed = group.iter().all(|i| settled(i, day));
                let slack = if fixed { SAME_REPORT } else { 0 };
                if said.iter().all(|&d| day.days_until(d) > slack) {
                    return Absence::Unknown(UnknownReason::PublishedBefore);
                }
                if said.iter().all(|&d| d.days_until(day).abs() > SAME_OCCASION) {
                    return Absence::Unknown(UnknownReason::OtherOccasion);
                }
            }
        }
        Absence::NotFound
    }
}

impl Context<'_> {
    /// Whether an article's claims have a verb of causing, whatever caused what.
    fn tells_a_cause(&self, article: usize, members: &[ClaimAt]) -> bool {
        const CAUSES: [&str; 6] = ["caused", "causing", "triggered", "sparked", "blamed", "blame"];
        const PHRASES: [(&str, &str); 7] = [
            ("due", "to"),
            ("set", "off"),
            ("led", "to"),
            ("brought", "about"),
            ("resulted", "in"),
            ("touched", "off"),
            ("brought", "down"),
        ];
        members.iter().filter(|m| m.article == article).any(|m| {
            let (_, words, _) = self.words[article].claim(m.claim);
            let pair = |w: &[Word<'_>]| PHRASES.contains(&(w[0].folded(), w[1].folded()));
            words.iter().any(|w| CAUSES.contains(&w.folded())) || words.windows(2).any(pair)
        })
    }
}

/// Whether what an item gives stood fast on a day: it is no toll, which may rise, and no later day.
fn settled(item: &Item, day: Day) -> bool {
    match &item.key {
        Key::Time { days: Some((from, _)), .. } => *from <= day,
        _ => !is_harm(item),
    }
}
