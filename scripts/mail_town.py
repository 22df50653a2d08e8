"""A department, its event and a thousand residents for the scripts that try mail under load. Loopback only, standard
library only; see mail_storm.py and mail_speed.py."""
import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
from pathlib import Path

# A form that is sent sooner after it was opened was not filled by a person.
YOUNGEST = 2.2


class Books:
    """What the database says, on either of the two."""

    def __init__(self, url):
        self.url = url

    def rows(self, sql):
        if self.url.startswith("sqlite://"):
            path = self.url.removeprefix("sqlite://")
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as conn:
                return [tuple("" if cell is None else str(cell) for cell in row) for row in conn.execute(sql)]
        out = subprocess.run(["psql", "-At", "-F", "\t", self.url, "-c", sql], check=True, capture_output=True, text=True).stdout
        return [tuple(line.split("\t")) for line in out.splitlines()]

    def open(self):
        """How many messages are not in a final state yet."""
        return int(self.rows("SELECT count(*) FROM outbox WHERE state IN ('ready', 'leased')")[0][0])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, method, path, form=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, urllib.parse.urlencode(form) if form else None, headers)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, text


def residents(port, event, count):
    """So many residents say that they are coming, each with an address."""
    path = f"/storm/events/{event}/rsvps"
    numbers, lock, failures = list(range(count)), threading.Lock(), []

    def some():
        while True:
            with lock:
                mine = [numbers.pop() for _ in range(min(25, len(numbers)))]
            if not mine:
                return
            tokens = [re.search(r'name="form_token" value="([^"]+)"', ask(port, "GET", path)[1])[1] for _ in mine]
            time.sleep(YOUNGEST)
            for number, token in zip(mine, tokens):
                form = {"form_token": token, "party_size": "1", "email": f"resident{number}@example.com"}
                answer, _ = ask(port, "POST", path, form)
                if answer.status != 303:
                    failures.append(answer.status)

    threads = [threading.Thread(target=some) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise SystemExit(f"RSVPs were answered {sorted(set(failures))}")


class Town:
    """A department with one event, in a folder of its own."""

    def __init__(self, program, home, settings):
        self.program, self.home = program, Path(home)
        self.database = os.environ.get("CUPPA_STORM_DATABASE") or f"sqlite://{home}/town.db"
        self.books = Books(self.database)
        self.smtp_port = free_port()
        base = {"DATABASE__URL": self.database, "SECRETS__KEY_FILE": f"{home}/town.key", "LIMITS__SCALE": 1000,
                "MAIL__TRANSPORT": "smtp", "MAIL__SMTP__HOST": "127.0.0.1", "MAIL__SMTP__PORT": self.smtp_port,
                "MAIL__SMTP__TLS": "none", "MAIL__FROM_ADDRESS": "events@mail.example.org", "LOG__LEVEL": "warn"}
        self.env = os.environ | {f"CUPPA__{key}": str(value) for key, value in (base | settings).items()}
        self.cuppa("department", "add", "storm", "--name", "Storm Police Department", "--zone", "America/Chicago",
                   "--email", "pd@example.org", "--postal-address", "1 Main Street, Springfield, IL 62701")
        day = time.strftime("%Y%m%d", time.gmtime(time.time() + 9 * 86400))
        calendar = self.home / "event.ics"
        calendar.write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//storm//EN\r\nBEGIN:VEVENT\r\nUID:storm@example.org\r\n"
            f"DTSTAMP:20260101T000000Z\r\nDTSTART;TZID=America/Chicago:{day}T150000\r\nDTEND;TZID=America/Chicago:{day}T170000\r\n"
            "SUMMARY:Coffee in the storm\r\nLOCATION:Pier Cafe\\, 20 Ocean Way\\, Springfield\\, IL 62701\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        self.cuppa("import", "ics", str(calendar), "--department", "storm", "--publish")
        self.event = self.books.rows("SELECT slug FROM events")[0][0]

    def cuppa(self, *words):
        done = subprocess.run([self.program, *words], env=self.env, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"cuppa {' '.join(words[:2])}: {done.stderr}")
        return done.stdout

    def worker(self):
        # Signals stay as Python has them: writing beyond a limit is an error then, as on a full disk, and no end.
        with open(self.home / "workers.log", "ab") as log:
            return subprocess.Popen([self.program, "work"], env=self.env, restore_signals=False, stderr=log)

    def fill(self, count):
        """So many residents say that they are coming; their confirmations wait in the outbox."""
        site = subprocess.Popen([self.program, "serve", "--no-worker"], env=self.env | {"CUPPA__SERVER__LISTEN": "127.0.0.1:0"},
                                stdout=subprocess.PIPE, text=True)
        port = next(int(line.rsplit(":", 1)[1]) for line in site.stdout if line.startswith("listening on "))
        residents(port, self.event, count)
        site.send_signal(signal.SIGTERM)
        site.wait()
        promised = self.books.rows("SELECT message_id FROM outbox WHERE kind = 'rsvp_confirmed'")
        if len(promised) != count:
            raise SystemExit(f"{len(promised)} messages were promised instead of {count}")


def mail_server(faulty_smtp, port, *words):
    """The server that misbehaves, listening."""
    server = subprocess.Popen([sys.executable, faulty_smtp, "--port", str(port), "--quiet", *words], stdout=subprocess.PIPE, text=True)
    server.stdout.readline()
    return server
