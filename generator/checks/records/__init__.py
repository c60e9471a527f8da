"""What holds for every record: references, addresses, sources, days."""
