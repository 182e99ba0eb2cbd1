"""The demonstration: a database of the made-up authority and the register, accounts for every role, and a server.

`python -m tools.demo` is what `make demo` runs. Browser tests, screenshots and benchmarks prepare and serve by the same
code, so what they show is what a visitor of the demonstration sees.
"""
