"""Directions to the health board and councils: given, acknowledged, monitored."""
