"""What coaches see: the tracking of a session, of each of its courses, and of one learner."""
import pages.coaching.attempt.page
import pages.coaching.attempts.page
import pages.coaching.charts.page
import pages.coaching.content.page
import pages.coaching.course.page
import pages.coaching.grades.page
import pages.coaching.grades.rows
import pages.coaching.item.page
import pages.coaching.items.page
import pages.coaching.learner.redirect
import pages.coaching.session.page
import pages.coaching.survey.page

from . import downloads, tracking_rows
