//! Whether two names are one person's: their parts aligned one to one, then judged.

use super::align::{COGNATE, Edge, align, part_nearness};
use super::given;
use super::parse::Part;
use super::sound::is_vowel;
use super::words::{alias, is_place, key};
use super::{Name, NameMatch, Setting, Verdict};
use crate::score::Score;

/// How many features a judgement rests on.
pub(crate) const FEATURES: usize = 15;

/// Weights of the judgement, in log-odds: a logistic model of [`features`], in their order, fitted by
/// `examples/name_weights.rs` on spellings of listed people (both names given to one entry, against
/// lookalikes of other entries).
/// Signs and sizes say what one would expect: what is shared speaks for, what is contradicted on both
/// sides speaks against, what is left out on one side alone hardly matters.
const WEIGHTS: [f32; FEATURES] =
    [3.36, -2.73, -1.99, 3.01, 0.92, 1.30, 0.56, 1.46, 0.57, 3.06, -1.53, -1.66, -0.16, -2.32, -0.28];
/// The odds before anything is known.
const BIAS: f32 = -5.47;
/// Nearness at which two parts begin to count as one, and how much more makes it certain.
const DOUBTFUL: f32 = 0.55;
const TO_CERTAIN: f32 = 0.35;
/// From this probability on two names are the same.
const SAME: f32 = 0.5;
/// Most score of what is not the same.
const NOT_SAME: f32 = SAME - 0.001;
/// From this probability on they may be.
const COMPATIBLE: f32 = 0.2;
/// Least nearness of each pair of parts for the same person in the strict setting: a vowel or two and
/// one likely consonant may differ.
const STRICT_NEAR: f32 = 0.74;

/// Fewest sounds of a lone word that may stand for one person: short words are many people's.
const DISTINCTIVE: usize = 5;
/// The same where a part is left out besides: "Bagher" is not the surname Bagheri.
const OMITTED_NEAR: f32 = 0.93;
/// The same for names in English, which nobody transliterates: a letter doubled or silent.
const SPELLED: f32 = 0.96;

fn given_alike(a: &Part, b: &Part) -> bool {
    a.given.is_some() && a.given == b.given || a.is_initial() || b.is_initial()
}

/// Slavic surnames tell men from women: Petrov and Petrova, Sobolevsky and Sobolevskaya.
fn gendered(a: &[Part], b: &[Part]) -> bool {
    let gender = |parts: &[Part]| {
        parts.iter().find_map(|p| {
            let s = p.sounds.as_str();
            let woman =
                ["ova", "eva", "ina", "skaya", "skaia"].iter().any(|end| s.len() > end.len() + 1 && s.ends_with(end));
            let man = ["ov", "ev", "in", "ski", "skii"].iter().any(|end| s.len() > end.len() + 1 && s.ends_with(end));
            if p.given.is_some() {
                None
            } else if woman {
                Some(true)
            } else if man {
                Some(false)
            } else {
                None
            }
        })
    };
    // Only where the surname is one and the same but for its ending.
    matches!((gender(a), gender(b)), (Some(x), Some(y)) if x != y)
}

fn certainty(near: f32) -> f32 {
    ((near - DOUBTFUL) / TO_CERTAIN).clamp(0.0, 1.0)
}

/// Which parts nothing on the other side answers to.
pub(crate) struct Left {
    a: Vec<bool>,
    b: Vec<bool>,
}

impl Left {
    fn weight(parts: &[Part], left: &[bool]) -> f32 {
        // An initial that answers to nothing is weak evidence of another person.
        let weight = |p: &Part| if p.is_initial() { 0.3 } else { p.weight() };
        parts.iter().zip(left).filter(|(_, left)| **left).map(|(p, _)| weight(p)).sum()
    }
}

/// The probability that the names are one person's, and what was left over.
fn judge(a: &[Part], b: &[Part], edges: &[Edge]) -> (f32, Left) {
    let (features, left) = features(a, b, edges);
    let odds = BIAS + features.iter().zip(WEIGHTS).map(|(f, w)| f * w).sum::<f32>();
    (1.0 / (1.0 + (-odds).exp()), left)
}

