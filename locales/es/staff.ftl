# Páginas del personal. Frases cortas que dicen qué hacer. Las fechas llegan hechas de dates.ftl.

## Frame of every page
staff-area = Páginas del personal
staff-title = { $page } – { $department }
staff-title-error = Error: { $title }
staff-skip = Ir al contenido principal
staff-nav = Principal
staff-nav-events = Eventos
staff-nav-articles = Artículos
staff-nav-venues = Lugares
staff-nav-officers = Agentes
staff-nav-log = Registro
staff-nav-language = Idioma
staff-signed-in = Sesión de { $name }
staff-sign-out = Salir
staff-foot = Para quienes trabajan en { $department }. Lo que se hace aquí queda en el registro.
staff-foot-public = Ver las páginas públicas
staff-back = Volver
staff-language-en = inglés
staff-language-es = español

## Signing in
staff-sign-in-page = Entrar
staff-sign-in-lead = Para quienes organizan los eventos.
staff-sign-in-email = Su correo del trabajo
staff-sign-in-password = Su contraseña
staff-sign-in-button = Entrar
staff-sign-in-wrong = No pudimos abrir la sesión. Revise el correo y la contraseña e inténtelo otra vez.
staff-sign-in-often = Hubo demasiados intentos. Espere { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
} e inténtelo otra vez.
staff-sign-in-help = ¿Todavía no tiene contraseña o la perdió? Pida un enlace nuevo a quien administra estas páginas.
staff-signed-out = La sesión está cerrada.
staff-session-ended = Pasó un rato sin actividad y la sesión se cerró. Entre para seguir. Los borradores que guardó siguen ahí.
staff-sign-in-resident = ¿Busca un evento? Estas páginas son solo para el personal.
staff-sign-in-resident-link = Ver los eventos

## Setting a password
staff-password-page = Elija su contraseña
staff-password-lead = Hola, { $name }. Este enlace funciona una sola vez. Elija una contraseña y la sesión queda abierta.
staff-password-for = Esta cuenta es para { $email }.
staff-password-new = Contraseña nueva
staff-password-hint = Al menos { $min } caracteres. Tres o cuatro palabras seguidas son fáciles de recordar. Puede pegarla desde un gestor de contraseñas.
staff-password-again = La misma contraseña otra vez
staff-password-button = Guardar y entrar
staff-password-short = Escriba una contraseña de al menos { $min } caracteres.
staff-password-long = Escriba una contraseña de { $max } caracteres como máximo.
staff-password-common = Mucha gente usa esta contraseña, o contiene su nombre o su correo. Elija otra.
staff-password-differs = Las dos contraseñas no son iguales. Escríbalas otra vez.
staff-token-gone-page = Este enlace ya no funciona
staff-token-gone-lead = Un enlace funciona una sola vez y solo por unos días. Este ya se usó o se venció.
staff-token-gone-help = Si ya eligió una contraseña, entre con ella. Si no, pida un enlace nuevo a quien se lo envió.
staff-sign-in-once-page = Entrar
staff-sign-in-once-lead = Hola, { $name }. Pulse el botón y la sesión queda abierta. Este enlace funciona una sola vez.

## Session and forms that were open for too long
staff-ended-page = Entre otra vez
staff-ended-lead = La sesión se cerró mientras esta página estaba abierta. Lo que envió no se guardó.
staff-ended-help = Entre, vuelva atrás en el navegador y envíe el formulario otra vez. La mayoría de los navegadores conservan lo que escribió.
staff-stale-page = Envíelo otra vez
staff-stale-lead = Esta página estuvo abierta mucho tiempo o en otra pestaña. No se cambió nada.
staff-stale-help = Abra la página de nuevo y repita el paso.
staff-denied-page = No puede hacer esto
staff-denied-lead = Su cuenta puede ver esto, pero no cambiarlo.
staff-denied-help = Si lo necesita para su trabajo, hable con quien administra estas páginas.
staff-conflict-page = Ahora no se puede hacer
staff-conflict-lead = El evento está en otro estado: alguien lo cambió o ya terminó.
staff-conflict-help = Mire el evento otra vez y elija qué hacer.

