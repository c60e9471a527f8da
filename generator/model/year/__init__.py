"""The year: the annual wheel, and promises compared with the calendar."""
