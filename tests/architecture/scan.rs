//! A small reader of Rust: tokens without comments and texts, and the paths they name. It knows no
//! types and no macros; that is enough to see who names whom.

/// Identifiers, `::`, and single marks; comments, texts and characters are dropped.
pub fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let rest = &chars[at..];
        if let Some(length) = comment(rest).or_else(|| literal(rest)) {
            at += length;
        } else if rest[0].is_alphabetic() || rest[0] == '_' {
            let length = rest
                .iter()
                .take_while(|c| c.is_alphanumeric() || **c == '_')
                .count();
            found.push(rest[..length].iter().collect());
            at += length;
        } else if rest.starts_with(&[':', ':']) {
            found.push("::".to_owned());
            at += 2;
        } else {
            if !rest[0].is_whitespace() {
                found.push(rest[0].to_string());
            }
            at += 1;
        }
    }
    found
}

fn comment(rest: &[char]) -> Option<usize> {
    if rest.starts_with(&['/', '/']) {
        return Some(rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()));
    }
    if rest.starts_with(&['/', '*']) {
        let end = rest.windows(2).position(|pair| pair == ['*', '/']);
        return Some(end.map_or(rest.len(), |end| end + 2));
    }
    None
}

/// The length of a text, raw text or character at the start.
fn literal(rest: &[char]) -> Option<usize> {
    let raw = rest.iter().take_while(|c| matches!(c, 'b' | 'r')).count();
    let hashes = rest[raw..].iter().take_while(|c| **c == '#').count();
    let is_raw = raw > 0 && rest[..raw].contains(&'r') && rest.get(raw + hashes) == Some(&'"');
    if is_raw {
        let mut close = vec!['"'];
        close.extend(std::iter::repeat_n('#', hashes));
        let body = raw + hashes + 1;
        let end = rest[body..]
            .windows(close.len())
            .position(|part| part == close);
        return Some(end.map_or(rest.len(), |end| body + end + close.len()));
    }
    match rest[0] {
        '"' => {
            let mut at = 1;
            while at < rest.len() && rest[at] != '"' {
                at += if rest[at] == '\\' { 2 } else { 1 };
            }
            Some(at + 1)
        }
        '\'' if rest.get(1) == Some(&'\\') => rest[2..]
            .iter()
            .skip(1)
            .position(|c| *c == '\'')
            .map(|end| end + 4),
        '\'' if rest.get(2) == Some(&'\'') => Some(3),
        _ => None,
    }
}

/// Every path that is named: `use` trees unfolded, and paths with `::` in the code.
pub fn paths(tokens: &[String]) -> Vec<Vec<String>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let token = tokens[at].as_str();
        if token == "use" {
            at = unfold(tokens, at + 1, &[], &mut found);
        } else if is_name(token) && (at == 0 || tokens[at - 1] != "::") {
            let mut path = vec![token.to_owned()];
            while tokens.get(at + 1).is_some_and(|next| next == "::")
                && tokens.get(at + 2).is_some_and(|t| is_name(t))
            {
                path.push(tokens[at + 2].clone());
                at += 2;
            }
            if path.len() > 1 {
                found.push(path);
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    found
}

fn is_name(token: &str) -> bool {
    token
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || c == '_')
}

/// Reads one branch of a `use` tree below `stem`; gives the place after it.
fn unfold(
    tokens: &[String],
    mut at: usize,
    stem: &[String],
    found: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = stem.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = unfold(tokens, at, &path, found);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            "as" => at += 1,
            "::" | "*" => {}
            "," | "}" | ";" => break,
            _ => path.push(token.clone()),
        }
        at += 1;
    }
    found.push(path);
    at
}
