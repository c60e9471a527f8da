"""What pydantic found -> problems in plain words, each with its place and its mend."""
