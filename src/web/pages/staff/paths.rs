//! Addresses below `/staff/`. `{e}`, `{v}`, `{o}`, `{a}` are slugs; the department is the one the
//! session is signed in to. What makes something new has an address of its own (`new-event`), so
//! that no slug can collide with it.

use crate::domain::language::Language;
use crate::domain::links;

/// The board with all events.
pub const BOARD: &str = "/staff";
pub const SIGN_IN: &str = "/staff/sign-in";
/// POST only.
pub const SIGN_OUT: &str = "/staff/sign-out";
/// The form (GET, `?copy={e}` fills it from another event) and where it is sent (POST).
pub const NEW_EVENT: &str = "/staff/new-event";
/// A draft as residents will see it (GET, `?lang=` in one language).
#[must_use]
pub fn event_preview(slug: &str) -> String {
    format!("/staff/events/{slug}/preview")
}

/// A draft as calendars will be told of it (GET, `?lang=` in one language).
#[must_use]
pub fn event_preview_entry(slug: &str) -> String {
    format!("/staff/events/{slug}/preview/entry")
}

/// The form, filled from the last event.
pub const COPY_LAST: &str = "/staff/new-event?copy_last=yes";
pub const VENUES: &str = "/staff/venues";
pub const NEW_VENUE: &str = "/staff/new-venue";
pub const OFFICERS: &str = "/staff/officers";
pub const NEW_OFFICER: &str = "/staff/new-officer";
pub const ARTICLES: &str = "/staff/articles";
/// The editor (GET, `?event={e}` chooses the event) and where it is sent (POST).
pub const NEW_ARTICLE: &str = "/staff/new-article";
/// Where the words of a form go while they are typed.
pub const NEW_EVENT_TYPED: &str = "/staff/new-event/typed";
pub const NEW_ARTICLE_TYPED: &str = "/staff/new-article/typed";
/// The date and the hours of the form of an event in words.
pub const EVENT_WHEN: &str = "/staff/new-event/when";
/// Import and export: the page (GET), a file (POST).
pub const EXCHANGE: &str = "/staff/exchange";
/// An empty table to start from.
pub const EXCHANGE_TEMPLATE: &str = "/staff/exchange/template";
/// The numbers of all events as a table (GET, `?from=&to=` narrow it by day).
pub const COUNTS: &str = "/staff/counts.csv";
/// Asks for the address (GET), mails a link to set a new password (POST).
pub const RESET: &str = "/staff/reset";
/// POST only: the code after the password.
pub const SECOND_STEP: &str = "/staff/sign-in/code";
/// Where identity providers lead back to (GET); registered with each.
pub const SIGN_IN_CALLBACK: &str = "/staff/sign-in/callback";
/// On to a department's identity provider (GET).
#[must_use]
pub fn sign_in_with(slug: &str) -> String {
    format!("/staff/sign-in/with/{slug}")
}

pub const PEOPLE: &str = "/staff/people";
/// The form of an invitation (GET), and where it is sent (POST).
pub const NEW_PERSON: &str = "/staff/new-person";
pub const ACCOUNT: &str = "/staff/account";
/// POST only.
pub const ACCOUNT_PASSWORD: &str = "/staff/account/password";
/// GET shows secret and picture, POST keeps it, or takes the factor away.
pub const SECOND_FACTOR: &str = "/staff/account/second-factor";
/// POST only: ends sessions of the own.
pub const ACCOUNT_SESSIONS: &str = "/staff/account/sessions";
/// POST only: on in another department.
pub const DEPARTMENT: &str = "/staff/department";
/// Sums over the departments somebody coordinates.
pub const OVERVIEW: &str = "/staff/overview";
/// The same sums as a file.
pub const OVERVIEW_CSV: &str = "/staff/overview.csv";
/// What was promised, the open ones by day.
pub const PROMISES: &str = "/staff/promises";
/// Figures of a period (GET, `?from=&to=`).
pub const FIGURES: &str = "/staff/figures";
pub const LOG: &str = "/staff/log";
/// Addresses that get no mail (GET), and letting mail go there again (POST).
pub const SUPPRESSIONS: &str = "/staff/suppressions";
/// Taking records out: the form (GET, `?event={e}` chooses the event), the file (POST).
pub const RECORDS: &str = "/staff/records";
/// What is kept, and for how long.
pub const RETENTION: &str = "/staff/records/retention";

