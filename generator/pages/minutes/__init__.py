"""Minutes: what was decided, and what was promised to be done."""
