"""Words of the command that need the web application: `comhla serve`, `comhla audit` and others.

They are found through entry points (docs/adr/0014) and import Django only when they run, so that listing the words
stays quick and says the same whether or not the web application is installed.
"""
