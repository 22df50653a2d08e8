//! From plans to the page that says what will happen.

use chrono::NaiveDate;

use crate::domain::event::{Event, TimesError};
use crate::domain::series::plan::{Line, Step, impossible};
use crate::domain::series::{Rule, Template, horizon};
use crate::services::change_series;
use crate::services::start_series;
use crate::web::extract::Fields;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::series_preview::{PreviewLine, SeriesPreviewPage};
use crate::web::pages::staff::views::StateTag;
use crate::web::staff::{Desk, views};
use crate::words::dates::{self, Span};
use crate::words::{Words, series as said};

/// Fields that belong to the preview itself, not to what is previewed.
const OWN: [&str; 4] = ["csrf", "then", "stamp", "reason"];

/// Where the page leads and what it carries.
pub(super) struct Frame<'a> {
    pub action: String,
    pub back: String,
    pub fields: &'a Fields,
    pub form: FormView,
    /// Whether the button leads back to a form.
    pub may_edit: bool,
}

/// What beginning a series makes.
pub(super) fn begin(
    desk: &Desk,
    frame: Frame<'_>,
    rule: &Rule,
    proposal: &start_series::Proposal,
) -> SeriesPreviewPage {
    let (words, language) = (desk.words, desk.words.language());
    let event = &proposal.event;
    let own = if proposal.takes_event {
        "series-preview-own"
    } else {
        "series-preview-not-own"
    };
    let public = if proposal.is_published {
        "series-preview-public"
    } else {
        "series-preview-drafts"
    };
    let title = event.title(language).to_owned();
    let template = Template::of(&event.facts());
    let mut notes = vec![
        words.t2(
            own,
            ("title", title),
            ("when", views::span(event).when(language)),
        ),
        words.t(public),
    ];
    notes.extend(said::left_out(rule, language));
    notes.extend(more(desk, rule.until, &template));
    let made = count(&proposal.lines, |step| matches!(step, Step::Make(_)));
    let button = match made {
        0 => words.t("series-start-only"),
        made => words.t1("series-make", "count", made),
    };
    let page = SeriesPreviewPage {
        rule: said::bounded(rule, language),
        notes,
        stamp: proposal.stamp.clone(),
        button,
        addresses: None,
        needs_reason: false,
        problems: problems(words, &proposal.lines, &template),
        warnings: dated(words, &template),
        ..page(desk, frame, &proposal.lines, |_| None)
    };
    page.titled("series-preview-new-page")
}

/// What a change does.
pub(super) fn change(
    desk: &Desk,
    frame: Frame<'_>,
    proposal: &change_series::Proposal,
) -> SeriesPreviewPage {
    let language = desk.words.language();
    let told = |event: &Event| proposal.told.get(&event.id).copied();
    let mut notes = said::left_out(&proposal.rule, language);
    notes.extend(more(desk, proposal.rule.until, proposal.template()));
    let page = SeriesPreviewPage {
        rule: said::bounded(&proposal.rule, language),
        notes,
        stamp: proposal.stamp.clone(),
        button: desk.words.t("series-do"),
        addresses: u32::try_from(proposal.addresses).ok(),
        needs_reason: proposal.calls_off(),
        problems: problems(desk.words, &proposal.lines, proposal.template()),
        warnings: dated(desk.words, proposal.template()),
        ..page(desk, frame, &proposal.lines, told)
    };
    page.titled("series-preview-page")
}

/// That more follows later, and which zone the times are in.
fn more(desk: &Desk, until: NaiveDate, template: &Template) -> Vec<String> {
    let (words, language) = (desk.words, desk.words.language());
    let now = desk.app.clock.now();
    let zone = dates::zone_name(template.zone, now, language);
    let mut notes = vec![words.t1("series-preview-zone", "zone", zone)];
    if until > horizon(now, template.zone) {
        let until = dates::date_without_weekday(until, language);
        notes.push(words.t1("series-preview-more", "until", until));
    }
    notes
}

