#!/usr/bin/env python3
"""Changes an event of a running `cuppa demo` in every way staff can, and keeps what the feed says after each.

    scripts/propagation.py BASE COOKIE_FILE OUT_FOLDER

BASE is the printed address, loopback only; COOKIE_FILE holds the staff session that tour.py left. The event is
the first one to come that staff can edit. Its words, its date and its end are changed, then the name, the street
and the way in of its place, then it is cancelled. OUT_FOLDER then holds 0-as-it-was.ics, 1-words.ics and so on,
each to be checked with the one before it as `--previous`. Exit 1 with a sentence when a step cannot be taken.
Standard library only.
"""
import datetime
import re
import sys
from pathlib import Path

from tour import Browser, Page


def form_of(browser, path, field):
    """The form at a path that has a field."""
    status, _, _, text = browser.ask("GET", path)
    for form in Page(text).forms:
        if form["method"] == "post" and field in form["fields"]:
            return form
    raise SystemExit(f"{path} answered {status} and has no form with {field}")


def editable(browser):
    """The address of the first event on the board that is public and can be edited, and its department."""
    _, _, _, board = browser.ask("GET", "/staff")
    for link in Page(board).links:
        path = browser.inner("/staff", link)
        found = path and re.fullmatch(r"(/staff/events/[a-z0-9-]+)(\?.*)?", path)
        if not found:
            continue
        _, _, _, hub = browser.ask("GET", found[1])
        links = [browser.inner(found[1], link) or "" for link in Page(hub).links]
        ends = [path for path in links if path.split("?")[0] == f"{found[1]}/cancellation"]
        public = [path for path in links if re.match(r"/(?!staff/)[a-z0-9-]+/events/", path)]
        if ends and public:
            return found[1], public[0].split("/")[1]
    raise SystemExit("no event on the board can be edited")


def main():
    base, cookie, out = sys.argv[1:4]
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    officer = Browser(base)
    officer.cookie = Path(cookie).read_text().strip()
    event, department = editable(officer)
    step = 0

    def keep(name):
        nonlocal step
        status, _, _, feed = officer.ask("GET", f"/{department}/calendar.ics?lang=en")
        if status != 200:
            raise SystemExit(f"the feed of {department} answered {status}")
        with open(out / f"{step}-{name}.ics", "w", encoding="utf-8", newline="") as file:
            file.write(feed)
        step += 1

    def save(name, path, field, change):
        form = form_of(officer, path, field)
        officer.submit(path, form, **change(form["fields"]))
        keep(name)

    keep("as-it-was")
    edit = f"{event}/edit"
    save("words", edit, "date", lambda now: {"lead_en": "The first cup is on us, and the second."})
    tomorrow = lambda day: str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1))
    save("date", edit, "date", lambda now: {"date": tomorrow(now["date"])})
    later = lambda clock: f"{clock[:3]}{(int(clock[3:5]) + 5) % 60:02}"
    save("end", edit, "date", lambda now: {"end_time": later(now["end_time"])})
    venue = "/staff/venues/" + form_of(officer, edit, "date")["fields"]["venue"]
    save("place-name", venue, "venue_street", lambda now: {"venue_name": now["venue_name"] + " (main hall)"})
    save("street", venue, "venue_street", lambda now: {"venue_street": now["venue_street"] + ", back door"})
    save("way-in", venue, "venue_street", lambda now: {"venue_access_en": "Ring the bell at the ramp."})
    save("cancelled", f"{event}/cancellation", "reason", lambda now: {"reason": "The street is closed."})
    print(f"{event}: {step} feeds of {department}")


if __name__ == "__main__":
    main()
