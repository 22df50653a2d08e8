#!/usr/bin/env python3
"""The worst files for the importer we can think of: how long each takes and how much memory.

    python3 scripts/import_worst.py target/release/cuppa

Runs `cuppa import … --dry-run` on a fresh SQLite file for each; fails when one takes longer than 1 second or more than
64 MB above a file with one event, ends by a signal, or panics. The program's own figure for a small file comes first. The system
counts memory from the moment this script starts the program, so no figure falls below the script's own size.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS, MEGABYTES, OCTETS = 1.0, 64, 1024 * 1024


def calendar(*events):
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def event(uid, *more, title="Coffee with a Cop"):
    lines = [f"UID:{uid}", f"SUMMARY:{title}", "LOCATION:Hall\\, 1 Elm St\\, Salem\\, OR 97301", *more]
    return "BEGIN:VEVENT\r\n" + "".join(line + "\r\n" for line in lines) + "END:VEVENT\r\n"


SPAN = ("DTSTART;TZID=America/Los_Angeles:20261210T150000", "DTEND;TZID=America/Los_Angeles:20261210T170000")


def old(day):
    return f"DTSTART;TZID=America/Los_Angeles:{day}T150000", f"DTEND;TZID=America/Los_Angeles:{day}T170000"


def filled(piece, head="", tail=""):
    return head + piece * ((OCTETS - len(head) - len(tail)) // len(piece)) + tail


def files():
    many = range(2000)
    yield "one event", calendar(event(1, *SPAN))
    yield "1 MiB of one line", "A" * OCTETS
    yield "1 MiB of one description", calendar(event(1, *SPAN, "DESCRIPTION:" + "x" * (OCTETS - 400)))
    yield "1 MiB of one folded line", calendar(event(1, *SPAN, filled("\r\n x", "DESCRIPTION:", " " * 400)))
    yield "1 MiB of folds of nothing", filled("\r\n ", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:")
    yield "1 MiB of line ends", "\n" * OCTETS
    yield "1 MiB of parameters", filled(";X=1", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY", ":x\r\nEND:VEVENT\r\n")
    yield "nested 60,000 deep", filled("BEGIN:VEVENT\r\n", "BEGIN:VCALENDAR\r\n")
    yield "nested alarms", filled("BEGIN:VALARM\r\n", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")
    yield "2,000 daily rules", calendar(*(event(i, *SPAN, "RRULE:FREQ=DAILY") for i in many))
    yield "2,000 rules that never hit", calendar(*(event(i, *SPAN, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") for i in many))
    yield "2,000 daily rules that never hit", calendar(*(event(i, *SPAN, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") for i in many))
    counted = "RRULE:FREQ=DAILY;COUNT=4294967295;BYMONTH=2;BYMONTHDAY=30"
    yield "2,000 counted rules from the year 2000", calendar(*(event(i, *old("20000101"), counted) for i in many))
    seconds = "RRULE:FREQ=SECONDLY;INTERVAL=1"
    yield "2,000 rules every second", calendar(*(event(i, *SPAN, seconds) for i in many))
    days = ",".join(f"{n}{d}" for n in range(1, 10) for d in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
    yield "2,000 rules with long lists", calendar(*(event(i, *SPAN, f"RRULE:FREQ=YEARLY;BYDAY={days};COUNT=1") for i in many))
    dates = ",".join(f"2027{m:02}{d:02}T{h:02}0000" for m in range(1, 13) for d in range(1, 28) for h in range(24))
    yield "7,776 more dates", calendar(event(1, *SPAN, "RDATE;TZID=America/Los_Angeles:" + dates[:16 * 3700 - 1]))
    yield "a rule with 7,776 exceptions", calendar(event(1, *SPAN, "RRULE:FREQ=DAILY", "EXDATE;TZID=America/Los_Angeles:" + dates[:16 * 3700 - 1]))
    custom = ("DTSTART;TZID=Zone {0}:20261210T150000", "DTEND;TZID=Zone {0}:20261210T170000")
    yield "2,000 unknown zones", calendar(*(event(i, *(line.format(i) for line in custom)) for i in many))
    zones = "".join(
        f"BEGIN:VTIMEZONE\r\nTZID:Zone {i}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0137\r\n"
        f"TZOFFSETTO:+0137\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" for i in range(1000))
    yield "1,000 described zones", calendar(zones, *(event(i, *(line.format(i) for line in custom)) for i in range(1500)))
    yield "2,000 real events", calendar(*(event(i, *SPAN, "DESCRIPTION:" + "No agenda. " * 20) for i in many))
    yield "2,000 places", calendar(*(event(i, *SPAN, title=f"Coffee {i}").replace("Hall", f"Hall {i}") for i in many))
    tags = filled("<b", "DESCRIPTION:</b>")[:60000]
    yield "markup without end", calendar(event(1, *SPAN, tags))
    noise = random.Random(1)
    yield "1 MiB of noise", "".join(noise.choice("BEGIN:VEVT\r\n;=,\"\\ 0129TZ") for _ in range(OCTETS))
    head = "title,date,start,end,venue,street,city,region\n"
    yield "1 MiB of commas.csv", filled(",", head)
    yield "1 MiB in quotes.csv", filled("\"\"", head + "\"")
    yield "2,000 rows.csv", head + "".join(f"Coffee {i},2026-12-10,9:00,10:00,Hall {i},1 Elm St,Salem,OR\n" for i in many)
    yield "1,900 wrong rows.csv", head + "".join(f"{'x' * 200},soon,late,never,,,,{i}\n" for i in range(1900))
    yield "200,000 columns.csv", filled("a,", "", "\n1,2\n")


def measure(program, folder, name, text):
    path = folder / ("file.csv" if name.endswith(".csv") else "file.ics")
    path.write_bytes(text.encode()[:OCTETS])
    command = [program, "import", path.suffix[1:], str(path), "--department", "salem", "--dry-run"]
    with open(folder / "said", "wb") as said:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - start
    words = (folder / "said").read_text(errors="replace")
    sound = child.returncode in (0, 1) and "panicked" not in words
    return took, usage.ru_maxrss / 1024, sound, words.strip().splitlines()[-1][:80]


def main():
    program = str(Path(sys.argv[1]).resolve())
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        os.environ |= {"CUPPA__DATABASE__URL": f"sqlite://{folder}/db", "CUPPA__SECRETS__KEY_FILE": f"{folder}/key"}
        subprocess.run([program, "department", "add", "salem", "--name", "Salem", "--zone", "America/Los_Angeles"],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL)
        own = None
        for name, text in files():
            took, memory, sound, last = measure(program, folder, name, text)
            own = own or memory
            fits = took <= SECONDS and memory - own <= MEGABYTES and sound
            bad += not fits
            print(f"{'ok ' if fits else 'BAD'} {took:6.2f} s {memory - own:6.1f} MB more  {name}: {last}")
        print(f"the program itself: {own:.1f} MB")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
