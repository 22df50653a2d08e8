# What the fact check says before something is published, and the corrections to click.

facts-past = The start has passed. Choose a date that is still to come.
facts-soon = It starts in less than a day. Few people will hear of it in time.
facts-no-access = The page does not say how to get in: step-free entrance, parking, bus.
facts-no-officers = No officer is named. People like to know whom they will meet.
facts-no-text = There is no text in { $expected } yet.
facts-no-contact = People cannot ask a question: there is no telephone number and no mail address, neither of the department nor in the text.
facts-clock-change = The clocks change that night. Check that the hour is right.
facts-holiday = { $expected } is a public holiday here. Check that the day is right.
facts-venue-hours = The place is not open all that time. Its hours are { $expected }.
facts-old-translation = The text in { $expected } is older than the other one. Check that both say the same.
facts-weekday = The text says "{ $words }", but that day is a { $weekday }.
facts-no-such-day = No calendar has "{ $words }".
facts-year = The text says "{ $words }". The event is on { $expected }.
facts-date = The text says "{ $words }". The event is on { $expected }.
facts-other-day = The text says "{ $words }". The event is on { $expected }.
facts-relative-day = "{ $words }" is right on one day only. People read this page for weeks.
facts-start-time = The text says "{ $words }". The event starts at { $expected }.
facts-end-time = The text says "{ $words }". The event ends at { $expected }.
facts-half-of-day = The text says "{ $words }". The event is at { $expected }.
facts-zone-name = The text says "{ $words }". On that day clocks there show { $expected }.
facts-officer = The text names { $expected }, who is not on the event.
facts-officer-unnamed = The text names { $expected }, who chose not to be named like this in public.
facts-venue = The text says "{ $words }". The event is at { $expected }.
facts-street-number = The text says "{ $words }". The address is { $expected }.
facts-places = The text says "{ $words }". The event has room for { $expected }.
facts-no-alt-text = This picture has no words for people who do not see it. Write between the square brackets what it shows.

facts-where = { $field }, { $language }
facts-field-title = Title
facts-field-lead = In short
facts-field-body = Text
facts-field-rain_plan = If it rains

facts-fix-words = Write "{ $new }"
facts-fix-officer = Add { $name } to the event
facts-fix-venue = Move the event to { $name }
facts-fix-capacity = Make room for { $seats }
facts-stale = This was changed in the meantime. What you see now is the newest version; nothing was corrected yet.

# Lines of an import.
facts-line-past = Left as a draft: the start has passed.
facts-line-weekday = Left as a draft: "{ $words }" does not fall on that weekday.
facts-line-no-such-day = Left as a draft: no calendar has "{ $words }".
facts-line-year = Left as a draft: the text says "{ $words }", another year than the event's.
facts-line-date = Left as a draft: the text says "{ $words }", another date than the event's.
facts-line-start-time = Left as a draft: the text says "{ $words }", another start than the event's.
facts-line-end-time = Left as a draft: the text says "{ $words }", another end than the event's.
facts-line-half-of-day = Left as a draft: the text says "{ $words }", the wrong half of the day.

facts-venue-hours-label = Open (if the place has opening hours)
facts-venue-hours-hint = We tell you when an event does not fit. Like this: Mon-Fri 7:00-15:00; Sat 8:00-12:00. Hours from 0:00 to 24:00.
facts-error-hours = We cannot read "{ $part }". Write days and hours like this: Mon-Fri 7:00-15:00; Sat 8:00-12:00.
