//! Looking for a detail in the whole of an article.

use crate::claim::Speaker;
use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::amount::AGE;
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key, hours_of, is_year_long};
use crate::compare::apparatus::lexed::{Word, known};
use crate::compare::apparatus::named::{LANDS, WHERE};
use crate::compare::apparatus::office::Office;
use crate::compare::apparatus::shelf::{folded, read};
use crate::compare::apparatus::source::sources;
use crate::compare::apparatus::wording::one_country;
use crate::compare::apparatus::words::is_hedge;
use crate::compare::detail::DetailKind;
use crate::compare::statements::ClaimAt;
use crate::day::Day;
use crate::name::NameKind;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::calendar::WEEKDAYS;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};
use crate::value::{Data, Quantity, Value};

/// Share of a clause's words, weighted by rarity, that one sentence must have to give it too.
const GIVEN: f64 = 0.6;
/// Share from which every word is there, but for rounding.
const ALL_WORDS: f64 = 0.999;
/// Share from which it cannot be told.
const UNCLEAR: f64 = 0.34;
/// The same for a quotation, which is in the article word for word or not at all.
const UNCLEAR_QUOTE: f64 = 0.5;
/// Words at the beginning of a sentence among which its source may stand.
const OPENING_WORDS: usize = 3;

/// Words at its end among which it stands after "said" or "according to".
const CLOSING_WORDS: usize = 6;
/// Those who make laws, by the house and by the head.
const LAWMAKERS: [&str; 11] = [
    "parliament",
    "senate",
    "congress",
    "assembly",
    "lawmakers",
    "deputies",
    "senators",
    "legislators",
    "mps",
    "parliamentarians",
    "legislature",
];

/// First letters that words for one party have in common.
const SAME_HEAD: usize = 7;
/// Those who lead, and how what they do is told.
const LEADERS: [&str; 5] = ["leader", "head", "chief", "boss", "chairman"];
const LEADS: [&str; 5] = ["led", "lead", "head", "chair", "preside"];
/// What is told of those who run for an office.
const RUNS: [&str; 7] = ["elected", "election", "vote", "seat", "ran", "run", "poll"];

/// Whether and where an article has a detail.
pub(super) enum Found {
    At(Span),
    Unclear,
    Nowhere,
}

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

