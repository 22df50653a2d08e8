DROP TABLE feed_fetches;
DROP TABLE officer_feeds;
