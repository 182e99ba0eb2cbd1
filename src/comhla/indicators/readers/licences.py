"""Under which licence each publisher gives its figures, and the attribution that goes with them."""

OPEN_GOVERNMENT = "Contains public sector information licensed under the Open Government Licence v3.0."
IMPROVEMENT_SERVICE = "Improvement Service"
PUBLIC_HEALTH = "Public Health Scotland"
NATIONAL_RECORDS = "National Records of Scotland"
SCOTTISH_GOVERNMENT = "Scottish Government"
