"""Question banks, quizzes and attempts."""
from .attempt_board import attempts_at, attempts_of, attempts_under_way
from .attempt_coaching import add_minutes, finish_now
from .attempt_review import review_attempt
from .attempts import answer, finish_attempt, start_attempt
from .grading import grade_answer
from .learner_view import answers_given, quiz_view

__all__ = [
    'add_minutes',
    'answer',
    'answers_given',
    'attempts_at',
    'attempts_of',
    'attempts_under_way',
    'finish_attempt',
    'finish_now',
    'grade_answer',
    'quiz_view',
    'review_attempt',
    'start_attempt',
]
