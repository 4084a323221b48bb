"""What learners see of their sessions: the list, each session's home, its courses and their items."""
import pages.sessions.announcements.page
import pages.sessions.course.page
import pages.sessions.discussion.page
import pages.sessions.home.page
import pages.sessions.item.page
import pages.sessions.progress.page
import pages.sessions.thread.page

from . import my_documents, page
