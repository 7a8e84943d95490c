//! Details that stand in one place of the sentence with another value: the second look at what was left
//! apart. Two names are no version of each other by themselves; in sentences that say the same, with nothing
//! else of the kind to go to, they are.

use std::sync::LazyLock;

use smallvec::SmallVec;

use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::{Group, is_harm, two_sides};
use crate::compare::apparatus::amount::{Amount, same_order};
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::frame::Frames;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::known;
use crate::compare::apparatus::relate::equal;
use crate::compare::apparatus::short::Short;
use crate::compare::detail::DetailKind;

/// How alike the claims of two articles must be for what is left over in them to be one detail.
const ALIKE: f64 = 0.3;
/// The same where nothing in the sentence says that both stand in one place of it.
const NEARLY_ONE: f64 = 0.5;
/// Details in which two articles give one value from which they tell of one thing, whatever their words.
const AGREED: usize = 2;
/// Words for some of a number of people: women are not men told otherwise.
const SOME_OF_THEM: [&str; 9] =
    ["women", "men", "children", "girls", "boys", "minors", "babies", "civilians", "infants"];

/// Joins groups of different articles whose items stand in one slot. Each joins the group it fits best when
/// that group fits none better and no second fits as well. Cubic in the groups of one kind, which are few.
pub(super) fn join(context: &Context<'_>, frames: &Frames<'_>, items: &[Item], groups: &mut Vec<Group>) {
    loop {
        let mut fits: Vec<(usize, usize, f64)> = Vec::new();
        let kinds: SmallVec<[DetailKind; 16]> = groups.iter().map(|group| head(items, group).kind).collect();
        for h in 1..groups.len() {
            for g in (0..h).filter(|&g| may_fit(kinds[g], kinds[h])) {
                let last = || last_of_their_sort(items, groups, g, h);
                if let Some(score) = fit(context, frames, items, groups, (&groups[g], &groups[h]), last) {
                    fits.push((g, h, score));
                }
            }
        }
        let beaten = |at: usize, (g, h, score): (usize, usize, f64)| {
            fits.iter().any(|&(x, y, s)| (x, y) != (g, h) && (x == at || y == at) && s >= score)
        };
        let best = fits
            .iter()
            .filter(|&&f| !beaten(f.0, f) && !beaten(f.1, f))
            .max_by(|a, b| a.2.total_cmp(&b.2).then((b.0, b.1).cmp(&(a.0, a.1))));
        let Some(&(g, h, _)) = best else { return };
        let more = groups.remove(h);
        groups[g].extend(more);
    }
}

/// Whether two groups of quantities are all that is left to put together of their dimension: every other one
/// has the articles of both, or of neither.
fn last_of_their_sort(items: &[Item], groups: &[Group], g: usize, h: usize) -> bool {
    let dimension = |group: &[usize]| match &items[group[0]].key {
        Key::Quantity(amount) => Some(amount.dimension),
        _ => None,
    };
    let has = |group: &[usize], of: &[usize]| {
        group.iter().any(|&at| of.iter().any(|&other| items[other].article == items[at].article))
    };
    let Some(sort) = dimension(&groups[g]) else { return false };
    groups
        .iter()
        .enumerate()
        .filter(|&(n, other)| n != g && n != h && dimension(other) == Some(sort))
        .all(|(_, other)| has(other, &groups[g]) == has(other, &groups[h]))
}

/// In how many details two articles give one value.
fn agreed(context: &Context<'_>, items: &[Item<'_>], groups: &[Group], a: usize, b: usize) -> usize {
    let of = |group: &Group, article: usize| {
        group.iter().map(|&at| &items[at]).filter(move |i| i.article == article).collect::<SmallVec<[&Item; 4]>>()
    };
    let one = |group: &&Group| {
        let others = of(group, b);
        of(group, a).iter().any(|x| others.iter().any(|y| equal(context, x, y)))
    };
    // Day and town are those of all news of a day in a town.
    const TELLING: [DetailKind; 3] = [DetailKind::Quantity, DetailKind::Person, DetailKind::Organisation];
    groups.iter().filter(|g| TELLING.contains(&items[g[0]].kind)).filter(one).count()
}

