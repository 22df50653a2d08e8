## Weekdays and months
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Dates
date-full = { $weekday }, { $month } { $day }, { $year }
date-no-weekday = { $month } { $day }, { $year }
date-month = { $month } { $year }
date-short = { $month } { $day }

## Times. $clock is the hour, with minutes where there are any: "3", "11:30"
time-am = { $clock } a.m.
time-pm = { $clock } p.m.
time-noon = noon
time-midnight = midnight
time-range = { $start } to { $end }
time-in-zone = { $time } { $zone }

## Both. $clock-hour is the hour on a twelve-hour clock
date-time-range = { $date }, { $range }
date-time-span = { $date }, { $start }, to { $end-date }, { $end }
date-time = { $date } at { $time }

## Zones as people call them
zone-alaska = Alaska time
zone-arizona = Arizona time
zone-atlantic = Atlantic time
zone-central = Central time
zone-central-europe = Central European time
zone-central-mexico = Central Mexico time
zone-chamorro = Chamorro time
zone-eastern = Eastern time
zone-hawaii = Hawaii time
zone-mountain = Mountain time
zone-newfoundland = Newfoundland time
zone-pacific = Pacific time
zone-saskatchewan = Saskatchewan time
zone-utc = UTC

## Words only calendars use
calendar-cancelled = Cancelled: { $title }
calendar-postponed = Cancelled for now, new date to come: { $title }
calendar-feed-name = Events of { $department }
calendar-no-name = You do not need to give your name.
calendar-more = Details: { $url }
calendar-feed-narrowed = { $name }: { $parts }
calendar-reason = Reason given: { $reason }
calendar-where = Where: { $fact }
calendar-getting-in = Getting in: { $fact }
calendar-rain = If it rains: { $fact }
calendar-languages = Languages spoken: { $fact }
