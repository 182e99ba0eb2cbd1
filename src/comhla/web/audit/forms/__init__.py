"""Forms of the room."""

from comhla.web.audit.forms.sought import SoughtForm

__all__ = ["SoughtForm"]
