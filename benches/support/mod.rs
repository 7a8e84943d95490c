//! Text for the benches: invented news from a seeded generator, so that every run reads the same.

// Every bench uses some of this.
#![allow(dead_code)]

pub(crate) mod retold;

use variorum::Article;

/// SplitMix64: small, seeded, and good enough to pick words.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.roll() % n as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// Places and surnames are put together from two pieces: some hundreds of each, as a paper has.
const HEADS: [&str; 24] = [
    "Alder", "Brack", "Corra", "Dun", "East", "Farro", "Glen", "Harro", "Inch", "Jess", "Kelder", "Lark", "Moss",
    "Nether", "Oak", "Pen", "Quarr", "Raven", "Sto", "Thorn", "Up", "Vex", "Wen", "Yarr",
];
const TAILS: [&str; 16] = [
    "moor", "well", "mere", "holt", "vale", "gate", "ley", "by", "hill", "ford", "cot", "stead", "rose", "bury",
    "wick", "dale",
];
const FIRST: [&str; 24] = [
    "Ada", "Boris", "Clara", "Dmitri", "Elsa", "Farid", "Greta", "Hamid", "Ines", "Jonas", "Karima", "Lars", "Mona",
    "Nils", "Olga", "Pavel", "Rosa", "Samir", "Tove", "Umar", "Vera", "Wim", "Yusuf", "Zora",
];
const ROLES: [&str; 6] = ["mayor", "police chief", "spokeswoman", "union leader", "engineer", "inspector"];
const KINDS: [&str; 20] = [
    "old", "new", "eastern", "upper", "stone", "wooden", "private", "military", "royal", "little", "red", "tidal",
    "disused", "rural", "national", "floating", "covered", "granite", "northern", "Catholic",
];
const THINGS: [&str; 40] = [
    "bridge",
    "reservoir",
    "tram line",
    "paper mill",
    "grain store",
    "harbour wall",
    "power station",
    "quarry",
    "school",
    "hospital wing",
    "signal box",
    "warehouse",
    "lighthouse",
    "canal lock",
    "brewery",
    "stadium",
    "museum",
    "orchard",
    "bakery",
    "airfield",
    "cinema",
    "prison",
    "chapel",
    "foundry",
    "market hall",
    "observatory",
    "pharmacy",
    "theatre",
    "sawmill",
    "library",
    "dairy",
    "racecourse",
    "aquarium",
    "barracks",
    "tannery",
    "vineyard",
    "monastery",
    "laboratory",
    "tollbooth",
    "cemetery",
];
const CAUSES: [&str; 8] = [
    "a cracked beam",
    "heavy rain",
    "a faulty valve",
    "an electrical fault",
    "a mudslide",
    "worn cables",
    "a blocked drain",
    "poor repairs",
];
const DEEDS: [&str; 24] = [
    "opened",
    "closed",
    "flooded",
    "burned",
    "collapsed",
    "was sold",
    "was repaired",
    "was evacuated",
    "was searched",
    "lost power",
    "was repainted",
    "was measured",
    "won a prize",
    "went bankrupt",
    "hired apprentices",
    "changed owners",
    "reopened to visitors",
    "was struck by lightning",
    "was fenced off",
    "doubled its output",
    "cut its prices",
    "was renamed",
    "lost its licence",
    "was put up for auction",
];
const SAID: [&str; 5] = ["said", "told reporters", "announced", "claimed", "added"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A sentence of its own: nothing else is meant to say the same, though words recur as they do in news.
pub(crate) fn sentence(dice: &mut Dice) -> String {
    let place = format!("{}{}", dice.pick(&HEADS), dice.pick(&TAILS));
    let person = format!("{} {}{}", dice.pick(&FIRST), dice.pick(&HEADS), dice.pick(&TAILS));
    let thing = format!("{} {}", dice.pick(&KINDS), dice.pick(&THINGS));
    let (deed, day, said, role) = (dice.pick(&DEEDS), dice.pick(&DAYS), dice.pick(&SAID), dice.pick(&ROLES));
    let number = dice.below(900) + 3;
    match dice.below(5) {
        0 => format!("The {thing} in {place} {deed} on {day} after {}.", dice.pick(&CAUSES)),
        1 => format!("Some {number} people live near the {thing} of {place}, which {deed} in {}.", 1100 + number),
        2 => format!("The {thing} {deed}, {role} {person} {said} on {day}.",),
        3 => format!("{person}, a {role} from {place}, {said} the {thing} {deed}."),
        _ => format!("\"We counted {number} in the {thing},\" {person} {said}."),
    }
}

/// What happened in the story of a seed, told in one of several ways; the toll of late articles is higher.
fn told(fact: usize, dice: &mut Dice, late: bool) -> String {
    let toll = if late { 14 } else { 11 };
    let way = dice.below(3);
    let ways: [String; 3] = match fact {
        0 => [
            format!("The grain store in Kelderby collapsed on Tuesday, killing {toll} people."),
            format!("At least {toll} people were killed when the grain store in Kelderby collapsed on Tuesday."),
            format!("The collapse of the Kelderby grain store on Tuesday killed {toll} people, police said."),
        ],
        1 => [
            "The roof had been inspected in March, engineer Farid Nazari said.".into(),
            "Engineer Fareed Nazary said the roof had been inspected in March.".into(),
            "Farid Nazari, an engineer, claimed the roof had been inspected in March.".into(),
        ],
        2 => [
            "The owner denied that the store was overloaded.".into(),
            "The owner rejected claims that the store was overloaded.".into(),
            "The store was overloaded, two workers said.".into(),
        ],
        3 => [
            "\"We will rebuild within a year,\" mayor Ada Lind told reporters.".into(),
            "Mayor Ada Lind said: \"We will rebuild within a year.\"".into(),
            "Lind, the mayor, promised to rebuild within a year.".into(),
        ],
        4 => [
            "Another 32 people were taken to hospital.".into(),
            "Thirty-two others were taken to hospital, nine of them badly hurt.".into(),
            "Hospitals took in 32 injured people.".into(),
        ],
        _ => [
            "Prosecutors opened an investigation into the owner.".into(),
            "An investigation into the owner was opened by prosecutors on Wednesday.".into(),
            "Prosecutors are investigating the owner.".into(),
        ],
    };
    ways.into_iter().nth(way).expect("three ways")
}

/// Facts an article of the story can tell.
const FACTS: usize = 6;
/// Sentences of its own beside them: an article of about 30 sentences is a usual one.
const OWN: usize = 24;

/// A story of `n` articles, half of them of the next day.
pub(crate) fn story(n: usize) -> Vec<Article> {
    (0..n)
        .map(|article| {
            let mut dice = Dice::new(article as u64 + 1);
            let late = article % 2 == 1;
            let mut lines: Vec<String> = (0..FACTS).map(|fact| told(fact, &mut dice, late)).collect();
            for _ in 0..OWN {
                let at = 1 + dice.below(lines.len());
                lines.insert(at, sentence(&mut dice));
            }
            let text: String = lines.chunks(3).map(|c| c.join(" ") + "\n\n").collect();
            Article::new(format!("Outlet {article:02}"), text).with_published(if late {
                "2031-07-24"
            } else {
                "2031-07-23"
            })
        })
        .collect()
}
