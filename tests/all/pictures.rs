//! Pictures, told over HTTP: what a phone wrote into them is gone, what is no picture is refused, and
//! everybody sees them exactly as long as a public page shows them.

use std::io::Cursor;
use std::time::Instant;

use chrono::TimeDelta;
use cuppa::domain::picture::MOST_OCTETS;
use cuppa::domain::staff::Role;
use cuppa::domain::version::Subject;
use cuppa::store::{StoreResult, departments, events, versions};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::answer::Answer;
use crate::records::{download, text};
use crate::staff::story as written;
use crate::town::Town;
use crate::undo::feed;

/// Left half red, right half blue.
fn halves(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let color = |x, _| {
        Rgb(if x < width / 2 {
            [220, 20, 20]
        } else {
            [20, 20, 220]
        })
    };
    let image = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, color));
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub fn jpeg() -> Vec<u8> {
    halves(1000, 500, ImageFormat::Jpeg)
}

/// Exif as a phone writes it, by hand (CIPA DC-008): lies on its side (orientation 6), taken by a
/// camera with a name, at 34 degrees north.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut entry = Vec::new();
        entry.extend(tag.to_le_bytes());
        entry.extend(kind.to_le_bytes());
        entry.extend(count.to_le_bytes());
        entry.extend(value);
        entry
    };
    let model = b"CanaryPhone 9\0";
    // Offsets are from the head of the TIFF part: 8, then 3 entries, then 2 entries.
    let (gps_at, model_at, place_at) = (8 + 2 + 36 + 4, 80_u32, 94_u32);
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(3_u16.to_le_bytes());
    tiff.extend(entry(0x0110, 2, 14, model_at.to_le_bytes()));
    tiff.extend(entry(0x0112, 3, 1, [6, 0, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, u32::to_le_bytes(gps_at)));
    tiff.extend([0; 4]);
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(0x0002, 5, 3, place_at.to_le_bytes()));
    tiff.extend([0; 4]);
    assert_eq!(tiff.len(), 80);
    tiff.extend(model);
    for number in [34_u32, 1, 1, 1, 15, 1] {
        tiff.extend(number.to_le_bytes());
    }
    [b"Exif\0\0".as_slice(), &tiff].concat()
}

/// A segment of a JPEG behind its first two octets.
fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, data, &jpeg[2..]].concat()
}

const WORDS: (&str, &str) = ("alt_en", "Neighbors at a long table");

/// Staff fill in the form of a new picture.
pub fn send(
    town: &Town,
    cookie: &str,
    owner: &str,
    fields: &[(&str, &str)],
    file: &[u8],
) -> Answer {
    let path = format!("{owner}/pictures");
    let csrf = town.get_as(&path, cookie).is(200).hidden("csrf");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    post(town, cookie, &path, &all, file)
}

