#!/usr/bin/env python3
"""A thousand messages through a mail server that misbehaves, while the workers are killed again and again.

    scripts/mail_storm.py PROGRAM FAULTY_SMTP [--messages 1000] [--kills 20] [--workers 2] [--outages 3] [--seed 1]

PROGRAM is a built `cuppa`, FAULTY_SMTP the server that misbehaves (faulty_smtp.py). The database is an SQLite file in
a temporary folder, or the PostgreSQL that CUPPA_STORM_DATABASE names (it is filled, so name an empty one). The program
serves pages and takes the RSVPs of a thousand residents, whose confirmations are the messages; then workers, each a
process of its own, deliver them and are killed with SIGKILL, one after the other, and started again at once. The mail
server refuses for now and for good, greylists, drops connections before and after the final dot, hangs, answers
nonsense and refuses connections. In between the database goes away: SQLite is locked by somebody else for fifteen
seconds, or may not grow, as on a full disk; PostgreSQL is killed with SIGKILL and started again
(CUPPA_TEST_POSTGRES_CRASH, see with-postgres.sh). In the end every message is in a final state, and the server's books have to say:
nothing lost, no unjustified copy, no Message-ID with two bodies, no protocol violation, nothing sent after its
deadline. Exit 1 with a sentence where they do not. Everything stays on this machine. Standard library only.
"""
import argparse
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

from mail_town import Town, mail_server

PATIENCE = 420
FAULTS = ["--tempfail", "0.05", "--fail-rate", "0.02", "--stage", "rcpt", "--greylist", "1", "--drop-before-store", "0.02",
          "--drop-after-data", "0.02", "--drop-mid-data", "0.02", "--hang", "0.005", "--hang-seconds", "30",
          "--garbage", "0.01", "--connect-fail", "0.05", "--max-per-conn", "40", "--no-8bitmime", "--no-smtputf8"]
# The schedule of an hour in a minute: the rules stay the same, their units are shorter.
PACE = {"MAIL__RETRY__FIRST_SECONDS": 1, "MAIL__RETRY__LONGEST_SECONDS": 4, "MAIL__RETRY__AMBIGUOUS_SECONDS": 2,
        "MAIL__RETRY__RELAY_SECONDS": 1, "MAIL__RETRY__RELAY_LONGEST_SECONDS": 2, "MAIL__SMTP__CONNECT_SECONDS": 2,
        "MAIL__SMTP__COMMAND_SECONDS": 2, "MAIL__SMTP__AFTER_DOT_SECONDS": 2, "MAIL__SMTP__ATTEMPT_SECONDS": 4,
        "WORKER__LEASE_SECONDS": 40, "WORKER__TICK_SECONDS": 1, "WORKER__CONNECTIONS": 4}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("faulty_smtp")
    ap.add_argument("--messages", type=int, default=1000)
    ap.add_argument("--kills", type=int, default=20)
    ap.add_argument("--workers", type=int, default=2)
    ap.add_argument("--outages", type=int, default=3)
    ap.add_argument("--seed", type=int, default=1)
    options = ap.parse_args()
    rolls = random.Random(options.seed)
    home = Path(tempfile.mkdtemp(prefix="cuppa-storm."))
    town = Town(options.program, home, PACE)
    town.fill(options.messages)
    dump = home / "mail"
    server = mail_server(options.faulty_smtp, town.smtp_port, "--seed", str(options.seed), "--dump", str(dump),
                         "--report", str(home / "report.json"), *FAULTS)
    began = time.monotonic()
    workers, kills, outages = [town.worker() for _ in range(options.workers)], 0, 0
    try:
        while time.monotonic() - began < PATIENCE and town.books.open():
            time.sleep(rolls.uniform(0.3, 1.0))
            # Spread over the kills, so that each falls into busy delivery.
            if outages < options.outages and kills >= options.kills * (outages + 1) // (options.outages + 1):
                without_database(town, workers, outages)
                outages += 1
            # Early on, so that every kill falls into busy delivery; every fourth worker is asked to end instead.
            if kills < options.kills:
                victim, gently = rolls.randrange(len(workers)), rolls.random() < 0.25
                if gently:
                    end_gently(workers[victim])
                else:
                    workers[victim].kill()
                    workers[victim].wait()
                    kills += 1
                workers[victim] = town.worker()
    finally:
        for process in workers:
            end_gently(process)
        server.send_signal(signal.SIGTERM)
        print(server.communicate()[0].strip())
    if outages < options.outages:
        raise SystemExit(f"the database went away only {outages} times")
    print(f"{kills} kills and {outages} times without a database in {time.monotonic() - began:.0f} s")
    log = (home / "workers.log").read_text("utf-8", "replace")
    if outages and "not written yet" not in log and "delivery failed" not in log:
        raise SystemExit("no worker noticed that the database was away")
    judge(town.books, json.loads((home / "report.json").read_text()), dump, kills, options)
    shutil.rmtree(home)


