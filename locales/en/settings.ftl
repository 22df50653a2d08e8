# What a department decides for itself: settings, holidays, kinds of events, topics, places.
settings-nav = Settings
settings-page = Settings of the department
settings-lead = What the department decides for itself. Each part is saved on its own, and the log says who changed it.
settings-none = None
settings-yes = Yes
settings-no = No
settings-days = { $days ->
    [one] One day
   *[other] { $days } days
}
settings-back = Back to the settings
settings-save = Save
settings-save-sure = Yes, save it
settings-saved = The settings are saved.
settings-effects = This is what will happen
settings-effects-sure = Nothing is saved yet. Save below when it is right.
settings-stale = Somebody else saved this while you were typing. What you typed is still here. Beside each field that differs stands what is saved now. Save again to put yours in its place.
settings-now = Saved now: { $value }
settings-now-empty = Saved now: empty
settings-now-other = Saved now: another choice
settings-part-identity = Name, zone and languages
settings-part-contact = How people reach you
settings-part-mail = Mail and reminders
settings-part-visits = Before people come
settings-part-look = Colors of the pages
settings-part-embedding = On the city's website
settings-part-keeping = How long things are kept
settings-name = Name of the department
settings-name-hint = It stands on every page, in every calendar and in every mail.
settings-city = City
settings-city-hint = The header of the public pages shows it.
settings-zone = Time zone
settings-zone-hint = Events are at this zone's clock unless their place is in another. Such as America/Los_Angeles.
settings-languages = Languages of the pages
settings-languages-hint = Residents can read the pages in each of them, and staff write texts in each.
settings-main-language = The department's own language
settings-main-language-hint = Texts in it have to be there, and whoever asks for no other language reads it.
settings-email = Public email address
settings-email-hint = The pages show it, and answers to our mail go there.
settings-phone = Telephone, not for emergencies
settings-phone-hint = The pages and the foot of each mail show it.
settings-emergency = Emergency number
settings-emergency-hint = The foot of each mail says to dial it in an emergency.
settings-postal = Postal address, on one line
settings-postal-hint = The foot of each mail shows it.
settings-sender = Our mail comes from
settings-sender-hint = An address within { $domain }, so that mail services believe it. Left empty, it is the address of this installation. Answers go to the public address either way.
settings-reminders = Reminders
settings-reminders-hint = How long before the start people who are coming are reminded: at most four times, 5 minutes to 14 days ahead. Left empty, nobody is reminded.
settings-reminder = Reminder { $n }
settings-unit = Unit of reminder { $n }
settings-unit-minutes = minutes before
settings-unit-hours = hours before
settings-unit-days = days before
settings-ahead-minutes = { $amount ->
    [one] One minute before
   *[other] { $amount } minutes before
}
settings-ahead-hours = { $amount ->
    [one] One hour before
   *[other] { $amount } hours before
}
settings-ahead-days = { $amount ->
    [one] One day before
   *[other] { $amount } days before
}
settings-replies = Calendar apps can answer
settings-replies-hint = Confirmations are invitations: who says no in a calendar app gives the seat back.
settings-replies-none = Calendar apps cannot answer here yet: whoever runs this installation has to set mail.reply_address first.
settings-when-full = When every seat is taken
settings-when-full-hint = What the pages of a full event say.
settings-when-full-waitlist = There is a waitlist
settings-when-full-come-anyway = Come anyway, we may run short; and there is a waitlist
settings-access-lead = Days ahead to ask for access
settings-access-lead-hint = Pages ask people to say this many days before what they need, such as an interpreter. Later wishes are still taken.
settings-keeping-lead = Numbers are days after an event. What is past its day is deleted within the hour; a legal hold on an event stops it.
settings-keep = RSVPs: address, name and note
settings-keep-hint = The form tells each resident the day.
settings-keep-topics = What neighbors would like to talk about
settings-keep-topics-hint = How often a topic was named stays.
settings-keep-access = What people need to take part
settings-keep-access-hint = Only the access desk reads it until then.
settings-officer-names = Officers' names on public pages
settings-officer-names-hint = Afterwards pages and calendars of the event name nobody.
settings-keep-venue = Whom to call at a place
settings-keep-venue-hint = Counted from the last event there.
settings-keep-close-out = Note of a close-out, names of who sees to a promise
settings-keep-close-out-hint = The note and who paid are deleted then. Head counts, ages, cost, topics and promises stay.
settings-effect-name = Every page, calendar and mail says "{ $new }" instead of "{ $old }". The addresses of the pages stay.
settings-effect-zone = { $events ->
    [0] No event ahead is in the zone of the department; new ones are in { $zone }.
    [one] One event ahead keeps the hour on its clock, now in { $zone }: 3 p.m. stays 3 p.m.
   *[other] { $events } events ahead keep the hour on their clocks, now in { $zone }: 3 p.m. stays 3 p.m.
}
settings-effect-told = Calendars are told of { $events ->
    [one] one event
   *[other] { $events } events
} that residents can see, and { $parties ->
    [0] nobody gets a mail
    [one] one party that is coming gets a mail
   *[other] { $parties } parties that are coming get a mail
}.
settings-effect-language-gone = Pages in { $language } are not offered any more. Texts in it stay stored.
settings-effect-language-new = Pages in { $language } are offered from now on. An event without a text in it shows the other text, marked as such.
settings-effect-language-main = The department's own language is { $language }: new texts in it have to be there.
settings-effect-longer = Residents who have already written to you were told an earlier day. With a larger number, what they gave is kept longer than they were promised.
settings-holidays = Holidays
settings-holidays-lead = Series that skip holidays are not held on these days, and we ask about an event on one before it is published. Dates that are made already stay.
settings-holidays-none = No holiday is in the list yet.
settings-holiday-new = One more day
settings-holiday-day = Day
settings-holiday-name = Name
settings-holiday-name-hint = Such as Labor Day. Staff see it.
settings-holiday-add = Add the day
settings-holiday-remove = Take { $day } away
settings-holiday-added = The day is in the list.
settings-holiday-removed = The day is not in the list any more.
settings-error-holiday = Write what the day is called.
settings-error-holidays = The list is full. Take days away that are over.
settings-error-name = Write the name of the department.
settings-error-language = Choose a language that is ticked above.
settings-error-email = Write an email address such as name@example.org, or leave it empty.
settings-error-emergency = Write what to dial in an emergency, such as 911.
settings-error-sender = Mail from there would not be believed. Write an address within { $domain }, or leave it empty.
settings-error-reminders = Reminders go out 5 minutes to 14 days before the start. Change the numbers.
settings-error-number = Write a whole number from { $least } to { $most } in figures, or leave it empty.
settings-error-days = Write a whole number of days from { $least } to { $most } in figures.
settings-error-when-full = Choose what the pages say.
settings-error-room = Write a whole number from { $least } to { $most } in figures, or leave it empty.
settings-venue-room = People the place holds (optional)
settings-venue-room-hint = We tell you when an event lets in more. Residents do not see it.
settings-venue-outdoors = Under the open sky
settings-venue-outdoors-hint = We ask for a rain plan before an event here is published.
settings-venue-contact = Whom to call there (optional)
settings-venue-contact-hint = Only people who run events see it. It is stored sealed and deleted { $days ->
    [one] one day
   *[other] { $days } days
} after the last event here.
settings-venue-contact-name = Name
settings-venue-contact-phone = Telephone
settings-venue-contact-email = Email
settings-venue-shows = Past shows
settings-venue-shows-none = Nothing was held here yet.
settings-show-date = Date
settings-show-kind = Kind
settings-show-heads = People
settings-show-came = { $count ->
    [one] One came
   *[other] { $count } came
}
settings-show-promised = { $count ->
    [one] One had said yes; nobody counted
   *[other] { $count } had said yes; nobody counted
}
settings-receipt-venue-contacts = { $amount ->
    [one] One contact person of a place was deleted, { $days } days after the last event there.
   *[other] { $amount } contact persons of places were deleted, { $days } days after the last event there.
}
facts-venue-capacity = More people are let in than the place holds. It holds { $expected }.
facts-no-rain-plan = The place is under the open sky, and nothing says what happens if it rains.
facts-holiday-named = { $expected } is { $words }. Check that the day is right.
kinds-nav = Kinds
kinds-page = Kinds of events
kinds-lead = What is on the table. Each kind has its drawing, its usual length and the texts a new event begins with.
kinds-none = No kind is offered. Add one, so that events can be made.
kinds-new = New kind
kinds-edit = Edit the kind
kinds-usually = { $minutes ->
    [one] Usually one minute
   *[other] Usually { $minutes } minutes
}
kinds-begin = New event: { $kind }
kinds-begin-with = Begin with the texts of a kind:
kinds-kit = What officers take along: { $kind }
kinds-effect = Label, drawing and color show on pages and in calendars at once, also of events that are over.
kinds-label = Label in { $language }
kinds-label-hint = Such as Coffee with a Cop.
kinds-drawing = Drawing
kinds-drawing-coffee = Coffee
kinds-drawing-ice-cream = Ice cream
kinds-drawing-doughnuts = Doughnuts
kinds-drawing-tacos = Tacos
kinds-drawing-pizza = Pizza
kinds-drawing-popsicles = Popsicles
kinds-drawing-boba = Boba
kinds-drawing-cocoa = Cocoa
kinds-drawing-generic = Plain
kinds-color = Color in calendars
kinds-color-hint = Left as it is, it follows the drawing. Calendar apps write the title in it on white, so it has to be dark.
kinds-minutes = Usual length in minutes (optional)
kinds-minutes-hint = An event without an end gets this length.
kinds-end-note = An end that is left empty is filled with the usual length of the kind.
kinds-start = Texts a new event begins with
kinds-start-lead = They fill the form of a new event of this kind and can be changed there. Events that exist stay as they are.
kinds-start-in = In { $language }
kinds-save = Save the kind
kinds-retire = Retire this kind
kinds-retire-lead = It stays on its events and is not offered for new ones. You can offer it again.
kinds-offer = Offer this kind again
kinds-offer-lead = New events can be of this kind again.
kinds-retired-head = Retired kinds
kinds-retired-lead = They stay on their events and are not offered for new ones.
kinds-created = The kind is in the list.
kinds-saved = The kind is saved.
kinds-retired = The kind is retired. Its events keep it.
kinds-offered = The kind is offered again.
kinds-error-label = Write the label in the department's own language.
kinds-error-drawing = Choose a drawing.
kinds-error-color = Text in this color is hard to read on white: its contrast is { $contrast } to 1, and 4.5 to 1 is needed. Choose a darker color.
kinds-error-color-shape = Choose a color, or write one such as #8b4513.
kinds-error-minutes = Write the minutes from { $least } to { $most } in figures, or leave it empty.
topics-list-page = Topics
topics-list-lead = What neighbors can say they would like to talk about.
topics-list-none = No topic is offered.
topics-list-new = New topic
topics-list-edit = Edit the topic
topics-list-effect = A label shows on every page at once, also where neighbors chose it before. Change the words, not what is meant.
topics-list-label = Label in { $language }
topics-list-save = Save the topic
topics-list-retire = Retire this topic
topics-list-retire-lead = It stays where it was chosen and is not offered any more. You can offer it again.
topics-list-offer = Offer this topic again
topics-list-offer-lead = Neighbors and staff can choose it again.
topics-list-retired-head = Retired topics
topics-list-retired-lead = They stay where they were chosen and are not offered any more.
topics-list-created = The topic is in the list.
topics-list-saved = The topic is saved.
topics-list-retired = The topic is retired. It stays where it was chosen.
topics-list-offered = The topic is offered again.
staff-audit-department-settings-changed = Changed settings of the department
staff-audit-department-holiday-added = Added a holiday
staff-audit-department-holiday-removed = Took a holiday away
staff-audit-venue-contact-written = Changed whom to call at a place
staff-audit-venue-contacts-forgotten = Deleted whom to call at places
staff-audit-kind-created = Added a kind of event
staff-audit-kind-edited = Changed a kind of event
staff-audit-kind-retired = Retired a kind of event
staff-audit-kind-offered-again = Offered a kind of event again
staff-audit-topic-created = Added a topic
staff-audit-topic-edited = Changed a topic
staff-audit-topic-retired = Retired a topic
staff-audit-topic-offered-again = Offered a topic again

