# What was typed and is not saved yet: after a session ended, and while somebody types.

typed-signed-out = You were signed out. Sign in again: what you typed is kept, and the form comes back with it. Nothing is saved until you save it.
typed-nothing-lost = You were signed out. Nothing was lost: look it over and save.
