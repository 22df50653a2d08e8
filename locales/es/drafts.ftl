# Borradores: publicar más tarde, dos personas en un formulario, copiar el último evento.

schedule-heading = Publicar más tarde
schedule-hint = A esa hora Cuppa revisa los datos una vez más. Si para entonces hay algo que corregir, no publica y lo dice en la lista de eventos.
schedule-date = Día
schedule-time = Hora
schedule-zone = Según el reloj del departamento: { $zone }.
schedule-button = Publicar a esta hora
schedule-cancel = No publicar por sí solo
schedule-forget = Quitar este aviso
schedule-set = Se publicará por sí solo el { $when }. { $name } fijó la hora.
schedule-stopped = No se publicó el { $when }: la revisión encontró algo que mirar. { $name } había fijado la hora.
schedule-check-link = Ver lo que se encontró
schedule-saved = La hora está fijada. El evento se publica por sí solo.
schedule-ended = El evento vuelve a ser un borrador. Nada se publica por sí solo.
schedule-error-date = Elija el día en que se publica.
schedule-error-time = Elija la hora a la que se publica.
schedule-error-skipped = Las { $time } no existen el { $date }: esa noche se adelanta el reloj. Elija una hora anterior o posterior.
schedule-error-past = Esa hora ya pasó. Elija una posterior o publique ahora.
schedule-error-after-start = Para entonces el evento ya empezó. Elija una hora anterior al comienzo.
staff-audit-event-scheduled = Fijó cuándo se publica un evento
staff-audit-event-unscheduled = Quitó la hora en que un evento iba a publicarse
staff-audit-event-published-on-time = Publicado a la hora fijada
staff-audit-event-not-published = No publicado a la hora fijada: la revisión encontró algo
schedule-change-link = Cambiar la hora o publicar ahora
publish-error-version = Alguien cambió este evento después de que se abrió esta página. Léalo otra vez como está ahora y luego publíquelo.

merge-page = Dos personas cambiaron este evento
merge-lead = { $name } guardó este evento el { $when }, mientras usted lo editaba.
merge-kept = Nada de lo que escribió se ha perdido. Elija en cada campo lo que queda y guarde. Todos los demás campos son iguales.
merge-now = Como está ahora
merge-typed = Lo que usted escribió
merge-both = Los dos cambiaron esto.
merge-theirs = Usted no había cambiado esto; otra persona sí.
merge-yours = Solo usted cambió esto.
merge-empty = (nada)
merge-occurrence-first = la primera de las dos
merge-occurrence-second = la segunda de las dos
merge-new-venue = Un lugar nuevo: { $place }
merge-leave = Dejarlo como está ahora

copy-last = Copiar el último evento
copy-heading = Copiar otro evento
copy-lead = De él se llena todo menos la fecha y la hora de inicio.
copy-event = Evento
copy-button = Llenar
copy-filled = Llenado a partir de "{ $title }". Solo faltan la fecha y la hora de inicio.
copy-end-hint = Si se deja vacía, dura lo mismo que el evento copiado: { $length }.
copy-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
copy-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
copy-hours-minutes = { $hours } y { $minutes }

preview-note = Esta es una vista previa. Nadie más ve aún esta página, y sus botones no llevan a ninguna parte hasta que se publique.
preview-page = Ver la página en { $language }
preview-entry = Ver la entrada del calendario en { $language }

# La revisión retuvo la publicación, por correo a quien fijó la hora
mail-publish-held-subject = No se publicó: { $title }
mail-publish-held-heading = { $title } no se publicó
mail-publish-held-intro = Usted había fijado que { $title } se publicara por sí solo ({ $when }). Antes, la revisión encontró algo: sigue siendo un borrador y nadie de fuera lo ve.
mail-publish-held-found = Lo que encuentra la revisión
mail-publish-held-one = Punto { $number }
mail-publish-held-clash = Otro evento está en el mismo lugar, o tiene los mismos agentes, a la misma hora.
mail-publish-held-mended = Ya se corrigió: la revisión no encuentra nada más.
mail-publish-held-next = Abra la página de revisión, corríjalo allí o en el formulario, y luego publíquelo o fije otra hora.
mail-publish-held-open = Abrir la página de revisión
mail-foot-publish-held = Recibe este mensaje porque fijó una hora de publicación en las páginas internas de { $department }.
staff-mail-kind-publish-held = Publicación retenida

preview-mail = Ver el correo en { $language }
preview-mail-page = El correo que causará este evento
preview-mail-lead = A un lector inventado. No se envía nada; los enlaces que llevarán el secreto de cada lector no llevan aquí a ningún sitio. Los suscriptores reciben noticias solo si pidieron eventos como este.
preview-mail-from = De
preview-mail-subject = Asunto
preview-mail-html = Verlo como lo muestra un programa de correo: { $letter }
preview-mail-back = Volver a la página de revisión
