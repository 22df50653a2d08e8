## Lo que pide quien opera el servicio: una prueba del envío.

mail-mail-test-subject = Mensaje de prueba de { $department }
mail-mail-test-heading = El correo funciona
mail-mail-test-intro = Este es un mensaje de prueba de { $department }, enviado el { $at }.
mail-mail-test-next = Si puede leer esto, los mensajes le llegan. No hace falta nada más.
mail-foot-test = Recibe este mensaje porque alguien que opera este servicio envió una prueba a esta dirección.

staff-audit-department-mail-set = Definió desde qué dirección sale el correo de este departamento, o cuándo salen los recordatorios
