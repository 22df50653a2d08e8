## Registros: historial de páginas, exportación, retenciones, plazos, el filtro del registro

staff-audit-topics-viewed = Miró lo que los vecinos escribieron que les gustaría tratar
staff-audit-assignment-viewed = Miró por qué no pueden venir los agentes
staff-audit-people-viewed = Miró la lista de personas
staff-audit-officer-viewed = Miró la dirección propia de un agente
staff-audit-officer-address-set = Indicó a dónde se envían las asignaciones de un agente
staff-audit-officer-address-removed = Quitó la dirección a la que se envían las asignaciones de un agente
staff-audit-records-exported = Sacó registros
staff-audit-records-attendance-exported = Sacó registros, con la lista de asistencia
staff-audit-version-begun = Cuppa empezó a guardar versiones de esta página

# Historial
records-history-page = Historial: { $title }
records-history-lead = Todas las versiones que el público pudo leer, la última primero: quién la cambió, cuándo y qué decía antes.
records-history-none = El público todavía no ha visto esta página; por eso no hay ninguna versión.
records-history-link = Todas las versiones públicas, palabra por palabra
records-version = Versión { $number }
records-before = Antes:
records-after = Después:
records-gone = Se quitó.
records-open = La página tal como era
records-back-event = Volver al evento
records-back-article = Volver a la historia

# Una versión anterior
records-page-title = Registro de una versión anterior: { $title }, versión { $number }
records-page-heading = Registro de una versión anterior
records-page-lead = Esto es lo que decía la página pública a partir de ese momento. Se guarda como registro y puede que ya no sea cierto.
records-page-which = Versión { $number } de { $of }
records-page-hash = Suma de comprobación de esta versión:

records-date-and-time = { $day }, { $time }
records-field-in = { $field } ({ $language })
records-field-when = Cuándo
records-field-title = Título
records-field-state = Estado
records-field-reason = Motivo
records-field-lead = Introducción
records-field-body = Texto
records-field-start = Comienzo
records-field-end = Fin
records-field-zone = Zona horaria
records-field-starts-at = Momento del comienzo
records-field-ends-at = Momento del fin
records-field-previous-start = Fecha antes del cambio
records-field-venue = Lugar
records-field-address = Dirección
records-field-access = Cómo entrar
records-field-previous-venue = Lugar antes del cambio
records-field-rain-plan = Plan para la lluvia
records-field-rain-since = Plan para la lluvia en uso desde
records-field-kind = Tipo
records-field-officers = Agentes nombrados
records-field-spoken = Idiomas que se hablan
records-field-late-minutes = Minutos de retraso
records-field-topics = Temas
records-field-capacity = Plazas
records-field-rsvp-opens-at = Se abren las reservas
records-field-rsvp-closes-at = Se cierran las reservas
records-field-byline = Por
records-field-about = Evento del que trata
records-field-published-at = Publicado
records-field-raised = De qué se habló
records-field-promised = Prometido
records-field-kept = Promesas cumplidas
records-field-dropped = Promesas descartadas

# Sacar registros
records-nav = Registros
records-title = Registros
records-lead = Lo que el departamento tiene registrado sobre sus eventos, para quien lo pida.
records-retention-link = Qué se guarda y por cuánto tiempo
records-log-link = El registro de acciones
records-export = Sacar registros
records-export-lead = Recibirá un archivo ZIP: eventos, historias, cifras, el registro de acciones y qué pasó con el correo, en tablas (CSV) y en JSON, todas las versiones de cada página y una lista de sumas de comprobación. Nunca lleva direcciones de vecinos. El registro de acciones anota quién lo sacó.
records-limit = Un archivo admite hasta { $events } eventos y { $rows } filas.
records-event = Un evento
records-event-hint = O déjelo así e indique días más abajo.
records-event-none = Ningún evento en particular
records-from = Desde este día
records-to = Hasta este día
records-attendance = Con la lista de asistencia
records-attendance-hint = Nombres y tamaño de los grupos, mientras se guardan. Solo si la solicitud los pide.
records-attendance-not = No incluye la lista de asistencia: puede sacarla un administrador.
records-send = Preparar el archivo
records-choose = Elija un evento o indique el primer y el último día.
records-not-both = Elija un evento o indique días, no las dos cosas.
records-day-missing = Indique también este día.
records-day-wrong = Escriba el día como año, mes y día, por ejemplo 2026-12-31.
records-days-backwards = El último día es anterior al primero.
records-too-much = Es más de lo que admite un archivo ({ $events } eventos, { $rows } filas). Elija menos días.
records-nothing = No hay nada registrado en esos días.

# Retenciones
records-holds = Retenciones legales
records-holds-none = Ningún evento está retenido.

