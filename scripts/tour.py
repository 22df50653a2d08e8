#!/usr/bin/env python3
"""Walks through a running `cuppa demo` as people do, and writes down what the checkers shall look at.

    scripts/tour.py BASE SIGN_IN_LINK MAIL_FOLDER OUT_FOLDER

BASE is the printed address, loopback only. The walk: every public page that is linked; an RSVP with an
address in each department, and news asked for; staff signed in by the one-time link; pictures added and
drafts written; of every kind of staff page
that is linked a few; one event cancelled, so that its cancellation is mailed. Then OUT_FOLDER holds public.txt and staff.txt (one address of
each kind of page in each language), feeds.txt (calendars), cookie.txt (name=value of the staff session),
sums.txt and sums-cookie.txt the same of a coordinator, spent.txt (the one-time link she came by), and
papers/ some flyers and briefings in each language, one of them of the cancelled event.
Exit 1 with a sentence when a link is dead, a page fails or a message does not come. Standard library only.
"""
import email
import email.policy
import html.parser
import http.client
import re
import struct
import sys
import time
import urllib.parse
import zlib
from pathlib import Path

PAGES = 3000  # the most pages of one crawl
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

    def ask(self, method, path, form=None, file=None):
        """Asks, or sends a form; `file` is a field's name and the octets of a PNG."""
        headers = {"Accept-Language": "en"}
        body = None
        if self.cookie:
            headers["Cookie"] = self.cookie
        if form is not None:
            kind, body = "application/x-www-form-urlencoded", urllib.parse.urlencode(form)
            if file:
                kind, body = with_file(form, *file)
            headers |= {"Content-Type": kind, "Origin": self.base, "Sec-Fetch-Site": "same-origin"}
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

    def submit(self, at, form, file=None, **values):
        """Sends a form, follows where it leads; the status and text of what is shown then."""
        path = self.inner(at, form["action"] or at)
        status, _, location, text = self.ask("POST", path, form["fields"] | values, file)
        for _ in range(3):
            if status in (302, 303):
                path = self.inner(path, location)
                status, _, location, text = self.ask("GET", path)
        if status != 200:
            raise SystemExit(f"{path} answered {status} to the form of {at}")
        return path, text


def with_file(form, field, octets):
    """A form with a file in it, as RFC 7578 has it."""
    mark = "the-tour-of-cuppa"
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in form.items() if name != field]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n'
    return f"multipart/form-data; boundary={mark}", b"".join([*parts, head.encode(), octets, f"\r\n--{mark}--\r\n".encode()])


