//! The files under `assets/`, embedded in the binary. Their addresses carry a fingerprint of the
//! bytes, so that a browser may keep them for ever and still sees every change at once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

use crate::domain::branding::Colors;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// One embedded file.
#[derive(Debug, Clone)]
pub struct Asset {
    pub bytes: Cow<'static, [u8]>,
    /// For the `Content-Type` header.
    pub content_type: &'static str,
    /// Strong entity tag with its quotes (RFC 9110 section 8.8.3).
    pub etag: String,
}

/// From the name with the fingerprint to the name of the file, and back.
struct Names {
    published: BTreeMap<String, String>,
    plain: BTreeMap<String, String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let plain: BTreeMap<String, String> = Files::iter()
        .filter_map(|name| Some((name.to_string(), fingerprinted(&name)?)))
        .collect();
    let published = plain
        .iter()
        .map(|(name, public)| (public.clone(), name.clone()))
        .collect();
    Names { published, plain }
});

/// The address of a file: `site.css` becomes `/assets/site.<fingerprint>.css`. A name that is not
/// embedded stays as it is, and answers 404.
#[must_use]
pub fn url(name: &str) -> String {
    let public = NAMES.plain.get(name).map_or(name, String::as_str);
    format!("/assets/{public}")
}

/// The file, or the sheet of colours, behind the last part of such an address; `None` for everything else, a stale
/// fingerprint too.
#[must_use]
pub fn find(public: &str) -> Option<Asset> {
    let Some(name) = NAMES.published.get(public) else {
        return colors(public);
    };
    let file = Files::get(name)?;
    Some(Asset {
        etag: format!("\"{}\"", hex(&file.metadata.sha256_hash())),
        content_type: content_type(name),
        bytes: file.data,
    })
}

/// The address of the sheet with a department's own colours. It says them, so it may be kept for ever too.
#[must_use]
pub fn colors_url(colors: Colors) -> String {
    format!("/assets/{COLORS}{colors}.css")
}

/// The number rises with every change of the rules in [`colors`], which browsers keep for ever.
const COLORS: &str = "colors-1-";

/// That sheet. It stands over the colours of `site.css`, dark pages' too; paper stays white.
fn colors(public: &str) -> Option<Asset> {
    let pair = public.strip_prefix(COLORS)?.strip_suffix(".css")?;
    let Colors { ground, accent } = Colors::parse(pair)?;
    let sheet = format!("@media screen {{ :root {{ --brand: {ground}; --sun: {accent} }} }}\n");
    Some(Asset {
        etag: format!("\"{pair}\""),
        content_type: content_type(public),
        bytes: Cow::Owned(sheet.into_bytes()),
    })
}

/// A drawing of a kind of event under the name it keeps for years: calendars point at it.
#[must_use]
pub fn drawing(name: &str) -> Option<Asset> {
    let plain = |octet: u8| octet.is_ascii_lowercase() || octet == b'-';
    let stem = name.strip_suffix(".svg")?;
    if !stem.bytes().all(plain) {
        return None;
    }
    let path = format!("kinds/{name}");
    let file = Files::get(&path)?;
    Some(Asset {
        etag: format!("\"{}\"", hex(&file.metadata.sha256_hash())),
        content_type: content_type(&path),
        bytes: file.data,
    })
}

fn fingerprinted(name: &str) -> Option<String> {
    let hash = hex(&Files::get(name)?.metadata.sha256_hash());
    let (stem, ending) = name.rsplit_once('.')?;
    Some(format!("{stem}.{}.{ending}", &hash[..12]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_colours_says_them_and_nothing_else_has_one() {
        let colors = Colors::parse("7a1f1f-ffd0d0").unwrap();
        let address = colors_url(colors);
        assert_eq!(address, "/assets/colors-1-7a1f1f-ffd0d0.css");
        let sheet = find(address.rsplit('/').next().unwrap()).unwrap();
        assert_eq!(sheet.content_type, "text/css; charset=utf-8");
        let text = String::from_utf8(sheet.bytes.to_vec()).unwrap();
        let rules = "@media screen { :root { --brand: #7a1f1f; --sun: #ffd0d0 } }\n";
        assert_eq!(text, rules);
        for none in [
            "colors-1-ffcc00-000000.css",
            "colors-1-7a1f1f.css",
            "colors-1-7a1f1f-ffd0d0",
            "7a1f1f-ffd0d0.css",
        ] {
            assert!(find(none).is_none(), "{none}");
        }
    }

    #[test]
    fn the_standard_colours_are_those_of_the_sheet() {
        let sheet = Files::get("site.css").unwrap();
        let sheet = String::from_utf8(sheet.data.to_vec()).unwrap();
        let light = sheet.split("@media").next().unwrap();
        for (name, color) in [
            ("--brand", Colors::STANDARD.ground),
            ("--on-brand-soft", Colors::WRITING),
        ] {
            assert!(light.contains(&format!("{name}: {color};")), "{name}");
        }
        assert!(light.contains(&format!("--sun: {};", Colors::STANDARD.accent)));
    }

    #[test]
    fn every_drawing_that_a_calendar_may_point_at_is_there() {
        for (icon, _, _) in crate::domain::topic::FOUNDING_KINDS {
            let path = crate::domain::links::drawing(icon);
            let name = path.strip_prefix("/assets/kinds/").unwrap();
            assert_eq!(name, format!("{icon}.svg"));
            assert_eq!(drawing(name).unwrap().content_type, "image/svg+xml");
        }
        let other = crate::domain::links::drawing("a-kind-of-ours");
        assert!(drawing(other.rsplit('/').next().unwrap()).is_some());
        assert!(drawing("../site.css").is_none() && drawing("site.css").is_none());
    }

    #[test]
    fn a_file_is_found_only_under_its_fingerprint() {
        let address = url("site.css");
        let public = address.strip_prefix("/assets/").unwrap();
        let sheet = find(public).unwrap();
        assert_eq!(sheet.content_type, "text/css; charset=utf-8");
        assert!(sheet.etag.starts_with('"') && sheet.etag.len() == 66);
        assert!(find("site.css").is_none() && find("../Cargo.toml").is_none());
    }
}
