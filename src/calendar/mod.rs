//! Calendars: domain entries to iCalendar bytes (RFC 5545). Pure and in a stable order, so that the
//! same rows give the same octets.
