# Officers: what they are asked, what they answer, what they are told the day before.
late-officers = Officers are running about { $minutes } minutes late.
late-named = { $name } is running about { $minutes } minutes late.
event-called-away = The officers had to leave for a call. We will say here when there is news.

# Letters
mail-officer-answer = Say whether you can come
mail-foot-officer = You get this message because you are an officer on the roster of this event. Only you should use its link.
mail-officer-assigned-subject = You are on the roster: { $title }
mail-officer-assigned-heading = You are on the roster for { $title }
mail-officer-assigned-intro = Hello { $name }, we would like you to be there and meet the neighbors.
mail-officer-assigned-stand-in = { $name } cannot come and named you as stand-in.
mail-officer-assigned-next = Please say whether you can come. You are not named in public before you say yes.
mail-officer-assigned-next-accepted = We count on you. If something comes up, please tell us with the link below.
mail-officer-plan-changed-subject = New plans for your event: { $title }
mail-officer-plan-changed-heading = The plans changed for { $title }
mail-officer-plan-changed-both = The time and the place of an event you are on the roster for changed.
mail-officer-plan-changed-time = The time of an event you are on the roster for changed.
mail-officer-plan-changed-place = The place of an event you are on the roster for changed.
mail-officer-plan-changed-next = Your answer still counts. If you cannot come any more, please tell us with the link below.
mail-officer-plan-off-subject = You need not come: { $title }
mail-officer-plan-off-heading = You need not come to { $title }
mail-officer-plan-off-cancelled = This event is cancelled. Everybody who said they would come is told as well.
mail-officer-plan-off-postponed = This event is put off. We write to you when it has a new date.
mail-officer-plan-off-removed = You are no longer on the roster of this event. The event goes on.
mail-officer-plan-off-was = What was planned
mail-officer-correction-subject = Correction: { $title }
mail-officer-correction-heading = You are still on the roster for { $title }
mail-officer-correction-intro = Please disregard our last message about this event: it was a mistake, and we are sorry. The event takes place as planned. What is true is below.
mail-officer-correction-postponed-subject = Correction: { $title }
mail-officer-correction-postponed-heading = { $title } is still postponed
mail-officer-correction-postponed-intro = Please disregard our last message about this event: it was a mistake, and we are sorry. The event stays postponed.
mail-officer-briefing-subject = Briefing: { $title }
mail-officer-briefing-heading = Briefing for { $title }
mail-officer-briefing-intro = Hello { $name }, this is all you need to know and to take along.
mail-officer-briefing-next = If you cannot come, are called away or are running late, please tell us with the link below. One tap is enough.
mail-running-late-subject = The officers are a little late: { $title }
mail-running-late-heading = A little later: { $title }
mail-running-late-still = The event goes on as planned. Thank you for your patience.

# The briefing
briefing-page = Briefing: { $title }
briefing-lead = One page to print and take along. It holds no resident's name.
briefing-when = When
briefing-where = Where
briefing-getting-in = Getting in
briefing-officers = Who comes
briefing-officers-none = Nobody is on the roster.
briefing-expected = How many to expect
briefing-expected-none = Nobody has said yes yet.
briefing-heard = What neighbors told us ahead
briefing-topics = Topics
briefing-topics-none = Nobody has named a topic.
briefing-others = Other topics, together
briefing-arrangements = To be arranged
briefing-arrangements-none = Nobody has asked for anything.
briefing-times = { $what }: { $count }
briefing-kit = For the event itself
briefing-materials = Take along
briefing-points = To talk about
kit-materials =
    Table sign and name tags
    Business cards
    Pens and cards for questions we cannot answer at once
    Paper copies of this page
kit-materials-coffee = Coupons or agreement for the coffee
kit-materials-ice-cream = Coupons for the ice cream, sign with allergens
kit-materials-doughnuts = Doughnuts, napkins, sign with allergens
kit-materials-tacos = Coupons for the tacos, sign with allergens
kit-materials-pizza = Plates, napkins, sign with allergens
kit-materials-popsicles = Cool box, napkins, stickers for children
kit-materials-boba = Coupons for the tea, sign with allergens
kit-materials-cocoa = Cups with lids, warm layers for yourselves
kit-points =
    Ask first: what is it like to live on your street?
    What neighbors named ahead, see above
    Write down what you promise, and who will look after it
    No names are needed; nobody has to say who they are
kit-points-coffee = Sit down with people instead of standing in a row
kit-points-ice-cream = Speak with the children first, and with their parents next
kit-points-doughnuts = The joke about doughnuts is yours to make first
kit-points-tacos = Greet people in their own language
kit-points-pizza = Ask young people what they would change
kit-points-popsicles = Show the car, and let children ask anything
kit-points-boba = Ask students about their way home
kit-points-cocoa = Ask who on the street needs a hand in winter

