# Codes, being forgotten, what is deleted and what stops it.
rsvp-ages = Adults and children (optional)
rsvp-ages-hint = Helps us to have the right things on the table. Leave both empty if you like.
rsvp-adults = Adults
rsvp-children = Children
rsvp-part-not-a-number = Write a number from 0 to 20 in figures, or leave it empty.
rsvp-parts-do-not-add-up = Adults and children have to add up to { $count }. Change the numbers, or leave both empty.
code-title = Find your RSVP again
code-lead = Type the code from the page or the print you got when you said you are coming.
code-field = Code
code-hint = Eight letters and figures, such as K7QF-2M9X.
code-send = Show my RSVP
code-unknown = We hold nothing under this code. Check it letter by letter. If you left an email address, use the link in our email.
manage-code = Your code
manage-code-text = Write it down or print this page. The code finds this page again, at
manage-forget = Forget me now
manage-forget-text = We delete what we hold about you at once, and the emails about it. You are no longer on the list; you can still simply come.
manage-forget-text-over = We delete what we hold about you at once, and the emails about it. Only the number of people stays.
manage-forget-send = Delete it now
manage-forget-held = We may not delete anything about this event at the moment: the department has to keep its records of it. Please call us if you want to know why.
privacy-forget = Sooner, if you like
privacy-forget-text = The page behind your link has a button “Forget me now”. It deletes everything at once; only a number stays.
privacy-receipts = What was deleted lately
privacy-receipt = { $amount ->
    [one] One RSVP was deleted, { $days } days after its event.
   *[other] { $amount } RSVPs were deleted, { $days } days after their events.
}
staff-hold = Legal hold
staff-hold-page = Legal hold: { $title }
staff-hold-lead = While a hold is on, nothing that residents gave about this event is deleted, not even when they ask for it. Put one on only when the law or a court asks for it, and lift it as soon as you may.
staff-hold-since = On hold since { $when }.
staff-hold-reason = Reason
staff-hold-reason-hint = Such as the number of a records request. Residents do not see it.
staff-hold-reason-missing = Write why nothing may be deleted.
staff-hold-set = Stop deleting
staff-hold-change = Change the reason
staff-hold-back = Back to the event
staff-hold-lift = Lift the hold
staff-hold-on = Nothing about this event is deleted: { $reason }
staff-hold-set-saved = The hold is on. Nothing about this event is deleted.
staff-hold-lifted = The hold is lifted. What is past its day is deleted within the hour.
staff-audit-event-held = Stopped the deletion of records of an event
staff-audit-event-released = Lifted the hold on an event
