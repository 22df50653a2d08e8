"""Every address of this site in the text of the messages of a folder, one on each line.

mail_links.py FOLDER BASE
"""

import email
import email.policy
import re
import sys
from pathlib import Path

folder, base = sys.argv[1:]
links = set()
for path in sorted(Path(folder).rglob("*.eml")):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    links.update(re.findall(r"https?://[^\s<>\"]+", str(message["List-Unsubscribe"] or "")))
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        if part is not None:
            text = part.get_content().replace("&amp;", "&")
            links.update(re.findall(r"https?://[^\s<>\"]+", text))
# An invitation to work here is spent by its own button, and stays good for whoever it was meant for.
for link in sorted(links):
    if link.startswith(base):
        print(link)
