## People of a department, accounts, the second factor
people-nav-people = People
people-nav-overview = Overview
people-switch = Department
people-switch-button = Switch
people-switched = You are in the other department now.

people-page = People
people-lead = Everybody who works on the events of this department.
people-last = Last signed in:
people-never = Has never signed in
people-has-factor = Signs in with a second factor.
people-has-no-factor = No second factor.
people-state-invited = Invited
people-state-active = Active
people-state-disabled = Switched off
people-back = Back to the list

people-role = Role
people-role-hint = Who gets another role has to sign in again.
people-role-change = Change the role
people-role-coordinator = Coordinator
people-role-administrator = Administrator
people-role-organiser = Organiser
people-role-writer = Writer
people-role-officer = Officer
people-role-access-desk = Access desk
people-role-check-in = Check-in
people-role-records = Records
people-does-coordinator = sees sums, of several departments
people-does-administrator = everything, and the people
people-does-organiser = plans and runs events
people-does-writer = writes articles
people-does-officer = counts at the door
people-does-access-desk = answers requests for access
people-does-check-in = only counts at the door
people-does-records = reads the log, puts records on hold

people-invite-page = Invite somebody
people-invite-lead = We mail a link that works once and for seven days. Only the person who gets the letter sees it.
people-invite-button = Send the invitation
people-name = Name
people-name-hint = As colleagues and the log show it.
people-name-missing = Write the name.
people-email = Work email
people-email-shape = Write an email address such as name@example.org.
people-invited = The invitation is on its way.
people-added = This person already had an account. It opens this department now, too; tell them.
people-is-member = This person already works for this department. Choose them from the list to change the role.

people-reset-start = New password
people-reset-start-lead = We mail a link that works once and for an hour. Until it is used, the old password stays good. The second factor stays.
people-again = Invite again
people-again-lead = We mail a new link. The older one does not work any more.
people-reset-start-button = Send a link
people-reset-sent = A link is on its way.
people-disable = Switch the account off
people-disable-lead = Every session and link ends at once, and so do the addresses of officers' calendars that this person made. You can switch it on again.
people-enable = Switch the account on
people-enable-lead = The person can sign in again, with the same password.
people-disabled = The account is switched off.
people-enabled = The account works again.
people-remove = Take out of the department
people-remove-lead = The person does not work for this department any more. Other departments stay as they are.
people-cancel = Take the invitation back
people-cancel-lead = The link does not work any more.
people-removed = The person does not work for this department any more.
people-role-saved = The role is changed.
people-last-administrator = You are the only administrator. Make somebody else an administrator first.
people-works-elsewhere = This person works for another department, too, so the account is not yours to switch. You can take the person out of this department.
people-is-disabled = This account is switched off. It has to be switched on first.

## Signing in
people-forgot = I forgot my password
people-reset-page = Set a new password
people-reset-lead = Write your work email. We mail you a link.
people-reset-button = Mail me a link
people-reset-help = The link works once and for an hour.
people-reset-asked = If there is an account for this email, a link is on its way. Look in your mail.
people-code-page = One more step
people-code-lead = Write the code that your phone shows now.
people-code = Code
people-code-hint = Six digits from your authenticator app, or one of your recovery codes.
people-code-help = Lost your phone and your recovery codes? Ask the person who runs the server.
people-code-wrong = This code does not fit, or it was used before. Write the one that the phone shows now.

## One's own account
people-account-page = My account
people-you = You
people-language = Language
people-language-hint = Of these pages and of your mail.
people-account-save = Save
people-account-saved = Your account is saved.
people-password = Password
people-old = Your password now
people-old-wrong = This is not your password. Write it again.
people-password-ends = You are signed out everywhere else.
people-password-change = Change the password
people-password-saved = Your password is changed. You are signed out everywhere else.
people-no-password = You have no password yet. We can mail you a link to set one.
people-factor-page = Second factor
people-factor-none = You sign in with a password alone.
people-factor-since = Your phone's codes are asked for since { $date }.
people-recovery-left = { $count ->
    [0] No recovery code is left: set up the second factor again.
    [one] One recovery code is left.
   *[other] { $count } recovery codes are left.
}
people-factor-set = Set it up
people-factor-change = Set it up again
people-factor-required = Administrators sign in with a second factor. Please set it up now; it takes two minutes.
people-factor-lead = With a second factor, somebody who knows your password still cannot sign in as you.
people-factor-replaces = You have a second factor. The new one takes its place, and you get new recovery codes.
people-factor-app = Open an authenticator app on your phone. If you have none, install one.
people-factor-scan = Scan this picture with it, or type the letters below it.
people-factor-type = The app now shows six digits. Write them here.
people-factor-code = The six digits
people-factor-code-hint = They change every 30 seconds.
people-factor-button = Turn it on
people-factor-anew = This page was open for too long. Here is a new picture: scan it, and write the code again.
people-factor-end = Turn the second factor off
people-factor-end-lead = From then on your password alone is enough.
people-factor-ended = The second factor is off.
people-recovery-page = Your recovery codes
people-recovery-lead = The second factor is on. Print these codes, or write them down: each lets you in once when your phone is lost.
people-recovery-keep = We show them only now. Keep them apart from your phone.
people-recovery-done = I have kept them
people-sessions = Where you are signed in
people-sessions-lead = End what you do not know.
people-session-unknown = A browser we do not know
people-session-this = This one
people-session-since = Since
people-session-seen = Last seen
people-session-end = End
people-sessions-end = End all others
people-sessions-ended = What you ended is signed out.

## Sums
people-overview-page = Overview
people-overview-lead = Numbers of the departments you coordinate. Nothing about single residents stands here.
people-overview-department = Department
people-overview-ahead = Events ahead
people-overview-parties = Groups that said yes
people-overview-heads = People who said yes
people-overview-held = Events held
people-overview-came = People counted
people-overview-articles = Articles
people-overview-total = All together
people-overview-caption-ahead = What is ahead, by department
people-overview-caption-past = What has been, by department
people-overview-soon = In the next 60 days
people-overview-no-officers = Of these without an officer
people-overview-no-access = Of these without a word on getting in
people-overview-cancelled = Events cancelled
people-overview-percent = { $number } ({ $percent } %)
people-overview-old-promises = Promises open for more than 30 days
people-overview-csv = The sums as a table (CSV)

## Log
staff-audit-staff-role-changed = Changed somebody's role
staff-audit-staff-removed = Took somebody out of the department
staff-audit-staff-invitation-cancelled = Took an invitation back
staff-audit-staff-disabled = Switched an account off
staff-audit-staff-enabled = Switched an account on
staff-audit-staff-reset-requested = Asked for a link to set a new password
staff-audit-staff-account-changed = Changed name or language
staff-audit-staff-password-changed = Changed the password
staff-audit-staff-session-ended = Ended a session
staff-audit-staff-second-factor-set = Set up a second factor
staff-audit-staff-second-factor-ended = Turned a second factor off
staff-audit-staff-recovery-code-used = Signed in with a recovery code
staff-audit-staff-department-entered = Came over from another department

## Mail
mail-staff-reset-subject = Set a new password for { $department }
mail-staff-reset-heading = Set a new password
mail-staff-reset-intro = Somebody, probably you, asked for a new password for the staff pages of { $department }.
mail-staff-reset-next = The link below works once and for an hour. If you did not ask for it, please ignore this message: your password stays as it is.