def without_database(town, workers, number):
    """The database is not there, cannot be written to, or cannot grow; and then it can again."""
    if not town.database.startswith("sqlite://"):
        subprocess.run([os.environ["CUPPA_TEST_POSTGRES_CRASH"], "4"], check=True)
    elif number % 2 == 0:
        with sqlite3.connect(town.database.removeprefix("sqlite://"), timeout=30, isolation_level=None) as held:
            held.execute("BEGIN IMMEDIATE")
            time.sleep(15)
            held.execute("ROLLBACK")
    else:
        for worker in workers:
            resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        time.sleep(6)
        for worker in workers:
            resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def end_gently(worker):
    """SIGTERM: the message in flight is finished, and the program ends well within half a minute."""
    worker.send_signal(signal.SIGTERM)
    if worker.wait(30) != 0:
        raise SystemExit("a worker that was asked to end ended badly")


def judge(books, report, dump, kills, options):
    rows = books.rows("SELECT message_id, state, deadline FROM outbox WHERE kind = 'rsvp_confirmed'")
    stored = {}
    for key in report["keys"]:
        stored[key["message_id"]] = stored.get(key["message_id"], 0) + key["stored"]
    wrong = []
    if kills < options.kills:
        wrong.append(f"only {kills} kills fell into the delivery")
    open_ = [row for row in rows if row[1] in ("ready", "leased")]
    if open_:
        wrong.append(f"{len(open_)} messages are still open")
    lost = [row for row in rows if row[1] == "sent" and not stored.get(row[0])]
    if lost:
        wrong.append(f"{len(lost)} messages are called sent and never arrived")
    silent = [row for row in rows if row[1] not in ("sent", "failed", "uncertain")]
    if silent:
        wrong.append(f"{len(silent)} messages ended as {sorted({row[1] for row in silent})}")
    if report["unjustified"]:
        wrong.append(f"{report['unjustified']} copies without an excuse")
    bodies = [key for key in report["keys"] if key["bodies"] > 1]
    if bodies:
        wrong.append(f"{len(bodies)} messages came with two bodies")
    if report["violations"]:
        wrong.append(f"protocol violations: {report['violations']}")
    if report["events"].get("retried after 5xx"):
        wrong.append(f"{report['events']['retried after 5xx']} tries after a refusal for good")
    deadlines = {row[0]: row[2] for row in rows}
    late = 0
    for note in dump.glob("*.json"):
        copy = json.loads(note.read_text())
        at = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(copy["at"]))
        late += at > deadlines[copy["message_id"]].replace("T", " ")[:19]
    if late:
        wrong.append(f"{late} copies after the deadline")
    uncertain = sum(row[1] == "uncertain" for row in rows)
    failed = sum(row[1] == "failed" for row in rows)
    print(f"{len(rows)} messages: {len(rows) - uncertain - failed} sent, {failed} refused for good, {uncertain} left to staff; "
          f"{report['excusable']} copies that nobody could know to be one too many")
    if wrong:
        raise SystemExit("; ".join(wrong))


main()
