//! Short texts that are kept in place.

use std::fmt;
use std::ops::Deref;

/// Bytes that are kept in place; values, units and roles are mostly shorter.
const IN_PLACE: usize = 22;

/// A text, without memory of its own when it is short: a story has some dozen thousand readings, each with a value
/// and most with a unit.
#[derive(Clone)]
pub(crate) enum Short {
    Here([u8; IN_PLACE], u8),
    Apart(Box<str>),
}

impl From<&str> for Short {
    fn from(text: &str) -> Self {
        let mut bytes = [0; IN_PLACE];
        match bytes.get_mut(..text.len()) {
            Some(here) => {
                here.copy_from_slice(text.as_bytes());
                Self::Here(bytes, text.len() as u8)
            }
            None => Self::Apart(text.into()),
        }
    }
}

impl Default for Short {
    fn default() -> Self {
        Self::from("")
    }
}

impl Deref for Short {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            // They are those of a text as a whole.
            Self::Here(bytes, len) => std::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
            Self::Apart(text) => text,
        }
    }
}

impl PartialEq for Short {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_its_text(text in "\\PC{0,30}", other in "\\PC{0,3}") {
            let (short, another) = (Short::from(text.as_str()), Short::from(other.as_str()));
            prop_assert_eq!(&*short, text.as_str());
            prop_assert_eq!(format!("{short:?}"), format!("{text:?}"));
            prop_assert_eq!(short == another, text == other);
            prop_assert_eq!(short.clone(), short);
        }
    }
}
