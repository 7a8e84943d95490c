//! Who is who across the articles of a story.
//!
//! Mentions with one spelling are one *form*; forms are joined, never mentions, so that a name said a
//! thousand times costs as much as one said once. A form of one word belongs to its article (the
//! "Warraq" of one article need not be that of another); a form of several words to the story.

use rustc_hash::{FxHashMap, FxHashSet};

use super::metonym;
use super::parse::{Part, parts};
use super::short::{acronym_of, short_head, shortened};
use super::sound::{coarse, nearness, skeleton};
use super::words::{alias, is_movement, is_people, is_place, key};
use super::{Entity, Mention, Name, NameKind, Setting, Verdict};

/// Most forms compared with one form that shares a key: a page of made-up words stays affordable.
const MOST_RIVALS: usize = 64;
/// Least nearness of two one-word spellings of a place or body in different articles.
const SAME_WORD: f32 = 0.8;
/// Fewest consonants for that; two consonants agree by chance.
const BONES: usize = 3;
/// Least nearness of a misspelt surname to the full name its article anchors.
const MISSPELT: f32 = 0.72;
/// Fewest letters of a surname cut short ("Kanan" of "Kanani").
const CUT_SHORT: usize = 5;

/// Most letters of an acronym that may also be written like a word ("Nafta").
const LONGEST_ACRONYM: usize = 5;

struct Form {
    key: String,
    /// Only for a form of one word.
    article: Option<usize>,
    kinds: [usize; 5],
    mentions: Vec<(usize, usize)>,
    parts: Vec<Part>,
    upper: bool,
    articles: Vec<usize>,
}

impl Form {
    fn kind(&self) -> NameKind {
        kind_of(&self.kinds)
    }

    fn is_word(&self) -> bool {
        !self.key.contains(' ')
    }
}

const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::People, NameKind::Other];

fn kind_of(kinds: &[usize; 5]) -> NameKind {
    // The commonest; `Other` only when there is nothing else; the first of `KINDS` among equals.
    let best = (0..4).max_by_key(|&at| (kinds[at], std::cmp::Reverse(at))).unwrap_or(4);
    if kinds[best] == 0 { NameKind::Other } else { KINDS[best] }
}

