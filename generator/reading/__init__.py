"""Text on the disk -> facts with positions: strict YAML, front matter, signs that cannot be seen."""
