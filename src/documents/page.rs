//! From blocks to pages: where each line, rule and box stands, and which part of the structure it
//! belongs to. Lengths are points of 1/72 inch, from the upper left corner of the sheet. A document
//! that nearly fits on one page is set a little smaller; one that does not goes on overleaf, under a
//! header that names it.

use super::font::{Faces, printable};
use super::{Block, Document, Error, Look, Text, Tone};
use crate::domain::language::Language;
use crate::words::Words;

mod blocks;

/// A color of ink, each dark or light enough beside what it meets (WCAG 1.4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Grey,
    Navy,
    White,
    Line,
    Pale,
    Amber,
    AmberPale,
    Red,
    RedPale,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// One line of text; `y` is its baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub x: f32,
    pub y: f32,
    pub words: String,
    pub is_bold: bool,
    pub size: f32,
    pub ink: Ink,
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    Run(Run),
    Fill(Vec<Area>, Ink),
}

/// Whose a mark is: a leaf of the structure, or none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Leaf(usize),
    Header,
    Footer,
    Ornament,
}

/// What a part of the structure is, as PDF names it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    Heading(u16, String),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    Table,
    Row,
    HeadCell,
    Cell,
    Link,
    /// With its description, its page and where it stands.
    Figure(String, usize, Area),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Group(Role, Vec<Node>),
    Leaf(usize),
}

/// Where a press opens an address.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    pub page: usize,
    pub area: Area,
    pub url: String,
    pub leaf: usize,
}

/// A document on its pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Layout {
    pub pages: Vec<Vec<(Owner, Mark)>>,
    pub tree: Vec<Node>,
    pub links: Vec<Link>,
    /// Headings with page and height, for the outline.
    pub outline: Vec<(String, usize, f32)>,
    /// How many leaves the tree has.
    pub leaves: usize,
}

/// Sizes of type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    pub banner: f32,
    pub title: f32,
    pub lead: f32,
    pub heading: f32,
    pub body: f32,
    pub big: f32,
    pub note: f32,
    pub code: f32,
}

/// From baseline to baseline, as a part of the size.
pub(super) const LEADING: f32 = 1.36;
/// From the top of a line to its baseline.
pub(super) const ASCENT: f32 = 1.05;
const MARGIN: f32 = 54.0;

impl Sizes {
    fn of(look: Look, scale: f32) -> Self {
        let (banner, title, lead, heading, body, big, note, code) = match look {
            Look::Sheet => (10.5, 21.0, 11.0, 13.0, 10.5, 13.0, 9.0, 90.0),
            Look::Flyer => (18.0, 40.0, 18.0, 18.0, 15.0, 23.0, 11.0, 132.0),
        };
        Self {
            banner: banner * scale,
            title: title * scale,
            lead: lead * scale,
            heading: heading * scale,
            body: body * scale,
            big: big * scale,
            note: note * scale.max(0.9),
            code: code * scale.max(0.8),
        }
    }
}

/// What is tried before a document goes on overleaf.
fn scales(look: Look) -> &'static [f32] {
    match look {
        Look::Sheet => &[1.0, 0.95, 0.9],
        Look::Flyer => &[1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68],
    }
}

/// The document on as few pages as its smallest type allows; on more than one in its usual type.
///
/// # Errors
/// [`Error::Font`].
pub(super) fn lay_out(document: &Document) -> Result<Layout, Error> {
    for scale in scales(document.look) {
        let layout = set(document, *scale)?;
        if layout.pages.len() == 1 {
            return Ok(layout);
        }
    }
    set(document, 1.0)
}

fn set(document: &Document, scale: f32) -> Result<Layout, Error> {
    let mut flow = Flow::start(document, scale)?;
    for block in &document.blocks {
        flow.block(block);
    }
    Ok(flow.finish())
}

/// The pen on the page.
pub(super) struct Flow<'d> {
    document: &'d Document,
    faces: &'static Faces,
    words: Words,
    sizes: Sizes,
    layout: Layout,
    /// The top of the next line.
    y: f32,
    /// Left edge and width of the column.
    left: f32,
    width: f32,
    bottom: f32,
    /// A box is being filled.
    inside: Option<Tone>,
    lacks: bool,
}

