//! The part of the last look that is about subscribers: whether a letter to one may leave, and what
//! of what was planned it still says.

use crate::domain::event::State as EventState;
use crate::domain::links;
use crate::domain::notice::{Kind, News, Payload};
use crate::domain::outbox::Message;
use crate::domain::subscription::{State, Subscription, Wants, items};
use crate::services::{Context, Result};
use crate::store::{Tx, events, subscriptions};

/// The row a message is for.
pub(super) fn find(tx: &mut Tx<'_>, message: &Message) -> Result<Option<Subscription>> {
    match message.subscription_id {
        Some(id) => Ok(subscriptions::find(tx, id)?),
        None => Ok(None),
    }
}

/// Whether the mail that asks still asks something: nobody has stopped, and its link is the last one
/// that was made.
pub(super) fn still_asks(
    message: &Message,
    subscription: Option<&Subscription>,
    payload: &Payload,
) -> bool {
    subscription.is_some_and(|row| match row.state {
        State::Pending => payload.link_sealed.is_some() && message.created_at >= row.asked_at,
        State::Active => true,
        State::Stopped => false,
    })
}

/// What the letter says to a subscriber; `None` when nothing is left to say.
pub(super) fn news(
    tx: &mut Tx<'_>,
    context: &Context,
    message: &Message,
    (subscription, payload): (&Subscription, &Payload),
) -> Result<Option<News>> {
    let is_active = subscription.state == State::Active;
    let token = context
        .vault
        .preferences_token(&subscription.public_id, subscription.epoch);
    let path = links::in_language(&links::subscription(&token), message.language);
    let mut news = News {
        items: Vec::new(),
        preferences_url: is_active.then(|| context.links.absolute(&path)),
        is_narrowed: subscription.wants != Wants::default(),
    };
    if message.kind == Kind::EventNews {
        let mut planned = events::list_by_ids(tx, &payload.events)?;
        planned.retain(|event| {
            event.state == EventState::Published
                && event.times.starts_at > context.now
                && subscription.wants.take(event)
        });
        news.items = items(planned);
        if news.items.is_empty() || !is_active {
            return Ok(None);
        }
    }
    Ok(Some(news))
}
