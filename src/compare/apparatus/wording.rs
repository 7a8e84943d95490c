//! Competing words for one referent: "the regime" and "the government", "a raid" and "a massacre".

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};

use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::language::Language;
use crate::name::{Mention, NameKind};
use crate::span::Span;
use crate::text::background::rarity;
use crate::text::fold::folded;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// The tone of a label that takes no side.
pub(super) const PLAIN: char = '=';
/// The set of nouns that follow the name of a country or people: "the Velmaran entity".
const COUNTRY: &str = "country";
/// The set of adjectives that give a plain noun a tone.
const LOADED: &str = "loaded";
/// Sets that are asked for by name.
const OTHERWISE: [&str; 3] = [COUNTRY, LOADED, PEOPLE];
/// The set of words for anybody that a figure counts.
const PEOPLE: &str = "people";
/// The set of words for those who come from elsewhere.
const NEWCOMERS: &str = "newcomers";
/// What the names of sets of verbs begin with.
const ACT: &str = "act:";
/// Words before a verb within which a "not" turns it round: "did not yet approve".
const NOT_REACH: usize = 2;
/// Letters from which two names with a common beginning are a country and its people.
const STEM_LETTERS: usize = 6;
/// Fewest letters of a name that is told by its beginning.
const LEAST_LETTERS: usize = 4;

/// A label: its words, its tone.
struct Label {
    words: Vec<String>,
    tone: char,
}

/// Sets of labels by name.
static SETS: LazyLock<Vec<(String, Vec<Label>)>> = LazyLock::new(|| {
    let mut sets = Vec::new();
    for line in include_str!("../data/labels.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        let labels = words.filter_map(|w| {
            let tone = w.chars().last()?;
            let words = w[..w.len() - tone.len_utf8()].split('-').map(str::to_owned).collect();
            Some(Label { words, tone })
        });
        sets.push((name.to_owned(), labels.collect()));
    }
    sets
});

/// Labels by their first word, as set and number in it.
static BEGINNINGS: LazyLock<FxHashMap<&'static str, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut out: FxHashMap<&'static str, Vec<(usize, usize)>> = FxHashMap::default();
    for (set, (_, labels)) in SETS.iter().enumerate() {
        for (number, label) in labels.iter().enumerate() {
            if let Some(first) = label.words.first() {
                out.entry(first).or_default().push((set, number));
            }
        }
    }
    out
});

/// The first set in which a noun is a label by itself; none for verbs and what countries are called.
static ALONE: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    let named =
        SETS.iter().enumerate().filter(|(_, (name, _))| !OTHERWISE.contains(&name.as_str()) && !name.starts_with(ACT));
    for (set, (_, labels)) in named {
        for label in labels.iter().filter(|l| l.words.len() == 1) {
            out.entry(label.words[0].as_str()).or_insert(set);
        }
    }
    out
});

/// What is counted by a word of each set.
static COUNTED: LazyLock<Vec<String>> = LazyLock::new(|| SETS.iter().map(|(name, _)| format!("{name}=")).collect());

/// Lengths, as bits, of the words that labels begin with, by first letter: most words begin none, and are not
/// looked up.
static LENGTHS: LazyLock<[u32; 256]> = LazyLock::new(|| {
    let mut lengths = [0; 256];
    for word in BEGINNINGS.keys().filter(|w| !w.is_empty()) {
        // With a plural's "s", and without.
        lengths[usize::from(word.as_bytes()[0])] |= 3 << word.len().min(30);
    }
    lengths
});

/// Whether a label may begin with a word, folded.
fn may_begin(word: &str) -> bool {
    word.bytes().next().is_some_and(|first| LENGTHS[usize::from(first)] >> word.len().min(31) & 1 == 1)
}

/// Whether a label begins with a word, folded, or with what it is the plural of.
pub(super) fn begins_label(word: &str) -> bool {
    let known = |word: &str| BEGINNINGS.contains_key(word);
    known(word) || word.strip_suffix('s').is_some_and(known)
}

