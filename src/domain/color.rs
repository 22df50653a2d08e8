//! Colours that people choose. Calendar apps write the title of an event in that of its kind on white, so
//! it has to be dark enough; a calendar file can only name it (RFC 7986 section 5.9), so the nearest name
//! is found. Those of a department's pages are in [`branding`](crate::domain::branding).

use serde::{Deserialize, Serialize};

/// A colour of a screen (sRGB), one octet for each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rgb {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Rgb {
    /// The least contrast at which text can be read (WCAG 2.2, success criterion 1.4.3).
    pub const READABLE: f64 = 4.5;

    /// The least contrast at which a drawing is seen (WCAG 2.2, success criterion 1.4.11).
    pub const VISIBLE: f64 = 3.0;

    const WHITE: Self = Self::new(255, 255, 255);

    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#8b4513`, as a form sends a colour (HTML, "valid simple color").
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let digits = raw.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// The colour of a CSS name, such as `saddlebrown`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (_, color) = names().find(|(known, _)| *known == name)?;
        Some(color)
    }

    /// The contrast of text in this colour on white, from 1 to 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast_on_white(self) -> f64 {
        self.contrast(Self::WHITE)
    }

    /// The contrast of two colours, whichever stands on the other, from 1 to 21 (WCAG 2.2, "contrast
    /// ratio").
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Whether text in this colour can be read on white.
    #[must_use]
    pub fn is_readable_on_white(self) -> bool {
        self.contrast_on_white() >= Self::READABLE
    }

    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let part = |octet: u8| {
            let share = f64::from(octet) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(self.red) + 0.7152 * part(self.green) + 0.0722 * part(self.blue)
    }

    /// The name of CSS level 3 that is nearest.
    #[must_use]
    pub fn name(self) -> &'static str {
        names()
            .min_by_key(|(_, color)| self.distance(*color))
            .map_or("black", |(name, _)| name)
    }

    /// Squared, with the parts weighed as eyes do.
    fn distance(self, other: Self) -> i32 {
        let part = |one: u8, two: u8| (i32::from(one) - i32::from(two)).pow(2);
        3 * part(self.red, other.red)
            + 6 * part(self.green, other.green)
            + part(self.blue, other.blue)
    }
}

/// What was written is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour such as #8b4513")]
pub struct NoColor;

impl TryFrom<String> for Rgb {
    type Error = NoColor;

    fn try_from(raw: String) -> Result<Self, NoColor> {
        Self::parse(&raw).ok_or(NoColor)
    }
}

