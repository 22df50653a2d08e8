## What the operator asks for: a test of the way out.

mail-mail-test-subject = Test message from { $department }
mail-mail-test-heading = Mail works
mail-mail-test-intro = This is a test message from { $department }, sent on { $at }.
mail-mail-test-next = If you can read this, messages reach you. Nothing else is needed.
mail-foot-test = You get this because somebody who runs this service sent a test message to this address.

staff-audit-department-mail-set = Set where mail of this department comes from, or when reminders go out
