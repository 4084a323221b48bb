"""The accounts of the house."""
from . import index, rows  # noqa: F401
