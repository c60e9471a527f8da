"""What was learned: stories that others can reuse, and reports with their next steps."""
