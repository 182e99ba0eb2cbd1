"""The authority file: one YAML, JSON or Excel file that holds everything recorded about an authority.

Reads it into facts with every problem named at once, writes facts back without loss, and publishes its schema.
"""

from comhla.authority_file.nodes import MOST_BYTES, too_large
from comhla.authority_file.plain import read_plain
from comhla.authority_file.problems import Problem, UnusableFile, did_you_mean
from comhla.authority_file.reader import SCHEMA, read
from comhla.authority_file.schema import json_schema
from comhla.authority_file.skeleton import skeleton
from comhla.authority_file.writer import to_data, to_json, to_yaml

__all__ = [
    "MOST_BYTES",
    "SCHEMA",
    "Problem",
    "UnusableFile",
    "did_you_mean",
    "json_schema",
    "read",
    "read_plain",
    "skeleton",
    "to_data",
    "to_json",
    "to_yaml",
    "too_large",
]
