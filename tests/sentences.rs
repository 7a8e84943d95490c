//! Sentences and the white space between them are the whole text: nothing is lost, moved or told twice.

use proptest::prelude::*;
use variorum::{Article, sentences_of};

/// The text put together again from its sentences and the gaps between them; the gaps must be white space.
fn put_together(text: &str) -> String {
    let mut out = String::new();
    for sentence in sentences_of(&Article::new("Gazette", text)) {
        let gap = &text[out.len()..sentence.start()];
        assert!(gap.trim().is_empty(), "{gap:?} is in no sentence");
        assert!(!sentence.is_empty());
        out.push_str(gap);
        out.push_str(sentence.of(text));
    }
    let rest = &text[out.len()..];
    assert!(rest.trim().is_empty(), "{rest:?} is in no sentence");
    out + rest
}

#[test]
fn sentences_and_gaps_give_back_the_case_files() {
    for text in [include_str!("data/sentences.txt"), include_str!("data/pages.txt"), include_str!("data/claims.txt")] {
        assert!(sentences_of(&Article::new("Gazette", text)).len() > 20);
        assert_eq!(put_together(text), text);
    }
}

proptest! {
    #[test]
    fn sentences_and_gaps_give_back_any_text(
        text in "([A-Za-z]{1,5}|[0-9]{1,4}|[ .!?…\"'“”‘’()\\[\\]\n\r\u{85}\u{2028}•,<>/]|\\. [A-Z]|(U\\.S|Mr|No|a\\.m|etc)\\. |\\(?[ivx1-9]{1,3}\\.?\\) |。|\\PC|\\p{M}){0,80}"
    ) {
        prop_assert_eq!(put_together(&text), text);
    }
}
