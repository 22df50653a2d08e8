# Moving events in and out: the import's answer, line by line, and the page for it. The commands say the same.

## What became of a line
exchange-created = created as a draft
exchange-published = created and published
exchange-changed = changed: { $fields }
exchange-unchanged = unchanged
exchange-cancelled = called off
exchange-refused = refused
exchange-new-place = The place is new here.
exchange-in-column = Column { $column }: { $sentence }
exchange-line = Line { $line }
exchange-untitled = no title

exchange-field-start = start
exchange-field-end = end
exchange-field-place = place
exchange-field-title = title
exchange-field-lead = lead
exchange-field-body = text
exchange-field-rain-plan = rain plan
exchange-field-kind = kind
exchange-field-capacity = seats

## Worth knowing
exchange-note-no-zone = The time names no zone; { $zone } was taken.
exchange-note-zone = The zone “{ $raw }” was taken for { $zone }.
exchange-note-past = Dates that are over are left out.
exchange-note-later = It goes on; the dates of the next { $years } years were taken.
exchange-note-shortened = The description was longer than a page takes and was cut.
exchange-note-column = Nobody reads the column “{ $column }”.

## Why not, and what to do
exchange-why-large = The file is larger than 1 MiB. Export a shorter time and import the parts.
exchange-why-not-text = The file is not UTF-8 text. Save it as UTF-8 and try again.
exchange-why-not-calendar = This is not a calendar: it has no BEGIN:VCALENDAR. Export it as .ics again.
exchange-why-many = More than { $most } events would come out of this file. Export a shorter time and import the parts.
exchange-why-nothing = There is no event in this file.
exchange-why-no-column = The first line names no column “{ $column }”. Start from the template.
exchange-why-unreadable = This entry cannot be read. Export it again, or enter the event by hand.
exchange-why-unended = The entry does not end: the file was cut off. Export it again.
exchange-why-entry-large = The entry is larger than 64 KiB. Shorten its description.
exchange-why-no-uid = It has no UID, so an import could not find it again. Add one.
exchange-why-uid-long = Its UID has more than { $max } characters. Give it a shorter one.
exchange-why-no-title = It has no title. Write one.
exchange-why-text-long = Too long: { $field }, at most { $max } characters. Shorten it.
exchange-why-no-start = It does not say when it starts. Add DTSTART.
exchange-why-no-end = It does not say when it ends, or lasts longer than two days. Add DTEND.
exchange-why-clock = “{ $raw }” is not a time between the years 2000 and 2199. Write one such as 20261201T100000.
exchange-why-whole-day = It lasts whole days. Write from when to when.
exchange-why-year = It lies outside the years 2000 to 2199. Check the date.
exchange-why-zone = Nobody knows the time zone “{ $raw }”. Write one such as America/Los_Angeles.
exchange-why-no-place = It does not say where. Add the place.
exchange-why-no-address = There is no place “{ $place }” yet and no address to make one from. Add the place under Places first, or write name, street, city, and state with postal code.
exchange-why-no-date = Its rule gives no date from today on, within the next five years. Nothing has to be done.
exchange-why-often = It repeats within a day. Enter one event for each time.
exchange-why-rule = Its rule uses { $part }, which is not followed here. Enter the dates one by one.
exchange-why-rule-long = The rules of this file take too long to follow. Enter the dates one by one.
exchange-why-future = It changes a date and all that follow. Export the calendar again with a rule of its own for them.
exchange-why-cell-date = Write the day as 2026-12-01.
exchange-why-cell-time = Write the time as 15:00 or 3 PM.
exchange-why-cell-language = Write en or es.
exchange-why-capacity = Write a number of seats from 1 to 100000, or leave it empty.
exchange-why-same = { $line ->
    [0] Another line speaks of the same event and was taken.
   *[other] Line { $line } has the same UID and was taken.
}
exchange-why-older = An import before this one was newer. Export the calendar again.
exchange-why-kind = There is no kind of event “{ $raw }” here. Write one of the kinds of the event form.
exchange-why-not-here = It is called off there and was never here. Nothing has to be done.
exchange-why-draft = It is called off there and still a draft here. Nobody saw it; leave it unpublished.
exchange-why-off = It is called off or closed here and cannot change any more. Enter a new event.
exchange-why-over = It is called off there but over here. Nothing has to be done.
exchange-why-skipped = The clocks skip { $time } on { $date }. Write another time.
exchange-why-twice = Clocks show { $time } twice on { $date }. Write first or second into the column occurrence.
exchange-why-backwards = It ends before it starts. Check both times.
exchange-why-too-long = It lasts longer than 24 hours. Enter one event for each day.

## In one line
exchange-sum = { $created } created, { $changed } changed, { $cancelled } called off, { $unchanged } unchanged, { $refused } refused.
exchange-sum-dry = Nothing was written. An import would give: { $created } created, { $changed } changed, { $cancelled } called off, { $unchanged } unchanged, { $refused } refused.
exchange-reason = The calendar this event came from says that it does not take place.

## The page
exchange-page = Import and export
exchange-lead = Bring in events from another calendar, or take everything with you. First you see what would happen; nothing is written before you say so.
exchange-import = Import
exchange-file = A calendar (.ics) or a table (.csv)
exchange-file-hint = At most 1 MiB and 2,000 events.
exchange-paste = Or paste its text here
exchange-look = Show what would happen
exchange-template = Get the template for a table
exchange-template-hint = Write one event in each line. Leave uid empty for new events.
exchange-export = Export
exchange-export-lead = Everything, past events too. No names, no addresses, nothing a resident wrote; only how many seats are taken.
exchange-export-ics = Calendar (.ics), without drafts
exchange-export-csv = Table (.csv)
exchange-export-json = All of it as JSON
exchange-missing = Choose a file or paste its text.
exchange-column-line = Line
exchange-column-event = Event
exchange-column-outcome = What happens
exchange-table-caption = The file, line by line
exchange-confirm = Import now
exchange-publish = Publish the new events at once
exchange-publish-hint = Events in the past, and those whose text contradicts the date or the hours, stay drafts. Changes of public events are published and mailed in any case.
exchange-again = Take another file
exchange-nothing-to-do = There is nothing to import in this file.
exchange-done-page = Imported
exchange-done-lead = New events are drafts until you publish them.
exchange-result-page = What would happen
exchange-result-lead = Nothing is written yet.

## Lists for programs
exchange-feed-events = Events of { $department }
exchange-feed-articles = Stories of { $department }
exchange-link-events = Events
exchange-link-articles = Stories
