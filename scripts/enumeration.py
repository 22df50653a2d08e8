"""Does the time of an answer tell whether an address was known?

enumeration.py BASE DEPARTMENT EVENT: sends the RSVP form for as many known as unknown addresses, in turns, and compares
how long the answers take: medians, and Mann-Whitney's U. Start the service with CUPPA__LIMITS__SCALE=1000. Exit status 1
when the medians differ by 5 ms or more, or the ranks differ with p <= 0.01.
"""

import http.client
import math
import re
import statistics
import sys
import time
import urllib.parse
import uuid

PAIRS = 200
YOUNGEST = 2.2  # seconds; younger forms are shown again

base, department, event = sys.argv[1:]
host = urllib.parse.urlsplit(base).netloc
path = f"/{department}/events/{event}/rsvps"
line = http.client.HTTPConnection(host)


def ask(method, body=None):
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    began = time.perf_counter()
    line.request(method, path, body, headers if body else {})
    answer = line.getresponse()
    text = answer.read().decode()
    return answer.status, text, time.perf_counter() - began


def form():
    return re.search(r'name="form_token" value="([^"]+)"', ask("GET")[1])[1]


def send(token, address):
    fields = {"form_token": token, "party_size": "1", "email": address}
    status, _, took = ask("POST", urllib.parse.urlencode(fields))
    if status != 303:
        raise SystemExit(f"answered {status}")
    return took


run = uuid.uuid4().hex[:8]
known = [f"known{number}.{run}@example.org" for number in range(PAIRS)]
unknown = [f"new{number}.{run}@example.org" for number in range(PAIRS)]
tokens = [form() for _ in range(3 * PAIRS)]
time.sleep(YOUNGEST)
for address in known:
    send(tokens.pop(), address)
times = {"known": [], "unknown": []}
for number, (old, new) in enumerate(zip(known, unknown)):
    for kind, address in [("known", old), ("unknown", new)][:: 1 if number % 2 else -1]:
        times[kind].append(send(tokens.pop(), address) * 1000)

ranked = sorted((took, kind) for kind, list_ in times.items() for took in list_)
ranks = sum(rank for rank, (_, kind) in enumerate(ranked, 1) if kind == "known")
u = ranks - PAIRS * (PAIRS + 1) / 2
z = (u - PAIRS * PAIRS / 2) / math.sqrt(PAIRS * PAIRS * (2 * PAIRS + 1) / 12)
p = math.erfc(abs(z) / math.sqrt(2))
medians = {kind: statistics.median(list_) for kind, list_ in times.items()}
print(f"median of known {medians['known']:.2f} ms, of unknown {medians['unknown']:.2f} ms, p = {p:.3f}")
sys.exit(abs(medians["known"] - medians["unknown"]) >= 5 or p <= 0.01)