/// Every version of an event's page.
#[must_use]
pub fn event_history(slug: &str) -> String {
    format!("/staff/events/{slug}/history")
}

/// One of them, as the page was.
#[must_use]
pub fn event_version(slug: &str, number: i32) -> String {
    format!("/staff/events/{slug}/history/{number}")
}

/// Every version of an article's page.
#[must_use]
pub fn article_history(slug: &str) -> String {
    format!("/staff/articles/{slug}/history")
}

/// One of them, as the page was.
#[must_use]
pub fn article_version(slug: &str, number: i32) -> String {
    format!("/staff/articles/{slug}/history/{number}")
}

/// What became of mail, of the whole department (GET, `?state=&kind=&before=` narrow it).
pub const MAIL: &str = "/staff/mail";

/// What the department decides for itself, part by part.
pub const SETTINGS: &str = "/staff/settings";
/// The days on which the department is closed (GET), one more or one less (POST).
pub const HOLIDAYS: &str = "/staff/settings/holidays";
/// The kinds of events there are.
pub const KINDS: &str = "/staff/kinds";
pub const NEW_KIND: &str = "/staff/new-kind";
/// The topics neighbours can choose from.
pub const TOPICS: &str = "/staff/topics";
pub const NEW_TOPIC: &str = "/staff/new-topic";

/// One part of the settings: the form (GET), and where it is sent (POST).
#[must_use]
pub fn settings_part(part: crate::domain::department_part::Name) -> String {
    format!("{SETTINGS}/{}", part.as_str())
}

/// The form of a kind (GET), and where it is sent (POST).
#[must_use]
pub fn kind(slug: &str) -> String {
    format!("{KINDS}/{slug}")
}

/// POST only: retires a kind, or offers it again.
#[must_use]
pub fn kind_retirement(slug: &str) -> String {
    format!("{KINDS}/{slug}/retirement")
}

/// The form of a new event that begins with the texts of a kind.
#[must_use]
pub fn new_event_of(kind: &str) -> String {
    format!("{NEW_EVENT}?kind={kind}")
}

/// The form of a topic (GET), and where it is sent (POST).
#[must_use]
pub fn topic(slug: &str) -> String {
    format!("{TOPICS}/{slug}")
}

/// POST only: retires a topic, or offers it again.
#[must_use]
pub fn topic_retirement(slug: &str) -> String {
    format!("{TOPICS}/{slug}/retirement")
}

/// One message, and what can be done about it.
#[must_use]
pub fn mail_message(id: impl std::borrow::Borrow<i64>) -> String {
    format!("{MAIL}/{}", id.borrow())
}

/// POST only: sends a message again.
#[must_use]
pub fn mail_again(id: impl std::borrow::Borrow<i64>) -> String {
    format!("{MAIL}/{}/again", id.borrow())
}

/// What became of mail about one event.
#[must_use]
pub fn event_mail(slug: &str) -> String {
    format!("/staff/events/{slug}/mail")
}

/// POST only: takes a letter to everybody who is coming back.
#[must_use]
pub fn event_letter_undo(slug: &str) -> String {
    format!("/staff/events/{slug}/letter/undo")
}

/// GET asks once more, POST mails a published article to those who have not got it.
#[must_use]
pub fn article_mailing(slug: &str) -> String {
    format!("/staff/articles/{slug}/mailing")
}

/// POST only: takes back what has not left of it.
#[must_use]
pub fn article_mailing_undo(slug: &str) -> String {
    format!("/staff/articles/{slug}/mailing/undo")
}

/// Everything as `ics`, `csv` or `json`.
#[must_use]
pub fn export(format: &str) -> String {
    format!("{EXCHANGE}/{format}")
}

/// The event's own page for staff.
#[must_use]
pub fn event(slug: &str) -> String {
    format!("/staff/events/{slug}")
}