look-colors = Which colors
look-colors-hint = Header, footer and the days of events are in them, on every public page. Staff pages and mail stay as they are.
look-standard = The standard ones: navy with a yellow line
look-own = Our own
look-ground = Ground
look-ground-hint = White writing stands on it, so it has to be dark.
look-accent = Accent
look-accent-hint = The mark and lines. It has to stand out from the ground.
look-error-choice = Choose the standard colors or your own.
look-error-ground = Writing cannot be read on this color: its contrast is { $contrast } to 1, and it has to be 4.5. Choose a darker one.
look-error-accent = This color does not stand out from the ground: its contrast is { $contrast } to 1, and it has to be 3. Choose a lighter one.
embed-title = Events of { $department }
embed-all = See all events
embed-calendar = Add the calendar to yours
embed-sites = Sites that may show your events
embed-sites-hint = One address on each line, such as https://www.city.gov, without anything after the name. Only these sites can put the list of your events into their pages.
embed-snippet = To copy into the page ({ $language })
embed-note = The list follows your events by itself. It sets no cookie, runs no script, and its links open your pages in the whole window. Save the address of the site first.
embed-error-site = We cannot read "{ $site }" as the address of a site. Write https:// and the name, with nothing after it, such as https://www.city.gov.
embed-error-many = Write at most { $most } sites.
