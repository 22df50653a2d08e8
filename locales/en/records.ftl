## Records: history of pages, export, holds, retention, the log's filter

staff-audit-topics-viewed = Looked at what residents wrote they would like to talk about
staff-audit-assignment-viewed = Looked at why officers cannot come
staff-audit-people-viewed = Looked at the list of people
staff-audit-officer-viewed = Looked at an officer's own address
staff-audit-officer-address-set = Set where an officer's assignments are mailed to
staff-audit-officer-address-removed = Took away where an officer's assignments are mailed to
staff-audit-records-exported = Took records out
staff-audit-records-attendance-exported = Took records out, with the attendance list
staff-audit-version-begun = Cuppa began to keep versions of this page

# History
records-history-page = History: { $title }
records-history-lead = Every version residents could read, the latest first: who changed it, when, and what it said before.
records-history-none = Residents have not seen this page yet, so there is no version.
records-history-link = Every public version, word for word
records-version = Version { $number }
records-before = Before:
records-after = Then:
records-gone = Taken out.
records-open = The page as it was
records-back-event = Back to the event
records-back-article = Back to the story

# A past version
records-page-title = Record of a past version: { $title }, version { $number }
records-page-heading = Record of a past version
records-page-lead = This is what the public page said from this moment on. It is kept as a record and may not be true any more.
records-page-which = Version { $number } of { $of }
records-page-hash = Check sum of this version:

records-date-and-time = { $day }, { $time }
records-field-in = { $field } ({ $language })
records-field-when = When
records-field-title = Title
records-field-state = State
records-field-reason = Reason
records-field-lead = Introduction
records-field-body = Text
records-field-start = Start
records-field-end = End
records-field-zone = Time zone
records-field-starts-at = Moment of the start
records-field-ends-at = Moment of the end
records-field-previous-start = Date before it was moved
records-field-venue = Place
records-field-address = Address
records-field-access = Getting in
records-field-previous-venue = Place before it was moved
records-field-rain-plan = Plan for rain
records-field-rain-since = Plan for rain in use since
records-field-kind = Kind
records-field-officers = Officers named
records-field-spoken = Languages spoken
records-field-late-minutes = Minutes late
records-field-topics = Topics
records-field-capacity = Seats
records-field-rsvp-opens-at = RSVPs open
records-field-rsvp-closes-at = RSVPs close
records-field-byline = By
records-field-about = Event it is about
records-field-published-at = Published
records-field-raised = What came up
records-field-promised = Promised
records-field-kept = Promises kept
records-field-dropped = Promises dropped

# Taking records out
records-nav = Records
records-title = Records
records-lead = What the department has on record about its events, for whoever asks for it.
records-retention-link = What is kept, and for how long
records-log-link = The log
records-export = Take records out
records-export-lead = You get one ZIP file: events, stories, numbers, the log and what became of mail as tables (CSV) and as JSON, every version of every page, and a list of check sums. Addresses of residents are never in it. The log notes who took it.
records-limit = One file holds up to { $events } events and { $rows } rows.
records-event = One event
records-event-hint = Or leave this and give days below.
records-event-none = No single event
records-from = From this day
records-to = To this day
records-attendance = With the attendance list
records-attendance-hint = Names and sizes of parties, for as long as they are kept. Only when the request asks for them.
records-attendance-not = The attendance list is not in it: an administrator can take it out.
records-send = Make the file
records-choose = Choose one event, or give a first and a last day.
records-not-both = Choose one event or give days, not both.
records-day-missing = Give this day as well.
records-day-wrong = Give the day as year, month and day, such as 2026-12-31.
records-days-backwards = The last day is before the first.
records-too-much = That is more than one file holds ({ $events } events, { $rows } rows). Choose fewer days.
records-nothing = Nothing is on record for these days.

# Holds
records-holds = Legal holds
records-holds-none = No event is on hold.

