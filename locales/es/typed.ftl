# What was typed and is not saved yet: after a session ended, and while somebody types.

typed-signed-out = Su sesión terminó. Inicie sesión de nuevo: lo que escribió se conserva y el formulario vuelve con ello. No se guarda nada hasta que usted lo guarde.
typed-nothing-lost = Su sesión terminó. No se perdió nada: revíselo y guárdelo.
