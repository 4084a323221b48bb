"""Question banks, quizzes and attempts."""
from .attempt_board import attempt_rows, attempt_rows_at, attempts_in_progress
from .attempt_coaching import add_minutes, finish_now
from .attempt_review import review_attempt
from .attempts import answer, finish_attempt, start_attempt
from .grading import grade_answer
from .learner_view import answers_given, quiz_view
from .lookup import get_answer, get_attempt

__all__ = [
    'add_minutes',
    'answer',
    'answers_given',
    'attempt_rows',
    'attempt_rows_at',
    'attempts_in_progress',
    'finish_attempt',
    'finish_now',
    'get_answer',
    'get_attempt',
    'grade_answer',
    'quiz_view',
    'review_attempt',
    'start_attempt',
]
