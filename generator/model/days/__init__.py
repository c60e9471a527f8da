"""Days, times and rules for days: what it is."""
