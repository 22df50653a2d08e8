# Series: events that come again. A rule reads on after "every date of it is …": it begins small.

## The rule in words
series-every-week = every { $days }
series-every-weeks = every { $every } weeks on { $days }
series-every-month = every { $days } of the month
series-every-months = every { $every } months on the { $days }
series-by-date = on day { $day } of every month
series-by-date-months = on day { $day }, every { $every } months
series-by-date-skips = { $rule } (months without this day are skipped)
series-every-year = every year on the { $day } of { $month }
series-nth-first = first { $weekday }
series-nth-second = second { $weekday }
series-nth-third = third { $weekday }
series-nth-fourth = fourth { $weekday }
series-nth-last = last { $weekday }
series-and = { $list } and { $last }
series-bounds = { $rule }, from { $start } to { $until }
series-left-out = Not on { $dates }.
series-holidays-out = Not on the department's holidays.

## On the page of an event
series-part-of = Part of a series: { $rule }
series-more-dates = More dates
series-next = The next dates:

## On staff pages
series-page = Series
series-held = Held { $rule }.
series-tag = Series
series-open = See the whole series
series-of-event = This event is part of a series: { $rule }.
series-of-event-by-hand = This event is part of a series, but it was changed by hand. Changes of the series leave it as it is.
series-repeat = Repeat this event
series-published = Published
series-draft = Draft
series-draft-lead = The dates of this series are drafts. Nobody outside sees them yet.
series-publish = Publish all drafts
series-publish-effect = Every draft still to come becomes public, and dates that are made later are public at once.
series-publish-stopped = These drafts have to be mended first. The others can be published.
series-ahead = Dates are made up to 18 months ahead. Later ones follow by themselves.
series-upcoming = Coming up
series-none-upcoming = No date is to come.
series-past = Dates that were
series-not-made = Dates that were passed by
series-mark-by-hand = Changed by hand
series-mark-own-day = Stands for { $date }
series-mark-gone = Its date left the series
series-change-dates = Change the dates
series-change-events = To change the time, the place or the text, edit one of the events and choose how far the change reaches.
series-end = End the series
series-end-last = The last day on which it is held
series-end-hint = You see what is called off before anything happens.
series-end-look = See what happens

## The form of a rule
series-new-page = Repeat this event
series-rule-page = Change the dates of the series
series-form-lead = You see every date before anything is made.
series-form-lead-change = You see what happens to every date before anything changes.
series-kinds = How it comes again
series-kind-monthly = On weekdays of the month
series-kind-weekly = Every week
series-kind-date = On a day of the month
series-kind-yearly = Once a year
series-kind-national = National Coffee with a Cop Day
series-kind-national-lead = The first Wednesday of October, every year.
series-nth = Which one
series-weekday = Weekday
series-nth-word-first = First
series-nth-word-second = Second
series-nth-word-third = Third
series-nth-word-fourth = Fourth
series-nth-word-last = Last
series-second-day = And a second day (you can leave it empty)
series-no-second = None
series-month = Month
series-weekdays = Weekdays
series-day = Day of the month, 1 to 31
series-day-hint = Months without this day are skipped.
series-step-weeks = Every how many weeks
series-step-months = Every how many months
series-step-hint = 1 is every time, 2 is every second time.
series-starts = Begins on
series-starts-hint = The first date that fits, on this day or later.
series-ends = How it ends
series-ends-until = On a last day
series-ends-count = After a number of times
series-until = Last day
series-count = How many times
series-bound-hint = A series lasts at most five years.
series-left-out-field = Dates to leave out
series-left-out-hint = One on each line, such as 2027-07-04 or 7/4/2027.
series-skip-holidays = Leave out the department's holidays
series-from = From when the new dates hold
series-from-all = For every date still to come
series-from-date = From { $date } on
series-look = See the dates
series-discard = Leave without saving

## Choosing how far an edit reaches
series-reach = What do you want to change?
series-reach-hint = You see every event that changes before anything happens.
series-reach-one = Only this date
series-reach-following = This date and all that follow
series-reach-all = All dates still to come

