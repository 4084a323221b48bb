"""Surveys: answered and evaluated."""
from .answering import answer_survey, begin_survey, survey_view
from .results import survey_results

__all__ = [
    'answer_survey',
    'begin_survey',
    'survey_results',
    'survey_view',
]