/// What the judgement rests on, and what was left over.
pub(crate) fn features(a: &[Part], b: &[Part], edges: &[Edge]) -> ([f32; FEATURES], Left) {
    let mut left = Left { a: vec![true; a.len()], b: vec![true; b.len()] };
    let (mut evidence, mut worst, mut rare) = (0.0f32, 1.0f32, 0.0f32);
    let (mut got_a, mut got_b) = (0.0f32, 0.0f32);
    let (mut first, mut blind) = (false, false);
    for e in edges {
        let sure = certainty(e.near);
        if sure <= 0.0 {
            continue;
        }
        let of = |parts: &[Part], at: usize, len: usize| parts[at..at + len].iter().map(Part::weight).sum::<f32>();
        let (wa, wb) = (of(a, e.a, e.a_len), of(b, e.b, e.b_len));
        // Two words read as one prove hardly more than one.
        let w = wa.min(wb).min(1.3);
        evidence += w * sure * sure;
        worst = worst.min(sure);
        rare = rare.max(w * sure);
        got_a += wa * sure;
        got_b += wb * sure;
        left.a[e.a..e.a + e.a_len].fill(false);
        left.b[e.b..e.b + e.b_len].fill(false);
        first |= e.a == 0 && e.b == 0;
        blind |= a[e.a].unwritten != b[e.b].unwritten;
    }
    let (rest_a, rest_b) = (Left::weight(a, &left.a), Left::weight(b, &left.b));
    let total = |parts: &[Part]| parts.iter().map(Part::weight).sum::<f32>().max(0.1);
    let (cover_a, cover_b) = (got_a / total(a), got_b / total(b));
    let contradicted = rest_a.min(rest_b);
    let mut residue = 0.0f32;
    for (x, _) in a.iter().zip(&left.a).filter(|(_, left)| **left) {
        for (y, _) in b.iter().zip(&left.b).filter(|(_, left)| **left) {
            residue = residue.max(part_nearness(x, y));
        }
    }
    // Two first names that nothing answers to: brothers, or a father and his son.
    let heads = left.a[0] && left.b[0] && !a[0].is_initial() && !b[0].is_initial();
    let flag = |it: bool| f32::from(u8::from(it));
    // The caps keep long names from outweighing everything else.
    let features = [
        evidence.min(2.0),
        flag(contradicted > 0.0),
        contradicted.min(2.0),
        cover_a.min(cover_b),
        residue,
        worst,
        flag(first),
        if a.len().min(b.len()) == 1 { rare } else { 0.0 },
        rest_a.max(rest_b).min(3.0),
        flag(heads),
        flag(turns(edges, &left) > 0),
        flag(heads) * cover_a.max(cover_b),
        flag(heads && blind),
        flag(heads) * evidence.min(3.0),
        flag(contradicted > 0.0 && a[0].syllable.is_some() && b[0].syllable.is_some()),
    ];
    (features, left)
}

/// How often the order of the words turns back on the other side.
fn turns(edges: &[Edge], left: &Left) -> usize {
    let mut to = [usize::MAX; super::parse::MOST_WORDS + 1];
    for e in edges.iter().filter(|e| !left.a[e.a]) {
        to[e.a] = e.b;
    }
    let (mut last, mut turns) = (0, 0);
    for &at in to.iter().filter(|at| **at != usize::MAX) {
        turns += usize::from(at < last);
        last = at;
    }
    turns
}

/// Longest name that is looked up as a place, in bytes.
const LONGEST_PLACE: usize = 40;

/// The place a whole name is, under any of its names.
pub(crate) fn place(name: &str) -> Option<u64> {
    if name.len() > LONGEST_PLACE {
        return None;
    }
    let key = key(name);
    is_place(&key).then(|| xxhash_rust::xxh3::xxh3_64(alias(&key).unwrap_or(&key).as_bytes()))
}

/// Score of names that cannot be one person's whatever else agrees.
const VETO: f32 = 0.01;

/// Two given names that are known to be two.
fn clash(a: &Part, b: &Part) -> bool {
    matches!((a.given, b.given), (Some(x), Some(y)) if x != y && !given::are_cognate(x, y))
}

