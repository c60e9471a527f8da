"""The site engine and the live preview; the only room that imports MkDocs."""
