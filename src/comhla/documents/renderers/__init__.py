"""Renderers: each writes a document in one form, and knows nothing of the law. `comhla.documents.formats` chooses."""
