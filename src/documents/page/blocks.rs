//! How each kind of block is set: its type, its space, its part of the structure.

use qrcodegen::{QrCode, QrCodeEcc};

use super::{ASCENT, Area, Flow, Ink, LEADING, Link, Mark, Node, Owner, Role, Run};
use crate::documents::{Block, Fact, Look, Text, Tone};
use crate::domain::language::Language;

/// How a line is set.
#[derive(Debug, Clone, Copy)]
struct Style {
    is_bold: bool,
    size: f32,
    ink: Ink,
}

impl Style {
    fn plain(size: f32) -> Self {
        Self {
            is_bold: false,
            size,
            ink: Ink::Black,
        }
    }

    fn bold(size: f32, ink: Ink) -> Self {
        Self {
            is_bold: true,
            size,
            ink,
        }
    }

    fn line(self) -> f32 {
        self.size * LEADING
    }
}

/// A line that has its words and its leaf, and waits for its place.
struct Ready {
    leaf: usize,
    words: String,
    style: Style,
    language: Language,
}

/// Space between a box's edge and its words.
const PADDING: f32 = 9.0;
/// Quiet squares around a QR code (ISO/IEC 18004).
const QUIET: i32 = 4;

impl Flow<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Banner(words) => self.banner(words),
            Block::Title(text) => self.title(text),
            Block::Lead(text) => {
                self.space(self.sizes.lead * 0.3);
                self.paragraph(text, Style::plain(self.sizes.lead));
            }
            Block::Heading(words) => self.heading(words),
            Block::Paragraph(text) => {
                self.space(self.sizes.body * 0.3);
                self.paragraph(text, Style::plain(self.sizes.body));
            }
            Block::Note(text) => {
                self.space(self.sizes.note * 0.8);
                let style = Style {
                    ink: Ink::Grey,
                    ..Style::plain(self.sizes.note)
                };
                self.paragraph(text, style);
            }
            Block::Box {
                tone,
                heading,
                lines,
            } => self.boxed(*tone, heading, lines),
            Block::Facts(facts) => self.facts(facts),
            Block::List(items) => self.list(items),
            Block::Code {
                heading,
                url,
                alt,
                note,
            } => self.code((heading, url, alt, note)),
        }
    }

    fn own(&self, words: &str) -> Text {
        Text::new(words, self.document.language)
    }

    fn ready(&mut self, text: &Text, style: Style, room: f32) -> (usize, Vec<Ready>) {
        let leaf = self.leaf();
        let lines = self.broken(&text.words, (style.is_bold, style.size, room));
        let ready = |words| Ready {
            leaf,
            words,
            style,
            language: text.language,
        };
        (leaf, lines.into_iter().map(ready).collect())
    }

    /// Sets one line with its top at `y`.
    fn set_line(&mut self, line: Ready, x: f32, y: f32) {
        let run = Run {
            x,
            y: y + line.style.size * ASCENT,
            words: line.words,
            is_bold: line.style.is_bold,
            size: line.style.size,
            ink: line.style.ink,
            language: line.language,
        };
        self.mark(Owner::Leaf(line.leaf), Mark::Run(run));
    }

    /// Sets a text from the pen downwards, over as many pages as it takes.
    fn text(&mut self, text: &Text, style: Style, (x, room): (f32, f32)) -> Node {
        let (leaf, lines) = self.ready(text, style, room);
        for line in lines {
            self.need(style.line());
            self.backdrop(style.line());
            self.set_line(line, x, self.y);
            self.y += style.line();
        }
        Node::Leaf(leaf)
    }

    fn paragraph(&mut self, text: &Text, style: Style) {
        let leaf = self.text(text, style, (self.left, self.width));
        self.layout
            .tree
            .push(Node::Group(Role::Paragraph, vec![leaf]));
    }

    fn banner(&mut self, words: &str) {
        let size = self.sizes.banner;
        let style = match self.document.look {
            Look::Sheet => Style::bold(size, Ink::Navy),
            Look::Flyer => Style::bold(size, Ink::White),
        };
        let text = self.own(words);
        let (leaf, lines) = self.ready(&text, style, self.width);
        let above = match self.document.look {
            Look::Sheet => self.y - size,
            Look::Flyer => size,
        };
        let mut y = above;
        let below = lines.iter().fold(above, |y, line| y + line.style.line());
        let (width, _) = self.document.paper.size();
        let (band, next) = match self.document.look {
            Look::Sheet => ((self.left, below + 4.0, self.width, 1.5), below + 14.0),
            Look::Flyer => ((0.0, 0.0, width, below + size), below + 2.4 * size),
        };
        let band = Area {
            x: band.0,
            y: band.1,
            width: band.2,
            height: band.3,
        };
        self.mark(Owner::Ornament, Mark::Fill(vec![band], Ink::Navy));
        for line in lines {
            let height = line.style.line();
            self.set_line(line, self.left, y);
            y += height;
        }
        self.y = next;
        let leaf = Node::Leaf(leaf);
        self.layout
            .tree
            .push(Node::Group(Role::Paragraph, vec![leaf]));
    }

    fn title(&mut self, text: &Text) {
        let (page, y) = (self.here(), self.y);
        self.layout.outline.push((text.words.clone(), page, y));
        let style = Style::bold(self.sizes.title, Ink::Navy);
        let room = self.balanced(&text.words, style);
        let leaf = self.text(text, style, (self.left, room));
        let role = Role::Heading(1, text.words.clone());
        self.layout.tree.push(Node::Group(role, vec![leaf]));
    }

    /// The narrowest column in which a text takes no more lines than in the whole one, so that no word
    /// is left alone.
    fn balanced(&mut self, words: &str, style: Style) -> f32 {
        let set = (style.is_bold, style.size, self.width);
        let usual = self.broken(words, set).len();
        for part in 10_u8..20 {
            let room = self.width * f32::from(part) / 20.0;
            let lines = self.broken(words, (style.is_bold, style.size, room));
            if lines.len() <= usual {
                return room;
            }
        }
        self.width
    }

    /// A heading keeps two lines of what follows on its page.
    fn heading(&mut self, words: &str) {
        let style = Style::bold(self.sizes.heading, Ink::Navy);
        self.space(self.sizes.heading * 0.75);
        self.need(style.line() + 2.0 * self.sizes.body * LEADING);
        let (page, y) = (self.here(), self.y);
        self.layout.outline.push((words.to_owned(), page, y));
        let leaf = self.text(&self.own(words), style, (self.left, self.width));
        let role = Role::Heading(2, words.to_owned());
        self.layout.tree.push(Node::Group(role, vec![leaf]));
        self.y += 2.0;
    }

    /// The ground and the edge of a box behind the next `height` points.
    fn backdrop(&mut self, height: f32) {
        let Some(tone) = self.inside else { return };
        let (pale, dark) = inks(tone);
        let ground = Area {
            x: self.left,
            y: self.y,
            width: self.width,
            // A little more, so that no seam shows between two slices.
            height: height + 0.5,
        };
        self.mark(Owner::Ornament, Mark::Fill(vec![ground], pale));
        let edge = Area {
            width: 4.0,
            ..ground
        };
        self.mark(Owner::Ornament, Mark::Fill(vec![edge], dark));
    }

    fn boxed(&mut self, tone: Tone, heading: &str, lines: &[Text]) {
        self.space(self.sizes.body * 0.9);
        let size = match (tone, self.document.look) {
            (Tone::Calm, _) | (_, Look::Sheet) => self.sizes.heading,
            // What is off has to be seen from across the street, too.
            _ => self.sizes.title * 0.8,
        };
        self.need(2.0 * PADDING + size * LEADING + self.sizes.body * LEADING);
        self.inside = Some(tone);
        self.backdrop(PADDING);
        self.y += PADDING;
        let column = (self.left + 16.0, self.width - 28.0);
        let title = Style::bold(size, inks(tone).1);
        let leaf = self.text(&self.own(heading), title, column);
        self.layout
            .tree
            .push(Node::Group(Role::Paragraph, vec![leaf]));
        for line in lines {
            let leaf = self.text(line, Style::plain(self.sizes.body), column);
            self.layout
                .tree
                .push(Node::Group(Role::Paragraph, vec![leaf]));
        }
        self.backdrop(PADDING);
        self.y += PADDING;
        self.inside = None;
        self.space(self.sizes.body * 0.7);
    }

    fn facts(&mut self, facts: &[Fact]) {
        self.space(self.sizes.body * 0.7);
        let rows = facts.iter().map(|fact| self.fact(fact)).collect();
        self.layout.tree.push(Node::Group(Role::Table, rows));
    }

    /// A row: its label on the left, its lines on the right; kept together where a page has room.
    fn fact(&mut self, fact: &Fact) -> Node {
        let gutter = 12.0;
        let side = self.width * 0.24;
        let label = Style::bold(self.sizes.body, Ink::Navy);
        let (head, labels) = self.ready(&self.own(&fact.label), label, side - gutter);
        let (mut values, mut cells) = (Vec::new(), Vec::new());
        for (at, text) in fact.lines.iter().enumerate() {
            let style = match at < fact.big {
                true => Style::bold(self.sizes.big, Ink::Black),
                false => Style::plain(self.sizes.body),
            };
            let (leaf, lines) = self.ready(text, style, self.width - side);
            cells.push(Node::Group(Role::Paragraph, vec![Node::Leaf(leaf)]));
            values.extend(lines);
        }
        self.row(labels, values, side);
        let head = Node::Group(Role::HeadCell, vec![Node::Leaf(head)]);
        Node::Group(Role::Row, vec![head, Node::Group(Role::Cell, cells)])
    }

    /// The lines of a row from the top, in pairs, and the rule below.
    fn row(&mut self, mut labels: Vec<Ready>, mut values: Vec<Ready>, side: f32) {
        let tall: f32 = values.iter().map(|line| line.style.line()).sum();
        let rule = 5.0;
        self.need((tall + 2.0 * rule).min(self.bottom / 3.0));
        self.y += rule;
        labels.reverse();
        values.reverse();
        while !labels.is_empty() || !values.is_empty() {
            let (left, right) = (labels.pop(), values.pop());
            let sizes = [&left, &right].map(|line| line.as_ref().map_or(0.0, |l| l.style.size));
            let size = sizes[0].max(sizes[1]);
            self.need(size * LEADING);
            // On one baseline, whatever the sizes.
            let top = |own: f32, y: f32| y + (size - own) * ASCENT;
            if let Some(line) = left {
                self.set_line(line, self.left, top(sizes[0], self.y));
            }
            if let Some(line) = right {
                self.set_line(line, self.left + side, top(sizes[1], self.y));
            }
            self.y += size * LEADING;
        }
        self.y += rule;
        let rule = Area {
            x: self.left,
            y: self.y,
            width: self.width,
            height: 0.6,
        };
        self.mark(Owner::Ornament, Mark::Fill(vec![rule], Ink::Line));
    }

    fn list(&mut self, items: &[Text]) {
        let style = Style::plain(self.sizes.body);
        let indent = self.sizes.body * 1.2;
        let mut parts = Vec::new();
        for item in items {
            self.need(style.line());
            let (mark, bullets) = self.ready(&self.own("•"), style, indent);
            for bullet in bullets {
                self.set_line(bullet, self.left + indent * 0.25, self.y);
            }
            let column = (self.left + indent, self.width - indent);
            let body = self.text(item, style, column);
            let label = Node::Group(Role::Label, vec![Node::Leaf(mark)]);
            let body = Node::Group(Role::Body, vec![body]);
            parts.push(Node::Group(Role::Item, vec![label, body]));
        }
        self.layout.tree.push(Node::Group(Role::List, parts));
    }

    /// The picture on the left, its address on the right, at the foot of the page.
    fn code(&mut self, (heading, url, alt, note): (&str, &str, &str, &str)) {
        let side = self.sizes.code;
        let Ok(code) = QrCode::encode_text(url, QrCodeEcc::Medium) else {
            let text = self.own(url);
            return self.paragraph(&text, Style::plain(self.sizes.body));
        };
        let (x, room) = (self.left + side + 14.0, self.width - side - 14.0);
        let head = Style::bold(self.sizes.heading, Ink::Navy);
        let link = Style::plain(self.sizes.body);
        let small = Style {
            ink: Ink::Grey,
            ..Style::plain(self.sizes.note)
        };
        let (first, mut lines) = self.ready(&self.own(heading), head, room);
        let (second, address) = self.ready(&self.own(url), link, room);
        let (third, below) = self.ready(&self.own(note), small, room);
        lines.extend(address);
        lines.extend(below);
        let tall: f32 = lines.iter().map(|line| line.style.line()).sum();
        let height = tall.max(side);
        self.space(self.sizes.body);
        self.need(height);
        self.y = self.y.max(self.bottom - height);
        let figure = self.picture(&code, alt);
        let mut y = self.y + (height - tall) / 2.0;
        for line in lines {
            let height = line.style.line();
            if line.leaf == second {
                self.press(&line, (x, y), url);
            }
            self.set_line(line, x, y);
            y += height;
        }
        self.y += height;
        let group = |role, leaf| Node::Group(role, vec![Node::Leaf(leaf)]);
        let link = Node::Group(Role::Paragraph, vec![group(Role::Link, second)]);
        self.layout.tree.extend([
            figure,
            group(Role::Paragraph, first),
            link,
            group(Role::Paragraph, third),
        ]);
    }

    /// The squares of a code at the pen, which stays where it is.
    fn picture(&mut self, code: &QrCode, alt: &str) -> Node {
        let side = self.sizes.code;
        let area = Area {
            // The margin is quiet enough on the left.
            x: self.left - quiet(code, side),
            y: self.y,
            width: side,
            height: side,
        };
        let leaf = self.leaf();
        let squares = Mark::Fill(squares(code, area), Ink::Black);
        self.mark(Owner::Leaf(leaf), squares);
        let role = Role::Figure(alt.to_owned(), self.here(), area);
        Node::Group(role, vec![Node::Leaf(leaf)])
    }

    /// One line of an address opens it.
    fn press(&mut self, line: &Ready, (x, y): (f32, f32), url: &str) {
        let face = self.faces.pick(line.style.is_bold);
        let area = Area {
            x,
            y,
            width: face.width(&line.words, line.style.size),
            height: line.style.line(),
        };
        self.layout.links.push(Link {
            page: self.here(),
            area,
            url: url.to_owned(),
            leaf: line.leaf,
        });
    }
}

fn inks(tone: Tone) -> (Ink, Ink) {
    match tone {
        Tone::Calm => (Ink::Pale, Ink::Navy),
        Tone::Warning => (Ink::AmberPale, Ink::Amber),
        Tone::Alarm => (Ink::RedPale, Ink::Red),
    }
}

/// How wide the quiet edge of a code is.
fn quiet(code: &QrCode, side: f32) -> f32 {
    side * QUIET as f32 / (code.size() + 2 * QUIET) as f32
}

/// The dark squares of a code within an area that holds its quiet edge too; those that touch in a row
/// are one.
fn squares(code: &QrCode, area: Area) -> Vec<Area> {
    let one = area.width / (code.size() + 2 * QUIET) as f32;
    let mut all = Vec::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                all.push(Area {
                    x: area.x + (from + QUIET) as f32 * one,
                    y: area.y + (y + QUIET) as f32 * one,
                    width: (x - from) as f32 * one,
                    height: one,
                });
            }
            x += 1;
        }
    }
    all
}
