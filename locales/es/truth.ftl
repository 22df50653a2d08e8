# New zone data: what the log says.
staff-audit-event-rederived = Volvió a calcular la hora de un evento con nuevos datos de zonas horarias
