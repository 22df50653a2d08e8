# Qué fue del correo, como lo ve el personal; cartas a muchas personas que se pueden retirar.
staff-mail-link = Qué fue del correo
staff-mail-page = Qué fue del correo
staff-mail-page-event = Qué fue del correo: { $title }
staff-mail-lead = Todos los mensajes, primero los más nuevos. De las direcciones solo se ven las primeras letras, y el registro dice quién miró.
staff-mail-queue = Cómo va el correo
staff-mail-queue-waiting = { $count ->
    [0] No hay mensajes en espera.
    [one] Hay un mensaje en espera.
   *[other] Hay { $count } mensajes en espera.
}
staff-mail-queue-later = { $count ->
    [one] Uno de ellos sale a una hora fijada.
   *[other] { $count } de ellos salen a una hora fijada.
}
staff-mail-queue-oldest = El más antiguo pudo haber salido desde el { $when }.
staff-mail-queue-late = El correo va con retraso: un mensaje pudo haber salido desde el { $when }. Si sigue así, avise a quien administra el servidor.
staff-mail-queue-fine = En los últimos siete días, el servidor de correo aceptó todos los mensajes que salieron.
staff-mail-queue-uncertain = { $count ->
    [one] En los últimos siete días, de un mensaje nadie sabe si llegó.
   *[other] En los últimos siete días, de { $count } mensajes nadie sabe si llegaron.
}
staff-mail-queue-failed = { $count ->
    [one] En los últimos siete días, un mensaje no se pudo entregar.
   *[other] En los últimos siete días, { $count } mensajes no se pudieron entregar.
}
staff-mail-queue-expired = { $count ->
    [one] En los últimos siete días, un mensaje habría llegado demasiado tarde y no se envió.
   *[other] En los últimos siete días, { $count } mensajes habrían llegado demasiado tarde y no se enviaron.
}
staff-mail-queue-last = El último mensaje que llegó salió el { $when }.
staff-mail-queue-never = Todavía no ha llegado ningún mensaje.
staff-mail-pause-restored = No sale correo desde el { $when }: la base de datos se recuperó de una copia, y lo que espera quizá ya se envió antes. Pida a quien administra el servidor que lo revise y después ejecute «cuppa mail resume».
staff-mail-pause-asked = No sale correo desde el { $when }: alguien lo detuvo en el servidor. Pregunte a quien lo administra; con «cuppa mail resume» vuelve a salir. Mientras tanto no se pierde nada.
staff-mail-relay-rests = El servidor de correo no acepta mensajes. Se vuelve a intentar el { $when }; mientras tanto no se pierde nada.
staff-mail-letters = Cartas a muchas personas
staff-mail-leaves-today = { $count ->
    [one] Una carta sale { $hour ->
        [1] a la
       *[other] a las
    } { $time }.
   *[other] { $count } cartas salen { $hour ->
        [1] a la
       *[other] a las
    } { $time }.
}
staff-mail-leaves-later = { $count ->
    [one] Una carta sale el { $when }.
   *[other] { $count } cartas salen el { $when }.
}
staff-mail-leaving = { $count ->
    [one] Una carta no ha salido todavía.
   *[other] { $count } cartas no han salido todavía.
}
staff-mail-take-back = Retirar
staff-mail-taken-back-page = Retirado
staff-mail-taken-back = { $count ->
    [0] Ya no quedaba nada que retirar.
    [one] Se retiró una carta.
   *[other] Se retiraron { $count } cartas.
}
staff-mail-taken-back-gone = { $count ->
    [0] Ninguna había salido.
    [one] Una ya había salido y no se puede retirar.
   *[other] { $count } ya habían salido y no se pueden retirar.
}
staff-mail-filter = Mostrar solo algunos
staff-mail-filter-state = Qué fue de él
staff-mail-filter-kind = Tipo de mensaje
staff-mail-filter-any = Cualquiera
staff-mail-filter-send = Mostrar
staff-mail-none = Todavía no hay mensajes.
staff-mail-none-narrowed = Ningún mensaje coincide.
staff-mail-caption = Mensajes, primero los más nuevos
staff-mail-column-what = Mensaje
staff-mail-column-to = Para
staff-mail-column-state = Qué fue de él
staff-mail-column-when = Cuándo
staff-mail-forgotten = borrada
staff-mail-open = Detalles
staff-mail-stored = Guardado: { $when }
staff-mail-tried = Último intento: { $when }
staff-mail-sent-at = Salió: { $when }
staff-mail-ended = Se abandonó: { $when }
staff-mail-next = Próximo intento: { $when }
staff-mail-planned = Sale: { $when }
staff-mail-older = Mensajes anteriores
staff-mail-newest = Mensajes más nuevos
staff-mail-said = Palabra por palabra: { $said }
staff-mail-code = Código { $code }
staff-mail-state-ready = En espera
staff-mail-state-leased = Saliendo
staff-mail-state-sent = Entregado al servidor de correo
staff-mail-state-failed = No entregado
staff-mail-state-expired = Demasiado tarde
staff-mail-state-cancelled = No enviado
staff-mail-state-suppressed = Retenido
staff-mail-state-uncertain = Quizá entregado
staff-mail-state-gathered = En una carta
staff-mail-about-ready = Sale en cuanto llegue su hora.
staff-mail-about-leased = Va camino al servidor de correo.
staff-mail-about-sent = El servidor de correo lo aceptó.
staff-mail-about-failed = No llegó y no se vuelve a intentar.
staff-mail-about-expired = Habría llegado demasiado tarde para servir de algo.
staff-mail-about-cancelled = Ya no era cierto o ya no se quería, así que no se envió.
staff-mail-about-taken-back = Se retiró antes de salir.
staff-mail-about-gathered = Fue en una carta con otros recordatorios para la misma dirección.
staff-mail-about-suppressed = A esta dirección no se envía este correo: su titular pidió que no, o su servidor dijo que no existe.
staff-mail-about-uncertain = La conexión se cortó después del mensaje: puede haber llegado o no.
staff-mail-why-no-such-address = El servidor de correo dice que esta dirección no existe.
staff-mail-why-mailbox-full = El buzón de quien lo recibe está lleno.
staff-mail-why-not-trusted = El servidor de correo no confía en quien envía o en el mensaje. Avise a quien administra el servidor.
staff-mail-why-too-large = El mensaje es demasiado grande para el servidor de correo.
staff-mail-why-busy = El servidor de correo dijo: ahora no.
staff-mail-why-no-answer = El servidor de correo no contestó.
staff-mail-why-unsendable = El mensaje no se pudo preparar o no se puede enviar tal como está. Avise a quien administra el servidor.
staff-mail-why-refused = El servidor de correo rechazó el mensaje.
staff-mail-kind-rsvp-confirmed = Confirmación
staff-mail-kind-rsvp-held = Por favor, confirme sus lugares
staff-mail-kind-rsvp-waitlisted = En la lista de espera
staff-mail-kind-rsvp-offered = Se liberaron lugares
staff-mail-kind-offer-lapsed = De nuevo en la lista de espera
staff-mail-kind-rsvp-promoted = Un lugar de la lista de espera
staff-mail-kind-rsvp-link = Enlace a la respuesta, otra vez
staff-mail-kind-reminder = Recordatorio
staff-mail-kind-reminders = Varios recordatorios en una carta
staff-mail-kind-event-letter = Carta a quienes vienen
staff-mail-kind-event-changed = Nuevos planes
staff-mail-kind-event-cancelled = Cancelación
staff-mail-kind-event-postponed = Aplazamiento
staff-mail-kind-article-published = Artículo
staff-mail-kind-staff-invitation = Invitación al personal
staff-mail-kind-staff-reset = Contraseña nueva para el personal
staff-mail-kind-access-answered = Respuesta sobre accesibilidad
staff-mail-kind-officer-assigned = A un agente: por favor, responda
staff-mail-kind-officer-plan-changed = A un agente: nuevos planes
staff-mail-kind-officer-plan-off = A un agente: ya no
staff-mail-kind-officer-correction = A un agente: corrección
staff-mail-kind-officer-briefing = Instrucciones para un agente
staff-mail-kind-running-late = Los agentes se retrasan
staff-mail-kind-rain-plan = Plan en caso de lluvia
staff-mail-kind-correction = Corrección
staff-mail-kind-rsvp-withdrawn = Respuesta retirada
staff-mail-kind-subscription-confirm = Por favor, confirme: novedades
staff-mail-kind-event-news = Novedades de eventos
staff-mail-kind-mail-test = Mensaje de prueba
staff-mail-message-page = Un mensaje: { $kind }
staff-mail-message-about = Sobre
staff-mail-message-back = Todos los mensajes
staff-mail-again = Enviar otra vez
staff-mail-again-lead = Se prepara un mensaje nuevo con lo que vale ahora. Este se queda en la lista tal como está.
staff-mail-again-twice = Nadie sabe si este mensaje llegó. Si llegó, la persona lo recibirá dos veces.
staff-mail-again-twice-tick = Sé que la persona puede recibirlo dos veces.
staff-mail-again-twice-missing = Marque que lo sabe, o déjelo como está.
staff-mail-again-done = Se envió otra vez.
staff-mail-again-open = Ver el mensaje nuevo
staff-mail-again-saved = El mensaje se envía otra vez. Este es el nuevo.
staff-mail-again-no-not-failed = No hay nada que enviar otra vez.
staff-mail-again-no-late = No se puede enviar otra vez: su momento ya pasó.
staff-mail-again-no-forgotten = No se puede enviar otra vez: la dirección está borrada.
staff-mail-again-no-unsubscribed = No se puede enviar otra vez: esta persona ya no quiere artículos.
staff-mail-again-no-suppressed = No se puede enviar otra vez: su titular pidió que no, o el servidor dijo que la dirección no existe.
staff-mail-again-no-withdrawn = No se puede enviar otra vez: este grupo ya no viene.
staff-mail-again-no-not-true = No se puede enviar otra vez: lo que dice ya no es cierto.
staff-mail-again-no-newer = No se puede enviar otra vez: un mensaje más nuevo dice lo mismo y ya salió o está por salir.
staff-mailing-page = Enviar el artículo: { $title }
staff-mailing-open = { $count ->
    [one] Enviarlo a una persona
   *[other] Enviarlo a { $count } personas
}
staff-mailing-lead = { $count ->
    [0] Todas las personas que pidieron este artículo lo tienen, o pidieron no recibirlo.
    [one] Una persona pidió este artículo y no lo tiene.
   *[other] { $count } personas pidieron este artículo y no lo tienen.
}
staff-mailing-once = Nadie lo recibe por segunda vez.
staff-mailing-would-leave-today = Sale { $hour ->
    [1] a la
   *[other] a las
} { $time }. Hasta entonces se puede retirar.
staff-mailing-would-leave-later = Sale el { $when }. Hasta entonces se puede retirar.
staff-mailing-back = Volver al artículo
staff-mailing-saved = El artículo sale pronto. Hasta entonces se puede retirar.
staff-audit-mail-viewed = Miró qué fue del correo
staff-audit-mail-sent-again = Envió un mensaje otra vez
staff-audit-event-letter-taken-back = Retiró una carta
staff-audit-article-mailed = Envió un artículo por correo
staff-audit-article-mail-taken-back = Retiró el envío de un artículo
