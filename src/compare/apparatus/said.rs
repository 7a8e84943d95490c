//! Who says it and how: sources, verbs of saying, quotations, hedges.

use smallvec::SmallVec;

use crate::claim::{ClaimKind, Speaker};
use crate::compare::apparatus::Context;
use crate::compare::apparatus::item::{Item, Key, Names};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::apparatus::words::is_hedge;
use crate::compare::detail::DetailKind;
use crate::name::{Mention, NameKind};
use crate::span::Span;
use crate::text::fold::folded;
use crate::text::token::TokenKind;

/// Fewest content words of a quotation worth a detail: a single one is a word in scare quotes.
const QUOTED_WORDS: usize = 2;

/// Most words before a speaker's name that are shown with it.
const TITLE_WORDS: usize = 3;

/// Most words on either side of a part of a source that belong to it.
const PARTY_WORDS: usize = 3;

impl<'a> Reader<'a> {
    pub(super) fn frame(&self, out: &mut Vec<Item<'a>>) {
        if self.is_relative() {
            return;
        }
        // "A jury found him guilty", "a step expected to cost": nobody says anything.
        if let Some(cue) = self.claim.cue {
            let after = self.tokens.partition_point(|t| t.span.start() < cue.span.end());
            let (word, next) = (after.checked_sub(1).map_or("", |at| self.word_at(at)), self.word_at(after));
            if word == "found" && next != "that"
                || word == "expected" && next == "to"
                || word == "said" && matches!(next, "yes" | "no")
            {
                return;
            }
        }
        // "Seven lost their lives".
        let lives = |span: Span| {
            let words = folded(span.of(self.text));
            // What a thermometer shows nobody says.
            ["their lives", "thermometer", "barometer", "gauge"].iter().any(|end| words.ends_with(end))
        };
        if self.claim.speaker.as_ref().is_some_and(|s| lives(s.span)) {
            return;
        }
        self.source(out);
        self.cue(out);
    }

    /// Who says it.
    fn source(&self, out: &mut Vec<Item<'a>>) {
        if let Some(speaker) = &self.claim.speaker {
            let anatomy = &self.context.anatomies[self.article];
            let mut named = Names::from_slice(&speaker.mentions);
            // "The KRA": a body is its name.
            if named.is_empty() {
                let body = |m: &Mention| m.kind == NameKind::Organisation && m.span.end() == speaker.span.end();
                named.extend(anatomy.mentions_in(speaker.span).filter(|(_, m)| body(m)).map(|(n, _)| n));
            }
            // "Geologist Ada Lind of the Polar Bureau said": she did.
            if let Some(who) = self.who_is_of(speaker.span).filter(|_| !named.is_empty()) {
                named = Names::from_slice(&[who]);
            }
            let mut names: Names = named.iter().map(|&m| self.context.entity_of[self.article][m]).collect();
            names.sort_unstable();
            names.dedup();
            let concepts = self.concepts(speaker.span);
            // "They said" says nothing of who they are, and that somebody does.
            let nobody = names.is_empty() && concepts.is_empty();
            let value = match &speaker.names[..] {
                [] => self.shown(speaker.span),
                [one] => one.as_str().into(),
                more => more.join("; ").into(),
            };
            // "The mission to the Rivers Union said": the union itself did not.
            if let Some(span) = self.headed(speaker.span) {
                let key = Key::Speaker { names: Names::new(), concepts: self.concepts(span) };
                out.push(self.item(DetailKind::Attribution, span, "source", self.shown(span), key));
                return;
            }
            let whole = names.is_empty().then(|| self.whole_party(speaker.span)).flatten();
            if let Some(span) = whole {
                let key = Key::Speaker { names, concepts: self.concepts(span) };
                out.push(self.item(DetailKind::Attribution, span, "source", self.shown(span), key));
                return;
            }
            let key = Key::Speaker { names, concepts };
            let span = self.named_alone(speaker);
            let item = self.item(DetailKind::Attribution, span, "source", value, key);
            out.push(Item { beside: nobody, ..item });
        }
    }

    /// The person who is named right before a body, as one of it.
    fn who_is_of(&self, body: Span) -> Option<usize> {
        let before = self.before(body.start());
        let plain = before.iter().rev().skip_while(|t| t.folded() == "the");
        let mut rest = plain.clone();
        let of = rest.next().is_some_and(|t| matches!(t.folded(), "of" | "at" | "from" | "with"));
        let last = rest.next().filter(|_| of)?;
        let (who, _) = self.named().find(|(_, m)| m.kind == NameKind::Person && m.span.contains(last.span))?;
        Some(who)
    }

