"""The authority file: reading it into facts and writing facts to it, for every entrance alike."""
