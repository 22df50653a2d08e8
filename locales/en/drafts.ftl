# Drafts: publishing later, two people at one form, copying the last event.

schedule-heading = Publish later
schedule-hint = Cuppa looks at the facts once more at that time. If something has to be fixed by then, it does not publish and says so on the list of events.
schedule-date = Day
schedule-time = Time
schedule-zone = On the clock of the department: { $zone }.
schedule-button = Publish at this time
schedule-cancel = Do not publish by itself
schedule-forget = Take this note away
schedule-set = This will be published by itself on { $when }. { $name } set the time.
schedule-stopped = This was not published on { $when }: the check found something to look at. { $name } had set the time.
schedule-check-link = See what was found
schedule-saved = The time is set. The event is published by itself.
schedule-ended = The event is a draft again. Nothing is published by itself.
schedule-error-date = Choose the day on which it is published.
schedule-error-time = Choose the time at which it is published.
schedule-error-skipped = There is no { $time } on { $date }: the clocks are set forward that night. Choose an earlier or a later time.
schedule-error-past = This time has passed. Choose a later one, or publish now.
schedule-error-after-start = The event has begun by then. Choose a time before it begins.
staff-audit-event-scheduled = Set when an event is published
staff-audit-event-unscheduled = Took away the time at which an event was to be published
staff-audit-event-published-on-time = Published at the time that was set
staff-audit-event-not-published = Not published at the time that was set: the check found something
schedule-change-link = Change the time, or publish now
publish-error-version = Somebody changed this event after this page was opened. Read it once more as it is now, then publish.

merge-page = Two people changed this event
merge-lead = { $name } saved this event on { $when }, while you were editing it.
merge-kept = Nothing you typed is lost. Choose for each field what stays, then save. All other fields are the same on both sides.
merge-now = As it is now
merge-typed = What you typed
merge-both = You both changed this.
merge-theirs = You had not changed this; somebody else did.
merge-yours = Only you changed this.
merge-empty = (nothing)
merge-occurrence-first = the first of the two
merge-occurrence-second = the second of the two
merge-new-venue = A new place: { $place }
merge-leave = Leave it as it is now

copy-last = Copy the last event
copy-heading = Copy another event
copy-lead = Everything but the date and the start is filled in from it.
copy-event = Event
copy-button = Fill in
copy-filled = Filled in from "{ $title }". Only the date and the start are missing.
copy-end-hint = Left empty, it lasts as long as the one it is copied from: { $length }.
copy-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
copy-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
copy-hours-minutes = { $hours } and { $minutes }

preview-note = This is a preview. Nobody else sees this page yet, and its buttons lead nowhere until it is published.
preview-page = See the page in { $language }
preview-entry = See the calendar entry in { $language }

# The check held publishing back, by mail to whoever set the time
mail-publish-held-subject = Not published: { $title }
mail-publish-held-heading = { $title } was not published
mail-publish-held-intro = You had set { $title } to be published by itself on { $when }. The check found something first, so it stays a draft and nobody outside sees it.
mail-publish-held-found = What the check finds
mail-publish-held-one = Point { $number }
mail-publish-held-clash = Another event is at the same place, or has the same officers, at the same time.
mail-publish-held-mended = It was put right in the meantime: the check finds nothing any more.
mail-publish-held-next = Look at the check page, put it right there or in the form, then publish it or set a new time.
mail-publish-held-open = Open the check page
mail-foot-publish-held = You get this because you set a time of publishing in the staff pages of { $department }.
staff-mail-kind-publish-held = Publishing held back

preview-mail = See the mail in { $language }
preview-mail-page = The mail this event will cause
preview-mail-lead = To a made-up reader. Nothing is sent; links that will hold a reader's own secret lead nowhere here. Subscribers get news only if they asked for events like this one.
preview-mail-from = From
preview-mail-subject = Subject
preview-mail-html = See it as a mail program shows it: { $letter }
preview-mail-back = Back to the check page
