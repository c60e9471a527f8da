"""Money: funds, their rounds, terms and deadlines."""
