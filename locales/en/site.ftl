# Words of the public pages.
site-name = Cuppa
site-skip = Skip to the main content
site-page-of = A page of the { $city }
site-language = Language
site-community-events = Community events
site-main-nav = Main
site-nav-events = Events
site-nav-stories = Stories
site-nav-calendar = Calendar
site-calendar-of = Community events calendar
site-crumbs = You are here
site-share = Email this to a friend
site-print = This page prints well: use your browser’s print command.
site-footer-emergency = Emergency? Call 911.
site-footer-other = For anything else, call { $phone }.
site-footer-privacy = What we keep about you
site-footer-accessibility = Accessibility
site-footer-zone = All times are in { $zone }.
list-and = { $most } and { $last }

form-problem = There is a problem
form-error-prefix = Error:
form-leave-empty = Leave this empty

flag-label = Status
flag-cancelled = Cancelled
flag-postponed = Postponed
flag-rescheduled = New date
flag-moved = New place
flag-full = Full
flag-over = Past

departments-title = Meet your local officers
departments-lead = Coffee, tacos, ice cream and a talk. Pick your department to see what is coming up.
departments-none = No department has opened its calendar here yet.
departments-no-events = Nothing is planned right now.
departments-all = All events of { $department }

home-title = Come and talk with us
home-lead = No speeches and no agenda: just officers, neighbors and something good to eat or drink.
home-past-title = Past events
home-next = Next up
home-filter = Find an event
home-filter-q = Words in the event
home-filter-kind = What is on the table
home-filter-language = Language spoken
home-filter-venue = Place
home-filter-topic = Topic
home-filter-officer = Officer
home-filter-from = From this day
home-filter-to = Until this day
home-filter-any = Any
home-filter-send = Show events
home-filtered = You are looking at
home-filter-clear = Show all events
home-filter-empty = No event fits what you are looking for. Try fewer filters.
home-empty = Nothing is planned right now. Add our calendar to yours and the next event will show up there by itself.
home-past-empty = No event has taken place yet.
home-more = Show more events
home-past-link = See past events
home-upcoming-link = See upcoming events
home-subscribe = Never miss one
home-subscribe-text = Our events can appear in your own calendar and change there when plans change.
home-story = Latest story

event-cancelled = Cancelled
event-cancelled-text = This event will not take place. There is nothing you need to do.
event-postponed = Postponed
event-postponed-text = There is no new date yet. We will put it on this page and in the calendar as soon as we know it.
event-over = This event has taken place
event-over-text = Thank you to everyone who came by.
event-over-story = Read how it went:
event-rescheduled = New date
event-was-date = It was first planned for { $when }.
event-moved = New place
event-was-place = It was first planned at { $place }.
event-was = Was:
event-glance = At a glance
event-on = Going ahead
event-free = Free
event-welcome = Everyone is welcome
event-facts = When and where
event-when = When
event-where = Where
event-any-time = Come when you like, stay as long as you like.
event-map = See it on a map
event-getting-in = Getting in
event-rain = If it rains
event-add = Add to my calendar
event-subscribe = Subscribe to all events
event-expect = What to expect
event-no-name = You do not need to give your name
event-no-name-text = Nobody will ask who you are, where you live or for any papers. Walk in, talk about what matters to you, and leave when you like.
event-people = Who will be there
event-speaks = Speaks { $languages }
event-topics = What we can talk about
event-topics-text = Some ideas to start with. Bring your own, too.
event-access = Accessibility and languages
event-spoken = Languages spoken: { $languages }.
event-access-text = Do you need an interpreter, sign language, large print or anything else to take part? Tell us; it costs you nothing.
event-access-phone = Call { $phone }, or 711 for the relay service.
event-access-email = Write to { $email }.
event-access-by = Please ask by { $day } if you can. Later is fine too: we will still try.
event-access-late = It is not too late to ask: we will do what we can.
event-changes = If plans change
event-changes-text = This page and our calendar always tell the latest. If you leave an email address when you say you are coming, we write to you as well.
event-last-changed = Last changed { $when }.
event-others = Other events
event-previous = Before:
event-next = After:
event-all = All events

