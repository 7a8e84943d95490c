//! Chinese and Korean names, which are made of syllables: spellings of one syllable are near, two
//! syllables are far apart, however many letters they share.
//!
//! A Korean or Chinese given name has two syllables and half of the country shares a dozen surnames, so
//! that Kwang-il and Kyong-il, one letter apart for a speller, are two people. What romanisations do
//! confuse (k and g, ch and j and zh, o and eo and u, ri and li and yi) is cheap here.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::given;
use super::sound::sounds;

/// Most syllables of a name that is read this way: a surname of two and a given name of two or three.
const MOST: usize = 5;
/// Longest word that is read as syllables: "Chuangzhuang".
const LONGEST: usize = 12;
/// What the parts of a syllable cost when they are not spellings of each other: nearness is one less
/// half the sum, so that one part that differs plainly makes two syllables two.
const OTHER: f32 = 0.85;

/// A syllable by its sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Syllable {
    /// Class of what it opens with: see [`initial`]; `-` for nothing.
    initial: u8,
    /// `y`, `w` or `-` before the vowel.
    glide: u8,
    /// a, e, i, o, u; A = ai, E = ei, O = ao.
    vowel: u8,
    /// `-` for none, n, g (ng), m, k, t, p, l.
    coda: u8,
}

/// The opening consonant at the front of `w`: its class and its letters.
fn initial(w: &[u8]) -> (u8, usize) {
    match w {
        // Ng stands alone as a surname; elsewhere it closes.
        [b'z' | b'c', b'h', ..] => (b'C', 2),
        [b's', b'h', ..] | [b'h', b's', ..] => (b'X', 2),
        [b't', b's' | b'z', ..] => (b'c', 2),
        [b'r' | b'l', b'h', ..] => (b'r', 2),
        [b'k' | b'p' | b't', b'h', ..] => (w[0], 2),
        [b'k', b'k', ..] | [b'p', b'p', ..] | [b't', b't', ..] => (w[0], 2),
        [b'j', b'j', ..] => (b'C', 2),
        [b's', b's', ..] => (b's', 2),
        [b'j' | b'q', ..] => (b'C', 1),
        [b'z' | b'c', ..] => (b'c', 1),
        [b'x', ..] => (b'X', 1),
        [b'g', ..] => (b'k', 1),
        [b'b', ..] => (b'p', 1),
        [b'd', ..] => (b't', 1),
        [b'l' | b'r' | b'k' | b'p' | b't' | b's' | b'h' | b'm' | b'n' | b'f' | b'v', ..] => (w[0], 1),
        _ => (b'-', 0),
    }
}

/// Glide and vowel of a run of vowel letters (y and w among them), if it is one.
fn rime(w: &[u8]) -> Option<(u8, u8)> {
    Some(match w {
        b"a" | b"ah" => (b'-', b'a'),
        b"e" | b"ae" | b"eh" => (b'-', b'e'),
        b"i" | b"ee" | b"yi" | b"y" | b"eui" | b"ih" => (b'-', b'i'),
        b"o" | b"eo" | b"uo" | b"oh" => (b'-', b'o'),
        b"u" | b"oo" | b"ou" | b"eu" | b"wu" | b"woo" => (b'-', b'u'),
        b"ai" | b"ay" => (b'-', b'A'),
        b"ei" | b"ey" => (b'-', b'E'),
        b"ao" | b"au" | b"aw" => (b'-', b'O'),
        b"ia" | b"ya" => (b'y', b'a'),
        b"ie" | b"ye" | b"yae" | b"ue" | b"yue" | b"ueh" | b"ieh" | b"yeh" | b"yueh" => (b'y', b'e'),
        b"io" | b"yo" | b"yeo" | b"iou" => (b'y', b'o'),
        b"iu" | b"yu" | b"you" | b"yoo" | b"yiu" | b"ew" => (b'y', b'u'),
        b"iao" | b"yao" | b"iau" | b"yau" => (b'y', b'O'),
        b"ua" | b"wa" | b"oa" => (b'w', b'a'),
        b"oe" | b"we" | b"oi" | b"wae" => (b'w', b'e'),
        b"wi" => (b'w', b'i'),
        b"wo" | b"weo" => (b'w', b'o'),
        b"uai" | b"wai" | b"way" => (b'w', b'A'),
        b"ui" | b"uei" | b"wei" | b"uy" => (b'w', b'E'),
        _ => return None,
    })
}

