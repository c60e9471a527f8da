"""The search: words that help it to find, and the index it reads."""
