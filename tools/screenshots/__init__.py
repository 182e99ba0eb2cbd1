"""True pictures of the demonstration for the guided tour, on a phone and on a desk."""
