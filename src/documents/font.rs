//! The two faces every document is set in, and what is measured with them: the glyph of each
//! character, its advance with kerning, and where a line has to end. Open Sans, compiled in; `fonts/`
//! beside this file says whose it is.

use std::sync::OnceLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::kern::{Subtable0, SubtableKind};
use skrifa::{FontRef, MetadataProvider};

use super::Error;

static REGULAR: &[u8] = include_bytes!("fonts/OpenSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("fonts/OpenSans-Bold.ttf");

/// What stands for a character the faces lack.
pub(super) const LACKS: char = '\u{fffd}';

/// One face.
pub(super) struct Face {
    pub font: Font,
    map: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    kerning: Option<Subtable0<'static>>,
    units: f32,
}

/// Both of them.
pub(super) struct Faces {
    pub regular: Face,
    pub bold: Face,
}

impl Faces {
    /// # Errors
    /// [`Error::Font`] when a file that was compiled in is none.
    pub fn get() -> Result<&'static Self, Error> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        let read = || {
            Some(Faces {
                regular: Face::read(REGULAR)?,
                bold: Face::read(BOLD)?,
            })
        };
        FACES.get_or_init(read).as_ref().ok_or(Error::Font)
    }

    pub fn pick(&self, is_bold: bool) -> &Face {
        if is_bold { &self.bold } else { &self.regular }
    }
}

/// The words as they can be printed: without controls and marks of direction, each character that the
/// face lacks replaced by [`LACKS`]; and whether one was.
pub(super) fn printable(face: &Face, words: &str) -> (String, bool) {
    let mut lacks = false;
    let kept = words.chars().filter_map(|c| match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{2007}' | '\u{202f}' => Some('\u{a0}'),
        // Marks of direction and of joining, and where a word may break.
        '\u{ad}'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' => None,
        _ if c.is_control() => None,
        _ if face.glyph(c).is_some() => Some(c),
        _ => {
            lacks = true;
            Some(LACKS)
        }
    });
    let kept: String = kept.collect();
    (kept, lacks)
}

impl Face {
    fn read(data: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(data).ok()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let upright = |kern: skrifa::raw::tables::kern::Kern<'static>| {
            let mut all = kern.subtables().filter_map(Result::ok);
            all.find_map(|table| match table.kind().ok()? {
                SubtableKind::Format0(pairs) if table.is_horizontal() => Some(pairs),
                _ => None,
            })
        };
        let krilla = Font::new(data.into(), 0)?;
        Some(Self {
            units: krilla.units_per_em(),
            font: krilla,
            map: font.charmap(),
            kerning: font.kern().ok().and_then(upright),
            metrics,
        })
    }

    fn glyph(&self, c: char) -> Option<skrifa::GlyphId> {
        self.map.map(c).filter(|glyph| glyph.to_u32() != 0)
    }

    /// The glyphs of a printable line, with advances as parts of the size.
    pub fn glyphs(&self, line: &str) -> Vec<KrillaGlyph> {
        let mut all: Vec<KrillaGlyph> = Vec::with_capacity(line.len());
        let mut before: Option<skrifa::GlyphId> = None;
        for (at, c) in line.char_indices() {
            let Some(glyph) = self.glyph(c) else { continue };
            if let (Some(left), Some(last)) = (before, all.last_mut()) {
                let pairs = self.kerning.as_ref();
                let nearer = pairs.and_then(|pairs| pairs.kerning(left, glyph));
                last.x_advance += units(nearer.unwrap_or(0)) / self.units;
            }
            let advance = self.metrics.advance_width(glyph).unwrap_or(0.0) / self.units;
            let range = at..at + c.len_utf8();
            let id = GlyphId::new(glyph.to_u32());
            all.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None));
            before = Some(glyph);
        }
        all
    }

    /// How wide a printable line is, in points.
    pub fn width(&self, line: &str, size: f32) -> f32 {
        self.glyphs(line)
            .iter()
            .map(|glyph| glyph.x_advance)
            .sum::<f32>()
            * size
    }

    /// Printable words as lines no wider than `room` points. A line that goes on in the next one ends
    /// with the space between them; a word wider than a line is cut, after a mark where it has one.
    pub fn wrap(&self, words: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in words.split('\n') {
            let mut line = String::new();
            for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
                let longer = match line.is_empty() {
                    true => word.to_owned(),
                    false => format!("{line} {word}"),
                };
                if self.width(&longer, size) <= room {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(format!("{line} "));
                }
                line = self.cut(word, (size, room), &mut lines);
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        lines
    }

    /// Pieces of a word that fill lines of their own, and what is left of it.
    fn cut(&self, word: &str, (size, room): (f32, f32), lines: &mut Vec<String>) -> String {
        let mut rest = word;
        while self.width(rest, size) > room {
            let fits = |end: usize| self.width(&rest[..end], size) <= room;
            let ends = rest.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
            let fitting: Vec<(usize, char)> = ends.take_while(|(end, _)| fits(*end)).collect();
            let last = |marks: &str| fitting.iter().rev().find(|(_, c)| marks.contains(*c));
            let mark = last("/?&=").or_else(|| last("-.@_"));
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = mark.or(fitting.last()).map_or(first, |(end, _)| *end);
            lines.push(rest[..end].to_owned());
            rest = &rest[end..];
        }
        rest.to_owned()
    }
}

fn units(number: i32) -> f32 {
    number as f32
}
