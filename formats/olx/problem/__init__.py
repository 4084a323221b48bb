"""Problems: questions for each of the responses in them."""
from .reading import read_problem
from .refusing import NotTaken

__all__ = ['NotTaken', 'read_problem']
