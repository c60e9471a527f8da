"""How to apply: forms, guides, the project description."""
