//! A code as a picture a phone can read (QR code, ISO/IEC 18004), drawn into the page: no script, no
//! file, nothing fetched. What it says stands beside it as text.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::web::pages::markup::Trusted;

/// White squares around it, as the standard asks for.
const QUIET: i32 = 4;

/// The text as inline SVG, hidden from screen readers; nothing when it is too long.
#[must_use]
pub fn svg(text: &str) -> Trusted {
    match QrCode::encode_text(text, QrCodeEcc::Medium) {
        Ok(code) => Trusted::vouch(drawn(&code)),
        Err(_) => Trusted::vouch(""),
    }
}

/// Dark squares as one path; black on white also on a dark page.
fn drawn(code: &QrCode) -> String {
    let size = code.size();
    let whole = size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    format!(
        "<svg class=\"qr\" viewBox=\"0 0 {whole} {whole}\" width=\"176\" height=\"176\" aria-hidden=\"true\" focusable=\"false\">\
         <path fill=\"#fff\" d=\"M0,0h{whole}v{whole}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_holds_numbers_and_squares_only_whatever_the_text() {
        let picture = svg("https://events.example.org/?\"><script>").to_string();
        assert!(picture.starts_with("<svg class=\"qr\"") && picture.ends_with("</svg>"));
        assert!(!picture.contains("script") && !picture.contains("example"));
        assert_ne!(svg("K7QF-2M9X").to_string(), svg("K7QF-2M9Y").to_string());
        assert_eq!(svg(&"x".repeat(5000)).to_string(), "");
    }
}
