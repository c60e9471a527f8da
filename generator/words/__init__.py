"""The words of a language: dates, amounts, the alphabet, and the catalogs in `locales/`."""
