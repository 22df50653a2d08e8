//! What came of the demo's ice cream: heads, topics, and three promises, one of each kind.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::cli::demo::data::{Office, at};
use crate::domain::close_out::{Ages, Extras};
use crate::domain::event::Event;
use crate::domain::language::Language;
use crate::domain::promise::Step;
use crate::domain::topic::Labels;
use crate::domain::zone;
use crate::services::close_event::{self, Closing, Given, Named};
use crate::services::{Context, Error, Result, settle_promise};
use crate::store::{Tx, officers, promises, topics};

fn labels(english: &str, spanish: &str) -> Labels {
    Labels::from([
        (Language::En, english.to_owned()),
        (Language::Es, spanish.to_owned()),
    ])
}

/// Closes the event on the day after it; the first promise was kept, the second dropped a month later.
pub(super) fn ice_cream(
    tx: &mut Tx<'_>,
    context: &Context,
    office: &Office,
    event: &Event,
) -> Result<()> {
    let ended = event.times.ends_at;
    let officer = officers::list(tx, office.department.id)?;
    let officer = officer.first().ok_or(Error::NotFound)?.id;
    let list = topics::list_topics(tx, office.department.id)?;
    let came_up = ["traffic", "bike-theft"];
    let came_up = list
        .iter()
        .filter(|one| came_up.contains(&one.slug.as_str()));
    let given = |texts: Labels, owner: Named, due_on: NaiveDate| Given {
        id: None,
        texts,
        owner,
        due_on,
        is_public: true,
    };
    let soon = zone::local(context.now, office.department.zone).date() + TimeDelta::days(10);
    let first_due = day_after(ended, 40);
    let closing = Closing {
        version: 0,
        heads: Some(118),
        topics: came_up.map(|topic| topic.id).collect(),
        note: "The shop would like to have us again.".to_owned(),
        extras: Extras {
            ages: Ages {
                children: Some(64),
                adults: Some(40),
                ..Ages::default()
            },
            photos: Some(true),
            cost: Some(210),
            paid_by: "Afters Ice Cream".to_owned(),
        },
        promises: vec![
            given(
                labels(
                    "A sign on Ocean Avenue that shows drivers their speed.",
                    "Un letrero en Ocean Avenue que muestra la velocidad.",
                ),
                Named::Officer(officer),
                first_due,
            ),
            given(
                labels(
                    "A second bicycle officer at the pier.",
                    "Otro policía en bicicleta en el muelle.",
                ),
                Named::Words("The chief’s office".to_owned()),
                first_due,
            ),
            given(
                labels(
                    "Bike racks in front of the library.",
                    "Estacionamientos de bicicletas frente a la biblioteca.",
                ),
                Named::Words("Public Works".to_owned()),
                soon,
            ),
        ],
    };
    let slug = event.slug.as_str();
    let next_day = at(context, ended + TimeDelta::hours(16));
    close_event::run(tx, &next_day, &office.actor, slug, &closing)?;
    let why = labels(
        "The city did not give us the post this year.",
        "La ciudad no nos dio el puesto este año.",
    );
    let month_later = at(context, ended + TimeDelta::days(30));
    let all = promises::list_of_event(tx, event.id)?;
    for (promise, step) in all.iter().zip([Step::Keep, Step::Drop(why)]) {
        let which = (promise.id, promise.version);
        settle_promise::run(tx, &month_later, &office.actor, which, &step)?;
    }
    Ok(())
}

fn day_after(at: DateTime<Utc>, days: i64) -> NaiveDate {
    (at + TimeDelta::days(days)).date_naive()
}