impl<'d> Flow<'d> {
    fn start(document: &'d Document, scale: f32) -> Result<Self, Error> {
        let (width, height) = document.paper.size();
        let mut flow = Self {
            document,
            faces: Faces::get()?,
            words: Words::plain(document.language),
            sizes: Sizes::of(document.look, scale),
            layout: Layout::default(),
            y: 0.0,
            left: MARGIN,
            width: width - 2.0 * MARGIN,
            bottom: height - MARGIN,
            inside: None,
            lacks: false,
        };
        flow.turn();
        Ok(flow)
    }

    fn finish(mut self) -> Layout {
        if self.lacks {
            let note = self.words.t("documents-lacks");
            self.block(&Block::Note(Text::new(note, self.document.language)));
        }
        let all = self.layout.pages.len();
        if all > 1 {
            for page in 0..all {
                let number = self.words.t2(
                    "documents-page",
                    ("number", page.saturating_add(1)),
                    ("all", all),
                );
                let (words, _) = printable(&self.faces.regular, &number);
                let run = Run {
                    x: self.left,
                    y: self.bottom + 24.0,
                    words,
                    is_bold: false,
                    size: 9.0,
                    ink: Ink::Grey,
                    language: self.document.language,
                };
                self.layout.pages[page].push((Owner::Footer, Mark::Run(run)));
            }
        }
        self.layout
    }

    /// A new page, with the title of the document at its head from the second one on.
    fn turn(&mut self) {
        self.layout.pages.push(Vec::new());
        self.y = MARGIN;
        if self.layout.pages.len() == 1 {
            return;
        }
        let (words, _) = printable(&self.faces.regular, &self.document.title);
        let first = self.faces.regular.wrap(&words, 9.0, self.width);
        let run = Run {
            x: self.left,
            y: MARGIN - 14.0,
            words: first.into_iter().next().unwrap_or_default(),
            is_bold: false,
            size: 9.0,
            ink: Ink::Grey,
            language: self.document.language,
        };
        self.mark(Owner::Header, Mark::Run(run));
        let rule = Area {
            x: self.left,
            y: MARGIN - 8.0,
            width: self.width,
            height: 0.6,
        };
        self.mark(Owner::Ornament, Mark::Fill(vec![rule], Ink::Line));
        self.y = MARGIN + 6.0;
    }

    fn here(&self) -> usize {
        self.layout.pages.len().saturating_sub(1)
    }

    fn mark(&mut self, owner: Owner, mark: Mark) {
        if let Some(page) = self.layout.pages.last_mut() {
            page.push((owner, mark));
        }
    }

    fn leaf(&mut self) -> usize {
        self.layout.leaves += 1;
        self.layout.leaves - 1
    }

    /// Turns the page when so much does not fit on it any more.
    fn need(&mut self, height: f32) {
        let is_blank = self.layout.pages.last().is_none_or(Vec::is_empty);
        if self.y + height > self.bottom && !is_blank {
            self.turn();
        }
    }

    fn space(&mut self, height: f32) {
        if self.y > MARGIN + 6.0 {
            self.y += height;
        }
    }

    /// The lines a text takes.
    fn broken(&mut self, words: &str, (is_bold, size, room): (bool, f32, f32)) -> Vec<String> {
        let face = self.faces.pick(is_bold);
        let (words, lacks) = printable(face, words);
        self.lacks |= lacks;
        face.wrap(&words, size, room)
    }
}

#[cfg(test)]
impl Layout {
    /// Every line of a page that belongs to the structure, in the order in which it is read.
    pub fn lines(&self, page: usize) -> Vec<&Run> {
        let marks = self.pages[page].iter();
        let read = marks.filter_map(|(owner, mark)| match (owner, mark) {
            (Owner::Leaf(_), Mark::Run(run)) => Some(run),
            _ => None,
        });
        read.collect()
    }
}
