DROP TABLE zone_data;