/// The closing consonants at the front of `w`, longest first: class and letters.
fn codas(w: &[u8]) -> [Option<(u8, usize)>; 3] {
    let long = match w {
        [b'n', b'g', ..] => Some((b'g', 2)),
        // "Park": the r is not spoken.
        [b'r', b'k', ..] => Some((b'k', 2)),
        [b'c', b'k', ..] => Some((b'k', 2)),
        _ => None,
    };
    let short = match w.first() {
        Some(b'n') => Some((b'n', 1)),
        Some(b'm') => Some((b'm', 1)),
        Some(b'k' | b'g') => Some((b'k', 1)),
        Some(b't') => Some((b't', 1)),
        Some(b'p' | b'b') => Some((b'p', 1)),
        Some(b'l' | b'r') => Some((b'l', 1)),
        _ => None,
    };
    [long, short, Some((b'-', 0))]
}

const fn is_vowel_letter(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w')
}

/// The syllables of a word in lower-case letters, each with its letters; empty when it has others.
pub(crate) fn split(word: &str) -> Vec<(Syllable, &str)> {
    let mut out = Vec::new();
    if word == "ng" {
        out.push((Syllable { initial: b'-', glide: b'-', vowel: b'u', coda: b'g' }, word));
    } else if word.len() <= LONGEST && word.bytes().all(|c| c.is_ascii_lowercase()) && !take(word, 0, &mut out) {
        out.clear();
    }
    out
}

/// Reads syllables from `at` on, the longest closing first; a syllable inside a word needs an opening
/// consonant. Words are short, so that going back costs nothing.
fn take<'a>(word: &'a str, at: usize, out: &mut Vec<(Syllable, &'a str)>) -> bool {
    let w = word.as_bytes();
    if at == w.len() {
        return !out.is_empty();
    }
    if out.len() == MOST {
        return false;
    }
    let (initial, used) = initial(&w[at..]);
    let from = at + used;
    let mut to = from;
    while to < w.len() && is_vowel_letter(w[to]) && to - from < 4 {
        to += 1;
    }
    // A silent h after the vowel: "Koh", "Hsieh".
    if to < w.len() && w[to] == b'h' && to > from && w.get(to + 1).is_none_or(|&c| !is_vowel_letter(c)) {
        to += 1;
    }
    if to == from || (initial == b'-' && at > 0 && !matches!(w[at - 1], b'g' | b'n')) {
        return false;
    }
    let letters = &w[from..to];
    let plain = letters.strip_suffix(b"h").unwrap_or(letters);
    let Some((glide, vowel)) = rime(letters).or_else(|| rime(plain)) else { return false };
    for (coda, used) in codas(&w[to..]).into_iter().flatten() {
        out.push((Syllable { initial, glide, vowel, coda }, &word[at..to + used]));
        if take(word, to + used, out) {
            return true;
        }
        out.pop();
    }
    false
}

