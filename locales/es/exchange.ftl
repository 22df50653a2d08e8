# Traer y llevar eventos: la respuesta de la importación, línea por línea, y su página. Los comandos dicen lo mismo.

## Qué pasó con una línea
exchange-created = creado como borrador
exchange-published = creado y publicado
exchange-changed = cambiado: { $fields }
exchange-unchanged = sin cambios
exchange-cancelled = cancelado
exchange-refused = rechazado
exchange-new-place = El lugar es nuevo aquí.
exchange-in-column = Columna { $column }: { $sentence }
exchange-line = Línea { $line }
exchange-untitled = sin título

exchange-field-start = comienzo
exchange-field-end = final
exchange-field-place = lugar
exchange-field-title = título
exchange-field-lead = entrada
exchange-field-body = texto
exchange-field-rain-plan = plan si llueve
exchange-field-kind = tipo
exchange-field-capacity = cupo

## Bueno saber
exchange-note-no-zone = La hora no nombra zona; se tomó { $zone }.
exchange-note-zone = La zona «{ $raw }» se tomó como { $zone }.
exchange-note-past = Las fechas pasadas se dejan fuera.
exchange-note-later = Sigue después; se tomaron las fechas de los próximos { $years } años.
exchange-note-shortened = La descripción era más larga de lo que cabe en una página y se cortó.
exchange-note-column = Nadie lee la columna «{ $column }».

## Por qué no, y qué hacer
exchange-why-large = El archivo pesa más de 1 MiB. Exporte menos tiempo e importe las partes.
exchange-why-not-text = El archivo no es texto UTF-8. Guárdelo como UTF-8 e inténtelo de nuevo.
exchange-why-not-calendar = Esto no es un calendario: no tiene BEGIN:VCALENDAR. Expórtelo otra vez como .ics.
exchange-why-many = De este archivo saldrían más de { $most } eventos. Exporte menos tiempo e importe las partes.
exchange-why-nothing = No hay ningún evento en este archivo.
exchange-why-no-column = La primera línea no nombra la columna «{ $column }». Empiece con la plantilla.
exchange-why-unreadable = Esta entrada no se puede leer. Expórtela otra vez o escriba el evento a mano.
exchange-why-unended = La entrada no termina: el archivo está cortado. Expórtelo otra vez.
exchange-why-entry-large = La entrada pesa más de 64 KiB. Acorte su descripción.
exchange-why-no-uid = No tiene UID, y una importación no podría volver a encontrarla. Añada uno.
exchange-why-uid-long = Su UID tiene más de { $max } caracteres. Dele uno más corto.
exchange-why-no-title = No tiene título. Escriba uno.
exchange-why-text-long = Demasiado largo: { $field }, como mucho { $max } caracteres. Acórtelo.
exchange-why-no-start = No dice cuándo comienza. Añada DTSTART.
exchange-why-no-end = No dice cuándo termina, o dura más de dos días. Añada DTEND.
exchange-why-clock = «{ $raw }» no es una hora entre los años 2000 y 2199. Escriba una como 20261201T100000.
exchange-why-whole-day = Dura días enteros. Escriba de qué hora a qué hora.
exchange-why-year = Queda fuera de los años 2000 a 2199. Revise la fecha.
exchange-why-zone = Nadie conoce la zona horaria «{ $raw }». Escriba una como America/Los_Angeles.
exchange-why-no-place = No dice dónde. Añada el lugar.
exchange-why-no-address = Todavía no hay un lugar «{ $place }» ni una dirección para crearlo. Añada primero el lugar en Lugares, o escriba nombre, calle, ciudad, y estado con código postal.
exchange-why-no-date = Su regla no da ninguna fecha desde hoy, en los próximos cinco años. No hay nada que hacer.
exchange-why-often = Se repite dentro de un mismo día. Escriba un evento para cada vez.
exchange-why-rule = Su regla usa { $part }, que aquí no se sigue. Escriba las fechas una por una.
exchange-why-rule-long = Las reglas de este archivo tardan demasiado. Escriba las fechas una por una.
exchange-why-future = Cambia una fecha y todas las siguientes. Exporte el calendario otra vez con una regla propia para ellas.
exchange-why-cell-date = Escriba el día como 2026-12-01.
exchange-why-cell-time = Escriba la hora como 15:00 o 3 PM.
exchange-why-cell-language = Escriba en o es.
exchange-why-capacity = Escriba un cupo de 1 a 100000, o déjelo vacío.
exchange-why-same = { $line ->
    [0] Otra línea habla del mismo evento y fue la que se tomó.
   *[other] La línea { $line } tiene el mismo UID y fue la que se tomó.
}
exchange-why-older = Una importación anterior era más nueva. Exporte el calendario otra vez.
exchange-why-kind = Aquí no hay un tipo de evento «{ $raw }». Escriba uno de los tipos del formulario.
exchange-why-not-here = Allí está cancelado y aquí nunca estuvo. No hay nada que hacer.
exchange-why-draft = Allí está cancelado y aquí sigue como borrador. Nadie lo vio; no lo publique.
exchange-why-off = Aquí está cancelado o cerrado y ya no puede cambiar. Escriba un evento nuevo.
exchange-why-over = Allí está cancelado, pero aquí ya pasó. No hay nada que hacer.
exchange-why-skipped = Los relojes se saltan { $time } del { $date }. Escriba otra hora.
exchange-why-twice = Los relojes muestran { $time } dos veces el { $date }. Escriba first o second en la columna occurrence.
exchange-why-backwards = Termina antes de comenzar. Revise las dos horas.
exchange-why-too-long = Dura más de 24 horas. Escriba un evento para cada día.

