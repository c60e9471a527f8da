"""Who answers, decides and lives there: contacts, bodies, communities."""