## The board
staff-board-page = Eventos
staff-board-new = Nuevo evento
staff-board-next = Próximos
staff-board-drafts = Borradores
staff-board-drafts-lead = Nadie de fuera los ve todavía.
staff-board-past = Eventos pasados
staff-board-none = No hay ningún evento previsto.
staff-board-none-lead = Empiece por el tipo de evento, el día y el lugar. Toma unos tres minutos.
staff-board-today = Hoy
staff-board-tomorrow = Mañana
staff-board-edit = Editar
staff-board-cancel = Cancelar
staff-board-publish = Revisar y publicar
staff-board-write = Escribir el artículo
staff-board-article = Artículo
staff-board-missing = Todavía falta
staff-coming = { $heads ->
    [0] Nadie ha dicho que viene todavía
    [one] Viene 1 persona
   *[other] Vienen { $heads } personas
}
staff-coming-of = { $heads ->
    [0] Nadie ha dicho que viene todavía; { $capacity } lugares en total
    [one] Viene 1 persona; { $capacity } lugares en total
   *[other] Vienen { $heads } personas; { $capacity } lugares en total
}
staff-had-said-yes = { $heads ->
    [0] Nadie había dicho que venía
    [one] 1 persona había dicho que venía
   *[other] { $heads } personas habían dicho que venían
}
staff-waiting = { $heads ->
    [one] 1 persona espera un lugar
   *[other] { $heads } personas esperan un lugar
}
staff-over-by = { $heads ->
    [one] 1 persona de más
   *[other] { $heads } personas de más
}
staff-missing-officers = un agente
staff-missing-access = cómo entrar
staff-missing-lead = una frase que lo explique
staff-missing-text = el texto en { $language }
staff-missing-article = el artículo posterior

## States, as shown to staff
staff-state-draft = Borrador
staff-state-scheduled = Se publicará
staff-state-published = Publicado
staff-state-postponed = Aplazado
staff-state-cancelled = Cancelado
staff-state-closed = Cerrado
staff-state-over = Terminado
staff-state-full = Lleno

## Event form
staff-event-new-page = Nuevo evento
staff-event-edit-page = Editar el evento
staff-event-lead-new = Lo revisa todo antes de publicarlo.
staff-event-lead-published = Este evento está publicado. Si cambia el día, la hora o el lugar, escribimos a quienes dijeron que vienen.
staff-event-what = Qué
staff-event-kind = Tipo de evento
staff-event-kind-choose = Elija uno
staff-event-title = Título en { $language }
staff-event-title-hint = Nombre el lugar, por ejemplo: Café con un policía en la biblioteca.
staff-event-text-lead = Una o dos frases en { $language }
staff-event-text-lead-hint = Qué se hace allí y quién puede venir.
staff-event-when = Cuándo
staff-event-date = Fecha
staff-event-date-hint = El día de la semana lo ponemos nosotros.
staff-event-start = Desde
staff-event-end = Hasta
staff-event-zone = En { $zone }.
staff-event-reads = Se leerá así: { $sentence }
staff-event-occurrence = ¿Cuál de las dos?
staff-event-occurrence-hint = Esa noche se atrasa el reloj y esta hora llega dos veces.
staff-event-occurrence-first = La primera vez, { $zone }
staff-event-occurrence-second = La segunda vez, una hora después, { $zone }
staff-event-where = Dónde
staff-event-venue = Lugar
staff-event-venue-choose = Elija un lugar
staff-event-venue-new = Un lugar nuevo, escrito abajo
staff-event-venue-details = Agregar un lugar nuevo
staff-event-venue-details-hint = Elija "{ staff-event-venue-new }" arriba y escríbalo aquí una vez. La próxima vez estará en la lista.
staff-event-capacity = Cupo (cuántas personas caben)
staff-event-capacity-hint = Déjelo vacío si puede venir todo el mundo.
staff-event-people = Quién
staff-event-officers = Agentes que estarán allí
staff-event-officers-none = Todavía no hay agentes en la lista. Agregue uno abajo.
staff-event-officer-details = Agregar un agente nuevo
staff-event-officer-details-hint = Escriba el nombre y el agente queda en la lista y en este evento.
staff-event-topics = Temas que la gente puede plantear
staff-event-more = Más sobre el evento
staff-event-body = Qué habrá, en { $language }
staff-event-body-hint = Deje una línea vacía entre párrafos.
staff-event-rain = Si llueve, en { $language }
staff-event-language-details = Texto en { $language }
staff-event-language-hint = Sin este texto, quienes leen { $language } ven el otro, marcado como tal.
staff-event-rsvps = Cuándo se puede avisar que uno viene
staff-event-rsvp-opens = Desde
staff-event-rsvp-closes = Hasta
staff-event-rsvp-hint = Si no pone nada, desde que se publica hasta que empieza el evento.
staff-event-continue = Guardar y revisar
staff-event-save-draft = Guardar como borrador
staff-event-save-published = Guardar los cambios
staff-event-discard = Salir sin guardar
staff-event-copied = Copiado de "{ $title }". Elija la fecha nueva.

