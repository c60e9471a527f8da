"""Rules for programmes."""
