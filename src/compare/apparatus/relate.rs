//! How the readings of one detail stand to each other.

use smallvec::SmallVec;

use crate::claim::Stance;
use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::{is_harm, same_degrees};
use crate::compare::apparatus::amount::{AGE, Amount};
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{DAY, Item, Key};
use crate::compare::apparatus::office::Office;
use crate::compare::apparatus::said::{holds, quoted_words};
use crate::compare::apparatus::scene::{Scene, within_names};
use crate::compare::apparatus::source::{is_media, sources};
use crate::compare::apparatus::wording::{set_of, tone_of};
use crate::compare::detail::{DetailKind, Relation};
use crate::day::Day;
use crate::text::fold::{fold, folded};

/// Whether two items are one reading.
pub(super) fn equal(context: &Context<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    match (&a.key, &b.key) {
        (Key::Quantity(_), Key::Quantity(_)) if same_degrees(a, b) => true,
        (Key::Quantity(x), Key::Quantity(y)) => {
            let slack = slack(a, b);
            close(x.low, y.low, slack) && close(x.high, y.high, slack) && a.reading.approx == b.reading.approx
        }
        (Key::Time { days: d, hours: m, weekday: w, .. }, Key::Time { days: e, hours: n, weekday: v, .. }) => {
            let exact = m.is_none() || a.reading.approx == b.reading.approx;
            // "On Thursday" may be the one to come, which another outlet gives as a date.
            let a_week_apart =
                d.zip(*e).is_some_and(|(d, e)| d.0 == d.1 && e.0 == e.1 && d.0.days_until(e.0).abs() == WEEK);
            // What was on Thursday was on the last one.
            let to_come = |at: &Item<'_>, days: &Option<(Day, Day)>| {
                days.zip(context.day_of(at.article)).is_some_and(|((from, _), own)| from > own)
            };
            let dated = a_week_apart
                && (w.is_some() && v.is_none() && to_come(a, e) || v.is_some() && w.is_none() && to_come(b, d));
            (d, m) == (e, n) && exact || w.is_some() && w == v || dated
        }
        (Key::Names(x), Key::Names(y)) => x == y || within_names(context, x, y) && within_names(context, y, x),
        (Key::Names(x), Key::Speaker { names: y, .. }) | (Key::Speaker { names: y, .. }, Key::Names(x)) => {
            within_names(context, x, y) && within_names(context, y, x)
        }
        (Key::Speaker { names: x, concepts: c }, Key::Speaker { names: y, concepts: d }) => {
            // A name that is found in one article may not be in another that writes it the same.
            folded(&a.reading.value) == folded(&b.reading.value)
                || if x.is_empty() && y.is_empty() {
                    c == d
                } else {
                    x == y || !x.is_empty() && within_names(context, x, y) && within_names(context, y, x)
                }
        }
        (Key::Role { office: Some(x), .. }, Key::Role { office: Some(y), .. }) if x.is_same(y) => true,
        (Key::Stance(x), Key::Stance(y)) => x == y,
        (Key::Words(_), Key::Words(_)) if a.kind == DetailKind::Quote => {
            quoted_words(context, a) == quoted_words(context, b)
        }
        (Key::Label { tone: s, .. }, Key::Label { tone: t, .. }) => s == t,
        (Key::Called { tone: s, .. }, Key::Called { tone: t, .. }) => s == t,
        (Key::Act { denied: s, .. }, Key::Act { denied: t, .. }) => s == t,
        _ if a.reading.value == b.reading.value => true,
        _ => a.reading.value.to_lowercase() == b.reading.value.to_lowercase(),
    }
}

/// By what share a figure may be off after it was converted to another unit and rounded.
const CONVERTED: f64 = 0.01;

/// The most that a figure is off by rounding: a year is no 18 months.
const MOST_ROUNDED: f64 = 0.25;

/// The slack between two figures in two units: each may be rounded at its last digit that is not a zero.
fn slack(a: &Item, b: &Item) -> f64 {
    let (x, y) = (rounding(a), rounding(b));
    // "Eight miles" and "12 km" are both round.
    let one_digit = [a, b].iter().any(|i| i.reading.value.len() == 1);
    let both = if one_digit { x + y } else { x.max(y) };
    if a.reading.unit == b.reading.unit { 0.0 } else { CONVERTED.max(both) }
}

