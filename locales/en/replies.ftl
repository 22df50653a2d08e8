## What comes back by mail, and the letter that takes an invitation back.

# You do not come any more
mail-rsvp-withdrawn-subject = You are not coming: { $title }
mail-rsvp-withdrawn-heading = You are not coming to { $title }
mail-rsvp-withdrawn-intro = Thank you for telling us. Somebody else can have your place now, and this message takes the event out of your calendar.
mail-rsvp-withdrawn-next = If your plans change again, you are welcome: just send the form once more.

# The log
staff-audit-suppression-lifted = Let mail go to an address again
staff-audit-department-calendar-replies-set = Chose whether calendar apps can answer invitations

# Readers who get no mail
staff-silent-page = Addresses that get no mail
staff-silent-lead = Mail to these readers stopped: their address does not take it, or they do not want our letters. You see how many and why, never the address itself.
staff-silent-failed = In the last 30 days { $count ->
    [0] no message came back.
    [one] one message came back.
   *[other] { $count } messages came back.
}
staff-silent-complaints = { $count ->
    [0] Nobody complained.
    [one] One reader complained.
   *[other] { $count } readers complained.
}
staff-silent-none = Mail reaches everybody.
staff-silent-reason-no-such-address = The address does not exist or takes no mail
staff-silent-reason-keeps-failing = Three messages failed within 30 days
staff-silent-reason-complaint = The reader reported a letter as unwanted
staff-silent-reason-unsubscribed = The reader stopped the follow-up articles
staff-silent-source-relay = our mail server was told at once
staff-silent-source-report = a report came back
staff-silent-source-link = with the link in a letter
staff-silent-source-mail = by mail
staff-silent-mark = address not kept any more, mark { $mark }
staff-silent-since = Since { $when }.
staff-silent-until = Until { $when }.
staff-silent-for-good = For good.
staff-silent-lift = Write to this address again
staff-silent-warning = This reader did not want our letters. Lift this only if they asked you to. Nobody is put back on a list: they get letters again only when they ask for them anew.
staff-silent-sure = The reader asked for this
staff-silent-ask-first = Please confirm that the reader asked for this.
staff-silent-lifted = Mail may go to that address again.
staff-silent-back = To the log
staff-silent-link = Addresses that get no mail
