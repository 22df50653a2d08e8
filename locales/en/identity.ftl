## Signing in through a department's own identity provider.

identity-doors = With your department's account
identity-label = City account
identity-refused-page = You are not signed in
identity-refused-lead = We could not sign you in with that account.
identity-refused-help = Sign in with your email and password, or ask the person who runs these pages whether you are on the list with the address of that account.
identity-down-page = Your department's account does not answer
identity-down-lead = We could not reach the service that knows your account.
identity-down-help = Try again in a few minutes, or sign in with your email and password.
identity-late-page = Please start again
identity-late-lead = Signing in took too long, or was begun in another browser.
identity-late-help = Go back to the sign-in page and start again. This browser has to accept cookies.

identity-settings = Signing in with your own accounts
identity-settings-issuer = Provider
identity-settings-label = On the button
identity-settings-help = People of the department can sign in with these accounts, or with their password. Who runs the server sets this.
identity-settings-unusable = This server was built without this feature: people sign in with their password. Who runs the server can change it.

staff-audit-department-provider-set = Set the provider people sign in with
staff-audit-department-provider-removed = Took away the provider people sign in with
staff-audit-staff-provider-bound = Signed in with an account of the provider for the first time
staff-audit-staff-provider-forgotten = Forgot somebody's account at the provider
staff-audit-staff-signed-in-by-provider = Signed in with an account of the provider
