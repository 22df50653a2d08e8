## Seats that are kept for an answer, seats that come free, and letters to everybody who is coming.

# The page behind the link of an RSVP
manage-held-seats = { $count ->
    [one] Please confirm: a seat is kept for you
   *[other] Please confirm: { $count } seats are kept for you
}
manage-held-seats-text = Seats are getting scarce, so we keep yours until { $when }. Press the button and you are coming.
manage-offered = { $count ->
    [one] A seat came free for you
   *[other] { $count } seats came free for you
}
manage-offered-text = Press the button by { $when } and you are coming. After that the seats go to the next in line, and you move to the end of the waitlist.
manage-claim = Are you coming?
manage-claim-send = Yes, we are coming
manage-claimed = You are coming. Thank you for telling us.
manage-claim-free = Seats are free right now
manage-claim-free-text = Take them if you like. If somebody ahead of you is waiting for them, we tell you and you keep your place.
manage-claim-wait = Those seats are promised to people ahead of you. You keep your place on the waitlist.

# The page after an RSVP by mail
received-held = One more step: open your mail
received-held-text = { $count ->
    [one] We keep a seat for you for 30 minutes. Open the mail we sent you and press the button there.
   *[other] We keep { $count } seats for you for 30 minutes. Open the mail we sent you and press the button there.
}

# When every seat is taken
rsvp-full-come = Every seat is taken, but nobody is turned away. Come anyway: we may run short of seats or treats. It helps us to know how many you are.

# Messages
mail-answer = Confirm that you are coming
mail-rsvp-held-subject = Please confirm: { $title }
mail-rsvp-held-heading = Please confirm that you are coming to { $title }
mail-rsvp-held-intro = { $count ->
    [one] We keep a place for you until { $until }.
   *[other] We keep { $count } places for you until { $until }.
} Open the link and press the button, and you are coming.
mail-rsvp-held-next = Few places are left, so we give yours to somebody else when we do not hear from you. If you did not ask for this, do nothing: you will get no more mail about it.
mail-rsvp-offered-subject = Places came free: { $title }
mail-rsvp-offered-heading = You could come to { $title }
mail-rsvp-offered-intro = { $count ->
    [one] A place came free for you.
   *[other] { $count } places came free for you.
} They are kept until { $until }. Open the link and press the button, and you are coming.
mail-rsvp-offered-next = If you cannot come any more, you can say so on the same page. If we do not hear from you, the next in line gets the places and you move to the end of the waitlist.
mail-offer-lapsed-subject = Still on the waitlist: { $title }
mail-offer-lapsed-heading = You are on the waitlist again for { $title }
mail-offer-lapsed-intro = We had kept { $count ->
    [one] a place
   *[other] { $count } places
} for you and did not hear from you in time, so the next in line could have them.
mail-offer-lapsed-next = You are still on the waitlist, now at its end. With the link below you can see where you stand, take places that are free, or withdraw.
mail-event-letter-subject = About { $title }
mail-event-letter-heading = About { $title }
mail-event-letter-intro = { $department } writes to everybody who is coming:

# Staff
staff-total-unanswered = People asked, no answer yet
staff-seats-give = Give free seats now
staff-seats-give-lead = Goes to the waitlist in its order, without waiting for answers. Use it shortly before the start.
staff-seats-given = The free seats went to the waitlist, in its order.
staff-letter = Write to everybody who is coming
staff-letter-page = Write to everybody who is coming: { $title }
staff-letter-lead = The service sends it. You do not see the addresses, and answers come to your department’s address.
staff-letter-reach = { $count ->
    [0] Nobody who is coming left an address.
    [one] It reaches one group that left an address.
   *[other] It reaches { $count } groups that left an address.
}
staff-letter-unreached = { $count ->
    [one] One group left no address and reads it nowhere: put what matters on the event’s page, too.
   *[other] { $count } groups left no address and read it nowhere: put what matters on the event’s page, too.
}
staff-letter-text = What you want to say
staff-letter-text-hint = Plain words, no formatting. Everybody gets the same text: write it in each language your neighbors read.
staff-letter-missing = Write what you want to say.
staff-letter-check = See it before it goes
staff-letter-sure = { $count ->
    [one] Send this to one group?
   *[other] Send this to { $count } groups?
}
staff-letter-sure-text = It leaves ten minutes after you press the button. Until then you can take it back; what has left cannot be taken back.
staff-letter-send = { $count ->
    [one] Send it to one group
   *[other] Send it to { $count } groups
}
staff-letter-back = Back to the event
staff-letter-sent = Your letter leaves in ten minutes. Until then you can take it back on this page.
staff-audit-event-seats-given = Gave free seats to the waitlist
staff-audit-event-letter-sent = Wrote to everybody who is coming
staff-audit-department-when-full-set = Chose what pages say when an event is full

# Too many at once
rsvp-later = That was a lot at once from where you are. Wait half a minute and press the button again: everything you wrote is still here.
rsvp-crowd = Very many people are answering at this moment. Press the button again in a minute, or leave an email address: then we keep your seats until you confirm by mail. Everything you wrote is still here.
rsvp-addresses = Many email addresses were given from where you are within this hour. Leave the address empty and you are counted at once, or press the button again in a few minutes. Everything you wrote is still here.