/// Half a step of the last digit of a figure, as a share of it: 2,100 may be anything from 2,050 to 2,150.
fn rounding(item: &Item) -> f64 {
    let digits = item.reading.value.chars().filter(char::is_ascii_digit).collect::<String>();
    let significant = if item.reading.value.contains('.') { digits.as_str() } else { digits.trim_end_matches('0') };
    significant.trim_start_matches('0').parse::<f64>().map_or(0.0, |n| (0.5 / n.max(1.0)).min(MOST_ROUNDED))
}

/// Whether two who are named have one title.
fn one_title(context: &Context<'_>, a: &Item, b: &Item) -> bool {
    context.title_of(a).is_some_and(|title| context.title_of(b) == Some(title))
}

/// Fewest digits of a figure that may be another one rounded.
const ROUND_DIGITS: usize = 2;

/// Whether of two figures in one unit one is the other rounded to fewer digits, and whether it is the first.
fn rounded(a: &Item, x: &Amount, b: &Item, y: &Amount) -> Option<bool> {
    let (Some(p), Some(q)) = (x.value, y.value) else { return None };
    let exact = x.low == x.high && y.low == y.high && p != q;
    if !exact || a.reading.unit.is_none() || a.reading.unit != b.reading.unit || x.dimension == AGE {
        return None;
    }
    let digits = |i: &Item| {
        let plain = i.reading.value.trim_start_matches(['-', '0', '.']).replace('.', "");
        plain.trim_end_matches('0').len()
    };
    let (m, n) = (digits(a), digits(b));
    let to = |figure: f64, digits: usize| {
        let step = 10f64.powi(figure.abs().log10().floor() as i32 + 1 - digits as i32);
        (figure / step).round() * step
    };
    let one = |exact: f64, round: f64, digits: usize| {
        digits >= ROUND_DIGITS && (to(exact, digits) - round).abs() <= round.abs() * f64::EPSILON * 8.0
    };
    (m > n && one(p, q, n)).then_some(false).or((n > m && one(q, p, m)).then_some(true))
}

fn close(a: f64, b: f64, slack: f64) -> bool {
    // "At least 100" has no end, which nothing is near.
    a == b || a.is_finite() && b.is_finite() && (a - b).abs() <= slack * a.abs().max(b.abs())
}

/// The items that give a reading.
pub(super) type Givers<'a> = SmallVec<[&'a Item<'a>; 2]>;