/// Surnames that most Chinese and Korean people bear, in the usual romanisations: a name without one
/// of them is not read as syllables, for "Ali Hasan" could be.
const SURNAMES: &str = "kim gim lee li ri rhee yi park pak bak choi choe jung chung jong jeong kang gang cho jo yun yoon chang jang \
im lim rim han o oh so seo suh sin shin kwon gwon hwang song hong yang an ahn pae bae paek baek paik yu yoo ryu nam no roh chon jeon jun ko koh \
go mun moon son sohn ho heo hur sim shim cha chu joo ju ku koo min na ra sung ha kwak pyon byun chi ji tong to \
wang wong zhang cheung teo liu lau chen chan tan ng huang zhao chao chiu wu xu hsu hui ma zhu hu woo guo kuo kwok he gao kao lin lam luo lo law \
zheng cheng teh liang leung xie hsieh tse tang cao tsao feng fung deng teng peng xiao hsiao zeng tsang cai tsai choi pan poon yuan yuen dong \
wei jiang chiang ye yeh yip yap du tu su lu lui jin chin ding ting fan fong fang shi shih yao hou qiu qin tsui cui tian tien bai bo gong kung kong \
xia hsia meng shao shen sheng sun ren jen yu yue wen mao mo hao pei lei long lung xiong qian chien dai tai yan yen";

/// The surnames as syllables, so that every romanisation of them counts.
static KNOWN: LazyLock<FxHashSet<Syllable>> = LazyLock::new(|| {
    let mut known: FxHashSet<Syllable> = FxHashSet::default();
    for word in SURNAMES.split_whitespace() {
        if let [(one, _)] = split(word)[..] {
            known.insert(one);
        }
    }
    known
});

fn is_surname(word: &str) -> bool {
    matches!(split(word)[..], [(one, _)] if KNOWN.contains(&one))
}

/// The syllables of each word of a name, when the name is made of syllables throughout.
pub(crate) fn of_name<'a>(words: &[&'a str]) -> Option<Vec<Vec<(Syllable, &'a str)>>> {
    if words.is_empty() || words.len() > MOST {
        return None;
    }
    let (first, last) = (words[0], words[words.len() - 1]);
    if !is_surname(first) && !is_surname(last) {
        return None;
    }
    // "Ali Han", "Joe Lee" and "John Kerry" could be read as syllables, too.
    if words.iter().any(|w| given::line(&sounds(w)).is_some()) {
        return None;
    }
    let split: Vec<_> = words.iter().map(|w| split(w)).collect();
    let all: usize = split.iter().map(Vec::len).sum();
    (all > 1 && all <= MOST && split.iter().all(|s| !s.is_empty() && s.len() <= 3)).then_some(split)
}

fn either<T: PartialEq>(a: T, b: T, x: T, y: T) -> bool {
    (a == x && b == y) || (a == y && b == x)
}

fn initial_cost(a: u8, b: u8, front: bool) -> f32 {
    let is = |x, y| either(a, b, x, y);
    match () {
        () if a == b => 0.0,
        // Wade-Giles ts and ch stand for z, c, zh, ch, j, q.
        () if is(b'C', b'c') => 0.2,
        () if is(b'X', b's') => 0.2,
        () if is(b'X', b'h') && front => 0.3,
        () if is(b'l', b'r') => 0.05,
        // North and South write Ri and Yi, Rim and Im, Nam and Ram.
        () if is(b'r', b'n') || is(b'l', b'n') => 0.35,
        () if front && (is(b'r', b'-') || is(b'l', b'-')) => 0.35,
        () if is(b'C', b'X') || is(b'c', b's') => 0.4,
        // The pinyin r is Wade-Giles j.
        () if is(b'C', b'r') => 0.45,
        () if is(b'h', b'f') || is(b'f', b'p') || is(b'v', b'p') || is(b'v', b'f') => 0.5,
        () if is(b'h', b'-') => 0.6,
        () => 1.1,
    }
}

fn vowel_cost(a: u8, b: u8) -> f32 {
    let is = |x, y| either(a, b, x, y);
    match () {
        () if a == b => 0.0,
        () if is(b'o', b'u') => 0.25,
        () if is(b'e', b'A') || is(b'e', b'E') || is(b'A', b'E') => 0.25,
        () if is(b'O', b'o') => 0.4,
        () if is(b'e', b'o') || is(b'e', b'u') => 0.45,
        () if is(b'i', b'E') || is(b'i', b'e') => 0.4,
        () if is(b'O', b'u') => 0.55,
        () => OTHER,
    }
}

