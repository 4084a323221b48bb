"""A survey: opinions, with or without names."""
from db.records import ItemKind
from pages.item_type_registry import AuthorFields, ItemTypePages, register
from pages.item_types.survey.author import survey_fields
from pages.item_types.survey.learner import survey_box

register(ItemTypePages(
    kind=ItemKind.SURVEY, one='survey', many='surveys', icon='ballot', note='Opinions, with or without names',
    body_label='About the survey', learner=survey_box, author=AuthorFields(draw=survey_fields)))
