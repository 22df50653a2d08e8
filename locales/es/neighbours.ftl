# Lo que los vecinos dicen de antemano: temas y lo que necesitan para participar.
topics-open = Díganos de antemano de qué le gustaría hablar
topics-title = ¿De qué le gustaría hablar?
topics-lead = Así los agentes pueden traer respuestas. No hace falta que venga ni que diga quién es.
topics-pick = Temas (opcional)
topics-pick-hint = Marque de qué le gustaría hablar. Los agentes ven cuántas veces se nombró un tema, no quién lo nombró.
topics-text = Con sus propias palabras (opcional)
topics-send = Enviar
topics-missing = Marque un tema o escriba unas palabras.
topics-sent = Gracias
topics-sent-text = Lo recibimos y lo veremos antes del evento. No sabemos quién es usted y no podemos responderle.
topics-closed = Este evento ya no recibe temas. Vea el próximo, por favor.
topics-keep = Lo que marque o escriba aquí se borra el { $day }. Después solo queda cuántas veces se nombró un tema.
access-open = Pídalo con nuestro formulario
access-title = ¿Qué necesita para participar?
access-lead = Un intérprete, lengua de señas, una entrada sin escalones: pida lo que necesite. No le cuesta nada. No tiene que decir por qué ni quién es.
access-needs = ¿Qué le ayudaría?
access-need-interpreter = Un intérprete
access-need-asl = Lengua de señas americana (ASL)
access-need-wheelchair = Espacio para una silla de ruedas
access-need-quiet-space = Un lugar tranquilo
access-need-large-print = Letra grande
access-need-other = Otra cosa
access-interpreter = Idioma del intérprete
access-interpreter-hint = Solo si necesita uno, por ejemplo tagalo.
access-interpreter-missing = Escriba qué idioma debe hablar el intérprete.
access-note = ¿Algo más que debamos saber? (opcional)
access-note-hint = No escriba datos médicos, por favor. No los necesitamos.
access-email-hint = Solo si quiere una respuesta. No la usamos para nada más.
access-missing = Marque qué le ayudaría o escríbalo con sus propias palabras.
access-send = Pedirlo
access-sent = Recibimos su solicitud
access-sent-text = Alguien se ocupará de ella. Si dejó un correo electrónico, le escribimos.
access-sent-late = Ya pasó el día hasta el que pedimos avisar. Aun así lo intentamos. Si necesita saberlo a tiempo, llámenos, por favor.
access-closed = Ya no se puede pedir nada para este evento. Vea el próximo, por favor.
access-keep = Lo que escriba aquí lo lee solo la persona que lo organiza. Se borra el { $day }.
privacy-topics = De qué le gustaría hablar
privacy-topics-text = { $days ->
    [one] Cifrado. Se borra un día después del evento.
   *[other] Cifrado. Se borra { $days } días después del evento.
} Queda cuántas veces se nombró un tema.
privacy-access = Lo que necesita para participar
privacy-access-text = { $days ->
    [one] Cifrado; lo lee solo la persona que lo organiza. Se borra un día después del evento.
   *[other] Cifrado; lo lee solo la persona que lo organiza. Se borra { $days } días después del evento.
}
privacy-receipt-topics = { $amount ->
    [one] Se borró una nota sobre temas, { $days } días después de su evento.
   *[other] Se borraron { $amount } notas sobre temas, { $days } días después de sus eventos.
}
privacy-receipt-access = { $amount ->
    [one] Se borró una solicitud de acceso, { $days } días después de su evento.
   *[other] Se borraron { $amount } solicitudes de acceso, { $days } días después de sus eventos.
}
mail-access-answered-subject = Nuestra respuesta: { $title }
mail-access-answered-heading = Nuestra respuesta sobre { $title }
mail-access-answered-intro = Usted nos pidió algo para poder participar. Esta es nuestra respuesta:
mail-foot-access = Recibe este mensaje porque esta dirección se dio con una solicitud para este evento. No la usamos para nada más.
staff-asks = Lo que los vecinos nos dijeron de antemano
staff-asks-topics = { $count ->
    [0] Nadie ha nombrado un tema todavía.
    [one] Una persona dijo de qué hablar.
   *[other] { $count } personas dijeron de qué hablar.
}
staff-asks-open = { $count ->
    [one] Una solicitud de acceso espera respuesta.
   *[other] { $count } solicitudes de acceso esperan respuesta.
}
staff-asks-none-open = Ninguna solicitud de acceso espera respuesta.
staff-asks-topics-link = Temas
staff-asks-access-link = Solicitudes de acceso
staff-asks-sheet-link = Hoja para los agentes
staff-topics-page = Temas: { $title }
staff-topics-groups = Cuántas veces se nombró un tema
staff-topics-others = Temas nombrados menos de tres veces, juntos
staff-topics-none = Nadie ha nombrado un tema todavía.
staff-topics-said = Con las palabras de la gente
staff-topics-said-none = Nadie ha escrito nada todavía.
staff-topics-said-role = Su función le muestra los números, no las palabras.
staff-topics-handled = Atendido
staff-topics-mark = Marcar como atendido
staff-topics-unmark = Todavía no atendido
staff-topics-saved = Marcado.
staff-access-page = Solicitudes de acceso: { $title }
staff-access-lead = Solo el puesto de acceso y los administradores ven esta página, y el registro dice quién la miró. Organice lo necesario y responda; quien dejó una dirección recibe su respuesta por correo.
staff-access-none = Nadie ha pedido nada.
staff-access-late = Tarde
staff-access-asked = Pedido el { $when }
staff-access-answered = Respondido el { $when }
staff-access-interpreter = Intérprete: { $language }
staff-access-answer = Su respuesta
staff-access-answer-hint = Qué está organizado y por quién preguntar en el evento. Sale por correo, con sus palabras.
staff-access-answer-missing = Escriba qué está organizado.
staff-access-send = Responder
staff-access-done = Marcar como organizado
staff-access-saved = Respondido.
staff-sheet-page = Para los agentes: { $title }
staff-sheet-lead = Para imprimir y llevar. No nombra a nadie.
staff-sheet-arrangements = Tengan listo, por favor
staff-sheet-arrangements-none = Nadie ha pedido nada especial.
staff-sheet-times = { $what }: { $count }
staff-audit-topics-handled = Marcó un tema como atendido
staff-audit-topics-reopened = Marcó un tema como no atendido
staff-audit-access-viewed = Miró las solicitudes de acceso
staff-audit-access-answered = Respondió una solicitud de acceso