fn coda_cost(a: u8, b: u8) -> f32 {
    let is = |x, y| either(a, b, x, y);
    match () {
        () if a == b => 0.0,
        () if is(b'n', b'g') => 0.3,
        // Cantonese and Hokkien keep m, k, t, p where Mandarin has n or nothing.
        () if is(b'n', b'm') => 0.35,
        () if is(b'k', b'-') || is(b't', b'-') || is(b'p', b'-') => 0.45,
        () if is(b'l', b'-') => 0.6,
        () => OTHER,
    }
}

/// How near two syllables are, 1 for spellings of one; symmetric.
pub(crate) fn nearness(a: Syllable, b: Syllable) -> f32 {
    let palatal = |s: Syllable| matches!(s.initial, b'C' | b'X' | b's' | b'c');
    let front = [a, b].iter().any(|s| matches!(s.vowel, b'i' | b'E' | b'e')) || a.glide == b'y' || b.glide == b'y';
    let glide = match (a.glide, b.glide) {
        (x, y) if x == y => 0.0,
        // "Jia" and "Ja", "Shian" and "Shan": the sound before it holds the glide.
        _ if (a.glide != b'w' && b.glide != b'w') && palatal(a) && palatal(b) => 0.15,
        // "Gui" and "Gi", "Hwan" and "Huan" are caught above; a lost w is heard.
        _ => 0.5,
    };
    // Cantonese has dropped the h of hu-: Wah and Hua, Wong and Huang.
    let dropped = either(a.initial, b.initial, b'h', b'-') && a.glide == b'w' && b.glide == b'w';
    let initial = if dropped { 0.25 } else { initial_cost(a.initial, b.initial, front) };
    let cost = initial + glide + vowel_cost(a.vowel, b.vowel) + coda_cost(a.coda, b.coda);
    (1.0 - cost / 2.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(word: &str) -> Syllable {
        let split = split(word);
        assert_eq!(split.len(), 1, "{word} {split:?}");
        split[0].0
    }

    #[test]
    fn spellings_of_a_syllable_are_near_and_two_are_far() {
        for (a, b) in [
            ("jong", "chong"),
            ("jeong", "jung"),
            ("ri", "li"),
            ("ri", "yi"),
            ("park", "pak"),
            ("zhou", "chou"),
            ("xu", "hsu"),
            ("cai", "tsai"),
            ("kuk", "guk"),
        ] {
            assert!(nearness(one(a), one(b)) > 0.8, "{a} {b} {}", nearness(one(a), one(b)));
        }
        for (a, b) in [
            ("kwang", "kyong"),
            ("hak", "hyok"),
            ("il", "un"),
            ("ho", "hun"),
            ("chol", "chun"),
            ("chong", "pyong"),
            ("min", "mun"),
        ] {
            assert!(nearness(one(a), one(b)) < 0.7, "{a} {b} {}", nearness(one(a), one(b)));
        }
    }

    #[test]
    fn words_fall_into_syllables() {
        let shown = |w| split(w).iter().map(|s| s.1).collect::<Vec<_>>().join("-");
        assert_eq!(shown("guihua"), "gui-hua");
        assert_eq!(shown("chongil"), "chong-il");
        assert_eq!(shown("hongri"), "hong-ri");
        assert_eq!(shown("warraq"), "");
        assert_eq!(shown(""), "");
        assert!(of_name(&["tamim", "warak"]).is_none());
        assert!(of_name(&["li", "guihua"]).is_some());
    }

    #[test]
    fn nearness_is_symmetric() {
        let all: Vec<Syllable> = SURNAMES.split_whitespace().filter_map(|w| split(w).first().map(|s| s.0)).collect();
        for &a in &all {
            for &b in &all {
                assert!((nearness(a, b) - nearness(b, a)).abs() < 1e-6);
            }
        }
    }
}
