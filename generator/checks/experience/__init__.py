"""Rules for stories and reports."""
