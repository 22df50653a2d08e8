# Staff pages. Short sentences that say what to do. Dates come ready made from dates.ftl.

## Frame of every page
staff-area = Staff pages
staff-title = { $page } – { $department }
staff-title-error = Error: { $title }
staff-skip = Skip to the main content
staff-nav = Main
staff-nav-events = Events
staff-nav-articles = Articles
staff-nav-venues = Places
staff-nav-officers = Officers
staff-nav-log = Log
staff-nav-language = Language
staff-signed-in = Signed in as { $name }
staff-sign-out = Sign out
staff-foot = For people who work for { $department }. What you do here is written in the log.
staff-foot-public = See the public pages
staff-back = Go back
staff-language-en = English
staff-language-es = Spanish

## Signing in
staff-sign-in-page = Sign in
staff-sign-in-lead = For people who plan the events.
staff-sign-in-email = Your work email
staff-sign-in-password = Your password
staff-sign-in-button = Sign in
staff-sign-in-wrong = We could not sign you in. Check the email and the password, then try again.
staff-sign-in-often = There were too many tries. Wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, then try again.
staff-sign-in-help = No password yet, or a lost one? Ask the person who runs these pages for a new link.
staff-signed-out = You are signed out.
staff-session-ended = You were away for a while, so you were signed out. Sign in to go on. Drafts you saved are still there.
staff-sign-in-resident = Looking for an event? These pages are only for staff.
staff-sign-in-resident-link = See the events

## Setting a password
staff-password-page = Set your password
staff-password-lead = Hello, { $name }. This link works once. Choose a password and you are signed in.
staff-password-for = This account is for { $email }.
staff-password-new = New password
staff-password-hint = At least { $min } characters. Three or four words in a row are easy to remember. You can paste it from a password manager.
staff-password-again = The same password again
staff-password-button = Save and sign in
staff-password-short = Write a password of at least { $min } characters.
staff-password-long = Write a password of at most { $max } characters.
staff-password-common = Many people use this password, or it holds your name or email. Choose another one.
staff-password-differs = The two passwords are not the same. Write them again.
staff-token-gone-page = This link does not work any more
staff-token-gone-lead = A link works once and only for some days. This one was used before, or its time is over.
staff-token-gone-help = If you have set a password, sign in with it. If not, ask the person who sent the link for a new one.
staff-sign-in-once-page = Sign in
staff-sign-in-once-lead = Hello, { $name }. Press the button and you are signed in. This link works once.

## Session and forms that were open for too long
staff-ended-page = Sign in again
staff-ended-lead = You were signed out while this page was open. What you sent was not saved.
staff-ended-help = Sign in, go back in your browser, and send the form again. Most browsers still have what you typed.
staff-stale-page = Please send this again
staff-stale-lead = This page was open for a long time or in another tab. Nothing was changed.
staff-stale-help = Open the page again and repeat your step.
staff-denied-page = You cannot do this
staff-denied-lead = Your account may look at this, but not change it.
staff-denied-help = If you need it for your work, talk to the person who runs these pages.

staff-conflict-page = This cannot be done now
staff-conflict-lead = The event is in another state than this page thought: somebody changed it, or it is over.
staff-conflict-help = Look at the event again and choose what to do.

## The board
staff-board-page = Events
staff-board-new = New event
staff-board-next = Coming up
staff-board-drafts = Drafts
staff-board-drafts-lead = Nobody outside sees these yet.
staff-board-past = Past events
staff-board-none = No event is planned right now.
staff-board-none-lead = Start with the kind of event, the day and the place. It takes about three minutes.
staff-board-today = Today
staff-board-tomorrow = Tomorrow
staff-board-edit = Edit
staff-board-cancel = Cancel
staff-board-publish = Check and publish
staff-board-write = Write the article
staff-board-article = Article
staff-board-missing = Still missing
staff-coming = { $heads ->
    [0] Nobody has said yes yet
    [one] 1 person is coming
   *[other] { $heads } people are coming
}
staff-coming-of = { $heads ->
    [0] Nobody has said yes yet; { $capacity } seats in all
    [one] 1 person is coming; { $capacity } seats in all
   *[other] { $heads } people are coming; { $capacity } seats in all
}
staff-had-said-yes = { $heads ->
    [0] Nobody had said yes
    [one] 1 person had said yes
   *[other] { $heads } people had said yes
}
staff-waiting = { $heads ->
    [one] 1 person is waiting
   *[other] { $heads } people are waiting
}
staff-over-by = { $heads ->
    [one] 1 person too many
   *[other] { $heads } people too many
}
staff-missing-officers = an officer
staff-missing-access = how to get in
staff-missing-lead = one sentence about it
staff-missing-text = the text in { $language }
staff-missing-article = the follow-up article

