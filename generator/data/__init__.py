"""What programs are given: every kind of record as JSON and CSV, awards after 360Giving."""
