//! Content lines of at most 75 octets (RFC 5545 section 3.1). Ours instead of the library's, which
//! leaves lines of 76 octets and splits backslash escapes (Google drops such events).

/// Octets of a line without its CRLF.
const LIMIT: usize = 75;

/// Takes whole lines, each ended by CRLF, and adds them to `out`, folded where they are too long.
/// Neither a UTF-8 sequence nor an escape such as `\,` is ever split.
pub fn fold_into(text: &str, out: &mut String) {
    for line in text.split_terminator("\r\n") {
        if line.len() <= LIMIT {
            out.push_str(line);
        } else {
            fold_line(line, out);
        }
        out.push_str("\r\n");
    }
}

/// Joins the lines that the library folded, always with a space.
#[must_use]
pub fn unfold(text: &str) -> String {
    text.replace("\r\n ", "")
}

fn fold_line(line: &str, out: &mut String) {
    let mut used = 0;
    let mut rest = line;
    while let Some(piece) = first_piece(rest) {
        if used + piece.len() > LIMIT {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push_str(piece);
        used += piece.len();
        rest = &rest[piece.len()..];
    }
}

/// The next character, or an escape as one piece.
fn first_piece(rest: &str) -> Option<&str> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let mut length = first.len_utf8();
    if first == '\\' {
        length += chars.next().map_or(0, char::len_utf8);
    }
    rest.get(..length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fold(text: &str) -> String {
        let mut out = String::new();
        fold_into(text, &mut out);
        out
    }

    #[test]
    fn seventy_five_octets_fit_and_one_more_does_not() {
        let fits = format!("{}\r\n", "a".repeat(75));
        assert_eq!(fold(&fits), fits);
        let folded = fold(&format!("{}\r\n", "a".repeat(149)));
        let lengths: Vec<usize> = folded.lines().map(str::len).collect();
        assert_eq!(lengths, [75, 75]);
    }

    #[test]
    fn an_escape_or_an_accent_at_the_edge_goes_to_the_next_line_whole() {
        for whole in ["\\,", "\\\\", "ñ", "🍦"] {
            let folded = fold(&format!("{}{whole}b\r\n", "a".repeat(74)));
            assert_eq!(folded, format!("{}\r\n {whole}b\r\n", "a".repeat(74)));
        }
    }

    proptest! {
        #[test]
        fn folding_is_undone_by_unfolding(lines in prop::collection::vec("[^\r\n\u{0}]([^\r\n]|\\\\|\\\\,|ñ|🍦){0,400}", 1..4)) {
            // A line that begins with a space would be a continuation; ours begin with a name.
            let text: String = lines.iter().map(|line| format!("X:{line}\r\n")).collect();
            let folded = fold(&text);
            prop_assert_eq!(unfold(&folded), text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LIMIT));
            let pieces: Vec<&str> = folded.split("\r\n ").collect();
            for piece in pieces.iter().rev().skip(1) {
                let slashes = piece.len() - piece.trim_end_matches('\\').len();
                prop_assert!(slashes.is_multiple_of(2), "{:?} ends inside an escape", piece);
            }
        }
    }
}
