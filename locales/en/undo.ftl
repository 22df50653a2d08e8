## Undo of a change, and the rain plan

# Undo, for staff
undo-told = { $count ->
    [0] Nobody has been written to yet.
    [one] 1 group was told already.
   *[other] { $count } groups were told already.
}
undo-words-stay = Date, time and place go back. Words and seats that were saved with them stay.
undo-refused-page = This cannot be undone now
undo-refused-help = Look at the event again and choose what to do.
undo-refused-nothing = Nothing was changed that can be undone. Perhaps it is undone already.
undo-refused-overtaken = Something else was changed after it, so there is no way back to what was before.
undo-refused-too-late = The ten minutes in which it could be undone are over.
undo-refused-started = The start it would go back to has passed.

# The rain plan, for staff
rain-use = Use the rain plan
rain-use-page = Use the rain plan
rain-use-effect = Date, time and place stay. The page, the list and the calendar say that the rain plan is on.
rain-use-button = Use the rain plan
rain-use-button-told = { $addresses ->
    [one] Use the rain plan and tell 1 address
   *[other] Use the rain plan and tell { $addresses } addresses
}
rain-use-saved = The rain plan is on.
rain-back = Back to the usual plan
rain-back-page = Back to the usual plan
rain-back-effect = Date, time and place stay. Everybody sees within a minute that the rain plan is off again.
rain-back-button = Back to the usual plan
rain-back-button-told = { $addresses ->
    [one] Go back to the usual plan and tell 1 address
   *[other] Go back to the usual plan and tell { $addresses } addresses
}
rain-back-saved = The usual plan is back.
rain-plan-heading = The rain plan
rain-sentence = One more sentence, if you like (optional)
rain-sentence-hint = It stands on the page, in the mail and in the calendar. For example: Please come in by the side door.
rain-keep = Change nothing
rain-stale = Somebody saved this event in the meantime. Look at it once more, then press again.
rain-on-since = Since { $when }.
staff-audit-event-rain-plan-on = Used the rain plan
staff-audit-event-rain-plan-off = Went back to the usual plan

# For everybody
rain-on-heading = The rain plan is on
calendar-rain-on = The rain plan is on: { $fact }
flag-rain = Rain plan

# The rain plan is on, by mail
mail-rain-plan-subject = The rain plan is on: { $title }
mail-rain-plan-heading = The rain plan is on for { $title }
mail-rain-plan-intro = The event takes place, with its rain plan. Date, time and place stay as they were. Your RSVP still counts.
mail-rain-plan-plans = If this does not suit you, please change or withdraw your RSVP with the link below.
mail-rain-plan-back-subject = The usual plan is back: { $title }
mail-rain-plan-back-heading = The usual plan is back for { $title }
mail-rain-plan-back-intro = We do not need the rain plan any more: the event takes place as first announced. Date, time and place stay as they were. Your RSVP still counts.
mail-rain-on = The rain plan is on
mail-rain-sentence = Good to know

# A correction, by mail
mail-correction-subject = Correction: { $title }
mail-correction-heading = { $title } takes place as planned
mail-correction-intro = Please disregard our last message about this event: it was a mistake, and we are sorry. The event takes place as planned. What is true is below, and your RSVP still counts.
mail-correction-plans = If your plans changed because of our mistake, you can still change your RSVP with the link below.
mail-correction-postponed-subject = Correction: { $title }
mail-correction-postponed-heading = { $title } is still postponed
mail-correction-postponed-intro = Please disregard our last message about this event: it was a mistake, and we are sorry. The event stays postponed, and we are still looking for a new date. Your RSVP still counts.
