"""Bringing in what other systems have kept. Importing the same again changes nothing."""
from formats.content import IMPORT_FORMATS, ImportFormat, format_of

from .content import import_course, plan_content, plan_new_course
from .content.drafts import ImportedDrafts, import_impact, imported_drafts
from .content.history import (
    ImportDetail,
    ImportedPartRow,
    ImportedPartState,
    ImportRow,
    import_days,
    import_detail,
    import_history,
    question_import_days,
)
from .content.parsing import read_content
from .content.planning import ImportPlan, ImportStatus, PlannedItem, PlannedQuestion
from .content.publishing import PublishedImport, import_readiness, publish_import
from .content.report import SkippedGroup, content_report, group_skipped
from .content.undoing import UndoPlan, UndoRow, undo_import, undo_preview
from .content.writing import ImportResult
from .oulad import import_oulad
from .oulad.replay import ReplayProgress, replay_oulad
from .summary import ImportSummary

__all__ = [
    'IMPORT_FORMATS',
    'ImportDetail',
    'ImportFormat',
    'ImportPlan',
    'ImportResult',
    'ImportRow',
    'ImportStatus',
    'ImportSummary',
    'ImportedDrafts',
    'ImportedPartRow',
    'ImportedPartState',
    'PlannedItem',
    'PlannedQuestion',
    'PublishedImport',
    'ReplayProgress',
    'SkippedGroup',
    'UndoPlan',
    'UndoRow',
    'content_report',
    'format_of',
    'group_skipped',
    'import_course',
    'import_days',
    'import_detail',
    'import_history',
    'import_impact',
    'import_oulad',
    'import_readiness',
    'imported_drafts',
    'plan_content',
    'plan_new_course',
    'publish_import',
    'question_import_days',
    'read_content',
    'replay_oulad',
    'undo_import',
    'undo_preview',
]
