"""Reading published files of figures, each layout in a module of its own."""

from comhla.indicators.readers.layouts import Layout, layouts
from comhla.indicators.readers.releases import read_release, read_releases

__all__ = ["Layout", "layouts", "read_release", "read_releases"]
