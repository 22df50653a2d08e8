//! The store's tests of: articles, on both databases.

use std::collections::BTreeMap;

use super::fixture::{World, at, public_id, read, slug, world, write};
use crate::domain::article::{Article, ArticleText, NewArticle};
use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::on_both;
use crate::store::{Db, articles};

fn draft(db: &Db, world: &World, name: &str, number: u8, event: Option<EventId>) -> Article {
    let text = ArticleText {
        title: name.into(),
        body: "Thank **you**".into(),
    };
    let new = NewArticle {
        public_id: public_id(number),
        department_id: world.department.id,
        slug: slug(name),
        event_id: event,
        byline: "Santa Monica Police Department".into(),
        texts: BTreeMap::from([(Language::En, text)]),
        created_at: at(0),
    };
    write(db, move |tx| articles::insert(tx, &new))
}

fn published(db: &Db, world: &World, name: &str, number: u8, when: i64) -> Article {
    let id = draft(db, world, name, number, None).id;
    write(db, move |tx| articles::set_published(tx, id, at(when)));
    read(db, |tx| articles::find_by_id(tx, id)).unwrap()
}

on_both! {
    fn an_article_is_written_once_per_version(db) {
        let world = world(db);
        let article = draft(db, &world, "thanks", 60, None);
        let texts = BTreeMap::from([(Language::Es, ArticleText { title: "Gracias".into(), body: "ñ".into() })]);
        let key = (article.id, article.version);
        let edit = move |tx: &mut crate::store::Tx<'_>| articles::update(tx, key, None, "SMPD", &texts, at(9));
        assert!(write(db, edit.clone()));
        assert!(!write(db, edit));
        let after = read(db, |tx| articles::find(tx, world.department.id, "thanks")).unwrap();
        assert_eq!((after.byline.as_str(), after.version), ("SMPD", article.version + 1));
        assert_eq!(after.texts.keys().copied().collect::<Vec<_>>(), [Language::Es]);
    }

    fn residents_see_published_articles_newest_first(db) {
        let world = world(db);
        let old = published(db, &world, "old", 60, 10);
        let middle = published(db, &world, "middle", 61, 20);
        draft(db, &world, "draft", 62, None);
        let new = published(db, &world, "new", 63, 20);
        let names = |list: Vec<Article>| -> Vec<String> {
            list.into_iter().map(|article| article.slug.to_string()).collect()
        };
        let department = world.department.id;
        assert_eq!(names(read(db, |tx| articles::list_published(tx, department, 9))), ["new", "middle", "old"]);
        assert_eq!(names(read(db, |tx| articles::list_published(tx, department, 1))), ["new"]);
        assert_eq!(names(read(db, |tx| articles::list_all(tx, department))), ["new", "draft", "middle", "old"]);
        let around = |article: &Article| {
            let (before, after) = read(db, |tx| articles::neighbours(tx, article));
            (before.map(|article| article.id), after.map(|article| article.id))
        };
        assert_eq!(around(&old), (None, Some(middle.id)));
        assert_eq!(around(&middle), (Some(old.id), Some(new.id)));
        assert_eq!(around(&new), (Some(middle.id), None));
    }

    fn an_event_leads_to_its_article(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, -3);
        let article = draft(db, &world, "thanks", 60, Some(event));
        assert_eq!(read(db, |tx| articles::find_published_of_event(tx, event)), None);
        let found = read(db, |tx| articles::find_of_event(tx, event));
        assert_eq!(found.map(|found| found.id), Some(article.id));
        write(db, move |tx| articles::set_published(tx, article.id, at(5)));
        let shown = read(db, |tx| articles::find_published_of_event(tx, event)).unwrap();
        assert_eq!(shown.published_at, Some(at(5)));
    }
}