impl From<Rgb> for String {
    fn from(color: Rgb) -> Self {
        color.to_string()
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

fn names() -> impl Iterator<Item = (&'static str, Rgb)> {
    NAMES.split(' ').filter_map(|entry| {
        let (name, digits) = entry.split_once('#')?;
        Some((name, Rgb::parse(&format!("#{digits}"))?))
    })
}

/// The names of CSS Color Module Level 3, section 4.3; of two for one colour the first.
const NAMES: &str = "\
    aliceblue#f0f8ff antiquewhite#faebd7 aqua#00ffff aquamarine#7fffd4 azure#f0ffff beige#f5f5dc \
    bisque#ffe4c4 black#000000 blanchedalmond#ffebcd blue#0000ff blueviolet#8a2be2 brown#a52a2a \
    burlywood#deb887 cadetblue#5f9ea0 chartreuse#7fff00 chocolate#d2691e coral#ff7f50 \
    cornflowerblue#6495ed cornsilk#fff8dc crimson#dc143c darkblue#00008b darkcyan#008b8b \
    darkgoldenrod#b8860b darkgray#a9a9a9 darkgreen#006400 darkkhaki#bdb76b darkmagenta#8b008b \
    darkolivegreen#556b2f darkorange#ff8c00 darkorchid#9932cc darkred#8b0000 darksalmon#e9967a \
    darkseagreen#8fbc8f darkslateblue#483d8b darkslategray#2f4f4f darkturquoise#00ced1 \
    darkviolet#9400d3 deeppink#ff1493 deepskyblue#00bfff dimgray#696969 dodgerblue#1e90ff \
    firebrick#b22222 floralwhite#fffaf0 forestgreen#228b22 fuchsia#ff00ff gainsboro#dcdcdc \
    ghostwhite#f8f8ff gold#ffd700 goldenrod#daa520 gray#808080 green#008000 greenyellow#adff2f \
    honeydew#f0fff0 hotpink#ff69b4 indianred#cd5c5c indigo#4b0082 ivory#fffff0 khaki#f0e68c \
    lavender#e6e6fa lavenderblush#fff0f5 lawngreen#7cfc00 lemonchiffon#fffacd lightblue#add8e6 \
    lightcoral#f08080 lightcyan#e0ffff lightgoldenrodyellow#fafad2 lightgray#d3d3d3 \
    lightgreen#90ee90 lightpink#ffb6c1 lightsalmon#ffa07a lightseagreen#20b2aa \
    lightskyblue#87cefa lightslategray#778899 lightsteelblue#b0c4de lightyellow#ffffe0 \
    lime#00ff00 limegreen#32cd32 linen#faf0e6 maroon#800000 mediumaquamarine#66cdaa \
    mediumblue#0000cd mediumorchid#ba55d3 mediumpurple#9370db mediumseagreen#3cb371 \
    mediumslateblue#7b68ee mediumspringgreen#00fa9a mediumturquoise#48d1cc \
    mediumvioletred#c71585 midnightblue#191970 mintcream#f5fffa mistyrose#ffe4e1 moccasin#ffe4b5 \
    navajowhite#ffdead navy#000080 oldlace#fdf5e6 olive#808000 olivedrab#6b8e23 orange#ffa500 \
    orangered#ff4500 orchid#da70d6 palegoldenrod#eee8aa palegreen#98fb98 paleturquoise#afeeee \
    palevioletred#db7093 papayawhip#ffefd5 peachpuff#ffdab9 peru#cd853f pink#ffc0cb plum#dda0dd \
    powderblue#b0e0e6 purple#800080 red#ff0000 rosybrown#bc8f8f royalblue#4169e1 \
    saddlebrown#8b4513 salmon#fa8072 sandybrown#f4a460 seagreen#2e8b57 seashell#fff5ee \
    sienna#a0522d silver#c0c0c0 skyblue#87ceeb slateblue#6a5acd slategray#708090 snow#fffafa \
    springgreen#00ff7f steelblue#4682b4 tan#d2b48c teal#008080 thistle#d8bfd8 tomato#ff6347 \
    turquoise#40e0d0 violet#ee82ee wheat#f5deb3 white#ffffff whitesmoke#f5f5f5 yellow#ffff00 \
    yellowgreen#9acd32";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pale_colour_is_not_for_text_on_white_and_a_dark_one_is() {
        let readable = |raw: &str| Rgb::parse(raw).unwrap().is_readable_on_white();
        assert!(!readable("#ff69b4"), "hot pink, 2.65 to 1");
        assert!(!readable("#777777"), "4.48 to 1, just too pale");
        assert!(readable("#767676"), "4.54 to 1, just dark enough");
        assert!(readable("#8b4513") && readable("#000000"));
        let black = Rgb::parse("#000000").unwrap().contrast_on_white();
        assert!((black - 21.0).abs() < 0.001, "{black}");
    }

    #[test]
    fn a_calendar_is_told_the_nearest_name() {
        for (raw, name) in [
            ("#8b4513", "saddlebrown"),
            ("#8B4515", "saddlebrown"),
            ("#000001", "black"),
            ("#191970", "midnightblue"),
        ] {
            assert_eq!(Rgb::parse(raw).unwrap().name(), name, "{raw}");
        }
        assert_eq!(names().count(), 138);
        for (name, color) in names() {
            assert_eq!((color.name(), Rgb::named(name)), (name, Some(color)));
        }
    }

    #[test]
    fn only_a_colour_as_forms_send_it_is_read() {
        for raw in [
            "", "8b4513", "#8b451", "#8b45133", "#8b451g", "#+b4513", "red", "#é4513",
        ] {
            assert_eq!(Rgb::parse(raw), None, "{raw}");
        }
        let brown = Rgb::parse(" #8B4513 ").unwrap();
        assert_eq!(brown.to_string(), "#8b4513");
    }
}
