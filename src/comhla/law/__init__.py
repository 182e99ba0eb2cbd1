"""The statute book, and the check of an authority's recorded facts against it on a given day."""