## States, as shown to staff
staff-state-draft = Draft
staff-state-scheduled = Will be published
staff-state-published = Published
staff-state-postponed = Postponed
staff-state-cancelled = Cancelled
staff-state-closed = Closed
staff-state-over = Over
staff-state-full = Full

## Event form
staff-event-new-page = New event
staff-event-edit-page = Edit the event
staff-event-lead-new = You check everything before it is published.
staff-event-lead-published = This event is published. When you change the day, the time or the place, we write to the people who said they are coming.
staff-event-what = What
staff-event-kind = Kind of event
staff-event-kind-choose = Choose one
staff-event-title = Title in { $language }
staff-event-title-hint = Name the place, for example: Coffee with a Cop at the library.
staff-event-text-lead = One or two sentences in { $language }
staff-event-text-lead-hint = What happens there and who can come.
staff-event-when = When
staff-event-date = Date
staff-event-date-hint = We work out the weekday.
staff-event-start = From
staff-event-end = To
staff-event-zone = Times are in { $zone }.
staff-event-reads = This reads: { $sentence }
staff-event-occurrence = Which of the two?
staff-event-occurrence-hint = The clock is set back that night, so this time comes twice.
staff-event-occurrence-first = The first time, { $zone }
staff-event-occurrence-second = The second time, an hour later, { $zone }
staff-event-where = Where
staff-event-venue = Place
staff-event-venue-choose = Choose a place
staff-event-venue-new = A new place, filled in below
staff-event-venue-details = Add a new place
staff-event-venue-details-hint = Choose "{ staff-event-venue-new }" above, then fill this in once. Next time it is in the list.
staff-event-capacity = Room for how many people
staff-event-capacity-hint = Leave it empty when everybody can come.
staff-event-people = Who
staff-event-officers = Officers who will be there
staff-event-officers-none = No officer is in the list yet. Add one below.
staff-event-officer-details = Add a new officer
staff-event-officer-details-hint = Fill in the name, and the officer is added to the list and to this event.
staff-event-topics = Topics people can raise
staff-event-more = More about the event
staff-event-body = What to expect, in { $language }
staff-event-body-hint = Leave an empty line between paragraphs.
staff-event-rain = If it rains, in { $language }
staff-event-language-details = Text in { $language }
staff-event-language-hint = Without it, people who read { $language } see the other text, marked as such.
staff-event-rsvps = When people can say they are coming
staff-event-rsvp-opens = From
staff-event-rsvp-closes = Until
staff-event-rsvp-hint = Without these, from the day you publish until the event begins.
staff-event-continue = Save and check
staff-event-save-draft = Save as a draft
staff-event-save-published = Save the changes
staff-event-discard = Leave without saving
staff-event-copied = Filled in from "{ $title }". Choose the new date.

## Venue fields and pages
staff-venues-page = Places
staff-venues-lead = Fill in a place once and use it for every event.
staff-venues-new = New place
staff-venues-none = No place is in the list yet.
staff-venue-new-page = New place
staff-venue-edit-page = Edit the place
staff-venue-name = Name of the place
staff-venue-street = Street and number
staff-venue-city = City
staff-venue-region = State
staff-venue-region-hint = Two letters, such as CA.
staff-venue-postal = ZIP code
staff-venue-access = How to get in, in { $language }
staff-venue-access-hint = Step-free entrance, parking, bus stop.
staff-venue-zone = Time zone (optional)
staff-venue-zone-hint = Only when the place is in another zone than the department, such as America/Phoenix.
staff-venue-save = Save the place
staff-venue-no-access = How to get in is missing
staff-venue-saved = The place is saved.
staff-venue-effect = A change shows on every page of an event at this place. Nobody is written to. To move an event, choose another place in the event.

