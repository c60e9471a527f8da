"""Markdown and HTML: what a text is made of, what it may hold, and how it is made safe."""