# Retention
records-retention-title = What is kept, and for how long
records-retention-lead = Of each kind of record: how long it is kept, how much there is, and what goes next.
records-retention-caption = Kinds of records
records-column-what = What
records-column-long = How long
records-column-rows = How much
records-column-next = What goes next
records-kept-rsvps = RSVPs: head counts, and names, addresses and notes where given
records-kept-wishes = What residents would like to talk about
records-kept-access_requests = What residents need to take part
records-kept-unconfirmed_subscriptions = Subscriptions nobody confirmed
records-kept-stopped_subscriptions = What is left of stopped subscriptions
records-kept-close_out_notes = Notes of close-outs, and names of who owned a promise
records-kept-venue_contacts = Contacts of places
records-kept-mail = Recipients and wording of mail
records-kept-officer_addresses = Officers' own addresses
records-kept-events = Events
records-kept-articles = Stories
records-kept-numbers = Numbers of RSVPs that were deleted
records-kept-versions = Versions of public pages
records-kept-audit = The log
records-days-event = { $days ->
    [one] 1 day after the event
   *[other] { $days } days after the event
}
records-days-subscription = { $days ->
    [one] 1 day after it was asked for or stopped
   *[other] { $days } days after it was asked for or stopped
}
records-days-place = { $days ->
    [one] 1 day after it was written and after the last event there
   *[other] { $days } days after it was written and after the last event there
}
records-days-mail = { $days ->
    [one] 1 day after it was sent or given up
   *[other] { $days } days after it was sent or given up
}
records-for-good = For good
records-until-removed = Until it is taken away
records-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
records-held = { $count ->
    [one] 1 of them is on hold
   *[other] { $count } of them are on hold
}
records-oldest = The oldest: { $when }
records-next = { $count ->
    [one] 1 row goes on { $when }.
   *[other] { $count } rows go on { $when }.
}
records-next-now = { $count ->
    [one] 1 row is due and goes within the hour.
   *[other] { $count } rows are due and go within the hour.
}
records-next-none = Nothing is waiting to go.
records-next-never = Nothing goes.
records-receipts = What was deleted
records-receipts-lead = One line for each deletion: how much, by which rule. About whom is not kept.
records-receipts-none = Nothing has been deleted yet.
records-receipt = { $amount ->
    [one] 1 row deleted: { $what }
   *[other] { $amount } rows deleted: { $what }
}
records-back = Back to records

# The log's filter
records-filter = Show only
records-filter-who = Who
records-filter-kind = About
records-filter-event = Event
records-filter-any = All
records-filter-service = Cuppa itself
records-filter-send = Show
records-filter-none = Nothing in the log fits.
records-family-access = Requests for access
records-family-article = Stories
records-family-assignment = Officers' answers
records-family-counts = Counts that were taken out
records-family-department = Settings of the department
records-family-event = Events
records-family-kind = Kinds of events
records-family-mail = Mail
records-family-officer = Officers
records-family-records = Records that were taken out
records-family-residents = Deletions
records-family-series = Series
records-family-staff = People and signing in
records-family-suppression = Addresses that get no mail
records-family-topics = What residents wrote
records-family-venue = Places
records-family-version = Versions

# Inside the file
records-readme-heading = Records of { $department }
records-readme-event = About the event “{ $event }”.
records-readme-days = About the days { $from } to { $to }.
records-readme-made = Made on { $when } ({ $utc }) by { $who }.
records-readme-attendance = The attendance list is in it: names of residents stand in attendance.csv and attendance.json.
records-readme-no-attendance = No resident is named in it.
records-readme-mail = The lines about mail name no recipient.
records-readme-times = Instants are in UTC and, in the columns that end in _local, where the department is ({ $zone }).
records-readme-head = The log of the installation had { $rows } rows then; the last check sum was { $hash }. “cuppa audit verify --head” finds out later whether the log still holds it.
records-readme-sums = SHA256SUMS holds the check sum of every other file: “sha256sum --check SHA256SUMS”.
records-readme-guard = In the tables an apostrophe stands before a cell that a spreadsheet would take for a formula.
