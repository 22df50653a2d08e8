DROP TABLE event_origins;