fn fit(
    context: &Context<'_>,
    frames: &Frames<'_>,
    items: &[Item<'_>],
    groups: &[Group],
    (g, h): (&[usize], &[usize]),
    last: impl Fn() -> bool,
) -> Option<f64> {
    // Most details have the articles of most others.
    if g.iter().any(|&a| h.iter().any(|&b| items[a].article == items[b].article)) {
        return None;
    }
    let (a, b) = (head(items, g), head(items, h));
    // Who is a source in one article may be taken for somebody merely named in another.
    let party = |i: &Item| matches!(&i.key, Key::Names(n) | Key::Speaker { names: n, .. } if !n.is_empty());
    let source = a.kind != b.kind
        && [a, b].iter().all(|i| matches!(i.kind, DetailKind::Person | DetailKind::Attribution) && party(i))
        || same_body(items, g, h)
        || a.kind == DetailKind::Organisation && b.kind == DetailKind::Attribution && one_body(context, b)
        || b.kind == DetailKind::Organisation && a.kind == DetailKind::Attribution && one_body(context, a);
    let slotted = a.kind == b.kind && KINDS.contains(&a.kind) || guessed(context, a, b);
    if !source && !slotted {
        return None;
    }
    let articles = |group: &[usize]| -> SmallVec<[usize; 4]> {
        let mut all: SmallVec<_> = group.iter().map(|&at| items[at].article).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (x, y) = (articles(g), articles(h));
    // What two causes are of is told by the rest of the sentence.
    let but = match (&a.key, &b.key) {
        (Key::Words(c), Key::Words(d)) => c.union(d),
        _ => Concepts::default(),
    };
    let pairs = x.iter().flat_map(|&a| y.iter().map(move |&b| (a, b)));
    let alike = pairs.map(|(a, b)| frames.alike_but(a, b, &but)).fold(0.0, f64::max);
    // In long articles agreeing in two things is little.
    let brief = |a: &usize| context.anatomies[*a].is_brief();
    let agree = || {
        x.iter().chain(&y).all(brief)
            && x.iter().any(|&a| y.iter().any(|&b| agreed(context, items, groups, a, b) >= AGREED))
    };
    let nearly_one = alike >= NEARLY_ONE || agree();
    if alike < ALIKE && !nearly_one {
        return None;
    }
    let last = a.kind == DetailKind::Quantity && last();
    let pairs = g.iter().flat_map(|&a| h.iter().map(move |&b| (&items[a], &items[b])));
    let score = pairs
        .filter_map(|(a, b)| slot(context, items, a, b, last))
        .fold(None, |best: Option<f64>, s| Some(best.map_or(s, |b| b.max(s))))?;
    // What stands beside the claims answers only what plainly asks for it.
    let beside = a.beside || b.beside;
    let sure = score >= SURE || nearly_one && (!beside || matches!(a.kind, DetailKind::Person | DetailKind::Cause));
    sure.then_some(score)
}

/// Kinds of details that stand in slots.
const KINDS: [DetailKind; 5] =
    [DetailKind::Quantity, DetailKind::Person, DetailKind::Organisation, DetailKind::Place, DetailKind::Cause];

/// Whether one is a body and the other was only guessed to be a person: it has no title and no given name.
fn guessed(context: &Context<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    let guess = |i: &Item| match &i.key {
        Key::Names(names) => i.kind == DetailKind::Person && names.iter().all(|&n| context.is_guess(n)),
        _ => false,
    };
    a.kind == DetailKind::Organisation && guess(b) || b.kind == DetailKind::Organisation && guess(a)
}

/// Whether groups of these kinds may fit at all.
fn may_fit(a: DetailKind, b: DetailKind) -> bool {
    let body = |a, b| a == DetailKind::Organisation && b == DetailKind::Person;
    a == b && KINDS.contains(&a)
        || body(a, b)
        || body(b, a)
        || (a == DetailKind::Attribution) != (b == DetailKind::Attribution)
}

/// Who is named, before who is a source as well.
fn head<'i, 'a>(items: &'i [Item<'a>], group: &[usize]) -> &'i Item<'a> {
    let named = group.iter().find(|&&at| items[at].kind != DetailKind::Attribution);
    &items[named.copied().unwrap_or(group[0])]
}

/// Whether a source is one body that is named: it may be another one that takes part elsewhere ("the union has
/// called out", "nurses of the union").
fn one_body(context: &Context<'_>, source: &Item) -> bool {
    matches!(&source.key, Key::Speaker { names, .. } if names.len() == 1 && context.are_bodies(names))
}

/// Whether one group is a body as a source and the other has the same body as one that is named.
fn same_body(items: &[Item], g: &[usize], h: &[usize]) -> bool {
    let kinds = (items[g[0]].kind, items[h[0]].kind);
    let (sources, named) = match kinds {
        (DetailKind::Attribution, DetailKind::Organisation) => (g, h),
        (DetailKind::Organisation, DetailKind::Attribution) => (h, g),
        _ => return false,
    };
    sources.iter().all(|&s| match &items[s].key {
        Key::Speaker { names, .. } if !names.is_empty() => {
            named.iter().any(|&n| matches!(&items[n].key, Key::Names(m) if m == names))
        }
        _ => false,
    })
}

/// Score from which two items stand in one slot whatever the rest of the sentence is.
const SURE: f64 = 0.5;

/// How surely two items stand in one place of their sentences.
fn slot(context: &Context<'_>, items: &[Item], a: &Item, b: &Item, last: bool) -> Option<f64> {
    match (&a.key, &b.key) {
        (Key::Quantity(x), Key::Quantity(y)) => amounts((context, items), a, b, x, y, last),
        // Two causes of one thing, each the only one that is told.
        (Key::Words(_), Key::Words(_)) => {
            let sole = |x: &Item| {
                let told = |i: &&Item| i.article == x.article && i.kind == x.kind && (x.beside || !i.beside);
                items.iter().filter(told).count() == 1
            };
            (sole(a) && sole(b)).then_some(0.4)
        }
        (Key::Names(_) | Key::Speaker { .. }, Key::Names(_) | Key::Speaker { .. }) => {
            // A headline is clipped: where a name stands in it says little.
            if [a, b].iter().any(|i| context.anatomies[i.article].is_headline(i.span)) {
                return None;
            }
            // A body that says it is nobody who is named.
            let body = |i: &Item| matches!(&i.key, Key::Speaker { names, .. } if context.are_bodies(names));
            if a.kind == DetailKind::Person && body(b) || b.kind == DetailKind::Person && body(a) {
                return None;
            }
            let same_before = !a.before.is_empty() && a.before == b.before;
            let same = |x: &Key, y: &Key| matches!((x, y), (Key::Names(n), Key::Speaker { names: m, .. }) if n == m);
            if same(&a.key, &b.key) || same(&b.key, &a.key) {
                return Some(1.0);
            }
            let same_title = context.title_of(a).is_some_and(|t| context.title_of(b) == Some(t));
            Some(if same_title {
                0.9
            } else if same_before {
                0.6
            } else if a.kind != b.kind || [a, b].iter().any(|i| context.is_common_body(i)) {
                // "Parliament" and who was only guessed to be somebody are the last to be meant.
                0.25
            } else {
                0.3
            })
        }
        _ => None,
    }
}

fn amounts(
    (context, items): (&Context<'_>, &[Item]),
    a: &Item,
    b: &Item,
    x: &Amount,
    y: &Amount,
    last: bool,
) -> Option<f64> {
    // "From 57 per cent" is no version of the present figure.
    let held = x.earlier != y.earlier && x.value != y.value;
    if held
        || two_sides(x, y)
        || x.dimension != y.dimension
        || x.change != y.change
        || x.apart != y.apart && x.dimension == "second"
    {
        return None;
    }
    // "The Liberals won 41 seats", "the Greens won 35": the other article names both.
    let owned = x.owners.is_empty() || y.owners.is_empty() || x.owners.iter().any(|o| y.owners.contains(o));
    let named = |article: usize, owners: &[usize]| owners.iter().any(|&o| context.named(article, &[o]).is_some());
    if !owned && (named(b.article, &x.owners) || named(a.article, &y.owners)) {
        return None;
    }
    let is_part = |c: &Option<&str>| c.and_then(part).is_some();
    if (is_part(&x.counted) || is_part(&y.counted)) && x.counted != y.counted {
        return None;
    }
    let shared = x.around.intersection(&y.around).count();
    let near = 0.1 * shared.min(3) as f64;
    // "At least 109" is about 109, not any number above it.
    let most = |q: &Amount| if q.high.is_finite() { q.high } else { q.low };
    if x.dimension != "count" {
        // "Four hours" and "30 days" are of two things, "26 days" and "six weeks" may be of one.
        let as_long = x.low <= AS_LONG * most(y) && y.low <= AS_LONG * most(x);
        let one_governor = !a.before.is_empty() && a.before == b.before;
        let one_unit =
            x.dimension != "second" || a.reading.unit == b.reading.unit || shared > 0 || as_long && one_governor;
        // Two lengths or weights that are left over are of one thing when they are about as large.
        let alike = matches!(x.dimension, "percent" | "second") || x.low <= TWICE * most(y) && y.low <= TWICE * most(x);
        let only = x.only && y.only || last && alike && x.earlier == y.earlier;
        return (shared > 0 || only && one_unit).then_some(0.35 + near);
    }
    let about_as_many = x.low <= AS_LARGE * most(y) && y.low <= AS_LARGE * most(x);
    let same_counted = x.counted.is_some() && x.counted == y.counted;
    // "2,420 mines", "4,930 landmines".
    let within = |c: &str, d: &str| c.len() >= COMPOUND_HEAD && d.len() > c.len() && d.ends_with(c);
    if let (Some(c), Some(d)) = (x.counted, y.counted)
        && !is_harm(a)
        && !is_harm(b)
        && (within(c, d) || within(d, c))
        && x.low.max(y.low) <= AS_LARGE * x.low.min(y.low)
    {
        return Some(0.8 + near);
    }
    if !about_as_many && !is_harm(a) && !same_counted {
        return None;
    }
    if is_harm(a) != is_harm(b) {
        // "3 soldiers lost their lives": harm in words that are not known for it.
        return (same_counted && about_as_many).then_some(0.6);
    }
    if is_harm(a) {
        // Each has the other's figure as well: of whom, it tells otherwise.
        let has = |article: usize, value: Option<f64>| {
            let of = |i: &&Item| i.article == article && i.role == a.role;
            value.is_some() && items.iter().filter(of).any(|i| matches!(&i.key, Key::Quantity(q) if q.value == value))
        };
        if x.value != y.value && (has(a.article, y.value) || has(b.article, x.value)) {
            return None;
        }
        let one = a.role == b.role && same_order((x.low, x.high), (y.low, y.high));
        return one.then_some(0.8);
    }
    if same_counted {
        return Some(0.8 + near);
    }
    // "57 were caught again", "57 are back": what nothing tells apart and is the same figure.
    if x.value.is_some_and(|v| v >= SEVERAL) && x.value == y.value && (x.counted.is_none() || y.counted.is_none()) {
        return Some(SURE);
    }
    // Two words for one thing: neither counts anything else in the other article.
    let counts = |article: usize, word: &str| {
        items.iter().any(|i| i.article == article && matches!(&i.key, Key::Quantity(q) if q.counted == Some(word)))
    };
    let strange = |word: &Option<&str>, article: usize| word.is_none_or(|w| !counts(article, w));
    if !strange(&x.counted, b.article) || !strange(&y.counted, a.article) {
        return None;
    }
    // "67 houses burned", "houses burned, and 70 firemen came": who has the word without a figure counts another thing.
    let told = |word: Option<&str>, article: usize, beside: &Amount| {
        word.is_some_and(|w| context.has(article, w) && !beside.around.contains(w))
    };
    if x.counted.is_some() && y.counted.is_some() && (told(x.counted, b.article, y) || told(y.counted, a.article, x)) {
        return None;
    }
    Some(if shared > 0 { 0.5 + near } else { 0.3 })
}

/// The word for some of a number of people that a concept is, if it is one.
pub(super) fn part(concept: &str) -> Option<&'static str> {
    static CONCEPTS: LazyLock<[String; SOME_OF_THEM.len()]> = LazyLock::new(|| SOME_OF_THEM.map(known));
    CONCEPTS.iter().position(|c| c == concept).map(|at| SOME_OF_THEM[at])
}

/// What a detail is shown as: the children among the killed are no toll.
pub(super) fn shown_role(item: &Item) -> Short {
    let part = match &item.key {
        Key::Quantity(q) if is_harm(item) => q.counted.and_then(self::part),
        _ => None,
    };
    part.map_or_else(|| item.role.into(), |some| format!("{some} {}", item.role).as_str().into())
}

/// Least figure that two outlets hardly give by chance in one statement.
const SEVERAL: f64 = 3.0;
/// Fewest letters of a word that another may end in and count the same.
const COMPOUND_HEAD: usize = 4;
/// Factor within which two numbers may be of one thing that is called by two words.
const AS_LARGE: f64 = 4.0;
/// The same for two measures.
const TWICE: f64 = 2.0;
/// The same for two lengths of time that are told in two units, when nothing else is left they could be of.
const AS_LONG: f64 = 4.0;
