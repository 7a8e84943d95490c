//! An article: the only owner of text.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::language::Language;

/// One outlet's text, as it was pasted, with what is known about it.
///
/// The text is shared, not copied: cloning an article is cheap. Nothing here is checked: a menu in
/// the text, an unreadable date or an empty outlet name is handled later and noted in the report.
///
/// ```
/// use variorum::Article;
/// let article = Article::new("Harbour Post", "The ferry left at dawn.")
///     .with_title("Ferry leaves")
///     .with_published("2031-07-23");
/// assert_eq!(article.outlet(), "Harbour Post");
/// ```
///
/// It deserialises from an object with `id`, `outlet` and `text`, and optionally `title`,
/// `published`, `url`, `language`, `story` and `complete`; other fields are kept and handed through
/// to the report as `extra`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    id: String,
    outlet: String,
    text: Arc<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    story: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    complete: Option<bool>,
    #[serde(flatten)]
    extra: Extra,
}

/// Fields of an input record that variorum has no use for and hands through unchanged.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extra(serde_json::Map<String, serde_json::Value>);

impl Extra {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields as one JSON object.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::Value::Object(self.0.clone()).to_string()
    }
}

impl Article {
    /// An article with the outlet's name as its id.
    pub fn new(outlet: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let outlet = outlet.into();
        Self {
            id: outlet.clone(),
            outlet,
            text: text.into(),
            title: None,
            published: None,
            url: None,
            language: None,
            story: None,
            complete: None,
            extra: Extra::default(),
        }
    }

    /// Sets the id by which the report refers to the article. Ids are unique within a story: a
    /// repeated one gets `#2`, `#3`... and a notice.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// Sets the headline, where it is known apart from the text.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the day of publication: an ISO 8601 date, or a date and time of which the day counts.
    /// Anything else leaves the article undated, with a notice.
    #[must_use]
    pub fn with_published(mut self, published: impl Into<String>) -> Self {
        self.published = Some(published.into());
        self
    }

    /// Sets the address of the page.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets the language; without it, it is [detected](Language::detect).
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Sets the name of the story the article belongs to.
    #[must_use]
    pub fn with_story(mut self, story: impl Into<String>) -> Self {
        self.story = Some(story.into());
        self
    }

    /// States whether the text is the whole article. Nobody is said to leave out what may stand in
    /// the part that is missing. Without it, a text counts as cut short when it ends like one.
    #[must_use]
    pub fn with_complete(mut self, complete: bool) -> Self {
        self.complete = Some(complete);
        self
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The outlet's name.
    #[must_use]
    pub fn outlet(&self) -> &str {
        &self.outlet
    }

    /// The text as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The headline, if it was given apart from the text.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The date of publication as it was given.
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        self.published.as_deref()
    }

    /// The address of the page.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The language, if it was given.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The story the article belongs to.
    #[must_use]
    pub fn story(&self) -> Option<&str> {
        self.story.as_deref()
    }

    /// Whether the caller stated that the text is whole, or cut short.
    #[must_use]
    pub fn complete(&self) -> Option<bool> {
        self.complete
    }

    /// The fields of the input record that have no meaning here.
    #[must_use]
    pub fn extra(&self) -> &Extra {
        &self.extra
    }

    /// The day of publication, when the date given can be read.
    pub(crate) fn day(&self) -> Option<Day> {
        self.published.as_deref().and_then(Day::parse)
    }
}
