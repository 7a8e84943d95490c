//! What can go wrong, and it is little: text is never an error.

use std::path::{Path, PathBuf};

/// An error of reading input, of building a [`Comparer`](crate::Comparer), or of a caller's
/// [`Encoder`](crate::Encoder).
///
/// What an article says is never an error; what was skipped, cut or undated becomes a
/// [notice](crate::report::Notice) in the report. The message names the file, the line and the
/// reason where there are any.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("{}: cannot read: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{}:{line}: {reason}", path.display())]
    BadLine { path: PathBuf, line: usize, reason: String },
    #[error("{setting}: {reason}")]
    Setting { setting: &'static str, reason: String },
    #[error("the encoder failed: {0}")]
    Encoder(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the encoder gave {given} vectors of {lengths} lengths for {asked} texts")]
    EncoderShape { asked: usize, given: usize, lengths: usize },
}

impl Error {
    pub(crate) fn unreadable(path: &Path, source: std::io::Error) -> Self {
        ErrorKind::Unreadable { path: path.to_owned(), source }.into()
    }

    pub(crate) fn bad_line(path: &Path, line: usize, reason: impl ToString) -> Self {
        ErrorKind::BadLine { path: path.to_owned(), line, reason: reason.to_string() }.into()
    }

    pub(crate) fn setting(setting: &'static str, reason: impl ToString) -> Self {
        ErrorKind::Setting { setting, reason: reason.to_string() }.into()
    }

    /// The file the error is about, if it is about one (`-` stands for standard input).
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.0 {
            ErrorKind::Unreadable { path, .. } | ErrorKind::BadLine { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The line the error is about, counted from 0.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match &self.0 {
            ErrorKind::BadLine { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// Whether a caller's encoder is to blame.
    #[must_use]
    pub fn is_encoder(&self) -> bool {
        matches!(self.0, ErrorKind::Encoder(_) | ErrorKind::EncoderShape { .. })
    }
}