## Venue fields and pages
staff-venues-page = Lugares
staff-venues-lead = Escriba un lugar una vez y úselo en todos los eventos.
staff-venues-new = Nuevo lugar
staff-venues-none = Todavía no hay lugares en la lista.
staff-venue-new-page = Nuevo lugar
staff-venue-edit-page = Editar el lugar
staff-venue-name = Nombre del lugar
staff-venue-street = Calle y número
staff-venue-city = Ciudad
staff-venue-region = Estado
staff-venue-region-hint = Dos letras, como CA.
staff-venue-postal = Código postal
staff-venue-access = Cómo entrar, en { $language }
staff-venue-access-hint = Entrada sin escalones, estacionamiento, parada de autobús.
staff-venue-zone = Zona horaria (opcional)
staff-venue-zone-hint = Solo si el lugar está en otra zona que el departamento, como America/Phoenix.
staff-venue-save = Guardar el lugar
staff-venue-no-access = Falta decir cómo entrar
staff-venue-saved = El lugar está guardado.
staff-venue-effect = El cambio se ve en las páginas de todos los eventos en este lugar. No se escribe a nadie. Para mover un evento, elija otro lugar en el evento.

## Officer fields and pages
staff-officers-page = Agentes
staff-officers-lead = Las páginas públicas nombran a un agente solo como él o ella eligió.
staff-officers-new = Nuevo agente
staff-officers-none = Todavía no hay agentes en la lista.
staff-officer-new-page = Nuevo agente
staff-officer-edit-page = Editar el agente
staff-officer-rank = Rango o función
staff-officer-given = Nombre
staff-officer-family = Apellido
staff-officer-form = Cómo aparece el nombre en las páginas públicas
staff-officer-form-rank-and-name = Rango, nombre y apellido
staff-officer-form-name = Nombre y apellido
staff-officer-form-first-name = Solo el nombre
staff-officer-form-none = Sin nombre
staff-officer-languages = Idiomas que habla en los eventos
staff-officer-public = Aceptó aparecer en las páginas públicas
staff-officer-save = Guardar el agente
staff-officer-shown = En las páginas públicas: { $name }
staff-officer-hidden = Las páginas públicas no dicen su nombre
staff-officer-speaks = Habla { $languages }
staff-officer-stale = El agente o un compañero cambió estos datos mientras usted escribía. Ahora dicen: { $entry }. { $now }. La forma del nombre y los idiomas están puestos así; lo demás es lo que usted escribió. Mírelo y guarde otra vez.
staff-officer-saved = El agente está guardado.

