## Weekdays and months
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mié
weekday-short-4 = jue
weekday-short-5 = vie
weekday-short-6 = sáb
weekday-short-7 = dom
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sep
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic

## Dates
date-full = { $weekday }, { $day } de { $month } de { $year }
date-no-weekday = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-short = { $day } de { $month }

## Times. $clock is the hour, with minutes where there are any: "3", "11:30"
time-am = { $clock } a. m.
time-pm = { $clock } p. m.
time-noon = 12 del mediodía
time-midnight = 12 de la medianoche
time-range = de { $start } a { $end }
time-in-zone = { $time } { $zone }

## Both. $clock-hour is the hour on a twelve-hour clock
date-time-range = { $date }, { $range }
date-time-span = { $date }, { $start }, hasta el { $end-date }, { $end }
date-time = { $date }, { $clock-hour ->
    [1] a la
   *[other] a las
} { $time }

## Zones as people call them
zone-alaska = hora de Alaska
zone-arizona = hora de Arizona
zone-atlantic = hora del Atlántico
zone-central = hora del centro
zone-central-europe = hora de Europa central
zone-central-mexico = hora del centro de México
zone-chamorro = hora de Chamorro
zone-eastern = hora del este
zone-hawaii = hora de Hawái
zone-mountain = hora de la montaña
zone-newfoundland = hora de Terranova
zone-pacific = hora del Pacífico
zone-saskatchewan = hora de Saskatchewan
zone-utc = UTC

## Words only calendars use
calendar-cancelled = Cancelado: { $title }
calendar-postponed = Cancelado por ahora, habrá nueva fecha: { $title }
calendar-feed-name = Eventos de { $department }
calendar-no-name = No necesita dar su nombre.
calendar-more = Más información: { $url }
calendar-feed-narrowed = { $name }: { $parts }
calendar-reason = Motivo: { $reason }
calendar-where = Dónde: { $fact }
calendar-getting-in = Cómo entrar: { $fact }
calendar-rain = Si llueve: { $fact }
calendar-languages = Idiomas que se hablan: { $fact }
