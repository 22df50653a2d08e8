## Mensajes para vecinos y personal. Habla la ciudad: frases cortas, sencillas y amables.

# Rótulos
mail-when = Cuándo
mail-where = Dónde
mail-people = Su grupo
mail-party = { $count ->
    [one] una persona
   *[other] { $count } personas
}
mail-place = { $name }, { $address }
mail-getting-in = Cómo entrar
mail-rain = Si llueve
mail-reason = Motivo
mail-now = Cómo queda ahora
mail-before = Cómo era antes

# Enlaces
mail-see-event = Ver el evento
mail-see-events = Ver otros eventos
mail-change-rsvp = Cambiar o retirar su inscripción
mail-add-to-calendar = Añadirlo a su calendario
mail-read-article = Leerlo en nuestro sitio
mail-set-password = Elegir su contraseña e iniciar sesión

# Le esperamos
mail-rsvp-confirmed-subject = Le esperamos: { $title }
mail-rsvp-confirmed-heading = Le esperamos en { $title }
mail-rsvp-confirmed-intro = Gracias. Le hemos guardado { $count ->
    [one] un lugar
   *[other] { $count } lugares
}.
mail-rsvp-confirmed-plans = Si cambia de planes, avísenos con el enlace de abajo, para que pueda venir otra persona.

# En la lista de espera
mail-rsvp-waitlisted-subject = Está en la lista de espera: { $title }
mail-rsvp-waitlisted-heading = Está en la lista de espera de { $title }
mail-rsvp-waitlisted-intro = Por ahora no quedan lugares. Le hemos puesto en la lista de espera con { $count ->
    [one] una persona
   *[other] { $count } personas
}.
mail-rsvp-waitlisted-next = Cuando haya lugar para todo su grupo, será suyo y le escribiremos enseguida. Hasta entonces, por favor no cuente con un lugar.

# Hay lugar
mail-rsvp-promoted-subject = Hay lugar: { $title }
mail-rsvp-promoted-heading = Ya puede venir a { $title }
mail-rsvp-promoted-intro = Buenas noticias: { $count ->
    [one] quedó libre un lugar y es para usted
   *[other] quedaron libres { $count } lugares y son para ustedes
}. Ya no está en la lista de espera.
mail-rsvp-promoted-plans = Si ya no puede venir, avísenos con el enlace de abajo. Quienes siguen en la lista de espera se lo agradecerán.

# El enlace, otra vez
mail-rsvp-link-subject = El enlace de su inscripción: { $title }
mail-rsvp-link-heading = Su inscripción en { $title }
mail-rsvp-link-intro = Alguien, seguramente usted, volvió a enviar nuestro formulario con esta dirección. Ya teníamos su inscripción y no hemos cambiado nada.
mail-rsvp-link-next = Con el enlace de abajo puede ver su inscripción, cambiar el número de personas o retirarla. No lo comparta: quien lo tenga puede hacer lo mismo.

# Recordatorio
mail-reminder-subject = Recordatorio: { $title }
mail-reminder-heading = Pronto: { $title }
mail-reminder-intro = Usted nos dijo que viene. Será un gusto conocerle.
mail-reminder-plans = Si no puede venir, avísenos con el enlace de abajo.

# Varios recordatorios en una carta
mail-reminders-subject = { $count ->
    [one] Recordatorio: un evento pronto
   *[other] Recordatorio: { $count } eventos pronto
}
mail-reminders-heading = { $count ->
    [one] Pronto: un evento al que viene
   *[other] Pronto: { $count } eventos a los que viene
}
mail-reminders-intro = Usted nos dijo que viene. Será un gusto conocerle.
mail-reminders-plans = Si no puede venir a alguno, avísenos con el enlace que está debajo de él.

# Cambiaron los planes
mail-event-changed-subject = Nuevos planes: { $title }
mail-event-changed-heading = Cambiaron los planes de { $title }
mail-event-changed-both = Cambiaron la hora y el lugar de este evento. Su inscripción sigue en pie.
mail-event-changed-time = Cambió la hora de este evento. Su inscripción sigue en pie.
mail-event-changed-place = Cambió el lugar de este evento. Su inscripción sigue en pie.
mail-event-changed-plans = Si no le conviene, cambie o retire su inscripción con el enlace de abajo.

# Cancelado
mail-event-cancelled-subject = Cancelado: { $title }
mail-event-cancelled-heading = Se canceló { $title }
mail-event-cancelled-intro = Lo sentimos: este evento no se celebrará. Por favor no venga; no tiene que hacer nada más.
mail-event-cancelled-was = Iba a ser

# Aplazado
mail-event-postponed-subject = Aplazado: { $title }
mail-event-postponed-heading = Se aplazó { $title }
mail-event-postponed-intro = Lo sentimos: este evento no se celebrará el día indicado abajo. Buscamos otra fecha y le escribiremos cuando la tengamos. Su inscripción sigue en pie.
mail-event-postponed-was = Iba a ser

# El artículo de después
mail-article-published-subject = Lo que salió del encuentro: { $title }
mail-article-published-byline = Publicado el { $date } por { $author }

# Una invitación para el personal
mail-staff-invitation-subject = Su invitación a las páginas internas de { $department }
mail-staff-invitation-heading = Le damos la bienvenida a { $department }
mail-staff-invitation-intro = Le invitamos a trabajar en los eventos comunitarios de { $department }.
mail-staff-invitation-next = El enlace de abajo sirve una sola vez y durante siete días. Nadie se lo pedirá. Si no esperaba este mensaje, ignórelo.

# Letra pequeña
mail-foot-rsvp = Recibe este mensaje porque esta dirección se dio al inscribirse en este evento.
mail-foot-article = Recibe este mensaje porque pidió las noticias que siguen a este evento.
mail-foot-staff = Recibe este mensaje porque un administrador de { $department } escribió esta dirección.
mail-foot-from = { $department }, { $address }
mail-foot-department = { $department }
mail-foot-answer = ¿Preguntas? Responda a este mensaje.
mail-foot-call = ¿Preguntas? Llame al { $phone } o responda a este mensaje.
mail-foot-contact = ¿Preguntas? Responda a este mensaje o escriba a { $email }.
mail-foot-phone = ¿Preguntas? Responda a este mensaje, escriba a { $email } o llame al { $phone }.
mail-foot-not-emergency = En una emergencia llame al { $phone }; nadie lee esta dirección día y noche.
mail-foot-unsubscribe = Darse de baja de las noticias después de los eventos