/// The relations of readings, each the items that give it, as (a, b, relation) with the directed ones in
/// their direction. One pair of items that plainly differ is enough: the rest of a reading says the same.
pub(super) fn relations(scene: &Scene<'_, '_>, readings: &[Givers<'_>]) -> Vec<(usize, usize, Relation)> {
    let mut out = Vec::new();
    for b in 1..readings.len() {
        for a in 0..b {
            let pairs = readings[a]
                .iter()
                .take(MOST_PAIRS)
                .flat_map(|x| readings[b].iter().take(MOST_PAIRS).map(move |y| (x, y)));
            // Who gives both sources has one for each thing that is said.
            let source = readings[a][0].kind == DetailKind::Attribution;
            if source && readings[a].iter().any(|x| readings[b].iter().any(|y| x.article == y.article)) {
                continue;
            }
            let mut found = pairs.filter_map(|(x, y)| relation(scene, x, y));
            let Some((swap, mut relation)) = found.next() else { continue };
            // One of an article's two mentions of its source may tell the office.
            if relation == Relation::Reattributes && found.any(|(_, r)| r == Relation::Conflicts) {
                relation = Relation::Conflicts;
            }
            // Both figures stood in the news of one day: neither brings the other up to date.
            let relation = match relation {
                Relation::Updated if scene.first_day(&readings[a]) == scene.first_day(&readings[b]) => {
                    Relation::Conflicts
                }
                other => other,
            };
            out.push(match relation {
                Relation::Conflicts => (a, b, relation),
                _ if swap => (b, a, relation),
                _ => (a, b, relation),
            });
        }
    }
    out
}

/// Items of a reading that are held against those of another; further ones say the same again.
const MOST_PAIRS: usize = 8;

/// Minutes by which the parts of a day run into each other: twenty to six is early in the morning.
const BLURRED: u32 = 120;
/// Minutes by which an hour that is told roughly may be off.
const ABOUT_MINUTES: u32 = 20;
/// Minutes between two hours that are no rounding.
const CLEAR_MINUTES: u32 = 5;
/// The same for two causes to be given for one thing, apart from the words of the causes.
const SAME_CAUSED: f64 = 0.5;
/// Share of the words of the shorter of two quotations from which they are one in two wordings: fewer may be of
/// two sentences on one matter.
const ONE_QUOTATION: f64 = 0.6;
/// How many times as long one stretch of days may be as another of which it is a version: a week and a day.
const LONG_GRAIN: i32 = 8;
/// Days of a year, but for the last: two years may be far apart and told of one thing.
const A_YEAR: i32 = 364;
/// Words around two days that long articles must share for both to be of one thing.
const SAME_DAY_WORDS: usize = 2;
/// Days of a week.
const WEEK: i32 = 7;
/// Days between two times of one event.
const ONE_EVENT: i32 = 400;
/// Whose a statement may be said to be: "a rebel statement" leaves nothing open.
const PARTIES: [&str; 8] = ["rebel", "army", "police", "government", "militari", "union", "opposit", "compani"];
/// Fewest letters of a word that may be short for another.
const SHORT_FORM: usize = 3;
/// Fewest letters of a word that is known again when it is written as two.
const LONG_WORD: usize = 7;
/// From how many times its lower end on a range is a word ("several", "dozens") rather than a figure.
const VAGUE: f64 = 3.0;

/// People from whom on a word for a number ("dozens", "hundreds") counts them in its way.
const DOZENS: f64 = 20.0;

/// Whether one of two figures is in dozens, and the other not far from it.
fn about_a_dozen(scene: &Scene<'_, '_>, a: &Item, x: &Amount, b: &Item, y: &Amount) -> bool {
    // Two of twelve, four of two dozen.
    const OFF: f64 = 1.0 / 6.0;
    let dozen = |i: &Item, q: &Amount, other: &Amount| {
        let near = q.value.zip(other.value).is_some_and(|(q, o)| (q - o).abs() <= OFF * q);
        near && !is_harm(i) && i.span.of(scene.context.texts[i.article]).contains("dozen")
    };
    dozen(a, x, y) || dozen(b, y, x)
}

fn is_vague(low: f64, high: f64) -> bool {
    low > 0.0 && high.is_finite() && high >= VAGUE * low
}

/// The relation of `a` to `b`, or, when the flag is set, of `b` to `a`.
fn relation(scene: &Scene<'_, '_>, a: &Item, b: &Item) -> Option<(bool, Relation)> {
    match (&a.key, &b.key) {
        (Key::Quantity(x), Key::Quantity(y)) => {
            let slack = 1.0 + slack(a, b);
            // "Dozens" end where "hundreds" begin.
            let touch = (x.low == y.high || y.low == x.high)
                && is_vague(x.low, x.high)
                && is_vague(y.low, y.high)
                && toll_of_one(a, b);
            let apart = |(low, high): (f64, f64), (least, most): (f64, f64)| low > most * slack || least > high * slack;
            // "$2.13 billion" and "$2.1 billion", "61.4" and "61 per cent".
            if let Some(swap) = rounded(a, x, b, y) {
                return Some((swap, Relation::MoreSpecific));
            }
            let conflict = apart((x.low, x.high), (y.low, y.high));
            if conflict || touch {
                // A toll rises: a later article with a higher figure brings it up to date.
                let toll = is_harm(a) && a.role == b.role && !scene.falls(a.article, b.article);
                let later = match (scene.context.day_of(a.article), scene.context.day_of(b.article)) {
                    (Some(d), Some(e)) if d != e && toll => Some(d > e),
                    _ => None,
                };
                return match later {
                    Some(true) if x.low >= y.high => Some((false, Relation::Updated)),
                    Some(false) if y.low >= x.high => Some((true, Relation::Updated)),
                    // "Several" and "dozens" are no figures that one could be wrong about.
                    _ if is_vague(x.low, x.high) != is_vague(y.low, y.high) => None,
                    // Dozens and hundreds of wounded are not the same; "several" says only "not one or two".
                    _ if is_vague(x.low, x.high) && !(toll_of_one(a, b) && x.low.min(y.low) >= DOZENS) => None,
                    // "Updating a previous toll of 112": who gives both tells that one came first.
                    _ if x.low > y.high && scene.context.tells_both(y.value, x.value) => {
                        Some((false, Relation::Updated))
                    }
                    _ if y.low > x.high && scene.context.tells_both(x.value, y.value) => {
                        Some((true, Relation::Updated))
                    }
                    // "At least 112" in the text and "112" in its headline: the bound goes for both.
                    _ if conflict && !apart(scene.bounds(a, x), scene.bounds(b, y)) => None,
                    // A teacher of 44 and a pupil of 15.
                    _ if x.dimension == AGE && x.counted.is_some() && y.counted.is_some() && x.counted != y.counted => {
                        None
                    }
                    _ if !scene.counts_one(a, x, b, y) || scene.knows_both(a, x, b, y) => None,
                    // "A dozen" is about as many.
                    _ if about_a_dozen(scene, a, x, b, y) => None,
                    _ => Some((false, Relation::Conflicts)),
                };
            }
            // "At least 100 km/h", "62 mph": converted and rounded.
            let near = |a: f64, b: f64| if a.is_finite() && close(a, b, slack - 1.0) { b } else { a };
            within((near(x.low, y.low), near(x.high, y.high)), (y.low, y.high))
                .map(|swap| (swap, Relation::MoreSpecific))
        }
        (Key::Time { said: s, days: Some(d), around: x, .. }, Key::Time { said: t, days: Some(e), around: y, .. }) => {
            if d.0 > e.1 || e.0 > d.1 {
                // The year of a wreck is no version of the day it was found.
                let days = |d: &(Day, Day)| d.0.days_until(d.1);
                let grain = days(d).max(days(e)) <= LONG_GRAIN * days(d).min(days(e)).max(1);
                let years = days(d).min(days(e)) >= A_YEAR;
                if !grain || !years && d.1.days_until(e.0).max(e.1.days_until(d.0)) > ONE_EVENT {
                    return None;
                }
                // Two days of one story conflict only when the same is told of them.
                let known = scene.dates(a.article, *e) || scene.dates(b.article, *d);
                let brief = |i: &Item| scene.context.anatomies[i.article].is_brief();
                let briefs = brief(a) && brief(b);
                let least = if briefs { 1 } else { SAME_DAY_WORDS };
                let same = !s && x.intersection(y).count() >= least || briefs && scene.same_told(a, b);
                let same = same && !known && a.article != b.article && scene.one_tense(a, b);
                (s == t && same).then_some((false, Relation::Conflicts))
            } else {
                // "Said on Saturday that a licence was certain this year": the year is of another thing.
                let days = |d: &(Day, Day)| d.0.days_until(d.1);
                let apart = s != t && days(d).max(days(e)) >= A_YEAR;
                within(*d, *e).filter(|_| !apart).map(|swap| (swap, Relation::MoreSpecific))
            }
        }
        (Key::Time { days: None, hours: Some(m), .. }, Key::Time { days: None, hours: Some(n), .. }) => {
            // "At 5.40 am" lies in "early in the morning"; what lies outside it may be how one sees it.
            if m.0 != m.1 || n.0 != n.1 {
                let inside = |x: &(u32, u32), y: &(u32, u32)| {
                    let (from, to) = (y.0.saturating_sub(BLURRED), y.1 + BLURRED);
                    y.0 < y.1 && (x.0 >= from && x.1 <= to || x.0 + DAY >= from && x.1 + DAY <= to)
                };
                let nested = if inside(m, n) { Some(false) } else { inside(n, m).then_some(true) };
                return nested.map(|swap| (swap, Relation::MoreSpecific));
            }
            // "At about ten to midnight".
            if a.reading.approx != b.reading.approx && m.0.abs_diff(n.0) <= ABOUT_MINUTES {
                return Some((a.reading.approx, Relation::MoreSpecific));
            }
            // Midnight, and one minute past it.
            let clear =
                m.0.abs_diff(n.0) >= CLEAR_MINUTES && !a.reading.approx && !b.reading.approx && scene.same_told(a, b);
            clear.then_some((false, Relation::Conflicts))
        }
        (Key::Names(x), Key::Names(y)) if a.kind == DetailKind::Place => {
            match (within_names(scene.context, x, y), within_names(scene.context, y, x)) {
                (true, false) => Some((true, Relation::MoreSpecific)),
                (false, true) => Some((false, Relation::MoreSpecific)),
                (false, false) if scene.same_told(a, b) && scene.differ(a, x, b, y) => {
                    Some((false, Relation::Conflicts))
                }
                _ => None,
            }
        }
        // A body and who was only guessed to be a person may both be right.
        (Key::Names(_), Key::Names(_)) if a.kind != b.kind => None,
        // "A woman was found, police chief Jan Velm said": he is nobody who was found, but of one office with them.
        (Key::Names(_), Key::Speaker { .. }) | (Key::Speaker { .. }, Key::Names(_))
            if [a, b].iter().any(|i| i.kind == DetailKind::Person) && !one_title(scene.context, a, b) =>
        {
            None
        }
        (Key::Names(x), Key::Names(y))
        | (Key::Names(x), Key::Speaker { names: y, .. })
        | (Key::Speaker { names: x, .. }, Key::Names(y)) => {
            (scene.same_told_of(a, b) && scene.differ(a, x, b, y)).then_some((false, Relation::Conflicts))
        }
        (Key::Speaker { names: x, concepts: c }, Key::Speaker { names: y, concepts: d }) => {
            // "According to a statement" leaves open whose it is.
            let open = |c: &Concepts<'_>| {
                c.iter().any(|w| matches!(w, "statement" | "report" | "document"))
                    && !c.iter().any(|w| PARTIES.iter().any(|p| w.starts_with(p)))
            };
            if x.is_empty() && open(c) || y.is_empty() && open(d) {
                return None;
            }
            if (x.is_empty() || y.is_empty()) && sources(c).iter().any(|kind| sources(d).contains(kind)) {
                return None;
            }
            // "The coast guard", "coastguard officials".
            let joined = |i: &Item| -> String {
                i.span.of(scene.context.texts[i.article]).chars().filter(|c| c.is_alphabetic()).collect()
            };
            let within = |c: &Concepts<'_>, i: &Item| {
                let whole = fold(&joined(i));
                c.iter().any(|w| w.chars().count() >= LONG_WORD && whole.contains(w))
            };
            if (x.is_empty() || y.is_empty()) && (within(c, b) || within(d, a)) {
                return None;
            }
            // "Vets", "veterinary inspectors".
            let cut = |c: &Concepts<'_>, d: &Concepts<'_>| {
                let short = c.iter().filter(|w| w.chars().count() >= SHORT_FORM);
                short.into_iter().any(|w| d.iter().any(|v| v != w && v.starts_with(w)))
            };
            if x.is_empty() && y.is_empty() && (cut(c, d) || cut(d, c)) {
                return None;
            }
            // "Activists", "selfless campaigners": one source by a name of another tone.
            let tone = |i: &Item| tone_of(i.span.of(scene.context.texts[i.article]));
            let sets = |i: &Item| -> Vec<&'static str> {
                i.span.of(scene.context.texts[i.article]).split_whitespace().filter_map(|w| set_of(&fold(w))).collect()
            };
            let one_set = || sets(a).iter().any(|s| sets(b).contains(s));
            if x.is_empty() && y.is_empty() && a.article != b.article && tone(a) != tone(b) && one_set() {
                return Some((false, Relation::Relabels));
            }
            let unrelated = if !x.is_empty() && !y.is_empty() {
                x.iter().all(|n| !y.contains(n))
            } else {
                x.is_empty() && y.is_empty() && c.is_disjoint(d) && !c.is_empty() && !d.is_empty()
            };
            if x.is_empty() || y.is_empty() {
                let (named, n, described, item) = if x.is_empty() { (y, d, c, a) } else { (x, c, d, b) };
                // "The Ardanian state": a name that was not taken for one.
                let plain = !item.span.of(scene.context.texts[item.article]).chars().skip(1).any(char::is_uppercase);
                let unrelated = unrelated || !named.is_empty() && plain && scene.is_another(named, n, described);
                return (unrelated && a.article != b.article).then_some((false, Relation::Reattributes));
            }
            // A spokesman speaks for his state: who names him elsewhere and gives the state here has no other
            // source, nor who gives the state alone.
            if scene.speaks_for(a, (x, c), b, y) || scene.speaks_for(b, (y, d), a, x) {
                return None;
            }
            // "Tehran" is Iran.
            let one_state = x.iter().any(|&n| y.iter().any(|&m| scene.context.is_metonym(n, m)));
            if a.article == b.article || one_state || !x.iter().all(|&n| y.iter().all(|&m| scene.context.differ(n, m)))
            {
                return None;
            }
            // One office, two holders: somebody has it wrong. Two offices may have said the same.
            let one_office = !c.is_disjoint(d)
                || scene.context.are_bodies(x) && scene.context.are_bodies(y)
                || scene.one_office(a.article, x, b.article, y);
            // A newspaper that reports it first is a source of its own kind.
            let media = is_media(c) || is_media(d);
            let relation = if one_office && !media && scene.same_told_of(a, b) && scene.differ(a, x, b, y) {
                Relation::Conflicts
            } else {
                Relation::Reattributes
            };
            Some((false, relation))
        }
        // One person, two offices that nobody holds at once.
        (Key::Role { who: x, office: Some(o), .. }, Key::Role { who: y, office: Some(p), .. }) => {
            let told = |article: usize, office: &Office| scene.context.has_office(article, office);
            let conflict = scene.context.may_be_one(*x, *y)
                && o.excludes(p)
                && scene.same_told_of(a, b)
                && (!told(a.article, p) && !told(b.article, o) || o.is_named_as(p));
            conflict.then_some((false, Relation::Conflicts))
        }
        (Key::Stance(x), Key::Stance(y)) if a.article != b.article => match (x, y) {
            // "Insisted that they be paid", "demanded that they be paid".
            _ if [a, b].iter().any(|i| i.reading.value.starts_with("demand")) => None,
            (Stance::Doubting, Stance::Neutral | Stance::Endorsing) => Some((false, Relation::Distances)),
            (Stance::Neutral | Stance::Endorsing, Stance::Doubting) => Some((true, Relation::Distances)),
            _ => None,
        },
        (Key::Words(c), Key::Words(d)) if a.kind == DetailKind::Quote && a.article != b.article => {
            let (x, y) = (quoted_words(scene.context, a), quoted_words(scene.context, b));
            // Who quotes more of it has no other words.
            if holds(&x, &y) || holds(&y, &x) {
                return Some((x.len() < y.len(), Relation::MoreSpecific));
            }
            let share = c.intersection(d).count() as f64 / c.len().min(d.len()).max(1) as f64;
            (share >= ONE_QUOTATION || scene.one_source(a, b)).then_some((false, Relation::Reworded))
        }
        (Key::Words(x), Key::Words(y)) if a.kind == DetailKind::Cause => {
            let nearly = scene.frames.alike_but(a.article, b.article, &x.union(y)) >= SAME_CAUSED;
            // Who tells both has one thing caused by another: the smog by the burning straw.
            let tells = |article: usize, words: &Concepts<'_>| scene.context.tells(article, words);
            let both = tells(a.article, y) || tells(b.article, x) || scene.one_figure(a, b);
            (a.article != b.article && nearly && x.is_disjoint(y) && !both).then_some((false, Relation::Conflicts))
        }
        (Key::Label { tone: s, .. }, Key::Label { tone: t, .. }) if a.kind == DetailKind::Polarity => {
            // "Approved by 291 deputies, rejected by 37": who tells both sides of a vote contradicts neither.
            let both = || scene.labels(a, b) || scene.labels(b, a);
            let conflict = s != t && scene.same_told_of(a, b) && scene.one_act(a, b) && !both();
            conflict.then_some((false, Relation::Conflicts))
        }
        (Key::Called { tone: s, .. }, Key::Called { tone: t, .. }) => {
            (s != t && a.article != b.article).then_some((false, Relation::Relabels))
        }
        (Key::Act { denied: s, answered: x, .. }, Key::Act { denied: t, answered: y, .. }) => {
            let same = a.article != b.article && x & y || scene.same_told_of(a, b);
            (s != t && same).then_some((false, Relation::Conflicts))
        }
        // Who has both words has two things to call by them, or takes them for one.
        (Key::Label { tone: s, .. }, Key::Label { tone: t, .. }) => {
            let other = s != t && a.article != b.article;
            (other && !scene.labels(a, b) && !scene.labels(b, a)).then_some((false, Relation::Relabels))
        }
        _ => None,
    }
}

fn toll_of_one(a: &Item, b: &Item) -> bool {
    is_harm(a) && a.role == b.role
}

/// Whether one range lies within the other: `Some(false)` when the first is the narrower.
fn within<T: PartialOrd>(a: (T, T), b: (T, T)) -> Option<bool> {
    if a.0 >= b.0 && a.1 <= b.1 && (a.0 > b.0 || a.1 < b.1) {
        Some(false)
    } else if b.0 >= a.0 && b.1 <= a.1 && (b.0 > a.0 || b.1 < a.1) {
        Some(true)
    } else {
        None
    }
}
