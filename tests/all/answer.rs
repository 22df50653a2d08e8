//! What came back to a resident's browser, and what it says.

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub cookie: String,
    pub etag: String,
    pub retry_after: String,
    /// What the page may load and run.
    pub policy: String,
    /// What is said to browsers that know no policy: who may frame it.
    pub frame: String,
    pub body: String,
}

impl Answer {
    /// The page holds these words.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(
            self.plain().contains(words),
            "{} without {words:?}:\n{}",
            self.status,
            self.plain()
        );
        self
    }

    #[track_caller]
    pub fn says_nothing_of(&self, words: &str) -> &Self {
        assert!(
            !self.body.contains(words),
            "{words:?} stands in:\n{}",
            self.body
        );
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.plain());
        self
    }

    /// The words without tags and without the marks that isolate values.
    pub fn plain(&self) -> String {
        let mut inside = false;
        let text: String = self
            .body
            .chars()
            .filter(|c| {
                inside = (inside || *c == '<') && *c != '>';
                !inside && *c != '>' && !matches!(c, '\u{2068}' | '\u{2069}')
            })
            .collect();
        text.replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&quot;", "\"")
            .replace("&#34;", "\"")
            .replace("&amp;", "&")
    }

    /// The value of a hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let at = self
            .body
            .find(&mark)
            .unwrap_or_else(|| panic!("no field {name} in:\n{}", self.body));
        let rest = &self.body[at + mark.len()..];
        rest[..rest.find('"').unwrap()].to_owned()
    }
}

/// Reads an answer to its end.
pub fn answer(mut response: ureq::http::Response<ureq::Body>) -> Answer {
    let header = |name: &str| {
        let value = response
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    Answer {
        status: response.status().as_u16(),
        location: header("location"),
        cookie: header("set-cookie"),
        etag: header("etag"),
        retry_after: header("retry-after"),
        policy: header("content-security-policy"),
        frame: header("x-frame-options"),
        // A file is no text; what is looked for in it is.
        body: String::from_utf8_lossy(&response.body_mut().read_to_vec().unwrap()).into_owned(),
    }
}
