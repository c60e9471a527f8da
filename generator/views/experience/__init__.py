"""Experience: which stories fit where, and how far the next steps of reports are."""
