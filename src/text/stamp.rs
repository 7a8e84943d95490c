//! A date of publication pasted before the first sentence.

use super::calendar::WEEKDAYS;

/// Length in bytes of a date of publication at the start of a paragraph, white space after it included:
/// "Published 15 April 2031 ", "Sat Apr 15 2031 ". It has a month and a year, nothing else but words of
/// dates, and a sentence begins after it.
pub(super) fn stamp(paragraph: &str) -> Option<usize> {
    const WORDS: [&str; 20] = [
        "published",
        "posted",
        "updated",
        "last",
        "at",
        "on",
        "gmt",
        "utc",
        "am",
        "pm",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
    ];
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    // Words that only a stamp has: after them a comma ends the day, not the beginning of a sentence.
    const POSTED: [&str; 3] = ["published", "updated", "posted"];
    let (mut month, mut year, mut length, mut posted) = (false, false, 0, false);
    for word in paragraph.split_inclusive(char::is_whitespace).take(10) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_month = bare.get(..3).is_some_and(|m| MONTHS.contains(&m))
            && bare.len() <= 9
            && bare.chars().all(char::is_alphabetic);
        let is_figure = bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.chars().filter(char::is_ascii_digit).count() * 2 > bare.len();
        // "15 April 2031 At least nine people": the sentence begins here.
        if month && year && ["at", "on"].contains(&bare.as_str()) && word.starts_with(char::is_uppercase) {
            break;
        }
        if !(bare.is_empty()
            || WORDS.contains(&bare.as_str())
            || WEEKDAYS.contains(&bare.as_str())
            || is_month
            || is_figure)
        {
            break;
        }
        posted |= POSTED.contains(&bare.as_str());
        month |= is_month;
        year |= is_figure && bare.chars().filter(char::is_ascii_digit).count() >= 4;
        length += word.len();
    }
    let (head, rest) = paragraph.split_at(length);
    // "On 3 May 2031, the mayor said" is a sentence that opens with a day.
    let sentence =
        head.trim_end().ends_with(',') && !posted || head.get(..3).is_some_and(|h| h.eq_ignore_ascii_case("on "));
    (month && year && !sentence && rest.starts_with(|c: char| !c.is_lowercase() && !c.is_whitespace()))
        .then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_pasted_before_the_text_is_set_aside() {
        for (paragraph, length) in [
            ("Published 15 April 2031 The ferry sank.", 24),
            ("Sat Apr 15 2031 Ferry sinks. More.", 16),
            ("Saturday 15 April 2031, 14:30 GMT - The ferry sank.", 36),
            ("In April 2031 the ferry sank.", 0),
            ("April 2031 was a month of storms.", 0),
            ("On 15 April 2031", 0),
            ("Mar 2031", 0),
            ("", 0),
        ] {
            assert_eq!(stamp(paragraph).unwrap_or(0), length, "{paragraph:?}");
        }
    }

    #[test]
    fn a_day_that_opens_a_sentence_is_no_stamp() {
        for (words, pasted) in [
            ("Published 15 April 2031 At least nine people", Some("Published 15 April 2031 ")),
            ("On May 13, 2031, President Halder said", None),
            ("Updated May 13, 2031, Reuters", Some("Updated May 13, 2031, ")),
            ("On 13 May 2031 Halder said", None),
            ("May 13, 2031, Lindholm remembers", None),
        ] {
            assert_eq!(stamp(words).map(|length| &words[..length]), pasted, "{words}");
        }
    }
}
