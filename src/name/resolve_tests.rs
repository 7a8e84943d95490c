//! Small invented stories and who is who in them.

use super::*;
use crate::language::Language;
use crate::span::Span;

fn found(texts: &[&str]) -> Vec<Vec<Mention>> {
    (texts.iter())
        .map(|text| {
            let sentences = crate::text::sentence::sentences(text, Span::new(0, text.len()), Language::ENGLISH);
            super::super::find(text, &sentences, Language::ENGLISH)
        })
        .collect()
}

/// The entities of a story, each as its spellings.
fn story(texts: &[&str]) -> Vec<Vec<String>> {
    let found = found(texts);
    let articles: Vec<(&str, &[Mention])> = texts.iter().zip(&found).map(|(t, m)| (*t, m.as_slice())).collect();
    let entities = resolve(&articles);
    let mut seen: Vec<(usize, usize)> = entities.iter().flat_map(|e| e.mentions.clone()).collect();
    seen.sort_unstable();
    let all: Vec<(usize, usize)> =
        (found.iter().enumerate()).flat_map(|(a, m)| (0..m.len()).map(move |at| (a, at))).collect();
    assert_eq!(seen, all, "every mention is in exactly one entity");
    assert!(entities.windows(2).all(|pair| pair[0].mentions[0] < pair[1].mentions[0]), "by first mention");
    (entities.iter())
        .map(|e| e.mentions.iter().map(|&(a, m)| found[a][m].span.of(texts[a]).to_owned()).collect())
        .collect()
}

fn together(story: &[Vec<String>], a: &str, b: &str) -> bool {
    story.iter().any(|names| names.iter().any(|n| n == a) && names.iter().any(|n| n == b))
}

#[test]
fn spellings_of_one_person_meet_and_short_forms_are_bound() {
    let story = story(&[
        "The spokesman Tamim al-Warraq spoke. It was Warraq who left. They saw Warra there.",
        "A man called Tameem Warraq came. They thanked Warraq.",
    ]);
    assert!(together(&story, "Tamim al-Warraq", "Tameem Warraq"), "{story:?}");
    assert!(together(&story, "Tamim al-Warraq", "Warra"), "{story:?}");
    assert_eq!(story.iter().flatten().count(), 5, "{story:?}");
    assert_eq!(story.len(), 1, "{story:?}");
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    let story = story(&[
        "They met Orla Venn and Pavel Venn. It was Venn who left.",
        "They met Hassan Verdani. Others met Hussein Verdani.",
        "They saw Iran and Iraq, an Iranian and an Iraqi.",
    ]);
    for (a, b) in [
        ("Orla Venn", "Pavel Venn"),
        ("Venn", "Orla Venn"),
        ("Venn", "Pavel Venn"),
        ("Hassan Verdani", "Hussein Verdani"),
        ("Iran", "Iraq"),
        ("Iran", "Iranian"),
    ] {
        assert!(!together(&story, a, b), "{a} {b}");
    }
}

#[test]
fn bodies_places_and_lost_apostrophes() {
    let story = story(&[
        "They trust the Harbour Observatory for Coastal Rights and the HOCR. It was in Syria and in Syrias towns.",
        "They left Rashmideen and Türkiye for the United States, or the US. The Department of Ferries knew.",
        "They left Rashmidin and Turkey. The Ferries Department knew.",
    ]);
    for (a, b) in [
        ("Harbour Observatory for Coastal Rights", "HOCR"),
        ("Syria", "Syrias"),
        ("Rashmideen", "Rashmidin"),
        ("Türkiye", "Turkey"),
        ("United States", "US"),
        ("Department of Ferries", "Ferries Department"),
    ] {
        assert!(together(&story, a, b), "{a} {b} {story:?}");
    }
}

#[test]
fn a_page_of_made_up_names_is_affordable() {
    let text: String = (0..20_000u32)
        .map(|n| {
            format!(
                "it was {}{} here. ",
                char::from(b'A' + (n % 26) as u8),
                format!("{n}").replace(|c: char| c.is_ascii_digit(), "ba") + &letters(n)
            )
        })
        .collect();
    assert!(story(&[&text]).len() > 100);
}

fn letters(mut n: u32) -> String {
    let mut out = String::new();
    while n > 0 {
        out.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
    }
    out
}

#[test]
fn a_body_is_called_by_its_head_word_where_one_can_be_meant() {
    let one = story(&[
        "They trust the Harbour Observatory for Coastal Rights. It was the Observatory that knew, and the observatory said so.",
        "It was the Observatory of another text, or the UN River Council.",
        "They asked the United Nations River Council.",
    ]);
    assert!(together(&one, "Harbour Observatory for Coastal Rights", "Observatory"), "{one:?}");
    assert!(together(&one, "Harbour Observatory for Coastal Rights", "observatory"), "{one:?}");
    assert!(together(&one, "UN River Council", "United Nations River Council"), "{one:?}");
    let two =
        story(&["They left the Orland Trade Council for the Marrow River Council. It was the Council that spoke."]);
    assert!(!together(&two, "Orland Trade Council", "Council"), "{two:?}");
    assert!(!together(&two, "Marrow River Council", "Council"), "{two:?}");
}

#[test]
fn a_surname_of_two_is_left_open_and_said_so() {
    let texts = ["They met Adnan Warraq and Tamim Warraq. Later Warraq left Orland."];
    let found = found(&texts);
    let entities = resolve(&[(texts[0], &found[0])]);
    let names = |of: &Entity| of.may_be.iter().map(|&e| entities[e].name.clone()).collect::<Vec<_>>();
    let open = entities.iter().find(|e| e.name == "Warraq").map(names);
    assert_eq!(open, Some(vec!["Adnan Warraq".to_owned(), "Tamim Warraq".to_owned()]));
    assert_eq!(entities.iter().filter(|e| !e.may_be.is_empty()).count(), 1);
}

#[test]
fn a_metonym_is_marked_and_joined_to_nobody() {
    let texts = ["The United States and Iran met. Washington rejected the plan. Snow fell in Washington."];
    let found = found(&texts);
    let entities = resolve(&[(texts[0], &found[0])]);
    let seat = entities.iter().find(|e| e.name == "Washington").unwrap();
    assert_eq!((seat.stands_for, seat.mentions.len(), seat.acting.len()), (Some("United States"), 2, 1));
    assert!(entities.iter().any(|e| e.name == "United States" && e.mentions.len() == 1));
}

#[test]
fn a_movement_is_one_body_with_its_people_in_front() {
    let one = story(&["Hezbollah spoke.", "Lebanese Hezbollah left."]);
    assert!(together(&one, "Hezbollah", "Lebanese Hezbollah"), "{one:?}");
    let two = story(&["Afghan Taliban met Pakistani Taliban.", "The Taliban left."]);
    assert!(!together(&two, "Afghan Taliban", "Pakistani Taliban"), "{two:?}");
}