## Officer fields and pages
staff-officers-page = Officers
staff-officers-lead = Public pages name an officer only in the form the officer chose.
staff-officers-new = New officer
staff-officers-none = No officer is in the list yet.
staff-officer-new-page = New officer
staff-officer-edit-page = Edit the officer
staff-officer-rank = Rank or role
staff-officer-given = First name
staff-officer-family = Last name
staff-officer-form = How the name stands on public pages
staff-officer-form-rank-and-name = Rank, first and last name
staff-officer-form-name = First and last name
staff-officer-form-first-name = First name only
staff-officer-form-none = No name
staff-officer-languages = Languages spoken at events
staff-officer-public = The officer agreed to be named on public pages
staff-officer-save = Save the officer
staff-officer-shown = On public pages: { $name }
staff-officer-hidden = Not named on public pages
staff-officer-speaks = Speaks { $languages }
staff-officer-stale = The officer or a colleague changed this while you were typing. Now it says: { $entry }. { $now }. How the name is shown and the languages are set to that; the rest is what you typed. Look at it, then save again.
staff-officer-saved = The officer is saved.

## Check page before publishing
staff-check-page = Check before you publish
staff-check-lead = This is what people will read.
staff-check-when = When
staff-check-where = Where
staff-check-kind = Kind
staff-check-access = Getting in
staff-check-places = Room for
staff-check-places-open = Everybody can come
staff-check-officers = Officers
staff-check-officers-none = None named
staff-check-officers-unnamed = { $count ->
    [one] and 1 officer who is not named
   *[other] and { $count } officers who are not named
}
staff-check-rsvps = Saying yes
staff-check-rsvps-open = From the day you publish until the event begins
staff-check-rsvps-from = From { $from } until the event begins
staff-check-rsvps-until = From the day you publish until { $until }
staff-check-rsvps-window = From { $from } until { $until }
staff-check-text = Text in { $language }
staff-check-text-missing = Not written yet
staff-check-stops = Fix this first
staff-check-asks = Look at this again
staff-check-fine = Nothing is missing.
staff-check-anyway = I have looked at it. Publish it as it is.
staff-check-anyway-missing = Tick the box if you want to publish it as it is, or go back and edit.
staff-check-publish = Publish
staff-check-edit = Back to edit
staff-check-effect = The page and the calendar show it within a minute. The address of the page stays the same for ever.
staff-check-blocked = You can publish once the points above are fixed.
staff-finding-lead = There is no sentence in { $language } about what happens there.
staff-finding-title = There is no title in { $language }.
staff-finding-status-in-title = The title says "{ $word }". The state of an event is not part of its title.

## The event's own page
staff-event-page = Event
staff-event-public = See the public page
staff-event-published-saved = The event is published.
staff-event-draft-saved = The draft is saved.
staff-event-changed-saved = The changes are saved.
staff-event-told = { $count ->
    [0] Nobody had to be written to.
    [one] We are writing to 1 address.
   *[other] We are writing to { $count } addresses.
}
staff-event-rsvp-totals = Who is coming
staff-total-heads = People coming
staff-total-parties = Groups coming
staff-total-capacity = Room for
staff-total-left = Room left for
staff-total-waiting = People waiting
staff-total-withdrawn = Groups that withdrew
staff-total-over = Too many by
staff-total-over-lead = { $heads ->
    [one] We said yes to 1 person more than there is room for. Nobody is taken off the list; new people wait until there is room.
   *[other] We said yes to { $heads } people more than there is room for. Nobody is taken off the list; new people wait until there is room.
}
staff-total-no-capacity = No limit
staff-total-privacy = You see counts only. Names and addresses stay closed.
staff-event-facts = The facts
staff-event-actions = What you can do
staff-event-action-edit = Edit
staff-event-action-publish = Check and publish
staff-event-action-cancel = Cancel this event
staff-event-action-postpone = Postpone, no new date yet
staff-event-action-new-date = Set the new date
staff-event-action-article = Write the article
staff-event-action-open-article = Open the article
staff-event-action-copy = Make a copy for another day
staff-event-topics-heading = What people want to talk about
staff-event-topics-none = Nothing yet.
staff-event-history = History
staff-event-history-none = Nothing yet.
staff-event-reason = Reason given
staff-event-was = Was: { $before }
staff-event-undo = Undo
staff-event-undo-lead = Until { $time } you can undo this. The people who were told then get a correction.
staff-event-undone = It is as it was before.

