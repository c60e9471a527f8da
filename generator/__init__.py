"""Én indgang: turns a municipality's texts and records into its portal for local development."""
