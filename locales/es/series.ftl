# Series: eventos que se repiten. Una regla sigue dentro de una oración: empieza en minúscula.

## La regla en palabras
series-every-week = cada { $days }
series-every-weeks = { $days }, cada { $every } semanas
series-every-month = cada { $days } del mes
series-every-months = cada { $every } meses, el { $days }
series-by-date = el día { $day } de cada mes
series-by-date-months = el día { $day }, cada { $every } meses
series-by-date-skips = { $rule } (se saltan los meses sin ese día)
series-every-year = cada año, el { $day } de { $month }
series-nth-first = primer { $weekday }
series-nth-second = segundo { $weekday }
series-nth-third = tercer { $weekday }
series-nth-fourth = cuarto { $weekday }
series-nth-last = último { $weekday }
series-and = { $list } y { $last }
series-bounds = { $rule }, del { $start } al { $until }
series-left-out = No se hace en: { $dates }.
series-holidays-out = No se hace en los días festivos del departamento.

## En la página de un evento
series-part-of = Parte de una serie: { $rule }
series-more-dates = Más fechas
series-next = Las próximas fechas:

## En las páginas del personal
series-page = Serie
series-held = Se hace { $rule }.
series-tag = Serie
series-open = Ver toda la serie
series-of-event = Este evento es parte de una serie: { $rule }.
series-of-event-by-hand = Este evento es parte de una serie, pero se cambió a mano. Los cambios de la serie no lo tocan.
series-repeat = Repetir este evento
series-published = Publicada
series-draft = Borrador
series-draft-lead = Las fechas de esta serie son borradores. Todavía nadie de afuera las ve.
series-publish = Publicar todos los borradores
series-publish-effect = Todos los borradores por venir se hacen públicos, y las fechas que se creen después serán públicas de inmediato.
series-publish-stopped = Primero hay que corregir estos borradores. Los demás se pueden publicar.
series-ahead = Las fechas se crean hasta con 18 meses de anticipación. Las siguientes llegan solas.
series-upcoming = Próximas fechas
series-none-upcoming = No hay fechas por venir.
series-past = Fechas que ya pasaron
series-not-made = Fechas que se saltaron
series-mark-by-hand = Cambiado a mano
series-mark-own-day = En lugar de: { $date }
series-mark-gone = Su fecha salió de la serie
series-change-dates = Cambiar las fechas
series-change-events = Para cambiar la hora, el lugar o el texto, edite uno de los eventos y elija hasta dónde llega el cambio.
series-end = Terminar la serie
series-end-last = El último día en que se hace
series-end-hint = Verá lo que se cancela antes de que pase nada.
series-end-look = Ver lo que pasa

## El formulario de una regla
series-new-page = Repetir este evento
series-rule-page = Cambiar las fechas de la serie
series-form-lead = Verá todas las fechas antes de que se cree nada.
series-form-lead-change = Verá lo que pasa con cada fecha antes de que cambie nada.
series-kinds = Cómo se repite
series-kind-monthly = En días de la semana del mes
series-kind-weekly = Cada semana
series-kind-date = En un día del mes
series-kind-yearly = Una vez al año
series-kind-national = Día nacional de Coffee with a Cop
series-kind-national-lead = El primer miércoles de octubre, cada año.
series-nth = Cuál
series-weekday = Día de la semana
series-nth-word-first = Primero
series-nth-word-second = Segundo
series-nth-word-third = Tercero
series-nth-word-fourth = Cuarto
series-nth-word-last = Último
series-second-day = Y un segundo día (puede dejarlo vacío)
series-no-second = Ninguno
series-month = Mes
series-weekdays = Días de la semana
series-day = Día del mes, de 1 a 31
series-day-hint = Se saltan los meses sin ese día.
series-step-weeks = Cada cuántas semanas
series-step-months = Cada cuántos meses
series-step-hint = 1 es todas las veces, 2 es una sí y una no.
series-starts = Empieza el
series-starts-hint = La primera fecha que corresponda, ese día o después.
series-ends = Cómo termina
series-ends-until = En un último día
series-ends-count = Después de un número de veces
series-until = Último día
series-count = Cuántas veces
series-bound-hint = Una serie dura como mucho cinco años.
series-left-out-field = Fechas que se dejan fuera
series-left-out-hint = Una en cada línea, por ejemplo 2027-07-04 o 7/4/2027 (mes, día, año).
series-skip-holidays = Dejar fuera los días festivos del departamento
series-from = Desde cuándo valen las nuevas fechas
series-from-all = Para todas las fechas por venir
series-from-date = Desde el { $date }
series-look = Ver las fechas
series-discard = Salir sin guardar

## Elegir hasta dónde llega un cambio
series-reach = ¿Qué quiere cambiar?
series-reach-hint = Verá cada evento que cambia antes de que pase nada.
series-reach-one = Solo esta fecha
series-reach-following = Esta fecha y todas las que siguen
series-reach-all = Todas las fechas por venir