## What will happen
series-preview-new-page = These dates will be made
series-preview-page = This will change
series-preview-lead = Nothing has happened yet.
series-preview-own = "{ $title }" on { $when } is the first of them.
series-preview-not-own = "{ $title }" on { $when } does not fall on these dates. It stays as it is and is not part of the series.
series-preview-public = They are public at once, as this event is.
series-preview-drafts = They are drafts. You can publish them together afterwards.
series-preview-more = The series goes on to { $until }. Dates are made up to 18 months ahead; later ones follow by themselves.
series-preview-dated = A text names a date: "{ $date }". It would stand on every one of these events.
series-preview-zone = Times are in { $zone }.
series-preview-nothing = Nothing would change.
series-preview-lines = Date by date
series-preview-told = { $addresses ->
    [0] No address is told.
    [one] 1 address is told.
   *[other] { $addresses } addresses are told.
}
series-sum-made = { $count ->
    [one] 1 event is made
   *[other] { $count } events are made
}
series-sum-edited = { $count ->
    [one] 1 event is changed
   *[other] { $count } events are changed
}
series-sum-called-off = { $count ->
    [one] 1 event is cancelled
   *[other] { $count } events are cancelled
}
series-sum-removed = { $count ->
    [one] 1 draft is removed
   *[other] { $count } drafts are removed
}
series-sum-stays = { $count ->
    [one] 1 event stays as it is
   *[other] { $count } events stay as they are
}
series-step-make = New
series-step-edit = Changes
series-step-call-off = Is cancelled
series-step-remove = Is removed
series-step-stay = Stays
series-step-by-hand = Stays, changed by hand
series-step-no-such-time = Cannot be
series-becomes = Becomes: { $when }
series-new-place = Another place
series-other-facts = Text, officers or other facts
series-line-told = { $addresses ->
    [0] No address is told
    [one] 1 address is told
   *[other] { $addresses } addresses are told
}
series-reason = Why are dates cancelled?
series-reason-hint = One sentence. People read it on the page and in their mail.
series-make = { $count ->
    [one] Make 1 event
   *[other] Make { $count } events
}
series-start-only = Begin the series
series-do = Do this
series-back-to-form = Change something
series-clock-start = There is no { $time } on { $date }: the clocks are set forward that night. Choose another time, or leave out this date.
series-clock-end = There is no { $time } on { $date }, when it would end: the clocks are set forward that night. Choose another time, or leave out this date.
series-changed-meanwhile = Somebody changed the series or one of its events since you saw this. Look at it again.
series-saved-made = The series has begun.
series-saved-changed = The series is changed.
series-saved-published = The drafts are published.

## Sentences about fields
series-error-nth = Choose which one and which weekday.
series-error-second = Choose both for the second day, or none.
series-error-weekdays = Choose at least one weekday.
series-error-day = Write a number from 1 to 31.
series-error-month = Choose a month.
series-error-every = Write a number from 1 to 12.
series-error-starts = Choose the day the series begins.
series-error-starts-cut = Choose a day on or after { $date }, where the new dates begin.
series-error-until = Choose the last day.
series-error-until-before = The last day is before the first.
series-error-too-long = A series lasts at most five years. Choose a day up to { $date }.
series-error-count = Write a number from 1 to 1000.
series-error-many = Within five years this comes only { $count } times. Write a smaller number.
series-error-no-date = No date fits. Choose other days, or a later last day.
series-error-left-out = We cannot read "{ $text }" as a date. Write it like 2027-07-04.
series-error-left-out-many = Leave out at most 200 dates.
series-error-date-of-edit = The date of one event cannot be changed for the others. Change the dates of the series on its own page, or choose "Only this date".
series-error-last = Choose a day.

## The log
staff-audit-series-created = Began a series
staff-audit-series-edited = Changed a series
staff-audit-series-split = Split a series in two
staff-audit-series-extended = Made the next dates of a series
staff-audit-series-published = Published a series
staff-audit-event-removed = Removed a draft of a series
staff-audit-department-holidays-set = Changed the department's holidays
