//! Clusters of many sentences: laws, and what must not take long or much.

use proptest::prelude::*;
use variorum::{Changes, ClusterId, ClusterIndex, Clusterer, Effort, Level};

fn clusters<S: AsRef<str>>(texts: &[S], effort: Effort) -> Vec<ClusterId> {
    let mut clusterer = Clusterer::with_effort(Level::Statement, effort);
    texts.iter().for_each(|text| clusterer.add(text.as_ref()));
    assert_eq!(clusterer.len(), texts.len());
    clusterer.finish()
}

fn count(found: &[ClusterId]) -> usize {
    let mut all = found.to_vec();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// Sentences of some hundred events in several wordings.
fn sentences(n: usize) -> Vec<String> {
    let pick = |list: [&'static str; 5], at: usize| list[at % 5];
    (0..n)
        .map(|i| {
            let (event, telling) = (i / 4, i % 4);
            let name =
                format!("Bram{}ko", ["al", "or", "us", "en", "it", "av", "im"][event % 7].repeat(1 + event / 7 % 5));
            let thing = pick(["harbour", "reservoir", "mill", "tunnel", "archive"], event / 3);
            let place = format!("{}{}", pick(["Alder", "Corra", "Dun", "Kelder", "Yarr"], event / 5), event % 11);
            match telling {
                0 => format!("Mayor {name} will close the {thing} at {place} in {} days", event % 90),
                1 => format!("The {thing} at {place} is to be closed by {name}"),
                2 => format!("{place}: {name} closes {thing}"),
                _ => format!("Officials were told that {name} would close the {thing} near {place}"),
            }
        })
        .collect()
}

#[test]
fn neither_order_nor_threads_nor_copies_change_a_cluster() {
    let texts = sentences(1_200);
    for effort in [Effort::Quick, Effort::Full] {
        let found = clusters(&texts, effort);
        assert!(count(&found) > 20 && count(&found) < 900, "{} clusters", count(&found));
        let back: Vec<&String> = texts.iter().rev().collect();
        let mut turned = clusters(&back, effort);
        turned.reverse();
        assert_eq!(found, turned);
        let twice: Vec<&String> = texts.iter().chain(&texts).collect();
        assert_eq!(found, clusters(&twice, effort)[..texts.len()]);
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            assert_eq!(found, pool.install(|| clusters(&texts, effort)));
        }
    }
}

#[test]
fn few_sentences_get_full_effort_and_many_the_quick_one() {
    let texts = sentences(10_001);
    assert_eq!(clusters(&texts, Effort::Auto), clusters(&texts, Effort::Quick));
    assert_eq!(clusters(&texts[..200], Effort::Auto), clusters(&texts[..200], Effort::Full));
}

#[test]
fn a_name_comes_from_the_content() {
    let a = clusters(&["The ferry Orla sank.", "Taxes rise in May."], Effort::Quick);
    let b = clusters(&["Rain fell on Harro.", "Taxes rise in May.", "the ferry ORLA sank!"], Effort::Quick);
    assert_eq!((a[0], a[1]), (b[2], b[1]));
    assert_eq!(a[0].to_string().len(), 16);
    assert_eq!(serde_json::to_value(a[0]).expect("a string"), serde_json::Value::from(a[0].to_string()));
    assert_eq!(clusters::<&str>(&[], Effort::Quick), []);
    let empty = clusters(&["", "It was so.", "", "It was"], Effort::Quick);
    assert_eq!(count(&empty), 3);
}

#[test]
fn a_bridge_does_not_chain() {
    let texts = [
        "Ardal Brenko opened the Corra tunnel in Velmar.",
        "Ardal Brenko opened the Corra tunnel.",
        "Ardal Brenko opened the tunnel while Istvan Kollo burned the Sarn library.",
        "Istvan Kollo burned the Sarn library.",
        "Istvan Kollo burned the Sarn library in Dunmoor.",
    ];
    let found = clusters(&texts, Effort::Quick);
    assert_eq!(found[0], found[1]);
    assert_eq!(found[3], found[4]);
    assert_ne!(found[0], found[4]);
}

#[test]
fn a_million_identical_sentences() {
    let mut clusterer = Clusterer::new(Level::Statement);
    (0..1_000_000).for_each(|_| clusterer.add("The mill at Oster burned."));
    assert_eq!(count(&clusterer.finish()), 1);
}

#[test]
fn one_sentence_of_ten_megabytes() {
    let mut texts = sentences(400);
    let before = clusters(&texts, Effort::Quick);
    let huge: String = (0..1_000_000).map(|i| format!("word{} ", i % 300_000)).chain([texts[0].clone()]).collect();
    assert!(huge.len() > 10_000_000);
    texts.push(huge);
    let after = clusters(&texts, Effort::Quick);
    assert!(!after[..400].contains(&after[400]), "it is alone");
    // Its words make those of one sentence more common by a step; else nothing changes.
    let other = before.iter().zip(&after).filter(|(x, y)| x != y).count();
    assert!(other < 20, "{other} sentences have another cluster");
    // With all means it costs more, in proportion.
    texts[400].truncate(300_000);
    let full = clusters(&texts, Effort::Full);
    assert!(!full[..400].contains(&full[400]), "nor has it company with all means");
}

#[test]
fn one_word_in_every_sentence() {
    let texts: Vec<String> = (0..50_000).map(|i| format!("Orla alpha{} beta{}", i / 2, i / 2)).collect();
    let found = clusters(&texts, Effort::Quick);
    assert_eq!(count(&found), 25_000);
    assert_eq!(found[0], found[1]);
}

#[test]
fn a_hundred_thousand_sentences_of_one_template() {
    // Two thirds of each sentence are the template; what differs is a number that no other has, or some have.
    for share in [1, 5, 500] {
        let text = |i: usize| format!("District {} reports that its winter market opened late", i / share);
        let mut clusterer = Clusterer::with_effort(Level::Statement, Effort::Quick);
        (0..100_000).for_each(|i| clusterer.add(&text(i)));
        let found = clusterer.finish();
        assert!(found.chunks(share).all(|same| count(same) == 1), "equal sentences are one");
    }
    // Near copies: one of fifty names and one of fifty places in each, and a number.
    let mut clusterer = Clusterer::with_effort(Level::Statement, Effort::Quick);
    (0..100_000).for_each(|i| {
        clusterer.add(&format!("Name{} of Place{} won {} crowns in the lottery", i % 50, i / 50 % 50, i / 2_500));
    });
    assert_eq!(clusterer.finish().len(), 100_000);
}

proptest! {
    #[test]
    fn any_text_gets_a_cluster_and_equal_texts_the_same(texts in prop::collection::vec("(\\PC|[ a-c'.,0-9]){0,30}", 0..12)) {
        for effort in [Effort::Quick, Effort::Full] {
            let found = clusters(&texts, effort);
            prop_assert_eq!(found.len(), texts.len());
            for (i, a) in texts.iter().enumerate() {
                for (j, b) in texts.iter().enumerate() {
                    prop_assert!(a != b || found[i] == found[j]);
                }
            }
        }
    }
}

/// Adds texts in parts, with an update after each; gives the clusters and what the updates told.
fn grown(texts: &[String], ends: &[usize]) -> (Vec<ClusterId>, Vec<Changes>) {
    let mut index = ClusterIndex::new(Level::Statement);
    let mut told = Vec::new();
    let mut from = 0;
    for &end in ends.iter().chain([&texts.len()]) {
        texts[from..end.max(from)].iter().for_each(|text| index.add(text));
        from = end.max(from);
        told.push(index.update());
        assert_eq!(index.clusters().len(), index.len());
    }
    (index.clusters().to_vec(), told)
}

#[test]
fn an_index_gives_the_clusters_of_one_batch_however_it_grew() {
    let texts = sentences(3_000);
    let whole = clusters(&texts, Effort::Quick);
    for ends in [vec![], vec![1_500], vec![1, 2, 3, 10, 1_023, 1_024, 2_900], (0..3_000).step_by(150).collect()] {
        assert_eq!(grown(&texts, &ends).0, whole, "{ends:?}");
    }
    // Every fourth sentence is the first telling of an event; the others come later.
    let turned: Vec<usize> = (0..4).flat_map(|telling| (telling..3_000).step_by(4)).collect();
    let shuffled: Vec<String> = turned.iter().map(|&at| texts[at].clone()).collect();
    let (found, told) = grown(&shuffled, &[750, 1_500, 2_250]);
    assert!(turned.iter().zip(&found).all(|(&at, id)| whole[at] == *id));
    assert!(told[1].founded().len() < told[0].founded().len() / 2, "later tellings join what there is");
    assert_eq!(grown(&shuffled, &[750, 1_500, 2_250]).1, told);
}

#[test]
fn what_an_update_tells_leads_from_the_clusters_before_to_those_after() {
    let texts = sentences(2_000);
    let mut index = ClusterIndex::new(Level::Statement);
    let mut before: Vec<ClusterId> = Vec::new();
    for part in texts.chunks(170) {
        part.iter().for_each(|text| index.add(text));
        let told = index.update();
        let now = index.clusters();
        for (was, is) in before.iter().zip(now) {
            let explained = was == is
                || told.renamed().contains(&(*was, *is))
                || told.merged().iter().any(|(from, into)| from.contains(was) && into == is)
                || told.split().iter().any(|(from, into)| from == was && into.contains(is));
            assert!(explained, "{was} became {is}");
        }
        let earlier: std::collections::BTreeSet<ClusterId> = now[..before.len()].iter().copied().collect();
        let founded: std::collections::BTreeSet<ClusterId> = told.founded().iter().copied().collect();
        let new: std::collections::BTreeSet<ClusterId> =
            now.iter().copied().filter(|id| !earlier.contains(id)).collect();
        assert_eq!(founded, new);
        before = now.to_vec();
    }
    assert!(index.update().is_empty());
}

proptest! {
    #[test]
    fn any_split_and_order_of_any_texts_gives_the_clusters_of_one_batch(
        words in prop::collection::vec(prop::collection::vec(0..12u8, 1..6), 1..60),
        ends in prop::collection::vec(0..60usize, 0..6),
    ) {
        let texts: Vec<String> =
            words.iter().map(|s| s.iter().map(|w| format!("zuk{w} ")).collect::<String>()).collect();
        let mut ends: Vec<usize> = ends.into_iter().map(|e| e.min(texts.len())).collect();
        ends.sort_unstable();
        prop_assert_eq!(grown(&texts, &ends).0, clusters(&texts, Effort::Quick));
        let back: Vec<String> = texts.iter().rev().cloned().collect();
        let mut turned = grown(&back, &ends).0;
        turned.reverse();
        prop_assert_eq!(turned, clusters(&texts, Effort::Quick));
    }
}
