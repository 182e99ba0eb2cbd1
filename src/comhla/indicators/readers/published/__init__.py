"""Published layouts, one module each. A module's LAYOUTS are found by themselves."""
