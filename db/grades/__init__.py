"""The gradebook: what it is computed from, and what coaches enter."""
from .bulk_entry import CellInput, PlannedChange, SheetPlan, enter_grades, plan_grades, plan_sheet
from .cell_history import CellEvent
from .changes import GradebookChanges, GradeColumnChanges
from .columns import grade_columns
from .entry import MAX_LENGTH_REASON, enter_grade
from .excusing import excuse, unexcuse
from .final_grade import set_final_grade, withdraw_final_grade
from .grid import CellDetail, GradeCell, GradeRow, classes, grade_cell, grade_page, grade_rows, grade_rows_at
from .grid_presence import CellPresence, cell_presences, enter_cell, leave_cell
from .releasing import release_grades, use_default_release, withhold_grades, withhold_new_grades
from .setup import (
    add_grade_column,
    gradebook,
    remove_grade_column,
    restore_grade_column,
    set_grade_column,
    set_up_gradebook,
)

__all__ = [
    'MAX_LENGTH_REASON',
    'CellDetail',
    'CellEvent',
    'CellInput',
    'CellPresence',
    'GradeCell',
    'GradeColumnChanges',
    'GradeRow',
    'GradebookChanges',
    'PlannedChange',
    'SheetPlan',
    'add_grade_column',
    'cell_presences',
    'classes',
    'enter_cell',
    'enter_grade',
    'enter_grades',
    'excuse',
    'grade_cell',
    'grade_columns',
    'grade_page',
    'grade_rows',
    'grade_rows_at',
    'gradebook',
    'leave_cell',
    'plan_grades',
    'plan_sheet',
    'release_grades',
    'remove_grade_column',
    'restore_grade_column',
    'set_final_grade',
    'set_grade_column',
    'set_up_gradebook',
    'unexcuse',
    'use_default_release',
    'withdraw_final_grade',
    'withhold_grades',
    'withhold_new_grades',
]
