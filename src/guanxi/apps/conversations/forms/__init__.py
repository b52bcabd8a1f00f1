"""What a person can say in conversations."""
