"""The files under `content/` that are no records: which are published as they are, and what may not be in them."""
