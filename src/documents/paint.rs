//! From pages to a PDF file: tagged, with title, language and outline, as PDF/UA-1 asks. The library
//! refuses to write what it knows would break that standard.

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope,
    Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document as File, SerializeSettings};

use super::font::Faces;
use super::page::{Area, Ink, Layout, Link, Mark, Node, Owner, Role, Run, lay_out};
use super::{Document, Error};
use chrono::{Datelike, Timelike, Utc};

/// The octets of the document as a PDF file.
///
/// # Errors
/// [`Error`], both defects of the program.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Error> {
    let layout = lay_out(document)?;
    let standard = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = standard.finish().map_err(failed)?;
    let mut file = File::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut painter = Painter {
        faces: Faces::get()?,
        document,
        ids: vec![Vec::new(); layout.leaves],
    };
    for (number, _) in layout.pages.iter().enumerate() {
        painter.page(&mut file, &layout, number)?;
    }
    let mut tree = TagTree::new().with_lang(Some(document.language.tag().to_owned()));
    for node in &layout.tree {
        if let Some(group) = painter.group(node) {
            tree.push(group);
        }
    }
    file.set_tag_tree(tree);
    file.set_outline(outline(&layout));
    file.set_metadata(metadata(document));
    file.finish().map_err(failed)
}

fn failed(error: impl std::fmt::Debug) -> Error {
    Error::File(format!("{error:?}"))
}

struct Painter<'d> {
    faces: &'static Faces,
    document: &'d Document,
    /// What was drawn for each leaf.
    ids: Vec<Vec<Identifier>>,
}

impl Painter<'_> {
    fn page(&mut self, file: &mut File, layout: &Layout, number: usize) -> Result<(), Error> {
        let (width, height) = self.document.paper.size();
        let settings = PageSettings::from_wh(width, height);
        let mut page = file.start_page_with(settings.ok_or_else(|| failed("a sheet of no size"))?);
        let mut surface = page.surface();
        for (owner, mark) in &layout.pages[number] {
            let id = surface.start_tagged(self.tag(*owner, mark));
            self.draw(&mut surface, mark);
            surface.end_tagged();
            if let Owner::Leaf(leaf) = owner {
                self.ids[*leaf].push(id);
            }
        }
        surface.finish();
        for link in layout.links.iter().filter(|link| link.page == number) {
            if let Some(pressed) = pressed(link) {
                let id = page.add_tagged_annotation(pressed);
                self.ids[link.leaf].push(id);
            }
        }
        page.finish();
        Ok(())
    }

    fn tag<'m>(&self, owner: Owner, mark: &'m Mark) -> ContentTag<'m> {
        let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
        match (owner, mark) {
            (Owner::Header, _) => artifact(ArtifactType::Header),
            (Owner::Footer, _) => artifact(ArtifactType::Footer),
            (Owner::Ornament, _) => artifact(ArtifactType::Layout),
            (Owner::Leaf(_), Mark::Fill(..)) => ContentTag::Other,
            (Owner::Leaf(_), Mark::Run(run)) => {
                let other = run.language != self.document.language;
                let language = other.then_some(run.language.tag());
                ContentTag::Span(SpanTag::empty().with_lang(language))
            }
        }
    }

    fn draw(&self, surface: &mut Surface<'_>, mark: &Mark) {
        match mark {
            Mark::Run(run) => self.line(surface, run),
            Mark::Fill(areas, ink) => {
                let mut path = PathBuilder::new();
                for area in areas.iter().filter_map(rect) {
                    path.push_rect(area);
                }
                surface.set_fill(Some(fill(*ink)));
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
        }
    }

    fn line(&self, surface: &mut Surface<'_>, run: &Run) {
        let face = self.faces.pick(run.is_bold);
        let glyphs = face.glyphs(&run.words);
        surface.set_fill(Some(fill(run.ink)));
        let start = Point::from_xy(run.x, run.y);
        surface.draw_glyphs(
            start,
            &glyphs,
            face.font.clone(),
            &run.words,
            run.size,
            false,
        );
    }

    /// The node with what was drawn for it; nothing for what is empty.
    fn group(&self, node: &Node) -> Option<TagGroup> {
        let Node::Group(role, children) = node else {
            return None;
        };
        let mut group = TagGroup::new(kind(role));
        let mut is_empty = true;
        for child in children {
            match child {
                Node::Leaf(leaf) => {
                    for id in &self.ids[*leaf] {
                        group.push(*id);
                        is_empty = false;
                    }
                }
                Node::Group(..) => {
                    if let Some(inner) = self.group(child) {
                        group.push(inner);
                        is_empty = false;
                    }
                }
            }
        }
        (!is_empty).then_some(group)
    }
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Heading(level, words) => {
            let level = std::num::NonZeroU16::new(*level).unwrap_or(std::num::NonZeroU16::MIN);
            Tag::Hn(level, Some(words.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Link => Tag::Link.into(),
        Role::Figure(alt, page, area) => {
            let place = rect(area).map(|rect| BBox::new(*page, rect));
            Tag::Figure(Some(alt.clone())).with_bbox(place).into()
        }
    }
}

fn rect(area: &Area) -> Option<Rect> {
    Rect::from_xywh(area.x, area.y, area.width, area.height)
}

fn pressed(link: &Link) -> Option<Annotation> {
    let target = Target::Action(Action::Link(LinkAction::new(link.url.clone())));
    let link_to = LinkAnnotation::new(rect(&link.area)?, target);
    Some(Annotation::new_link(link_to, Some(link.url.clone())))
}

fn fill(ink: Ink) -> Fill {
    let (red, green, blue) = match ink {
        Ink::Black => (0x1b, 0x1b, 0x1b),
        Ink::Grey => (0x56, 0x5c, 0x65),
        Ink::Navy => (0x16, 0x2e, 0x51),
        Ink::White => (0xff, 0xff, 0xff),
        Ink::Line => (0xa9, 0xae, 0xb1),
        Ink::Pale => (0xe7, 0xee, 0xf7),
        Ink::Amber => (0x77, 0x4f, 0x00),
        Ink::AmberPale => (0xfa, 0xf3, 0xd1),
        Ink::Red => (0x8b, 0x0a, 0x03),
        Ink::RedPale => (0xf4, 0xe3, 0xdb),
    };
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

fn outline(layout: &Layout) -> Outline {
    let mut outline = Outline::new();
    for (words, page, y) in &layout.outline {
        let place = XyzDestination::new(*page, Point::from_xy(0.0, *y));
        outline.push_child(OutlineNode::new(words.clone(), place));
    }
    outline
}

fn metadata(document: &Document) -> Metadata {
    Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.author.clone()])
        .creator("Cuppa".to_owned())
        .language(document.language.tag().to_owned())
        .text_direction(TextDirection::LeftToRight)
        .creation_date(date(document.changed))
}

/// In UTC; a year or a field that PDF cannot say is left at its beginning.
fn date(at: chrono::DateTime<Utc>) -> DateTime {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    DateTime::new(u16::try_from(at.year()).unwrap_or(1970))
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
