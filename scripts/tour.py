#!/usr/bin/env python3
"""Walks through a running `cuppa demo` as people do, and writes down what the checkers shall look at.

    scripts/tour.py BASE SIGN_IN_LINK MAIL_FOLDER OUT_FOLDER

BASE is the printed address, loopback only. The walk: every public page that is linked; an RSVP with an
address in each department, and news asked for; staff signed in by the one-time link; every staff page that is linked; one event
cancelled, so that its cancellation is mailed. Then OUT_FOLDER holds public.txt and staff.txt (one address of
each kind of page in each language), feeds.txt (calendars), cookie.txt (name=value of the staff session), and
papers/ some flyers and briefings in each language, one of them of the cancelled event.
Exit 1 with a sentence when a link is dead, a page fails or a message does not come. Standard library only.
"""
import email
import email.policy
import html.parser
import http.client
import re
import sys
import time
import urllib.parse
from pathlib import Path

PAGES = 400  # the most pages of one crawl
WAIT = 30  # the most seconds for a message
YOUNGEST = 2.2  # seconds a person needs at least for the RSVP form


class Page(html.parser.HTMLParser):
    """Links and forms of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms = [], []
        self.select = self.area = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append({"action": given.get("action", ""), "method": given.get("method", "get").lower(), "fields": {}})
        elif self.forms and given.get("name"):
            fields, name = self.forms[-1]["fields"], given["name"]
            if tag == "input" and given.get("type") not in ("checkbox", "radio") or "checked" in given:
                fields[name] = given.get("value", "")
            elif tag == "select":
                self.select = name
                fields.setdefault(name, "")
            elif tag == "textarea":
                self.area = name
                fields[name] = ""
        if tag == "option" and self.select and ("selected" in given or not self.forms[-1]["fields"][self.select]):
            self.forms[-1]["fields"][self.select] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.forms[-1]["fields"][self.area] += data


class Browser:
    """One visitor of one site, with a cookie jar for one cookie."""

    def __init__(self, base):
        parts = urllib.parse.urlsplit(base)
        if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise SystemExit("the tour goes to this machine only")
        self.base, self.host, self.port = base.rstrip("/"), parts.hostname, parts.port
        self.cookie = None

    def ask(self, method, path, form=None):
        headers = {"Accept-Language": "en"}
        body = None
        if self.cookie:
            headers["Cookie"] = self.cookie
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.base, "Sec-Fetch-Site": "same-origin"}
        connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        self.octets = answer.read()
        text = self.octets.decode("utf-8", "replace")
        connection.close()
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        return answer.status, answer.getheader("Content-Type", ""), answer.getheader("Location"), text

    def inner(self, at, link):
        """The path of a link that stays on this site, without its fragment."""
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.base + at, link))
        if f"{parts.scheme}://{parts.netloc}" != self.base:
            return None
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def submit(self, at, form, **values):
        """Sends a form, follows the redirect; the status and text of what is shown then."""
        path = self.inner(at, form["action"] or at)
        status, _, location, text = self.ask("POST", path, form["fields"] | values)
        if status in (302, 303):
            path = self.inner(path, location)
            status, _, location, text = self.ask("GET", path)
        if status != 200:
            raise SystemExit(f"{path} answered {status} to the form of {at}")
        return path, text


def crawl(browser, start, wanted):
    """Every page that links lead to from `start`, as path -> text; feeds by the way."""
    seen, pages, feeds, queue = {start}, {}, [], [start]
    while queue and len(pages) < PAGES:
        path = queue.pop(0)
        status, kind, location, text = browser.ask("GET", path)
        if status in (301, 302, 303, 307, 308):
            text, links = "", [location]
        elif status != 200:
            raise SystemExit(f"dead link: {path} answered {status}")
        elif "text/html" in kind:
            pages[path], links = text, Page(text).links
        else:
            if "text/calendar" in kind:
                feeds.append(path)
            continue
        for link in links:
            inner = browser.inner(path, link)
            if inner and inner not in seen and wanted(inner):
                seen.add(inner)
                queue.append(inner)
    return pages, feeds


def of_staff(messages=4):
    """Pages of staff, but of the many messages in the log of mail only a few."""
    known = set()

    def wanted(path):
        found = re.match(r"/staff/mail/(\d+)", path)
        if found and len(known) < messages:
            known.add(found[1])
        return path.startswith("/staff") and "sign-out" not in path and (not found or found[1] in known)

    return wanted


def one_of_each(pages):
    """Two pages of each kind and language: the kind is the path without its names."""
    chosen, count = [], {}
    for path in sorted(pages, key=len):
        parts = urllib.parse.urlsplit(path)
        names = [name if name in KINDS else "*" for name in parts.path.strip("/").split("/")]
        language = "es" if "lang=es" in parts.query else "en"
        kind = ("/".join(names), language)
        count[kind] = count.get(kind, 0) + 1
        if count[kind] <= 2:
            chosen.append(path)
    return chosen


KINDS = set("events rsvps subscriptions topics access sheet officers briefing letter arrivals check-in hold mail mailing "
            "calendar articles staff venues officers new-event new-venue new-officer new-article log edit "
            "close-out promises figures "
            "settings identity contact visits keeping holidays kinds new-kind kit new-topic "
            "people new-person account second-factor reset overview "
            "records retention history exchange publication cancellation postponement rain preview entry repeat series rule sign-in privacy accessibility".split())


def papers(folder, resident, public, officer, staff, cancelled):
    """Leaves flyers and briefings in the folder, in both languages; how many."""
    folder.mkdir(exist_ok=True)
    events = sorted({path.split("?")[0] for path in public if re.fullmatch(r"/[^/?]+/events/[^/?]+(\?.*)?", path)})
    flyers = [path + "/flyer.pdf" for path in events]
    off = [path for path in flyers if f"/events/{cancelled}/" in path]
    flyers = list(dict.fromkeys(off + flyers[:: max(1, len(flyers) // 4)]))
    briefings = sorted(path + ".pdf" for path in staff if re.fullmatch(r"/staff/events/[^/?]+/briefing", path))
    if not flyers or not briefings:
        raise SystemExit(f"{len(flyers)} flyers and {len(briefings)} briefings were found")
    count = 0
    for who, paths in ((resident, flyers), (officer, briefings[:: max(1, len(briefings) // 4)])):
        for path in paths:
            for language in ("en", "es"):
                status, kind, _, _ = who.ask("GET", f"{path}?lang={language}")
                if status != 200 or kind != "application/pdf":
                    raise SystemExit(f"{path} in {language} answered {status}, {kind}")
                count += 1
                name = path.rsplit("/", 1)[1].removesuffix(".pdf")
                (folder / f"{count:02}-{name}-{language}.pdf").write_bytes(who.octets)
    return count


def messages(folder, more_than):
    """Waits until the folder holds more messages than that; how many it holds."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        count = len(list(Path(folder).rglob("*.eml")))
        if count > more_than:
            return count
        time.sleep(0.2)
    raise SystemExit(f"no message came within {WAIT} seconds: {folder} holds {more_than}")