def drawing(wide=1200, high=800):
    """A PNG: a cup's round on a table, so that there is something to see and to shrink."""
    def line(y):
        inside = lambda x: (x - wide / 2) ** 2 + (y - high / 2) ** 2 < (high / 3) ** 2
        return b"\0" + b"".join(b"\x6f\x4e\x37" if inside(x) else bytes((233, 220, 200 + y * 40 // high)) for x in range(wide))

    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = part(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"".join(map(line, range(high))))) + part(b"IEND", b"")


def asked_pages():
    """Pages of staff in the table of routes and rights, with their names in braces; files and answers to a script aside."""
    table = (Path(__file__).parent.parent / "tests/all/rights.txt").read_text()
    asked = re.findall(r"^GET +(/staff\S*)", table, re.MULTILINE)
    return [path for path in asked if not re.search(r"\.[a-z]+$|\{file\}|\{format\}|/when$|/callback$|/template$|/check-in$", path)]


def shape(path):
    """What a route fits."""
    return re.compile("/".join("[^/]+" if part.startswith("{") else re.escape(part) for part in path.split("/")))


def crawl(browser, start, wanted):
    """Every page that links lead to from `start`, as path -> text; feeds by the way."""
    seen, pages, feeds, queue = {start}, {}, [], [start]
    shown = [shape(path) for path in asked_pages()]
    while queue:
        path = queue.pop(0)
        if len(pages) >= PAGES:
            raise SystemExit(f"more than {PAGES} pages are linked from {start}")
        status, kind, location, text = browser.ask("GET", path)
        if status in (301, 302, 303, 307, 308):
            text, links = "", [location]
        elif status != 200:
            raise SystemExit(f"dead link: {path} answered {status}")
        elif "text/html" in kind:
            page = Page(text)
            # Where a form goes there is a page to ask for, too, where the table says so.
            goes = [form["action"] for form in page.forms if any(one.fullmatch(form["action"].split("?")[0]) for one in shown)]
            pages[path], links = text, page.links + goes
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


def of_staff(few=8):
    """Pages of staff, but of the many of one kind in one language only a few. Every event's and article's own
    page is among them: what can be done next depends on where it stands."""
    count = {}
    whole = {("staff/events/*", "en"), ("staff/articles/*", "en")}

    def wanted(path):
        if not path.startswith("/staff") or "sign-out" in path:
            return False
        kind = kind_of(path)
        count[kind] = count.get(kind, 0) + 1
        return count[kind] <= few or kind in whole

    return wanted


def routes():
    """The paths that are routed, with their names in braces."""
    text = (Path(__file__).parent.parent / "src/web/routes.rs").read_text()
    return sorted(set(re.findall(r'"(/[^"]*)"', text)))


FIXED = {part for path in routes() for part in path.split("/") if part and not part.startswith("{")}
# Parts of settings, and the letters that can be looked at, are named in routes by a brace and are pages of their own.
FIXED |= set("identity contact visits keeping mail sign-in event-news rsvp-confirmed reminder".split())


def kind_of(path):
    """A path without its names, and its language."""
    parts = urllib.parse.urlsplit(path)
    names = [name if name in FIXED else "*" for name in parts.path.strip("/").split("/")]
    return "/".join(names), "es" if "lang=es" in parts.query else "en"


def one_of_each(pages):
    """Two pages of each kind and language: the kind is the path without its names."""
    chosen, count = [], {}
    for path in sorted(pages, key=len):
        kind = kind_of(path)
        count[kind] = count.get(kind, 0) + 1
        if count[kind] <= 2:
            chosen.append(path)
    return chosen


def unreached(pages):
    """Pages of staff that no link led to."""
    seen = {urllib.parse.urlsplit(path).path for path in pages}
    return [path for path in asked_pages() if not any(shape(path).fullmatch(page) for page in seen)]


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


def linked(folder, address, part):
    """Waits for a mail to the address with such a link in it; the link."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        for file in Path(folder).rglob("*.eml"):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if message["To"] == address:
                words = message.get_body(("plain",)).get_content().split()
                return next(word for word in words if part in word)
        time.sleep(0.2)
    raise SystemExit(f"no message with {part} came to {address} within {WAIT} seconds")


def subscribe(browser, department, folder, confirms):
    """Asks for news and opens the link of the mail that asks back; the pages behind it."""
    path = f"/{department}/subscriptions"
    _, _, _, text = browser.ask("GET", path)
    form = next(form for form in Page(text).forms if form["method"] == "post")
    time.sleep(YOUNGEST)
    address = f"news.{department}@example.org"
    browser.submit(path, form, email=address)
    link = browser.inner("/", linked(folder, address, "/subscriptions/"))
    _, _, _, text = browser.ask("GET", link)
    if not confirms:
        return {link: text}
    path, text = browser.submit(link, next(form for form in Page(text).forms if form["method"] == "post"))
    return {path: text}


def pictures(officer):
    """Adds a picture to a place, an officer and two events; the pages of pictures, which are looked at, too."""
    pages, _ = crawl(officer, "/staff", of_staff(few=3))
    shown = []
    for owner, most in (("events", 2), ("venues", 1), ("officers", 1)):
        paths = [path for path in pages if re.fullmatch(rf"/staff/{owner}/[^/?]+/pictures", path)][:most]
        for path in paths:
            form = next(form for form in Page(pages[path]).forms if "alt_en" in form["fields"])
            officer.submit(path, form, file=("picture", drawing()), alt_en="A cup on a table, seen from above.", alt_es="Una taza sobre una mesa, vista desde arriba.")
            shown.append(path)
    if len(shown) < 4:
        raise SystemExit(f"staff find {len(shown)} pages of pictures, not four")
    return shown


def drafts(officer):
    """Writes an event and an article that stay drafts, so that the pages before publishing are seen."""
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 75 * 86400))
    wanted = {"/staff/new-event": {"title_en": "Coffee at the tour", "lead_en": "Come and talk.", "date": day, "start_time": "10:00", "end_time": "11:30", "then": "draft"},
              "/staff/new-article": {"title_en": "What we heard at the tour", "body_en": "Neighbors spoke about the crossing."}}
    for path, words in wanted.items():
        _, _, _, text = officer.ask("GET", path)
        form = next(form for form in Page(text).forms if "title_en" in form["fields"])
        officer.submit(path, form, **words)


def signed_in(base, link):
    """An officer who came by the one-time link."""
    officer = Browser(base)
    path = officer.inner("/", link)
    _, _, _, text = officer.ask("GET", path)
    forms = [form for form in Page(text).forms if form["method"] == "post" and not form["action"].endswith("/language")]
    words = "seven quiet otters swim"
    values = {name: words for name in forms[0]["fields"] if "password" in name}
    officer.submit(path, forms[0], **values)
    if not officer.cookie:
        raise SystemExit("the one-time link did not sign in")
    return officer


def behind_buttons(officer, pages):
    """The pages of articles that a button of the editor leads to, where there are any."""
    found = {}
    for path in [path for path in pages if re.fullmatch(r"/staff/articles/[^/?]+", path)]:
        for page in (f"{path}/{part}?lang={language}" for part in ("publication", "mailing") for language in ("en", "es")):
            status, _, _, text = officer.ask("GET", page)
            if status == 200:
                found[page] = text
    return found


def coordinator(officer, base, mail):
    """Somebody who sees the sums of the department, invited by mail; the browser, its pages, and the link that is spent."""
    _, _, _, text = officer.ask("GET", "/staff/new-person")
    form = next(form for form in Page(text).forms if "role" in form["fields"])
    officer.submit("/staff/new-person", form, name="Alex Sum", email="alex.sum@example.org", role="coordinator")
    link = linked(mail, "alex.sum@example.org", "/staff/invitations/")
    browser = signed_in(base, link)
    pages, _ = crawl(browser, "/staff", of_staff())
    return browser, pages, link


def main():
    base, link, mail, out = sys.argv[1:5]
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    officer = signed_in(base, link)
    shown = pictures(officer)
    drafts(officer)
    resident = Browser(base)
    pages, feeds = crawl(resident, "/", lambda path: not path.startswith(("/staff", "/assets")))
    for path in [path for path in pages if re.fullmatch(r"/[^/?]+/calendar(\?.*)?", path)]:
        # No page of ours leads to the frame for other sites.
        frame = path.replace("/calendar", "/embed")
        status, _, _, text = resident.ask("GET", frame)
        if status != 200:
            raise SystemExit(f"{frame} answered {status}")
        pages[frame] = text
    departments = sorted({path.split("/")[1] for path in pages if re.fullmatch(r"/[^/?]+/calendar(\?.*)?", path)})
    if len(departments) < 2:
        raise SystemExit(f"the demo shows calendars of {len(departments)} departments, not of two")
    count = len(list(Path(mail).rglob("*.eml")))
    for department in departments:
        rsvp(resident, pages, department)
        count = messages(mail, count)
    for at, department in enumerate(departments):
        pages |= subscribe(resident, department, mail, confirms=at > 0)
        count += 1

    staff, _ = crawl(officer, "/staff", of_staff())

    staff |= behind_buttons(officer, staff)
    alex, sums, spent = coordinator(officer, base, mail)
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
    write("staff.txt", list(dict.fromkeys(one_of_each(staff) + [path for path in shown if not path.startswith(over)])))
    write("sums.txt", one_of_each(sums))
    write("feeds.txt", calendars)
    printed = papers(out / "papers", resident, pages, officer, staff, over.split("/")[3])
    (out / "cookie.txt").write_text(officer.cookie + "\n")
    (out / "spent.txt").write_text(spent + "\n")
    (out / "sums-cookie.txt").write_text(alex.cookie + "\n")
    print(f"{len(pages)} public pages, {len(staff)} staff pages, {len(calendars)} calendars, {count}+ messages, {printed} papers")
    print("no link led to: " + ", ".join(unreached(staff | sums)))


if __name__ == "__main__":
    main()
