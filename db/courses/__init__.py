"""Courses: their content, settings and publication."""
from .archiving import archived_items, delete_item, remove_item, restore_item
from .authoring import appoint_teachers, archive_course, create_course, edit_course, restore_course, writable_ids
from .changes import CourseChanges
from .course_list import COURSE_COLUMNS, CourseEntry, course_counts, course_entries
from .due_date_impact import date_impact
from .edits import as_edited
from .embeds import embedded, player_hosts
from .impact import ChangeImpact, change_impact
from .item_images import add_picture, get_picture
from .loads import get_course, teachers_of
from .outline_editing import (
    add_item,
    add_section,
    base_outline,
    date_section,
    edit_item,
    get_item,
    move_item,
    move_section,
    place_items,
    remove_section,
    rename_section,
)
from .previewing import preview, preview_questions
from .publishing import (
    PublishedItems,
    discard_draft,
    publish_item,
    publish_items,
    save_draft,
    unpublish_items,
    waiting_items,
)
from .question_bank import (
    add_question,
    archive_question,
    bank_entries,
    discard_question_edits,
    edit_question,
    get_question,
    item_questions,
    order_questions,
    publish_question,
    question_categories,
    rename_category,
    restore_question,
    set_questions,
)
from .readiness import items_readiness, readiness_of_edit

__all__ = [
    'COURSE_COLUMNS',
    'ChangeImpact',
    'CourseChanges',
    'CourseEntry',
    'PublishedItems',
    'add_item',
    'add_picture',
    'add_question',
    'add_section',
    'appoint_teachers',
    'archive_course',
    'archive_question',
    'archived_items',
    'as_edited',
    'bank_entries',
    'base_outline',
    'change_impact',
    'course_counts',
    'course_entries',
    'create_course',
    'date_impact',
    'date_section',
    'delete_item',
    'discard_draft',
    'discard_question_edits',
    'edit_course',
    'edit_item',
    'edit_question',
    'embedded',
    'get_course',
    'get_item',
    'get_picture',
    'get_question',
    'item_questions',
    'items_readiness',
    'move_item',
    'move_section',
    'order_questions',
    'place_items',
    'player_hosts',
    'preview',
    'preview_questions',
    'publish_item',
    'publish_items',
    'publish_question',
    'question_categories',
    'readiness_of_edit',
    'remove_item',
    'remove_section',
    'rename_category',
    'rename_section',
    'restore_course',
    'restore_item',
    'restore_question',
    'save_draft',
    'set_questions',
    'teachers_of',
    'unpublish_items',
    'waiting_items',
    'writable_ids',
]