    /// "A showdown that leaders warned could get worse": they warned of what follows, and did not say the claim.
    fn is_relative(&self) -> bool {
        let (Some(cue), Some(speaker)) = (self.claim.cue, &self.claim.speaker) else { return false };
        let after = self.claim.span.end() <= cue.span.start() && self.claim.span.end() <= speaker.span.start();
        let last = folded(self.claim.span.of(self.text).split_whitespace().next_back().unwrap_or_default());
        after && matches!(&*last, "that" | "which" | "who")
    }

    /// The whole of a speaker of which only the last name was taken for one, with the office before it.
    fn headed(&self, span: Span) -> Option<Span> {
        const POSTS: [&str; 10] = [
            "mission",
            "ambassador",
            "envoy",
            "representative",
            "embassy",
            "delegation",
            "delegate",
            "adviser",
            "advisor",
            "negotiator",
        ];
        let before: SmallVec<[&Word; 4]> = self.before(span.start()).iter().rev().take(4).collect();
        let word = |at: usize| before.get(at).map_or("", |t| t.folded());
        if !matches!(word(0), "to" | "of" | "at" | "with") || !POSTS.contains(&word(1)) {
            return None;
        }
        // "Iran's mission": whose it is.
        let mut first = before[1];
        for token in &before[2..] {
            let owner = token.span.of(self.text);
            let written = owner.starts_with(char::is_uppercase) || self.word(token).ends_with('s') || owner.len() < 4;
            if token.kind == TokenKind::Mark && owner != "'" && owner != "’" || !written {
                break;
            }
            first = token;
        }
        Some(first.span.cover(span))
    }

    /// A source without a name with all that says who it is, where only a part was taken for it: "people | at the
    /// scene", "guardians of | nature".
    fn whole_party(&self, span: Span) -> Option<Span> {
        let from = self.tokens.partition_point(|t| t.span.start() < span.start());
        let to = self.tokens.partition_point(|t| t.span.start() < span.end());
        let noun = |at: usize| {
            self.tokens.get(at).is_some_and(|t| {
                t.kind == TokenKind::Word && self.content(t).is_some() && !self.word(t).ends_with("ed")
            })
        };
        let mut whole = span;
        if from >= 2 && matches!(self.word_at(from - 1), "of" | "at" | "for") && noun(from - 2) {
            let first = (0..from - 2).rev().take(PARTY_WORDS).take_while(|&at| noun(at) || self.word_at(at) == "the");
            whole = self.tokens[first.last().unwrap_or(from - 2)].span.cover(whole);
        }
        let people = to > 0 && self.word_at(to - 1) == "people";
        if people && matches!(self.word_at(to), "at" | "near" | "in" | "living") {
            let last = (to + 1..self.tokens.len()).take(PARTY_WORDS);
            let last = last.take_while(|&at| noun(at) || matches!(self.word_at(at), "the" | "a" | "nearby"));
            whole = whole.cover(self.tokens[last.last().unwrap_or(to)].span);
        }
        // What is said is no part of who says it.
        // Where what is said runs up to it ("The dam must go, defenders of | the river said"), its end was taken for more.
        let apart = self.claim.span.overlap(whole) == 0 || self.claim.span.start() < whole.start();
        (whole != span && apart).then_some(whole)
    }

    /// A speaker with an office of many words by the name alone: the office is a detail by itself.
    fn named_alone(&self, speaker: &Speaker) -> Span {
        let anatomy = &self.context.anatomies[self.article];
        let [one] = speaker.mentions[..] else { return speaker.span };
        let Some(mention) = anatomy.mentions.get(one).filter(|m| speaker.span.contains(m.span)) else {
            return speaker.span;
        };
        let words = self.within(speaker.span).iter().filter(|t| t.span.end() <= mention.span.start());
        if words.count() > TITLE_WORDS { mention.span } else { speaker.span }
    }