impl Context<'_> {
    /// Looks for a detail in the whole of an article.
    pub(super) fn found(&self, article: usize, group: &[&Item<'_>], members: &[ClaimAt]) -> Found {
        let anatomy = &self.anatomies[article];
        let mut unclear = false;
        for item in group {
            let span = match &item.key {
                Key::Quantity(amount) => {
                    let (span, maybe) = self.figure(article, item, amount, (group, members));
                    // "Ada Lind (29)", "aged 29": the same figure, of whatever it is.
                    let written = |v: &Value| match &v.data {
                        Data::Quantity(q) => {
                            let unit = q.unit.as_deref() == item.reading.unit || amount.dimension == AGE;
                            unit && q.value.as_deref() == Some(&*item.reading.value)
                        }
                        Data::Time(t) => t.value == item.reading.value,
                    };
                    unclear |= anatomy.values.iter().any(written) && !is_harm(item);
                    unclear |= maybe
                        || !anatomy.is_brief()
                            && (self.may_have(article, item, amount, members)
                                || self.gives_another(article, item, amount, members));
                    span
                }
                Key::Time { said, days, hours, .. } => {
                    anatomy
                        .values
                        .iter()
                        .find(|v| match &v.data {
                            Data::Time(t) => match (days, t.days) {
                                // At least as exact as the detail; a day of speaking must be that day.
                                (Some(d), Some(e)) => *d == e || !said && e.0 >= d.0 && e.1 <= d.1,
                                (None, None) => hours_of(t) == *hours,
                                _ => false,
                            },
                            Data::Quantity(_) => false,
                        })
                        .map(|v| v.span)
                }
                Key::Names(names) => {
                    unclear |= names.iter().any(|&n| self.has_word_of(article, n) || self.has_spelling_of(article, n));
                    self.named(article, names)
                }
                // Named with another office, or with a word of this one, somebody does not go without.
                Key::Role { who, concepts, .. } => {
                    self.named(article, &[*who]).filter(|_| self.has_title(article, *who, concepts))
                }
                Key::Speaker { names, concepts } => {
                    unclear |= names.iter().any(|&n| self.has_word_of(article, n));
                    // "Prosecutors", "the prosecution".
                    let head = |w: &str| w.chars().take(SAME_HEAD).collect::<String>();
                    let long = |w: &&str| w.chars().count() >= SAME_HEAD;
                    unclear |=
                        names.is_empty() && concepts.iter().filter(long).any(|w| self.has_beginning(article, &head(w)));
                    self.spoken(article, names, concepts)
                }
                Key::Words(words) => match self.best(article, words) {
                    Some((share, span)) if share >= GIVEN => Some(span),
                    best => {
                        let share = best.map_or(0.0, |(s, _)| s);
                        // Words of a quotation are a quotation's only together.
                        let (least, all) =
                            if item.kind == DetailKind::Quote { (UNCLEAR_QUOTE, ALL_WORDS) } else { (UNCLEAR, GIVEN) };
                        unclear |= share >= least || self.anywhere(article, words) >= all;
                        None
                    }
                },
                Key::Hedge => self.hedged(article, members),
                Key::Stance(_) | Key::Label { .. } | Key::Called { .. } | Key::Act { .. } => None,
            };
            if let Some(span) = span {
                return Found::At(span);
            }
            unclear |= matches!(item.key, Key::Time { .. }) && self.has_weekday_of(article, item);
            // "The 1750 tower", "built in 1750".
            let year = item.reading.value.len() == YEAR_DIGITS && matches!(item.key, Key::Time { .. });
            unclear |= year && self.texts[article].contains(&*item.reading.value);
            unclear |= matches!(item.key, Key::Time { days: None, .. }) && self.has_hour(article);
            unclear |= self.has_wider_time(article, item, members);
            unclear |= self.has_term(article, item, members);
            unclear |= !anatomy.is_brief() && self.gives_another_term(article, item);
            unclear |= self.describes(article, item, members);
        }
        if unclear { Found::Unclear } else { Found::Nowhere }
    }

    /// Whether an article's claims give a time that has an item's in it: "last week" for "on Friday".
    fn has_wider_time(&self, article: usize, item: &Item<'_>, members: &[ClaimAt]) -> bool {
        let Key::Time { days: Some((from, to)), .. } = &item.key else { return false };
        let anatomy = &self.anatomies[article];
        // "This year", "the year's longest".
        let year = item.span.of(self.texts[item.article]).contains("year");
        if year && self.has(article, &known("year")) {
            return true;
        }
        let wider = |(d, e): (Day, Day)| (d, e) != (*from, *to) && d <= *from && *to <= e;
        members.iter().filter(|m| m.article == article).any(|m| {
            anatomy
                .values_of(self.words[article].extent(m.claim))
                .iter()
                .any(|v| matches!(&v.data, Data::Time(t) if t.days.is_some_and(wider)))
        })
    }

    /// Whether an article has the weekday of a time in any form: "Saturdays blast", whose apostrophe was lost
    /// on the way, is no time that could be read.
    fn has_weekday_of(&self, article: usize, item: &Item<'_>) -> bool {
        folded(item.span.of(self.texts[item.article]))
            .filter(|word| WEEKDAYS.contains(&word.as_str()))
            .any(|day| self.has(article, &known(&day)))
    }

    /// Whether a brief, in any of its sentences, gives something of a detail's kind that none of those who have the
    /// detail gives: another town, another rate. It may be its reading of the detail, and surely it does not leave the
    /// matter out.
    pub(super) fn answers(&self, article: usize, group: &[&Item<'_>], taken: &[Span]) -> bool {
        let anatomy = &self.anatomies[article];
        let having = |lacks: &dyn Fn(usize) -> bool| group.iter().all(|i| lacks(i.article));
        group.iter().any(|item| match &item.key {
            Key::Names(_) => {
                let mut others = self.first_named[article].iter().filter(|(who, at)| {
                    // A town may have been taken for a person; nobody who speaks is a place.
                    let place = |who: usize| self.entities[who].kind == NameKind::Place;
                    let where_from = item.kind != DetailKind::Place || place(*who) || self.stands_where(article, *at);
                    let speaks = |s: &Speaker| s.span.overlap(*at) > 0;
                    let source = anatomy.claims.iter().filter_map(|c| c.speaker.as_ref()).any(speaks);
                    where_from && !source && taken.iter().all(|t| t.overlap(*at) == 0)
                });
                others.any(|&(who, _)| having(&|other| self.named(other, &[who]).is_none()))
            }
            Key::Quantity(amount) if amount.dimension != "count" => {
                let measured = |q: &Quantity| {
                    q.unit.is_some() && q.unit.as_deref() == item.reading.unit
                        || q.base.is_some_and(|(_, b)| b == amount.dimension)
                };
                let has = |other: usize, figure: Option<f64>| {
                    let values = self.anatomies[other].values.iter();
                    values.into_iter().any(|v| matches!(&v.data, Data::Quantity(q) if q.figure() == figure))
                };
                let free = |v: &&Value| taken.iter().all(|t| t.overlap(v.span) == 0);
                anatomy.values.iter().filter(free).any(|v| match &v.data {
                    Data::Quantity(q) => measured(q) && having(&|other| !has(other, q.figure())),
                    Data::Time(_) => false,
                })
            }
            // Another number that nobody else gives: 23 games, four matches.
            Key::Quantity(amount) if amount.value.is_some() && !is_harm(item) => {
                let count = |q: &Quantity| q.unit.is_none() && !q.ordinal && q.figure().is_some_and(|f| f >= 2.0);
                let has = |other: usize, figure: Option<f64>| {
                    let mut values = self.anatomies[other].values.iter();
                    values.any(|v| matches!(&v.data, Data::Quantity(q) if q.figure() == figure))
                };
                let free = |v: &&Value| taken.iter().all(|t| t.overlap(v.span) == 0);
                anatomy.values.iter().filter(free).any(|v| match &v.data {
                    Data::Quantity(q) => count(q) && having(&|other| !has(other, q.figure())),
                    Data::Time(_) => false,
                })
            }
            // Another day, or another year, that nobody else gives.
            Key::Time { days: Some(days), .. } => {
                let given = |other: usize| {
                    self.anatomies[other].values.iter().filter_map(|v| match &v.data {
                        Data::Time(t) => {
                            t.days.filter(|d| is_year_long(*d) == is_year_long(*days)).map(|d| (v.span, d))
                        }
                        Data::Quantity(_) => None,
                    })
                };
                let apart = |a: (Day, Day), b: (Day, Day)| a.1 < b.0 || b.1 < a.0;
                let free = |span: Span| taken.iter().all(|t| t.overlap(span) == 0);
                let ahead = self.is_ahead(item.article, item.span);
                given(article).any(|(span, d)| {
                    free(span)
                        && self.is_ahead(article, span) == ahead
                        && having(&|other| given(other).all(|(_, e)| apart(d, e)))
                })
            }
            Key::Time { days: None, hours: Some(_), .. } => {
                let hour = |v: &Value| match &v.data {
                    Data::Time(t) if t.days.is_none() => hours_of(t),
                    _ => None,
                };
                let has = |other: usize, hours| self.anatomies[other].values.iter().any(|v| hour(v) == Some(hours));
                anatomy.values.iter().filter_map(hour).any(|hours| having(&|other| !has(other, hours)))
            }
            _ => false,
        })
    }

    /// Whether an article names somebody whose name may be another spelling of one: "Sadyrbay" for Nurlan Sadirbay.
    fn has_spelling_of(&self, article: usize, name: usize) -> bool {
        let person = |who: usize| self.entities[who].kind == NameKind::Person;
        person(name) && self.first_named[article].iter().any(|&(who, _)| person(who) && !self.differ(name, who))
    }

    /// Whether a sentence tells of what lies ahead.
    pub(super) fn is_ahead(&self, article: usize, place: Span) -> bool {
        let Some(line) = self.line_of(article, place) else { return false };
        let words = self.words[article].within(line);
        let will = |w: &Word<'_>| matches!(w.folded(), "will" | "shall" | "due" | "tomorrow");
        let is_to = |w: &[Word<'_>]| matches!(w[0].folded(), "is" | "are") && w[1].folded() == "to";
        words.iter().any(will) || words.windows(2).any(is_to)
    }

    /// Whether the word before a name makes it a place.
    fn stands_where(&self, article: usize, name: Span) -> bool {
        let before = self.texts[article][..name.start()].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        WHERE.contains(&fold(word).as_str())
    }

    /// Where all of the names stand in an article, in spellings that may be theirs.
    pub(super) fn named(&self, article: usize, names: &[usize]) -> Option<Span> {
        let known = &self.first_named[article];
        let place = |&name: &usize| {
            // Itself before what may be it: comparing names is dear.
            let itself = known.binary_search_by_key(&name, |&(e, _)| e).ok().map(|at| known[at].1);
            let others = || known.iter().filter(|&&(e, _)| self.may_be_one(name, e)).map(|&(_, span)| span);
            itself.or_else(|| self.named.answer((article, name), || others().min()))
        };
        let found: Option<Vec<Span>> = names.iter().map(place).collect();
        found.and_then(|spans| spans.first().copied())
    }

    /// Whether the last word of a name stands in an article, as a name or not ("members of parliament"), or a word made
    /// from it ("the Velmaran side" for Velmara), or one for those who are in it ("lawmakers" for the parliament).
    pub(super) fn has_word_of(&self, article: usize, name: usize) -> bool {
        let last = fold(self.entities[name].name.split_whitespace().last().unwrap_or_default());
        let has = |word: &str| self.has(article, concept(&stem(word, self.anatomies[article].language)));
        let members = || LAWMAKERS.contains(&last.as_str()) && LAWMAKERS.iter().any(|w| has(w));
        let made_from = || {
            let mut named = self.anatomies[article].mentions.iter().map(|m| m.span.of(self.texts[article]));
            // "The Velmaran state" is known by its first word.
            let land = LANDS.contains(&last.as_str());
            let first = || fold(self.entities[name].name.split_whitespace().next().unwrap_or_default());
            let known = if land { first() } else { last.clone() };
            self.entities[name].kind == NameKind::Place && named.any(|m| one_country(m, &known))
        };
        has(&last) || members() || made_from()
    }

    /// Whether the first word of a name stands in an article, as a name or not.
    pub(super) fn has_first_word_of(&self, article: usize, name: usize) -> bool {
        let first = fold(self.entities[name].name.split_whitespace().next().unwrap_or_default());
        self.has(article, concept(&stem(&first, self.anatomies[article].language)))
    }

    /// Whether an article has most words of a clause anywhere.
    pub(super) fn tells(&self, article: usize, words: &Concepts<'_>) -> bool {
        self.anywhere(article, words) >= GIVEN
    }

    /// Whether an article has a word for an office anywhere.
    pub(super) fn has_office(&self, article: usize, office: &Office<'_>) -> bool {
        let language = self.anatomies[article].language;
        office.is_in(|head| self.has(article, concept(&stem(head, language))))
    }

    /// Whether an article gives somebody any office, by a title or by a word of the one that is asked for.
    fn has_title(&self, article: usize, who: usize, concepts: &Concepts<'_>) -> bool {
        let anatomy = &self.anatomies[article];
        let mut titles = anatomy.mentions.iter().zip(&self.entity_of[article]).filter(|(m, _)| m.title.is_some());
        // "The top diplomat Sofia Arregui": any noun before the name may be an office.
        let text = self.texts[article];
        let described = |at: usize| {
            let before = text[..at].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let small = before.chars().all(char::is_lowercase) && before.chars().count() > 2;
            small && !is_function_word(before, anatomy.language) && !before.ends_with("ed")
        };
        let mut named = anatomy.mentions.iter().zip(&self.entity_of[article]);
        if named.any(|(m, &e)| self.may_be_one(who, e) && described(m.span.start())) {
            return true;
        }
        // "Led by Ada Lind" is the leader, and who runs for an office its candidate.
        let does = |c: &str| {
            let says = |words: &[&str]| words.iter().any(|w| self.has(article, &known(w)));
            LEADERS.iter().any(|w| known(w) == c) && says(&LEADS) || known("candidate") == c && says(&RUNS)
        };
        // "Maud Eyring of their federation", "Ada Lind, who heads the board".
        let of_what = |end: usize| {
            let after = text[end..].trim_start();
            after.starts_with("of ")
                || after.starts_with(", who ")
                || after.starts_with(", the ")
                || after.starts_with(", a ")
        };
        let mut again = anatomy.mentions.iter().zip(&self.entity_of[article]);
        again.any(|(m, &e)| self.may_be_one(who, e) && of_what(m.span.end()))
            || titles.any(|(_, &e)| self.may_be_one(who, e))
            || concepts.iter().any(|c| self.has(article, c) || does(c))
    }

    /// Whether an article has a word that begins with some letters. Linear in it.
    pub(super) fn has_beginning(&self, article: usize, head: &str) -> bool {
        let words = self.texts[article].split(|c: char| !c.is_alphanumeric());
        words.filter(|w| w.len() >= head.len()).any(|w| fold(w).starts_with(head))
    }

    /// Whether a source speaks in the sentence before or after an article's claims, or in theirs.
    pub(super) fn has_source_beside(&self, article: usize, members: &[ClaimAt]) -> bool {
        let claims = &self.anatomies[article].claims;
        let mine = || members.iter().filter(|m| m.article == article).filter_map(|m| claims.get(m.claim));
        let near = |sentence: usize| mine().any(|c| c.sentence.abs_diff(sentence) <= 1 && !c.headline);
        if claims.iter().any(|c| c.speaker.is_some() && near(c.sentence)) {
            return true;
        }
        // "..., said the weather service": a source that was not found as one.
        let lines = mine().filter_map(|c| self.anatomies[article].lines.get(c.sentence));
        lines.into_iter().any(|&(line, _)| {
            self.words[article]
                .within(line)
                .iter()
                .any(|w| matches!(w.folded(), "said" | "according" | "told" | "reported" | "announced"))
        })
    }

    /// Where an article names the same source, if for something else: that it is not given for this
    /// statement shows in the readings; that it is left out would say more.
    fn spoken(&self, article: usize, names: &[usize], described: &Concepts<'_>) -> Option<Span> {
        if let Some(span) = names.iter().find_map(|&name| self.named(article, &[name])) {
            return Some(span);
        }
        // "State media" in a sentence whose speaker was not found.
        const SPEAKS: [&str; 6] = ["official", "officer", "spokesman", "spokeswoman", "spokesperson", "source"];
        let mut named_by = described.clone();
        for word in SPEAKS {
            if named_by.len() > 1 {
                named_by.remove(&known(word));
            }
        }
        let whole = self.best(article, &named_by).filter(|&(share, _)| share >= ALL_WORDS);
        if let Some((_, span)) = whole {
            return Some(span);
        }
        // "Medics" for doctors, as the source of anything.
        let kinds = sources(described);
        let alike = |words: &str| {
            let said = read(words, self.anatomies[article].language);
            sources(&said.iter().filter_map(Word::content).collect()).iter().any(|k| kinds.contains(k))
        };
        let other = self.anatomies[article]
            .claims
            .iter()
            .filter_map(|c| c.speaker.as_ref())
            .map(|s| s.span)
            .find(|s| names.is_empty() && alike(s.of(self.texts[article])));
        if other.is_some() {
            return other;
        }
        // The same in a sentence whose speaker was not found.
        // At its beginning or, after "said", at its end.
        let opens = |span: &Span| {
            let words: Vec<&str> = span.of(self.texts[article]).split_whitespace().collect();
            let last = &words[words.len().saturating_sub(CLOSING_WORDS)..];
            let said = last.iter().position(|w| matches!(*w, "said" | "says" | "reported" | "told" | "to"));
            alike(&words[..words.len().min(OPENING_WORDS)].join(" "))
                || said.is_some_and(|at| alike(&last[at..].join(" ")))
        };
        if names.is_empty()
            && !kinds.is_empty()
            && let Some(span) = self.lines(article).iter().find(|span| opens(span))
        {
            return Some(*span);
        }
        let speakers = self.anatomies[article].claims.iter().filter_map(|c| c.speaker.as_ref());
        let same = |s: Span| !described.is_empty() && described.iter().all(|c| self.said_by(article, s, c));
        speakers.map(|s| s.span).find(|&s| same(s))
    }

    /// Where a sentence of the article's claims in the statement has a hedge, outside those claims.
    fn hedged(&self, article: usize, members: &[ClaimAt]) -> Option<Span> {
        let (text, anatomy) = (self.texts[article], &self.anatomies[article]);
        // A brief says of one thing in its next sentence how sure it is.
        let reach = if anatomy.is_brief() { anatomy.lines.len() } else { 0 };
        let told = |n: usize| {
            let mut own = members.iter().filter(|m| m.article == article).map(|m| anatomy.claims[m.claim].sentence);
            own.any(|sentence| sentence.abs_diff(n) <= reach)
        };
        let lines = anatomy.lines.iter().enumerate().filter(|(n, _)| told(*n)).map(|(_, line)| line);
        lines
            .flat_map(|&(line, _)| tokens(text, line))
            .find(|t| {
                let shown = t.span.of(text);
                // "Most of the dead" hedges as "mostly" does.
                t.kind == TokenKind::Word && (is_hedge(&fold(shown), shown) || fold(shown) == "most")
            })
            .map(|t| t.span)
    }

    fn said_by(&self, article: usize, speaker: Span, word: &str) -> bool {
        let said = read(speaker.of(self.texts[article]), self.anatomies[article].language);
        said.iter().any(|w| w.content() == Some(word))
    }
}