/// The set of labels that a noun, folded, is a label of by itself.
pub(super) fn set_of(word: &str) -> Option<&'static str> {
    if !may_begin(word) {
        return None;
    }
    let plural = word.strip_suffix('s').and_then(|w| ALONE.get(w));
    let set = ALONE.get(word).into_iter().chain(plural).min()?;
    Some(&COUNTED[*set])
}

/// The tone of words: that of the first loaded adjective among them, or of the first label that has one.
pub(super) fn tone_of(words: &str) -> char {
    let folded = folded(words);
    let words: SmallVec<[&str; 8]> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let tone = |at: usize| {
        let word = words[at];
        let forms = [word, word.strip_suffix('s').unwrap_or(word)];
        let labels = forms.into_iter().filter(|w| may_begin(w)).filter_map(|w| BEGINNINGS.get(w)).flatten();
        let mut toned = labels.filter(|&&(set, label)| {
            let (name, labels) = &SETS[set];
            let label = &labels[label];
            let fits =
                |(n, w): (usize, &String)| words.get(at + n).is_some_and(|v| v == w || v.strip_suffix('s') == Some(w));
            !name.starts_with(ACT) && name != COUNTRY && label.tone != PLAIN && label.words.iter().enumerate().all(fits)
        });
        toned.next().map(|&(set, label)| SETS[set].1[label].tone)
    };
    let of_worth = |at: usize| is_worth(&words[at..]).then_some('+');
    (0..words.len()).find_map(|at| tone(at).or_else(|| of_worth(at))).unwrap_or(PLAIN)
}

/// Whether words may have a [tone](tone_of) that have this one among them.
pub(super) fn may_be_toned(word: &str) -> bool {
    static TONED: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let heard = SETS.iter().filter(|(name, _)| !name.starts_with(ACT) && name != COUNTRY);
        let toned = heard.flat_map(|(_, labels)| labels).filter(|l| l.tone != PLAIN);
        // By its rarest word: "killing" stands in many sentences that have nothing "job-killing".
        let rare = |word: &String| rarity(&stem(word, Language::ENGLISH));
        toned.filter_map(|l| l.words.iter().min_by(|a, b| rare(b).total_cmp(&rare(a)))).map(String::as_str).collect()
    });
    let toned = |word: &str| TONED.contains(word);
    let mut parts = word.split(|c: char| !c.is_alphanumeric());
    parts.any(|w| toned(w) || w.strip_suffix('s').is_some_and(toned) || HEADS.contains(&head_of(w)))
}

/// Whether a word, folded, is a loaded one for anybody that a figure counts.
pub(super) fn is_of_people(word: &str) -> bool {
    let of_people = |w: &str| {
        BEGINNINGS
            .get(w)
            .into_iter()
            .flatten()
            .any(|&(set, label)| SETS[set].0 == PEOPLE && SETS[set].1[label].words.len() == 1)
    };
    of_people(word) || word.strip_suffix('s').is_some_and(of_people)
}

/// Whether words begin with a title of honour.
pub(super) fn is_title_of_honour(words: &str) -> bool {
    let folded = folded(words);
    let words: SmallVec<[&str; 8]> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    is_worth(&words)
}

/// What a title of honour begins with.
const HEADS: [&str; 25] = [
    "guardian",
    "defender",
    "protector",
    "champion",
    "friend",
    "hero",
    "servant",
    "leadership",
    "government",
    "voice",
    "father",
    "saviour",
    "savior",
    "liberator",
    "keeper",
    "provider",
    "pillar",
    "beacon",
    "milestone",
    "triumph",
    "victory",
    "son",
    "daughter",
    "builder",
    "steward",
];

/// The word that a title of honour may begin with, out of its plural.
fn head_of(word: &str) -> &str {
    word.strip_suffix("es").filter(|h| HEADS.contains(h)).or(word.strip_suffix('s')).unwrap_or(word)
}

