mod support;
#[test]
fn dump() {
    let r = support::report();
    let a = support::articles();
    std::fs::write("/tmp/r.txt", variorum::report::Text::new(&r).to_string()).unwrap();
    std::fs::write("/tmp/r.full.txt", variorum::report::Text::new(&r).full(true).width(60).to_string()).unwrap();
    std::fs::write("/tmp/r.md", variorum::report::Markdown::new(&r).full(true).to_string()).unwrap();
    std::fs::write("/tmp/r.html", variorum::report::Html::new(&r).with_articles(&a).to_string()).unwrap();
    std::fs::write("/tmp/r.json", r.to_json()).unwrap();
}
