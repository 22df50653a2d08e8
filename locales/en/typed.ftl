# What was typed and is not saved yet: after a session ended, and while somebody types.

typed-signed-out = You were signed out. Sign in again: what you typed is kept, and the form comes back with it. Nothing is saved until you save it.
typed-nothing-lost = You were signed out. Nothing was lost: look it over and save.
typed-unsaved = You have unsaved words of { $when } in this form.
typed-take = Take them up
typed-throw = Throw them away
typed-taken = Your unsaved words are filled in. Look them over and save.
typed-kept = Kept at { $time }, not saved yet.
typed-offline = Not kept: there is no connection. Do not close this page before you save.
typed-ended = Not kept: you are signed out. Save, and sign in: what you typed comes along.
typed-when = Show the date in words
