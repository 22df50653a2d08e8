## Closing events out, promises, figures, and what the board asks for

closing-link = Close out
closing-page = Close out: { $title }
closing-lead = How many came, what came up, what you promised. Two minutes are enough; you can come back and put it right.
closing-again = This event is closed out. What you change here replaces what was entered before.
closing-heads-title = How many came
closing-tally = { $heads ->
    [0] Nobody was counted at the door.
    [one] One person was counted at the door.
   *[other] { $heads } people were counted at the door.
}
closing-heads = Head count
closing-heads-hint = Your best number. Leave it empty when nobody counted.
closing-heads-wrong = Write the head count in figures, from 0 to 9999, or leave it empty.
closing-extras = If you like: ages, photos, cost
closing-ages = Of them, about how many were
closing-children = Children under 13
closing-teens = 13 to 17
closing-adults = 18 to 64
closing-older-adults = 65 and older
closing-age-wrong = Write a number in figures, from { $least } to { $most }, or leave it empty.
closing-ages-many = The ages add up to { $sum }, but { $heads } people came. Write smaller numbers or a larger head count.
closing-photos = Photos
closing-photos-hint = Whether somebody took photos that you may want to show.
closing-photos-unsaid = Not noted
closing-photos-yes = Photos were taken
closing-photos-no = No photos were taken
closing-cost = Cost in whole dollars
closing-cost-hint = All of it, whoever paid: food, drinks, printing.
closing-cost-wrong = Write whole dollars in figures without a sign, from { $least } to { $most }, or leave it empty.
closing-paid-by = Who paid
closing-paid-by-hint = Such as the shop or the police association. No resident.
closing-topics-title = What came up
closing-topics = Topics
closing-topics-hint = Tick what people talked about. A number says how often it was named before the event.
closing-topic-named = { $topic } ({ $count })
closing-said = What neighbors wrote before the event
closing-promises-title = What was promised
closing-promises-hint = Every promise needs somebody who sees to it and a day. Leave the fields empty when nothing was promised.
closing-promise = Promise { $number }
closing-text = Promise in { $language }
closing-text-missing = Write what was promised, in one language at least. To take a promise back, drop it on the page of promises.
closing-owner = Who sees to it
closing-owner-hint = Only staff see the name.
closing-owner-choose = Choose
closing-owner-other = Somebody else
closing-owner-missing = Choose who sees to it.
closing-owner-words = Name of somebody else
closing-owner-words-hint = Only when you chose somebody else, such as Public Works.
closing-owner-words-missing = Write who sees to it, such as Public Works.
closing-due = Due on
closing-due-missing = Write the day as month/day/year.
closing-due-before = Choose the day of the event or a later one.
closing-due-far = Choose a day within five years of the event.
closing-public = Show this promise to everybody
closing-public-hint = It stands on the event's page and on the next article. Write it in both languages: where one is missing, readers get the other.
closing-note-title = For yourselves
closing-note = Note
closing-note-hint = Stays inside the department and is deleted later. Write nothing about single residents.
closing-close = Close out
closing-save = Save
closing-more = Add another promise
closing-back = Back to the event
closing-stale = Somebody else saved this while you were writing. Nothing of yours was saved. Copy what you need, open the page again, and compare.
closing-saved = The event is closed out.

