# What neighbors say ahead: topics to talk about, and what they need to take part.
topics-open = Tell us in advance what you would like to talk about
topics-title = What would you like to talk about?
topics-lead = The officers can then bring answers. You need not come, and you need not say who you are.
topics-pick = Topics (optional)
topics-pick-hint = Tick what you would like to talk about. Officers see how often a topic was named, not by whom.
topics-text = In your own words (optional)
topics-send = Send
topics-missing = Tick a topic or write a few words.
topics-sent = Thank you
topics-sent-text = We have it, and will look into it before the event. We do not know who you are and cannot write back.
topics-closed = This event takes no topics any more. Please look at the next one.
topics-keep = What you tick or write here is deleted on { $day }. After that only how often a topic was named is left.
access-open = Ask with our form
access-title = What do you need to take part?
access-lead = An interpreter, sign language, a way in without steps: ask for what you need. It costs you nothing. You need not say why, nor who you are.
access-needs = What would help?
access-need-interpreter = An interpreter
access-need-asl = American Sign Language (ASL)
access-need-wheelchair = Room for a wheelchair
access-need-quiet-space = A quiet space
access-need-large-print = Large print
access-need-other = Something else
access-interpreter = Language of the interpreter
access-interpreter-hint = Only if you need one, such as Tagalog.
access-interpreter-missing = Write which language the interpreter should speak.
access-note = Anything else we should know? (optional)
access-note-hint = Please leave out medical details. We do not need them.
access-email-hint = Only if you would like an answer. We use it for nothing else.
access-missing = Tick what would help, or write it in your own words.
access-send = Ask for it
access-sent = We have your request
access-sent-text = Somebody will look after it. If you left an email address, we write to you.
access-sent-late = The day to ask by has gone by. We still try. If it matters that you hear from us in time, please call.
access-closed = One can no longer ask for this event. Please look at the next one.
access-keep = Only the person who arranges it reads what you write here. It is deleted on { $day }.
privacy-topics = What you would like to talk about
privacy-topics-text = { $days ->
    [one] Sealed. Deleted one day after the event.
   *[other] Sealed. Deleted { $days } days after the event.
} How often a topic was named stays.
privacy-access = What you need to take part
privacy-access-text = { $days ->
    [one] Sealed, and read only by the person who arranges it. Deleted one day after the event.
   *[other] Sealed, and read only by the person who arranges it. Deleted { $days } days after the event.
}
privacy-receipt-topics = { $amount ->
    [one] One note about topics was deleted, { $days } days after its event.
   *[other] { $amount } notes about topics were deleted, { $days } days after their events.
}
privacy-receipt-access = { $amount ->
    [one] One request for access was deleted, { $days } days after its event.
   *[other] { $amount } requests for access were deleted, { $days } days after their events.
}
mail-access-answered-subject = Our answer: { $title }
mail-access-answered-heading = Our answer about { $title }
mail-access-answered-intro = You asked us for something so that you can take part. This is our answer:
mail-foot-access = You get this message because this address was given with a request for this event. We use it for nothing else.
staff-asks = What neighbors told us ahead
staff-asks-topics = { $count ->
    [0] Nobody has named a topic yet.
    [one] One person said what to talk about.
   *[other] { $count } people said what to talk about.
}
staff-asks-open = { $count ->
    [one] One request for access waits for an answer.
   *[other] { $count } requests for access wait for an answer.
}
staff-asks-none-open = No request for access waits for an answer.
staff-asks-topics-link = Topics
staff-asks-access-link = Requests for access
staff-asks-sheet-link = Sheet for the officers
staff-topics-page = Topics: { $title }
staff-topics-groups = How often a topic was named
staff-topics-others = Topics named less than three times, together
staff-topics-none = Nobody has named a topic yet.
staff-topics-said = In people's own words
staff-topics-said-none = Nobody has written anything yet.
staff-topics-said-role = Your role shows you the numbers, not the words.
staff-topics-handled = Handled
staff-topics-mark = Mark as handled
staff-topics-unmark = Not handled after all
staff-topics-saved = Marked.
staff-access-page = Requests for access: { $title }
staff-access-lead = Only the access desk and administrators see this page, and the log says who looked. Arrange what is needed, then answer; who left an address gets your answer by email.
staff-access-none = Nobody has asked for anything.
staff-access-late = Late
staff-access-asked = Asked on { $when }
staff-access-answered = Answered on { $when }
staff-access-interpreter = Interpreter: { $language }
staff-access-answer = Your answer
staff-access-answer-hint = What is arranged, and whom to ask for at the event. It leaves by email, in your words.
staff-access-answer-missing = Write what is arranged.
staff-access-send = Answer
staff-access-done = Mark as arranged
staff-access-saved = Answered.
staff-sheet-page = For the officers: { $title }
staff-sheet-lead = To print and take along. It names nobody.
staff-sheet-arrangements = Please have ready
staff-sheet-arrangements-none = Nobody has asked for an arrangement.
staff-sheet-times = { $what }: { $count }
staff-audit-topics-handled = Marked a topic as handled
staff-audit-topics-reopened = Marked a topic as not handled
staff-audit-access-viewed = Looked at requests for access
staff-audit-access-answered = Answered a request for access
