"""Keys of programs."""

from comhla.web.api.models.api_key import ApiKey

__all__ = ["ApiKey"]
