DROP TABLE event_kits;
