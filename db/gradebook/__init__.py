"""What a course grade is computed from: scheme, formula, release."""
from .cell import EXCUSED
from .formula import COLUMN_STATUS_LABELS, CategoryPart, ColumnInput, ColumnPart, ColumnStatus, CourseGrade, late_units
from .grading_scheme import Category, GradingScheme, SchemeColumn

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
