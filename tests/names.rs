//! Names through the public interface: cases one a line, and the laws.

use proptest::prelude::*;
use variorum::name::{Name, NameIndex, Setting, Verdict, group};

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::Compatible => "compatible",
        _ => "different",
    }
}

#[test]
fn pairs_get_their_verdicts() {
    for line in include_str!("data/names_pairs.txt").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (a, b) = (Name::new(columns[0]), Name::new(columns[1]));
        for (setting, wanted) in [(Setting::Balanced, columns[2]), (Setting::Strict, columns[3])] {
            let found = a.compare(&b, setting);
            assert_eq!(word(found.verdict()), wanted, "{line} {setting:?} {} {:?}", found.score(), found.reasons());
        }
    }
}

#[test]
fn a_chain_of_near_misses_joins_nobody() {
    let names: Vec<Name> = ["Adnan Warraq", "A. Warraq", "Ilham Warraq"].map(Name::new).into();
    let groups = group(&names);
    assert_ne!(groups[0], groups[2]);
}

#[test]
fn an_index_finds_what_is_spelled_otherwise() {
    let known = ["Orla Venn", "Tamim al-Warraq", "Qasim Zuhdi", "🙂", ""];
    let index = NameIndex::new(known.map(Name::new));
    assert_eq!(index.find(&Name::new("Kassem Zohdi"), 1)[0].line, 2);
    assert_eq!(index.find(&Name::new("تميم الوراق"), 1)[0].line, 1);
    assert!(index.find(&Name::new(""), 3).is_empty());
    assert!(NameIndex::default().find(&Name::new("Orla Venn"), 3).is_empty());
}

#[test]
fn a_name_of_a_million_bytes_is_cut_to_its_bound() {
    let long = |unit: &str| unit.repeat(1_000_000 / unit.len());
    for text in [
        long("a"),
        long("Tamim "),
        long("حسن "),
        long("محمدعلي"),
        long("ab-"),
        long("\u{0}"),
        long("김"),
        long("e\u{301}"),
        long("a "),
        long("\u{301}"),
        long("’"),
        long("習近平"),
    ] {
        let name = Name::new(&text);
        for other in ["Tamim al-Warraq", "حسن نصر", "Kim Jong Un", &text] {
            let found = name.compare(&Name::new(other), Setting::Strict);
            assert!(found.reasons().iter().map(String::len).sum::<usize>() < 20_000, "{other}");
        }
    }
    // What stands behind the bound changes nothing.
    let (a, b) = (format!("Tamim Warraq {}", "x ".repeat(500)), format!("Tamim Warraq {}", "x ".repeat(900)));
    assert_eq!(Name::new(&a).compare(&Name::new(&b), Setting::Balanced).verdict(), Verdict::Same);
}

#[test]
fn a_name_written_alike_is_never_missed() {
    // More names of one sound than are ever compared.
    let vowels = ["a", "e", "i", "o", "u", "ou", "ee", "aa"];
    let mut known: Vec<String> = Vec::new();
    for a in vowels {
        for b in vowels {
            known.extend(vowels.iter().map(|c| format!("T{a}m{b}m Zuhd{c}")));
        }
    }
    let index = NameIndex::new(known.iter().map(|name| Name::new(name)));
    for (line, name) in known.iter().enumerate() {
        assert_eq!(index.find(&Name::new(name), 1)[0].line, line, "{name}");
    }
}

#[test]
fn a_query_leaves_nothing_behind() {
    let known = |n: usize| NameIndex::new((0..n).map(|at| Name::new(&format!("Tamim{} Warraq", "ab".repeat(at % 9)))));
    let (few, many) = (known(5), known(300));
    let queries: Vec<Name> = ["Tamimab Warrak", "Warraq", "Orla Venn", "تميم الوراق"].map(Name::new).into();
    let alone: Vec<_> = (queries.iter())
        .map(|query| {
            std::thread::scope(|s| s.spawn(|| (few.find(query, 9), many.find(query, 9))).join().expect("ends"))
        })
        .collect();
    let in_turn: Vec<_> = queries.iter().map(|query| (few.find(query, 9), many.find(query, 9))).collect();
    assert_eq!(alone, in_turn);
    assert!(many.find(&queries[0], 0).is_empty());
}

#[test]
fn a_reason_names_the_part_that_decides() {
    let reasons = |a: &str, b: &str| Name::new(a).compare(&Name::new(b), Setting::Strict).reasons().join("; ");
    assert!(reasons("Odo Brandt Jr.", "Odo Brandt Sr.").contains("Jr"));
    assert!(reasons("Uday Tamim Warraq", "Tamim Warraq").contains("left out: Uday"));
    assert!(reasons("Zorbek Halvani", "Nadia Halvani").contains("contradicted: Nadia / Zorbek"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn comparing_is_symmetric(a in "\\PC{0,30}", b in "\\PC{0,30}") {
        let (x, y) = (Name::new(&a), Name::new(&b));
        for setting in [Setting::Balanced, Setting::Strict] {
            prop_assert_eq!(x.compare(&y, setting), y.compare(&x, setting));
        }
    }

    #[test]
    fn strict_is_never_laxer(a in "(Ali|Hassan|Tamim|Qasim)( al-| bin | )(Warraq|Zuhdi|Hussein)", b in "(Ali|Hasan|Tameem|Kassem)( el | ibn | )(Warak|Zohdi|Hassan)") {
        let (x, y) = (Name::new(&a), Name::new(&b));
        prop_assert!(x.compare(&y, Setting::Strict).verdict() <= x.compare(&y, Setting::Balanced).verdict());
    }

    #[test]
    fn the_order_of_names_changes_positions_only(
        names in proptest::collection::vec("(Ta|Ti|Ka)[m-n](im|em|u) (War|Zuh|Zoh)(rak|raq|di)", 1..60),
        turn in 0usize..60,
        query in "Ta[m-n](im|em) (Warr|Zuh)(ak|di)",
    ) {
        let mut turned = names.clone();
        turned.rotate_left(turn % names.len());
        turned[..names.len() / 2].reverse();
        let found = |names: &[String]| -> Vec<_> {
            let index = NameIndex::new(names.iter().map(|name| Name::new(name)));
            let hits = index.find(&Name::new(&query), 8);
            hits.iter().map(|hit| (names[hit.line].clone(), hit.score, hit.verdict)).collect()
        };
        prop_assert_eq!(found(&names), found(&turned));
    }

    #[test]
    fn a_group_is_named_after_its_first(names in proptest::collection::vec("[A-D][a-c]{2,4} [E-G][a-c]{2,5}", 0..12)) {
        let names: Vec<Name> = names.iter().map(|name| Name::new(name)).collect();
        let groups = group(&names);
        for (at, &home) in groups.iter().enumerate() {
            prop_assert!(home <= at && groups[home] == home);
        }
    }
}

#[test]
fn two_brothers_stay_out_of_a_long_group() {
    let names: Vec<Name> = [
        "Tamim Qasim Warraq",
        "Tameem Qassem al-Warraq",
        "Tamim Warraq",
        "Tameem Kassem Warak",
        "Hassan Qasim Warraq",
        "Omar Qasim Warraq",
    ]
    .map(Name::new)
    .into();
    let groups = group(&names);
    assert_eq!(groups[..4], [0, 0, 0, 0]);
    assert!(groups[4] != 0 && groups[5] != 0 && groups[4] != groups[5], "{groups:?}");
}