## Cancelling and postponing
staff-cancel-page = Cancel this event
staff-cancel-reason = Why? One sentence that everybody can read
staff-cancel-reason-hint = It stands on the page, in the mail and in the calendar. For example: The café has no power today.
staff-cancel-told = { $addresses ->
    [0] Nobody left an address, so no mail goes out.
    [one] We write to 1 address at once.
   *[other] We write to { $addresses } addresses at once.
}
staff-cancel-parties = { $parties ->
    [0] Nobody has said yes or is waiting.
    [one] 1 group said yes or is waiting, { $heads ->
        [one] 1 person in all.
       *[other] { $heads } people in all.
    }
   *[other] { $parties } groups said yes or are waiting, { $heads } people in all.
}
staff-cancel-silent = { $parties ->
    [one] 1 group left no address. The page and the calendar tell them.
   *[other] { $parties } groups left no address. The page and the calendar tell them.
}
staff-cancel-effect = The page stays and says that the event is cancelled. Everybody sees it within a minute.
staff-cancel-button = Cancel this event
staff-cancel-button-told = { $addresses ->
    [one] Cancel and tell 1 address
   *[other] Cancel and tell { $addresses } addresses
}
staff-cancel-keep = Keep the event
staff-cancel-instead = Only the date is gone? Postpone it instead
staff-cancelled-saved = The event is cancelled.
staff-postpone-page = Postpone this event
staff-postpone-effect = The page stays and says that a new date will come. Nobody can say yes until then. People who did keep their place.
staff-postpone-button = Postpone this event
staff-postpone-button-told = { $addresses ->
    [one] Postpone and tell 1 address
   *[other] Postpone and tell { $addresses } addresses
}
staff-postpone-instead = There is a new date already? Edit the event
staff-postponed-saved = The event is postponed.

## Articles
staff-articles-page = Articles
staff-articles-lead = What came of an event, for those who were there and those who were not.
staff-articles-new = New article
staff-articles-none = There is no article yet.
staff-article-new-page = New article
staff-article-edit-page = Edit the article
staff-article-event = About the event
staff-article-event-none = No event
staff-article-event-fixed = About { $event }
staff-article-byline = Written by
staff-article-byline-hint = As it stands under the title. The name of the department is fine.
staff-article-title = Title in { $language }
staff-article-body = Text in { $language }
staff-article-body-hint = Empty line: new paragraph. ## before a line: heading. * before a line: list. **bold**. [words](https://address): link.
staff-article-save = Save the draft
staff-article-save-published = Save the changes
staff-article-preview = Save and preview
staff-article-preview-heading = Preview
staff-article-preview-lead = This is how it looks to readers.
staff-article-publish = Publish …
staff-article-language-details = Text in { $language }
staff-article-state-draft = Draft
staff-article-state-published = Published { $date }
staff-article-edited = Last saved { $date }
staff-article-saved = The draft is saved.
staff-article-changed = The changes are saved.
staff-article-public = See the public page
staff-article-lead-published = This article is published. Changes show at once; no mail is sent again.
staff-lint-heading = Check these dates
staff-lint-lead = The weekday and the date do not fit together.
staff-lint-line = "{ $found }". { $date } is a { $weekday }.
staff-lint-write = Write: { $suggestion }
staff-lint-in = In the { $language } text:
staff-article-check-page = Publish the article
staff-article-check-lead = This is what people will read.
staff-article-check-told = { $addresses ->
    [0] Nobody asked to get it by mail.
    [one] 1 person asked to get it by mail. Each gets it once.
   *[other] { $addresses } people asked to get it by mail. Each gets it once.
}
staff-article-check-publish = Publish
staff-article-check-publish-told = { $addresses ->
    [one] Publish and mail it to 1 person
   *[other] Publish and mail it to { $addresses } people
}
staff-article-check-edit = Back to edit
staff-article-check-byline = Written by { $byline }
staff-article-published-saved = The article is published.
staff-finding-article-title = There is no title yet.
staff-finding-article-body = There is no text yet.
staff-finding-article-early = The event is not over yet. Publish the article after it.

