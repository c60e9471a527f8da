"""Programmes: what is offered to those who take part, and what is asked of them."""
