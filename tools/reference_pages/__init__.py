"""What the generated pages of the documentation say, a module for each page.

Text is made from the code and from nothing else, so that the same code gives the same page on every machine.
"""