/// A form with a picture in it, under a name that says nothing.
fn post(town: &Town, cookie: &str, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    const EDGE: &str = "----cuppa";
    let mut body = Vec::new();
    let mut part = |head: &str, octets: &[u8]| {
        body.extend(format!("--{EDGE}\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes());
        body.extend_from_slice(octets);
        body.extend(b"\r\n");
    };
    for (name, value) in fields {
        part(&format!("name=\"{name}\""), value.as_bytes());
    }
    part(
        "name=\"picture\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg",
        file,
    );
    body.extend(format!("--{EDGE}--\r\n").bytes());
    let request = agent()
        .post(format!("{}{path}", town.base))
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .header(
            "content-type",
            format!("multipart/form-data; boundary={EDGE}"),
        );
    crate::answer::answer(request.send(&body).unwrap())
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into()
}

/// A file as it came: status, headers, octets.
pub struct Came {
    pub status: u16,
    headers: ureq::http::HeaderMap,
    octets: Vec<u8>,
}

impl Came {
    fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    fn pixels(&self) -> RgbImage {
        assert_eq!(self.status, 200);
        image::load_from_memory(&self.octets).unwrap().to_rgb8()
    }
}

pub fn fetch(town: &Town, path: &str, headers: &[(&str, &str)]) -> Came {
    let mut request = agent().get(format!("{}{path}", town.base));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = request.call().unwrap();
    Came {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        octets: response.body_mut().read_to_vec().unwrap(),
    }
}

/// Every address of a picture on a page, in the order of the page.
pub fn addresses(page: &Answer) -> Vec<String> {
    let sets = page.body.split("srcset=\"").skip(1);
    let one = |set: &str| -> Vec<String> {
        let set = set.split('"').next().unwrap();
        set.split(", ")
            .map(|part| part.split(' ').next().unwrap().to_owned())
            .collect()
    };
    sets.flat_map(one).collect()
}

/// What staff know a picture by: the first on a page of them.
pub fn first_id(page: &Answer) -> String {
    let at = page.body.find("/staff/pictures/").unwrap();
    page.body[at..].split('/').nth(3).unwrap().to_owned()
}

fn red(pixel: Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 100
}

/// A draft that staff saved; its slug.
fn draft(town: &Town, cookie: &str) -> String {
    let check = crate::facts::draft(town, cookie, &[]);
    check.split('/').nth(3).unwrap().to_owned()
}

fn publish(town: &Town, cookie: &str, event: &str) {
    let path = format!("/staff/events/{event}/publication");
    let check = town.get_as(&path, cookie);
    let (csrf, version) = (check.is(200).hidden("csrf"), check.hidden("version"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("publish_anyway", "yes"),
    ];
    town.post_as(&path, cookie, &fields).is(303);
}

/// Staff say how Ana is named from now on.
fn named(town: &Town, cookie: &str, display_form: &str) {
    let path = "/staff/officers/ana-reyes";
    let page = town.get_as(path, cookie);
    let (csrf, version) = (page.is(200).hidden("csrf"), page.hidden("version"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("officer_rank", "Sergeant"),
        ("officer_given_name", "Ana"),
        ("officer_family_name", "Reyes"),
        ("officer_display_form", display_form),
        ("officer_public", "yes"),
        ("officer_mail_language", "en"),
    ];
    town.post_as(path, cookie, &fields).is(303);
}

cuppa::on_both! {
    fn a_phones_photo_stands_upright_and_tells_nobody_where_it_was_taken(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let file = with_segment(&jpeg(), 0xe1, &exif());
        let file = with_segment(&file, 0xfe, b"canary comment <script>alert(1)</script>");
        let file = [&file[..], b"PK\x03\x04 canary behind the end"].concat();
        assert!(String::from_utf8_lossy(&file).contains("CanaryPhone"));
        let hub = format!("/staff/events/{event}");
        town.get_as(&hub, &rosa).says("Pictures");
        send(&town, &rosa, &hub, &[WORDS], &file).is(303);
        let page = town.get(&format!("/santa-monica/events/{event}"));
        assert!(page.is(200).body.contains("alt=\"Neighbors at a long table\""), "{}", page.body);
        assert!(page.body.contains("width=\"500\" height=\"1000\""), "{}", page.body);
        assert!(page.body.contains("property=\"og:image\""));
        let all = addresses(&page);
        assert_eq!(all.len(), 1, "500 pixels wide is hardly more than 480: {all:?}");
        for address in &all {
            let came = fetch(&town, address, &[]);
            let text = String::from_utf8_lossy(&came.octets).into_owned();
            for canary in ["Exif", "Canary", "canary", "script", "PK\u{3}"] {
                assert!(!text.contains(canary), "{canary} in {address}");
            }
            // It lay on its left side: what was left is above now.
            let image = came.pixels();
            assert!(image.width() < image.height());
            let (middle, high) = (image.width() / 2, image.height());
            assert!(red(*image.get_pixel(middle, high / 5)), "{address}");
            assert!(!red(*image.get_pixel(middle, high * 4 / 5)), "{address}");
        }
    }

    fn what_is_no_whole_picture_is_refused_with_a_sentence_and_the_words_stay(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let owner = format!("/staff/events/{event}");
        let whole = jpeg();
        let mut long = whole.clone();
        long.resize(MOST_OCTETS + 1, 0);
        let mut gif_and_more = b"GIF89a/*".to_vec();
        gif_and_more.extend_from_slice(&whole);
        let strip = halves(6001, 2, ImageFormat::Png);
        let refused: [(&[u8], &str); 9] = [
            (b"", "Choose a picture."),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "This is not a JPEG"),
            (b"<!doctype html><script>alert(1)</script>", "This is not a JPEG"),
            (&gif_and_more, "save it as JPEG"),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "This photo is a HEIC"),
            (&whole[..whole.len() / 2], "did not arrive whole"),
            (&whole[..20], "did not arrive whole"),
            (&long, "larger than 5 MB"),
            (&strip, "too many pixels"),
        ];
        for (file, sentence) in refused {
            let answer = send(&town, &rosa, &owner, &[WORDS], file);
            answer.is(422).says(sentence).says("Neighbors at a long table");
        }
        town.get_as(&format!("{owner}/pictures"), &rosa).says("There is no picture yet.");
        // One octet less is no reason.
        long.truncate(MOST_OCTETS);
        send(&town, &rosa, &owner, &[WORDS], &long).is(303);
    }

    fn a_bomb_is_refused_by_its_head(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        // A real one in few octets: the head of a picture of one colour, made 20,000 pixels wide.
        let mut bomb = halves(64, 64, ImageFormat::Png);
        bomb[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
        let sum = crc32(&bomb[12..29]).to_be_bytes();
        bomb[29..33].copy_from_slice(&sum);
        let begun = Instant::now();
        let answer = send(&town, &rosa, &format!("/staff/events/{event}"), &[WORDS], &bomb);
        answer.is(422).says("at most 6,000 on a side");
        assert!(begun.elapsed().as_secs() < 5, "1.6 GB were not unpacked");
    }

    fn no_picture_is_kept_without_words_or_the_word_that_it_decorates(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let owner = format!("/staff/events/{event}");
        let file = jpeg();
        send(&town, &rosa, &owner, &[], &file).is(422).says("or tick that it only decorates");
        let spanish = [("alt_es", "Vecinos en una mesa")];
        send(&town, &rosa, &owner, &spanish, &file).is(422).says("Vecinos en una mesa");
        let both = [WORDS, ("decorative", "yes")];
        send(&town, &rosa, &owner, &both, &file).is(422).says("it does more than decorate");
        send(&town, &rosa, &owner, &[("alt_en", "IMG_2041.jpg")], &file).is(422).says("the name of a file");
        send(&town, &rosa, &owner, &[("decorative", "yes")], &file).is(303);
        let page = town.get(&format!("/santa-monica/events/{event}"));
        assert!(page.body.contains("alt=\"\""));
        // Words that come later are on the page, in Spanish with the mark of their language.
        let id = first_id(&town.get_as(&format!("{owner}/pictures"), &rosa));
        let edit = format!("/staff/pictures/{id}");
        let csrf = town.get_as(&edit, &rosa).is(200).hidden("csrf");
        town.post_as(&edit, &rosa, &[("csrf", &csrf)]).is(422).says("Write what the picture shows");
        town.post_as(&edit, &rosa, &[("csrf", &csrf), WORDS]).is(303);
        let spanish = town.get(&format!("/santa-monica/events/{event}?lang=es"));
        assert!(spanish.body.contains("alt=\"Neighbors at a long table\" lang=\"en\""), "{}", spanish.body);
    }

    fn the_fact_check_asks_for_the_words_in_the_other_language_of_the_event(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let owner = format!("/staff/events/{}", draft(&town, &rosa));
        send(&town, &rosa, &owner, &[WORDS], &jpeg()).is(303);
        let check = town.get_as(&format!("{owner}/publication"), &rosa);
        check.says("A picture has no words in Spanish");
    }

    fn the_picture_of_a_draft_is_for_staff_alone_until_it_is_published(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let draft = draft(&town, &rosa);
        let owner = format!("/staff/events/{draft}");
        send(&town, &rosa, &owner, &[WORDS], &jpeg()).is(303);
        let preview = town.get_as(&format!("{owner}/preview"), &rosa);
        let shown = addresses(preview.is(200));
        assert!(shown[0].starts_with("/staff/pictures/"), "{shown:?}");
        let cookie = [("cookie", rosa.as_str())];
        let mine = fetch(&town, &shown[0], &cookie);
        assert_eq!((mine.status, mine.header("cache-control")), (200, "no-store"));
        assert_eq!(mine.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(fetch(&town, &shown[0], &[]).status, 303);
        let public = shown[0].replace("/staff/", "/santa-monica/");
        assert_eq!(fetch(&town, &public, &[]).status, 404);
        publish(&town, &rosa, &draft);
        assert_eq!(fetch(&town, &public, &[]).status, 200);
        for wrong in ["481.jpg", "480.png", "480", "..%2f480.jpg"] {
            let path = format!("{}/{wrong}", public.rsplit_once('/').unwrap().0);
            assert_eq!(fetch(&town, &path, &[]).status, 404, "{path}");
        }
        town.neighbours("riverbend");
        let elsewhere = public.replace("/santa-monica/", "/riverbend/");
        assert_eq!(fetch(&town, &elsewhere, &[]).status, 404);
    }

    fn a_picture_is_sent_as_a_file_that_nothing_can_run_and_everybody_may_keep(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        send(&town, &rosa, &format!("/staff/events/{event}"), &[WORDS], &jpeg()).is(303);
        let page = town.get(&format!("/santa-monica/events/{event}"));
        assert!(page.policy.contains("img-src 'self'"), "{}", page.policy);
        let address = &addresses(&page)[0];
        let came = fetch(&town, address, &[]);
        let headers = [
            ("content-type", "image/jpeg"),
            ("content-disposition", "inline; filename=\"picture.jpg\""),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("cache-control", "public, max-age=31536000, immutable"),
        ];
        for (name, value) in headers {
            assert_eq!(came.header(name), value, "{name}");
        }
        let again = fetch(&town, address, &[("if-none-match", came.header("etag"))]);
        assert_eq!((again.status, again.octets.len()), (304, 0));
        assert_eq!(again.header("content-security-policy"), "default-src 'none'; sandbox");
        let page = fetch(&town, "/santa-monica/pictures/00/480.jpg", &[]);
        assert!(page.status == 404 && page.header("content-security-policy").contains("style-src 'self'"));
    }

    fn calendars_and_versions_hear_of_a_picture_and_it_goes_from_everywhere(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let owner = format!("/staff/events/{event}");
        let page = format!("/santa-monica/events/{event}");
        let before = (town.get(&page).etag, town.get("/santa-monica/calendar.ics").etag);
        let modified = feed(&town, "LAST-MODIFIED");
        town.advance(TimeDelta::minutes(5));
        send(&town, &rosa, &owner, &[WORDS], &jpeg()).is(303);
        let with = (town.get(&page).etag, town.get("/santa-monica/calendar.ics"));
        assert!(before.0 != with.0 && before.1 != with.1.etag);
        assert!(modified < feed(&town, "LAST-MODIFIED"));
        let calendar = with.1.body.replace("\r\n ", "");
        let image = "IMAGE;DISPLAY=FULLSIZE;FMTTYPE=image/jpeg;VALUE=URI:http";
        assert!(calendar.contains(image), "{calendar}");
        assert_eq!(feed(&town, "SEQUENCE"), "SEQUENCE:0");
        let address = addresses(&town.get(&page))[0].clone();
        assert!(town.get(&page).body.contains("\"image\":[\"http"));
        let id = first_id(&town.get_as(&format!("{owner}/pictures"), &rosa));
        let removal = format!("/staff/pictures/{id}/removal");
        let ask = town.get_as(&removal, &rosa);
        let csrf = ask.is(200).hidden("csrf");
        assert_eq!(fetch(&town, &address, &[]).status, 200, "a GET removes nothing");
        town.post_as(&removal, &rosa, &[("csrf", &csrf)]).is(422);
        town.post_as(&removal, &rosa, &[("csrf", &csrf), ("sure", &ask.hidden("sure"))]).is(303);
        assert_eq!(fetch(&town, &address, &[]).status, 404);
        town.get_as(&removal, &rosa).is(404);
        let without = town.get(&page);
        assert!(addresses(&without).is_empty() && without.etag != with.0);
        town.get("/santa-monica/calendar.ics").says_nothing_of("FULLSIZE");
        let slug = event.clone();
        let kept: StoreResult<Vec<String>> = db.read(move |tx| {
            let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
            let event = events::find(tx, department.id, &slug)?.unwrap();
            let all = versions::list(tx, Subject::Event(event.id))?;
            Ok(all.into_iter().map(|version| version.action).collect())
        });
        assert_eq!(kept.unwrap()[1..], ["event.picture_added", "event.picture_removed"]);
        town.get_as(&owner, &rosa).says("Added a picture to an event").says("Removed a picture of an event");
    }

    fn the_row_is_ordered_by_buttons_and_has_an_end(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let owner = format!("/staff/events/{event}");
        let file = halves(40, 30, ImageFormat::WebP);
        for name in ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"] {
            send(&town, &rosa, &owner, &[("alt_en", name)], &file).is(303);
        }
        let list = format!("{owner}/pictures");
        let row = |town: &Town| -> Vec<String> {
            let page = town.get(&format!("/santa-monica/events/{event}"));
            let alts = page.body.split("alt=\"").skip(1);
            alts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
        };
        let full = town.get_as(&list, &rosa);
        full.says("There are 6 pictures already.");
        assert!(!full.body.contains("type=\"file\""));
        let csrf = full.hidden("csrf");
        let seventh = [("csrf", csrf.as_str()), ("alt_en", "Seventh")];
        post(&town, &rosa, &list, &seventh, &file).is(422).says("as many pictures as there can be");
        let first = first_id(&full);
        let step = |to: &str| {
            let path = format!("/staff/pictures/{first}/order");
            town.post_as(&path, &rosa, &[("csrf", &csrf), ("do", to)]).is(303);
        };
        step("earlier");
        assert_eq!(row(&town)[..2], ["First", "Second"]);
        step("later");
        step("later");
        assert_eq!(row(&town)[..4], ["Second", "Third", "First", "Fourth"]);
    }

    fn an_officers_photo_goes_when_her_name_does(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let words = [("alt_en", "Ana Reyes beside her bicycle")];
        send(&town, &rosa, "/staff/officers/ana-reyes", &words, &jpeg()).is(303);
        let page = format!("/santa-monica/events/{event}");
        let shown = town.get(&page);
        shown.says("Sergeant Ana Reyes");
        let address = addresses(&shown)[0].clone();
        let came = fetch(&town, &address, &[]);
        assert_eq!((came.status, came.header("cache-control")), (200, "public, max-age=60"));
        assert!(shown.body.contains("alt=\"Ana Reyes beside her bicycle\""));
        named(&town, &rosa, "first_name");
        let shown = town.get(&page);
        shown.says("Ana").says_nothing_of("Reyes");
        assert_eq!(fetch(&town, &address, &[]).status, 200);
        named(&town, &rosa, "none");
        assert!(addresses(&town.get(&page)).is_empty());
        assert_eq!(fetch(&town, &address, &[]).status, 404);
        named(&town, &rosa, "name");
        assert_eq!(fetch(&town, &address, &[]).status, 200);
        town.advance(TimeDelta::days(400));
        assert!(addresses(&town.get(&page)).is_empty(), "the names are gone by then");
        assert_eq!(fetch(&town, &address, &[]).status, 404);
    }

    fn a_place_and_a_story_have_pictures_once_a_page_shows_them(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        send(&town, &rosa, "/staff/venues/palm-court-library", &[("alt_en", "The door")], &jpeg()).is(303);
        let page = town.get(&format!("/santa-monica/events/{event}"));
        assert!(page.body.contains("alt=\"The door\""));
        assert_eq!(fetch(&town, &addresses(&page)[0], &[]).status, 200);
        town.advance(TimeDelta::days(12));
        let rosa = town.sergeant();
        let article = written(&town, &rosa, &event, "It was good.");
        let owner = format!("/staff/articles/{article}");
        town.get_as(&owner, &rosa).says("Pictures");
        let writer = town.staff(Role::Writer);
        send(&town, &writer, &owner, &[("alt_en", "Chalk on the street")], &jpeg()).is(303);
        let told = town.get(&format!("/santa-monica/articles/{article}"));
        assert!(told.body.contains("alt=\"Chalk on the street\"") && told.body.contains("og:image"));
        assert_eq!(fetch(&town, &addresses(&told)[0], &[]).status, 200);
    }

    fn nobody_else_touches_a_picture(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let owner = format!("/staff/events/{event}");
        send(&town, &rosa, &owner, &[WORDS], &jpeg()).is(303);
        let list = format!("{owner}/pictures");
        let id = first_id(&town.get_as(&list, &rosa));
        let june = town.neighbours("riverbend");
        let csrf = town.get_as("/staff/new-venue", &june).hidden("csrf");
        let fields = [("csrf", csrf.as_str()), WORDS, ("do", "later"), ("sure", "yes")];
        post(&town, &june, &list, &fields, &jpeg()).is(404);
        for path in ["", "/order", "/removal"] {
            town.post_as(&format!("/staff/pictures/{id}{path}"), &june, &fields).is(404);
        }
        assert_eq!(fetch(&town, &format!("/staff/pictures/{id}/480.jpg"), &[("cookie", &june)]).status, 404);
        // A writer has the stories, not the events; and nothing is taken without the form's own proof.
        let writer = town.staff(Role::Writer);
        post(&town, &writer, &list, &fields, &jpeg()).is(403);
        town.get_as(&format!("/staff/pictures/{id}"), &writer).is(403);
        post(&town, &rosa, &list, &fields, &jpeg()).is(403);
        assert_eq!(addresses(&town.get(&format!("/santa-monica/events/{event}"))).len(), 2);
    }

    fn an_export_of_one_event_holds_its_pictures_and_what_they_show(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let owner = format!("/staff/events/{event}");
        send(&town, &rosa, &owner, &[WORDS], &jpeg()).is(303);
        let id = first_id(&town.get_as(&format!("{owner}/pictures"), &rosa));
        let clerk = town.staff(Role::Records);
        let files = download(&town, &clerk, &[("event", &event), ("from", ""), ("to", "")]);
        let path = format!("pictures/events/{event}/{id}.jpg");
        let kept = image::load_from_memory(&files[&path]).unwrap();
        assert_eq!((kept.width(), kept.height()), (1000, 500));
        let line = format!("event,{event},{path},en,Neighbors at a long table,");
        assert!(text(&files, "pictures.csv").contains(&line), "{}", text(&files, "pictures.csv"));
        assert!(text(&files, "pictures.json").contains(&path));
        assert!(text(&files, "versions.csv").contains(&format!(",event.picture_added,pictures,,{id}.jpg,")));
        assert!(text(&files, "SHA256SUMS").contains(&path));
    }

    fn the_pictures_of_a_draft_go_with_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let draft = draft(&town, &rosa);
        let owner = format!("/staff/events/{draft}");
        send(&town, &rosa, &owner, &[WORDS], &jpeg()).is(303);
        let id = first_id(&town.get_as(&format!("{owner}/pictures"), &rosa));
        let gone: StoreResult<()> = db.write(move |tx| {
            let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
            let event = events::find(tx, department.id, &draft)?.unwrap();
            events::delete_draft(tx, event.id)
        });
        gone.unwrap();
        let file = format!("/staff/pictures/{id}/480.jpg");
        assert_eq!(fetch(&town, &file, &[("cookie", &rosa)]).status, 404);
    }
}

/// CRC-32 of PNG (ISO 3309).
fn crc32(octets: &[u8]) -> u32 {
    let step = |sum: u32, octet: &u8| {
        (0..8).fold(sum ^ u32::from(*octet), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    };
    !octets.iter().fold(u32::MAX, step)
}
