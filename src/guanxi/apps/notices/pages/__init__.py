"""Pages of the settings about what leaves the desk."""