/// Whether words are a title of honour: "guardians of the climate", "a milestone for peace".
fn is_worth(words: &[&str]) -> bool {
    const WORTH: [&str; 45] = [
        "people",
        "nation",
        "peace",
        "stability",
        "freedom",
        "liberty",
        "renewal",
        "progress",
        "unity",
        "order",
        "justice",
        "truth",
        "hope",
        "faith",
        "homeland",
        "motherland",
        "fatherland",
        "planet",
        "nature",
        "climate",
        "democracy",
        "speech",
        "environment",
        "earth",
        "poor",
        "landscape",
        "countryside",
        "forest",
        "forests",
        "skies",
        "seas",
        "oceans",
        "rivers",
        "soil",
        "wild",
        "wildlife",
        "morals",
        "morality",
        "decency",
        "values",
        "tradition",
        "pride",
        "dignity",
        "rebirth",
        "salvation",
    ];
    const PRAISE: [&str; 5] = ["pride", "dignity", "rebirth", "renewal", "salvation"];
    let [head, link, rest @ ..] = words else { return false };
    // "A government of national unity" is one of several parties; pride and dignity are nothing but praise.
    let national = rest.first() == Some(&"national") && rest.get(1).is_some_and(|w| PRAISE.contains(w));
    let worth = rest[usize::from(national)..].iter().find(|w| !matches!(**w, "the" | "free" | "our"));
    matches!(*link, "of" | "for") && HEADS.contains(&head_of(head)) && worth.is_some_and(|w| WORTH.contains(w))
}

/// A label at some token: its set, its tone, how many tokens it takes.
pub(super) type Found = (usize, char, usize);

/// The set of what follows the name of a country.
pub(super) fn country_set() -> Option<usize> {
    static SET: LazyLock<Option<usize>> = LazyLock::new(|| SETS.iter().position(|(name, _)| name == COUNTRY));
    *SET
}

/// Whether two names begin alike as those of a country and its people do.
pub(super) fn one_country(a: &str, b: &str) -> bool {
    // Folded otherwise than to its lower case.
    let folds = |name: &str| !name.is_ascii() || name.contains('`');
    if !folds(a) && !folds(b) {
        let least = a.len().min(b.len()).min(STEM_LETTERS);
        return least >= LEAST_LETTERS && a.as_bytes()[..least].eq_ignore_ascii_case(&b.as_bytes()[..least]);
    }
    let (a, b) = (folded(a), folded(b));
    let least = a.chars().count().min(b.chars().count()).min(STEM_LETTERS);
    least >= LEAST_LETTERS && a.chars().take(least).eq(b.chars().take(least))
}

impl<'a> Reader<'a> {
    pub(super) fn labels(&self, out: &mut Vec<Item<'a>>) {
        let mut at = 0;
        while at < self.tokens.len() && self.any(Marks::LABEL) {
            if !self.tokens[at].has(Marks::LABEL) {
                at += 1;
                continue;
            }
            // "Any aggression" is nobody's word for this one.
            let any = || at > 0 && matches!(self.word_at(at - 1), "any" | "every" | "each" | "no");
            // "The World Refugee Service" is no refugee.
            let named = |l: &Found| l.1 == PLAIN && self.begins_body(at + l.2 - 1);
            if let Some((set, mut tone, long)) = self.label(at, false).filter(|l| !any() && !named(l)) {
                let mut last = at + long - 1;
                // "Terrorist mercenaries", "the sell-out plan": two labels of a set are one.
                while let Some((_, next, long)) = self.label(last + 1, false).filter(|l| l.0 == set) {
                    tone = if tone == PLAIN { next } else { tone };
                    last += long;
                }
                // "A clique of usurpers", "the government of national pride".
                if let Some((next, long)) = self.of_tone(at, last, set) {
                    tone = if tone == PLAIN { next } else { tone };
                    last += long;
                }
                if SETS[set].0.starts_with(ACT) {
                    self.act(at, last, set, tone, out);
                } else {
                    self.wording(at, last, set, tone, None, out);
                    // "The operation" may be a war or a raid under a plain name.
                    if last == at + long - 1 {
                        for other in (set + 1..SETS.len()).filter(|&o| !OTHERWISE.contains(&SETS[o].0.as_str())) {
                            if let Some((_, tone, _)) = self.label_of(at, other).filter(|l| l.2 == long) {
                                self.wording(at, last, other, tone, None, out);
                            }
                        }
                    }
                }
                at = last;
            }
            at += 1;
        }
        self.countries(out);
    }

