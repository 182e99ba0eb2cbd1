"""Authorities and what is recorded of them."""

from comhla.web.authorities.models.appointment import Appointment
from comhla.web.authorities.models.authority import Authority
from comhla.web.authorities.models.collection import Collection
from comhla.web.authorities.models.delegated_function import DelegatedFunction
from comhla.web.authorities.models.locality import Locality
from comhla.web.authorities.models.person import Person
from comhla.web.authorities.models.post import Post
from comhla.web.authorities.models.public_details import PublicDetails
from comhla.web.authorities.models.recorded_row import RecordedRow
from comhla.web.authorities.models.row import Row
from comhla.web.authorities.models.scheme import Scheme
from comhla.web.authorities.models.submitted_form import SubmittedForm

__all__ = [
    "Appointment",
    "Authority",
    "Collection",
    "DelegatedFunction",
    "Locality",
    "Person",
    "Post",
    "PublicDetails",
    "RecordedRow",
    "Row",
    "Scheme",
    "SubmittedForm",
]