def rsvp(browser, pages, department):
    """Says "we are coming" to the first event of the department that takes RSVPs."""
    for path in sorted(p for p in pages if re.fullmatch(rf"/{department}/events/[^/?]+/rsvps", p)):
        _, _, _, text = browser.ask("GET", path)
        forms = [form for form in Page(text).forms if form["method"] == "post" and "party_size" in form["fields"]]
        if forms:
            time.sleep(YOUNGEST)
            browser.submit(path, forms[0], party_size="2", name="Robin", email=f"robin.{department}@example.org")
            return path
    raise SystemExit(f"no event of {department} takes RSVPs")


def asked_back(folder, address):
    """Waits for the mail to an address that asks it back; the link in it."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        for file in Path(folder).rglob("*.eml"):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if message["To"] == address:
                words = message.get_body(("plain",)).get_content().split()
                return next(word for word in words if "/subscriptions/" in word)
        time.sleep(0.2)
    raise SystemExit(f"no message asks {address} back within {WAIT} seconds")


def subscribe(browser, department, folder, confirms):
    """Asks for news and opens the link of the mail that asks back; the pages behind it."""
    path = f"/{department}/subscriptions"
    _, _, _, text = browser.ask("GET", path)
    form = next(form for form in Page(text).forms if form["method"] == "post")
    time.sleep(YOUNGEST)
    address = f"news.{department}@example.org"
    browser.submit(path, form, email=address)
    link = browser.inner("/", asked_back(folder, address))
    _, _, _, text = browser.ask("GET", link)
    if not confirms:
        return {link: text}
    path, text = browser.submit(link, next(form for form in Page(text).forms if form["method"] == "post"))
    return {path: text}


def main():
    base, link, mail, out = sys.argv[1:5]
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    resident = Browser(base)
    pages, feeds = crawl(resident, "/", lambda path: not path.startswith(("/staff", "/assets")))
    departments = sorted({path.split("/")[1] for path in pages if re.fullmatch(r"/[^/?]+/calendar(\?.*)?", path)})
    if len(departments) < 2:
        raise SystemExit(f"the demo shows calendars of {len(departments)} departments, not of two")
    count = 0
    for department in departments:
        rsvp(resident, pages, department)
        count = messages(mail, count)
    for at, department in enumerate(departments):
        pages |= subscribe(resident, department, mail, confirms=at > 0)
        count += 1

    officer = Browser(base)
    path = officer.inner("/", link)
    _, _, _, text = officer.ask("GET", path)
    forms = [form for form in Page(text).forms if form["method"] == "post" and not form["action"].endswith("/language")]
    words = "seven quiet otters swim"
    values = {name: words for name in forms[0]["fields"] if "password" in name}
    officer.submit(path, forms[0], **values)
    if not officer.cookie:
        raise SystemExit("the one-time link did not sign in")
    staff, _ = crawl(officer, "/staff", of_staff())

    cancelled = False
    for path in sorted(p for p in staff if p.split("?")[0].endswith("/cancellation")):
        forms = [form for form in Page(staff[path]).forms if "reason" in str(form["fields"])]
        if forms:
            reason = next(name for name in forms[0]["fields"] if "reason" in name)
            officer.submit(path, forms[0], **{name: "The street is closed that day." for name in forms[0]["fields"] if name.startswith("reason")} or {reason: "The street is closed."})
            cancelled = True
            # What is cancelled cannot be edited, postponed or cancelled again.
            over = path.split("?")[0].rsplit("/", 1)[0] + "/"
            staff = {page: text for page, text in staff.items() if not page.startswith(over)}
            break
    if not cancelled:
        raise SystemExit("staff find no event to cancel")

    calendars = [f"/{department}/calendar.ics" for department in departments]
    for d in departments:
        calendars += [f for f in feeds if f.startswith(f"/{d}/events/")][:1]
    write = lambda name, paths: (out / name).write_text("".join(f"{base.rstrip('/')}{path}\n" for path in paths))
    write("public.txt", one_of_each(pages))
    write("staff.txt", one_of_each(staff))
    write("feeds.txt", calendars)
    printed = papers(out / "papers", resident, pages, officer, staff, over.split("/")[3])
    (out / "cookie.txt").write_text(officer.cookie + "\n")
    print(f"{len(pages)} public pages, {len(staff)} staff pages, {len(calendars)} calendars, {count}+ messages, {printed} papers")


if __name__ == "__main__":
    main()
