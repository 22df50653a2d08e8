"""An event that is about to begin, as a calendar for `cuppa import ics -`."""

from datetime import datetime, timedelta, timezone

now = datetime.now(timezone.utc)
start, end = now + timedelta(minutes=40), now + timedelta(hours=2)
stamp = "%Y%m%dT%H%M%SZ"
lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Cuppa//checks//EN",
    "BEGIN:VEVENT",
    "UID:door@checks.example.org",
    f"DTSTAMP:{now:{stamp}}",
    f"DTSTART:{start:{stamp}}",
    f"DTEND:{end:{stamp}}",
    "SUMMARY:Coffee at the door",
    "LOCATION:Palm Court Library\\, 1 Main Street\\, Santa Monica\\, CA 90401",
    "END:VEVENT",
    "END:VCALENDAR",
]
print("\r\n".join(lines), end="\r\n")