/// GET shows the form, POST saves it.
#[must_use]
pub fn event_edit(slug: &str) -> String {
    format!("/staff/events/{slug}/edit")
}

/// POST keeps the words of the form while they are typed, fills it with them, throws them away.
#[must_use]
pub fn event_typed(slug: &str) -> String {
    format!("/staff/events/{slug}/typed")
}

/// As [`event_typed`], of an article.
#[must_use]
pub fn article_typed(slug: &str) -> String {
    format!("/staff/articles/{slug}/typed")
}

/// The mail a draft will cause.
#[must_use]
pub fn event_preview_mail(slug: &str) -> String {
    format!("/staff/events/{slug}/preview/mail")
}

/// One letter of it as HTML, in one language.
#[must_use]
pub fn event_preview_letter(slug: &str, kind: &str, language: Language) -> String {
    let path = format!("/staff/events/{slug}/preview/mail/{kind}");
    links::in_language(&path, language)
}

/// GET is the check page, POST publishes.
#[must_use]
pub fn event_publication(slug: &str) -> String {
    format!("/staff/events/{slug}/publication")
}

/// GET asks for the reason, POST cancels.
#[must_use]
pub fn event_cancellation(slug: &str) -> String {
    format!("/staff/events/{slug}/cancellation")
}

/// GET asks for the reason, POST postpones.
#[must_use]
pub fn event_postponement(slug: &str) -> String {
    format!("/staff/events/{slug}/postponement")
}

/// The form that makes a series of an event (GET, `?repeat=weekly` chooses how), and where it is sent.
#[must_use]
pub fn event_repeat(slug: &str) -> String {
    format!("/staff/events/{slug}/repeat")
}

/// A series with its occurrences; the id is its public one.
#[must_use]
pub fn series(id: &str) -> String {
    format!("/staff/series/{id}")
}

/// GET shows the form of the dates, POST what would change, then changes it.
#[must_use]
pub fn series_rule(id: &str) -> String {
    format!("/staff/series/{id}/rule")
}

/// POST only: what would be called off after a last day, then calls it off.
#[must_use]
pub fn series_end(id: &str) -> String {
    format!("/staff/series/{id}/end")
}

/// POST only: publishes the drafts.
#[must_use]
pub fn series_publication(id: &str) -> String {
    format!("/staff/series/{id}/publication")
}

/// GET shows why nothing about it is deleted, POST changes that.
#[must_use]
pub fn event_hold(slug: &str) -> String {
    format!("/staff/events/{slug}/hold")
}

/// GET shows how many came, POST counts a tap.
#[must_use]
pub fn event_arrivals(slug: &str) -> String {
    format!("/staff/events/{slug}/arrivals")
}

/// GET `?code=` shows a party, POST checks it in.
#[must_use]
pub fn event_check_in(slug: &str) -> String {
    format!("/staff/events/{slug}/check-in")
}

/// The numbers of one event as a table.
#[must_use]
pub fn event_counts(slug: &str) -> String {
    format!("/staff/events/{slug}/counts.csv")
}

/// POST only: gives the free seats to the waitlist now.
#[must_use]
pub fn event_seats(slug: &str) -> String {
    format!("/staff/events/{slug}/seats")
}

/// GET shows the form of a letter to everybody who is coming, POST shows it once more, then sends it.
#[must_use]
pub fn event_letter(slug: &str) -> String {
    format!("/staff/events/{slug}/letter")
}

/// GET shows what residents would like to talk about, POST marks one as handled.
#[must_use]
pub fn event_topics(slug: &str) -> String {
    format!("/staff/events/{slug}/topics")
}

/// GET shows the requests for access, POST answers one.
#[must_use]
pub fn event_access(slug: &str) -> String {
    format!("/staff/events/{slug}/access")
}

/// What officers take along.
#[must_use]
pub fn event_sheet(slug: &str) -> String {
    format!("/staff/events/{slug}/sheet")
}

/// GET shows the rain plan and how many are told, POST turns it on or off.
#[must_use]
pub fn event_rain(slug: &str) -> String {
    format!("/staff/events/{slug}/rain")
}

