"""What was said and decided at meetings."""
