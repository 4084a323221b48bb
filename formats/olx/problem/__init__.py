"""Problems: questions for each of the responses in them."""
from .parser import read_problem
from .unsupported import NotTaken

__all__ = ['NotTaken', 'read_problem']