## Log
staff-log-page = Log
staff-log-lead = Who did what, and when. Nothing in it can be changed.
staff-log-none = Nothing is in the log yet.
staff-log-older = Older
staff-log-newer = Newer
staff-log-system = Cuppa
staff-log-zone = Times are in { $zone }.
staff-audit-event-created = Made an event
staff-audit-event-edited = Changed an event
staff-audit-event-published = Published an event
staff-audit-event-cancelled = Cancelled an event
staff-audit-event-postponed = Postponed an event
staff-audit-event-undone = Undid the last step on an event
staff-audit-event-closed = Closed an event
staff-audit-event-imported = Brought in an event
staff-audit-venue-created = Added a place
staff-audit-venue-edited = Changed a place
staff-audit-officer-created = Added an officer
staff-audit-officer-edited = Changed an officer
staff-audit-article-created = Began an article
staff-audit-article-edited = Changed an article
staff-audit-article-published = Published an article
staff-audit-staff-invited = Invited somebody
staff-audit-staff-password-set = Set a password
staff-audit-staff-signed-in = Signed in
staff-audit-staff-signed-in-by-link = Signed in with a one-time link
staff-audit-staff-signed-out = Signed out
staff-audit-department-added = Made the department
staff-audit-department-closed = Closed the department
staff-audit-department-opened = Opened the department again
staff-audit-residents-forgotten = Deleted what residents had written

## What is wrong with a field
staff-error-kind = Choose the kind of event.
staff-error-title = Write a title.
staff-error-title-long = Make the title shorter: at most { $max } characters.
staff-error-text-long = Make this shorter: at most { $max } characters.
staff-error-text-required = Fill this in.
staff-error-characters = This holds characters that cannot be shown, such as line breaks or control signs. Type it again.
staff-error-date = Choose a date.
staff-error-date-shape = Write the date as year-month-day, such as 2027-06-02.
staff-error-start = Write when it begins.
staff-error-end = Write when it ends.
staff-error-time-shape = Write the time with hours and minutes, such as 15:00.
staff-error-end-before-start = The end has to be after the start.
staff-error-too-long = An event can last 24 hours at most.
staff-error-start-skipped = There is no { $time } on { $date }: the clocks are set forward that night. Choose an earlier or a later start.
staff-error-end-skipped = There is no { $time } on { $date }: the clocks are set forward that night. Choose an earlier or a later end.
staff-error-start-twice = { $time } comes twice on { $date }: the clocks are set back that night. Say below which one you mean.
staff-error-venue = Choose a place, or add a new one.
staff-error-venue-name = Write the name of the place.
staff-error-venue-street = Write the street and number.
staff-error-venue-city = Write the city.
staff-error-venue-region = Write the state.
staff-error-venue-postal = Write the ZIP code.
staff-error-zone = Nobody knows the time zone "{ $zone }". Write one such as America/Phoenix.
staff-error-capacity = Write how many people there is room for, such as 40, or leave it empty.
staff-error-officer-name = Write the officer's first name.
staff-error-officer-family = Write the officer's last name, or choose below to show only the first name.
staff-error-officer-form = Choose how the name stands on public pages.
staff-error-choice = Choose one from the list.
staff-error-window-shape = Choose a day and a time.
staff-error-window-order = This has to be after the time people can begin to say yes.
staff-error-window-late = This has to be before the event ends.
staff-error-reason = Write one sentence that says why.
staff-error-byline = Write who wrote it.
staff-error-article-title = Write a title.
staff-error-article-body = Write the text.
staff-error-email = Write your email, such as name@example.org.
staff-error-password = Write your password.
staff-error-version = { $name } saved this while you were editing. What you typed is still here. Open the page in a second tab, compare, and save again.
staff-error-version-nobody = Somebody saved this while you were editing. What you typed is still here. Open the page in a second tab, compare, and save again.
