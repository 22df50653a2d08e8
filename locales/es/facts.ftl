# Lo que dice la revisión de datos antes de publicar, y las correcciones con un clic.

facts-past = La hora de inicio ya pasó. Elija una fecha que esté por venir.
facts-soon = Empieza en menos de un día. Pocas personas se enterarán a tiempo.
facts-no-access = La página no dice cómo entrar: entrada sin escalones, estacionamiento, autobús.
facts-no-officers = No se nombra a ningún agente. A la gente le gusta saber a quién va a conocer.
facts-no-text = Todavía no hay texto en { $expected }.
facts-no-contact = Nadie puede hacer una pregunta: no hay teléfono ni correo, ni del departamento ni en el texto.
facts-clock-change = Esa noche cambia la hora. Compruebe que la hora sea la correcta.
facts-holiday = El { $expected } es día festivo aquí. Compruebe que el día sea el correcto.
facts-venue-hours = El lugar no está abierto todo ese tiempo. Su horario es { $expected }.
facts-old-translation = El texto en { $expected } es más antiguo que el otro. Compruebe que los dos digan lo mismo.
facts-weekday = El texto dice «{ $words }», pero ese día es { $weekday }.
facts-no-such-day = Ningún calendario tiene el «{ $words }».
facts-year = El texto dice «{ $words }». El evento es el { $expected }.
facts-date = El texto dice «{ $words }». El evento es el { $expected }.
facts-other-day = El texto dice «{ $words }». El evento es el { $expected }.
facts-relative-day = «{ $words }» solo es cierto un día. Esta página se lee durante semanas.
facts-start-time = El texto dice «{ $words }». El evento empieza a esta hora: { $expected }.
facts-end-time = El texto dice «{ $words }». El evento termina a esta hora: { $expected }.
facts-half-of-day = El texto dice «{ $words }». El evento es a esta hora: { $expected }.
facts-zone-name = El texto dice «{ $words }». Ese día los relojes del lugar marcan { $expected }.
facts-officer = El texto nombra a { $expected }, que no está en el evento.
facts-officer-unnamed = El texto nombra a { $expected }, que eligió no aparecer así en público.
facts-venue = El texto dice «{ $words }». El evento es en { $expected }.
facts-street-number = El texto dice «{ $words }». La dirección es { $expected }.
facts-places = El texto dice «{ $words }». El evento tiene lugar para { $expected }.
facts-no-alt-text = Esta imagen no tiene palabras para quien no la ve. Escriba entre los corchetes lo que muestra.

facts-where = { $field }, { $language }
facts-field-title = Título
facts-field-lead = En pocas palabras
facts-field-body = Texto
facts-field-rain_plan = Si llueve

facts-fix-words = Escribir «{ $new }»
facts-fix-officer = Añadir a { $name } al evento
facts-fix-venue = Mover el evento a { $name }
facts-fix-capacity = Dar lugar a { $seats }
facts-stale = Esto cambió entretanto. Lo que ve ahora es la versión más nueva; todavía no se corrigió nada.

# Líneas de una importación.
facts-line-past = Queda como borrador: la hora de inicio ya pasó.
facts-line-weekday = Queda como borrador: «{ $words }» no cae en ese día de la semana.
facts-line-no-such-day = Queda como borrador: ningún calendario tiene el «{ $words }».
facts-line-year = Queda como borrador: el texto dice «{ $words }», otro año que el del evento.
facts-line-date = Queda como borrador: el texto dice «{ $words }», otra fecha que la del evento.
facts-line-start-time = Queda como borrador: el texto dice «{ $words }», otro inicio que el del evento.
facts-line-end-time = Queda como borrador: el texto dice «{ $words }», otro final que el del evento.
facts-line-half-of-day = Queda como borrador: el texto dice «{ $words }», la otra mitad del día.

facts-venue-hours-label = Abierto (si el lugar tiene horario)
facts-venue-hours-hint = Le avisamos cuando un evento no cabe en él. Así: Lun-Vie 7:00-15:00; Sáb 8:00-12:00. Horas de 0:00 a 24:00.
facts-error-hours = No podemos leer «{ $part }». Escriba días y horas así: Lun-Vie 7:00-15:00; Sáb 8:00-12:00.
