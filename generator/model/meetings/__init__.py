"""Meetings: when, where, for whom, and how one signs up."""
