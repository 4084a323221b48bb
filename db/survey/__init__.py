"""Surveys: what learners answered, with or without their names."""
from .response import SurveyResponse

__all__ = ['SurveyResponse']
