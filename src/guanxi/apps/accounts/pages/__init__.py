"""Pages of the way in and of settings."""
