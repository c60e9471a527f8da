"""Views -> HTML: every page as the values of the slots of its frame.

Knows templates, addresses and words. Does not know the site engine, files, or what is decided in the views.
"""