    fn cue(&self, out: &mut Vec<Item<'a>>) {
        if let Some(cue) = self.claim.cue {
            // A source without a name and its verb are one phrase: "state media alleged".
            // "Claimed the lives of nine", "asked for $2 million": nobody says anything.
            let after = self.after(cue.span.end());
            let word = folded(cue.span.of(self.text));
            let has = |at: usize, word: &str| after.get(at).is_some_and(|w| w.folded() == word);
            let lives = word.starts_with("claim") && (has(0, "lives") || has(1, "lives"));
            // "In Blue Plains state": a stretch of land.
            let before = self.before(cue.span.start()).last();
            let land = word == "state"
                && before.is_some_and(|t| t.span.of(self.text).starts_with(char::is_uppercase) && self.in_name(t));
            if land || lives || word.starts_with("ask") && has(0, "for") {
                return;
            }
            let unnamed = self
                .claim
                .speaker
                .as_ref()
                .filter(|s| s.mentions.is_empty() && !s.span.of(self.text).chars().skip(1).any(char::is_uppercase))
                .map(|s| s.span);
            let next = |s: &Span| {
                let gap = s.end().max(cue.span.end()).abs_diff(s.start().min(cue.span.start()));
                gap <= s.of(self.text).len() + cue.span.of(self.text).len() + 1
            };
            let span = unnamed.filter(next).map_or(cue.span, |s| s.cover(cue.span));
            out.push(self.item(DetailKind::Stance, span, "cue", word, Key::Stance(cue.stance)));
        }
    }

    /// Words between quotation marks: the claim when it is a quotation as a whole, else those inside it.
    pub(super) fn quotes(&self, out: &mut Vec<Item<'a>>) {
        let whole = (self.claim.kind == ClaimKind::Direct).then_some(self.claim.span);
        let parts = self.quoted().filter(|_| whole.is_none());
        for span in whole.into_iter().chain(parts) {
            let concepts = self.concepts(span);
            if concepts.len() >= QUOTED_WORDS {
                out.push(self.item(DetailKind::Quote, span, "quoted", self.shown(span), Key::Words(concepts)));
            }
        }
    }

    /// The quotations inside the claim.
    pub(super) fn quoted(&self) -> impl Iterator<Item = Span> {
        self.quotations().iter().filter(|q| !q.open).map(|q| q.span)
    }

    pub(super) fn hedges(&self, out: &mut Vec<Item<'a>>) {
        if !self.any(Marks::HEDGE) {
            return;
        }
        for token in self.tokens.iter().filter(|t| t.has(Marks::HEDGE)) {
            let (mut folded, mut span) = (token.folded(), token.span);
            // "so-called" is three tokens.
            if folded == "called"
                && (self.text[..token.span.start()].ends_with("so-")
                    || self.text[..token.span.start()].ends_with("So-"))
            {
                folded = "so-called";
                span = Span::new(span.start() - "so-".len(), span.end());
            }
            if !is_hedge(folded, token.span.of(self.text)) {
                continue;
            }
            // "May not race" is told to her, and leaves nothing open.
            let at = self.tokens.partition_point(|t| t.span.start() < token.span.end());
            // "In all likelihood", and no other.
            let all = at >= 3 && self.word_at(at - 2) == "all" && self.word_at(at - 3) == "in";
            if matches!(folded, "likelihood" | "probability") {
                if !all {
                    continue;
                }
                span = self.tokens[at - 3].span.cover(span);
            }
            // "Suspected of theft" is an accusation, of which one is accused.
            if folded == "may" && self.word_at(at) == "not" || folded == "suspected" && self.word_at(at) == "of" {
                continue;
            }
            if folded == "so-called" || self.claim.span.overlap(token.span) > 0 {
                out.push(self.item(DetailKind::Hedge, span, "certainty", folded, Key::Hedge));
            }
        }
    }
}

/// The words of a quotation, without marks and capitals, and without the "he said" that it is broken by.
pub(super) fn quoted_words(context: &Context<'_>, item: &Item<'_>) -> Vec<String> {
    let text = item.span.of(context.texts[item.article]);
    let parts: Vec<&str> = text.split(['"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}']).collect();
    let broken = parts.len() > 2 && parts.len() % 2 == 1;
    let kept = parts.iter().enumerate().filter(|(n, _)| !broken || n % 2 == 0).flat_map(|(_, p)| p.split_whitespace());
    let plain = kept.map(|w| w.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase());
    plain.filter(|w| !w.is_empty()).collect()
}

/// Whether words stand among others, one after the other.
pub(super) fn holds(long: &[String], short: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|w| w == short)
}
