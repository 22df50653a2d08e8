//! Pictures of events, places, officers and stories: the row of them with the form of a new one, the
//! words of one, its place in the row, its removal, and its files for staff.

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::picture::{MOST_OCTETS, OwnerKind, Picture, Refusal, Step};
use crate::domain::topic::Labels;
use crate::services::read_pictures::{self, Name, Row};
use crate::services::{add_picture, edit_picture, remove_picture};
use crate::web::cache::Policy;
use crate::web::decoding::Unread;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, picture as form};
use crate::web::pages::form::FormView;
use crate::web::pages::picture::PictureView;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::pictures::{
    OwnerView, PictureCard, PicturePage, PictureRemovalPage, PicturesPage,
};
use crate::web::pages::staff::views::FormLanguage;
use crate::web::public::pictures::send;
use crate::web::staff::{Desk, page};
use crate::web::upload::Upload;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// Octets of a whole form; a file above its own limit is read to its end, so that the page can come
/// back with what was typed.
const MOST: usize = 24 * 1024 * 1024;
/// Seconds after which somebody whose picture was not looked at may press again.
const PAUSE: &str = "5";

/// GET `/staff/events/{e}/pictures`
pub(crate) async fn of_event(request: HttpRequest, slug: web::Path<String>) -> Answer {
    list(request, OwnerKind::Event, &slug).await
}

/// GET `/staff/venues/{v}/pictures`
pub(crate) async fn of_venue(request: HttpRequest, slug: web::Path<String>) -> Answer {
    list(request, OwnerKind::Venue, &slug).await
}

/// GET `/staff/officers/{o}/pictures`
pub(crate) async fn of_officer(request: HttpRequest, slug: web::Path<String>) -> Answer {
    list(request, OwnerKind::Officer, &slug).await
}

/// GET `/staff/articles/{a}/pictures`
pub(crate) async fn of_article(request: HttpRequest, slug: web::Path<String>) -> Answer {
    list(request, OwnerKind::Article, &slug).await
}

/// POST `/staff/events/{e}/pictures`
pub(crate) async fn to_event(
    request: HttpRequest,
    slug: web::Path<String>,
    payload: Multipart,
) -> Answer {
    add(request, (OwnerKind::Event, &slug), payload).await
}

/// POST `/staff/venues/{v}/pictures`
pub(crate) async fn to_venue(
    request: HttpRequest,
    slug: web::Path<String>,
    payload: Multipart,
) -> Answer {
    add(request, (OwnerKind::Venue, &slug), payload).await
}

/// POST `/staff/officers/{o}/pictures`
pub(crate) async fn to_officer(
    request: HttpRequest,
    slug: web::Path<String>,
    payload: Multipart,
) -> Answer {
    add(request, (OwnerKind::Officer, &slug), payload).await
}

/// POST `/staff/articles/{a}/pictures`
pub(crate) async fn to_article(
    request: HttpRequest,
    slug: web::Path<String>,
    payload: Multipart,
) -> Answer {
    add(request, (OwnerKind::Article, &slug), payload).await
}

async fn row(desk: &Desk, kind: OwnerKind, slug: &str) -> Result<Row, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, _| read_pictures::of(tx, &actor, kind, &slug))
        .await
}

async fn list(request: HttpRequest, kind: OwnerKind, slug: &str) -> Answer {
    let desk = Desk::open(&request).await?;
    let row = row(&desk, kind, slug).await?;
    page(StatusCode::OK, &list_page(&desk, row, FormView::new()))
}

fn owner(desk: &Desk, kind: OwnerKind, name: &Name) -> OwnerView {
    let slug = name.slug.as_str();
    OwnerView {
        kind,
        name: name.title(desk.words.language()).to_owned(),
        path: match kind {
            OwnerKind::Event => paths::event(slug),
            OwnerKind::Venue => paths::venue(slug),
            OwnerKind::Officer => paths::officer(slug),
            OwnerKind::Article => paths::article(slug),
        },
    }
}

