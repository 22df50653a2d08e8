# News of events by mail: asked for, confirmed, changed, stopped. When news-consent says something
# else, CONSENT_VERSION in domain/subscription.rs rises.
news-open = Get new events by email
news-title = New events by email
news-lead = When we announce something new, we write to you: as a rule at most one email a day, never at night, and about nothing else.
news-calendar-text = No calendar app? We can also write to you when we announce something new.
news-email = Your email address
news-email-hint = We first send one email to ask whether it was you. Nobody else gets your address.
news-email-missing = Write the email address we should write to.
news-email-shape = Write your email address like this: name@example.org.
news-email-too-long = This address is too long. Write one with at most 254 characters.
news-email-not-ascii = We can only write to addresses without accents or special letters. Write another one.
news-kinds = Which events?
news-districts = In which part of town?
news-pick-hint = Tick none to hear of all of them.
news-topics = About which topics?
news-topics-hint = Tick none to hear of all of them. If you tick some, you hear of events where at least one of them is a topic.
news-language = Language of the emails
news-consent = I would like { $department } to write to this email address when it announces new events. I can stop this at any time with one click.
news-send = Send me the email to confirm
news-keep = Your address is stored sealed until you stop. If you do not confirm, it is deleted after 7 days. We do not store from which network you wrote.
news-sent = Please look into your mail
news-sent-text = An email to confirm is on its way, if we may write to this address. Its link works for two days; without it we send nothing. No email? Look into your spam folder, or try again in ten minutes.
news-forgotten = You are forgotten
news-forgotten-text = We have deleted what we held for this list. You are welcome at every event all the same.
news-confirm = Would you like our news?
news-confirm-send = Yes, write to me
news-confirm-else = It was not you? Then do nothing: without your yes we send no news, and the address is deleted after 7 days.
news-confirmed = Thank you, it is confirmed. We write to you when we announce something new.
news-already = You have already confirmed. There is nothing left to do.
news-saved = Saved.
news-expired = This link has expired
news-expired-text = It worked for two days. If you still get no news, ask for it again. If you do, the link to change it is at the end of each letter.
news-again = Ask for news by email
news-stopped = You get no news from us
news-stopped-text = You have stopped our news, and your address is deleted. If you change your mind, ask for it again; we then send an email to confirm, as at first.
news-preferences = What would you like to hear of?
news-preferences-text = We write to { $email }.
news-save = Save
news-stop = Stop everything
news-stop-text = You get no news any more, from this moment on. Messages about an event you signed up for still come.
news-stop-send = Stop the news
news-forget-text = We stop the news and delete what we hold for this list at once. Only a code that nobody can turn back into your address stays, so that nobody else can sign you up without asking you.
unsubscribe-news-title = Stop the news of events by email?
unsubscribe-news-text = We will not write to this address about new events any more. Reminders and changes of an event you signed up for still come.
unsubscribe-news-done-text = We will not write to you about new events any more. You are welcome at every event all the same.
unsubscribe-reminders-title = No more reminders for this event?
unsubscribe-reminders-text = You stay on the list, and we do not remind you. If the event changes or is cancelled, we still write to you.
unsubscribe-reminders-done = No more reminders
unsubscribe-reminders-done-text = We will not remind you of this event. You are still on the list. If the event changes or is cancelled, we write to you.
unsubscribe-all-reminders-title = No more reminders?
unsubscribe-all-reminders-text = You stay on the list of every event you are coming to, and we do not remind you of any. If one of them changes or is cancelled, we still write to you.
unsubscribe-all-reminders-done-text = We will not remind you of the events you are coming to. You are still on their lists. If one of them changes or is cancelled, we write to you.
privacy-news = Address for news of events
privacy-news-text = Only if you asked for it and confirmed. Sealed, with what you want to hear of and when you agreed. Deleted when you stop; then only a code remains that tells us not to write. Unconfirmed: deleted after 7 days.
privacy-receipt-unconfirmed = { $amount ->
    [one] One unconfirmed request for news was deleted, { $days } days after it was made.
   *[other] { $amount } unconfirmed requests for news were deleted, { $days } days after they were made.
}
privacy-receipt-stopped = { $amount ->
    [one] What was left of one stopped subscription was deleted, { $days } days later at the latest.
   *[other] What was left of { $amount } stopped subscriptions was deleted, { $days } days later at the latest.
}
staff-venue-district = Part of town (optional)
staff-venue-district-hint = Such as Downtown. Write it the same way at each place: neighbors can ask for news of events in one part of town.

mail-subscription-confirm-subject = Please confirm: news of events from { $department }
mail-subscription-confirm-ask-heading = Would you like our news?
mail-subscription-confirm-ask-intro = Somebody, most likely you, asked { $department } to write to this address when it announces new events.
mail-subscription-confirm-ask-link = See what it is about and confirm
mail-subscription-confirm-ask-next = The link works for two days. It was not you? Then do nothing: without your yes we send no news, and the address is deleted after 7 days.
mail-subscription-confirm-known-heading = You get our news already
mail-subscription-confirm-known-intro = Somebody, most likely you, asked { $department } to write to this address about new events. We do so already and changed nothing.
mail-subscription-confirm-known-link = Change what you get, or stop it
mail-subscription-confirm-known-next = Keep this link to yourself: whoever has it can change what you get.
mail-event-news-subject = New: { $title }
mail-event-news-heading = { $count ->
    [one] A new event with { $department }
   *[other] { $count } new events with { $department }
}
mail-event-news-intro = { $count ->
    [one] We have announced something new. Everybody is welcome; you do not need to give your name.
   *[other] We have announced something new, soonest first. Everybody is welcome; you do not need to give your name.
}
mail-event-news-also = Series
mail-event-news-dates = { $count ->
    [one] and one more date
   *[other] and { $count } more dates
}
mail-event-news-see = See “{ $title }”
mail-event-news-more = { $count ->
    [one] And one more event.
   *[other] And { $count } more events.
}
mail-event-news-all = See all events
mail-foot-subscription-confirm = You get this message because this address was typed into our form for news of events.
mail-foot-news = You get this message because you asked { $department } for news of events and confirmed it.
mail-foot-news-narrowed = You get this message because you asked { $department } for news of some of its events and confirmed it.
mail-foot-preferences = Change what you get
mail-foot-stop-news = Unsubscribe from news of events
mail-foot-no-reminders = No more reminders for this event
mail-foot-reminders = You get this letter because you said that you are coming to these events. To spare you many letters within an hour, we put them into one.
mail-foot-no-reminders-at-all = No more reminders for these and your other events