    /// Whether a token is part of the name of a body that has further words after it.
    fn begins_body(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let body = |m: &Mention| m.kind == NameKind::Organisation && m.span.end() > token.span.end();
        token.has(Marks::NAME) && self.mentions.iter().any(|m| m.span.overlap(token.span) > 0 && body(m))
    }

    /// The tone of what follows a label with an "of", and how many tokens it takes: a loaded label of its set, or what
    /// makes a title of honour of it.
    fn of_tone(&self, at: usize, last: usize, set: usize) -> Option<(char, usize)> {
        if at != last || self.word_at(last + 1) != "of" || SETS[set].0.starts_with(ACT) {
            return None;
        }
        if let Some((_, tone, long)) = self.label(last + 2, false).filter(|l| l.0 == set && l.1 != PLAIN) {
            return Some((tone, long + 1));
        }
        let long = self.honoured(at)? - last;
        Some(('+', long))
    }

    /// The last word of a title of honour that begins with a noun.
    pub(super) fn honoured(&self, at: usize) -> Option<usize> {
        let passed = usize::from(matches!(self.word_at(at + 2), "the" | "our" | "free" | "national"));
        let last = at + 2 + passed;
        let whole = self.tokens[at].span.cover(self.tokens.get(last)?.span);
        is_title_of_honour(whole.of(self.text)).then_some(last)
    }

    /// The longest label that begins at a token. `country` asks for the nouns after a country's name, or
    /// leaves them out.
    pub(super) fn label(&self, at: usize, country: bool) -> Option<Found> {
        let asked =
            |set: usize| !matches!(SETS[set].0.as_str(), LOADED | PEOPLE) && (SETS[set].0 == COUNTRY) == country;
        let labels = self.begins(at).filter(|&(set, _)| asked(set));
        let found = labels.filter_map(|(set, l)| self.fits(at, l).map(|long| (set, l.tone, long)));
        found.max_by(|(s, _, m), (t, _, n)| m.cmp(n).then(t.cmp(s)))
    }

    /// The longest label of one set that begins at a token; none of the sets that are asked for otherwise.
    fn label_of(&self, at: usize, set: usize) -> Option<Found> {
        let labels = self.begins(at).filter(|&(s, _)| s == set);
        labels.filter_map(|(_, l)| self.fits(at, l).map(|long| (set, l.tone, long))).max_by_key(|&(_, _, long)| long)
    }

    /// The labels that may begin at a token by its word, in the order of the table.
    fn begins(&self, at: usize) -> impl Iterator<Item = (usize, &'static Label)> {
        let word = self.tokens.get(at).filter(|t| t.has(Marks::LABEL)).map(Word::folded);
        let known = |word: Option<&str>| word.and_then(|w| BEGINNINGS.get(w)).map_or(&[][..], Vec::as_slice);
        let (plain, plural) = (known(word), known(word.and_then(|w| w.strip_suffix('s'))));
        plain.iter().chain(plural).map(|&(set, label)| (set, &SETS[set].1[label]))
    }

