//! What happens in the demo: the ice cream of June 2023 with its article, and events around today.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};

use crate::cli::demo::closing;
use crate::cli::demo::data::{Office, at, place};
use crate::cli::demo::plans::{
    DEPOT, LIBRARY, OCEAN, Plan, cocoa, coffee, doughnuts, pizza, tacos,
};
use crate::cli::demo::series;
use crate::domain::article::ArticleText;
use crate::domain::contact::EmailAddress;
use crate::domain::event::{Event, EventFacts, EventText, Occurrence, Times};
use crate::domain::language::Language;
use crate::domain::rsvp::{PartySize, Request};
use crate::domain::zone;
use crate::services::save_event::{self, NO_KIND, NO_VENUE, Parts};
use crate::services::write_article::{self, Manuscript};
use crate::services::{
    Context, Error, Result, cancel_event, edit_event, postpone_event, publish_article,
    publish_event, submit_rsvp,
};
use crate::store::Tx;

fn text((title, lead, body): (&str, &str, &str), rain_plan: &str) -> EventText {
    EventText {
        title: title.into(),
        lead: lead.into(),
        body: body.into(),
        rain_plan: rain_plan.into(),
    }
}

fn publish(tx: &mut Tx<'_>, context: &Context, office: &Office, plan: Plan) -> Result<Event> {
    let end = plan.start + TimeDelta::hours(plan.hours);
    let times = Times::derive(
        plan.start,
        end,
        office.department.zone,
        Some(Occurrence::First),
    )
    .map_err(|_| Error::NotFound)?;
    let facts = EventFacts {
        kind_id: NO_KIND,
        venue_id: NO_VENUE,
        times,
        capacity: plan.capacity,
        rsvp_opens_at: None,
        rsvp_closes_at: None,
        texts: BTreeMap::from([
            (Language::En, text(plan.english, plan.rain.0)),
            (Language::Es, text(plan.spanish, plan.rain.1)),
        ]),
        officer_ids: Vec::new(),
        topic_ids: Vec::new(),
    };
    let parts = Parts {
        kind: plan.kind.into(),
        venue: Ok(plan.venue),
        officers: vec!["ana-reyes".into(), "tom-whitfield".into()],
        new_officer: None,
        topics: vec!["traffic".into(), "bike-theft".into()],
    };
    let draft = save_event::run(tx, context, &office.actor, None, &parts, facts)?;
    publish_event::run(
        tx,
        context,
        &office.actor,
        draft.slug.as_str(),
        draft.version,
    )
}

fn clock(day: NaiveDate, hour: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
}

/// Parties that say yes: heads, and the address of those who gave one.
fn rsvps(
    tx: &mut Tx<'_>,
    context: &Context,
    office: &Office,
    event: &Event,
    parties: &[(u32, &str, Language)],
) -> Result<()> {
    for (number, (heads, address, language)) in parties.iter().enumerate() {
        let request = Request {
            children: None,
            party_size: PartySize::new(*heads).ok_or(Error::NotFound)?,
            name: None,
            email: EmailAddress::parse(address).ok(),
            note: None,
            language: *language,
            wants_article: !address.is_empty(),
            must_prove: false,
            nonce: format!("demo-{number}"),
        };
        submit_rsvp::run(
            tx,
            context,
            office.department.slug.as_str(),
            event.slug.as_str(),
            request,
        )?;
    }
    Ok(())
}

/// Santa Monica's ice cream of June 1, 2023, and the article posted that evening.
pub(super) fn past(tx: &mut Tx<'_>, context: &Context, office: &Office) -> Result<()> {
    let spring = at(context, instant("2023-05-12T17:00:00Z")?);
    let venue = place(tx, &spring, &office.actor, OCEAN)?;
    let day = NaiveDate::from_ymd_opt(2023, 6, 1).ok_or(Error::NotFound)?;
    let event = publish(
        tx,
        &spring,
        office,
        Plan {
            kind: "ice-cream",
            venue,
            start: clock(day, 15),
            hours: 2,
            capacity: None,
            english: (
                "Ice Cream With a Cop",
                "Our coffee mornings move to the beach for a day: have a scoop and a chat with the officers of your neighborhood.",
                "No program and no speeches. Officers stand around the shop; walk up to whoever is free and ask what you always wanted to ask.",
            ),
            spanish: (
                "Helado con un policía",
                "Nuestras mañanas de café se mudan a la playa por un día: tome un helado y converse con los policías de su barrio.",
                "Sin programa ni discursos. Los policías están en la heladería; acérquese a quien esté libre y pregunte lo que siempre quiso saber.",
            ),
            rain: ("", ""),
        },
    )?;
    rsvps(
        tx,
        &spring,
        office,
        &event,
        &[(3, "", Language::En), (2, "", Language::Es)],
    )?;
    article(
        tx,
        &at(context, instant("2023-06-02T04:08:00Z")?),
        office,
        &event,
    )?;
    closing::ice_cream(tx, context, office, &event)
}

