//! variorum compares how news outlets tell the same story: which statements they share, who says each of
//! them, and what each outlet adds, leaves out, words differently or contradicts, with the exact place of
//! everything in the text.
//!
//! A *variorum edition* prints a text with the readings of all its witnesses. This crate does that with
//! articles. It does not decide who is right.
//!
//! # Words
//!
//! An **article** is one outlet's text; articles compared with each other are a **story**. A **claim** is
//! what one article says in one place, and who says it. Claims that say the same are a **statement**; the
//! day it was said or happened is its **occasion**. A **detail** is one thing the claims of a statement give
//! or lack: a figure, a place, a source, a word. Each version of it is a **reading**, and the articles that
//! have it, with the place, are its **witnesses**. A **name** is who or what is named, and a **mention** is
//! one place that does so. Places are [spans](Span): half-open ranges of **bytes** of the text as given.
//!
//! # A tour
//!
//! Build articles from text as it was pasted; menus, captions and related links may stand in it. Only the
//! outlet and the text are needed, but a date is worth giving: nobody leaves out what had not been said yet.
//! [`compare`] takes the articles apart and puts together what belongs together.
//!
//! ```
//! use variorum::Article;
//!
//! let articles = [
//!     Article::new("Harbour Post", "The ferry Orla sank off Marrow Point on Monday, killing 17 people. \
//!         The hull had been repaired twice, said inspector Abdelkarim Zohdi.").with_published("2031-09-09"),
//!     Article::new("The Brine", "The ferry Orla sank off Marrow Point on Monday, killing 19 people. \
//!         The hull had been repaired twice, inspector Abd el-Karim Zuhdi claimed.").with_published("2031-09-09"),
//!     Article::new("Lantern", "The ferry Orla sank off Marrow Point on Monday. \
//!         The owner denied that the ferry was overloaded.").with_published("2031-09-09"),
//! ];
//! let comparison = variorum::compare(&articles);
//! # assert_eq!(comparison.articles().len(), 3);
//! ```
//!
//! Walk the statements. Each has its claims, in the order of the articles, and its details.
//!
//! ```
//! # use variorum::Article;
//! # let articles = [
//! #     Article::new("Harbour Post", "The ferry Orla sank off Marrow Point on Monday, killing 17 people. \
//! #         The hull had been repaired twice, said inspector Abdelkarim Zohdi.").with_published("2031-09-09"),
//! #     Article::new("The Brine", "The ferry Orla sank off Marrow Point on Monday, killing 19 people. \
//! #         The hull had been repaired twice, inspector Abd el-Karim Zuhdi claimed.").with_published("2031-09-09"),
//! #     Article::new("Lantern", "The ferry Orla sank off Marrow Point on Monday. \
//! #         The owner denied that the ferry was overloaded.").with_published("2031-09-09"),
//! # ];
//! # let comparison = variorum::compare(&articles);
//! let sinking = comparison.statements().iter().find(|s| s.outlets() == 3).expect("all tell of it");
//! for (article, claim) in sinking.claims() {
//!     let article = comparison.article(article);
//!     assert!(claim.span().of(article.text()).starts_with("The ferry Orla sank"));
//! }
//!
//! use variorum::{DetailKind, Relation};
//! let toll = sinking.details().iter().find(|d| d.kind() == DetailKind::Quantity).expect("a toll");
//! let mut values: Vec<&str> = toll.readings().iter().map(|r| r.value()).collect();
//! values.sort();
//! assert_eq!(values, ["17", "19"]);
//! assert_eq!(toll.relations()[0].2, Relation::Conflicts);
//! ```
//!
//! What an outlet adds and what the others leave out is one fact, seen from two sides. It is *not found*,
//! which is not to say that it is not there: a machine read the article.
//!
//! ```
//! # use variorum::Article;
//! # let articles = [
//! #     Article::new("Harbour Post", "The ferry Orla sank off Marrow Point on Monday, killing 17 people. \
//! #         The hull had been repaired twice, said inspector Abdelkarim Zohdi.").with_published("2031-09-09"),
//! #     Article::new("The Brine", "The ferry Orla sank off Marrow Point on Monday, killing 19 people. \
//! #         The hull had been repaired twice, inspector Abd el-Karim Zuhdi claimed.").with_published("2031-09-09"),
//! #     Article::new("Lantern", "The ferry Orla sank off Marrow Point on Monday. \
//! #         The owner denied that the ferry was overloaded.").with_published("2031-09-09"),
//! # ];
//! # let comparison = variorum::compare(&articles);
//! use variorum::DetailKind;
//!
//! let of = |outlet: &str| comparison.article_ids().find(|&a| comparison.article(a).outlet() == outlet);
//! let lantern = of("Lantern").expect("it is one of the three");
//! assert!(comparison.leaves_out(lantern).any(|(_, detail)| detail.kind() == DetailKind::Quantity));
//!
//! let post = of("Harbour Post").expect("it is one of the three");
//! let added: Vec<&str> = comparison.adds(post).map(|(_, _, reading)| reading.value()).collect();
//! assert!(added.contains(&"17"));
//! ```
//!
//! Where it cannot be told whether an article leaves something out, because its text breaks off, because it
//! appeared before anybody is known to have said it, because its language has no rules here, it is
//! [unknown](Detail::unknown), with the reason.
//!
//! Names are followed through their spellings.
//!
//! ```
//! # use variorum::Article;
//! # let articles = [
//! #     Article::new("Harbour Post", "The ferry Orla sank off Marrow Point on Monday, killing 17 people. \
//! #         The hull had been repaired twice, said inspector Abdelkarim Zohdi.").with_published("2031-09-09"),
//! #     Article::new("The Brine", "The ferry Orla sank off Marrow Point on Monday, killing 19 people. \
//! #         The hull had been repaired twice, inspector Abd el-Karim Zuhdi claimed.").with_published("2031-09-09"),
//! #     Article::new("Lantern", "The ferry Orla sank off Marrow Point on Monday. \
//! #         The owner denied that the ferry was overloaded.").with_published("2031-09-09"),
//! # ];
//! # let comparison = variorum::compare(&articles);
//! let inspector = comparison.names().iter().find(|n| n.name().contains("Zohdi") || n.name().contains("Zuhdi"));
//! let spellings: Vec<&str> = inspector.expect("he is named").mentions()
//!     .map(|(article, span)| span.of(comparison.article(article).text())).collect();
//! assert_eq!(spellings, ["Abdelkarim Zohdi", "Abd el-Karim Zuhdi"]);
//! ```
//!
//! The [report](Comparison::report) is the same as plain data, to keep or to serialise
//! ([schema](report::SCHEMA)), and prints as text, Markdown or one HTML page.
//!
//! ```
//! # use variorum::Article;
//! # let articles = [
//! #     Article::new("Harbour Post", "The ferry Orla sank off Marrow Point on Monday, killing 17 people. \
//! #         The hull had been repaired twice, said inspector Abdelkarim Zohdi.").with_published("2031-09-09"),
//! #     Article::new("The Brine", "The ferry Orla sank off Marrow Point on Monday, killing 19 people. \
//! #         The hull had been repaired twice, inspector Abd el-Karim Zuhdi claimed.").with_published("2031-09-09"),
//! #     Article::new("Lantern", "The ferry Orla sank off Marrow Point on Monday. \
//! #         The owner denied that the ferry was overloaded.").with_published("2031-09-09"),
//! # ];
//! # let comparison = variorum::compare(&articles);
//! use variorum::report::{Html, Markdown, Report, Text};
//!
//! let report = comparison.report();
//! let text = Text::new(&report).width(80).to_string();
//! assert!(text.contains("17") && text.contains("Harbour Post"));
//! let markdown = Markdown::new(&report).full(true).to_string();
//! let page = Html::new(&report).with_articles(comparison.articles()).to_string();
//! let json = report.to_json();
//! assert_eq!(Report::from_json(&json)?.statements.len(), report.statements.len());
//! # assert!(page.contains("</html>") && markdown.contains("Orla"));
//! # Ok::<(), variorum::Error>(())
//! ```
//!
//! What the sample of the repository prints (`cargo run --example compare`), shortened:
//!
//! ```text
//! 4 articles of 4 outlets, 2031-03-04 to 2031-03-05
//! ...
//! WHERE THEY PART
//!   asserted and denied: [1] Northwire: it had warned the port authority in writing about cracks in
//!                        the base of the crane / [2] Northwire: (denied) it had received any warning
//!   later figure: [3] number: killed: “Eleven” (Northwire, Sarnevo Courier) / “14” (Coastline Today,
//!                 Meridian Tribune)
//! ...
//! Sarnevo Courier
//!   not found here, given by all others that can be told: 1
//!     - [3] place: Velmara
//! ```
//!
//! Read `[3]` as the number of a statement; further down the report has it with the words of every outlet. The
//! page that the same command writes, `variorum.html`, has the full texts besides, and every reading in its tables
//! is a link to the place where it was read.
//!
//! Every line can be traced: members and readings have their places, [`Comparison::why`] tells what put a
//! statement together and what nearly joined it, [`report::Csv`] gives the matrix of statements and articles
//! and [`report::Annotations`] every member as a W3C Web Annotation. Places in UTF-16 or characters are had
//! by [`Report::with_offsets`](report::Report::with_offsets).
//!
//! ```
//! # use variorum::Article;
//! # let articles = [
//! #     Article::new("Harbour Post", "The ferry Orla sank off Marrow Point on Monday, killing 17 people. \
//! #         The hull had been repaired twice, said inspector Abdelkarim Zohdi.").with_published("2031-09-09"),
//! #     Article::new("The Brine", "The ferry Orla sank off Marrow Point on Monday, killing 19 people. \
//! #         The hull had been repaired twice, inspector Abd el-Karim Zuhdi claimed.").with_published("2031-09-09"),
//! # ];
//! # let comparison = variorum::compare(&articles);
//! use variorum::report::{Annotations, Csv, Offsets};
//!
//! let report = comparison.report();
//! let first = report.numbered(1).expect("there are statements");
//! let why = comparison.why(&first.id).expect("it is one of this comparison").to_string();
//! assert!(why.contains("WHAT PUT THEM TOGETHER"));
//! assert!(Csv::new(&report).to_string().contains("conflicts"));
//! assert!(Annotations::new(&report, comparison.articles()).to_string().contains("TextQuoteSelector"));
//! let report = report.with_offsets(Offsets::Utf16, comparison.articles());
//! # assert_eq!(report.offsets, Offsets::Utf16);
//! ```
//!
//! # Settings, and claims of your own
//!
//! [`compare`] is a thin wrapper: a [`Comparer`] holds the settings, a [`Story`] collects articles, and
//! [`Story::finish`] computes. If you have an extractor of your own, enter at the claims.
//!
//! ```
//! use variorum::{Article, Claim, ClaimKind, Comparer, Span};
//!
//! let comparer = Comparer::builder().threads(2).build()?;
//! let mut story = comparer.story();
//! let text = "Orla lost; 17 dead.";
//! let claims = vec![Claim::new(Span::new(0, 9), ClaimKind::Own), Claim::new(Span::new(11, 18), ClaimKind::Own)];
//! story.add_claims(Article::new("Wire", text), claims);
//! story.add(Article::new("Herald", "Seventeen people died on the Orla."));
//! let comparison = story.finish()?;
//! let wire = comparison.statements().iter().flat_map(|s| s.claims()).filter(|(_, c)| c.span().end() <= 18);
//! assert!(wire.count() >= 2);
//! # Ok::<(), variorum::Error>(())
//! ```
//!
//! # The parts by themselves
//!
//! Whether two [names](name) are one person's, whether two sentences state the [same], [clusters](cluster)
//! of sentences, the [quantities and times](values) of a text, and the [claims](Anatomy) of one article can
//! all be had without a story.
//!
//! ```
//! use variorum::name::{Name, Setting, Verdict};
//! let one = Name::new("Abd el-Karim Zuhdi").compare(&Name::new("Abdelkarim Zohdi"), Setting::Balanced);
//! assert_eq!(one.verdict(), Verdict::Same);
//!
//! use variorum::{SameRelation, same, values};
//! assert_ne!(same("The ferry sank on Monday.", "Taxes rise in May.").relation(), SameRelation::Same);
//! assert_eq!(values("17 people died.", None)[0].value(), Some("17"));
//! ```
//!
//! # What it does not do
//!
//! - It does not judge truth, intent or importance, and it has no list of good and bad outlets.
//! - It reads English. Articles in other languages go through: their names and figures are found as far as
//!   capitals and digits go, nothing counts as left out of them, and a notice says so. It does not translate.
//! - It compares words, figures, names and who says what. It does not know that a capital stands for a
//!   government, or what "the blast" refers to, unless the words tell. Two tellings without a word in common
//!   stay two statements.
//! - It does not fetch pages, and it knows text: what is a menu or a caption is told by shape. The
//!   feature `html` reads HTML that you have.
//! - A statement that is not found in an article may be there in words that were not recognised. Look at the
//!   spans before you publish.
//!
//! # What you can rely on
//!
//! - Text is never an error and never a panic; what was skipped, cut, undated or in another language is a
//!   [notice](Comparison::notices). [`Error`] is for files, settings and a caller's [`Encoder`].
//! - The same articles give the same bytes, in any order and with any number of threads. Nothing reads the
//!   clock, the environment or the network, and ids come from content.
//! - Slicing an article's text by a span gives the words shown; spans are never shifted.
//! - What is kept ([`Comparison`], [`report::Report`]) is owned, `'static`, `Send` and `Sync`. There is no
//!   `unsafe` code.
//! - No type of a dependency is in a public signature but the traits of serde.
//!
//! # Features
//!
//! - `html`: articles out of HTML, with the place of every word in the HTML (`html::HtmlArticle`). Off by
//!   default, for it brings in an HTML parser.

#![forbid(unsafe_code)]

mod article;
mod claim;
mod cluster;
mod compare;
mod day;
#[doc(hidden)]
pub mod dev;
mod error;
#[cfg(feature = "html")]
pub mod html;
pub mod input;
mod language;
pub mod name;
mod notice;
pub mod report;
mod same;
mod score;
mod span;
mod text;
mod value;

pub use article::{Article, Extra};
pub use claim::{Claim, ClaimKind, Cue, Speaker, Stance};
pub use compare::detail::{DetailKind, LinkKind, Relation, UnknownReason};
pub use compare::{
    Anatomy, ArticleId, Comparer, ComparerBuilder, Comparison, Detail, Encoder, NameEntry, Reading, Statement, Story,
    Witness, compare, sentences_of,
};
pub use error::Error;
pub use language::Language;
pub use same::{Changes, ClusterId, ClusterIndex, Clusterer, Effort, Level, SameRelation, Sameness, cluster, same};
pub use score::Score;
pub use span::Span;
pub use text::{Reason, SetAside};
pub use value::{Prefer, Value, ValueKind, values, values_with};
