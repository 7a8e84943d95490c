//! Articles out of HTML: what is read, and where it stood.

#![cfg(feature = "html")]

use proptest::prelude::*;
use variorum::html::HtmlArticle;
use variorum::{Anatomy, Span, compare};

/// An invented page as sites write them: menu, teaser, caption, related links and foot around an article.
const PAGE: &str = include_str!("data/page.html");

#[test]
fn the_article_is_read_and_the_rest_is_not() {
    let read = HtmlArticle::read("Lindholm Post", PAGE);
    let article = read.article();
    assert_eq!(article.title(), Some("Ferry & quay: Lindholm\u{2019}s boat stops for good"));
    assert_eq!(article.published(), Some("2031-05-05T09:30:00Z"));
    let text = article.text();
    assert!(text.starts_with("Ferry & quay: Lindholm\u{2019}s boat stops for good\n\n"));
    for part in [
        "stopped on Monday after its engine failed",
        "\u{201c}Nobody was hurt\u{201d}, said Captain Rosa Brandt",
        "before the guests arrive",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for part in ["Subscribe", "Sports", "Torvik Farmers", "All rights reserved", "window.track"] {
        assert!(!text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_span_slices_the_html() {
    let read = HtmlArticle::read("Lindholm Post", PAGE);
    let text = read.article().text();
    for (words, html) in [
        ("its engine failed", "its <em>engine</em> failed"),
        ("Ferry & quay", "Ferry &amp; quay"),
        ("Captain Rosa Brandt", "Captain <a href=\"/brandt\">Rosa\n  Brandt"),
    ] {
        let at = text.find(words).expect(words);
        let place = read.source(Span::new(at, at + words.len())).expect("it stands in the page");
        assert_eq!(place.of(PAGE), html);
    }
    let gap = text.find("\n\n").expect("there are paragraphs");
    assert_eq!(read.source(Span::new(gap, gap + 2)), None);
    assert_eq!(read.source(Span::new(3, 3)), None);
    assert!(read.source(Span::new(0, text.len() + 100)).is_some());
}

#[test]
fn claims_of_an_html_article_have_places_in_the_html() {
    let read = HtmlArticle::read("Lindholm Post", PAGE);
    let anatomy = Anatomy::of(read.article());
    assert!(anatomy.claims().len() > 3);
    for claim in anatomy.claims() {
        assert!(read.source(claim.span()).is_some_and(|place| place.end() <= PAGE.len()));
    }
    assert_eq!(compare(&[read.into_article()]).articles().len(), 1);
}

#[test]
fn a_page_without_an_article_is_read_whole() {
    let read = HtmlArticle::read("Post", "<ul><li>Home<li>News</ul><p>Boat sank.</p>");
    assert_eq!(read.article().text(), "• Home\n\n• News\n\nBoat sank.");
    assert_eq!(HtmlArticle::read("Post", "").article().text(), "");
}

#[test]
fn deep_and_broken_markup_gives_its_text() {
    let deep = "<div><p>x".repeat(20_000);
    assert_eq!(HtmlArticle::read("Post", &deep).article().text().matches('x').count(), 20_000);
    for html in ["<p", "<", "</", "<!--", "<p a='", "&", "<script>", "<title><title><title>x", "\u{0}<\u{0}>é<é"] {
        let read = HtmlArticle::read("Post", html);
        assert!(read.source(Span::new(0, 100)).is_none_or(|place| place.end() <= html.len()), "{html}");
    }
    for cut in (0..PAGE.len()).step_by(97).filter(|cut| PAGE.is_char_boundary(*cut)) {
        let read = HtmlArticle::read("Post", &PAGE[..cut]);
        assert!(read.source(Span::new(0, 100)).is_none_or(|place| place.end() <= cut));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_html_is_too_odd(
        html in "(</?(p|div|table|tr|td|b|i|a|li|h1|br|script|title|svg|!--|form|select|p class='x)>?|-->|&amp;|&#233;|[A-Za-z,]{1,9}[. ]|\n|\\PC|The ferry stopped on Monday, the town of Lindholm said\\. ){0,60}",
        from in 0_usize..200, len in 0_usize..200
    ) {
        let read = HtmlArticle::read("Post", &html);
        if let Some(place) = read.source(Span::new(from, from + len)) {
            prop_assert!(html.get(place.start()..place.end()).is_some() || !read.article().text().is_char_boundary(from) || !read.article().text().is_char_boundary((from + len).min(read.article().text().len())));
        }
    }
}
