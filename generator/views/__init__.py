"""What is shown: every decision about the content of a day, and no markup.

A view is computed from the site and `today`; it holds records, days and plain values. Words come from the catalogs
in the templates, addresses from the site.
"""
