# What became of mail, as staff see it; letters to many that can be taken back.
staff-mail-link = What became of mail
staff-mail-page = What became of mail
staff-mail-page-event = What became of mail: { $title }
staff-mail-lead = Every message, the newest first. Addresses are shown by their first letters only, and the log says who looked.
staff-mail-queue = How mail is doing
staff-mail-queue-waiting = { $count ->
    [0] No message is waiting.
    [one] One message is waiting.
   *[other] { $count } messages are waiting.
}
staff-mail-queue-later = { $count ->
    [one] One of them leaves at a set time.
   *[other] { $count } of them leave at a set time.
}
staff-mail-queue-oldest = The oldest could have left since { $when }.
staff-mail-queue-late = Mail is late: a message could have left since { $when }. If this goes on, tell whoever runs the server.
staff-mail-queue-fine = In the last seven days every message that left was taken by its mail server.
staff-mail-queue-uncertain = { $count ->
    [one] In the last seven days, nobody knows of one message whether it arrived.
   *[other] In the last seven days, nobody knows of { $count } messages whether they arrived.
}
staff-mail-queue-failed = { $count ->
    [one] In the last seven days, one message could not be delivered.
   *[other] In the last seven days, { $count } messages could not be delivered.
}
staff-mail-queue-expired = { $count ->
    [one] In the last seven days, one message came too late to be of use and was not sent.
   *[other] In the last seven days, { $count } messages came too late to be of use and were not sent.
}
staff-mail-queue-last = The last message that arrived left on { $when }.
staff-mail-queue-never = No message has arrived yet.
staff-mail-pause-restored = No mail leaves since { $when }: the database was put back from a backup, and what waits may have been sent before. Ask whoever runs the server to look, and then to run “cuppa mail resume”.
staff-mail-pause-asked = No mail leaves since { $when }: somebody stopped it at the server. Ask whoever runs the server; “cuppa mail resume” lets it leave again. Nothing is lost meanwhile.
staff-mail-relay-rests = The mail server is not taking messages. It is tried again on { $when }; nothing is lost meanwhile.
staff-mail-letters = Letters to many
staff-mail-leaves-today = { $count ->
    [one] One letter leaves { $hour ->
       *[other] at
    } { $time }.
   *[other] { $count } letters leave { $hour ->
       *[other] at
    } { $time }.
}
staff-mail-leaves-later = { $count ->
    [one] One letter leaves on { $when }.
   *[other] { $count } letters leave on { $when }.
}
staff-mail-leaving = { $count ->
    [one] One letter has not left yet.
   *[other] { $count } letters have not left yet.
}
staff-mail-take-back = Take back
staff-mail-taken-back-page = Taken back
staff-mail-taken-back = { $count ->
    [0] Nothing was left to take back.
    [one] One letter was taken back.
   *[other] { $count } letters were taken back.
}
staff-mail-taken-back-gone = { $count ->
    [0] None had left.
    [one] One had left already and cannot be taken back.
   *[other] { $count } had left already and cannot be taken back.
}
staff-mail-filter = Show only some
staff-mail-filter-state = What became of it
staff-mail-filter-kind = Kind of message
staff-mail-filter-any = Any
staff-mail-filter-send = Show
staff-mail-none = No message yet.
staff-mail-none-narrowed = No message fits.
staff-mail-caption = Messages, the newest first
staff-mail-column-what = Message
staff-mail-column-to = To
staff-mail-column-state = What became of it
staff-mail-column-when = When
staff-mail-forgotten = forgotten
staff-mail-open = Details
staff-mail-stored = Stored { $when }
staff-mail-tried = Last tried { $when }
staff-mail-sent-at = Left { $when }
staff-mail-ended = Given up { $when }
staff-mail-next = Next try { $when }
staff-mail-planned = Leaves { $when }
staff-mail-older = Older messages
staff-mail-newest = Newest messages
staff-mail-said = Word for word: { $said }
staff-mail-code = Code { $code }
staff-mail-state-ready = Waiting
staff-mail-state-leased = Leaving now
staff-mail-state-sent = Delivered to the mail server
staff-mail-state-failed = Not delivered
staff-mail-state-expired = Too late
staff-mail-state-cancelled = Not sent
staff-mail-state-suppressed = Held back
staff-mail-state-uncertain = Perhaps delivered
staff-mail-state-gathered = In one letter
staff-mail-about-ready = It leaves as soon as its time has come.
staff-mail-about-leased = It is on its way to the mail server.
staff-mail-about-sent = The mail server took it.
staff-mail-about-failed = It did not arrive and is not tried again.
staff-mail-about-expired = It would have come too late to be of use.
staff-mail-about-cancelled = It was not true or not wanted any more, so it was not sent.
staff-mail-about-taken-back = It was taken back before it left.
staff-mail-about-gathered = It went into one letter with other reminders for the same address.
staff-mail-about-suppressed = No such mail goes to this address: its reader said stop, or its mail server said that it does not exist.
staff-mail-about-uncertain = The connection broke off after the message: it may have arrived, or not.
staff-mail-why-no-such-address = The reader’s mail server says that this address does not exist.
staff-mail-why-mailbox-full = The reader’s mailbox is full.
staff-mail-why-not-trusted = The reader’s mail server does not trust the sender or the message. Tell whoever runs the server.
staff-mail-why-too-large = The message is too large for the reader’s mail server.
staff-mail-why-busy = The reader’s mail server said: not now.
staff-mail-why-no-answer = The mail server did not answer.
staff-mail-why-unsendable = The message could not be made or not be sent as it is. Tell whoever runs the server.
staff-mail-why-refused = The mail server refused the message.
staff-mail-kind-rsvp-confirmed = Confirmation
staff-mail-kind-rsvp-held = Please confirm your seats
staff-mail-kind-rsvp-waitlisted = On the waitlist
staff-mail-kind-rsvp-offered = Seats came free
staff-mail-kind-offer-lapsed = Back on the waitlist
staff-mail-kind-rsvp-promoted = A seat from the waitlist
staff-mail-kind-rsvp-link = Link to an RSVP, once more
staff-mail-kind-reminder = Reminder
staff-mail-kind-reminders = Several reminders in one letter
staff-mail-kind-event-letter = Letter to everybody who is coming
staff-mail-kind-event-changed = New plans
staff-mail-kind-event-cancelled = Cancellation
staff-mail-kind-event-postponed = Postponement
staff-mail-kind-article-published = Article
staff-mail-kind-staff-invitation = Invitation of staff
staff-mail-kind-staff-reset = New password for staff
staff-mail-kind-access-answered = Answer of the access desk
staff-mail-kind-officer-assigned = To an officer: please answer
staff-mail-kind-officer-plan-changed = To an officer: new plans
staff-mail-kind-officer-plan-off = To an officer: off
staff-mail-kind-officer-correction = To an officer: correction
staff-mail-kind-officer-briefing = Briefing of an officer
staff-mail-kind-running-late = Officers are late
staff-mail-kind-rain-plan = Rain plan
staff-mail-kind-correction = Correction
staff-mail-kind-rsvp-withdrawn = Withdrawn
staff-mail-kind-subscription-confirm = Please confirm: news
staff-mail-kind-event-news = News of events
staff-mail-kind-mail-test = Test message
staff-mail-message-page = A message: { $kind }
staff-mail-message-about = About
staff-mail-message-back = All messages
staff-mail-again = Send again
staff-mail-again-lead = A new message is made from what is true now. This one stays in the list as it is.
staff-mail-again-twice = Nobody knows whether this message arrived. If it did, the reader gets it twice.
staff-mail-again-twice-tick = I know that the reader may get it twice.
staff-mail-again-twice-missing = Tick that you know this, or leave it as it is.
staff-mail-again-done = It was sent again.
staff-mail-again-open = See the new message
staff-mail-again-saved = The message is sent again. This is the new one.
staff-mail-again-no-not-failed = There is nothing to send again.
staff-mail-again-no-late = It cannot be sent again: its time has gone by.
staff-mail-again-no-forgotten = It cannot be sent again: the address is deleted.
staff-mail-again-no-unsubscribed = It cannot be sent again: this reader does not want articles any more.
staff-mail-again-no-suppressed = It cannot be sent again: its reader said stop, or the mail server said that the address does not exist.
staff-mail-again-no-withdrawn = It cannot be sent again: this group is not coming any more.
staff-mail-again-no-not-true = It cannot be sent again: what it says is not true any more.
staff-mail-again-no-newer = It cannot be sent again: a newer message says the same, and left or is about to.
staff-mailing-page = Mail the article: { $title }
staff-mailing-open = { $count ->
    [one] Mail it to one reader
   *[other] Mail it to { $count } readers
}
staff-mailing-lead = { $count ->
    [0] Everybody who asked for this article has got it, or said stop.
    [one] One reader asked for this article and has not got it.
   *[other] { $count } readers asked for this article and have not got it.
}
staff-mailing-once = Nobody gets it a second time.
staff-mailing-would-leave-today = It leaves { $hour ->
   *[other] at
} { $time }. Until then you can take it back.
staff-mailing-would-leave-later = It leaves on { $when }. Until then you can take it back.
staff-mailing-back = Back to the article
staff-mailing-saved = The article leaves soon. Until then you can take it back.
staff-audit-mail-viewed = Looked at what became of mail
staff-audit-mail-sent-again = Sent a message again
staff-audit-event-letter-taken-back = Took a letter back
staff-audit-article-mailed = Mailed an article
staff-audit-article-mail-taken-back = Took back the mailing of an article
