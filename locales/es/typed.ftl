# What was typed and is not saved yet: after a session ended, and while somebody types.

typed-signed-out = Su sesión terminó. Inicie sesión de nuevo: lo que escribió se conserva y el formulario vuelve con ello. No se guarda nada hasta que usted lo guarde.
typed-nothing-lost = Su sesión terminó. No se perdió nada: revíselo y guárdelo.
typed-unsaved = Hay palabras suyas sin guardar en este formulario, del { $when }.
typed-take = Retomarlas
typed-throw = Descartarlas
typed-taken = Sus palabras sin guardar están en el formulario. Revíselas y guárdelas.
typed-kept = Conservado ({ $time }). Todavía no se ha guardado.
typed-offline = No se conservó: no hay conexión. No cierre esta página antes de guardar.
typed-ended = No se conservó: su sesión terminó. Guarde e inicie sesión: lo que escribió vuelve con usted.
typed-when = Mostrar la fecha en palabras
