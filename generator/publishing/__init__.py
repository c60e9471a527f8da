"""The whole site in place of the old one, or nothing: files, folders that change places, what is ours."""
