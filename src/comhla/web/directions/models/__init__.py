"""What the room keeps beside the facts: the directions in writing, as they were issued."""

from comhla.web.directions.models.issued import IssuedDirection, IssuedFile

__all__ = ["IssuedDirection", "IssuedFile"]
