## Lo que vuelve por correo, y la carta que retira una invitación.

# Ya no viene
mail-rsvp-withdrawn-subject = No va a venir: { $title }
mail-rsvp-withdrawn-heading = Ya no va a venir a { $title }
mail-rsvp-withdrawn-intro = Gracias por avisarnos. Otra persona puede tener su lugar, y este mensaje quita el evento de su calendario.
mail-rsvp-withdrawn-next = Si sus planes vuelven a cambiar, será bienvenido: solo envíe el formulario otra vez.

# El registro
staff-audit-suppression-lifted = Permitió que el correo vuelva a llegar a una dirección
staff-audit-department-calendar-replies-set = Eligió si las aplicaciones de calendario pueden responder a las invitaciones

# Lectores que no reciben correo
staff-silent-page = Direcciones que no reciben correo
staff-silent-lead = El correo a estos lectores se detuvo: su dirección no lo recibe, o no quieren nuestras cartas. Usted ve cuántos son y por qué, nunca la dirección misma.
staff-silent-failed = En los últimos 30 días { $count ->
    [0] no volvió ningún mensaje.
    [one] volvió un mensaje.
   *[other] volvieron { $count } mensajes.
}
staff-silent-complaints = { $count ->
    [0] Nadie se quejó.
    [one] Se quejó un lector.
   *[other] Se quejaron { $count } lectores.
}
staff-silent-none = El correo llega a todos.
staff-silent-reason-no-such-address = La dirección no existe o no recibe correo
staff-silent-reason-keeps-failing = Tres mensajes fallaron en 30 días
staff-silent-reason-complaint = El lector marcó una carta como no deseada
staff-silent-reason-unsubscribed = El lector detuvo los artículos posteriores
staff-silent-source-relay = nuestro servidor de correo lo supo de inmediato
staff-silent-source-report = volvió un informe
staff-silent-source-link = con el enlace de una carta
staff-silent-source-mail = por correo
staff-silent-mark = la dirección ya no se guarda, marca { $mark }
staff-silent-since = Desde el { $when }.
staff-silent-until = Hasta el { $when }.
staff-silent-for-good = De forma permanente.
staff-silent-lift = Volver a escribir a esta dirección
staff-silent-warning = Este lector no quería nuestras cartas. Quite el bloqueo solo si se lo pidió. Nadie vuelve a una lista: recibirá cartas solo cuando las pida de nuevo.
staff-silent-sure = El lector lo pidió
staff-silent-ask-first = Confirme que el lector lo pidió.
staff-silent-lifted = El correo puede volver a llegar a esa dirección.
staff-silent-back = Al registro
staff-silent-link = Direcciones que no reciben correo