promises-page = Promises
promises-one = Promise
promises-lead = What was promised to neighbors, the overdue ones first.
promises-none = Nothing was promised yet.
promises-none-lead = Promises are entered when an event is closed out.
promises-group-overdue = Overdue
promises-group-soon = Due within two weeks
promises-group-later = Later
promises-group-settled = Kept and dropped
promises-state-open = Open
promises-state-soon = Due soon
promises-state-overdue = Overdue
promises-state-kept = Kept
promises-state-dropped = Dropped
promises-due = Due
promises-owner = Who sees to it
promises-owner-gone = the name was deleted
promises-made-at = Promised at
promises-public = Everybody can read this promise.
promises-internal = Only staff can read this promise.
promises-why = Why it was dropped
promises-keep = Mark as kept
promises-keep-lead = It is done as promised.
promises-other = Another day, or drop it
promises-move = Another day
promises-move-button = Change the day
promises-drop = Drop it
promises-drop-public = Neighbors will read that it could not be done, and why. Write it for them, in both languages.
promises-drop-internal = Say why, for your colleagues.
promises-reason = Reason in { $language }
promises-reason-missing = Say why, in one language at least.
promises-reopen = Open it again
promises-reopen-lead = Was this a mistake?
promises-back = All promises
promises-stale = Somebody else changed this promise while you were reading. This is how it stands now.
promises-kept-saved = The promise is kept.
promises-dropped-saved = The promise is dropped.
promises-moved-saved = The promise has another day.
promises-reopened-saved = The promise is open again.

said-title = You said, we did
said-topics = You talked with us about:
said-promises = What we promised:
said-open = We are on it
said-kept = Done
said-dropped = We could not do it
said-why = Why:

board-to-close = Waiting to be closed out
board-to-close-lead = How many came, what came up, what was promised: two minutes for each.
board-soon = The next 14 days
board-later = Later
board-overdue = { $count ->
    [one] One promise is overdue.
   *[other] { $count } promises are overdue.
}
board-missing-contact = an address or a telephone number
board-missing-update = the { $language } text as it is now
board-missing-yes = an officer who said yes
board-missing-mend = { $count ->
    [one] one thing to mend before it can be published
   *[other] { $count } things to mend before it can be published
}
board-missing-publication = publishing it
board-missing-answers = { $count ->
    [one] an answer to a request for access
   *[other] answers to { $count } requests for access
}

board-missing-topics = { $count ->
    [one] a look at what a neighbor would like to talk about
   *[other] a look at what { $count } neighbors would like to talk about
}

figures-page = Figures
figures-lead = Numbers of whole events. Nobody who came is in them by name or alone.
figures-departments = All of these together:
figures-from = From
figures-to = To
figures-show = Show
figures-day-wrong = Write the day as month/day/year.
figures-backwards = Choose a last day that is not before the first.
figures-long = Choose at most five years.
figures-csv = As a table (CSV)
figures-json = For programs (JSON)
figures-none = Nothing in this time.
figures-events = Events
figures-counted = Events with a count
figures-children = Of them children under 13
figures-teens = 13 to 17
figures-adults = 18 to 64
figures-older-adults = 65 and older
figures-cost = Cost in dollars
figures-heads = People who came
figures-mean = People at an event
figures-months = People who came, by month
figures-month = Month
figures-hours = People at an event, by weekday and hour
figures-hours-note = By the hour at which the event starts. Events without a count are left out of the average.
figures-hour = Weekday and hour
figures-weekday-hour = { $weekday }, { $hour }
figures-venues = People who came, by place
figures-venue = Place
figures-topics = Topics over time
figures-topics-note = At how many events each topic came up.
figures-topic = Topic
figures-all = All
figures-quarter = Quarter { $quarter }, { $year }
figures-promises = What became of promises
figures-promises-note = Promises made at the events of this time.
figures-promises-kept = Kept in time
figures-promises-late = Kept late
figures-promises-open = Open
figures-promises-overdue = Overdue
figures-promises-dropped = Dropped
figures-outcome = What became of them
figures-promise-count = Promises

privacy-receipt-close-out = { $amount ->
    [one] One note of staff about an event was deleted, { $days } days after it.
   *[other] { $amount } notes of staff about events were deleted, { $days } days after them.
}

staff-audit-event-closed-out = Closed an event out
staff-audit-event-close-out-changed = Changed what came of an event
staff-audit-promise-kept = Kept a promise
staff-audit-promise-dropped = Dropped a promise
staff-audit-promise-moved = Gave a promise another day
staff-audit-promise-reopened = Opened a promise again
staff-audit-figures-exported = Took out figures
