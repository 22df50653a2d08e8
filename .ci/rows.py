"""What an SQLite database holds, as one hash for each table; tables of bookkeeping are left out.

rows.py FILE
"""

import hashlib
import sqlite3
import sys

# When a feed was last fetched, and when a session was last used (CONTRACT, decision 4); that a worker is at work, which it
# notes every minute whoever looks at pages.
BOOKKEEPING = {"feed_fetches", "sessions", "sender_state"}

database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
for table in tables:
    if table in BOOKKEEPING or table.startswith("sqlite_"):
        continue
    rows = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
    print(table, len(rows), hashlib.sha256(repr(rows).encode()).hexdigest()[:16])
