//! Who says what in invented sentences, and the laws of claims.

use variorum::{Anatomy, Article, Claim, ClaimKind};

/// A text with the claims it should give.
struct Case {
    text: String,
    /// What is found today, right or wrong, in order.
    found: Vec<&'static str>,
    /// What should be found and is not yet.
    missing: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("data/claims.txt").lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        let Some(claim) = line.strip_prefix("  ") else {
            let text = line.trim().replace(" ¶ ", "\n\n");
            cases.push(Case { text, found: Vec::new(), missing: Vec::new() });
            continue;
        };
        let case = cases.last_mut().expect("a text before its claims");
        match claim.strip_prefix("right: ") {
            Some(missing) => case.missing.push(missing.trim()),
            None => case.found.push(claim.strip_prefix("wrong: ").unwrap_or(claim).trim()),
        }
    }
    cases
}

/// A claim on one line: `kind | speaker = names | cue | what is said`.
fn shown(claim: &Claim, text: &str) -> String {
    let kind = match claim.kind() {
        ClaimKind::Direct => "direct",
        ClaimKind::Mixed => "mixed",
        ClaimKind::Indirect => "indirect",
        ClaimKind::Own => "own",
        other => unreachable!("a kind without a word: {other:?}"),
    };
    let open = if claim.is_asserted() { "" } else { "?" };
    let said: Vec<&str> = match claim.parts() {
        [] => vec![claim.span().of(text)],
        parts => parts.iter().map(|p| p.of(text)).collect(),
    };
    let said = said.join(" ... ");
    if claim.speaker().is_none() && claim.cue().is_none() {
        return format!("{kind}{open} | {said}");
    }
    let speaker = claim.speaker().map_or("-".to_owned(), |s| match s.names() {
        [] => format!("{} = ?", s.span().of(text)),
        names if names == [s.span().of(text)] => names[0].clone(),
        names => format!("{} = {}", s.span().of(text), names.join(" + ")),
    });
    let cue = claim.cue().map_or("-", |c| c.span().of(text));
    format!("{kind}{open} | {speaker} | {cue} | {said}")
}

fn claims(text: &str) -> Vec<String> {
    let article = Article::new("x", text);
    Anatomy::of(&article).claims().iter().map(|c| shown(c, text)).collect()
}

#[test]
fn sentences_give_their_claims() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let found = claims(&case.text);
        let solved = case.missing.iter().any(|m| found.iter().any(|f| f == m));
        if found != case.found || solved {
            let note = if solved { " (a `right:` line is found now)" } else { "" };
            wrong.push(format!("{}{note}\n  {}", case.text.replace("\n\n", " ¶ "), found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} give other claims now:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 60);
}

#[test]
fn what_a_claim_points_at_lies_in_its_clause() {
    for case in cases() {
        let article = Article::new("x", case.text.as_str());
        for claim in Anatomy::of(&article).claims() {
            let scope = claim.scope();
            assert!(scope.contains(claim.span()), "{}", case.text);
            assert!(claim.cue().is_none_or(|c| scope.contains(c.span())), "the cue: {}", case.text);
            // A quotation that goes on has the speaker of its first sentence.
            let speaker = claim.speaker().filter(|_| claim.cue().is_some());
            assert!(speaker.is_none_or(|s| s.span().end() <= scope.end()), "the speaker: {}", case.text);
            assert!(claim.cue().is_none() || claim.speaker().is_some(), "a cue has a speaker: {}", case.text);
            assert!(claim.parts().iter().all(|p| claim.span().contains(*p)), "a part: {}", case.text);
            assert!(claim.parts().windows(2).all(|p| p[0].end() <= p[1].start()), "the order: {}", case.text);
            let cue_in_it = claim.cue().is_some_and(|c| {
                let said = if claim.parts().is_empty() { &[claim.span()][..] } else { claim.parts() };
                said.iter().any(|s| s.overlap(c.span()) > 0)
            });
            assert!(!cue_in_it, "a cue is not among the words it governs: {}", case.text);
        }
    }
}

/// Straight quotation marks as curly ones: they open and close by turns in every paragraph.
fn curly(text: &str) -> String {
    let mut open = false;
    text.chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            '\n' => {
                open = false;
                c
            }
            c => c,
        })
        .collect()
}

#[test]
fn curly_and_straight_quotation_marks_give_the_same_claims() {
    let mut quoted = 0;
    for case in cases().iter().filter(|c| c.text.contains('"')) {
        let straight: Vec<String> = claims(&curly(&case.text)).iter().map(|c| c.replace(['“', '”'], "\"")).collect();
        assert_eq!(straight, claims(&case.text), "{}", case.text);
        quoted += 1;
    }
    assert!(quoted > 10);
}

#[test]
fn a_paragraph_about_nobody_before_it_changes_no_claim() {
    // The first paragraph of several is a headline, which it is no more after another.
    for case in cases().iter().filter(|c| !c.text.contains('\n')) {
        let before = "It rained on the moor all night. 🙂";
        let text = format!("{before}\n\n{}", case.text);
        let article = Article::new("x", text.as_str());
        let anatomy = Anatomy::of(&article);
        let after: Vec<String> =
            anatomy.claims().iter().filter(|c| c.span().start() >= before.len()).map(|c| shown(c, &text)).collect();
        assert_eq!(after, claims(&case.text));
    }
}
