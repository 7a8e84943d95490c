//! Answers to questions that are asked again and again, from several threads.

use std::hash::Hash;
use std::sync::RwLock;

use rustc_hash::FxHashMap;

/// Answers that were found once. Two threads may both look for one: what is found does not depend on who looks.
#[derive(Debug)]
pub(super) struct Asked<K, V>(RwLock<FxHashMap<K, V>>);

impl<K, V> Default for Asked<K, V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Copy + Eq + Hash, V: Copy> Asked<K, V> {
    /// The answer to a question, looked for when it was never asked.
    pub(super) fn answer(&self, question: K, look: impl FnOnce() -> V) -> V {
        if let Some(&known) = self.0.read().ok().as_ref().and_then(|known| known.get(&question)) {
            return known;
        }
        let answer = look();
        if let Ok(mut known) = self.0.write() {
            known.insert(question, answer);
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn an_answer_is_looked_for_once() {
        let (asked, looked) = (Asked::default(), Cell::new(0));
        let double = |n: u32| {
            asked.answer(n, || {
                looked.set(looked.get() + 1);
                2 * n
            })
        };
        assert_eq!([double(1), double(2), double(1), double(2)], [2, 4, 2, 4]);
        assert_eq!(looked.get(), 2);
    }
}
