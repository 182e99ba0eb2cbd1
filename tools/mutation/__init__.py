"""Mutation tests of `dates` and `law`: how well the tests watch what they run."""