## Check page before publishing
staff-check-page = Revise antes de publicar
staff-check-lead = Esto es lo que leerá la gente.
staff-check-when = Cuándo
staff-check-where = Dónde
staff-check-kind = Tipo
staff-check-access = Cómo entrar
staff-check-places = Cupo
staff-check-places-open = Puede venir todo el mundo
staff-check-officers = Agentes
staff-check-officers-none = Ninguno
staff-check-officers-unnamed = { $count ->
    [one] y 1 agente sin nombrar
   *[other] y { $count } agentes sin nombrar
}
staff-check-rsvps = Avisar que uno viene
staff-check-rsvps-open = Desde que se publica hasta que empiece el evento
staff-check-rsvps-from = Desde { $from } hasta que empiece el evento
staff-check-rsvps-until = Desde que se publica hasta { $until }
staff-check-rsvps-window = Desde { $from } hasta { $until }
staff-check-text = Texto en { $language }
staff-check-text-missing = Todavía no está escrito
staff-check-stops = Primero arregle esto
staff-check-asks = Mire esto otra vez
staff-check-fine = No falta nada.
staff-check-anyway = Ya lo miré. Publicarlo así.
staff-check-anyway-missing = Marque la casilla si quiere publicarlo así, o vuelva a editar.
staff-check-publish = Publicar
staff-check-edit = Volver a editar
staff-check-effect = La página y el calendario lo muestran en menos de un minuto. La dirección de la página no cambia nunca.
staff-check-blocked = Podrá publicar cuando arregle los puntos de arriba.
staff-finding-lead = No hay ninguna frase en { $language } sobre lo que se hace allí.
staff-finding-title = No hay título en { $language }.
staff-finding-status-in-title = El título dice "{ $word }". El estado de un evento no va en el título.

## The event's own page
staff-event-page = Evento
staff-event-public = Ver la página pública
staff-event-published-saved = El evento está publicado.
staff-event-draft-saved = El borrador está guardado.
staff-event-changed-saved = Los cambios están guardados.
staff-event-told = { $count ->
    [0] No hubo que escribir a nadie.
    [one] Escribimos a 1 dirección.
   *[other] Escribimos a { $count } direcciones.
}
staff-event-rsvp-totals = Quién viene
staff-total-heads = Personas que vienen
staff-total-parties = Grupos que vienen
staff-total-capacity = Cupo
staff-total-left = Quedan
staff-total-waiting = Personas en espera
staff-total-withdrawn = Grupos que ya no vienen
staff-total-over = De más
staff-total-over-lead = { $heads ->
    [one] Dijimos que sí a 1 persona más de las que caben. Nadie sale de la lista; los nuevos esperan hasta que haya lugar.
   *[other] Dijimos que sí a { $heads } personas más de las que caben. Nadie sale de la lista; los nuevos esperan hasta que haya lugar.
}
staff-total-no-capacity = Sin límite
staff-total-privacy = Aquí solo se ven cantidades. Los nombres y las direcciones quedan cerrados.
staff-event-facts = Los datos
staff-event-actions = Qué puede hacer
staff-event-action-edit = Editar
staff-event-action-publish = Revisar y publicar
staff-event-action-cancel = Cancelar este evento
staff-event-action-postpone = Aplazar, sin fecha nueva
staff-event-action-new-date = Poner la fecha nueva
staff-event-action-article = Escribir el artículo
staff-event-action-open-article = Abrir el artículo
staff-event-action-copy = Copiar para otro día
staff-event-topics-heading = De qué quiere hablar la gente
staff-event-topics-none = Nada todavía.
staff-event-history = Historial
staff-event-history-none = Nada todavía.
staff-event-reason = Motivo
staff-event-was = Antes: { $before }
staff-event-undo = Deshacer
staff-event-undo-lead = Hasta las { $time } puede deshacerlo. Quienes recibieron el aviso reciben una corrección.
staff-event-undone = Está como antes.

## Cancelling and postponing
staff-cancel-page = Cancelar este evento
staff-cancel-reason = ¿Por qué? Una frase que todos puedan leer
staff-cancel-reason-hint = Aparece en la página, en el correo y en el calendario. Por ejemplo: Hoy no hay luz en el café.
staff-cancel-told = { $addresses ->
    [0] Nadie dejó una dirección; no sale ningún correo.
    [one] Escribimos enseguida a 1 dirección.
   *[other] Escribimos enseguida a { $addresses } direcciones.
}
staff-cancel-parties = { $parties ->
    [0] Nadie avisó que viene ni está en espera.
    [one] 1 grupo viene o está en espera: { $heads ->
        [one] 1 persona en total.
       *[other] { $heads } personas en total.
    }
   *[other] { $parties } grupos vienen o están en espera: { $heads } personas en total.
}
staff-cancel-silent = { $parties ->
    [one] 1 grupo no dejó dirección. Se entera por la página y el calendario.
   *[other] { $parties } grupos no dejaron dirección. Se enteran por la página y el calendario.
}
staff-cancel-effect = La página se queda y dice que el evento está cancelado. Todo el mundo lo ve en menos de un minuto.
staff-cancel-button = Cancelar este evento
staff-cancel-button-told = { $addresses ->
    [one] Cancelar y avisar a 1 dirección
   *[other] Cancelar y avisar a { $addresses } direcciones
}
staff-cancel-keep = Dejar el evento como está
staff-cancel-instead = ¿Solo falta la fecha? Mejor aplácelo
staff-cancelled-saved = El evento está cancelado.
staff-postpone-page = Aplazar este evento
staff-postpone-effect = La página se queda y dice que habrá una fecha nueva. Hasta entonces nadie puede avisar que viene. Quienes ya avisaron conservan su lugar.
staff-postpone-button = Aplazar este evento
staff-postpone-button-told = { $addresses ->
    [one] Aplazar y avisar a 1 dirección
   *[other] Aplazar y avisar a { $addresses } direcciones
}
staff-postpone-instead = ¿Ya hay una fecha nueva? Edite el evento
staff-postponed-saved = El evento está aplazado.

