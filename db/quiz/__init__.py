"""Quizzes: the bank of questions of a course, which of them a quiz asks, and learners' attempts with their answers."""
from .attempt import Answer, Attempt
from .question import Question, QuizSlot

__all__ = ['Answer', 'Attempt', 'Question', 'QuizSlot']
