## En la entrada, cuántas personas esperar y cantidades para un archivo.

staff-door = Contar personas en la entrada
staff-door-page = En la entrada: { $title }
staff-door-arrived = personas han llegado
staff-door-checked-in = { $count ->
    [one] Una de ellas mostró un código.
   *[other] { $count } de ellas mostraron un código.
}
staff-door-one = Una más
staff-door-two = Dos más
staff-door-three = Tres más
staff-door-five = Cinco más
staff-door-back-one = Una de más: quitarla
staff-door-counted = Todos los toques están contados.
staff-door-waiting = Toques por enviar:
staff-door-offline = Sin conexión. Siga contando: los toques esperan en este teléfono y se envían solos.
staff-door-sign-in = Vuelva a entrar en otra pestaña. Sus toques esperan en este teléfono.
staff-door-late = Este evento ya no se cuenta. Sus toques esperan en este teléfono.
staff-door-closed-off = No se cuenta a nadie: el evento no se realiza.
staff-door-closed-too-early = Se empieza a contar dos horas antes del evento.
staff-door-closed-too-late = Se dejó de contar un día después del evento.
staff-door-code-title = Alguien muestra un código
staff-door-code = Código de la inscripción
staff-door-code-hint = Ocho letras y cifras. La cámara de un teléfono abre sola la imagen cuadrada de su página.
staff-door-code-find = Buscarlo
staff-door-code-wrong = Ninguna inscripción de este evento tiene este código. Léalo otra vez, letra por letra; nadie necesita un código para entrar.
staff-door-party = { $count ->
    [one] Una persona se apuntó con este código
   *[other] { $count } personas se apuntaron con este código
}
staff-door-standing-confirmed = Tienen lugar.
staff-door-standing-kept = Se les guardan lugares; aún no confirmaron.
staff-door-standing-waitlisted = Están en la lista de espera.
staff-door-standing-withdrawn = Se habían retirado. Recíbalos igual si hay lugar.
staff-door-party-in = Ya están registrados.
staff-door-came = ¿Cuántas personas llegaron?
staff-door-check-in = Registrar su llegada
staff-door-checked = Llegada registrada.
staff-door-tapped = Contado.
staff-door-heads-wrong = Escriba un número del 1 al 20.
staff-expected = Espere de { $low } a { $high } personas
staff-expected-known = { $promised ->
    [one] Una persona se apuntó.
   *[other] Se apuntaron { $promised } personas.
} En los últimos { $shows } eventos llegaron entre { $from } y { $to } por cada diez que se habían apuntado.
staff-expected-guess = { $promised ->
    [one] Una persona se apuntó.
   *[other] Se apuntaron { $promised } personas.
} Esto es una suposición: de seis a doce por cada diez. Cuente a las personas en tres eventos y saldrá de lo que usted vio.
staff-counts = Cantidades en una tabla
staff-counts-lead = Quiénes se apuntaron, esperan, se retiraron y llegaron, por evento. Sin nombres ni direcciones.
staff-counts-from = Desde
staff-counts-to = Hasta
staff-counts-get = Descargar la tabla
staff-audit-counts-exported = Sacó cantidades de eventos
manage-qr = Lo mismo en imagen: quien cuenta en la entrada puede leerla. No la necesita para entrar.
