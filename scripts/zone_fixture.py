#!/usr/bin/env python3
"""Writes tests/fixtures/zones.tsv from PyPI's tzdata: the truth that tests hold our own zone data against.

    python3 -m venv /tmp/zones && /tmp/zones/bin/pip install tzdata
    /tmp/zones/bin/python scripts/zone_fixture.py > tests/fixtures/zones.tsv

Nothing of the program and nothing of the machine's own zone files is asked. The first line names the version of
the data. Then one line for each set of zones that tell the same time from 2015 to 2036, fields parted by tabs:
the names, parted by commas; the offset on 2015-01-01T00:00Z; then every change as `minutes:offset`. Minutes are
counted from the change before it (the first from 2015-01-01T00:00Z). Offsets are seconds east of UTC.
"""
import datetime
import importlib.metadata
import sys
import zoneinfo

import tzdata

FROM = datetime.datetime(2015, 1, 1, tzinfo=datetime.timezone.utc)
TO = datetime.datetime(2037, 1, 1, tzinfo=datetime.timezone.utc)
STEP = datetime.timedelta(hours=6)  # no zone changes its clocks twice within six hours
MINUTE = datetime.timedelta(minutes=1)


def offset(zone, at):
    return int(at.astimezone(zone).utcoffset().total_seconds())


def change_between(zone, low, high):
    """The first minute at which the offset of `high` holds."""
    while high - low > MINUTE:
        middle = low + (high - low) // 2 // MINUTE * MINUTE
        if offset(zone, middle) == offset(zone, low):
            low = middle
        else:
            high = middle
    second = datetime.timedelta(seconds=1)
    if offset(zone, high - second) != offset(zone, low):
        raise SystemExit(f"{zone.key} changes within the minute before {high}")
    return high


def story(zone):
    at, held, last, told = FROM, offset(zone, FROM), FROM, []
    while at < TO:
        later = min(at + STEP, TO)
        if offset(zone, later) != held:
            change = change_between(zone, at, later)
            held = offset(zone, change)
            told.append(f"{(change - last) // MINUTE}:{held}")
            last = change
        at = later
    return "\t".join([str(offset(zone, FROM)), *told])


def main():
    zoneinfo.reset_tzpath([])  # the package only, never the machine's files
    names = tzdata.__path__[0] + "/zones"
    stories = {}
    known = {}
    for name in sorted(open(names, encoding="ascii").read().split()):
        data = open(f"{tzdata.__path__[0]}/zoneinfo/{name}", "rb").read()
        if data not in known:
            known[data] = story(zoneinfo.ZoneInfo(name))
        stories.setdefault(known[data], []).append(name)
    print(f"# tzdata {tzdata.IANA_VERSION} (PyPI {importlib.metadata.version('tzdata')}), made by scripts/zone_fixture.py")
    for line, names in sorted(stories.items(), key=lambda pair: pair[1]):
        print(",".join(names), line, sep="\t")


if __name__ == "__main__":
    sys.exit(main())
