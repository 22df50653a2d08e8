# Códigos, ser olvidado, qué se borra y qué lo impide.
rsvp-ages = Adultos y niños (opcional)
rsvp-ages-hint = Nos ayuda a tener lo adecuado en la mesa. Si prefiere, deje los dos vacíos.
rsvp-adults = Adultos
rsvp-children = Niños
rsvp-part-not-a-number = Escriba un número del 0 al 20 en cifras o deje el campo vacío.
rsvp-parts-do-not-add-up = Adultos y niños deben sumar { $count }. Cambie los números o deje los dos vacíos.
code-title = Encontrar mi aviso
code-lead = Escriba el código de la página o de la hoja que imprimió cuando avisó que viene.
code-field = Código
code-hint = Ocho letras y cifras, por ejemplo K7QF-2M9X.
code-send = Mostrar mi aviso
code-unknown = No guardamos nada con este código. Revíselo letra por letra. Si dejó un correo electrónico, use el enlace de nuestro mensaje.
manage-code = Su código
manage-code-text = Anótelo o imprima esta página. Con el código se vuelve a encontrar esta página en
manage-forget = Olvídenme ahora
manage-forget-text = Borramos enseguida lo que guardamos sobre usted y los mensajes sobre ello. Ya no estará en la lista; aun así puede venir.
manage-forget-text-over = Borramos enseguida lo que guardamos sobre usted y los mensajes sobre ello. Solo queda el número de personas.
manage-forget-send = Borrarlo ahora
manage-forget-held = Por ahora no podemos borrar nada de este evento: el departamento tiene que conservar sus registros. Llámenos si quiere saber por qué.
privacy-forget = Antes, si lo desea
privacy-forget-text = La página de su enlace tiene un botón «Olvídenme ahora». Borra todo enseguida; solo queda un número.
privacy-receipts = Lo que se borró últimamente
privacy-receipt = { $amount ->
    [one] Se borró un aviso, { $days } días después de su evento.
   *[other] Se borraron { $amount } avisos, { $days } días después de sus eventos.
}
staff-hold = Retención legal
staff-hold-page = Retención legal: { $title }
staff-hold-lead = Mientras dure, no se borra nada de lo que los vecinos dieron sobre este evento, ni siquiera cuando lo piden. Actívela solo cuando la ley o un juzgado lo pida y levántela en cuanto pueda.
staff-hold-since = En retención desde { $when }.
staff-hold-reason = Motivo
staff-hold-reason-hint = Por ejemplo, el número de una solicitud de registros. Los vecinos no lo ven.
staff-hold-reason-missing = Escriba por qué no se puede borrar nada.
staff-hold-set = No borrar
staff-hold-change = Cambiar el motivo
staff-hold-back = Volver al evento
staff-hold-lift = Levantar la retención
staff-hold-on = No se borra nada de este evento: { $reason }
staff-hold-set-saved = La retención está activa. No se borra nada de este evento.
staff-hold-lifted = La retención se levantó. Lo que ya venció se borra dentro de una hora.
staff-audit-event-held = Detuvo el borrado de registros de un evento
staff-audit-event-released = Levantó la retención de un evento
