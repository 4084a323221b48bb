"""Whether what is stored agrees with itself."""
from .figures import FigureCheckReport, FigureDifference, check_figures
from .files import FileCheckReport, check_files

__all__ = [
    'FigureCheckReport',
    'FigureDifference',
    'FileCheckReport',
    'check_figures',
    'check_files',
]
