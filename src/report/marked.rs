//! A text cut at the ends of spans that may overlap, so that each piece can be marked as a whole.

/// A span to mark, with what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Index in the caller's table.
    pub(crate) key: usize,
}

/// A piece of text within which no mark begins or ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment<'t> {
    pub(crate) text: &'t str,
    /// Keys of the marks that begin here, the longest first.
    pub(crate) opens: Vec<usize>,
    /// Keys of the marks that end with it, the shortest first.
    pub(crate) closes: Vec<usize>,
}

/// Cuts `text` at the ends of `marks`. The texts of the segments one after the other are `text`.
/// Marks that are empty, out of range or inside a character are left out: a report may come from a
/// file. Linear in the text and the marks, but for the sorting.
pub(crate) fn segments<'t>(text: &'t str, marks: &[Mark]) -> Vec<Segment<'t>> {
    let sound = |m: &&Mark| m.start < m.end && text.get(m.start..m.end).is_some();
    let mut starts: Vec<Mark> = marks.iter().filter(sound).copied().collect();
    let mut ends = starts.clone();
    starts.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end), m.key));
    ends.sort_by_key(|m| (m.end, std::cmp::Reverse(m.start), std::cmp::Reverse(m.key)));
    let mut cuts: Vec<usize> = starts.iter().flat_map(|m| [m.start, m.end]).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let (mut starts, mut ends) = (starts.into_iter().peekable(), ends.into_iter().peekable());
    let mut out = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let mut opens = Vec::new();
        while let Some(m) = starts.next_if(|m| m.start == pair[0]) {
            opens.push(m.key);
        }
        let mut closes = Vec::new();
        while let Some(m) = ends.next_if(|m| m.end == pair[1]) {
            closes.push(m.key);
        }
        out.push(Segment { text: &text[pair[0]..pair[1]], opens, closes });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, spans: &[(usize, usize)]) -> String {
        let marks: Vec<Mark> = spans.iter().enumerate().map(|(key, &(start, end))| Mark { start, end, key }).collect();
        let segments = segments(text, &marks);
        assert_eq!(segments.iter().map(|s| s.text).collect::<String>(), text, "every byte is in one segment");
        let opened: usize = segments.iter().map(|s| s.opens.len()).sum();
        assert_eq!(opened, segments.iter().map(|s| s.closes.len()).sum::<usize>(), "what opens closes");
        segments.iter().map(|s| format!("{}{:?}{:?}", s.text, s.opens, s.closes)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn spans_are_cut_where_others_end() {
        for (text, spans, want) in [
            ("", &[][..], ""),
            ("ab", &[], "ab[][]"),
            ("abcd", &[(1, 3)], "a[][] bc[0][0] d[][]"),
            ("abcd", &[(0, 3), (2, 4)], "ab[0][] c[1][0] d[][1]"),
            ("abcd", &[(1, 2), (0, 4)], "a[1][] b[0][0] cd[][1]"),
            ("abcd", &[(0, 2), (2, 4)], "ab[0][0] cd[1][1]"),
            ("abcd", &[(0, 2), (0, 2)], "ab[0, 1][1, 0] cd[][]"),
        ] {
            assert_eq!(shown(text, spans), want);
        }
    }

    #[test]
    fn unsound_spans_are_left_out() {
        assert_eq!(shown("aé", &[(0, 2), (2, 9), (5, 6), (1, 1), (3, 0)]), "aé[][]");
    }
}
