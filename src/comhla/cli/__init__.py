"""The command line: arguments, files and the clock; everything else is done by the packages below."""
