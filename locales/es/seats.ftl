## Lugares que se guardan hasta que alguien responda, lugares que se desocupan y cartas a quienes vienen.

# La página detrás del enlace de una inscripción
manage-held-seats = { $count ->
    [one] Confirme, por favor: le guardamos un lugar
   *[other] Confirme, por favor: les guardamos { $count } lugares
}
manage-held-seats-text = Quedan pocos lugares, por eso guardamos los suyos hasta el { $when }. Pulse el botón y contamos con ustedes.
manage-offered = { $count ->
    [one] Se desocupó un lugar para usted
   *[other] Se desocuparon { $count } lugares para ustedes
}
manage-offered-text = Pulse el botón antes del { $when } y contamos con ustedes. Después, los lugares pasan a quien sigue y ustedes van al final de la lista de espera.
manage-claim = ¿Van a venir?
manage-claim-send = Sí, vamos a venir
manage-claimed = Ya contamos con ustedes. Gracias por avisarnos.
manage-claim-free = Ahora mismo hay lugares libres
manage-claim-free-text = Si quiere, tómelos. Si alguien que está antes los espera, se lo decimos y usted conserva su turno.
manage-claim-wait = Esos lugares están prometidos a personas que van antes. Usted conserva su turno en la lista de espera.

# La página después de inscribirse con correo
received-held = Falta un paso: abra su correo
received-held-text = { $count ->
    [one] Le guardamos un lugar durante 30 minutos. Abra el mensaje que le enviamos y pulse allí el botón.
   *[other] Les guardamos { $count } lugares durante 30 minutos. Abra el mensaje que le enviamos y pulse allí el botón.
}

# Cuando no quedan lugares
rsvp-full-come = Ya no quedan lugares, pero no se rechaza a nadie. Venga de todos modos: quizá falten asientos o golosinas. Nos ayuda saber cuántos son.

# Mensajes
mail-answer = Confirmar que vienen
mail-rsvp-held-subject = Confirme, por favor: { $title }
mail-rsvp-held-heading = Confirme, por favor, que viene a { $title }
mail-rsvp-held-intro = { $count ->
    [one] Le guardamos un lugar hasta el { $until }.
   *[other] Les guardamos { $count } lugares hasta el { $until }.
} Abra el enlace y pulse el botón, y contamos con ustedes.
mail-rsvp-held-next = Quedan pocos lugares, así que si no sabemos de usted se los damos a otra persona. Si no pidió esto, no haga nada: no recibirá más mensajes al respecto.
mail-rsvp-offered-subject = Se desocuparon lugares: { $title }
mail-rsvp-offered-heading = Podrían venir a { $title }
mail-rsvp-offered-intro = { $count ->
    [one] Se desocupó un lugar para usted.
   *[other] Se desocuparon { $count } lugares para ustedes.
} Se guardan hasta el { $until }. Abra el enlace y pulse el botón, y contamos con ustedes.
mail-rsvp-offered-next = Si ya no puede venir, puede decirlo en la misma página. Si no sabemos de usted, los lugares pasan a quien sigue y usted va al final de la lista de espera.
mail-offer-lapsed-subject = Sigue en la lista de espera: { $title }
mail-offer-lapsed-heading = Está otra vez en la lista de espera de { $title }
mail-offer-lapsed-intro = Le habíamos guardado { $count ->
    [one] un lugar
   *[other] { $count } lugares
} y no supimos de usted a tiempo, así que pudo tenerlos quien seguía.
mail-offer-lapsed-next = Sigue en la lista de espera, ahora al final. Con el enlace de abajo puede ver cómo va, tomar lugares que estén libres o retirarse.
mail-event-letter-subject = Sobre { $title }
mail-event-letter-heading = Sobre { $title }
mail-event-letter-intro = { $department } escribe a todas las personas que vienen:

# Personal
staff-total-unanswered = Personas avisadas, sin respuesta aún
staff-seats-give = Dar ya los lugares libres
staff-seats-give-lead = Pasan a la lista de espera por orden, sin esperar respuestas. Úselo poco antes de empezar.
staff-seats-given = Los lugares libres pasaron a la lista de espera, por orden.
staff-letter = Escribir a quienes vienen
staff-letter-page = Escribir a quienes vienen: { $title }
staff-letter-lead = Lo envía el servicio. Usted no ve las direcciones, y las respuestas llegan a la dirección de su departamento.
staff-letter-reach = { $count ->
    [0] Nadie de quienes vienen dejó una dirección.
    [one] Llega a un grupo que dejó una dirección.
   *[other] Llega a { $count } grupos que dejaron una dirección.
}
staff-letter-unreached = { $count ->
    [one] Un grupo no dejó dirección y no lo leerá: ponga lo importante también en la página del evento.
   *[other] { $count } grupos no dejaron dirección y no lo leerán: ponga lo importante también en la página del evento.
}
staff-letter-text = Lo que quiere decir
staff-letter-text-hint = Palabras sencillas, sin formato. Todas las personas reciben el mismo texto: escríbalo en cada idioma que leen sus vecinos.
staff-letter-missing = Escriba lo que quiere decir.
staff-letter-check = Verlo antes de enviarlo
staff-letter-sure = { $count ->
    [one] ¿Enviar esto a un grupo?
   *[other] ¿Enviar esto a { $count } grupos?
}
staff-letter-sure-text = Sale diez minutos después de pulsar el botón. Hasta entonces se puede retirar; lo que ya salió, no.
staff-letter-send = { $count ->
    [one] Enviarlo a un grupo
   *[other] Enviarlo a { $count } grupos
}
staff-letter-back = Volver al evento
staff-letter-sent = Su carta sale en diez minutos. Hasta entonces puede retirarla en esta página.
staff-audit-event-seats-given = Dio los lugares libres a la lista de espera
staff-audit-event-letter-sent = Escribió a quienes vienen
staff-audit-department-when-full-set = Eligió lo que dicen las páginas cuando un evento está lleno

# Demasiado a la vez
rsvp-later = Llegaron muchas respuestas juntas desde donde está usted. Espere medio minuto y vuelva a pulsar el botón: todo lo que escribió sigue aquí.
rsvp-crowd = En este momento responden muchísimas personas. Vuelva a pulsar el botón en un minuto, o deje una dirección de correo: así le guardamos los lugares hasta que confirme por correo. Todo lo que escribió sigue aquí.
rsvp-addresses = Desde donde está usted se dieron muchas direcciones de correo en esta hora. Deje la dirección vacía y contamos con usted enseguida, o vuelva a pulsar el botón en unos minutos. Todo lo que escribió sigue aquí.