/// Disjoint sets, each known by its first form, with their members.
struct Sets {
    up: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Sets {
    fn new(size: usize) -> Self {
        Self { up: (0..size).collect(), members: (0..size).map(|at| vec![at]).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.up[at] != at {
            self.up[at] = self.up[self.up[at]];
            at = self.up[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            let moved = std::mem::take(&mut self.members[a.max(b)]);
            self.up[a.max(b)] = a.min(b);
            self.members[a.min(b)].extend(moved);
        }
    }
}

/// The key under which spellings that are plainly one fall together.
fn plain_key(shown: &str, story: &FxHashSet<String>) -> String {
    let mut plain = key(shown).replace(['‐', '‑'], "-");
    if let Some(rest) = plain.strip_prefix("the ") {
        plain = rest.to_owned();
    }
    // A lost apostrophe: "Syrias" where the story has "Syria".
    if let Some(bare) = plain.strip_suffix('s').filter(|bare| bare.len() >= 4 && !is_place(&plain)) {
        let last = bare.rsplit([' ', '-']).next().unwrap_or(bare);
        if story.contains(bare)
            || (last.len() >= 4 && last.len() < bare.len() && story.contains(last))
            || is_people(bare)
        {
            plain = bare.to_owned();
        }
    }
    if let Some(common) = alias(&plain) {
        return common.to_owned();
    }
    plain.replace('\'', "")
}

/// Words of a body's name that count, for "Department of Trade" = "Trade Department".
fn body_words(key: &str) -> Vec<String> {
    // "UN Security Council" is that of the United Nations.
    let long = key.split_once(' ').and_then(|(first, rest)| Some(format!("{} {rest}", alias(first)?)));
    let mut words: Vec<String> = (long.as_deref().unwrap_or(key).split([' ', '-']))
        .filter(|w| !matches!(*w, "of" | "for" | "the" | "and" | "in" | "on" | "affairs" | ""))
        .map(|w| {
            w.replace("organiz", "organis")
                .replace("defens", "defenc")
                .replace("center", "centre")
                .replace("labor", "labour")
                .replace("labouur", "labour")
        })
        .collect();
    words.sort();
    words
}

fn forms(articles: &[(&str, &[Mention])]) -> Vec<Form> {
    let mut story: FxHashSet<String> = FxHashSet::default();
    for (text, mentions) in articles {
        for mention in *mentions {
            let shown = key(mention.span.of(text));
            if shown.contains([' ', '-']) {
                story.extend(shown.split([' ', '-']).map(str::to_owned));
            }
            story.insert(shown);
        }
    }
    let mut seen: FxHashMap<(Option<usize>, String), usize> = FxHashMap::default();
    let mut forms: Vec<Form> = Vec::new();
    for (a, (text, mentions)) in articles.iter().enumerate() {
        for (m, mention) in mentions.iter().enumerate() {
            let shown = mention.span.of(text);
            let key = plain_key(shown, &story);
            // A movement's one word is its whole name.
            let article = if key.contains(' ') || is_movement(&key) { None } else { Some(a) };
            let at = *seen.entry((article, key.clone())).or_insert_with(|| {
                let parts = parts(&key);
                let upper = !shown.chars().any(char::is_lowercase);
                forms.push(Form {
                    key,
                    article,
                    kinds: [0; 5],
                    mentions: Vec::new(),
                    parts,
                    upper,
                    articles: Vec::new(),
                });
                forms.len() - 1
            });
            let form = &mut forms[at];
            form.mentions.push((a, m));
            if form.articles.last() != Some(&a) {
                form.articles.push(a);
            }
            form.kinds[KINDS.iter().position(|k| *k == mention.kind).unwrap_or(4)] += 1;
            if mention.title.is_some() && mention.kind == NameKind::Person {
                // A title is better evidence than anything around a bare name.
                form.kinds[0] += 1;
            }
        }
    }
    forms
}

/// Buckets of forms by key, in order, each capped.
fn buckets(keys: impl Iterator<Item = (String, usize)>) -> Vec<Vec<usize>> {
    let mut at: FxHashMap<String, usize> = FxHashMap::default();
    let mut out: Vec<Vec<usize>> = Vec::new();
    for (key, form) in keys {
        let bucket = *at.entry(key).or_insert_with(|| {
            out.push(Vec::new());
            out.len() - 1
        });
        if out[bucket].last() != Some(&form) {
            out[bucket].push(form);
        }
    }
    out
}

/// Joins the forms of a bucket whose groups agree, every member with every member: a chain of
/// near-misses joins nobody.
fn join_cliques(sets: &mut Sets, bucket: &[usize], agree: &dyn Fn(usize, usize) -> bool) {
    let mut seen: FxHashSet<usize> = FxHashSet::default();
    let mut firsts: Vec<usize> = Vec::new();
    for &form in bucket {
        let root = sets.root(form);
        if seen.contains(&root) {
            continue;
        }
        let home = firsts.iter().take(MOST_RIVALS).map(|&first| sets.up[first]).find(|&other| {
            let (ours, theirs) = (&sets.members[root], &sets.members[other]);
            ours.len() * theirs.len() <= MOST_RIVALS && ours.iter().all(|&x| theirs.iter().all(|&y| agree(x, y)))
        });
        match home {
            Some(other) => sets.join(other, form),
            None => firsts.push(root),
        }
        let root = sets.root(form);
        seen.insert(root);
        // The group may now be known by an earlier form.
        for first in firsts.iter_mut().take(MOST_RIVALS) {
            *first = sets.root(*first);
        }
    }
}

fn whole(form: &Form) -> String {
    form.parts.iter().map(|p| p.sounds.as_str()).collect()
}

/// See [`super::resolve`].
pub(crate) fn resolve(articles: &[(&str, &[Mention])]) -> Vec<Entity> {
    let forms = forms(articles);
    let mut sets = Sets::new(forms.len());
    join_full_people(&forms, &mut sets);
    join_bodies(&forms, &mut sets);
    let open = bind_short(&forms, &mut sets);
    join_words(&forms, &mut sets);
    entities(articles, &forms, &mut sets, &open)
}

/// Full names of people: the strict setting, every member of a group against every other.
fn join_full_people(forms: &[Form], sets: &mut Sets) {
    let people: Vec<usize> = (0..forms.len())
        .filter(|&f| !forms[f].is_word() && matches!(forms[f].kind(), NameKind::Person | NameKind::Other))
        .collect();
    let names: FxHashMap<usize, Name> = people.iter().map(|&f| (f, Name::new(&forms[f].key))).collect();
    let keyed = people.iter().flat_map(|&f| {
        let mut keys: Vec<String> =
            forms[f].parts.iter().filter(|p| p.sounds.len() > 1).map(|p| skeleton(&coarse(&p.sounds))).collect();
        keys.dedup();
        keys.into_iter().map(move |key| (key, f))
    });
    for bucket in buckets(keyed) {
        join_cliques(sets, &bucket, &|a, b| names[&a].compare(&names[&b], Setting::Strict).verdict() == Verdict::Same);
    }
}

/// Names of bodies: the same words in any order; a country in front when only one is meant.
fn join_bodies(forms: &[Form], sets: &mut Sets) {
    let bodies: Vec<usize> = (0..forms.len())
        .filter(|&f| (!forms[f].is_word() || is_movement(&forms[f].key)) && forms[f].kind() == NameKind::Organisation)
        .collect();
    for bucket in buckets(bodies.iter().map(|&f| (body_words(&forms[f].key).join(" "), f))) {
        for pair in bucket.windows(2) {
            sets.join(pair[0], pair[1]);
        }
    }
    let owned = |f: usize| {
        let (first, rest) = forms[f].key.split_once(' ')?;
        (is_place(first) || is_people(first) || alias(first).is_some()).then(|| (body_words(rest).join(" "), f))
    };
    let mut by_rest: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (rest, f) in bodies.iter().filter_map(|&f| owned(f)) {
        by_rest.entry(rest).or_default().push(f);
    }
    for owners in by_rest.values() {
        for pair in
            owners.iter().enumerate().flat_map(|(i, &a)| owners[i + 1..].iter().take(MOST_RIVALS).map(move |&b| (a, b)))
        {
            if one_nation(&forms[pair.0].key, &forms[pair.1].key) {
                sets.join(pair.0, pair.1);
            }
        }
    }
    for &f in &bodies {
        let Some(owners) = by_rest.get(&body_words(&forms[f].key).join(" ")) else { continue };
        let mut roots: Vec<usize> = owners.iter().map(|&o| sets.root(o)).collect();
        roots.sort_unstable();
        roots.dedup();
        if let [one] = roots[..] {
            sets.join(one, f);
        }
    }
}

/// Whether two names begin with a state and its adjective: "Iran", "Iranian"; "Syria", "Syrian".
fn one_nation(a: &str, b: &str) -> bool {
    let first = |key: &str| key.split(' ').next().unwrap_or_default().to_owned();
    let (a, b) = (first(a), first(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let stem = short.trim_end_matches(['a', 'e', 'y', 'o']);
    stem.len() >= 4 && long.starts_with(stem) && long.len() <= stem.len() + 4
}

/// Surnames, given names, acronyms: to the single full name of the article, else of the story.
/// Returns the forms that several full names compete for, with these; they stay unbound.
fn bind_short(forms: &[Form], sets: &mut Sets) -> Vec<(usize, Vec<usize>)> {
    let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
    // Full names by the sound of each part, and by their initials.
    let mut by_part: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_initials: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_head: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_article: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (f, form) in forms.iter().enumerate().filter(|(_, form)| !form.is_word()) {
        if matches!(form.kind(), NameKind::Person) {
            for part in form.parts.iter().filter(|p| p.sounds.len() > 1) {
                by_part.entry(coarse(&part.sounds)).or_default().push(f);
            }
            for &a in &form.articles {
                by_article.entry(a).or_default().push(f);
            }
        } else {
            if form.kind() == NameKind::Organisation
                && let Some(head) = short_head(&form.key)
            {
                by_head.entry(head).or_default().push(f);
            }
            for initials in acronym_of(&form.key) {
                by_initials.entry(initials).or_default().push(f);
            }
        }
    }
    for (f, form) in forms.iter().enumerate().filter(|(_, form)| form.is_word()) {
        let Some(article) = form.article else { continue };
        if is_place(&form.key) || is_people(&form.key) {
            continue;
        }
        let letters: String = form.key.chars().filter(|c| c.is_alphanumeric()).collect();
        if (form.upper || letters.len() <= LONGEST_ACRONYM)
            && let Some(candidates) = by_initials.get(&letters)
            && let Some(one) = single(forms, sets, candidates, article)
        {
            sets.join(one, f);
            continue;
        }
        // "The Observatory": the one body of the article that is one.
        if let Some(candidates) = by_head.get(form.key.as_str()) {
            let here: Vec<usize> =
                (candidates.iter().copied()).filter(|&c| forms[c].articles.binary_search(&article).is_ok()).collect();
            match single(forms, sets, &here, article) {
                Some(one) => sets.join(one, f),
                None if !here.is_empty() => open.push((f, here)),
                None => {}
            }
            continue;
        }
        let [part] = &form.parts[..] else { continue };
        // A body's short form is not a person's surname.
        if matches!(form.kind(), NameKind::Organisation) && form.upper {
            continue;
        }
        if let Some(candidates) = by_part.get(&coarse(&part.sounds)) {
            let at_end: Vec<usize> = (candidates.iter().copied())
                .filter(|&c| forms[c].parts.last().is_some_and(|p| coarse(&p.sounds) == coarse(&part.sounds)))
                .collect();
            let found = single(forms, sets, &at_end, article)
                .or_else(|| if at_end.is_empty() { single(forms, sets, candidates, article) } else { None });
            match found {
                Some(one) => sets.join(one, f),
                None if at_end.is_empty() => open.push((f, candidates.clone())),
                None => open.push((f, at_end)),
            }
            continue;
        }
        // Cut short or misspelt: only the article's own full names anchor it.
        if form.kind() == NameKind::Place {
            continue;
        }
        let near: Vec<usize> =
            (by_article.get(&article).map_or(&[][..], Vec::as_slice).iter().copied().take(MOST_RIVALS * 4))
                .filter(|&c| {
                    forms[c].parts.last().is_some_and(|p| {
                        let cut = shortened(&form.key, &p.shown, CUT_SHORT);
                        let one_name = p.given.is_some() && part.given.is_some() && p.given != part.given;
                        !one_name
                            && (cut
                                || (part.sounds.len() >= CUT_SHORT
                                    && nearness(&p.sounds, &part.sounds, false) >= MISSPELT
                                    && p.sounds.as_bytes()[0] == part.sounds.as_bytes()[0]))
                    })
                })
                .collect();
        if let Some(one) = single(forms, sets, &near, article) {
            sets.join(one, f);
        }
    }
    open
}

/// The one entity among the candidates that the article has, else the one the story has.
fn single(forms: &[Form], sets: &mut Sets, candidates: &[usize], article: usize) -> Option<usize> {
    let mut here: Vec<usize> = Vec::new();
    let mut all: Vec<usize> = Vec::new();
    for &c in candidates.iter().take(MOST_RIVALS) {
        let root = sets.root(c);
        all.push(root);
        if forms[c].articles.binary_search(&article).is_ok() {
            here.push(root);
        }
    }
    for list in [&mut here, &mut all] {
        list.sort_unstable();
        list.dedup();
    }
    match (&here[..], &all[..]) {
        ([one], _) | ([], [one]) => Some(*one),
        _ => None,
    }
}

/// Forms of one word that are left: equal keys, then equal sounds; places also with their articles.
fn join_words(forms: &[Form], sets: &mut Sets) {
    let mut bound = vec![false; forms.len()];
    let mut full: FxHashSet<usize> = FxHashSet::default();
    for f in (0..forms.len()).filter(|&f| !forms[f].is_word()) {
        full.insert(sets.root(f));
    }
    for f in 0..forms.len() {
        bound[f] = forms[f].is_word() && full.contains(&sets.root(f));
    }
    let words: Vec<usize> = (0..forms.len())
        .filter(|&f| {
            !bound[f]
                && (forms[f].is_word() || (forms[f].parts.len() == 1 && forms[f].kind() != NameKind::Organisation))
        })
        .collect();
    for bucket in buckets(words.iter().map(|&f| (forms[f].key.clone(), f))) {
        for pair in bucket.windows(2) {
            sets.join(pair[0], pair[1]);
        }
    }
    let listed = |f: usize| is_place(&forms[f].key) || is_people(&forms[f].key) || alias(&forms[f].key).is_some();
    // One form a key is enough from here on.
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let loose: Vec<usize> = (words.into_iter())
        .filter(|&f| !listed(f) && !forms[f].upper && !forms[f].parts.is_empty() && seen.insert(forms[f].key.as_str()))
        .collect();
    let same_given = |a: usize, b: usize| {
        let given = |f: usize| forms[f].parts.first().and_then(|p| p.given);
        match (given(a), given(b)) {
            (Some(x), Some(y)) => x == y,
            _ => true,
        }
    };
    let agree = |a: usize, b: usize| {
        let (x, y) = (whole(&forms[a]), whole(&forms[b]));
        let (cx, cy) = (coarse(&x), coarse(&y));
        same_given(a, b)
            && (cx == cy && cx.len() >= BONES
                || skeleton(&cx) == skeleton(&cy)
                    && skeleton(&cx).len() >= BONES
                    && nearness(&x, &y, false) >= SAME_WORD)
    };
    for bucket in buckets(loose.iter().map(|&f| (skeleton(&coarse(&whole(&forms[f]))), f))) {
        join_cliques(sets, &bucket, &agree);
    }
}

/// The entities, and which of them a short form may be that is left alone.
fn entities(
    articles: &[(&str, &[Mention])],
    forms: &[Form],
    sets: &mut Sets,
    open: &[(usize, Vec<usize>)],
) -> Vec<Entity> {
    // By the first mention of the form, which tells an entity from all others.
    let first = |f: usize| forms[f].mentions.first().copied().unwrap_or_default();
    let mut rivals: FxHashMap<usize, Vec<(usize, usize)>> = FxHashMap::default();
    for (form, candidates) in open {
        let own = sets.root(*form);
        let named: Vec<(usize, usize)> =
            candidates.iter().filter(|&&c| sets.root(c) != own).map(|&c| first(c)).collect();
        rivals.entry(own).or_default().extend(named);
    }
    let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for f in 0..forms.len() {
        groups.entry(sets.root(f)).or_default().push(f);
    }
    let mut out: Vec<(Entity, Vec<(usize, usize)>)> = (groups.into_iter())
        .map(|(root, group)| {
            let mut kinds = [0; 5];
            let mut mentions = Vec::new();
            for &f in &group {
                for (sum, kind) in kinds.iter_mut().zip(forms[f].kinds) {
                    *sum += kind;
                }
                mentions.extend_from_slice(&forms[f].mentions);
            }
            mentions.sort_unstable();
            // A full name among the forms settles who it is.
            let settled = group.iter().any(|&f| !forms[f].is_word());
            let rivals = rivals.remove(&root).filter(|_| !settled).unwrap_or_default();
            let (stands_for, acting) = metonym::acting(articles, &mentions);
            let name = fullest(articles, &mentions);
            (Entity { name, kind: kind_of(&kinds), mentions, stands_for, acting, may_be: Vec::new() }, rivals)
        })
        .collect();
    out.sort_by(|a, b| a.0.mentions.cmp(&b.0.mentions));
    let of: FxHashMap<(usize, usize), usize> =
        (out.iter().enumerate()).flat_map(|(e, (entity, _))| entity.mentions.iter().map(move |&m| (m, e))).collect();
    (out.into_iter())
        .map(|(mut entity, rivals)| {
            entity.may_be = rivals.iter().filter_map(|mention| of.get(mention).copied()).collect();
            entity.may_be.sort_unstable();
            entity.may_be.dedup();
            if entity.may_be.len() < 2 {
                entity.may_be.clear();
            }
            entity
        })
        .collect()
}

/// The spelling with the most words, the most frequent among equals, the first among those.
fn fullest(articles: &[(&str, &[Mention])], mentions: &[(usize, usize)]) -> String {
    let mut count: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (order, &(a, m)) in mentions.iter().enumerate() {
        let shown = articles[a].1[m].span.of(articles[a].0);
        count.entry(shown).or_insert((0, order)).0 += 1;
    }
    // "Syrias" with its lost apostrophe is shown only when nothing else is there.
    let genitive = |shown: &str| shown.strip_suffix('s').is_some_and(|bare| count.contains_key(bare));
    let plain: Vec<(&str, (usize, usize))> =
        count.iter().filter(|(shown, _)| !genitive(shown)).map(|(s, c)| (*s, *c)).collect();
    let best = plain
        .into_iter()
        .max_by_key(|&(shown, (times, order))| (shown.split_whitespace().count(), times, std::cmp::Reverse(order)));
    best.map(|(shown, _)| shown.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

#[cfg(test)]
#[path = "resolve_tests.rs"]
mod tests;