## Articles
staff-articles-page = Artículos
staff-articles-lead = Qué salió de un evento, para quienes estuvieron y para quienes no.
staff-articles-new = Nuevo artículo
staff-articles-none = Todavía no hay artículos.
staff-article-new-page = Nuevo artículo
staff-article-edit-page = Editar el artículo
staff-article-event = Sobre el evento
staff-article-event-none = Ningún evento
staff-article-event-fixed = Sobre { $event }
staff-article-byline = Escrito por
staff-article-byline-hint = Así aparece bajo el título. Puede ser el nombre del departamento.
staff-article-title = Título en { $language }
staff-article-body = Texto en { $language }
staff-article-body-hint = Línea vacía: párrafo nuevo. ## al principio de una línea: título. * al principio de una línea: lista. **negrita**. [palabras](https://dirección): enlace.
staff-article-save = Guardar el borrador
staff-article-save-published = Guardar los cambios
staff-article-preview = Guardar y ver
staff-article-preview-heading = Vista previa
staff-article-preview-lead = Así lo ven los lectores.
staff-article-publish = Publicar…
staff-article-language-details = Texto en { $language }
staff-article-state-draft = Borrador
staff-article-state-published = Publicado: { $date }
staff-article-edited = Guardado: { $date }
staff-article-saved = El borrador está guardado.
staff-article-changed = Los cambios están guardados.
staff-article-public = Ver la página pública
staff-article-lead-published = Este artículo está publicado. Los cambios se ven enseguida; no se envía otro correo.
staff-lint-heading = Revise estas fechas
staff-lint-lead = El día de la semana y la fecha no coinciden.
staff-lint-line = "{ $found }". El { $date } es { $weekday }.
staff-lint-write = Escriba: { $suggestion }
staff-lint-in = En el texto en { $language }:
staff-article-check-page = Publicar el artículo
staff-article-check-lead = Esto es lo que leerá la gente.
staff-article-check-told = { $addresses ->
    [0] Nadie pidió recibirlo por correo.
    [one] 1 persona pidió recibirlo por correo. Le llega una sola vez.
   *[other] { $addresses } personas pidieron recibirlo por correo. Les llega una sola vez.
}
staff-article-check-publish = Publicar
staff-article-check-publish-told = { $addresses ->
    [one] Publicar y enviar a 1 persona
   *[other] Publicar y enviar a { $addresses } personas
}
staff-article-check-edit = Volver a editar
staff-article-check-byline = Escrito por { $byline }
staff-article-published-saved = El artículo está publicado.
staff-finding-article-title = Todavía no hay título.
staff-finding-article-body = Todavía no hay texto.
staff-finding-article-early = El evento no ha terminado. Publique el artículo después.