/// Why two names are two in any setting, however much of them agrees.
fn veto(a: &Name, b: &Name, edges: &[Edge]) -> Option<&'static str> {
    if matches!((a.place, b.place), (Some(x), Some(y)) if x != y) {
        return Some("two places");
    }
    if matches!((a.generation, b.generation), (Some(x), Some(y)) if x != y) {
        return Some("two of one family: Jr and Sr");
    }
    let (x, y) = (&a.parts, &b.parts);
    // "Hassan R." and "Hossein R.": with a surname alone beside it, the given name decides; a lone
    // surname decides by itself.
    let clash = |e: &Edge| e.a_len == 1 && e.b_len == 1 && clash(&x[e.a], &y[e.b]);
    if x.len().max(y.len()) <= 2 && x.len() == y.len() && edges.iter().any(clash) {
        return Some("two names that are known to be two");
    }
    if edges.iter().any(|e| e.a_len == 1 && e.b_len == 1 && x[e.a].kin && y[e.b].kin && self::clash(&x[e.a], &y[e.b])) {
        return Some("the sons of two fathers");
    }
    if gendered(x, y) {
        return Some("one is a man's name, the other a woman's");
    }
    // A given name's syllables in another order are another name; only the surname may move.
    if x[0].syllable.is_some() && y[0].syllable.is_some() && x.len() == y.len() && edges.len() == x.len() {
        let mut to = [0usize; super::parse::MOST_WORDS];
        edges.iter().for_each(|e| to[e.a] = e.b);
        let step = |at: usize| (to[(at + 1) % x.len()] + x.len() - to[at]) % x.len();
        if (0..x.len()).any(|at| step(at) != 1) {
            return Some("the syllables in another order");
        }
    }
    // "Tamim bin Hamad" and "Hamad bin Tamim": father and son.
    let crossed = edges.iter().any(|e| e.a == 0 && y[e.b].kin) && edges.iter().any(|e| e.b == 0 && x[e.a].kin);
    if crossed {
        return Some("the father's name of each is the first name of the other");
    }
    None
}

/// One is the other with an a at its end: Jamil and Jamila, Viktor and Viktora. Arabic, Slavic and Romance
/// languages make women's names of men's in this way.
fn feminine(a: &Part, b: &Part) -> bool {
    let of = |woman: &Part, man: &Part| {
        woman
            .sounds
            .strip_suffix('a')
            .is_some_and(|stem| stem == man.sounds && !stem.as_bytes().last().is_some_and(|&c| is_vowel(c)))
    };
    !a.unwritten && !b.unwritten && a.sounds.len().min(b.sounds.len()) > 2 && (of(a, b) || of(b, a))
}

/// Two words of names in English that are not near enough for one spelling: who is named in English has
/// one, and another one is another name.
fn spelled_apart<'a>(a: &'a [Part], b: &'a [Part], edges: &[Edge]) -> Option<(&'a str, &'a str)> {
    let english = |parts: &[Part]| parts[0].given.is_some_and(given::is_english);
    let apart =
        |e: &&Edge| e.near < SPELLED && !given_alike(&a[e.a], &b[e.b]) && !a[e.a].is_initial() && !b[e.b].is_initial();
    let e = edges.iter().find(apart).filter(|_| english(a) && english(b))?;
    Some((&a[e.a].shown, &b[e.b].shown))
}

