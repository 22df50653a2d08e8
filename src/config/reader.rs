//! The layers put together, and typed looks into them that answer with a sentence. Known keys are
//! those of the embedded defaults: a misspelt key is refused, never passed over.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

use config::{File, FileFormat, Map, Value, ValueKind};

use super::{ConfigError, DEFAULTS, Sources};

pub(super) struct Reader {
    layers: config::Config,
}

impl Reader {
    pub(super) fn new(sources: &Sources) -> Result<Self, ConfigError> {
        let defaults = flat(&table(DEFAULTS, "config/default.toml")?);
        let known: BTreeSet<&str> = defaults.keys().map(String::as_str).collect();
        let mut values = defaults.clone();
        put(&mut values, &known, sources.base.iter().map(owned), |key| {
            key.to_owned()
        })?;
        if let Some(path) = &sources.file {
            let shown = path.display().to_string();
            let text = std::fs::read_to_string(path).map_err(|cause| {
                ConfigError::at("--config", format!("{shown} cannot be read: {cause}."))
            })?;
            put(&mut values, &known, flat(&table(&text, &shown)?), |key| {
                format!("{key} in {shown}")
            })?;
        }
        put(
            &mut values,
            &known,
            environment(&sources.environment),
            |key| format!("CUPPA__{}", key.to_uppercase().replace('.', "__")),
        )?;
        put(
            &mut values,
            &known,
            sources.flags.iter().map(owned),
            std::borrow::ToOwned::to_owned,
        )?;
        let mut builder = config::Config::builder();
        for (key, value) in values {
            builder = builder
                .set_override(&key, value)
                .map_err(|cause| ConfigError::at(&key, format!("cannot be read: {cause}.")))?;
        }
        let layers = builder
            .build()
            .map_err(|cause| ConfigError::at("settings", cause))?;
        Ok(Self { layers })
    }

    /// The trimmed text, possibly empty.
    pub(super) fn text(&self, key: &str) -> Result<String, ConfigError> {
        let text = self
            .layers
            .get_string(key)
            .map_err(|_| ConfigError::at(key, "is not a text; put it in quotes."))?;
        if text.chars().any(char::is_control) {
            return Err(ConfigError::at(
                key,
                "holds a line break or another control character; remove it.",
            ));
        }
        Ok(text.trim().to_owned())
    }

    /// The text, `None` when it is empty.
    pub(super) fn optional(&self, key: &str) -> Result<Option<String>, ConfigError> {
        Ok(Some(self.text(key)?).filter(|text| !text.is_empty()))
    }

    /// A text that has to be there.
    pub(super) fn needed(&self, key: &str, why: &str) -> Result<String, ConfigError> {
        self.optional(key)?
            .ok_or_else(|| ConfigError::at(key, format!("is not set; {why}.")))
    }

    pub(super) fn path(&self, key: &str) -> Result<PathBuf, ConfigError> {
        self.needed(key, "name a file").map(PathBuf::from)
    }

    /// A whole number between the bounds.
    pub(super) fn whole<N>(&self, key: &str, bounds: RangeInclusive<N>) -> Result<N, ConfigError>
    where
        N: TryFrom<i64> + PartialOrd + Display,
    {
        let refusal = || {
            let (low, high) = (bounds.start(), bounds.end());
            ConfigError::at(
                key,
                format!("is not a whole number from {low} to {high}; write one."),
            )
        };
        let number = self.layers.get_int(key).map_err(|_| refusal())?;
        N::try_from(number)
            .ok()
            .filter(|number| bounds.contains(number))
            .ok_or_else(refusal)
    }

    /// A number above 0.
    pub(super) fn positive(&self, key: &str) -> Result<f64, ConfigError> {
        let number = self
            .layers
            .get_float(key)
            .ok()
            .filter(|number| number.is_finite() && *number > 0.0);
        number
            .ok_or_else(|| ConfigError::at(key, "is not a number above 0; write one, such as 1.0."))
    }

    /// One of the words, and what it stands for.
    pub(super) fn one_of<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Result<T, ConfigError> {
        let text = self.text(key)?;
        let found = words
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, meaning)| *meaning);
        found.ok_or_else(|| {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            ConfigError::at(
                key,
                format!(
                    "\"{text}\" is none of {}; choose one of them.",
                    list.join(", ")
                ),
            )
        })
    }

    /// A list of texts, or one text with commas.
    pub(super) fn list(&self, key: &str) -> Result<Vec<String>, ConfigError> {
        let texts = match self.layers.get_array(key) {
            Ok(values) => values
                .into_iter()
                .map(|value| {
                    value
                        .into_string()
                        .map_err(|_| ConfigError::at(key, "holds something that is no text."))
                })
                .collect::<Result<Vec<_>, _>>()?,
            Err(_) => self.text(key)?.split(',').map(str::to_owned).collect(),
        };
        Ok(texts
            .iter()
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect())
    }

    /// A text parsed as `T`; `what` says what would be right.
    pub(super) fn parsed<T: FromStr>(&self, key: &str, what: &str) -> Result<T, ConfigError> {
        let text = self.text(key)?;
        text.parse()
            .map_err(|_| ConfigError::at(key, format!("\"{text}\" is not {what}.")))
    }
}

fn owned((key, value): &(&'static str, String)) -> (String, Value) {
    ((*key).to_owned(), Value::from(value.as_str()))
}

fn put(
    values: &mut HashMap<String, Value>,
    known: &BTreeSet<&str>,
    layer: impl IntoIterator<Item = (String, Value)>,
    shown: impl Fn(&str) -> String,
) -> Result<(), ConfigError> {
    for (key, value) in layer {
        if !known.contains(key.as_str()) {
            return Err(ConfigError::at(
                &shown(&key),
                "no such setting; config/default.toml lists them all. Correct the name or remove it.",
            ));
        }
        values.insert(key, value);
    }
    Ok(())
}

fn environment(variables: &[(String, String)]) -> Vec<(String, Value)> {
    let setting = |(name, value): &(String, String)| {
        let key = name
            .strip_prefix("CUPPA__")?
            .to_lowercase()
            .replace("__", ".");
        Some((key, Value::from(value.as_str())))
    };
    variables.iter().filter_map(setting).collect()
}

fn table(text: &str, shown: &str) -> Result<Map<String, Value>, ConfigError> {
    config::Config::builder()
        .add_source(File::from_str(text, FileFormat::Toml))
        .build()
        .and_then(config::Config::try_deserialize)
        .map_err(|cause| ConfigError::at("--config", format!("{shown} is not TOML: {cause}.")))
}

/// Dotted keys to values that are no tables.
fn flat(table: &Map<String, Value>) -> HashMap<String, Value> {
    let mut flat_values = HashMap::new();
    for (key, value) in table {
        match &value.kind {
            ValueKind::Table(inner) => {
                flat_values.extend(
                    flat(inner)
                        .into_iter()
                        .map(|(rest, value)| (format!("{key}.{rest}"), value)),
                );
            }
            _ => {
                flat_values.insert(key.clone(), value.clone());
            }
        }
    }
    flat_values
}