## Lo que va a pasar
series-preview-new-page = Se crearán estas fechas
series-preview-page = Esto va a cambiar
series-preview-lead = Todavía no ha pasado nada.
series-preview-own = «{ $title }», { $when }, es el primero.
series-preview-not-own = «{ $title }», { $when }, no cae en estas fechas. Queda como está y no es parte de la serie.
series-preview-public = Son públicos de inmediato, como este evento.
series-preview-drafts = Son borradores. Después puede publicarlos juntos.
series-preview-more = La serie sigue hasta el { $until }. Las fechas se crean hasta con 18 meses de anticipación; las siguientes llegan solas.
series-preview-dated = Un texto nombra una fecha: «{ $date }». Estaría en cada uno de estos eventos.
series-preview-zone = Las horas son de { $zone }.
series-preview-nothing = No cambiaría nada.
series-preview-lines = Fecha por fecha
series-preview-told = { $addresses ->
    [0] No se avisa a ninguna dirección.
    [one] Se avisa a 1 dirección.
   *[other] Se avisa a { $addresses } direcciones.
}
series-sum-made = { $count ->
    [one] Se crea 1 evento
   *[other] Se crean { $count } eventos
}
series-sum-edited = { $count ->
    [one] Cambia 1 evento
   *[other] Cambian { $count } eventos
}
series-sum-called-off = { $count ->
    [one] Se cancela 1 evento
   *[other] Se cancelan { $count } eventos
}
series-sum-removed = { $count ->
    [one] Se quita 1 borrador
   *[other] Se quitan { $count } borradores
}
series-sum-stays = { $count ->
    [one] 1 evento queda como está
   *[other] { $count } eventos quedan como están
}
series-step-make = Nuevo
series-step-edit = Cambia
series-step-call-off = Se cancela
series-step-remove = Se quita
series-step-stay = Queda igual
series-step-by-hand = Queda igual, cambiado a mano
series-step-no-such-time = No es posible
series-becomes = Pasa a: { $when }
series-new-place = Otro lugar
series-other-facts = Texto, policías u otros datos
series-line-told = { $addresses ->
    [0] No se avisa a ninguna dirección
    [one] Se avisa a 1 dirección
   *[other] Se avisa a { $addresses } direcciones
}
series-reason = ¿Por qué se cancelan fechas?
series-reason-hint = Una oración. La gente la lee en la página y en su correo.
series-make = { $count ->
    [one] Crear 1 evento
   *[other] Crear { $count } eventos
}
series-start-only = Empezar la serie
series-do = Hacer esto
series-back-to-form = Cambiar algo
series-clock-start = No existe la hora { $time } del { $date }: esa noche se adelantan los relojes. Elija otra hora o deje fuera esta fecha.
series-clock-end = No existe la hora { $time } del { $date }, cuando terminaría: esa noche se adelantan los relojes. Elija otra hora o deje fuera esta fecha.
series-changed-meanwhile = Alguien cambió la serie o uno de sus eventos desde que vio esto. Mírelo otra vez.
series-saved-made = La serie ha empezado.
series-saved-changed = La serie se cambió.
series-saved-published = Los borradores están publicados.

## Oraciones sobre los campos
series-error-nth = Elija cuál y qué día de la semana.
series-error-second = Elija los dos para el segundo día, o ninguno.
series-error-weekdays = Elija al menos un día de la semana.
series-error-day = Escriba un número de 1 a 31.
series-error-month = Elija un mes.
series-error-every = Escriba un número de 1 a 12.
series-error-starts = Elija el día en que empieza la serie.
series-error-starts-cut = Elija un día desde el { $date }, cuando empiezan las nuevas fechas.
series-error-until = Elija el último día.
series-error-until-before = El último día es anterior al primero.
series-error-too-long = Una serie dura como mucho cinco años. Elija un día hasta el { $date }.
series-error-count = Escriba un número de 1 a 1000.
series-error-many = En cinco años esto se repite solo { $count } veces. Escriba un número menor.
series-error-no-date = Ninguna fecha corresponde. Elija otros días o un último día posterior.
series-error-left-out = No podemos leer «{ $text }» como fecha. Escríbala así: 2027-07-04.
series-error-left-out-many = Deje fuera como mucho 200 fechas.
series-error-date-of-edit = La fecha de un evento no se puede cambiar para los demás. Cambie las fechas de la serie en su propia página, o elija «Solo esta fecha».
series-error-last = Elija un día.

## El registro
staff-audit-series-created = Empezó una serie
staff-audit-series-edited = Cambió una serie
staff-audit-series-split = Dividió una serie en dos
staff-audit-series-extended = Creó las próximas fechas de una serie
staff-audit-series-published = Publicó una serie
staff-audit-event-removed = Quitó un borrador de una serie
staff-audit-department-holidays-set = Cambió los días festivos del departamento