fn article(tx: &mut Tx<'_>, context: &Context, office: &Office, event: &Event) -> Result<()> {
    let english = ArticleText {
        title: "A scoop and an open ear on Ocean Avenue".into(),
        body: "On Thursday, June 1, 2023, officers of the Santa Monica Police Department met their neighbors at Afters Ice Cream on Ocean Avenue. \
            What is usually a morning with coffee became an afternoon with ice cream.\n\n\
            Most people meet the police on a bad day. This was meant to be a good one: no agenda, no podium, only time to talk. \
            Residents asked about their street, said what worries them and got to know the people behind the badge.\n\n\
            Coffee with a Cop has spread from one town to all fifty states, and to Canada, Europe, Australia, Africa and Latin America. \
            The idea stayed the same everywhere: trust begins with a conversation."
            .into(),
    };
    let spanish = ArticleText {
        title: "Un helado y un oído abierto en Ocean Avenue".into(),
        body: "El jueves, 1 de junio de 2023, la policía de Santa Mónica se reunió con sus vecinos en Afters Ice Cream, en Ocean Avenue. \
            Lo que suele ser una mañana con café fue esta vez una tarde con helado.\n\n\
            La mayoría de la gente se encuentra con la policía en un mal día. Este debía ser uno bueno: sin agenda ni discursos, solo tiempo para hablar."
            .into(),
    };
    let manuscript = Manuscript {
        event_slug: Some(event.slug.to_string()),
        byline: office.department.name.clone(),
        texts: BTreeMap::from([(Language::En, english), (Language::Es, spanish)]),
    };
    let draft = write_article::create(tx, context, &office.actor, manuscript)?;
    publish_article::run(
        tx,
        context,
        &office.actor,
        draft.slug.as_str(),
        draft.version,
    )?;
    Ok(())
}

fn instant(text: &str) -> Result<DateTime<Utc>> {
    text.parse().map_err(|_| Error::NotFound)
}

/// Upcoming events in both departments: one goes ahead, one is full with a waitlist, one is
/// cancelled, one postponed, one moved, one lies across the next clock change.
pub(super) fn coming(
    tx: &mut Tx<'_>,
    context: &Context,
    west: &Office,
    east: &Office,
) -> Result<()> {
    let today = zone::local(context.now, west.department.zone).date();
    let library = place(tx, context, &west.actor, LIBRARY)?;
    let depot = place(tx, context, &east.actor, DEPOT)?;
    let coffee = publish(
        tx,
        context,
        west,
        coffee(
            library.clone(),
            clock(today + TimeDelta::days(9), 9),
            Some(40),
        ),
    )?;
    rsvps(
        tx,
        context,
        west,
        &coffee,
        &[
            (2, "ann@example.org", Language::En),
            (3, "", Language::En),
            (1, "luz@example.org", Language::Es),
        ],
    )?;
    series::monthly(tx, context, west, &coffee)?;
    full(tx, context, west, &library, today)?;
    let tacos = publish(
        tx,
        context,
        west,
        tacos(library, clock(today + TimeDelta::days(23), 17)),
    )?;
    rsvps(
        tx,
        context,
        west,
        &tacos,
        &[
            (4, "sam@example.org", Language::En),
            (2, "rosa@example.org", Language::Es),
        ],
    )?;
    cancel_event::run(
        tx,
        &later(context),
        &west.actor,
        tacos.slug.as_str(),
        "The kitchen is closed for repairs that week.",
    )?;
    let pizza = publish(
        tx,
        context,
        east,
        pizza(depot.clone(), clock(today + TimeDelta::days(16), 18)),
    )?;
    rsvps(
        tx,
        context,
        east,
        &pizza,
        &[(2, "kim@example.org", Language::En)],
    )?;
    postpone_event::run(
        tx,
        &later(context),
        &east.actor,
        pizza.slug.as_str(),
        "The oven is not delivered yet.",
    )?;
    moved(tx, context, east, &depot, today)?;
    let night = night_before_clock_change(today, east);
    publish(tx, context, east, cocoa(depot, night))?;
    Ok(())
}

fn later(context: &Context) -> Context {
    at(context, context.now + TimeDelta::seconds(1))
}

fn full(
    tx: &mut Tx<'_>,
    context: &Context,
    office: &Office,
    venue: &str,
    today: NaiveDate,
) -> Result<()> {
    let plan = Plan {
        capacity: Some(6),
        ..doughnuts(venue.to_owned(), clock(today + TimeDelta::days(14), 10))
    };
    let event = publish(tx, context, office, plan)?;
    let parties = [
        (4, "", Language::En),
        (2, "joe@example.org", Language::En),
        (3, "eva@example.org", Language::Es),
        (1, "", Language::En),
    ];
    rsvps(tx, context, office, &event, &parties)
}

fn moved(
    tx: &mut Tx<'_>,
    context: &Context,
    office: &Office,
    venue: &str,
    today: NaiveDate,
) -> Result<()> {
    let event = publish(
        tx,
        context,
        office,
        coffee(
            venue.to_owned(),
            clock(today + TimeDelta::days(12), 8),
            None,
        ),
    )?;
    rsvps(
        tx,
        context,
        office,
        &event,
        &[
            (2, "bo@example.org", Language::En),
            (1, "paz@example.org", Language::Es),
        ],
    )?;
    let mut facts = event.facts();
    let (start, end) = (
        facts.times.local_start + TimeDelta::days(1),
        facts.times.local_end + TimeDelta::days(1),
    );
    facts.times = Times::derive(start, end, office.department.zone, Some(Occurrence::First))
        .map_err(|_| Error::NotFound)?;
    edit_event::run(
        tx,
        &later(context),
        &office.actor,
        (event.slug.as_str(), event.version),
        &facts,
    )?;
    Ok(())
}

/// The Saturday evening before the next change of the clocks.
fn night_before_clock_change(today: NaiveDate, office: &Office) -> NaiveDateTime {
    let offset =
        |day: NaiveDate| zone::offset_seconds(clock(day, 12).and_utc(), office.department.zone);
    let mut day = today + TimeDelta::days(3);
    for _ in 0..370 {
        if offset(day) != offset(day + TimeDelta::days(1)) {
            return clock(day, 22);
        }
        day += TimeDelta::days(1);
    }
    while day.weekday() != Weekday::Sat {
        day += TimeDelta::days(1);
    }
    clock(day, 22)
}
