//! Whether an article may tell of somebody or something without the name: by an office, by what stands there, by the
//! season. Before a name or a month is said to be missing, all of these are ruled out.

use crate::compare::apparatus::Context;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::detail::DetailKind;
use crate::compare::statements::ClaimAt;
use crate::name::NameKind;
use crate::span::Span;
use crate::text::token::TokenKind;

/// Words on either side of a name among which somebody's office stands: "the manager of the plant, Ada Lind".
const OFFICE_REACH: usize = 6;
/// What words for those who hold an office end with: a manager, a director, a chief.
const HOLDERS: [&str; 9] = ["er", "or", "ist", "man", "ian", "chief", "boss", "head", "official"];
/// Most days of a season.
const SEASON: i32 = 92;
/// Words for a quarter of the year, in which months lie; which ones is a matter of the hemisphere.
const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];

impl Context<'_> {
    /// Whether an article's claims may have what an item names, under a description. Linear in the claims' words.
    pub(super) fn describes(&self, article: usize, item: &Item<'_>, members: &[ClaimAt]) -> bool {
        let own = || members.iter().filter(|m| m.article == article);
        let has = |told: &dyn Fn(&[Word<'_>]) -> bool| own().any(|m| told(self.words[article].claim(m.claim).1));
        match &item.key {
            Key::Names(_) => match item.kind {
                DetailKind::Person => {
                    self.speaks_by_office(article, item, members)
                        || has(&|w| by_whom(w, item))
                        || self.names_another(article, item, members)
                }
                DetailKind::Organisation => has(&|w| by_whom(w, item)) || self.names_another(article, item, members),
                DetailKind::Place => self
                    .landmark(item)
                    .is_some_and(|noun| has(&|words| words.iter().any(|w| w.content() == Some(noun)))),
                _ => false,
            },
            Key::Time { days: Some((from, to)), .. } => {
                from.days_until(*to) <= SEASON
                    && has(&|words| {
                        // "The fall in output" is no autumn.
                        let fall = |w: &[Word<'_>]| {
                            w[1].folded() != "fall" || matches!(w[0].folded(), "next" | "last" | "this")
                        };
                        words.windows(2).any(|w| {
                            matches!(w[0].folded(), "the" | "next" | "last" | "this" | "in" | "by")
                                && SEASONS.contains(&w[1].folded())
                                && fall(w)
                        })
                    })
            }
            _ => false,
        }
    }

    /// Whether a brief names somebody else of the kind who is a stranger to the other: who does what in the one may be
    /// who does it in the other, by another name.
    fn names_another(&self, article: usize, item: &Item<'_>, members: &[ClaimAt]) -> bool {
        let Key::Names(names) = &item.key else { return false };
        let anatomy = &self.anatomies[article];
        let kinds = names.iter().map(|&n| self.entities[n].kind);
        let body = kinds.clone().any(|k| k == NameKind::Organisation) || item.kind == DetailKind::Organisation;
        let alike = |kind: NameKind| match kind {
            NameKind::Organisation => body,
            NameKind::Person => !body,
            kind => kind == NameKind::Other,
        };
        let stranger = |claim: &ClaimAt| {
            let (first, mentions) = anatomy.mentions_of(self.words[article].extent(claim.claim));
            let who = (first..first + mentions.len()).map(|m| self.entity_of[article][m]);
            let mut others = who.filter(|&n| alike(self.entities[n].kind));
            others.any(|n| self.named(item.article, &[n]).is_none() && !self.common[n])
        };
        anatomy.is_brief() && members.iter().filter(|m| m.article == article).any(stranger)
    }

    /// Whether somebody speaks in its claims who is described by a word that stands beside the name elsewhere: "the
    /// plant's manager wrote", "Ada Lind, manager of the plant, wrote".
    fn speaks_by_office(&self, article: usize, item: &Item<'_>, members: &[ClaimAt]) -> bool {
        let Some(line) = self.line_of(item.article, item.span) else { return false };
        let (before, after) = self.words[item.article].beside(item.span, OFFICE_REACH);
        let beside = || before.iter().chain(after).filter(|w| line.contains(w.span)).filter_map(Word::content);
        members.iter().filter(|m| m.article == article).any(|m| {
            let speaker = self.anatomies[article].claims[m.claim].speaker.as_ref();
            speaker.filter(|s| s.mentions.is_empty()).is_some_and(|s| {
                let described = self.words[article].within(s.span);
                let holder = |w: &&Word<'_>| HOLDERS.iter().any(|end| w.folded().ends_with(end));
                described.iter().filter(holder).filter_map(Word::content).any(|c| beside().any(|b| b == c))
            })
        })
    }

    /// The noun right after the name of a place: "the Osk bridge".
    fn landmark(&self, item: &Item<'_>) -> Option<&str> {
        let (_, after) = self.words[item.article].beside(item.span, 1);
        let next = after.first()?;
        let gap = Span::new(item.span.end(), next.span.start().max(item.span.end()));
        let plain = next.kind == TokenKind::Word && gap.of(self.texts[item.article]) == " ";
        let small = next.span.of(self.texts[item.article]).starts_with(char::is_lowercase);
        let verb = ["ed", "ing"].iter().any(|end| next.folded().ends_with(end));
        next.content().filter(|_| plain && small && !verb)
    }
}

/// Whether something is done by somebody in a claim, as it is by whom an item names: "were met by aid workers".
fn by_whom(words: &[Word<'_>], item: &Item<'_>) -> bool {
    let plain = |w: &Word<'_>| w.kind == TokenKind::Word && w.content().is_some() && !w.folded().ends_with("ing");
    item.before == "by"
        && words.windows(3).any(|w| {
            let passive = ["ed", "en", "met", "led", "won", "hit", "set", "shut", "held"]
                .iter()
                .any(|e| w[0].folded().ends_with(e));
            passive && w[1].folded() == "by" && plain(&w[2]) && w[2].folded().ends_with('s') && w[2].folded() != "votes"
        })
}
