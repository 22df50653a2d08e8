## Closing events out, promises, figures, and what the board asks for

closing-link = Cerrar el evento
closing-page = Cerrar el evento: { $title }
closing-lead = Cuántas personas vinieron, de qué se habló, qué prometieron. Bastan dos minutos; puede volver y corregirlo.
closing-again = Este evento ya está cerrado. Lo que cambie aquí reemplaza lo anterior.
closing-heads-title = Cuántas personas vinieron
closing-tally = { $heads ->
    [0] No se contó a nadie en la entrada.
    [one] Se contó a una persona en la entrada.
   *[other] Se contó a { $heads } personas en la entrada.
}
closing-heads = Número de personas
closing-heads-hint = Su mejor número. Déjelo vacío si nadie contó.
closing-heads-wrong = Escriba el número de personas en cifras, de 0 a 9999, o déjelo vacío.
closing-extras = Si quiere: edades, fotos, costo
closing-ages = De ellas, más o menos cuántas tenían
closing-children = Menos de 13 años
closing-teens = De 13 a 17 años
closing-adults = De 18 a 64 años
closing-older-adults = 65 años o más
closing-age-wrong = Escriba un número en cifras, de { $least } a { $most }, o déjelo vacío.
closing-ages-many = Las edades suman { $sum }, pero vinieron { $heads } personas. Escriba números menores o un total mayor.
closing-photos = Fotos
closing-photos-hint = Si alguien tomó fotos que quizá quieran mostrar.
closing-photos-unsaid = Sin anotar
closing-photos-yes = Se tomaron fotos
closing-photos-no = No se tomaron fotos
closing-cost = Costo en dólares enteros
closing-cost-hint = Todo, pague quien pague: comida, bebidas, impresión.
closing-cost-wrong = Escriba dólares enteros en cifras y sin signo, de { $least } a { $most }, o déjelo vacío.
closing-paid-by = Quién pagó
closing-paid-by-hint = Por ejemplo, la tienda o la asociación de policías. Ningún vecino.
closing-topics-title = De qué se habló
closing-topics = Temas
closing-topics-hint = Marque de qué habló la gente. El número dice cuántas veces se mencionó antes del evento.
closing-topic-named = { $topic } ({ $count })
closing-said = Lo que los vecinos escribieron antes del evento
closing-promises-title = Qué se prometió
closing-promises-hint = Cada promesa necesita a alguien que se encargue y una fecha. Deje los campos vacíos si no se prometió nada.
closing-promise = Promesa { $number }
closing-text = Promesa en { $language }
closing-text-missing = Escriba qué se prometió, al menos en un idioma. Para retirar una promesa, descártela en la página de promesas.
closing-owner = Quién se encarga
closing-owner-hint = Solo el personal ve el nombre.
closing-owner-choose = Elija
closing-owner-other = Otra persona
closing-owner-missing = Elija quién se encarga.
closing-owner-words = Nombre de la otra persona
closing-owner-words-hint = Solo si eligió otra persona, por ejemplo Obras Públicas.
closing-owner-words-missing = Escriba quién se encarga, por ejemplo Obras Públicas.
closing-due = Para el día
closing-due-missing = Escriba la fecha como mes/día/año.
closing-due-before = Elija el día del evento o uno posterior.
closing-due-far = Elija un día dentro de los cinco años después del evento.
closing-public = Mostrar esta promesa a todos
closing-public-hint = Aparece en la página del evento y en el próximo artículo. Escríbala en los dos idiomas: donde falta uno, se muestra el otro.
closing-note-title = Para ustedes
closing-note = Nota
closing-note-hint = Se queda dentro del departamento y se borra más tarde. No escriba nada sobre vecinos en particular.
closing-close = Cerrar el evento
closing-save = Guardar
closing-more = Añadir otra promesa
closing-back = Volver al evento
closing-stale = Otra persona guardó esto mientras usted escribía. No se guardó nada de lo suyo. Copie lo que necesite, abra la página de nuevo y compare.
closing-saved = El evento está cerrado.

