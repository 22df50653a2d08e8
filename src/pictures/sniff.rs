//! What a file is, by its first octets; its name and what a browser says of it are not asked.

/// What a file begins like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Webp,
    /// HEIC or AVIF.
    Heic,
    /// SVG, HTML, GIF, PDF, anything.
    Other,
}

pub(super) fn kind(octets: &[u8]) -> Kind {
    let has = |at: usize, what: &[u8]| octets.get(at..at + what.len()) == Some(what);
    let brands: [&[u8]; 6] = [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"];
    if has(0, &[0xff, 0xd8, 0xff]) {
        Kind::Jpeg
    } else if has(0, b"\x89PNG\r\n\x1a\n") {
        Kind::Png
    } else if has(0, b"RIFF") && has(8, b"WEBP") {
        Kind::Webp
    } else if has(4, b"ftyp") && brands.iter().any(|brand| has(8, brand)) {
        Kind::Heic
    } else {
        Kind::Other
    }
}

/// Whether a JPEG has its end (EOI) after its first scan (ITU-T T.81, annex B): decoders fill what is
/// missing with grey and say nothing. In a scan FF is followed by 00 or a restart, so FF D9 is the end.
pub(super) fn jpeg_is_whole(octets: &[u8]) -> bool {
    const SOS: u8 = 0xda;
    const EOI: [u8; 2] = [0xff, 0xd9];
    let mut at = 2;
    loop {
        let Some([0xff, marker]) = octets.get(at..at + 2) else {
            return false;
        };
        match *marker {
            // Fill octets before a marker.
            0xff => at += 1,
            SOS => break,
            _ => {
                let Some([high, low]) = octets.get(at + 2..at + 4) else {
                    return false;
                };
                at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
            }
        }
    }
    let scan = octets.get(at..).unwrap_or_default();
    scan.windows(2).any(|pair| pair == EOI)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_begins_like_whatever_follows() {
        assert_eq!(kind(b"\xff\xd8\xff\xe0"), Kind::Jpeg);
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n...."), Kind::Png);
        assert_eq!(kind(b"RIFF\0\0\0\0WEBPVP8 "), Kind::Webp);
        assert_eq!(kind(b"\0\0\0\x18ftypheic"), Kind::Heic);
        for other in [
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..],
            b"<!doctype html>",
            b"GIF89a/*\xff\xd8\xff",
            b"%PDF-1.7",
            b" \xff\xd8\xff",
            b"RIFF\0\0\0\0WAVE",
            b"\0\0\0\x18ftypmp42",
            b"",
        ] {
            assert_eq!(kind(other), Kind::Other, "{other:?}");
        }
    }
}
