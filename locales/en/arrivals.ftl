## At the door, how many to expect, and counts for a file.

staff-door = Count people at the door
staff-door-page = At the door: { $title }
staff-door-arrived = people have come
staff-door-checked-in = { $count ->
    [one] One of them showed a code.
   *[other] { $count } of them showed a code.
}
staff-door-one = One more
staff-door-two = Two more
staff-door-three = Three more
staff-door-five = Five more
staff-door-back-one = One too many: take it back
staff-door-counted = Every tap is counted.
staff-door-waiting = Taps still to be sent:
staff-door-offline = No connection. Keep counting: taps wait on this phone and are sent by themselves.
staff-door-sign-in = Please sign in again in another tab. Your taps wait on this phone.
staff-door-late = This event is not counted any more. Your taps wait on this phone.
staff-door-closed-off = Nobody is counted: the event does not take place.
staff-door-closed-too-early = Counting starts two hours before the event.
staff-door-closed-too-late = Counting ended a day after the event.
staff-door-code-title = Somebody shows a code
staff-door-code = Code of the RSVP
staff-door-code-hint = Eight letters and digits. A phone camera opens the square picture on their page by itself.
staff-door-code-find = Look it up
staff-door-code-wrong = No RSVP for this event has this code. Read it again, letter by letter; nobody needs a code to come in.
staff-door-party = { $count ->
    [one] One person said yes with this code
   *[other] { $count } people said yes with this code
}
staff-door-standing-confirmed = They have seats.
staff-door-standing-kept = Seats are kept for them; they have not confirmed yet.
staff-door-standing-waitlisted = They are on the waitlist.
staff-door-standing-withdrawn = They had withdrawn. Welcome them anyway if there is room.
staff-door-party-in = They are already checked in.
staff-door-came = How many of them came?
staff-door-check-in = Check them in
staff-door-checked = Checked in.
staff-door-tapped = Counted.
staff-door-heads-wrong = Write a number from 1 to 20.
staff-expected = Expect { $low } to { $high } people
staff-expected-known = { $promised ->
    [one] One person said yes.
   *[other] { $promised } people said yes.
} At the last { $shows } events between { $from } and { $to } came for every ten who had said yes.
staff-expected-guess = { $promised ->
    [one] One person said yes.
   *[other] { $promised } people said yes.
} This range is a guess: six to twelve for every ten. Count people at three events and it is made of what you saw.
staff-counts = Counts as a table
staff-counts-lead = Who said yes, waits, withdrew and came, by event. No name and no address.
staff-counts-from = From
staff-counts-to = Until
staff-counts-get = Download the table
staff-audit-counts-exported = Took out counts of events
manage-qr = The same as a picture: whoever counts at the door can scan it. You do not need it to come in.