fn view(desk: &Desk, picture: &Picture) -> PictureView {
    PictureView::of(picture, paths::PICTURES, desk.words.language())
}

fn list_page(desk: &Desk, row: Row, form: FormView) -> PicturesPage {
    let count = row.pictures.len();
    let card = |(at, picture): (usize, &Picture)| PictureCard {
        id: picture.public_id.to_string(),
        picture: view(desk, picture),
        may_earlier: at > 0,
        may_later: at + 1 < count,
    };
    let owner = owner(desk, row.kind, &row.name);
    PicturesPage {
        chrome: desk.chrome.clone().at(paths::pictures_of(&owner.path)),
        owner,
        cards: row.pictures.iter().enumerate().map(card).collect(),
        most: u32::try_from(row.kind.most()).unwrap_or(u32::MAX),
        form,
        languages: languages(desk),
    }
    .titled()
}

fn languages(desk: &Desk) -> Vec<FormLanguage> {
    FormLanguage::list(desk.words, &desk.present.department.languages)
}

fn names(desk: &Desk) -> Vec<String> {
    let languages = desk.present.department.languages.iter();
    let mut names: Vec<String> = languages.map(|language| form::field(*language)).collect();
    names.push("decorative".to_owned());
    names
}

fn words(desk: &Desk, reader: &mut Reader<'_>) -> Labels {
    let department = &desk.present.department;
    form::words(reader, &department.languages, department.main_language())
}

