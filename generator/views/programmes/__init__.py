"""Programmes: how far each is on the day of the build."""