## En una línea
exchange-sum = { $created } creados, { $changed } cambiados, { $cancelled } cancelados, { $unchanged } sin cambios, { $refused } rechazados.
exchange-sum-dry = No se escribió nada. Una importación daría: { $created } creados, { $changed } cambiados, { $cancelled } cancelados, { $unchanged } sin cambios, { $refused } rechazados.
exchange-reason = El calendario del que vino este evento dice que no se hará.

## La página
exchange-page = Importar y exportar
exchange-lead = Traiga eventos de otro calendario o llévese todo. Primero verá qué pasaría; no se escribe nada antes de que usted lo diga.
exchange-import = Importar
exchange-file = Un calendario (.ics) o una tabla (.csv)
exchange-file-hint = Como mucho 1 MiB y 2,000 eventos.
exchange-paste = O pegue aquí su texto
exchange-look = Mostrar qué pasaría
exchange-template = Obtener la plantilla de la tabla
exchange-template-hint = Escriba un evento en cada línea. Deje uid vacío para eventos nuevos.
exchange-export = Exportar
exchange-export-lead = Todo, también los eventos pasados. Sin nombres, sin direcciones, nada que haya escrito un residente; solo cuántos lugares están ocupados.
exchange-export-ics = Calendario (.ics), sin borradores
exchange-export-csv = Tabla (.csv)
exchange-export-json = Todo como JSON
exchange-missing = Elija un archivo o pegue su texto.
exchange-column-line = Línea
exchange-column-event = Evento
exchange-column-outcome = Qué pasa
exchange-table-caption = El archivo, línea por línea
exchange-confirm = Importar ahora
exchange-publish = Publicar enseguida los eventos nuevos
exchange-publish-hint = Los eventos pasados, y aquellos cuyo texto contradice la fecha o la hora, quedan como borradores. Los cambios de eventos públicos se publican y se avisan por correo en todo caso.
exchange-again = Tomar otro archivo
exchange-nothing-to-do = No hay nada que importar en este archivo.
exchange-done-page = Importado
exchange-done-lead = Los eventos nuevos son borradores hasta que usted los publique.
exchange-result-page = Qué pasaría
exchange-result-lead = Todavía no se escribió nada.

## Listas para programas
exchange-feed-events = Eventos de { $department }
exchange-feed-articles = Historias de { $department }
exchange-link-events = Eventos
exchange-link-articles = Historias