## Log
staff-log-page = Registro
staff-log-lead = Quién hizo qué y cuándo. Nada de esto se puede cambiar.
staff-log-none = El registro está vacío.
staff-log-older = Anteriores
staff-log-newer = Más recientes
staff-log-system = Cuppa
staff-log-zone = Las horas están en { $zone }.
staff-audit-event-created = Creó un evento
staff-audit-event-edited = Cambió un evento
staff-audit-event-published = Publicó un evento
staff-audit-event-cancelled = Canceló un evento
staff-audit-event-postponed = Aplazó un evento
staff-audit-event-undone = Deshizo el último paso de un evento
staff-audit-event-closed = Cerró un evento
staff-audit-event-imported = Importó un evento
staff-audit-venue-created = Agregó un lugar
staff-audit-venue-edited = Cambió un lugar
staff-audit-officer-created = Agregó un agente
staff-audit-officer-edited = Cambió un agente
staff-audit-article-created = Empezó un artículo
staff-audit-article-edited = Cambió un artículo
staff-audit-article-published = Publicó un artículo
staff-audit-staff-invited = Invitó a alguien
staff-audit-staff-password-set = Eligió una contraseña
staff-audit-staff-signed-in = Entró
staff-audit-staff-signed-in-by-link = Entró con un enlace de un solo uso
staff-audit-staff-signed-out = Salió
staff-audit-department-added = Creó el departamento
staff-audit-department-closed = Cerró el departamento
staff-audit-department-opened = Volvió a abrir el departamento
staff-audit-residents-forgotten = Borró lo que escribieron los vecinos

## What is wrong with a field
staff-error-kind = Elija el tipo de evento.
staff-error-title = Escriba un título.
staff-error-title-long = Acorte el título: { $max } caracteres como máximo.
staff-error-text-long = Acórtelo: { $max } caracteres como máximo.
staff-error-text-required = Escriba algo aquí.
staff-error-characters = Hay caracteres que no se pueden mostrar, como saltos de línea o signos de control. Escríbalo otra vez.
staff-error-date = Elija una fecha.
staff-error-date-shape = Escriba la fecha como año-mes-día, por ejemplo 2027-06-02.
staff-error-start = Escriba a qué hora empieza.
staff-error-end = Escriba a qué hora termina.
staff-error-time-shape = Escriba la hora con horas y minutos, por ejemplo 15:00.
staff-error-end-before-start = El final tiene que ser después del inicio.
staff-error-too-long = Un evento puede durar 24 horas como máximo.
staff-error-start-skipped = La hora { $time } no existe el { $date }: esa noche se adelanta el reloj. Elija un inicio anterior o posterior.
staff-error-end-skipped = La hora { $time } no existe el { $date }: esa noche se adelanta el reloj. Elija un final anterior o posterior.
staff-error-start-twice = La hora { $time } llega dos veces el { $date }: esa noche se atrasa el reloj. Diga abajo cuál de las dos es.
staff-error-venue = Elija un lugar o agregue uno nuevo.
staff-error-venue-name = Escriba el nombre del lugar.
staff-error-venue-street = Escriba la calle y el número.
staff-error-venue-city = Escriba la ciudad.
staff-error-venue-region = Escriba el estado.
staff-error-venue-postal = Escriba el código postal.
staff-error-zone = Nadie conoce la zona horaria "{ $zone }". Escriba una como America/Phoenix.
staff-error-capacity = Escriba el cupo con un número, como 40, o déjelo vacío.
staff-error-officer-name = Escriba el nombre del agente.
staff-error-officer-family = Escriba el apellido del agente o elija más abajo que solo se muestre el nombre.
staff-error-officer-form = Elija cómo aparece el nombre en las páginas públicas.
staff-error-choice = Elija uno de la lista.
staff-error-window-shape = Elija un día y una hora.
staff-error-window-order = Tiene que ser después del momento en que se empieza a avisar.
staff-error-window-late = Tiene que ser antes de que termine el evento.
staff-error-reason = Escriba una frase que diga por qué.
staff-error-byline = Escriba quién lo escribió.
staff-error-article-title = Escriba un título.
staff-error-article-body = Escriba el texto.
staff-error-email = Escriba su correo, por ejemplo nombre@example.org.
staff-error-password = Escriba su contraseña.
staff-error-version = { $name } guardó esto mientras usted lo editaba. Lo que escribió sigue aquí. Abra la página en otra pestaña, compare y guarde otra vez.
staff-error-version-nobody = Alguien guardó esto mientras usted lo editaba. Lo que escribió sigue aquí. Abra la página en otra pestaña, compare y guarde otra vez.
