"""The annual performance report: built from what is recorded, checked, agreed and published."""
