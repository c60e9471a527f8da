"""Awards: what was given, by whom and to whom."""
