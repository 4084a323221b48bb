"""Surveys: answered and evaluated."""
from .answering import SurveyView, answer_survey, begin_survey, survey_view
from .results import QuestionResult, SurveyResults, survey_results

__all__ = [
    'QuestionResult',
    'SurveyResults',
    'SurveyView',
    'answer_survey',
    'begin_survey',
    'survey_results',
    'survey_view',
]
