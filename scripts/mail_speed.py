#!/usr/bin/env python3
"""How long a thousand messages take to a mail server on this machine, beside a plain loop that sends the same octets.

    scripts/mail_speed.py PROGRAM FAULTY_SMTP [--messages 1000]

PROGRAM is a release build of `cuppa`, FAULTY_SMTP the server (faulty_smtp.py), here without faults. One `cuppa work`
delivers what waits in the outbox: every message is leased, looked at once more, rendered, sealed, stored, sent and
written down. The loop sends the octets that arrived over one connection with smtplib. Prints both times and their
ratio; exit 1 when it is above 2. The database is chosen as in mail_storm.py. Standard library only.
"""
import argparse
import shutil
import signal
import smtplib
import tempfile
import time
from pathlib import Path

from mail_town import Town, mail_server


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("faulty_smtp")
    ap.add_argument("--messages", type=int, default=1000)
    options = ap.parse_args()
    home = Path(tempfile.mkdtemp(prefix="cuppa-speed."))
    town = Town(options.program, home, {"WORKER__TICK_SECONDS": 1})
    town.fill(options.messages)
    server = mail_server(options.faulty_smtp, town.smtp_port, "--dump", str(home / "mail"))
    began = time.monotonic()
    worker = town.worker()
    while town.books.open():
        time.sleep(0.05)
    ours = time.monotonic() - began
    worker.send_signal(signal.SIGTERM)
    worker.wait()
    server.send_signal(signal.SIGTERM)
    server.communicate()
    copies = [path.read_bytes() for path in sorted((home / "mail").glob("*.eml"))]
    if len(copies) != options.messages:
        raise SystemExit(f"{len(copies)} messages arrived instead of {options.messages}")
    server = mail_server(options.faulty_smtp, town.smtp_port, "--dump", str(home / "again"))
    began = time.monotonic()
    with smtplib.SMTP("127.0.0.1", town.smtp_port) as line:
        for number, raw in enumerate(copies):
            line.sendmail("events@mail.example.org", f"resident{number}@example.com", raw)
    plain = time.monotonic() - began
    server.send_signal(signal.SIGTERM)
    server.communicate()
    shutil.rmtree(home)
    print(f"cuppa {ours:.2f} s, a plain loop {plain:.2f} s: {ours / plain:.2f} times as long")
    if ours > 2 * plain:
        raise SystemExit("more than twice as long as the plain loop")


main()
