## Messages to residents and staff. The city speaks: short, plain, friendly.

# Labels
mail-when = When
mail-where = Where
mail-people = Your party
mail-party = { $count ->
    [one] one person
   *[other] { $count } people
}
mail-place = { $name }, { $address }
mail-getting-in = Getting in
mail-rain = If it rains
mail-reason = Reason
mail-now = What is now
mail-before = What was before

# Links
mail-see-event = See the event
mail-see-events = See other events
mail-change-rsvp = Change or withdraw your RSVP
mail-add-to-calendar = Add it to your calendar
mail-read-article = Read it on our site
mail-set-password = Set your password and sign in

# You are coming
mail-rsvp-confirmed-subject = You are coming: { $title }
mail-rsvp-confirmed-heading = You are coming to { $title }
mail-rsvp-confirmed-intro = Thank you. We have kept { $count ->
    [one] one place
   *[other] { $count } places
} for you.
mail-rsvp-confirmed-plans = If your plans change, please tell us with the link below, so that somebody else can come.

# You are on the waitlist
mail-rsvp-waitlisted-subject = You are on the waitlist: { $title }
mail-rsvp-waitlisted-heading = You are on the waitlist for { $title }
mail-rsvp-waitlisted-intro = All places are taken at the moment. We have put you on the waitlist with { $count ->
    [one] one person
   *[other] { $count } people
}.
mail-rsvp-waitlisted-next = When places for all of you come free, they are yours and we write to you at once. Until then, please do not count on a place.

# A place came free
mail-rsvp-promoted-subject = A place came free: { $title }
mail-rsvp-promoted-heading = You can come to { $title }
mail-rsvp-promoted-intro = Good news: { $count ->
    [one] a place came free and it is yours
   *[other] { $count } places came free and they are yours
}. You are no longer on the waitlist.
mail-rsvp-promoted-plans = If you cannot come any more, please tell us with the link below. The next people on the waitlist will be glad.

# The link once more
mail-rsvp-link-subject = Your RSVP link: { $title }
mail-rsvp-link-heading = Your RSVP for { $title }
mail-rsvp-link-intro = Somebody, most likely you, sent our form again with this address. We had your RSVP already and changed nothing.
mail-rsvp-link-next = With the link below you can see your RSVP, change the number of people, or withdraw it. Keep it to yourself: whoever has it can do the same.

# Reminder
mail-reminder-subject = Reminder: { $title }
mail-reminder-heading = Soon: { $title }
mail-reminder-intro = You told us that you are coming. We look forward to meeting you.
mail-reminder-plans = If you cannot come, please tell us with the link below.

# Several reminders in one letter
mail-reminders-subject = { $count ->
    [one] Reminder: an event soon
   *[other] Reminder: { $count } events soon
}
mail-reminders-heading = { $count ->
    [one] Soon: an event you are coming to
   *[other] Soon: { $count } events you are coming to
}
mail-reminders-intro = You told us that you are coming. We look forward to meeting you.
mail-reminders-plans = If you cannot come to one of them, please tell us with the link below it.

# The plans changed
mail-event-changed-subject = New plans: { $title }
mail-event-changed-heading = The plans changed for { $title }
mail-event-changed-both = The time and the place of this event changed. Your RSVP still counts.
mail-event-changed-time = The time of this event changed. Your RSVP still counts.
mail-event-changed-place = The place of this event changed. Your RSVP still counts.
mail-event-changed-plans = If this does not suit you, please change or withdraw your RSVP with the link below.

# Cancelled
mail-event-cancelled-subject = Cancelled: { $title }
mail-event-cancelled-heading = { $title } is cancelled
mail-event-cancelled-intro = We are sorry: this event will not take place. Please do not come; there is nothing you need to do.
mail-event-cancelled-was = It would have been

# Postponed
mail-event-postponed-subject = Postponed: { $title }
mail-event-postponed-heading = { $title } is postponed
mail-event-postponed-intro = We are sorry: this event will not take place on the day below. We are looking for a new date and write to you when we have it. Your RSVP still counts.
mail-event-postponed-was = It would have been

# The follow-up article
mail-article-published-subject = What came of it: { $title }
mail-article-published-byline = Posted on { $date } by { $author }

# An invitation for staff
mail-staff-invitation-subject = Your invitation to the staff pages of { $department }
mail-staff-invitation-heading = Welcome to { $department }
mail-staff-invitation-intro = You are invited to work on the community events of { $department }.
mail-staff-invitation-next = The link below works once and for seven days. Nobody will ask you for it. If you did not expect this message, please ignore it.

# Small print
mail-foot-rsvp = You get this message because this address was given with an RSVP for this event.
mail-foot-article = You get this message because you asked for the news that follows this event.
mail-foot-staff = You get this message because an administrator of { $department } entered this address.
mail-foot-from = { $department }, { $address }
mail-foot-department = { $department }
mail-foot-answer = Questions? Just answer this message.
mail-foot-call = Questions? Call { $phone } or answer this message.
mail-foot-contact = Questions? Answer this message or write to { $email }.
mail-foot-phone = Questions? Answer this message, write to { $email } or call { $phone }.
mail-foot-not-emergency = For emergencies call { $phone }; nobody reads this address day and night.
mail-foot-unsubscribe = Unsubscribe from news after events
