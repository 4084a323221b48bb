"""What a course grade is computed from: scheme, formula, release."""
from .cell import EXCUSED
from .column_input import ColumnInput
from .formula import COLUMN_STATUS_LABELS, CategoryPart, ColumnPart, ColumnStatus, CourseGrade
from .grading_scheme import Category, GradingScheme, SchemeColumn
from .late_penalty import late_units

__all__ = [
    'COLUMN_STATUS_LABELS',
    'EXCUSED',
    'Category',
    'CategoryPart',
    'ColumnInput',
    'ColumnPart',
    'ColumnStatus',
    'CourseGrade',
    'GradingScheme',
    'SchemeColumn',
    'late_units',
]
