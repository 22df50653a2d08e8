//! Forms as pages show them: what was typed, and what is wrong with it, per field and in one list
//! at the top of the page (the GOV.UK error summary). The names are those of the HTML fields.

/// One field: the text that stands in it and, when it could not be taken, the sentence that says
/// what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldView {
    pub value: String,
    pub error: Option<String>,
}

/// One line of the error summary; `field` is `None` when no single field is at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorLine {
    pub field: Option<String>,
    pub text: String,
}

/// All fields of one form, by name. A field nobody filled reads as empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormView {
    fields: Vec<(String, FieldView)>,
    general: Vec<String>,
}

impl FormView {
    /// An empty form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts `value` into the field, replacing what stood there.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// Puts `value` into the field, replacing what stood there.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.entry(name).value = value.into();
    }

    /// Says what is wrong with a field. The first error of a field stays.
    pub fn refuse(&mut self, name: &str, error: impl Into<String>) {
        self.entry(name).error.get_or_insert(error.into());
    }

    /// Says what is wrong with the form as a whole.
    pub fn refuse_all(&mut self, error: impl Into<String>) {
        self.general.push(error.into());
    }

    /// What stands in the field; empty when nothing does.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.find(name).map_or("", |field| &field.value)
    }

    /// The error of the field; empty when it is fine.
    #[must_use]
    pub fn error(&self, name: &str) -> &str {
        self.find(name)
            .and_then(|field| field.error.as_deref())
            .unwrap_or("")
    }

    /// Whether a checkbox is ticked or a choice taken.
    #[must_use]
    pub fn holds(&self, name: &str, value: &str) -> bool {
        self.fields
            .iter()
            .any(|(known, field)| known == name && field.value == value)
    }

    /// The names of all fields, in their order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.fields.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Every error in the order of the fields, general ones first.
    #[must_use]
    pub fn errors(&self) -> Vec<ErrorLine> {
        let general = self.general.iter().map(|text| ErrorLine {
            field: None,
            text: text.clone(),
        });
        let own = self.fields.iter().filter_map(|(name, field)| {
            field.error.clone().map(|text| ErrorLine {
                field: Some(name.clone()),
                text,
            })
        });
        general.chain(own).collect()
    }

    /// Whether anything is wrong: the page then answers 422 and its title says so.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.general.is_empty() || self.fields.iter().any(|(_, field)| field.error.is_some())
    }

    fn find(&self, name: &str) -> Option<&FieldView> {
        self.fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, field)| field)
    }

    fn entry(&mut self, name: &str) -> &mut FieldView {
        let at = self
            .fields
            .iter()
            .position(|(known, _)| known == name)
            .unwrap_or_else(|| {
                self.fields.push((name.to_owned(), FieldView::default()));
                self.fields.len() - 1
            });
        &mut self.fields[at].1
    }
}

/// One entry of a select or of a row of radio buttons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// BCP 47 tag of the label when it is not in the language of the page; empty otherwise.
    pub lang: &'static str,
}

impl Choice {
    /// A choice labelled in the language of the page.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            lang: "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_listed_in_the_order_of_the_fields_and_a_field_keeps_its_first() {
        let mut form = FormView::new()
            .with("party_size", "many")
            .with("email", "x@");
        form.refuse("email", "Write an address.");
        form.refuse("party_size", "Write a number.");
        form.refuse("party_size", "Another.");
        form.refuse_all("Send it again.");
        let texts: Vec<String> = form.errors().into_iter().map(|e| e.text).collect();
        assert_eq!(
            texts,
            ["Send it again.", "Write a number.", "Write an address."]
        );
        assert_eq!(form.value("party_size"), "many");
        assert_eq!(form.value("nobody"), "");
    }
}