rsvp-open = Say you are coming
rsvp-optional = This is optional. You can simply come.
rsvp-join-waitlist = Join the waitlist
rsvp-full = Every seat is taken
rsvp-full-text = Every seat is taken. Leave your number of people and we will make room when somebody drops out.
rsvp-full-form = You will be on the waitlist. With an email address we can tell you as soon as there is room for you.
rsvp-not-yet = You can say you are coming from { $when }.
rsvp-closed = We have stopped counting ahead. You are still welcome to come.
rsvp-cancelled = This event is cancelled, so there is nothing to sign up for.
rsvp-postponed = This event is postponed. You can say you are coming once there is a new date.
rsvp-over = This event has taken place. We hope to see you at the next one.
rsvp-title = Say you are coming
rsvp-back = Back to the event
rsvp-lead = It helps us have enough for everybody. Only the number of people is needed.
rsvp-party = How many people?
rsvp-party-hint = You and everyone you bring, children too. From 1 to 20.
rsvp-email = Email address (optional)
rsvp-email-hint = For a reminder, and for news if plans change.
rsvp-article = Send me the story afterwards (optional)
rsvp-article-hint = One email, when the article about the event is out. Needs your email address.
rsvp-language = Language for our emails
rsvp-name = Name (optional)
rsvp-name-hint = Any name you like, or none.
rsvp-note = What would you like to talk about? (optional)
rsvp-note-hint = Please leave out private details: this can become a public record. In an emergency call 911.
rsvp-send = Count me in
rsvp-keep = What we keep
rsvp-keep-text = Name, email address and note are deleted on { $day }. After that only the number of people is left.

received-title = You are counted in
received-text = { $count ->
    [one] We are expecting one person.
   *[other] We are expecting { $count } people.
}
received-waitlisted = You are on the waitlist
received-waitlisted-text = { $count ->
    [one] We will write when there is room for one person.
   *[other] We will write when there is room for { $count } people.
}
received-mail = Look in your mail
received-mail-text = We sent you an email with a link. With it you can change the number of people or tell us you cannot come. If you had already signed up, nothing has changed and the link is the same.

manage-made = We have noted it. Thank you.
manage-changed = Your change is saved.
manage-withdrawn-done = We have taken you off the list.
manage-confirmed = { $count ->
    [one] You are coming: one person
   *[other] You are coming: { $count } people
}
manage-waitlisted = { $count ->
    [one] On the waitlist: one person
   *[other] On the waitlist: { $count } people
}
manage-waitlisted-text = When seats for all of you come free, you move up by yourselves.
manage-withdrawn = You are not on the list
manage-withdrawn-text = Changed your mind? You can just come, or sign up again from the page of the event.
manage-locked = Nothing can be changed here any more.
manage-change = Change the number
manage-change-send = Save the number
manage-withdraw = Cannot come?
manage-withdraw-text = Tell us, so that your seats go to somebody else. You do not need a reason.
manage-withdraw-send = Take me off the list
manage-held = What we hold
manage-held-count = { $count ->
    [one] A head count: one person
   *[other] A head count: { $count } people
}
manage-held-name = The name you gave
manage-held-email = Your email address, { $email }
manage-held-note = What you would like to talk about
manage-held-article = Your wish to get the story afterwards
manage-held-until = What could point to you is deleted on { $day }.
manage-keep-link = Keep the address of this page, or write down the code below. Without an email address there is no other way to change your RSVP.

calendar-title = Our events in your calendar
calendar-lead = Subscribe once. New events appear by themselves, and changes and cancellations reach you too.
calendar-add = Add to my calendar
calendar-how = How it works
calendar-apple = iPhone, iPad and Mac
calendar-apple-text = Press the button above and choose Subscribe.
calendar-google = Google Calendar
calendar-google-text = Open this link where you are signed in to Google, then confirm. It shows up on your phone as well.
calendar-google-link = Add to Google Calendar
calendar-outlook = Outlook
calendar-outlook-text = Open this link, sign in and press Import.
calendar-outlook-link = Add to Outlook
calendar-other = Any other app
calendar-other-text = Look for “subscribe by URL” in your app and paste this address:
calendar-often = How quickly changes arrive
calendar-often-text = Your app decides how often it looks: some every hour, Google about twice a day. On the day itself, this website is the surest place.

