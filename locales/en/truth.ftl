# New zone data: what the log says.
staff-audit-event-rederived = Derived the time of an event anew, with new zone data
