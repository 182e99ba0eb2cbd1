"""Who may do what: roles, actors, and which views are open. Every room stands on this; it knows no tables."""
