"""What a person notes about orders."""
