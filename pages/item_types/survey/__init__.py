"""A survey: opinions, with or without names."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import AuthorFields, ItemTypePages, register
from pages.item_types.survey.author import survey_fields
from pages.item_types.survey.learner import survey_box

register(ItemTypePages(
    kind=ItemKind.SURVEY, title=plazy('type of item', 'Survey'), one=plazy('type of item', 'survey'),
    counted=nlazy('{n} survey', '{n} surveys'), icon='ballot',
    note=lazy('Opinions, with or without names'), body_label=lazy('About the survey'),
    learner=survey_box, author=AuthorFields(draw=survey_fields)))