/// POST only: back to what the event was before its last change.
#[must_use]
pub fn event_undo(slug: &str) -> String {
    format!("/staff/events/{slug}/undo")
}

/// The form filled from another event.
#[must_use]
pub fn event_copy(slug: &str) -> String {
    format!("{NEW_EVENT}?copy={slug}")
}

/// GET shows the form, POST saves it.
#[must_use]
pub fn venue(slug: &str) -> String {
    format!("/staff/venues/{slug}")
}

/// GET shows the form, POST saves it.
#[must_use]
pub fn officer(slug: &str) -> String {
    format!("/staff/officers/{slug}")
}

/// POST makes a new address of the officer's own calendar, or revokes the one there is.
#[must_use]
pub fn officer_calendar(slug: &str) -> String {
    format!("/staff/officers/{slug}/calendar")
}

/// GET shows a person of the department, POST changes the role, or ends or gives back rights.
#[must_use]
pub fn person(id: impl std::borrow::Borrow<i64>) -> String {
    format!("{PEOPLE}/{}", id.borrow())
}

/// GET is the editor with the preview, POST saves.
#[must_use]
pub fn article(slug: &str) -> String {
    format!("/staff/articles/{slug}")
}

/// GET is the check page, POST publishes and mails.
#[must_use]
pub fn article_publication(slug: &str) -> String {
    format!("/staff/articles/{slug}/publication")
}

/// POST takes a correction of the fact check.
#[must_use]
pub fn article_corrections(slug: &str) -> String {
    format!("/staff/articles/{slug}/corrections")
}

/// POST takes a correction of the fact check.
#[must_use]
pub fn event_corrections(slug: &str) -> String {
    format!("/staff/events/{slug}/corrections")
}

/// The editor of a new article about an event.
#[must_use]
pub fn article_of_event(event: &str) -> String {
    format!("{NEW_ARTICLE}?event={event}")
}

/// GET shows the officers of an event with their answers, POST answers for one of them.
#[must_use]
pub fn event_officers(slug: &str) -> String {
    format!("/staff/events/{slug}/officers")
}

/// What officers have to know, to print.
#[must_use]
pub fn event_briefing(slug: &str) -> String {
    format!("/staff/events/{slug}/briefing")
}

/// GET is the same as a PDF file.
#[must_use]
pub fn event_briefing_pdf(slug: &str) -> String {
    format!("/staff/events/{slug}/briefing.pdf")
}

/// GET shows what officers take along to one event, POST saves it.
#[must_use]
pub fn event_kit(slug: &str) -> String {
    format!("/staff/events/{slug}/kit")
}

/// GET shows what officers take along to events of a kind, POST saves it.
#[must_use]
pub fn kind_kit(kind: &str) -> String {
    format!("/staff/kinds/{kind}/kit")
}

/// GET shows the form that closes an event out, POST saves it.
#[must_use]
pub fn event_close_out(slug: &str) -> String {
    format!("/staff/events/{slug}/close-out")
}

/// GET shows a promise, POST says what became of it.
#[must_use]
pub fn promise(id: impl std::borrow::Borrow<i64>) -> String {
    format!("{PROMISES}/{}", id.borrow())
}

/// Below it the files of pictures, as `{id}/{width}.jpg`, also of what is not public yet.
pub const PICTURES: &str = "/staff/pictures";

/// The pictures below the path of an event, a place, an officer or an article: GET shows them with the
/// form of a new one, POST takes that.
#[must_use]
pub fn pictures_of(owner: impl AsRef<str>) -> String {
    format!("{}/pictures", owner.as_ref())
}

/// GET shows a picture with its words, POST saves those.
#[must_use]
pub fn picture(id: &str) -> String {
    format!("{PICTURES}/{id}")
}

/// POST only: a step earlier or later.
#[must_use]
pub fn picture_order(id: &str) -> String {
    format!("{PICTURES}/{id}/order")
}

/// GET asks once more, POST removes the picture.
#[must_use]
pub fn picture_removal(id: &str) -> String {
    format!("{PICTURES}/{id}/removal")
}
