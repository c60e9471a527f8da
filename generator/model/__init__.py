"""What the content *is*: one frozen pydantic entity per kind of record, and the site that holds them all.

Knows the fields, their types and their meaning. Does not know files, today's date, or how anything is shown.
"""
