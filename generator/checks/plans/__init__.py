"""Plans: goals, actions and themes of a place."""