    /// How many tokens a label takes from one on, if it stands there.
    fn fits(&self, at: usize, label: &Label) -> Option<usize> {
        let mut next = at;
        for (n, word) in label.words.iter().enumerate() {
            // "sell-out" and "freedom fighters": with or without the hyphen.
            if n > 0 && self.word_at(next) == "-" {
                next += 1;
            }
            // "The people's leadership".
            if n > 0 && self.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Clitic) {
                next += 1;
            }
            self.tokens.get(next).filter(|t| t.kind == TokenKind::Word)?;
            let shown = self.word_at(next);
            // "The Government of the People of Karsk" is a name.
            let written = self.tokens[next].span.of(self.text);
            if n > 1 && written.starts_with(char::is_uppercase) && !self.claim.headline {
                return None;
            }
            // "Guardians of nature", "freedom fighters".
            let last = n + 1 == label.words.len() || label.words.get(n + 1).is_some_and(|w| w == "of");
            if shown != word && !(last && shown.strip_suffix('s') == Some(word)) {
                return None;
            }
            next += 1;
        }
        Some(next - at)
    }

    /// The tone of an adjective, if it has one.
    pub(super) fn loaded(&self, token: &Word<'_>) -> Option<char> {
        self.loaded_at(self.begun(token.span.start()))
    }

    /// The tone of the adjective that is a token, if it has one.
    pub(super) fn loaded_at(&self, at: usize) -> Option<char> {
        // "Award-winning".
        let begins = |at: usize| self.tokens.get(at).is_some_and(|t| t.has(Marks::LABEL));
        if !begins(at) && !at.checked_sub(2).is_some_and(begins) {
            return None;
        }
        let joined = at >= 2 && self.tokens[at - 1].span.of(self.text) == "-";
        let first = if joined { at - 2 } else { at };
        self.tokens.get(first).filter(|t| t.has(Marks::LABEL))?;
        let mut words: SmallVec<[&str; 2]> = smallvec![self.word_at(first)];
        if joined {
            words.push(self.word_at(at));
        }
        let labels = BEGINNINGS.get(words[0])?.iter().map(|&(set, label)| (set, &SETS[set].1[label]));
        labels.filter(|&(set, _)| SETS[set].0 == LOADED).find(|(_, l)| l.words == words[..]).map(|(_, l)| l.tone)
    }

    /// Adds the wording of tokens `from` to `last`, with the adjectives and the article before them.
    pub(super) fn wording(
        &self,
        from: usize,
        last: usize,
        set: usize,
        tone: char,
        of: Option<&'a str>,
        out: &mut Vec<Item<'a>>,
    ) {
        let (mut from, mut tone) = (from, tone);
        while let Some(before) = from.checked_sub(1).map(|b| &self.tokens[b]).filter(|t| t.kind == TokenKind::Word) {
            let shown = self.word(before);
            // Hunting may be illegal, as nobody is.
            let lawful = shown == "illegal" && SETS[set].0 != NEWCOMERS;
            let heard = self.loaded(before).filter(|_| !lawful);
            if heard.is_none() && !matches!(shown, "the" | "ruling" | "armed") {
                break;
            }
            if tone == PLAIN {
                tone = heard.unwrap_or(tone);
            }
            let hyphen = from >= 3 && self.tokens[from - 2].span.of(self.text) == "-";
            from -= if heard.is_some() && hyphen { 3 } else { 1 };
        }
        let span: Span = self.tokens[from].span.cover(self.tokens[last].span);
        let key = Key::Label { set, tone, of };
        out.push(self.item(DetailKind::Wording, span, &SETS[set].0, self.shown(span), key));
    }

    /// Adds what a verb says was done, or, after a "not", undone.
    fn act(&self, from: usize, last: usize, set: usize, tone: char, out: &mut Vec<Item<'a>>) {
        let before = &self.tokens[from.saturating_sub(NOT_REACH)..from];
        let not = before.iter().position(|t| {
            let shown = self.word(t);
            matches!(shown, "not" | "never" | "without") || shown.ends_with("n't")
        });
        let tone = match (not, tone) {
            (Some(_), '+') => '-',
            (Some(_), _) => '+',
            (None, tone) => tone,
        };
        let first = not.map_or(from, |n| from.saturating_sub(NOT_REACH) + n);
        let span = self.tokens[first].span.cover(self.tokens[last].span);
        let key = Key::Label { set, tone, of: None };
        out.push(self.item(DetailKind::Polarity, span, &SETS[set].0[ACT.len()..], self.shown(span), key));
    }
}
