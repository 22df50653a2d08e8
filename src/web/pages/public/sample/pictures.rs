//! Samples with pictures: of the event, its place and an officer, one without words of its own.

use super::say;
use crate::domain::language::Language;
use crate::web::pages::markup::Told;
use crate::web::pages::picture::PictureView;
use crate::web::pages::public::article::ArticlePage;
use crate::web::pages::public::event::EventPage;

const BASE: &str = "/harbor-falls/pictures";

fn table(language: Language) -> PictureView {
    let words = "Neighbors and officers around a long table";
    PictureView::sample(BASE, Told::in_language(words, Language::En, language))
}

fn told(language: Language, en: &str, es: &str) -> PictureView {
    PictureView::sample(BASE, Told::here(say(language, en, es)))
}

impl EventPage {
    /// With pictures of all kinds.
    #[must_use]
    pub fn sample_pictures(language: Language) -> Self {
        let mut page = Self::sample(language);
        let mural = PictureView::sample(BASE, Told::here(""));
        page.pictures = vec![table(language), mural];
        page.image = format!("https://events.example.org{}", page.pictures[0].largest());
        page.venue.pictures = vec![told(
            language,
            "The door on Canal Street",
            "La puerta de Canal Street",
        )];
        page.officers[1].photo = Some(told(
            language,
            "Luis on his bicycle",
            "Luis en su bicicleta",
        ));
        page
    }
}

impl ArticlePage {
    /// With a picture.
    #[must_use]
    pub fn sample_pictures(language: Language) -> Self {
        let mut page = Self::sample(language);
        page.pictures = vec![table(language)];
        page.image = format!("https://events.example.org{}", page.pictures[0].largest());
        page
    }
}
