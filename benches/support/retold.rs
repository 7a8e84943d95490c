//! Very many invented sentences of which it is known who tells the same: events, each told by some outlets in
//! other words, orders and spellings, with more or fewer particulars.

use super::Dice;

/// Ways to say what somebody did; the words of a line say the same.
const VERBS: [[&str; 3]; 20] = [
    ["rejected", "turned down", "refused"],
    ["praised", "applauded", "hailed"],
    ["bought", "purchased", "acquired"],
    ["visited", "toured", "went to see"],
    ["delayed", "postponed", "put off"],
    ["opened", "inaugurated", "launched"],
    ["ended", "finished", "concluded"],
    ["criticised", "condemned", "attacked"],
    ["repaired", "fixed", "mended"],
    ["promised", "pledged", "vowed"],
    ["sold", "disposed of", "auctioned"],
    ["banned", "outlawed", "forbade"],
    ["doubled", "increased", "raised"],
    ["halved", "reduced", "lowered"],
    ["investigated", "examined", "looked into"],
    ["approved", "backed", "endorsed"],
    ["feared", "dreaded", "was afraid of"],
    ["designed", "drafted", "drew up"],
    ["inherited", "received", "was left"],
    ["moved", "transferred", "relocated"],
];
const ROLES: [&str; 10] =
    ["minister", "coach", "director", "mayor", "singer", "general", "bishop", "banker", "lawyer", "professor"];
const UNITS: [&str; 8] = ["workers", "houses", "crowns", "tickets", "tonnes", "voters", "patients", "lorries"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const BEFORE: [&str; 5] = [
    "Reporters were told that ",
    "It is now certain that ",
    "According to one source, ",
    "Local radio says ",
    "Update: ",
];
const AFTER: [&str; 4] = [", witnesses said", ", a spokesman confirmed", ", it emerged", ", the agency learned"];
const SOUNDS: [&str; 20] =
    ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "kr", "st", "dr", "bl", "ch"];
const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ai"];

/// Events that are told at a time; each has a turn now and then, so that one event's sentences stand apart.
const OPEN: usize = 2_000;
/// Words that particulars are made of; the rarest is met some hundred times less than the commonest.
const WORDS: usize = 10_000;

struct Event {
    number: u32,
    left: usize,
    given: String,
    family: String,
    role: &'static str,
    verb: usize,
    words: Vec<String>,
    place: String,
    amount: usize,
    unit: &'static str,
    day: &'static str,
}

/// Endless sentences, each with the number of its event. The same seed gives the same sentences.
pub(crate) struct Retold {
    dice: Dice,
    open: Vec<Event>,
    next: u32,
}

/// A word that belongs to a number.
fn word(kind: u64, number: usize, pieces: usize) -> String {
    let mut dice = Dice::new(kind << 32 | number as u64);
    (0..pieces).map(|_| format!("{}{}", dice.pick(&SOUNDS), dice.pick(&VOWELS))).collect()
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

impl Retold {
    pub(crate) fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), open: Vec::new(), next: 0 }
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.dice.below(100) < percent
    }

    /// A number below `n`, lower ones more often.
    fn low(&mut self, n: usize) -> usize {
        let most = self.dice.below(n) + 1;
        self.dice.below(most)
    }

    fn event(&mut self) -> Event {
        // Geometric with a mean of five.
        let mut left = 1;
        while self.chance(80) {
            left += 1;
        }
        self.next += 1;
        let words = (0..4 + self.dice.below(3)).map(|_| self.low(WORDS)).collect::<Vec<_>>();
        Event {
            number: self.next,
            left,
            given: capital(&word(1, self.low(400), 2)),
            family: capital(&word(2, self.low(3_000), 3)) + ["n", "sk", "r"][self.dice.below(3)],
            role: self.dice.pick(&ROLES),
            verb: self.dice.below(VERBS.len()),
            words: words.into_iter().map(|w| word(3, w, 2 + w % 2) + ["l", "nd", "rt", ""][w % 4]).collect(),
            place: capital(&word(4, self.low(3_000), 2)) + ["ville", "by", "grad"][self.dice.below(3)],
            amount: 2 + self.low(900),
            unit: UNITS[self.dice.below(UNITS.len())],
            day: self.dice.pick(&DAYS),
        }
    }

    /// One outlet's sentence on an open event.
    fn tell(&mut self, at: usize) -> String {
        let words: Vec<String> = self.open[at].words.clone();
        let mut told = Vec::new();
        for w in words {
            match self.dice.below(100) {
                0..24 => {}
                24..32 => told.push(word(3, self.dice.below(WORDS), 2)),
                _ => told.push(w),
            }
        }
        let what = told.join(" ");
        let (given, role, number, day) = (self.chance(40), self.chance(60), self.chance(60), self.chance(50));
        let (misspelt, order, verb) = (self.chance(10), self.dice.below(3), self.dice.below(3));
        let (before, after) = (self.dice.below(50), self.dice.below(50));
        let nowhere = self.chance(25);
        let at_letter = 1 + self.dice.below(4);
        let event = &self.open[at];
        let mut family = event.family.clone();
        if misspelt {
            family.remove(at_letter);
        }
        let who = [if role { event.role } else { "" }, if given { &event.given } else { "" }, &family];
        let who = who.iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" ");
        let (verb, place) = (VERBS[event.verb][verb], &event.place);
        let number = if number { format!(" over {} {}", event.amount, event.unit) } else { String::new() };
        let day = if day { format!(" on {}", event.day) } else { String::new() };
        let core = match order {
            _ if nowhere => format!("the {what}{number} that {who} {verb}{day}"),
            0 => format!("{who}{day} {verb} the {what}{number} in {place}"),
            1 => format!("{place}: {who} {verb} {what}{number}{day}"),
            _ => format!("the {what}{number} near {place} that {who} {verb}{day}"),
        };
        let before = BEFORE.get(before).copied().unwrap_or_default();
        format!("{before}{core}{}.", AFTER.get(after).copied().unwrap_or_default())
    }
}

impl Iterator for Retold {
    type Item = (u32, String);

    fn next(&mut self) -> Option<Self::Item> {
        if self.open.is_empty() {
            for _ in 0..OPEN {
                let event = self.event();
                self.open.push(event);
            }
        }
        let at = self.dice.below(OPEN);
        let text = self.tell(at);
        let number = self.open[at].number;
        self.open[at].left -= 1;
        if self.open[at].left == 0 {
            self.open[at] = self.event();
        }
        Some((number, text))
    }
}

/// B-cubed F1 of clusters against what is known (Bagga and Baldwin 1998).
pub(crate) fn b_cubed<C: std::hash::Hash + Eq + Copy>(known: &[u32], found: &[C]) -> f64 {
    use std::collections::HashMap;
    let (mut a, mut b, mut both) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (&k, &f) in known.iter().zip(found) {
        *a.entry(k).or_insert(0.0) += 1.0;
        *b.entry(f).or_insert(0.0) += 1.0;
        *both.entry((k, f)).or_insert(0.0) += 1.0;
    }
    let (mut p, mut r) = (0.0, 0.0);
    for ((k, f), c) in both {
        let c: f64 = c;
        p += c * c / b[&f];
        r += c * c / a[&k];
    }
    let n = known.len() as f64;
    2.0 * (p / n) * (r / n) / ((p + r) / n)
}