promises-page = Promesas
promises-one = Promesa
promises-lead = Lo que se prometió a los vecinos, primero lo atrasado.
promises-none = Todavía no se ha prometido nada.
promises-none-lead = Las promesas se anotan al cerrar un evento.
promises-group-overdue = Atrasadas
promises-group-soon = Para las próximas dos semanas
promises-group-later = Más adelante
promises-group-settled = Cumplidas y descartadas
promises-state-open = Abierta
promises-state-soon = Vence pronto
promises-state-overdue = Atrasada
promises-state-kept = Cumplida
promises-state-dropped = Descartada
promises-due = Para el día
promises-owner = Quién se encarga
promises-owner-gone = el nombre se borró
promises-made-at = Se prometió en
promises-public = Todos pueden leer esta promesa.
promises-internal = Solo el personal puede leer esta promesa.
promises-why = Por qué se descartó
promises-keep = Marcar como cumplida
promises-keep-lead = Está hecho como se prometió.
promises-other = Otro día, o descartarla
promises-move = Otro día
promises-move-button = Cambiar el día
promises-drop = Descartarla
promises-drop-public = Los vecinos leerán que no se pudo hacer, y por qué. Escríbalo para ellos, en los dos idiomas.
promises-drop-internal = Diga por qué, para sus colegas.
promises-reason = Motivo en { $language }
promises-reason-missing = Diga por qué, al menos en un idioma.
promises-reopen = Abrirla de nuevo
promises-reopen-lead = ¿Fue un error?
promises-back = Todas las promesas
promises-stale = Otra persona cambió esta promesa mientras usted leía. Así está ahora.
promises-kept-saved = La promesa está cumplida.
promises-dropped-saved = La promesa está descartada.
promises-moved-saved = La promesa tiene otro día.
promises-reopened-saved = La promesa está abierta de nuevo.

said-title = Usted habló, nosotros actuamos
said-topics = Usted habló con nosotros de:
said-promises = Lo que prometimos:
said-open = Estamos en ello
said-kept = Hecho
said-dropped = No se pudo hacer
said-why = Por qué:

board-to-close = Por cerrar
board-to-close-lead = Cuántas personas vinieron, de qué se habló, qué se prometió: dos minutos por evento.
board-soon = Los próximos 14 días
board-later = Más adelante
board-overdue = { $count ->
    [one] Una promesa está atrasada.
   *[other] { $count } promesas están atrasadas.
}
board-missing-contact = una dirección de correo o un teléfono
board-missing-update = el texto actual en { $language }
board-missing-yes = un oficial que haya dicho que sí
board-missing-mend = { $count ->
    [one] una cosa por corregir antes de publicarlo
   *[other] { $count } cosas por corregir antes de publicarlo
}
board-missing-publication = publicarlo
board-missing-answers = { $count ->
    [one] una respuesta a una solicitud de accesibilidad
   *[other] respuestas a { $count } solicitudes de accesibilidad
}

board-missing-topics = { $count ->
    [one] mirar de qué quiere hablar un vecino
   *[other] mirar de qué quieren hablar { $count } vecinos
}

figures-page = Cifras
figures-lead = Números de eventos enteros. Nadie de los que vinieron aparece con su nombre ni por separado.
figures-departments = Todos estos juntos:
figures-from = Desde
figures-to = Hasta
figures-show = Mostrar
figures-day-wrong = Escriba la fecha como mes/día/año.
figures-backwards = Elija un último día que no sea anterior al primero.
figures-long = Elija cinco años como máximo.
figures-csv = Como tabla (CSV)
figures-json = Para programas (JSON)
figures-none = Nada en este tiempo.
figures-events = Eventos
figures-counted = Eventos con conteo
figures-children = De ellas, menores de 13 años
figures-teens = De 13 a 17 años
figures-adults = De 18 a 64 años
figures-older-adults = 65 años o más
figures-cost = Costo en dólares
figures-heads = Personas que vinieron
figures-mean = Personas por evento
figures-months = Personas que vinieron, por mes
figures-month = Mes
figures-hours = Personas por evento, por día de la semana y hora
figures-hours-note = Según la hora en que empieza el evento. Los eventos sin conteo no entran en el promedio.
figures-hour = Día y hora
figures-weekday-hour = { $weekday }, { $hour }
figures-venues = Personas que vinieron, por lugar
figures-venue = Lugar
figures-topics = Temas a lo largo del tiempo
figures-topics-note = En cuántos eventos surgió cada tema.
figures-topic = Tema
figures-all = Total
figures-quarter = Trimestre { $quarter } de { $year }
figures-promises = Qué fue de las promesas
figures-promises-note = Promesas hechas en los eventos de este tiempo.
figures-promises-kept = Cumplidas a tiempo
figures-promises-late = Cumplidas tarde
figures-promises-open = Abiertas
figures-promises-overdue = Atrasadas
figures-promises-dropped = Descartadas
figures-outcome = Qué fue de ellas
figures-promise-count = Promesas

privacy-receipt-close-out = { $amount ->
    [one] Se borró una nota del personal sobre un evento, { $days } días después.
   *[other] Se borraron { $amount } notas del personal sobre eventos, { $days } días después.
}

staff-audit-event-closed-out = Cerró un evento
staff-audit-event-close-out-changed = Cambió lo que resultó de un evento
staff-audit-promise-kept = Cumplió una promesa
staff-audit-promise-dropped = Descartó una promesa
staff-audit-promise-moved = Dio otro día a una promesa
staff-audit-promise-reopened = Abrió de nuevo una promesa
staff-audit-figures-exported = Descargó cifras
