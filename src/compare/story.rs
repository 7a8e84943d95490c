//! Collecting the articles of a story, and the settings of a comparison.

use crate::article::Article;
use crate::claim::Claim;
use crate::compare::anatomy::{Anatomy, MOST_CLAIMS};
use crate::compare::{Comparison, Given, try_compute};
use crate::error::{Error, ErrorKind};
use crate::notice::Notice;

/// Brings a caller's embeddings into the comparison.
///
/// Called once for a story with all claims in order; must give one vector a text, all of one length,
/// and the same vector for the same text whatever stands beside it, or results will depend on order.
pub trait Encoder: Send + Sync {
    /// A vector for each text.
    ///
    /// # Errors
    ///
    /// Whatever the encoder runs into; [`Story::finish`] hands it on.
    fn encode(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn std::error::Error + Send + Sync>>;
}

/// Compares stories with given settings.
///
/// ```
/// use variorum::{Article, Comparer};
/// let comparer = Comparer::builder().threads(2).build()?;
/// let mut story = comparer.story();
/// story.add(Article::new("Gazette", "Three people died when the ferry Orla sank off Marrow Point."));
/// story.add(Article::new("Herald", "The ferry Orla sank near Marrow Point, killing at least three."));
/// let comparison = story.finish()?;
/// assert_eq!(comparison.statements()[0].outlets(), 2);
/// # Ok::<(), variorum::Error>(())
/// ```
pub struct Comparer {
    pool: Option<rayon::ThreadPool>,
    encoder: Option<Box<dyn Encoder>>,
}

/// The settings of a [`Comparer`].
#[derive(Default)]
pub struct ComparerBuilder {
    threads: usize,
    encoder: Option<Box<dyn Encoder>>,
}

impl ComparerBuilder {
    /// Sets the number of threads; 0, the default, is one for each core. Never changes a result.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Sets an encoder whose vectors join the evidence that two claims say the same.
    #[must_use]
    pub fn encoder(mut self, encoder: impl Encoder + 'static) -> Self {
        self.encoder = Some(Box::new(encoder));
        self
    }

    /// The comparer.
    ///
    /// # Errors
    ///
    /// When the threads cannot be started.
    pub fn build(self) -> Result<Comparer, Error> {
        let pool = match self.threads {
            0 => None,
            n => {
                Some(rayon::ThreadPoolBuilder::new().num_threads(n).build().map_err(|e| Error::setting("threads", e))?)
            }
        };
        Ok(Comparer { pool, encoder: self.encoder })
    }
}

impl Default for Comparer {
    /// One thread a core, no encoder.
    fn default() -> Self {
        Self { pool: None, encoder: None }
    }
}

impl Comparer {
    /// Settings to choose from.
    #[must_use]
    pub fn builder() -> ComparerBuilder {
        ComparerBuilder::default()
    }

    /// A story without articles yet.
    #[must_use]
    pub fn story(&self) -> Story<'_> {
        Story { comparer: self, given: Vec::new(), notices: Vec::new() }
    }
}

/// The articles of a story while they are collected.
pub struct Story<'a> {
    comparer: &'a Comparer,
    given: Vec<Given>,
    notices: Vec<Notice>,
}

impl Story<'_> {
    /// Adds an article. The order of adding changes nothing.
    pub fn add(&mut self, article: Article) {
        self.given.push((article, None));
    }

    /// Adds an article with claims from a caller's own extractor in place of variorum's. Claims with a
    /// span that does not fit the text are left out, with a notice.
    pub fn add_claims(&mut self, article: Article, claims: Vec<Claim>) {
        let misfits = claims.iter().filter(|c| !c.fits(article.text())).count();
        if misfits > 0 {
            let message =
                format!("{misfits} claims have spans outside the text or inside a character and are left out");
            self.notices.push(Notice::new(Some(article.id()), "skipped", message));
        }
        self.given.push((article, Some(claims)));
    }

    /// Adds a notice of the caller's to the report.
    pub fn notice(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// Compares what was added.
    ///
    /// # Errors
    ///
    /// When a caller's encoder fails; without one, never.
    pub fn finish(self) -> Result<Comparison, Error> {
        let Self { comparer, given, notices } = self;
        let work = move || try_compute(given, notices, comparer.encoder.as_deref());
        match &comparer.pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

/// The vectors of all claims of a story in order, checked.
pub(super) fn encode(encoder: &dyn Encoder, texts: &[&str], anatomies: &[Anatomy]) -> Result<Vec<Vec<f32>>, Error> {
    let said: Vec<&str> =
        texts.iter().zip(anatomies).flat_map(|(text, a)| a.claims.iter().map(|c| c.span.of(text))).collect();
    let vectors = encoder.encode(&said).map_err(ErrorKind::Encoder)?;
    let mut lengths: Vec<usize> = vectors.iter().map(Vec::len).collect();
    lengths.sort_unstable();
    lengths.dedup();
    if vectors.len() != said.len() || lengths.len() > 1 {
        return Err(ErrorKind::EncoderShape { asked: said.len(), given: vectors.len(), lengths: lengths.len() }.into());
    }
    Ok(vectors)
}

/// What the reader of a report should know of an article.
pub(super) fn notices_of(article: &Article, anatomy: &Anatomy) -> Vec<Notice> {
    let mut out = Vec::new();
    let mut note = |code: &str, message: String| out.push(Notice::new(Some(article.id()), code, message));
    match article.published() {
        None => note("undated", "no date of publication: nothing is said about what it could have known".into()),
        Some(date) if anatomy.day.is_none() => {
            note(
                "undated",
                format!("the date of publication {date:?} is not an ISO 8601 date; the article counts as undated"),
            );
        }
        Some(_) => {}
    }
    if anatomy.claims.is_empty() {
        note("empty", "no claim was found in the text".into());
    } else if !anatomy.language.is_supported() {
        note(
            "language",
            format!(
                "the language {:?} has no rules for who says what; sentences are compared as they stand",
                anatomy.language.code()
            ),
        );
    }
    if !anatomy.complete {
        note("cut_short", "the text is not the whole article; nothing counts as left out of it".into());
    }
    if anatomy.over_limit {
        note("limit", format!("only the first {MOST_CLAIMS} claims are read"));
    }
    out
}
