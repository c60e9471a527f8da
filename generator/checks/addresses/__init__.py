"""Which address belongs to what."""