# The officer's page
assignment-title = Your part in an event
assignment-asked = { $name }, can you come?
assignment-accepted = { $name }, you said that you are coming
assignment-declined = { $name }, you said that you cannot come
assignment-away = { $name }, you were called away
assignment-stand-in = { $name } cannot come and named you as stand-in.
assignment-late-now = You said that you are about { $minutes } minutes late.
assignment-done = Thank you. We have your answer.
assignment-off = This event is not held as planned. There is nothing to answer.
assignment-over = This event is over. Thank you for being there.
assignment-accept = I am coming
assignment-decline = I cannot come
assignment-decline-text = Staff are told at once. You may name somebody to ask instead.
assignment-reason = Why not? (optional)
assignment-reason-hint = One sentence. Only staff of your department read it.
assignment-stand-in-pick = Who could stand in? (optional)
assignment-stand-in-nobody = Nobody in particular
assignment-today = On the day
assignment-today-text = One tap reaches the public page, the calendar and everybody who is coming.
assignment-called-away = I was called away
assignment-late-by = I am about { $minutes } minutes late
assignment-on-time = I am on time after all
assignment-privacy = Keep this link to yourself: whoever has it can answer for you and change how you are named. You are named in public only in the form you chose, and only after you said yes.
assignment-refused-not-assigned = You are not on the roster any more, so there is nothing to answer.
assignment-refused-off = This event is not held as planned, so there is nothing to answer.
assignment-refused-over = This event is over, so there is nothing to answer.
assignment-refused-not-today = You can say this on the day of the event.
assignment-refused-too-early = You can say this from three hours before the event begins.
assignment-refused-what = Please choose one of the buttons.

# Staff
staff-event-officers-page = Officers: { $title }
staff-event-officers-link = Officers and their answers
staff-event-briefing-link = Briefing to print
staff-event-officers-lead = Who was asked, and what was answered. You can answer for an officer, for example after a call.
staff-roster-none = No officer is on the roster yet.
staff-event-officers-asked = Asked, no answer yet
staff-event-officers-accepted = Coming
staff-event-officers-declined = Cannot come
staff-event-officers-away = Called away
staff-event-officers-late = About { $minutes } minutes late
staff-event-officers-no-address = No email address: cannot be asked by mail.
staff-event-officers-for = Stands in for { $name }
staff-event-officers-reason = Reason: { $reason }
staff-event-officers-do = What does { $name } answer?
staff-event-officers-accept = Is coming
staff-event-officers-decline = Cannot come
staff-event-officers-called-away = Was called away
staff-event-officers-late-by = Is { $minutes } minutes late
staff-event-officers-on-time = Is on time after all
staff-event-officers-save = Save
staff-done-assignment = The answer is saved.
staff-missing-answer = an answer of { $name }
staff-missing-officer = somebody for { $name }, who cannot come
staff-officer-email = Email address (optional)
staff-officer-email-hint = Assignments and briefings are mailed there. Without it, your word counts as the officer's.
staff-officer-email-wrong = Write the address with an @ and a domain, such as ana@example.org.
staff-officer-mail-language = Language of these mails
staff-finding-clash-officer = { $name } is also at “{ $other }”, { $when }.
staff-finding-clash-venue = “{ $other }” is at the same place at the same time, { $when }.
staff-audit-assignment-accepted = An officer is coming
staff-audit-assignment-declined = An officer cannot come
staff-audit-assignment-called-away = An officer was called away
staff-audit-assignment-late = An officer is late
staff-audit-assignment-on-time = An officer is on time after all
staff-kit-page = What officers take along: { $kind }
staff-kit-event-page = What officers take along: { $title }
staff-kit-event-lead = These lines stand in the briefing of this event alone. Left empty, or as they are, they follow its kind.
staff-kit-of-kind = Lines of the kind
staff-kit-link = Change what to take along and what to talk about
staff-kit-lead = These lines stand in the briefing of every event of this kind. Left empty, we use our own.
staff-kit-materials = Take along ({ $language })
staff-kit-points = To talk about ({ $language })
staff-kit-hint = One line for each thing.
staff-kit-saved = Saved. Briefings that go out from now on follow it.
staff-audit-event-kit-written = What officers take along to this event was written
staff-audit-kind-kit-written = What officers take along was written

assignment-name = How neighbors read your name
assignment-name-text = This holds for all your events. You can change it at any time; pages and calendars follow at once.
assignment-name-form = On public pages you are
assignment-name-none = Not named at all
assignment-name-languages = Languages you speak with neighbors
assignment-name-photo = Take my photo away
assignment-name-photo-hint = It stands beside your name, and goes from every page and from our files.
assignment-name-stale = Your department changed your entry while this page was open. Now it says: { $now }. What you chose is still here. Save again to put it in its place.
assignment-name-unlisted = Your department does not name you in public at the moment. What you choose here holds once it does.
assignment-name-done = Saved. Pages and calendars follow at once.
assignment-name-save = Save how I am named
assignment-name-missing = Choose how neighbors read your name.
staff-audit-officer-chose-name = An officer chose how neighbors read the name
staff-audit-officer-removed-own-photo = An officer took the own photo away
