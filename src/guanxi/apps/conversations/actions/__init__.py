"""Everything that changes what we know of conversations."""
