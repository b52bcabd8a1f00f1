"""What the pages of suppliers ask for."""
