"""The site as a whole: lists, menus, upkeep."""
