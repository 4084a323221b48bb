"""An assignment: work to submit, graded by a coach."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import AuthorFields, ItemTypePages, register
from pages.item_types.assignment.author import READ, assignment_fields, assignment_values
from pages.item_types.assignment.learner import assignment_box

register(ItemTypePages(
    kind=ItemKind.ASSIGNMENT, title=plazy('type of item', 'Assignment'), one=plazy('type of item', 'assignment'),
    counted=nlazy('{n} assignment', '{n} assignments'), icon='assignment',
    note=lazy('Work to submit, graded by a coach'), body_label=lazy('The assignment'), body_rows=16,
    learner=assignment_box,
    author=AuthorFields(draw=assignment_fields, values=assignment_values, read=READ)))