# Plazos
records-retention-title = Qué se guarda y por cuánto tiempo
records-retention-lead = De cada clase de registro: por cuánto tiempo se guarda, cuánto hay y qué es lo próximo que se borra.
records-retention-caption = Clases de registros
records-column-what = Qué
records-column-long = Cuánto tiempo
records-column-rows = Cuánto hay
records-column-next = Lo próximo que se borra
records-kept-rsvps = Reservas: número de personas y, si se dieron, nombres, direcciones y notas
records-kept-wishes = Lo que a los vecinos les gustaría tratar
records-kept-access_requests = Lo que los vecinos necesitan para participar
records-kept-unconfirmed_subscriptions = Suscripciones que nadie confirmó
records-kept-stopped_subscriptions = Lo que queda de suscripciones terminadas
records-kept-close_out_notes = Notas de cierres, y nombres de quien respondía de una promesa
records-kept-venue_contacts = Contactos de los lugares
records-kept-mail = Destinatarios y texto del correo
records-kept-officer_addresses = Direcciones propias de los agentes
records-kept-events = Eventos
records-kept-articles = Historias
records-kept-numbers = Cifras de reservas borradas
records-kept-versions = Versiones de páginas públicas
records-kept-audit = El registro de acciones
records-days-event = { $days ->
    [one] 1 día después del evento
   *[other] { $days } días después del evento
}
records-days-subscription = { $days ->
    [one] 1 día después de pedirla o terminarla
   *[other] { $days } días después de pedirla o terminarla
}
records-days-place = { $days ->
    [one] 1 día después de anotarlo y del último evento en el lugar
   *[other] { $days } días después de anotarlo y del último evento en el lugar
}
records-days-mail = { $days ->
    [one] 1 día después de enviarlo o darlo por perdido
   *[other] { $days } días después de enviarlo o darlo por perdido
}
records-for-good = Para siempre
records-until-removed = Hasta que se quita
records-rows = { $count ->
    [one] 1 fila
   *[other] { $count } filas
}
records-held = { $count ->
    [one] 1 de ellas está retenida
   *[other] { $count } de ellas están retenidas
}
records-oldest = La más antigua: { $when }
records-next = { $count ->
    [one] 1 fila se borra el { $when }.
   *[other] { $count } filas se borran el { $when }.
}
records-next-now = { $count ->
    [one] 1 fila ha vencido y se borra en menos de una hora.
   *[other] { $count } filas han vencido y se borran en menos de una hora.
}
records-next-none = No hay nada por borrar.
records-next-never = No se borra nada.
records-receipts = Lo que se borró
records-receipts-lead = Una línea por cada borrado: cuánto y por qué regla. No se guarda de quién era.
records-receipts-none = Todavía no se ha borrado nada.
records-receipt = { $amount ->
    [one] 1 fila borrada: { $what }
   *[other] { $amount } filas borradas: { $what }
}
records-back = Volver a los registros

# El filtro del registro de acciones
records-filter = Mostrar solo
records-filter-who = Quién
records-filter-kind = Sobre
records-filter-event = Evento
records-filter-any = Todo
records-filter-service = Cuppa
records-filter-send = Mostrar
records-filter-none = Nada en el registro coincide.
records-family-access = Solicitudes de accesibilidad
records-family-article = Historias
records-family-assignment = Respuestas de los agentes
records-family-counts = Cifras que se sacaron
records-family-department = Ajustes del departamento
records-family-event = Eventos
records-family-kind = Tipos de eventos
records-family-mail = Correo
records-family-officer = Agentes
records-family-records = Registros que se sacaron
records-family-residents = Borrados
records-family-series = Series
records-family-staff = Personas y accesos
records-family-suppression = Direcciones que no reciben correo
records-family-topics = Lo que escribieron los vecinos
records-family-venue = Lugares
records-family-version = Versiones

# Dentro del archivo
records-readme-heading = Registros de { $department }
records-readme-event = Sobre el evento «{ $event }».
records-readme-days = Sobre los días del { $from } al { $to }.
records-readme-made = Hecho el { $when } ({ $utc }) por { $who }.
records-readme-attendance = Incluye la lista de asistencia: hay nombres de vecinos en attendance.csv y attendance.json.
records-readme-no-attendance = No nombra a ningún vecino.
records-readme-mail = Las líneas sobre el correo no nombran a ningún destinatario.
records-readme-times = Los instantes están en UTC y, en las columnas que terminan en _local, en la hora del departamento ({ $zone }).
records-readme-head = El registro de acciones de la instalación tenía entonces { $rows } filas; la última suma de comprobación era { $hash }. «cuppa audit verify --head» averigua más tarde si el registro todavía la contiene.
records-readme-sums = SHA256SUMS contiene la suma de comprobación de todos los demás archivos: «sha256sum --check SHA256SUMS».
records-readme-guard = En las tablas, un apóstrofo precede a las celdas que una hoja de cálculo tomaría por una fórmula.
