"""The sessions that somebody administers."""
import pages.admin.sessions.new.page
import pages.admin.sessions.session.learner_rows
import pages.admin.sessions.session.page

from . import page, rows
