"""The base courses that somebody writes."""
import pages.admin.courses.course.page
import pages.admin.courses.imports.detail_page
import pages.admin.courses.imports.page
import pages.admin.courses.preview.page
import pages.admin.courses.questions.page

from . import page, rows