/// Why a careful reader would still not take two names for one person, if there is a reason.
fn objection(names: (&Name, &Name), edges: &[Edge], left: &Left) -> Option<String> {
    let (a, b) = (&names.0.parts[..], &names.1.parts[..]);
    if names.0.generation != names.1.generation {
        return Some("one says Jr or Sr, the other does not".into());
    }
    // "Zelensky" and "Zelenskyy" are read as one man's; "Hassan" and "Hasan" are not.
    let distinctive = |p: &Part| !p.common && p.given.is_none() && p.sounds.len() >= DISTINCTIVE;
    let spelled_out = |e: &Edge| distinctive(&a[e.a]) && distinctive(&b[e.b]) && e.near >= OMITTED_NEAR;
    if a.len().min(b.len()) == 1 && !(a.len() == b.len() && edges.iter().all(spelled_out)) {
        return Some("one word alone names many people".into());
    }
    if Left::weight(a, &left.a).min(Left::weight(b, &left.b)) > 0.0 {
        return Some("each has a part that the other contradicts".into());
    }
    if let Some(e) = edges.iter().find(|e| e.near < STRICT_NEAR) {
        return Some(format!("{} and {} differ too much", a[e.a].shown, b[e.b].shown));
    }
    let translated = |e: &&Edge| matches!((a[e.a].given, b[e.b].given), (Some(x), Some(y)) if x != y && given::are_cognate(x, y) && e.near <= COGNATE);
    if let Some(e) = edges.iter().find(|e| e.a == 0 && e.b == 0 && feminine(&a[0], &b[0])) {
        return Some(format!("{} and {}: one is a man's name, the other a woman's", a[e.a].shown, b[e.b].shown));
    }
    if let Some(e) = edges.iter().find(translated) {
        return Some(format!("{} and {} are one name in two languages, and two names", a[e.a].shown, b[e.b].shown));
    }
    let omitted = left.a.iter().chain(&left.b).any(|left| *left);
    if omitted && a[0].syllable.is_some() && b[0].syllable.is_some() {
        return Some("a syllable of the name is missing on one side".into());
    }
    if omitted && let Some(e) = edges.iter().find(|e| e.near < OMITTED_NEAR && !given_alike(&a[e.a], &b[e.b])) {
        return Some(format!("{} and {} differ, and a part is left out", a[e.a].shown, b[e.b].shown));
    }
    let initials = |parts: &[Part]| parts.iter().filter(|p| p.is_initial()).count();
    if initials(a) > 0 && initials(b) > 0 && initials(a) != initials(b) {
        return Some("other initials".into());
    }
    if let Some((x, y)) = spelled_apart(a, b, edges) {
        return Some(format!("{x} and {y} are spelled apart"));
    }
    let rare = edges.iter().any(|e| !a[e.a].common && !b[e.b].common && a[e.a].sounds.len() > 2);
    if omitted && !rare {
        return Some("only common names are shared".into());
    }
    // "Tamim Warraq" may be short for "Muhammad Tamim Warraq", hardly for "Uday Tamim Warraq".
    let in_front = |parts: &[Part], left: &[bool]| left[0] && !parts[0].is_prefixed();
    if in_front(a, &left.a) || in_front(b, &left.b) {
        return Some("the first name is missing on one side".into());
    }
    if edges.iter().any(|e| (e.a == 0 && b[e.b].kin && e.b > 0) || (e.b == 0 && a[e.a].kin && e.a > 0)) {
        return Some("a father's name on one side is the first name on the other".into());
    }
    let mut order: Vec<(usize, usize)> = edges.iter().map(|e| (e.a, e.b)).collect();
    order.sort_unstable();
    let drops = turns(edges, left);
    // The family name may stand first or last: one turn of the whole name, when nothing is left out.
    let turned = drops == 1 && order.last().map(|x| x.1) < order.first().map(|x| x.1);
    if drops > 0 && !(turned && !omitted && (rare || order.len() > 2)) {
        return Some("the same words in another order".into());
    }
    None
}

/// Compares two names; symmetric.
pub(crate) fn compare(a: &Name, b: &Name, setting: Setting) -> NameMatch {
    // One canonical order makes the result the same both ways round.
    let names = if (&a.parts, a.generation, a.place) <= (&b.parts, b.generation, b.place) { (a, b) } else { (b, a) };
    let (a, b) = (&names.0.parts, &names.1.parts);
    if a.is_empty() || b.is_empty() {
        let same = a.is_empty() && b.is_empty();
        let reason = if same { "neither has a letter" } else { "one has no letter" };
        return NameMatch { verdict: Verdict::Different, score: Score::default(), reasons: vec![reason.into()] };
    }
    let edges = align(a, b);
    let (mut score, left) = judge(a, b, &edges);
    let mut reasons = Vec::new();
    for e in &edges {
        let shown = |parts: &[Part], at: usize, len: usize| {
            parts[at..at + len].iter().map(|p| p.shown.as_str()).collect::<Vec<_>>().join(" ")
        };
        let (x, y) = (shown(a, e.a, e.a_len), shown(b, e.b, e.b_len));
        if x != y && !left.a[e.a] {
            reasons.push(format!("{x} ~ {y} ({:.2})", e.near));
        }
    }
    let rest = |parts: &[Part], left: &[bool]| {
        let words = parts.iter().zip(left).filter(|(_, left)| **left).map(|(p, _)| p.shown.as_str());
        words.collect::<Vec<_>>().join(" ")
    };
    let (rest_a, rest_b) = (rest(a, &left.a), rest(b, &left.b));
    match (rest_a.is_empty(), rest_b.is_empty()) {
        (false, false) => reasons.push(format!("contradicted: {rest_a} / {rest_b}")),
        (false, true) => reasons.push(format!("left out: {rest_a}")),
        (true, false) => reasons.push(format!("left out: {rest_b}")),
        (true, true) => {}
    }
    if let Some(reason) = veto(names.0, names.1, &edges) {
        reasons.push(reason.to_owned());
        score = score.min(VETO);
    }
    let mut verdict = match score {
        s if s >= SAME => Verdict::Same,
        s if s >= COMPATIBLE => Verdict::Compatible,
        _ => Verdict::Different,
    };
    if setting == Setting::Strict
        && verdict == Verdict::Same
        && let Some(reason) = objection(names, &edges, &left)
    {
        reasons.push(reason);
        // Two given names that are known to be two contradict each other, near as they sound.
        let clash = |e: &Edge| clash(&a[e.a], &b[e.b]);
        let contradicted = (!rest_a.is_empty() && !rest_b.is_empty()) || edges.iter().any(clash);
        verdict = if contradicted { Verdict::Different } else { Verdict::Compatible };
        // A verdict below `Same` never has a score that says `Same`.
        score = score.min(NOT_SAME);
    }
    NameMatch { verdict, score: Score::new(f64::from(score)), reasons }
}