articles-title = Stories
articles-lead = How our events went, what people brought up and what came of it.
articles-empty = No story has been written yet.
articles-more = Older stories
article-byline = Posted on { $when } by { $author }
article-updated = Updated { $when }
article-event = The event
article-others = Other stories
article-previous = Earlier:
article-next = Later:
article-all = All stories

unsubscribe-title = Stop the stories by email?
unsubscribe-text = We will not send stories about our events to this address any more. Reminders and changes of an event you signed up for still come.
unsubscribe-send = Stop the emails
unsubscribe-done = The emails have stopped
unsubscribe-done-text = We will not send you stories any more. You are welcome at every event all the same.

error-on = Where to go from here
error-reference = If you call us about this, give us this code:
error-call = Call { $phone }
error-departments = All departments
error-400 = We could not read that
error-400-text = The page that was asked for came with something we do not understand. Go back and try again.
error-403 = This page is not open to you
error-403-text = You may need to sign in, or the form was sent from another website.
error-404 = We cannot find that page
error-404-text = The address may have a typing mistake, or the page may have another name now.
error-held = We hold nothing under this link
error-held-text = The RSVP behind it has been deleted, or part of the link is missing.
error-410 = This page is gone
error-410-text = It was here once and will not come back.
error-413 = That was too long
error-413-text = Please send a shorter text.
error-422 = We could not use what was sent
error-422-text = Go back, look over the form and send it again.
error-429 = That was a lot at once
error-429-text = Please wait a few minutes and try again. Nothing is lost.
error-500 = Something broke on our side
error-500-text = It is not your fault. Please try again in a little while.
error-503 = Back in a moment
error-503-text = The site is busy or being looked after. Please try again in a minute.

privacy-title = What we keep about you
privacy-lead = You can read everything here and come to every event without telling us who you are. If you tell us you are coming, this is what we hold.
privacy-count = How many people come
privacy-count-text = Only a number. It helps to plan and says nothing about you, so it stays.
privacy-contact = Name, email address and note
privacy-contact-text = { $days ->
    [one] All of it is optional. It is deleted one day after the event.
   *[other] All of it is optional. It is deleted { $days } days after the event.
}
privacy-mail = Emails we sent you
privacy-mail-text = { $days ->
    [one] A sealed copy is deleted one day after it went out.
   *[other] A sealed copy is deleted { $days } days after it went out.
}
privacy-cookies = Cookies and tracking
privacy-cookies-text = Visitors get no cookie. We use no trackers and no advertising, and hand nothing to other companies.
privacy-ask = Questions
privacy-ask-text = Open the link you got when you signed up to see what we hold. Questions? Call us.

accessibility-title = Accessibility
accessibility-lead = Everybody should be able to use this website and to come to our events.
accessibility-standard = What we aim for
accessibility-standard-text = We build these pages to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. They work with a keyboard, with a screen reader, enlarged, and without scripts.
accessibility-help = Something does not work for you?
accessibility-help-text = Tell us what you were trying to do. We will help you right away and then mend the page.

## What is wrong in a form, and what to write instead
form-too-long = Make this shorter: at most { $max } characters.
form-control-character = This holds characters that cannot be shown. Type it again by hand.
rsvp-party-missing = Write how many people are coming, as a number such as 2.
rsvp-party-not-a-number = Write the number of people in figures, such as 2.
rsvp-party-out-of-range = Write a number from 1 to 20. For a larger group, please call us.
rsvp-party-too-few = Write at least 1: the number counts you as well.
rsvp-email-shape = Write your email address like this: name@example.org. Or leave it empty.
rsvp-email-too-long = This email address is too long. Check it, or leave it empty.
rsvp-email-not-ascii = We cannot write to addresses with letters such as ñ or é yet. Use another address, or leave it empty.
rsvp-name-link = Write only a name here, without a web address.
rsvp-again = Please press the button once more: the form was sent very quickly, or had been open for more than a day. Everything you wrote is still here.
manage-title = Your RSVP
manage-too-few = { $left ->
    [0] There is no more seat. Your number stays as it was.
    [one] There is only one more seat. Your number stays as it was.
   *[other] There are only { $left } more seats. Your number stays as it was.
}
home-description = Coffee, ice cream and conversation with the officers of { $department }. Nobody has to give a name.
filter-since = from { $date }
filter-until = until { $date }
filter-words = “{ $words }”
language-en = English
language-es = Spanish
