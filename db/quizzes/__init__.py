"""Question banks, quizzes and attempts."""
from .attempt_board import ATTEMPT_COLUMNS, AttemptRow, attempt_rows, attempt_rows_at, attempts_in_progress
from .attempt_coaching import add_minutes, finish_now
from .attempt_review import AttemptReview, ReviewedQuestion, review_attempt
from .attempts import answer, finish_attempt, start_attempt
from .bank import BankEntry
from .deadlines import GRACE as ANSWER_GRACE
from .deadlines import finish_overdue
from .grading import grade_answer
from .item_analysis import QuestionStats, Respondent, WrongAnswer
from .learner_view import AttemptInProgress, AttemptSummary, QuizView, answers_given, quiz_view
from .lookup import get_answer, get_attempt
from .presentation import PresentedGap, PresentedQuestion
from .scoring import MAX_LENGTH_ANSWER, MAX_LENGTH_ESSAY, AnswerPart, AnswerScore, match_choices, right_answer, score
from .slots import Slot, SlotRow
from .validation import GAP_PATTERN, validate_question

__all__ = [
    'ANSWER_GRACE',
    'ATTEMPT_COLUMNS',
    'GAP_PATTERN',
    'MAX_LENGTH_ANSWER',
    'MAX_LENGTH_ESSAY',
    'AnswerPart',
    'AnswerScore',
    'AttemptInProgress',
    'AttemptReview',
    'AttemptRow',
    'AttemptSummary',
    'BankEntry',
    'PresentedGap',
    'PresentedQuestion',
    'QuestionStats',
    'QuizView',
    'Respondent',
    'ReviewedQuestion',
    'Slot',
    'SlotRow',
    'WrongAnswer',
    'add_minutes',
    'answer',
    'answers_given',
    'attempt_rows',
    'attempt_rows_at',
    'attempts_in_progress',
    'finish_attempt',
    'finish_now',
    'finish_overdue',
    'get_answer',
    'get_attempt',
    'grade_answer',
    'match_choices',
    'quiz_view',
    'review_attempt',
    'right_answer',
    'score',
    'start_attempt',
    'validate_question',
]
