"""The pages of suppliers; the supplier's own page, with its timeline, is the desk's."""
