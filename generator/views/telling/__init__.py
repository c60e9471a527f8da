"""What is told outside the site: titles, feeds, calendars to subscribe to, texts to share."""