fn page(
    desk: &Desk,
    frame: Frame<'_>,
    lines: &[Line],
    told: impl Fn(&Event) -> Option<usize>,
) -> SeriesPreviewPage {
    let words = desk.words;
    let carried = frame.fields.iter().filter(|(name, _)| !OWN.contains(name));
    SeriesPreviewPage {
        chrome: desk.chrome.clone(),
        action: frame.action,
        back: frame.back,
        rule: String::new(),
        notes: Vec::new(),
        sums: sums(words, lines),
        problems: Vec::new(),
        warnings: Vec::new(),
        lines: lines
            .iter()
            .map(|line| shown(words, line, line.event.as_ref().and_then(&told)))
            .collect(),
        addresses: None,
        needs_reason: false,
        fields: carried
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        stamp: String::new(),
        button: String::new(),
        may_edit: frame.may_edit,
        form: frame.form,
    }
}

fn count(lines: &[Line], is: impl Fn(&Step) -> bool) -> i64 {
    let found = lines.iter().filter(|line| is(&line.step)).count();
    i64::try_from(found).unwrap_or(i64::MAX)
}

fn sums(words: Words, lines: &[Line]) -> Vec<String> {
    let sum = |key: &str, is: fn(&Step) -> bool| {
        let found = count(lines, is);
        (found > 0).then(|| words.t1(key, "count", found))
    };
    [
        sum("series-sum-made", |step| matches!(step, Step::Make(_))),
        sum("series-sum-edited", |step| {
            matches!(step, Step::Edit { .. })
        }),
        sum("series-sum-called-off", |step| *step == Step::CallOff),
        sum("series-sum-removed", |step| *step == Step::Remove),
        sum("series-sum-stays", |step| {
            matches!(step, Step::Stay | Step::ByHand)
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// That a text names a date, which is right on one occurrence at most.
fn dated(words: Words, template: &Template) -> Vec<String> {
    let sentence = |date: String| words.t1("series-preview-dated", "date", date);
    template.named_dates().into_iter().map(sentence).collect()
}

/// The hours that do not exist, in sentences.
fn problems(words: Words, lines: &[Line], template: &Template) -> Vec<String> {
    impossible(lines)
        .map(|found| no_such_time(words, template, found))
        .collect()
}

/// That the clock jumps over the hour on a date.
pub(super) fn no_such_time(
    words: Words,
    template: &Template,
    (date, error): (NaiveDate, TimesError),
) -> String {
    let language = words.language();
    let key = match error {
        TimesError::EndSkipped => "series-clock-end",
        _ => "series-clock-start",
    };
    let time = dates::time(template.skipped(date, error), language);
    words.t2(key, ("time", time), ("date", dates::date(date, language)))
}

fn shown(words: Words, line: &Line, told: Option<usize>) -> PreviewLine {
    let language = words.language();
    let when = match (&line.step, &line.event) {
        (Step::Make(times), _) => Span {
            starts_at: times.starts_at,
            ends_at: times.ends_at,
            zone: times.zone,
        }
        .when(language),
        (_, Some(event)) => views::span(event).when(language),
        _ => dates::date(line.date, language),
    };
    let path = line
        .event
        .as_ref()
        .map(|event| paths::event(event.slug.as_str()));
    let mut notes = changes(words, line);
    notes.extend(told.map(|addresses| words.t1("series-line-told", "addresses", addresses)));
    PreviewLine {
        when,
        step: tag(words, &line.step),
        notes,
        path: path.unwrap_or_default(),
    }
}

fn tag(words: Words, step: &Step) -> StateTag {
    let (key, class) = match step {
        Step::Make(_) => ("make", "yes"),
        Step::Edit { .. } => ("edit", "warn"),
        Step::CallOff => ("call-off", "bad"),
        Step::Remove => ("remove", "bad"),
        Step::Stay => ("stay", ""),
        Step::ByHand => ("by-hand", ""),
        Step::NoSuchTime(_) => ("no-such-time", "bad"),
    };
    StateTag {
        word: words.t(&format!("series-step-{key}")),
        class,
    }
}

fn changes(words: Words, line: &Line) -> Vec<String> {
    let Step::Edit { facts, change } = &line.step else {
        return Vec::new();
    };
    let span = Span {
        starts_at: facts.times.starts_at,
        ends_at: facts.times.ends_at,
        zone: facts.times.zone,
    };
    let when = || words.t1("series-becomes", "when", span.when(words.language()));
    let moved = (change.start || change.end).then(when);
    let place = change.venue.then(|| words.t("series-new-place"));
    let other = (!change.matters()).then(|| words.t("series-other-facts"));
    [moved, place, other].into_iter().flatten().collect()
}