/// Who may not is told so before a single octet is read.
async fn add(request: HttpRequest, (kind, slug): (OwnerKind, &str), payload: Multipart) -> Answer {
    let desk = Desk::open(&request).await?;
    let row = row(&desk, kind, slug).await?;
    let upload = Upload::read_within(payload, MOST, MOST_OCTETS).await?;
    desk.prove(upload.text("csrf"))?;
    let fields = upload.fields(&names(&desk));
    let mut reader = Reader::new(&fields, desk.words);
    let words = words(&desk, &mut reader);
    if upload.file("picture").is_none() {
        let refusal = match upload.is_cut("picture") {
            true => Refusal::TooLarge,
            false => Refusal::Missing,
        };
        refuse(&mut reader, refusal);
    }
    if reader.view.has_errors() {
        let view = list_page(&desk, row, reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let octets = upload.file("picture").map(|(_, octets)| octets.to_vec());
    drop(upload);
    let encoded = match desk.app.decoding.read(octets.unwrap_or_default()).await {
        Ok(encoded) => encoded,
        Err(Unread::Busy) => return busy(&desk, row, reader),
        Err(Unread::Refused(refusal)) => return refused(&desk, row, reader, refusal),
    };
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let added = desk
        .app
        .write(move |tx, context| {
            add_picture::run(tx, context, &actor, (kind, &slug), (&words, &encoded))
        })
        .await?;
    match added {
        Ok(_) => {
            let back = paths::pictures_of(&owner(&desk, kind, &row.name).path);
            Ok(desk.done(&back, "picture-added"))
        }
        Err(refusal) => refused(&desk, row, reader, refusal),
    }
}

fn refuse(reader: &mut Reader<'_>, refusal: Refusal) {
    let key = format!("pictures-refused-{}", refusal.as_str());
    let sentence = reader.words.t(&key);
    reader.refuse("picture", sentence);
}

fn refused(desk: &Desk, row: Row, mut reader: Reader<'_>, refusal: Refusal) -> Answer {
    refuse(&mut reader, refusal);
    let view = list_page(desk, row, reader.view);
    page(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// The page again, with what was typed: only the file has to be chosen once more.
fn busy(desk: &Desk, row: Row, mut reader: Reader<'_>) -> Answer {
    let sentence = desk.words.t("pictures-busy");
    reader.refuse("picture", sentence);
    let view = list_page(desk, row, reader.view);
    let mut answer = page(StatusCode::SERVICE_UNAVAILABLE, &view)?;
    let pause = header::HeaderValue::from_static(PAUSE);
    answer.headers_mut().insert(header::RETRY_AFTER, pause);
    Ok(answer)
}

async fn one(desk: &Desk, id: &str) -> Result<(Picture, Name), Error> {
    let (actor, id) = (desk.present.actor.clone(), id.to_owned());
    desk.app
        .read(move |tx, _| read_pictures::one(tx, &actor, &id))
        .await
}

fn one_page(desk: &Desk, (picture, name): &(Picture, Name), form: FormView) -> PicturePage {
    let id = picture.public_id.to_string();
    PicturePage {
        chrome: desk.chrome.clone().at(paths::picture(&id)),
        owner: owner(desk, picture.owner.kind(), name),
        id,
        picture: view(desk, picture),
        form,
        languages: languages(desk),
    }
    .titled()
}

/// GET `/staff/pictures/{i}`
pub(crate) async fn edit(request: HttpRequest, id: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let known = one(&desk, &id).await?;
    let mut filled = FormView::new();
    for (language, text) in &known.0.words {
        filled.set(&form::field(*language), text);
    }
    let decorates = if known.0.is_decorative() { "yes" } else { "" };
    filled.set("decorative", decorates);
    page(StatusCode::OK, &one_page(&desk, &known, filled))
}

/// POST `/staff/pictures/{i}`
pub(crate) async fn save(request: HttpRequest, id: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let known = one(&desk, &id).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let words = words(&desk, &mut reader);
    if reader.view.has_errors() {
        let view = one_page(&desk, &known, reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let (actor, id) = (desk.present.actor.clone(), id.into_inner());
    desk.app
        .write(move |tx, context| edit_picture::describe(tx, context, &actor, &id, &words))
        .await?;
    Ok(desk.done(&row_of(&desk, &known), "picture-saved"))
}

/// The page with the row a picture stands in.
fn row_of(desk: &Desk, (picture, name): &(Picture, Name)) -> String {
    paths::pictures_of(&owner(desk, picture.owner.kind(), name).path)
}

/// POST `/staff/pictures/{i}/order`: a step `earlier` or `later`.
pub(crate) async fn shift(request: HttpRequest, id: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let known = one(&desk, &id).await?;
    let step = match fields.get("do") {
        "earlier" => Step::Earlier,
        "later" => Step::Later,
        _ => return Err(Error::BadRequest),
    };
    let (actor, id) = (desk.present.actor.clone(), id.into_inner());
    desk.app
        .write(move |tx, context| edit_picture::shift(tx, context, &actor, &id, step))
        .await?;
    Ok(desk.done(&row_of(&desk, &known), "picture-moved"))
}

/// GET `/staff/pictures/{i}/removal`
pub(crate) async fn ask_removal(request: HttpRequest, id: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let known = one(&desk, &id).await?;
    page(StatusCode::OK, &removal_page(&desk, &known))
}

fn removal_page(desk: &Desk, (picture, name): &(Picture, Name)) -> PictureRemovalPage {
    let id = picture.public_id.to_string();
    PictureRemovalPage {
        chrome: desk.chrome.clone().at(paths::picture_removal(&id)),
        owner: owner(desk, picture.owner.kind(), name),
        id,
        picture: view(desk, picture),
    }
    .titled()
}

/// POST `/staff/pictures/{i}/removal`
pub(crate) async fn remove(request: HttpRequest, id: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let known = one(&desk, &id).await?;
    if fields.get("sure") != "yes" {
        let view = removal_page(&desk, &known);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let (actor, id) = (desk.present.actor.clone(), id.into_inner());
    desk.app
        .write(move |tx, context| remove_picture::run(tx, context, &actor, &id))
        .await?;
    Ok(desk.done(&row_of(&desk, &known), "picture-removed"))
}

/// GET `/staff/pictures/{i}/{file}`
pub(crate) async fn file(request: HttpRequest, path: web::Path<(String, String)>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (id, name) = path.into_inner();
    let actor = desk.present.actor.clone();
    let found = desk
        .app
        .read(move |tx, _| read_pictures::file(tx, &actor, &id, &name))
        .await?;
    Ok(send(&request, found, Policy::Private))
}
