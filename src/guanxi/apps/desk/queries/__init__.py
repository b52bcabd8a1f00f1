"""Reading for pages that show more than one app."""