/// See [`Name::evidence`].
pub(crate) fn evidence(a: &Name, b: &Name) -> Option<[f32; FEATURES]> {
    let (a, b) = if a.parts <= b.parts { (&a.parts, &b.parts) } else { (&b.parts, &a.parts) };
    (!a.is_empty() && !b.is_empty()).then(|| features(a, b, &align(a, b)).0)
}

/// Score and verdict alone, for searches: no reasons are worded.
pub(crate) fn score(a: &Name, b: &Name) -> (Score, Verdict) {
    let names = if (&a.parts, a.generation, a.place) <= (&b.parts, b.generation, b.place) { (a, b) } else { (b, a) };
    let (a, b) = (&names.0.parts, &names.1.parts);
    if a.is_empty() || b.is_empty() {
        return (Score::default(), Verdict::Different);
    }
    let edges = align(a, b);
    let (mut score, _) = judge(a, b, &edges);
    if veto(names.0, names.1, &edges).is_some() {
        score = score.min(VETO);
    }
    let verdict = match score {
        s if s >= SAME => Verdict::Same,
        s if s >= COMPATIBLE => Verdict::Compatible,
        _ => Verdict::Different,
    };
    (Score::new(f64::from(score)), verdict)
}

/// Whether [`compare`] takes two names for one person's: no reasons are worded.
pub(crate) fn is_same(a: &Name, b: &Name, setting: Setting) -> bool {
    let names = if (&a.parts, a.generation, a.place) <= (&b.parts, b.generation, b.place) { (a, b) } else { (b, a) };
    let (a, b) = (&names.0.parts, &names.1.parts);
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let edges = align(a, b);
    // Names of which no two parts are near are never the same: nothing that is left speaks for it loud enough.
    if edges.is_empty() {
        return false;
    }
    let (score, left) = judge(a, b, &edges);
    score >= SAME
        && veto(names.0, names.1, &edges).is_none()
        && (setting != Setting::Strict || objection(names, &edges, &left).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_alone_is_that_of_the_comparison() {
        let names = [
            "Abdelkarim Zohdi",
            "Abd el-Karim Zuhdi",
            "Karim Zohdi",
            "Zohdi",
            "Anna Petrova",
            "Anna Petrov",
            "A. Petrov",
            "Jamil Adnan",
            "Jamila Adnan",
            "Hassan R.",
            "Hussein R.",
            "Tamim Warraq",
            "Muhammad Tamim Warraq",
            "Uday Tamim Warraq",
            "Osk",
            "Tarn",
            "Harbour Board",
            "Harbour Board of Osk",
            "Lind Jr",
            "Lind Sr",
            "Kim Jong Un",
            "Kim Yong-un",
            "Li",
            "Lee",
            "...",
            "",
        ];
        for a in names.map(Name::new) {
            for b in names.map(Name::new) {
                for setting in [Setting::Strict, Setting::Balanced] {
                    let same = compare(&a, &b, setting).verdict == Verdict::Same;
                    assert_eq!(is_same(&a, &b, setting), same, "{a:?} {b:?} {setting:?}");
                }
            }
        }
    }

    #[test]
    fn what_has_no_part_in_common_is_not_the_same() {
        // Each figure at the value that speaks most for one person where nothing is aligned: both sides are left
        // with parts that the other contradicts.
        let most = BIAS + WEIGHTS[1] + WEIGHTS[4].max(0.0) + WEIGHTS[5] + 3.0 * WEIGHTS[8] + WEIGHTS[9].max(0.0);
        assert!(most < 0.0 && [2, 12, 14].iter().all(|&at| WEIGHTS[at] < 0.0), "{most}");
    }
}
