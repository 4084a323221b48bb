--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: announcement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.announcement (
    id integer NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    removed_at timestamp with time zone,
    author_id integer,
    session_id integer NOT NULL,
    session_course_id integer
);


--
-- Name: announcement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.announcement_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: announcement_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.announcement_id_seq OWNED BY public.announcement.id;


--
-- Name: announcement_read; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.announcement_read (
    id integer NOT NULL,
    announcement_id integer NOT NULL,
    person_id integer NOT NULL
);


--
-- Name: announcement_read_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.announcement_read_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: announcement_read_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.announcement_read_id_seq OWNED BY public.announcement_read.id;


--
-- Name: answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answer (
    id integer NOT NULL,
    given text,
    saved_at timestamp with time zone NOT NULL,
    points numeric(12,6),
    comment text NOT NULL,
    attempt_id integer NOT NULL,
    graded_by_id integer,
    question_id integer NOT NULL
);


--
-- Name: answer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.answer_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: answer_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.answer_id_seq OWNED BY public.answer.id;


--
-- Name: attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempt (
    id integer NOT NULL,
    number integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    extra_minutes integer NOT NULL,
    finished_at timestamp with time zone,
    finished_by character varying(12),
    asked jsonb NOT NULL,
    points numeric(8,2),
    out_of numeric(8,2) NOT NULL,
    item_id integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: attempt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.attempt_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: attempt_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.attempt_id_seq OWNED BY public.attempt.id;


--
-- Name: attention_terms; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attention_terms (
    id integer NOT NULL,
    inactive_days integer NOT NULL,
    late_days integer NOT NULL,
    below_pass boolean NOT NULL,
    failed_attempts integer NOT NULL,
    never_entered boolean NOT NULL,
    grace_days integer NOT NULL,
    session_id integer NOT NULL
);


--
-- Name: attention_terms_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.attention_terms_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: attention_terms_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.attention_terms_id_seq OWNED BY public.attention_terms.id;


--
-- Name: calendar_feed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendar_feed (
    id integer NOT NULL,
    token character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    person_id integer NOT NULL
);


--
-- Name: calendar_feed_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.calendar_feed_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: calendar_feed_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.calendar_feed_id_seq OWNED BY public.calendar_feed.id;


--
-- Name: cell_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cell_change (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    old character varying(40) NOT NULL,
    new character varying(40) NOT NULL,
    why character varying(500) NOT NULL,
    is_taken boolean NOT NULL,
    by_id integer,
    column_id integer,
    participation_id integer NOT NULL
);


--
-- Name: cell_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.cell_change_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: cell_change_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.cell_change_id_seq OWNED BY public.cell_change.id;


--
-- Name: certificate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.certificate (
    id integer NOT NULL,
    number character varying(20) NOT NULL,
    learner character varying(160) NOT NULL,
    course character varying(160) NOT NULL,
    session character varying(160) NOT NULL,
    completed_at timestamp with time zone NOT NULL,
    grade character varying(40) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    why_revoked character varying(500) NOT NULL,
    issued_by_id integer,
    participation_id integer NOT NULL
);


--
-- Name: certificate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.certificate_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: certificate_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.certificate_id_seq OWNED BY public.certificate.id;


--
-- Name: coach_note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.coach_note (
    id integer NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer,
    participation_id integer NOT NULL
);


--
-- Name: coach_note_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.coach_note_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: coach_note_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.coach_note_id_seq OWNED BY public.coach_note.id;


--
-- Name: content_import; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.content_import (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    format character varying(20) NOT NULL,
    file_name character varying(200) NOT NULL,
    counts jsonb NOT NULL,
    refused jsonb NOT NULL,
    undone_at timestamp with time zone,
    course_id integer NOT NULL,
    person_id integer,
    undone_by_id integer
);


--
-- Name: content_import_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.content_import_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: content_import_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.content_import_id_seq OWNED BY public.content_import.id;


--
-- Name: course; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.course (
    id integer NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(160) NOT NULL,
    language character varying(12) NOT NULL,
    description text NOT NULL,
    is_archived boolean NOT NULL,
    source character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: course_coach; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.course_coach (
    session_course_id integer NOT NULL,
    person_id integer NOT NULL
);


--
-- Name: course_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.course_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: course_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.course_id_seq OWNED BY public.course.id;


--
-- Name: course_teacher; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.course_teacher (
    course_id integer NOT NULL,
    person_id integer NOT NULL
);


--
-- Name: customisation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customisation (
    id integer NOT NULL,
    is_hidden boolean NOT NULL,
    title character varying(200),
    body text,
    base_title character varying(200) NOT NULL,
    base_body text NOT NULL,
    base_version integer NOT NULL,
    opens_at timestamp with time zone,
    due_at timestamp with time zone,
    closes_at timestamp with time zone,
    attempts integer,
    points numeric(8,2),
    required boolean,
    "position" integer,
    set_by jsonb NOT NULL,
    item_id integer NOT NULL,
    session_course_id integer NOT NULL
);


--
-- Name: customisation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.customisation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: customisation_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.customisation_id_seq OWNED BY public.customisation.id;


--
-- Name: draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft (
    id integer NOT NULL,
    text text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    overtaken jsonb NOT NULL,
    item_id integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: draft_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.draft_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: draft_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.draft_id_seq OWNED BY public.draft.id;


--
-- Name: enrolment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.enrolment (
    id integer NOT NULL,
    state character varying(12) NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    starts timestamp with time zone,
    ends timestamp with time zone,
    extra_days integer NOT NULL,
    first_entered timestamp with time zone,
    class_name character varying(80) NOT NULL,
    learner_id integer NOT NULL,
    session_id integer NOT NULL
);


--
-- Name: enrolment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.enrolment_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: enrolment_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.enrolment_id_seq OWNED BY public.enrolment.id;


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    verb character varying(40) NOT NULL,
    details jsonb NOT NULL,
    course_id integer,
    item_id integer,
    participation_id integer,
    person_id integer,
    session_id integer,
    session_course_id integer
);


--
-- Name: event_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: event_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.event_id_seq OWNED BY public.event.id;


--
-- Name: extension; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.extension (
    id integer NOT NULL,
    due_at timestamp with time zone,
    closes_at timestamp with time zone,
    extra_attempts integer NOT NULL,
    extra_minutes integer NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer,
    item_id integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: extension_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.extension_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: extension_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.extension_id_seq OWNED BY public.extension.id;


--
-- Name: final_grade; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.final_grade (
    id integer NOT NULL,
    percent numeric(6,2) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer,
    participation_id integer NOT NULL
);


--
-- Name: final_grade_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.final_grade_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: final_grade_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.final_grade_id_seq OWNED BY public.final_grade.id;


--
-- Name: given_grade; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.given_grade (
    id integer NOT NULL,
    points numeric(8,2),
    out_of numeric(8,2),
    excused boolean NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer,
    column_id integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: given_grade_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.given_grade_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: given_grade_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.given_grade_id_seq OWNED BY public.given_grade.id;


--
-- Name: grade_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.grade_change (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    old numeric(8,2),
    new numeric(8,2),
    why text NOT NULL,
    by_id integer,
    submission_id integer NOT NULL
);


--
-- Name: grade_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.grade_change_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: grade_change_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.grade_change_id_seq OWNED BY public.grade_change.id;


--
-- Name: grade_column; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.grade_column (
    id integer NOT NULL,
    title character varying(160) NOT NULL,
    points numeric(8,2) NOT NULL,
    category integer,
    weight numeric(8,2),
    extra_credit boolean NOT NULL,
    held boolean,
    release_at timestamp with time zone,
    "position" integer NOT NULL,
    is_archived boolean NOT NULL,
    item_id integer,
    session_course_id integer NOT NULL
);


--
-- Name: grade_column_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.grade_column_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: grade_column_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.grade_column_id_seq OWNED BY public.grade_column.id;


--
-- Name: gradebook; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gradebook (
    id integer NOT NULL,
    categories jsonb NOT NULL,
    late_percent numeric(5,2) NOT NULL,
    late_per character varying(4) NOT NULL,
    late_floor numeric(5,2) NOT NULL,
    missing_percent numeric(5,2),
    pass_mark numeric(5,2),
    scale jsonb NOT NULL,
    holds boolean NOT NULL,
    shows_median boolean NOT NULL,
    certifies boolean NOT NULL,
    settled_at timestamp with time zone,
    session_course_id integer NOT NULL
);


--
-- Name: gradebook_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.gradebook_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: gradebook_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.gradebook_id_seq OWNED BY public.gradebook.id;


--
-- Name: grid_presence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.grid_presence (
    id integer NOT NULL,
    page character varying(60) NOT NULL,
    participation_id integer,
    column_key character varying(24) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id integer NOT NULL,
    session_course_id integer NOT NULL
);


--
-- Name: grid_presence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.grid_presence_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: grid_presence_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.grid_presence_id_seq OWNED BY public.grid_presence.id;


--
-- Name: imported_part; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.imported_part (
    id integer NOT NULL,
    title character varying(200) NOT NULL,
    is_new boolean NOT NULL,
    was_hidden boolean NOT NULL,
    prints jsonb NOT NULL,
    "left" character varying(64) NOT NULL,
    before jsonb,
    is_undone boolean NOT NULL,
    content_import_id integer NOT NULL,
    item_id integer,
    question_id integer,
    section_id integer
);


--
-- Name: imported_part_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.imported_part_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: imported_part_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.imported_part_id_seq OWNED BY public.imported_part.id;


--
-- Name: item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.item (
    id integer NOT NULL,
    "position" integer NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    url character varying(1000) NOT NULL,
    file_name character varying(200) NOT NULL,
    file_hash character varying(64) NOT NULL,
    file_size integer NOT NULL,
    captions_hash character varying(64) NOT NULL,
    settings jsonb NOT NULL,
    needs jsonb NOT NULL,
    attempts integer,
    minutes integer NOT NULL,
    required boolean NOT NULL,
    completes character varying(12) NOT NULL,
    opens_day integer,
    due_day integer,
    closes_day integer,
    points numeric(8,2) NOT NULL,
    pass_points numeric(8,2),
    weight numeric(8,2) NOT NULL,
    assessment_type character varying(40) NOT NULL,
    is_draft boolean NOT NULL,
    pending jsonb,
    version integer NOT NULL,
    is_archived boolean NOT NULL,
    archived_at timestamp with time zone,
    source character varying(120) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    section_id integer NOT NULL,
    session_course_id integer,
    pending_captions_hash character varying(64) DEFAULT ''::character varying NOT NULL,
    pending_file_hash character varying(64) DEFAULT ''::character varying NOT NULL
);


--
-- Name: item_completion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.item_completion (
    id integer NOT NULL,
    opened_at timestamp with time zone,
    completed_at timestamp with time zone,
    item_id integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: item_completion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.item_completion_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: item_completion_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.item_completion_id_seq OWNED BY public.item_completion.id;


--
-- Name: item_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.item_file (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    file_hash character varying(64) NOT NULL,
    file_size integer NOT NULL,
    item_id integer NOT NULL
);


--
-- Name: item_file_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.item_file_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: item_file_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.item_file_id_seq OWNED BY public.item_file.id;


--
-- Name: item_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.item_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: item_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.item_id_seq OWNED BY public.item.id;


--
-- Name: message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message (
    id integer NOT NULL,
    kind character varying(12) NOT NULL,
    subject character varying(160) NOT NULL,
    body text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer,
    session_id integer NOT NULL,
    session_course_id integer
);


--
-- Name: message_copy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message_copy (
    id integer NOT NULL,
    read_at timestamp with time zone,
    message_id integer NOT NULL,
    to_id integer NOT NULL
);


--
-- Name: message_copy_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.message_copy_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: message_copy_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.message_copy_id_seq OWNED BY public.message_copy.id;


--
-- Name: message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.message_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: message_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.message_id_seq OWNED BY public.message.id;


--
-- Name: participation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.participation (
    id integer NOT NULL,
    state character varying(12) NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    done integer NOT NULL,
    total integer NOT NULL,
    grade numeric(30,20),
    grade_rounded integer,
    released_grade numeric(30,20),
    released_rounded integer,
    to_grade integer NOT NULL,
    open_due_at timestamp with time zone,
    open_due_item_id integer,
    failed_attempts integer NOT NULL,
    failed_item_id integer,
    completed_at timestamp with time zone,
    time_seconds integer NOT NULL,
    first_seen timestamp with time zone,
    last_seen timestamp with time zone,
    enrolment_id integer NOT NULL,
    last_item_id integer,
    learner_id integer NOT NULL,
    session_course_id integer NOT NULL
);


--
-- Name: participation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.participation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: participation_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.participation_id_seq OWNED BY public.participation.id;


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    id integer NOT NULL,
    username character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(200) NOT NULL,
    password_hash character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    is_administrator boolean NOT NULL,
    is_session_administrator boolean NOT NULL,
    is_teacher boolean NOT NULL,
    time_zone character varying(60) NOT NULL,
    searchable character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    must_change_password boolean DEFAULT false NOT NULL
);


--
-- Name: person_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.person_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: person_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.person_id_seq OWNED BY public.person.id;


--
-- Name: post; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.post (
    id integer NOT NULL,
    text text NOT NULL,
    searchable text NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    removed_at timestamp with time zone,
    answers_id integer,
    author_id integer NOT NULL,
    removed_by_id integer,
    thread_id integer NOT NULL
);


--
-- Name: post_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.post_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: post_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.post_id_seq OWNED BY public.post.id;


--
-- Name: question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question (
    id integer NOT NULL,
    category character varying(160) NOT NULL,
    "position" integer NOT NULL,
    kind character varying(16) NOT NULL,
    title character varying(200) NOT NULL,
    content jsonb NOT NULL,
    for_survey boolean NOT NULL,
    is_archived boolean NOT NULL,
    source character varying(200) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    course_id integer NOT NULL,
    replaces_id integer,
    session_course_id integer,
    is_draft boolean DEFAULT false NOT NULL,
    pending jsonb
);


--
-- Name: question_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.question_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: question_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.question_id_seq OWNED BY public.question.id;


--
-- Name: quiz_slot; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.quiz_slot (
    id integer NOT NULL,
    "position" integer NOT NULL,
    draws integer NOT NULL,
    category character varying(160) NOT NULL,
    points numeric(8,2),
    item_id integer NOT NULL,
    question_id integer
);


--
-- Name: quiz_slot_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.quiz_slot_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: quiz_slot_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.quiz_slot_id_seq OWNED BY public.quiz_slot.id;


--
-- Name: recovery_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recovery_code (
    id integer NOT NULL,
    code_hash character varying(64) NOT NULL,
    used_at timestamp with time zone,
    person_id integer NOT NULL
);


--
-- Name: recovery_code_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.recovery_code_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: recovery_code_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.recovery_code_id_seq OWNED BY public.recovery_code.id;


--
-- Name: second_factor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.second_factor (
    id integer NOT NULL,
    secret character varying(200) NOT NULL,
    last_step bigint NOT NULL,
    set_up_at timestamp with time zone NOT NULL,
    person_id integer NOT NULL
);


--
-- Name: second_factor_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.second_factor_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: second_factor_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.second_factor_id_seq OWNED BY public.second_factor.id;


--
-- Name: section; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.section (
    id integer NOT NULL,
    title character varying(160) NOT NULL,
    "position" integer NOT NULL,
    opens_day integer,
    course_id integer NOT NULL
);


--
-- Name: section_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.section_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: section_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.section_id_seq OWNED BY public.section.id;


--
-- Name: section_opening; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.section_opening (
    id integer NOT NULL,
    opens_at timestamp with time zone,
    set_by jsonb NOT NULL,
    section_id integer NOT NULL,
    session_course_id integer NOT NULL
);


--
-- Name: section_opening_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.section_opening_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: section_opening_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.section_opening_id_seq OWNED BY public.section_opening.id;


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    id integer NOT NULL,
    title character varying(160) NOT NULL,
    description text NOT NULL,
    category character varying(80) NOT NULL,
    state character varying(12) NOT NULL,
    time_zone character varying(60) NOT NULL,
    starts timestamp with time zone,
    ends timestamp with time zone,
    coach_starts timestamp with time zone,
    coach_ends timestamp with time zone,
    days integer,
    after_end character varying(12) NOT NULL,
    source character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: session_administrator; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session_administrator (
    session_id integer NOT NULL,
    person_id integer NOT NULL
);


--
-- Name: session_coach; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session_coach (
    session_id integer NOT NULL,
    person_id integer NOT NULL
);


--
-- Name: session_course; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session_course (
    id integer NOT NULL,
    "position" integer NOT NULL,
    weight numeric(8,2),
    course_id integer NOT NULL,
    session_id integer NOT NULL
);


--
-- Name: session_course_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.session_course_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: session_course_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.session_course_id_seq OWNED BY public.session_course.id;


--
-- Name: session_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.session_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: session_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.session_id_seq OWNED BY public.session.id;


--
-- Name: session_lock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session_lock (
    id integer NOT NULL,
    part character varying(16) NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer,
    session_id integer NOT NULL,
    session_course_id integer
);


--
-- Name: session_lock_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.session_lock_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: session_lock_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.session_lock_id_seq OWNED BY public.session_lock.id;


--
-- Name: sign_in; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in (
    id integer NOT NULL,
    token_hash character varying(64) NOT NULL,
    browser character varying(200) NOT NULL,
    address character varying(60) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    person_id integer NOT NULL,
    last_used_at timestamp with time zone,
    second_factor boolean DEFAULT false NOT NULL
);


--
-- Name: sign_in_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sign_in_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sign_in_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sign_in_id_seq OWNED BY public.sign_in.id;


--
-- Name: snooze; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.snooze (
    id integer NOT NULL,
    until timestamp with time zone NOT NULL,
    note character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer,
    enrolment_id integer NOT NULL
);


--
-- Name: snooze_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.snooze_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: snooze_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.snooze_id_seq OWNED BY public.snooze.id;


--
-- Name: submission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.submission (
    id integer NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    handed_in_at timestamp with time zone NOT NULL,
    is_late boolean NOT NULL,
    points numeric(8,2),
    out_of numeric(8,2) NOT NULL,
    comment text NOT NULL,
    rubric jsonb NOT NULL,
    returned_at timestamp with time zone,
    graded_at timestamp with time zone,
    source character varying(120) NOT NULL,
    graded_by_id integer,
    item_id integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: submission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.submission_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: submission_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.submission_id_seq OWNED BY public.submission.id;


--
-- Name: survey_response; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.survey_response (
    id uuid NOT NULL,
    answers jsonb NOT NULL,
    item_id integer NOT NULL,
    participation_id integer,
    session_course_id integer NOT NULL
);


--
-- Name: thread; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thread (
    id integer NOT NULL,
    title character varying(200) NOT NULL,
    searchable text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    is_pinned boolean NOT NULL,
    is_closed boolean NOT NULL,
    posts integer NOT NULL,
    last_post_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    author_id integer NOT NULL,
    item_id integer,
    session_course_id integer NOT NULL
);


--
-- Name: thread_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.thread_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: thread_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.thread_id_seq OWNED BY public.thread.id;


--
-- Name: thread_read; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thread_read (
    id integer NOT NULL,
    last_post_id integer NOT NULL,
    person_id integer NOT NULL,
    thread_id integer NOT NULL
);


--
-- Name: thread_read_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.thread_read_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: thread_read_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.thread_read_id_seq OWNED BY public.thread_read.id;


--
-- Name: tortoise_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tortoise_migrations (
    id integer NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


--
-- Name: tortoise_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.tortoise_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: tortoise_migrations_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.tortoise_migrations_id_seq OWNED BY public.tortoise_migrations.id;


--
-- Name: visit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.visit (
    id integer NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    last_presence timestamp with time zone NOT NULL,
    seconds integer NOT NULL,
    tabs integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: visit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.visit_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: visit_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.visit_id_seq OWNED BY public.visit.id;


--
-- Name: watched; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.watched (
    id integer NOT NULL,
    position_seconds integer NOT NULL,
    length_seconds integer NOT NULL,
    stretches jsonb NOT NULL,
    percent integer NOT NULL,
    reported_at timestamp with time zone,
    item_id integer NOT NULL,
    participation_id integer NOT NULL
);


--
-- Name: watched_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.watched_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: watched_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.watched_id_seq OWNED BY public.watched.id;


--
-- Name: work_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.work_file (
    id integer NOT NULL,
    file_name character varying(200) NOT NULL,
    file_hash character varying(64) NOT NULL,
    file_size integer NOT NULL,
    draft_id integer,
    submission_id integer
);


--
-- Name: work_file_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.work_file_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: work_file_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.work_file_id_seq OWNED BY public.work_file.id;


--
-- Name: announcement id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement ALTER COLUMN id SET DEFAULT nextval('public.announcement_id_seq'::regclass);


--
-- Name: announcement_read id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement_read ALTER COLUMN id SET DEFAULT nextval('public.announcement_read_id_seq'::regclass);


--
-- Name: answer id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer ALTER COLUMN id SET DEFAULT nextval('public.answer_id_seq'::regclass);


--
-- Name: attempt id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt ALTER COLUMN id SET DEFAULT nextval('public.attempt_id_seq'::regclass);


--
-- Name: attention_terms id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attention_terms ALTER COLUMN id SET DEFAULT nextval('public.attention_terms_id_seq'::regclass);


--
-- Name: calendar_feed id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed ALTER COLUMN id SET DEFAULT nextval('public.calendar_feed_id_seq'::regclass);


--
-- Name: cell_change id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cell_change ALTER COLUMN id SET DEFAULT nextval('public.cell_change_id_seq'::regclass);


--
-- Name: certificate id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate ALTER COLUMN id SET DEFAULT nextval('public.certificate_id_seq'::regclass);


--
-- Name: coach_note id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_note ALTER COLUMN id SET DEFAULT nextval('public.coach_note_id_seq'::regclass);


--
-- Name: content_import id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.content_import ALTER COLUMN id SET DEFAULT nextval('public.content_import_id_seq'::regclass);


--
-- Name: course id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course ALTER COLUMN id SET DEFAULT nextval('public.course_id_seq'::regclass);


--
-- Name: customisation id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customisation ALTER COLUMN id SET DEFAULT nextval('public.customisation_id_seq'::regclass);


--
-- Name: draft id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft ALTER COLUMN id SET DEFAULT nextval('public.draft_id_seq'::regclass);


--
-- Name: enrolment id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enrolment ALTER COLUMN id SET DEFAULT nextval('public.enrolment_id_seq'::regclass);


--
-- Name: event id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event ALTER COLUMN id SET DEFAULT nextval('public.event_id_seq'::regclass);


--
-- Name: extension id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extension ALTER COLUMN id SET DEFAULT nextval('public.extension_id_seq'::regclass);


--
-- Name: final_grade id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.final_grade ALTER COLUMN id SET DEFAULT nextval('public.final_grade_id_seq'::regclass);


--
-- Name: given_grade id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.given_grade ALTER COLUMN id SET DEFAULT nextval('public.given_grade_id_seq'::regclass);


--
-- Name: grade_change id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_change ALTER COLUMN id SET DEFAULT nextval('public.grade_change_id_seq'::regclass);


--
-- Name: grade_column id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_column ALTER COLUMN id SET DEFAULT nextval('public.grade_column_id_seq'::regclass);


--
-- Name: gradebook id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gradebook ALTER COLUMN id SET DEFAULT nextval('public.gradebook_id_seq'::regclass);


--
-- Name: grid_presence id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid_presence ALTER COLUMN id SET DEFAULT nextval('public.grid_presence_id_seq'::regclass);


--
-- Name: imported_part id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_part ALTER COLUMN id SET DEFAULT nextval('public.imported_part_id_seq'::regclass);


--
-- Name: item id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item ALTER COLUMN id SET DEFAULT nextval('public.item_id_seq'::regclass);


--
-- Name: item_completion id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_completion ALTER COLUMN id SET DEFAULT nextval('public.item_completion_id_seq'::regclass);


--
-- Name: item_file id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_file ALTER COLUMN id SET DEFAULT nextval('public.item_file_id_seq'::regclass);


--
-- Name: message id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message ALTER COLUMN id SET DEFAULT nextval('public.message_id_seq'::regclass);


--
-- Name: message_copy id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_copy ALTER COLUMN id SET DEFAULT nextval('public.message_copy_id_seq'::regclass);


--
-- Name: participation id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participation ALTER COLUMN id SET DEFAULT nextval('public.participation_id_seq'::regclass);


--
-- Name: person id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);


--
-- Name: post id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post ALTER COLUMN id SET DEFAULT nextval('public.post_id_seq'::regclass);


--
-- Name: question id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question ALTER COLUMN id SET DEFAULT nextval('public.question_id_seq'::regclass);


--
-- Name: quiz_slot id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.quiz_slot ALTER COLUMN id SET DEFAULT nextval('public.quiz_slot_id_seq'::regclass);


--
-- Name: recovery_code id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code ALTER COLUMN id SET DEFAULT nextval('public.recovery_code_id_seq'::regclass);


--
-- Name: second_factor id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor ALTER COLUMN id SET DEFAULT nextval('public.second_factor_id_seq'::regclass);


--
-- Name: section id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section ALTER COLUMN id SET DEFAULT nextval('public.section_id_seq'::regclass);


--
-- Name: section_opening id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section_opening ALTER COLUMN id SET DEFAULT nextval('public.section_opening_id_seq'::regclass);


--
-- Name: session id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session ALTER COLUMN id SET DEFAULT nextval('public.session_id_seq'::regclass);


--
-- Name: session_course id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_course ALTER COLUMN id SET DEFAULT nextval('public.session_course_id_seq'::regclass);


--
-- Name: session_lock id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_lock ALTER COLUMN id SET DEFAULT nextval('public.session_lock_id_seq'::regclass);


--
-- Name: sign_in id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in ALTER COLUMN id SET DEFAULT nextval('public.sign_in_id_seq'::regclass);


--
-- Name: snooze id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.snooze ALTER COLUMN id SET DEFAULT nextval('public.snooze_id_seq'::regclass);


--
-- Name: submission id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission ALTER COLUMN id SET DEFAULT nextval('public.submission_id_seq'::regclass);


--
-- Name: thread id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread ALTER COLUMN id SET DEFAULT nextval('public.thread_id_seq'::regclass);


--
-- Name: thread_read id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_read ALTER COLUMN id SET DEFAULT nextval('public.thread_read_id_seq'::regclass);


--
-- Name: tortoise_migrations id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tortoise_migrations ALTER COLUMN id SET DEFAULT nextval('public.tortoise_migrations_id_seq'::regclass);


--
-- Name: visit id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit ALTER COLUMN id SET DEFAULT nextval('public.visit_id_seq'::regclass);


--
-- Name: watched id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watched ALTER COLUMN id SET DEFAULT nextval('public.watched_id_seq'::regclass);


--
-- Name: work_file id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_file ALTER COLUMN id SET DEFAULT nextval('public.work_file_id_seq'::regclass);


--
-- Data for Name: announcement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.announcement VALUES (1, 'Portfolio evening', 'At 18:30.', '2026-10-14 12:00:00+00', NULL, NULL, 4, 1, NULL);


--
-- Data for Name: announcement_read; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.announcement_read VALUES (1, 1, 8);


--
-- Data for Name: answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer VALUES (1, NULL, '2026-10-14 12:00:00+00', 0.000000, '', 1, NULL, 1);
INSERT INTO public.answer VALUES (2, '"Lisbon"', '2026-10-14 12:00:00+00', 1.000000, '', 1, NULL, 2);
INSERT INTO public.answer VALUES (3, NULL, '2026-10-14 12:00:00+00', 0.000000, '', 2, NULL, 1);
INSERT INTO public.answer VALUES (4, NULL, '2026-10-14 12:00:00+00', 0.000000, '', 2, NULL, 2);


--
-- Data for Name: attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt VALUES (1, 1, '2026-10-14 12:00:00+00', '2026-11-23 00:00:00+00', 0, '2026-10-14 12:00:00+00', 'learner', '[{"points": "1", "question": 1}, {"points": "1", "question": 2}]', 5.00, 10.00, 6, 1);
INSERT INTO public.attempt VALUES (2, 1, '2026-10-14 12:00:00+00', '2026-11-28 00:00:00+00', 0, '2026-10-14 12:00:00+00', 'learner', '[{"points": "1", "question": 1}, {"points": "1", "question": 2}]', 0.00, 10.00, 6, 7);


--
-- Data for Name: attention_terms; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attention_terms VALUES (1, 7, 3, true, 2, true, 7, 1);


--
-- Data for Name: calendar_feed; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.calendar_feed VALUES (1, 'stored-1', '2026-10-14 12:00:00+00', 8);


--
-- Data for Name: cell_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cell_change VALUES (1, '2026-10-14 12:00:00+00', '', '80', '', true, 5, 1, 1);
INSERT INTO public.cell_change VALUES (2, '2026-10-14 12:00:00+00', '', '61', 'The board decided.', true, 5, NULL, 3);


--
-- Data for Name: certificate; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.certificate VALUES (1, '0000-0000-0000-0001', 'Bo Larsen', 'Python for data', 'Python Evenings', '2026-10-14 12:00:00+00', '75.00 %', '2026-10-14 12:00:00+00', NULL, '', 7, 7);


--
-- Data for Name: coach_note; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_note VALUES (1, 'Works at night.', '2026-10-14 12:00:00+00', 5, 1);


--
-- Data for Name: content_import; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.content_import VALUES (1, '2026-10-14 12:00:00+00', 'test', 'sea.zip', '{"added": {"items": 1, "sections": 1}, "changed": {}, "unchanged": {}}', '[]', NULL, 2, 3, NULL);


--
-- Data for Name: course; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.course VALUES (1, 'PY', 'Python for data', 'en', '', false, '', '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00');
INSERT INTO public.course VALUES (2, 'STAT', 'Statistics foundations', 'en', '', false, '', '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00');


--
-- Data for Name: course_coach; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.course_coach VALUES (1, 5);
INSERT INTO public.course_coach VALUES (2, 6);


--
-- Data for Name: course_teacher; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.course_teacher VALUES (1, 3);
INSERT INTO public.course_teacher VALUES (2, 3);


--
-- Data for Name: customisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.customisation VALUES (1, false, 'Notebooks, ours', NULL, 'Notebooks', '', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{"title": [5, "2026-10-14T12:00:00+00:00"]}', 1, 1);
INSERT INTO public.customisation VALUES (2, false, NULL, NULL, '', '', 0, NULL, '2026-11-20 00:00:00+00', NULL, NULL, NULL, NULL, NULL, '{"due_at": [5, "2026-10-14T12:00:00+00:00"]}', 3, 1);


--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.draft VALUES (1, 'Half of it', '2026-10-14 12:00:00.000001+00', '[]', 4, 1);


--
-- Data for Name: enrolment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.enrolment VALUES (2, 'active', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 0, NULL, '', 9, 1);
INSERT INTO public.enrolment VALUES (3, 'active', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 0, NULL, '', 10, 1);
INSERT INTO public.enrolment VALUES (4, 'active', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 0, NULL, '', 11, 2);
INSERT INTO public.enrolment VALUES (5, 'active', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 0, NULL, '', 8, 2);
INSERT INTO public.enrolment VALUES (6, 'active', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 0, NULL, '', 8, 3);
INSERT INTO public.enrolment VALUES (7, 'active', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 0, NULL, '', 9, 4);
INSERT INTO public.enrolment VALUES (1, 'active', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 0, '2026-10-14 12:00:00+00', '', 8, 1);


--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event VALUES (1, '2026-10-14 12:00:00+00', 'became_first_administrator', '{}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (2, '2026-10-14 12:00:00+00', 'created_account', '{"username": "samuel"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (3, '2026-10-14 12:00:00+00', 'created_account', '{"username": "helena"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (4, '2026-10-14 12:00:00+00', 'created_account', '{"username": "marta"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (5, '2026-10-14 12:00:00+00', 'created_account', '{"username": "tomas"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (6, '2026-10-14 12:00:00+00', 'created_account', '{"username": "aiko"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (7, '2026-10-14 12:00:00+00', 'created_account', '{"username": "lucia"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (8, '2026-10-14 12:00:00+00', 'created_account', '{"username": "priya"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (9, '2026-10-14 12:00:00+00', 'created_account', '{"username": "emeka"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (10, '2026-10-14 12:00:00+00', 'created_account', '{"username": "jakub"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (11, '2026-10-14 12:00:00+00', 'created_account', '{"username": "bo"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (12, '2026-10-14 12:00:00+00', 'created_account', '{"username": "olga"}', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (13, '2026-10-14 12:00:00+00', 'created_course', '{}', 1, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (14, '2026-10-14 12:00:00+00', 'created_course', '{}', 2, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (15, '2026-10-14 12:00:00+00', 'appointed_teachers', '{"to": ["helena"]}', 1, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (16, '2026-10-14 12:00:00+00', 'appointed_teachers', '{"to": ["helena"]}', 2, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.event VALUES (17, '2026-10-14 12:00:00+00', 'added_section', '{"title": "Setting up"}', 1, NULL, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (18, '2026-10-14 12:00:00+00', 'added_item', '{}', 1, 1, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (19, '2026-10-14 12:00:00+00', 'added_item', '{}', 1, 2, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (20, '2026-10-14 12:00:00+00', 'added_item', '{}', 1, 3, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (21, '2026-10-14 12:00:00+00', 'added_item', '{}', 1, 4, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (22, '2026-10-14 12:00:00+00', 'added_section', '{"title": "Means"}', 2, NULL, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (23, '2026-10-14 12:00:00+00', 'added_item', '{}', 2, 5, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (24, '2026-10-14 12:00:00+00', 'created_session', '{}', NULL, NULL, NULL, 2, 1, NULL);
INSERT INTO public.event VALUES (25, '2026-10-14 12:00:00+00', 'added_course', '{}', 1, NULL, NULL, 2, 1, 1);
INSERT INTO public.event VALUES (26, '2026-10-14 12:00:00+00', 'added_course', '{}', 2, NULL, NULL, 2, 1, 2);
INSERT INTO public.event VALUES (27, '2026-10-14 12:00:00+00', 'changed_state', '{"new": "published", "old": "draft"}', NULL, NULL, NULL, 2, 1, NULL);
INSERT INTO public.event VALUES (28, '2026-10-14 12:00:00+00', 'created_session', '{}', NULL, NULL, NULL, 1, 2, NULL);
INSERT INTO public.event VALUES (29, '2026-10-14 12:00:00+00', 'added_course', '{}', 1, NULL, NULL, 1, 2, 3);
INSERT INTO public.event VALUES (30, '2026-10-14 12:00:00+00', 'changed_state', '{"new": "published", "old": "draft"}', NULL, NULL, NULL, 1, 2, NULL);
INSERT INTO public.event VALUES (31, '2026-10-14 12:00:00+00', 'created_session', '{}', NULL, NULL, NULL, 2, 3, NULL);
INSERT INTO public.event VALUES (32, '2026-10-14 12:00:00+00', 'added_course', '{}', 1, NULL, NULL, 2, 3, 4);
INSERT INTO public.event VALUES (33, '2026-10-14 12:00:00+00', 'changed_state', '{"new": "published", "old": "draft"}', NULL, NULL, NULL, 2, 3, NULL);
INSERT INTO public.event VALUES (34, '2026-10-14 12:00:00+00', 'created_session', '{}', NULL, NULL, NULL, 2, 4, NULL);
INSERT INTO public.event VALUES (35, '2026-10-14 12:00:00+00', 'added_course', '{}', 2, NULL, NULL, 2, 4, 5);
INSERT INTO public.event VALUES (36, '2026-10-14 12:00:00+00', 'changed_state', '{"new": "published", "old": "draft"}', NULL, NULL, NULL, 2, 4, NULL);
INSERT INTO public.event VALUES (37, '2026-10-14 12:00:00+00', 'appointed_coaches', '{"to": ["marta"]}', NULL, NULL, NULL, 1, 1, NULL);
INSERT INTO public.event VALUES (38, '2026-10-14 12:00:00+00', 'appointed_coaches', '{"to": ["marta"]}', NULL, NULL, NULL, 1, 3, NULL);
INSERT INTO public.event VALUES (39, '2026-10-14 12:00:00+00', 'appointed_coaches', '{"to": ["lucia"]}', NULL, NULL, NULL, 1, 2, NULL);
INSERT INTO public.event VALUES (40, '2026-10-14 12:00:00+00', 'appointed_coaches', '{"to": ["tomas"]}', NULL, NULL, NULL, 1, 1, 1);
INSERT INTO public.event VALUES (41, '2026-10-14 12:00:00+00', 'appointed_coaches', '{"to": ["aiko"]}', NULL, NULL, NULL, 1, 1, 2);
INSERT INTO public.event VALUES (42, '2026-10-14 12:00:00+00', 'enrolled', '{"username": "priya"}', NULL, NULL, NULL, 1, 1, NULL);
INSERT INTO public.event VALUES (43, '2026-10-14 12:00:00+00', 'enrolled', '{"username": "emeka"}', NULL, NULL, NULL, 1, 1, NULL);
INSERT INTO public.event VALUES (44, '2026-10-14 12:00:00+00', 'enrolled', '{"username": "jakub"}', NULL, NULL, NULL, 1, 1, NULL);
INSERT INTO public.event VALUES (45, '2026-10-14 12:00:00+00', 'enrolled', '{"username": "bo"}', NULL, NULL, NULL, 1, 2, NULL);
INSERT INTO public.event VALUES (46, '2026-10-14 12:00:00+00', 'enrolled', '{"username": "priya"}', NULL, NULL, NULL, 1, 2, NULL);
INSERT INTO public.event VALUES (47, '2026-10-14 12:00:00+00', 'enrolled', '{"username": "priya"}', NULL, NULL, NULL, 1, 3, NULL);
INSERT INTO public.event VALUES (48, '2026-10-14 12:00:00+00', 'enrolled', '{"username": "emeka"}', NULL, NULL, NULL, 1, 4, NULL);
INSERT INTO public.event VALUES (49, '2026-10-14 12:00:00+00', 'added_picture', '{}', 1, 1, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (50, '2026-10-14 12:00:00+00', 'added_item', '{}', 1, 6, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (51, '2026-10-14 12:00:00+00', 'added_question', '{"title": "How many?"}', 1, NULL, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (52, '2026-10-14 12:00:00+00', 'added_question', '{"title": "Where?"}', 1, NULL, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (53, '2026-10-14 12:00:00+00', 'set_questions', '{}', 1, 6, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (54, '2026-10-14 12:00:00+00', 'added_item', '{}', 1, 7, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (55, '2026-10-14 12:00:00+00', 'added_question', '{"title": "Pace"}', 1, NULL, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (56, '2026-10-14 12:00:00+00', 'set_questions', '{}', 1, 7, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (57, '2026-10-14 12:00:00+00', 'imported', '{"file": "sea.zip", "from": "test", "items": 1, "import": 1, "sections": 1}', 2, NULL, NULL, 3, NULL, NULL);
INSERT INTO public.event VALUES (58, '2026-10-14 12:00:00+00', 'customised', '{"title": "Notebooks", "fields": ["title"]}', 1, 1, NULL, 5, 1, 1);
INSERT INTO public.event VALUES (59, '2026-10-14 12:00:00+00', 'customised', '{"title": "Bike-share report", "fields": ["due_at"]}', 1, 3, NULL, 5, 1, 1);
INSERT INTO public.event VALUES (60, '2026-10-14 12:00:00+00', 'customised', '{"fields": ["opens_at"], "section": "Setting up"}', 1, NULL, NULL, 5, 1, 1);
INSERT INTO public.event VALUES (61, '2026-10-14 12:00:00+00', 'added_own_item', '{"title": "A film"}', 1, 9, NULL, 5, 1, 1);
INSERT INTO public.event VALUES (62, '2026-10-14 12:00:00+00', 'edited_own_item', '{"title": "A film"}', 1, 9, NULL, 5, 1, 1);
INSERT INTO public.event VALUES (63, '2026-10-14 12:00:00+00', 'locked', '{"part": "content", "reason": "The exam board decides"}', NULL, NULL, NULL, 2, 3, NULL);
INSERT INTO public.event VALUES (64, '2026-10-14 12:00:00+00', 'opened', '{}', NULL, 1, 1, 8, 1, 1);
INSERT INTO public.event VALUES (65, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 1, 1, 8, 1, 1);
INSERT INTO public.event VALUES (66, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 2, 1, 8, 1, 1);
INSERT INTO public.event VALUES (67, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 3, 1, 8, 1, 1);
INSERT INTO public.event VALUES (68, '2026-10-14 12:00:00+00', 'handed_in', '{"late": false, "number": 1}', NULL, 3, 1, 8, 1, 1);
INSERT INTO public.event VALUES (69, '2026-10-14 12:00:00+00', 'opened', '{}', NULL, 9, 1, 8, 1, 1);
INSERT INTO public.event VALUES (70, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 9, 1, 8, 1, 1);
INSERT INTO public.event VALUES (71, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 7, 1, 8, 1, 1);
INSERT INTO public.event VALUES (72, '2026-10-14 12:00:00+00', 'started_attempt', '{"number": 1}', NULL, 6, 1, 8, 1, 1);
INSERT INTO public.event VALUES (73, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 6, 1, 8, 1, 1);
INSERT INTO public.event VALUES (74, '2026-10-14 12:00:00+00', 'handed_in', '{"late": false, "number": 1, "points": "5.00", "finished_by": "learner"}', NULL, 6, 1, 8, 1, 1);
INSERT INTO public.event VALUES (75, '2026-10-14 12:00:00+00', 'set_up_gradebook', '{"fields": ["pass_mark", "scale"]}', NULL, NULL, NULL, 5, 1, 1);
INSERT INTO public.event VALUES (76, '2026-10-14 12:00:00+00', 'added_grade_column', '{"title": "Oral"}', NULL, NULL, NULL, 5, 1, 1);
INSERT INTO public.event VALUES (77, '2026-10-14 12:00:00+00', 'graded', '{"new": "80", "old": null, "why": "", "column": "Oral"}', NULL, NULL, 1, 5, 1, 1);
INSERT INTO public.event VALUES (78, '2026-10-14 12:00:00+00', 'graded', '{"new": "33", "old": null}', NULL, 3, 1, 5, 1, 1);
INSERT INTO public.event VALUES (79, '2026-10-14 12:00:00+00', 'set_final_grade', '{"new": "61", "old": null, "why": "The board decided."}', NULL, NULL, 3, 5, 1, 1);
INSERT INTO public.event VALUES (80, '2026-10-14 12:00:00+00', 'extended', '{"title": "Bike-share report", "reason": "Ill", "learner_id": 9}', NULL, 3, 3, 5, 1, 1);
INSERT INTO public.event VALUES (81, '2026-10-14 12:00:00+00', 'opened', '{}', NULL, 1, 7, 11, 2, 3);
INSERT INTO public.event VALUES (82, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 1, 7, 11, 2, 3);
INSERT INTO public.event VALUES (83, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 2, 7, 11, 2, 3);
INSERT INTO public.event VALUES (84, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 3, 7, 11, 2, 3);
INSERT INTO public.event VALUES (85, '2026-10-14 12:00:00+00', 'handed_in', '{"late": false, "number": 1}', NULL, 3, 7, 11, 2, 3);
INSERT INTO public.event VALUES (86, '2026-10-14 12:00:00+00', 'graded', '{"new": "40", "old": null}', NULL, 3, 7, 7, 2, 3);
INSERT INTO public.event VALUES (87, '2026-10-14 12:00:00+00', 'handed_in', '{"late": true, "number": 1}', NULL, 4, 7, 11, 2, 3);
INSERT INTO public.event VALUES (88, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 4, 7, 7, 2, 3);
INSERT INTO public.event VALUES (89, '2026-10-14 12:00:00+00', 'graded', '{"new": "10", "old": null}', NULL, 4, 7, 7, 2, 3);
INSERT INTO public.event VALUES (90, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 7, 7, 11, 2, 3);
INSERT INTO public.event VALUES (91, '2026-10-14 12:00:00+00', 'started_attempt', '{"number": 1}', NULL, 6, 7, 11, 2, 3);
INSERT INTO public.event VALUES (92, '2026-10-14 12:00:00+00', 'completed', '{}', NULL, 6, 7, 11, 2, 3);
INSERT INTO public.event VALUES (93, '2026-10-14 12:00:00+00', 'handed_in', '{"late": false, "number": 1, "points": "0.00", "finished_by": "learner"}', NULL, 6, 7, 11, 2, 3);
INSERT INTO public.event VALUES (94, '2026-10-14 12:00:00+00', 'issued_certificate', '{"number": "0000-0000-0000-0001"}', NULL, NULL, 7, 7, 2, 3);
INSERT INTO public.event VALUES (95, '2026-10-14 12:00:00+00', 'set_thresholds', '{"late_days": 3, "below_pass": true, "grace_days": 7, "inactive_days": 7, "never_entered": true, "failed_attempts": 2}', NULL, NULL, NULL, 4, 1, NULL);
INSERT INTO public.event VALUES (96, '2026-10-14 12:00:00+00', 'snoozed', '{"note": "Called her.", "until": "2026-10-17T12:00:00+00:00", "learner_id": 8}', NULL, NULL, NULL, 4, 1, NULL);
INSERT INTO public.event VALUES (97, '2026-10-14 12:00:00+00', 'opened_thread', '{"title": "Which chart?", "post_id": 1, "thread_id": 1}', NULL, NULL, 1, 8, 1, 1);
INSERT INTO public.event VALUES (98, '2026-10-14 12:00:00+00', 'posted', '{"title": "Which chart?", "post_id": 2, "thread_id": 1}', NULL, NULL, 3, 9, 1, 1);
INSERT INTO public.event VALUES (99, '2026-10-14 12:00:00+00', 'announced', '{"title": "Portfolio evening", "announcement_id": 1}', NULL, NULL, NULL, 4, 1, NULL);
INSERT INTO public.event VALUES (100, '2026-10-14 12:00:00+00', 'messaged', '{"kind": "message", "readers": 1, "subject": "Your report"}', NULL, NULL, NULL, 4, 1, NULL);
INSERT INTO public.event VALUES (101, '2026-10-14 12:00:00+00', 'signed_in', '{}', NULL, NULL, NULL, 5, NULL, NULL);
INSERT INTO public.event VALUES (102, '2026-10-14 12:00:00+00', 'set_up_second_factor', '{}', NULL, NULL, NULL, 5, NULL, NULL);
INSERT INTO public.event VALUES (103, '2026-10-14 12:00:00+00', 'made_calendar_address', '{}', NULL, NULL, NULL, 8, NULL, NULL);


--
-- Data for Name: extension; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.extension VALUES (1, '2026-11-23 00:00:00+00', NULL, 0, 0, 'Ill', '2026-10-14 12:00:00+00', 5, 3, 3);


--
-- Data for Name: final_grade; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.final_grade VALUES (1, 61.00, 'The board decided.', '2026-10-14 12:00:00+00', 5, 3);


--
-- Data for Name: given_grade; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.given_grade VALUES (1, 80.00, NULL, false, '', '2026-10-14 12:00:00+00', 5, 1, 1);


--
-- Data for Name: grade_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.grade_change VALUES (1, '2026-10-14 12:00:00+00', NULL, 5.00, 'Attempt 1 finished.', NULL, 2);
INSERT INTO public.grade_change VALUES (2, '2026-10-14 12:00:00+00', NULL, 33.00, '', 5, 1);
INSERT INTO public.grade_change VALUES (3, '2026-10-14 12:00:00+00', NULL, 40.00, '', 7, 3);
INSERT INTO public.grade_change VALUES (4, '2026-10-14 12:00:00+00', NULL, 10.00, '', 7, 4);
INSERT INTO public.grade_change VALUES (5, '2026-10-14 12:00:00+00', NULL, 0.00, 'Attempt 1 finished.', NULL, 5);


--
-- Data for Name: grade_column; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.grade_column VALUES (1, 'Oral', 100.00, NULL, NULL, false, NULL, NULL, 1, false, NULL, 1);


--
-- Data for Name: gradebook; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gradebook VALUES (1, '[]', 0.00, 'day', 0.00, NULL, 0.00, '[["A", "90"], ["B", "50"]]', false, false, false, '2026-10-14 12:00:00+00', 1);


--
-- Data for Name: grid_presence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.grid_presence VALUES (1, 'a page', 1, 'hand-1', '2026-10-14 12:00:00+00', 5, 1);


--
-- Data for Name: imported_part; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.imported_part VALUES (1, 'Tides', true, false, '{}', '675723d4d55dfff4b509df0a4efe8230', NULL, false, 1, NULL, NULL, 3);
INSERT INTO public.imported_part VALUES (2, 'Moon', true, false, '{"url": "12ae32cb1ec02d01eda3581b127c1fee", "body": "bfd665d2f8fe1f1e08c9f651739627f6", "file": "74234e98afe7498fb5daf1f36ac2d78a", "title": "dd9edf59958f2e286d9ed8962c260158", "captions": "74234e98afe7498fb5daf1f36ac2d78a", "pictures": "a68854dc536ed8bef87a71fab4b3c432", "questions": "4f53cda18c2baa0c0354bb5f9a3ecbe5"}', 'ab72d12b5b9655af77d56d695ffba460', NULL, false, 1, 8, NULL, NULL);


--
-- Data for Name: item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.item VALUES (1, 0, 'page', 'Notebooks', '# Notebooks

A *notebook* …', '', '', '', 0, '', '{}', '[]', NULL, 0, true, 'opened', NULL, NULL, NULL, 100.00, NULL, 1.00, '', false, NULL, 1, false, NULL, '', '2026-10-14 12:00:00+00', 1, NULL, '', '');
INSERT INTO public.item VALUES (2, 1, 'page', 'Values and types', '', '', '', '', 0, '', '{}', '[]', NULL, 0, true, 'marked_done', NULL, NULL, NULL, 100.00, NULL, 1.00, '', false, NULL, 1, false, NULL, '', '2026-10-14 12:00:00+00', 1, NULL, '', '');
INSERT INTO public.item VALUES (3, 2, 'assignment', 'Bike-share report', '', '', '', '', 0, '', '{"rubric": [], "most_mb": null, "file_types": [], "most_files": 5, "takes_text": true, "takes_files": true}', '[]', NULL, 0, true, 'handed_in', NULL, 60, NULL, 40.00, NULL, 2.00, '', false, NULL, 1, false, NULL, '', '2026-10-14 12:00:00+00', 1, NULL, '', '');
INSERT INTO public.item VALUES (4, 3, 'assignment', 'Clean a dataset', '', '', '', '', 0, '', '{"rubric": [], "most_mb": null, "file_types": [], "most_files": 5, "takes_text": true, "takes_files": true}', '[]', NULL, 0, true, 'passed', NULL, 10, NULL, 10.00, 6.00, 1.00, '', false, NULL, 1, false, NULL, '', '2026-10-14 12:00:00+00', 1, NULL, '', '');
INSERT INTO public.item VALUES (5, 0, 'page', 'What a mean is', '', '', '', '', 0, '', '{}', '[]', NULL, 0, true, 'opened', NULL, NULL, NULL, 100.00, NULL, 1.00, '', false, NULL, 1, false, NULL, '', '2026-10-14 12:00:00+00', 2, NULL, '', '');
INSERT INTO public.item VALUES (6, 4, 'quiz', 'Check', '', '', '', '', 0, '', '{"scoring": "best", "shuffle": false, "one_by_one": true, "shows_points": "finished", "shows_answers": "finished", "time_limit_minutes": null}', '[]', NULL, 0, true, 'handed_in', NULL, NULL, NULL, 10.00, NULL, 1.00, '', false, NULL, 2, false, NULL, '', '2026-10-14 12:00:00+00', 1, NULL, '', '');
INSERT INTO public.item VALUES (7, 5, 'survey', 'How is it going?', '', '', '', '', 0, '', '{"is_anonymous": false}', '[]', NULL, 0, true, 'handed_in', NULL, NULL, NULL, 100.00, NULL, 1.00, '', false, NULL, 2, false, NULL, '', '2026-10-14 12:00:00+00', 1, NULL, '', '');
INSERT INTO public.item VALUES (8, 0, 'page', 'Moon', '![Moon](file:moon.png)', '', '', '', 0, '', '{}', '[]', NULL, 0, false, 'opened', NULL, NULL, NULL, 100.00, NULL, 1.00, '', true, NULL, 1, false, NULL, 'test:p1', '2026-10-14 12:00:00+00', 3, NULL, '', '');
INSERT INTO public.item VALUES (9, 6, 'video', 'A film', '', '', 'film.webm', '0e55cbc7b533cbb91a8ce8501afa07b37b54a389386e1d6861a23b5ea8a9db80', 8, '', '{"watch_percent": 90}', '[]', NULL, 0, true, 'opened', NULL, NULL, NULL, 100.00, NULL, 1.00, '', false, NULL, 2, false, NULL, '', '2026-10-14 12:00:00+00', 1, 1, '', '');


--
-- Data for Name: item_completion; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.item_completion VALUES (1, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 1, 1);
INSERT INTO public.item_completion VALUES (2, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 2, 1);
INSERT INTO public.item_completion VALUES (3, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 3, 1);
INSERT INTO public.item_completion VALUES (4, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 9, 1);
INSERT INTO public.item_completion VALUES (5, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 7, 1);
INSERT INTO public.item_completion VALUES (6, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 6, 1);
INSERT INTO public.item_completion VALUES (7, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 1, 7);
INSERT INTO public.item_completion VALUES (8, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 2, 7);
INSERT INTO public.item_completion VALUES (9, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 3, 7);
INSERT INTO public.item_completion VALUES (10, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 4, 7);
INSERT INTO public.item_completion VALUES (11, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 7, 7);
INSERT INTO public.item_completion VALUES (12, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 6, 7);


--
-- Data for Name: item_file; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.item_file VALUES (1, 'chart.png', '327e39c4268ce3490f370bd19bf6e45239c528391d29b316cc06bb138381b864', 13, 1);
INSERT INTO public.item_file VALUES (2, 'moon.png', 'b2f0d8db428469b30320b9d445b6c0bc1e10422f39c4bd11089178f2696df9f1', 12, 8);


--
-- Data for Name: message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message VALUES (1, 'message', 'Your report', 'Well done.', '2026-10-14 12:00:00+00', 4, 1, NULL);


--
-- Data for Name: message_copy; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message_copy VALUES (1, NULL, 1, 8);


--
-- Data for Name: participation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.participation VALUES (2, 'active', '2026-10-14 12:00:00+00', NULL, 0, 1, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 1, NULL, 8, 2);
INSERT INTO public.participation VALUES (4, 'active', '2026-10-14 12:00:00+00', NULL, 0, 1, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 2, NULL, 9, 2);
INSERT INTO public.participation VALUES (6, 'active', '2026-10-14 12:00:00+00', NULL, 0, 1, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 3, NULL, 10, 2);
INSERT INTO public.participation VALUES (10, 'active', '2026-10-14 12:00:00+00', NULL, 0, 1, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 7, NULL, 9, 5);
INSERT INTO public.participation VALUES (8, 'active', '2026-10-14 12:00:00+00', NULL, 0, 6, NULL, NULL, NULL, NULL, 0, '2026-09-24 23:59:59+00', 4, 0, NULL, NULL, 0, NULL, NULL, 5, NULL, 8, 3);
INSERT INTO public.participation VALUES (9, 'active', '2026-10-14 12:00:00+00', NULL, 0, 6, NULL, NULL, NULL, NULL, 0, '2026-05-07 23:59:59+00', 4, 0, NULL, NULL, 0, NULL, NULL, 6, NULL, 8, 4);
INSERT INTO public.participation VALUES (5, 'active', '2026-10-14 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, NULL, 0, '2026-09-04 23:59:59+00', 4, 0, NULL, NULL, 0, NULL, NULL, 3, NULL, 10, 1);
INSERT INTO public.participation VALUES (1, 'active', '2026-10-14 12:00:00+00', NULL, 6, 7, 73.75000000000000000000, 7375, 73.75000000000000000000, 7375, 0, '2026-09-04 23:59:59+00', 4, 0, NULL, NULL, 0, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 1, 9, 8, 1);
INSERT INTO public.participation VALUES (3, 'active', '2026-10-14 12:00:00+00', NULL, 0, 7, 61.00000000000000000000, 6100, 61.00000000000000000000, 6100, 0, '2026-09-04 23:59:59+00', 4, 0, NULL, NULL, 0, NULL, NULL, 2, NULL, 9, 1);
INSERT INTO public.participation VALUES (7, 'active', '2026-10-14 12:00:00+00', NULL, 6, 6, 75.00000000000000000000, 7500, 75.00000000000000000000, 7500, 0, NULL, NULL, 0, NULL, '2026-10-14 12:00:00+00', 0, NULL, NULL, 4, 1, 11, 3);


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES (1, 'ines', 'Ines Carvalho', '', '', true, true, false, false, '', 'ines carvalho ines ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (2, 'samuel', 'Samuel Okafor', '', '', true, false, true, false, '', 'samuel okafor samuel ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (3, 'helena', 'Helena Costa', '', '', true, false, false, true, '', 'helena costa helena ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (4, 'marta', 'Marta Lindqvist', '', '', true, false, false, false, '', 'marta lindqvist marta ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (5, 'tomas', 'Tomás Rey', '', '', true, false, false, false, '', 'tomas rey tomas ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (6, 'aiko', 'Aiko Tanabe', '', '', true, false, false, false, '', 'aiko tanabe aiko ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (7, 'lucia', 'Lucía Benítez', '', '', true, false, false, false, '', 'lucia benitez lucia ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (8, 'priya', 'Priya Nair', '', '', true, false, false, false, '', 'priya nair priya ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (9, 'emeka', 'Emeka Obi', '', '', true, false, false, false, '', 'emeka obi emeka ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (10, 'jakub', 'Jakub Nowak', '', '', true, false, false, false, '', 'jakub nowak jakub ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (11, 'bo', 'Bo Larsen', '', '', true, false, false, false, '', 'bo larsen bo ', '2026-10-14 12:00:00+00', false);
INSERT INTO public.person VALUES (12, 'olga', 'Olga Ritter', '', '', true, false, false, false, '', 'olga ritter olga ', '2026-10-14 12:00:00+00', false);


--
-- Data for Name: post; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.post VALUES (1, 'Bars?', 'bars?', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 8, NULL, 1);
INSERT INTO public.post VALUES (2, 'Lines.', 'lines.', '2026-10-14 12:00:00+00', NULL, NULL, NULL, 9, NULL, 1);


--
-- Data for Name: question; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question VALUES (1, '', 0, 'number', 'How many?', '{"text": "How many?", "points": "1", "numbers": [{"most": "5.5", "least": "4.5", "share": "100"}], "shuffle": true, "match_case": false}', false, false, '', '2026-10-14 12:00:00+00', 1, NULL, NULL, false, NULL);
INSERT INTO public.question VALUES (2, '', 1, 'short_text', 'Where?', '{"text": "Where?", "texts": [{"text": "Lisbon", "share": "100", "is_pattern": false}, {"text": "Lisboa", "share": "50", "is_pattern": false}], "points": "1", "shuffle": true, "match_case": false}', false, false, '', '2026-10-14 12:00:00+00', 1, NULL, NULL, false, NULL);
INSERT INTO public.question VALUES (3, '', 2, 'single_choice', 'Pace', '{"text": "How is the pace?", "points": "1", "options": [{"text": "Slow", "share": "0"}, {"text": "Right", "share": "0"}], "shuffle": false, "match_case": false}', true, false, '', '2026-10-14 12:00:00+00', 1, NULL, NULL, false, NULL);


--
-- Data for Name: quiz_slot; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.quiz_slot VALUES (1, 0, 0, '', NULL, 6, 1);
INSERT INTO public.quiz_slot VALUES (2, 1, 0, '', NULL, 6, 2);
INSERT INTO public.quiz_slot VALUES (3, 0, 0, '', NULL, 7, 3);


--
-- Data for Name: recovery_code; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.recovery_code VALUES (1, 'stored-1', NULL, 5);
INSERT INTO public.recovery_code VALUES (2, 'stored-2', NULL, 5);
INSERT INTO public.recovery_code VALUES (3, 'stored-3', NULL, 5);
INSERT INTO public.recovery_code VALUES (4, 'stored-4', NULL, 5);
INSERT INTO public.recovery_code VALUES (5, 'stored-5', NULL, 5);
INSERT INTO public.recovery_code VALUES (6, 'stored-6', NULL, 5);
INSERT INTO public.recovery_code VALUES (7, 'stored-7', NULL, 5);
INSERT INTO public.recovery_code VALUES (8, 'stored-8', NULL, 5);
INSERT INTO public.recovery_code VALUES (9, 'stored-9', NULL, 5);
INSERT INTO public.recovery_code VALUES (10, 'stored-10', NULL, 5);


--
-- Data for Name: second_factor; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.second_factor VALUES (1, '', 59732640, '2026-10-14 12:00:00+00', 5);


--
-- Data for Name: section; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.section VALUES (1, 'Setting up', 0, NULL, 1);
INSERT INTO public.section VALUES (2, 'Means', 0, NULL, 2);
INSERT INTO public.section VALUES (3, 'Tides', 1, NULL, 2);


--
-- Data for Name: section_opening; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.section_opening VALUES (1, '2026-08-25 00:00:00+00', '{"opens_at": [5, "2026-10-14T12:00:00+00:00"]}', 1, 1);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES (1, 'Data Analyst · Autumn', '', 'Career programmes', 'published', 'UTC', '2026-08-25 00:00:00+00', '2026-11-23 00:00:00+00', NULL, NULL, NULL, 'read_only', '', '2026-10-14 12:00:00+00');
INSERT INTO public.session VALUES (2, 'Python Evenings', '', 'Career programmes', 'published', 'UTC', '2026-09-14 00:00:00+00', '2026-11-28 00:00:00+00', NULL, NULL, NULL, 'read_only', '', '2026-10-14 12:00:00+00');
INSERT INTO public.session VALUES (3, 'Data Analyst · Spring', '', 'Career programmes', 'published', 'UTC', '2026-04-27 00:00:00+00', '2026-08-15 00:00:00+00', NULL, NULL, NULL, 'read_only', '', '2026-10-14 12:00:00+00');
INSERT INTO public.session VALUES (4, 'Statistics · Winter', '', 'Career programmes', 'published', 'UTC', '2026-10-26 00:00:00+00', '2026-11-21 00:00:00+00', NULL, NULL, NULL, 'read_only', '', '2026-10-14 12:00:00+00');


--
-- Data for Name: session_administrator; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session_administrator VALUES (1, 2);
INSERT INTO public.session_administrator VALUES (2, 1);
INSERT INTO public.session_administrator VALUES (3, 2);
INSERT INTO public.session_administrator VALUES (4, 2);


--
-- Data for Name: session_coach; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session_coach VALUES (1, 4);
INSERT INTO public.session_coach VALUES (3, 4);
INSERT INTO public.session_coach VALUES (2, 7);


--
-- Data for Name: session_course; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session_course VALUES (1, 0, NULL, 1, 1);
INSERT INTO public.session_course VALUES (2, 1, NULL, 2, 1);
INSERT INTO public.session_course VALUES (3, 0, NULL, 1, 2);
INSERT INTO public.session_course VALUES (4, 0, NULL, 1, 3);
INSERT INTO public.session_course VALUES (5, 0, NULL, 2, 4);


--
-- Data for Name: session_lock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session_lock VALUES (1, 'content', 'The exam board decides', '2026-10-14 12:00:00+00', 2, 3, NULL);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES (1, 'stored-1', '', '', '2026-10-14 12:00:00+00', NULL, 5, '2026-10-14 12:00:00+00', true);


--
-- Data for Name: snooze; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.snooze VALUES (1, '2026-10-17 12:00:00+00', 'Called her.', '2026-10-14 12:00:00+00', 4, 1);


--
-- Data for Name: submission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.submission VALUES (2, 1, '', '2026-10-14 12:00:00+00', false, 5.00, 10.00, '', '{}', NULL, '2026-10-14 12:00:00+00', '', NULL, 6, 1);
INSERT INTO public.submission VALUES (1, 1, 'My report', '2026-10-14 12:00:00+00', false, 33.00, 40.00, '', '{}', NULL, '2026-10-14 12:00:00+00', '', 5, 3, 1);
INSERT INTO public.submission VALUES (3, 1, 'My work', '2026-10-14 12:00:00+00', false, 40.00, 40.00, '', '{}', NULL, '2026-10-14 12:00:00+00', '', 7, 3, 7);
INSERT INTO public.submission VALUES (4, 1, 'My work', '2026-10-14 12:00:00+00', true, 10.00, 10.00, '', '{}', NULL, '2026-10-14 12:00:00+00', '', 7, 4, 7);
INSERT INTO public.submission VALUES (5, 1, '', '2026-10-14 12:00:00+00', false, 0.00, 10.00, '', '{}', NULL, '2026-10-14 12:00:00+00', '', NULL, 6, 7);


--
-- Data for Name: survey_response; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.survey_response VALUES ('50ed52a4-f470-43ca-b883-2844578957ea', '{"3": 1}', 7, 1, 1);
INSERT INTO public.survey_response VALUES ('0b3296a7-1845-4b22-99b7-900149393ba1', '{"3": 0}', 7, 7, 3);


--
-- Data for Name: thread; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thread VALUES (1, 'Which chart?', 'which chart?', '2026-10-14 12:00:00+00', false, false, 2, '2026-10-14 12:00:00+00', NULL, 8, NULL, 1);


--
-- Data for Name: thread_read; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thread_read VALUES (1, 2, 8, 1);


--
-- Data for Name: tortoise_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tortoise_migrations VALUES (1, 'models', '0001_first', '2026-10-14 12:00:00+00');
INSERT INTO public.tortoise_migrations VALUES (2, 'models', '0002_sign_ins', '2026-10-14 12:00:00+00');
INSERT INTO public.tortoise_migrations VALUES (3, 'models', '0004_content_imports', '2026-10-14 12:00:00+00');


--
-- Data for Name: visit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.visit VALUES (1, '2026-10-14 12:00:00+00', '2026-10-14 12:00:00+00', 0, 1, 1);


--
-- Data for Name: watched; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.watched VALUES (1, 3, 60, '[[0, 3]]', 5, '2026-10-14 12:00:00+00', 9, 1);


--
-- Data for Name: work_file; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.work_file VALUES (1, 'report.txt', '6ecc0143afd9fa5c87419e783fbd71f8acb0d90fe72879bc9ceae430cc463cb2', 5, NULL, 1);
INSERT INTO public.work_file VALUES (2, 'notes.pdf', '2db52d90aea640b47c353b689e470f7854d2a7f05ac69e88059d4af57c17201e', 14, 1, NULL);


--
-- Name: announcement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.announcement_id_seq', 1, true);


--
-- Name: announcement_read_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.announcement_read_id_seq', 1, true);


--
-- Name: answer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.answer_id_seq', 4, true);


--
-- Name: attempt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.attempt_id_seq', 2, true);


--
-- Name: attention_terms_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.attention_terms_id_seq', 1, true);


--
-- Name: calendar_feed_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.calendar_feed_id_seq', 1, true);


--
-- Name: cell_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cell_change_id_seq', 2, true);


--
-- Name: certificate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.certificate_id_seq', 1, true);


--
-- Name: coach_note_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.coach_note_id_seq', 1, true);


--
-- Name: content_import_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.content_import_id_seq', 1, true);


--
-- Name: course_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.course_id_seq', 2, true);


--
-- Name: customisation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.customisation_id_seq', 2, true);


--
-- Name: draft_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.draft_id_seq', 1, true);


--
-- Name: enrolment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.enrolment_id_seq', 7, true);


--
-- Name: event_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.event_id_seq', 103, true);


--
-- Name: extension_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.extension_id_seq', 1, true);


--
-- Name: final_grade_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.final_grade_id_seq', 1, true);


--
-- Name: given_grade_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.given_grade_id_seq', 1, true);


--
-- Name: grade_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.grade_change_id_seq', 5, true);


--
-- Name: grade_column_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.grade_column_id_seq', 1, true);


--
-- Name: gradebook_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.gradebook_id_seq', 1, true);


--
-- Name: grid_presence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.grid_presence_id_seq', 1, true);


--
-- Name: imported_part_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.imported_part_id_seq', 2, true);


--
-- Name: item_completion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.item_completion_id_seq', 12, true);


--
-- Name: item_file_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.item_file_id_seq', 2, true);


--
-- Name: item_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.item_id_seq', 9, true);


--
-- Name: message_copy_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.message_copy_id_seq', 1, true);


--
-- Name: message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.message_id_seq', 1, true);


--
-- Name: participation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.participation_id_seq', 10, true);


--
-- Name: person_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.person_id_seq', 12, true);


--
-- Name: post_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.post_id_seq', 2, true);


--
-- Name: question_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.question_id_seq', 3, true);


--
-- Name: quiz_slot_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.quiz_slot_id_seq', 3, true);


--
-- Name: recovery_code_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.recovery_code_id_seq', 10, true);


--
-- Name: second_factor_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.second_factor_id_seq', 1, true);


--
-- Name: section_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.section_id_seq', 3, true);


--
-- Name: section_opening_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.section_opening_id_seq', 1, true);


--
-- Name: session_course_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.session_course_id_seq', 5, true);


--
-- Name: session_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.session_id_seq', 4, true);


--
-- Name: session_lock_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.session_lock_id_seq', 1, true);


--
-- Name: sign_in_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sign_in_id_seq', 1, true);


--
-- Name: snooze_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.snooze_id_seq', 1, true);


--
-- Name: submission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.submission_id_seq', 5, true);


--
-- Name: thread_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.thread_id_seq', 1, true);


--
-- Name: thread_read_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.thread_read_id_seq', 1, true);


--
-- Name: tortoise_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.tortoise_migrations_id_seq', 3, true);


--
-- Name: visit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.visit_id_seq', 1, true);


--
-- Name: watched_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.watched_id_seq', 1, true);


--
-- Name: work_file_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.work_file_id_seq', 2, true);


--
-- Name: announcement announcement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_pkey PRIMARY KEY (id);


--
-- Name: announcement_read announcement_read_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement_read
    ADD CONSTRAINT announcement_read_pkey PRIMARY KEY (id);


--
-- Name: answer answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (id);


--
-- Name: attempt attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (id);


--
-- Name: attention_terms attention_terms_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attention_terms
    ADD CONSTRAINT attention_terms_pkey PRIMARY KEY (id);


--
-- Name: attention_terms attention_terms_session_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attention_terms
    ADD CONSTRAINT attention_terms_session_id_key UNIQUE (session_id);


--
-- Name: calendar_feed calendar_feed_person_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_person_id_key UNIQUE (person_id);


--
-- Name: calendar_feed calendar_feed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_pkey PRIMARY KEY (id);


--
-- Name: calendar_feed calendar_feed_token_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_token_key UNIQUE (token);


--
-- Name: cell_change cell_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cell_change
    ADD CONSTRAINT cell_change_pkey PRIMARY KEY (id);


--
-- Name: certificate certificate_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_number_key UNIQUE (number);


--
-- Name: certificate certificate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);


--
-- Name: coach_note coach_note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_note
    ADD CONSTRAINT coach_note_pkey PRIMARY KEY (id);


--
-- Name: content_import content_import_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.content_import
    ADD CONSTRAINT content_import_pkey PRIMARY KEY (id);


--
-- Name: course course_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_code_key UNIQUE (code);


--
-- Name: course course_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_pkey PRIMARY KEY (id);


--
-- Name: customisation customisation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customisation
    ADD CONSTRAINT customisation_pkey PRIMARY KEY (id);


--
-- Name: draft draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (id);


--
-- Name: enrolment enrolment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT enrolment_pkey PRIMARY KEY (id);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);


--
-- Name: extension extension_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_pkey PRIMARY KEY (id);


--
-- Name: final_grade final_grade_participation_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.final_grade
    ADD CONSTRAINT final_grade_participation_id_key UNIQUE (participation_id);


--
-- Name: final_grade final_grade_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.final_grade
    ADD CONSTRAINT final_grade_pkey PRIMARY KEY (id);


--
-- Name: given_grade given_grade_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.given_grade
    ADD CONSTRAINT given_grade_pkey PRIMARY KEY (id);


--
-- Name: grade_change grade_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_change
    ADD CONSTRAINT grade_change_pkey PRIMARY KEY (id);


--
-- Name: grade_column grade_column_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_column
    ADD CONSTRAINT grade_column_pkey PRIMARY KEY (id);


--
-- Name: gradebook gradebook_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gradebook
    ADD CONSTRAINT gradebook_pkey PRIMARY KEY (id);


--
-- Name: gradebook gradebook_session_course_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gradebook
    ADD CONSTRAINT gradebook_session_course_id_key UNIQUE (session_course_id);


--
-- Name: grid_presence grid_presence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid_presence
    ADD CONSTRAINT grid_presence_pkey PRIMARY KEY (id);


--
-- Name: imported_part imported_part_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_part
    ADD CONSTRAINT imported_part_pkey PRIMARY KEY (id);


--
-- Name: item_completion item_completion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_completion
    ADD CONSTRAINT item_completion_pkey PRIMARY KEY (id);


--
-- Name: item_file item_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_file
    ADD CONSTRAINT item_file_pkey PRIMARY KEY (id);


--
-- Name: item item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);


--
-- Name: message_copy message_copy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_copy
    ADD CONSTRAINT message_copy_pkey PRIMARY KEY (id);


--
-- Name: message message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);


--
-- Name: participation participation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participation
    ADD CONSTRAINT participation_pkey PRIMARY KEY (id);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: person person_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_username_key UNIQUE (username);


--
-- Name: post post_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_pkey PRIMARY KEY (id);


--
-- Name: question question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_pkey PRIMARY KEY (id);


--
-- Name: quiz_slot quiz_slot_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.quiz_slot
    ADD CONSTRAINT quiz_slot_pkey PRIMARY KEY (id);


--
-- Name: recovery_code recovery_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (id);


--
-- Name: second_factor second_factor_person_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_person_id_key UNIQUE (person_id);


--
-- Name: second_factor second_factor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (id);


--
-- Name: section_opening section_opening_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section_opening
    ADD CONSTRAINT section_opening_pkey PRIMARY KEY (id);


--
-- Name: section section_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section
    ADD CONSTRAINT section_pkey PRIMARY KEY (id);


--
-- Name: session_course session_course_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_course
    ADD CONSTRAINT session_course_pkey PRIMARY KEY (id);


--
-- Name: session_lock session_lock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_lock
    ADD CONSTRAINT session_lock_pkey PRIMARY KEY (id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: sign_in sign_in_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_pkey PRIMARY KEY (id);


--
-- Name: sign_in sign_in_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_token_hash_key UNIQUE (token_hash);


--
-- Name: snooze snooze_enrolment_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.snooze
    ADD CONSTRAINT snooze_enrolment_id_key UNIQUE (enrolment_id);


--
-- Name: snooze snooze_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.snooze
    ADD CONSTRAINT snooze_pkey PRIMARY KEY (id);


--
-- Name: submission submission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_pkey PRIMARY KEY (id);


--
-- Name: survey_response survey_response_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_response
    ADD CONSTRAINT survey_response_pkey PRIMARY KEY (id);


--
-- Name: thread thread_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT thread_pkey PRIMARY KEY (id);


--
-- Name: thread_read thread_read_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_read
    ADD CONSTRAINT thread_read_pkey PRIMARY KEY (id);


--
-- Name: tortoise_migrations tortoise_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tortoise_migrations
    ADD CONSTRAINT tortoise_migrations_pkey PRIMARY KEY (id);


--
-- Name: announcement_read uid_announcemen_announc_6b01f9; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement_read
    ADD CONSTRAINT uid_announcemen_announc_6b01f9 UNIQUE (announcement_id, person_id);


--
-- Name: answer uid_answer_attempt_849c68; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT uid_answer_attempt_849c68 UNIQUE (attempt_id, question_id);


--
-- Name: attempt uid_attempt_partici_a548cb; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT uid_attempt_partici_a548cb UNIQUE (participation_id, item_id, number);


--
-- Name: customisation uid_customisati_session_bf74b9; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customisation
    ADD CONSTRAINT uid_customisati_session_bf74b9 UNIQUE (session_course_id, item_id);


--
-- Name: draft uid_draft_partici_9aa25a; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT uid_draft_partici_9aa25a UNIQUE (participation_id, item_id);


--
-- Name: enrolment uid_enrolment_session_0cb010; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT uid_enrolment_session_0cb010 UNIQUE (session_id, learner_id);


--
-- Name: extension uid_extension_partici_603d17; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extension
    ADD CONSTRAINT uid_extension_partici_603d17 UNIQUE (participation_id, item_id);


--
-- Name: given_grade uid_given_grade_partici_2411e9; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.given_grade
    ADD CONSTRAINT uid_given_grade_partici_2411e9 UNIQUE (participation_id, column_id);


--
-- Name: grade_column uid_grade_colum_session_57e2c1; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_column
    ADD CONSTRAINT uid_grade_colum_session_57e2c1 UNIQUE (session_course_id, item_id);


--
-- Name: grid_presence uid_grid_presen_session_b19613; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid_presence
    ADD CONSTRAINT uid_grid_presen_session_b19613 UNIQUE (session_course_id, page);


--
-- Name: item_completion uid_item_comple_partici_5ebc5b; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_completion
    ADD CONSTRAINT uid_item_comple_partici_5ebc5b UNIQUE (participation_id, item_id);


--
-- Name: item_file uid_item_file_item_id_372f22; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_file
    ADD CONSTRAINT uid_item_file_item_id_372f22 UNIQUE (item_id, name);


--
-- Name: message_copy uid_message_cop_message_42e69e; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_copy
    ADD CONSTRAINT uid_message_cop_message_42e69e UNIQUE (message_id, to_id);


--
-- Name: participation uid_participati_session_37c1e0; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participation
    ADD CONSTRAINT uid_participati_session_37c1e0 UNIQUE (session_course_id, learner_id);


--
-- Name: section_opening uid_section_ope_session_afef48; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section_opening
    ADD CONSTRAINT uid_section_ope_session_afef48 UNIQUE (session_course_id, section_id);


--
-- Name: session_course uid_session_cou_session_1f8f94; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_course
    ADD CONSTRAINT uid_session_cou_session_1f8f94 UNIQUE (session_id, course_id);


--
-- Name: submission uid_submission_partici_fab10f; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT uid_submission_partici_fab10f UNIQUE (participation_id, item_id, number);


--
-- Name: thread_read uid_thread_read_thread__5c0978; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_read
    ADD CONSTRAINT uid_thread_read_thread__5c0978 UNIQUE (thread_id, person_id);


--
-- Name: tortoise_migrations uid_tortoise_mi_app_3803a5; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tortoise_migrations
    ADD CONSTRAINT uid_tortoise_mi_app_3803a5 UNIQUE (app, name);


--
-- Name: watched uid_watched_partici_58fa7a; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watched
    ADD CONSTRAINT uid_watched_partici_58fa7a UNIQUE (participation_id, item_id);


--
-- Name: visit visit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (id);


--
-- Name: watched watched_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watched
    ADD CONSTRAINT watched_pkey PRIMARY KEY (id);


--
-- Name: work_file work_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_file
    ADD CONSTRAINT work_file_pkey PRIMARY KEY (id);


--
-- Name: idx_announcemen_person__207872; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_announcemen_person__207872 ON public.announcement_read USING btree (person_id);


--
-- Name: idx_announcemen_session_0755c5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_announcemen_session_0755c5 ON public.announcement USING btree (session_id);


--
-- Name: idx_answer_questio_b7222b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_answer_questio_b7222b ON public.answer USING btree (question_id);


--
-- Name: idx_attempt_ends_at_aff149; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_attempt_ends_at_aff149 ON public.attempt USING btree (ends_at);


--
-- Name: idx_attempt_item_id_3df8a9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_attempt_item_id_3df8a9 ON public.attempt USING btree (item_id);


--
-- Name: idx_attempt_item_id_54bcb0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_attempt_item_id_54bcb0 ON public.attempt USING btree (item_id, finished_at);


--
-- Name: idx_cell_change_column__7d6482; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_cell_change_column__7d6482 ON public.cell_change USING btree (column_id);


--
-- Name: idx_cell_change_partici_3a92d8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_cell_change_partici_3a92d8 ON public.cell_change USING btree (participation_id, column_id);


--
-- Name: idx_certificate_partici_32ea4f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_certificate_partici_32ea4f ON public.certificate USING btree (participation_id);


--
-- Name: idx_coach_note_partici_1dd619; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_coach_note_partici_1dd619 ON public.coach_note USING btree (participation_id);


--
-- Name: idx_content_imp_course__7242e5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_content_imp_course__7242e5 ON public.content_import USING btree (course_id);


--
-- Name: idx_course_source_f033b9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_course_source_f033b9 ON public.course USING btree (source);


--
-- Name: idx_customisati_item_id_05b646; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_customisati_item_id_05b646 ON public.customisation USING btree (item_id);


--
-- Name: idx_draft_item_id_f1fb47; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_draft_item_id_f1fb47 ON public.draft USING btree (item_id);


--
-- Name: idx_enrolment_class_n_375b1b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_enrolment_class_n_375b1b ON public.enrolment USING btree (class_name);


--
-- Name: idx_enrolment_learner_870433; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_enrolment_learner_870433 ON public.enrolment USING btree (learner_id);


--
-- Name: idx_event_at_626eca; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_event_at_626eca ON public.event USING btree (at);


--
-- Name: idx_event_partici_1adfc6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_event_partici_1adfc6 ON public.event USING btree (participation_id);


--
-- Name: idx_event_session_96034a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_event_session_96034a ON public.event USING btree (session_id, id);


--
-- Name: idx_event_session_ea039d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_event_session_ea039d ON public.event USING btree (session_course_id, id);


--
-- Name: idx_extension_item_id_e34251; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_extension_item_id_e34251 ON public.extension USING btree (item_id);


--
-- Name: idx_given_grade_column__07a668; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_given_grade_column__07a668 ON public.given_grade USING btree (column_id);


--
-- Name: idx_grade_chang_submiss_85486e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_grade_chang_submiss_85486e ON public.grade_change USING btree (submission_id);


--
-- Name: idx_grade_colum_item_id_2efad8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_grade_colum_item_id_2efad8 ON public.grade_column USING btree (item_id);


--
-- Name: idx_grid_presen_person__d33ae1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_grid_presen_person__d33ae1 ON public.grid_presence USING btree (person_id);


--
-- Name: idx_imported_pa_content_be57df; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_imported_pa_content_be57df ON public.imported_part USING btree (content_import_id);


--
-- Name: idx_imported_pa_item_id_120ed7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_imported_pa_item_id_120ed7 ON public.imported_part USING btree (item_id);


--
-- Name: idx_imported_pa_questio_8dbb92; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_imported_pa_questio_8dbb92 ON public.imported_part USING btree (question_id);


--
-- Name: idx_imported_pa_section_ec398d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_imported_pa_section_ec398d ON public.imported_part USING btree (section_id);


--
-- Name: idx_item_comple_item_id_976350; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_item_comple_item_id_976350 ON public.item_completion USING btree (item_id);


--
-- Name: idx_item_section_92a7bb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_item_section_92a7bb ON public.item USING btree (section_id);


--
-- Name: idx_item_session_80615b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_item_session_80615b ON public.item USING btree (session_course_id);


--
-- Name: idx_item_source_c3bba2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_item_source_c3bba2 ON public.item USING btree (source);


--
-- Name: idx_message_cop_to_id_e291bd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_message_cop_to_id_e291bd ON public.message_copy USING btree (to_id);


--
-- Name: idx_message_session_13d024; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_message_session_13d024 ON public.message USING btree (session_id);


--
-- Name: idx_message_session_786fc4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_message_session_786fc4 ON public.message USING btree (session_course_id);


--
-- Name: idx_participati_enrolme_f78069; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_participati_enrolme_f78069 ON public.participation USING btree (enrolment_id);


--
-- Name: idx_participati_grade_r_3ad18c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_participati_grade_r_3ad18c ON public.participation USING btree (grade_rounded);


--
-- Name: idx_participati_last_it_f2d1f0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_participati_last_it_f2d1f0 ON public.participation USING btree (last_item_id);


--
-- Name: idx_participati_learner_2810aa; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_participati_learner_2810aa ON public.participation USING btree (learner_id);


--
-- Name: idx_person_searcha_c74821; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_person_searcha_c74821 ON public.person USING btree (searchable);


--
-- Name: idx_post_answers_b2f4ed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_post_answers_b2f4ed ON public.post USING btree (answers_id);


--
-- Name: idx_post_thread__d13ff7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_post_thread__d13ff7 ON public.post USING btree (thread_id);


--
-- Name: idx_question_course__ee0120; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_question_course__ee0120 ON public.question USING btree (course_id);


--
-- Name: idx_question_session_ab1f12; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_question_session_ab1f12 ON public.question USING btree (session_course_id);


--
-- Name: idx_question_source_1136b9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_question_source_1136b9 ON public.question USING btree (source);


--
-- Name: idx_quiz_slot_item_id_cf245b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_quiz_slot_item_id_cf245b ON public.quiz_slot USING btree (item_id);


--
-- Name: idx_quiz_slot_questio_a10663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_quiz_slot_questio_a10663 ON public.quiz_slot USING btree (question_id);


--
-- Name: idx_recovery_co_person__cc5b39; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_recovery_co_person__cc5b39 ON public.recovery_code USING btree (person_id);


--
-- Name: idx_section_course__2c2979; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_section_course__2c2979 ON public.section USING btree (course_id);


--
-- Name: idx_section_ope_section_cb5e4a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_section_ope_section_cb5e4a ON public.section_opening USING btree (section_id);


--
-- Name: idx_session_cou_course__8281f0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_session_cou_course__8281f0 ON public.session_course USING btree (course_id);


--
-- Name: idx_session_loc_session_11952f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_session_loc_session_11952f ON public.session_lock USING btree (session_id, part);


--
-- Name: idx_session_source_966965; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_session_source_966965 ON public.session USING btree (source);


--
-- Name: idx_sign_in_person__be103a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_sign_in_person__be103a ON public.sign_in USING btree (person_id);


--
-- Name: idx_submission_item_id_2e9c99; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_submission_item_id_2e9c99 ON public.submission USING btree (item_id);


--
-- Name: idx_survey_resp_item_id_38167a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_survey_resp_item_id_38167a ON public.survey_response USING btree (item_id);


--
-- Name: idx_survey_resp_partici_d33299; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_survey_resp_partici_d33299 ON public.survey_response USING btree (participation_id);


--
-- Name: idx_survey_resp_session_1f348f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_survey_resp_session_1f348f ON public.survey_response USING btree (session_course_id);


--
-- Name: idx_thread_item_id_c5808b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_thread_item_id_c5808b ON public.thread USING btree (item_id);


--
-- Name: idx_thread_read_person__532266; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_thread_read_person__532266 ON public.thread_read USING btree (person_id);


--
-- Name: idx_thread_session_9bec87; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_thread_session_9bec87 ON public.thread USING btree (session_course_id, last_post_at);


--
-- Name: idx_visit_last_pr_0977a4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_visit_last_pr_0977a4 ON public.visit USING btree (last_presence);


--
-- Name: idx_visit_partici_e5a37c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_visit_partici_e5a37c ON public.visit USING btree (participation_id, last_presence);


--
-- Name: idx_watched_item_id_5c0c63; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_watched_item_id_5c0c63 ON public.watched USING btree (item_id);


--
-- Name: idx_work_file_draft_i_a1e1bf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_work_file_draft_i_a1e1bf ON public.work_file USING btree (draft_id);


--
-- Name: idx_work_file_submiss_9031ec; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_work_file_submiss_9031ec ON public.work_file USING btree (submission_id);


--
-- Name: uidx_course_coac_session_d25315; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uidx_course_coac_session_d25315 ON public.course_coach USING btree (session_course_id, person_id);


--
-- Name: uidx_course_teac_course__99b8dc; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uidx_course_teac_course__99b8dc ON public.course_teacher USING btree (course_id, person_id);


--
-- Name: uidx_session_adm_session_d8ef8e; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uidx_session_adm_session_d8ef8e ON public.session_administrator USING btree (session_id, person_id);


--
-- Name: uidx_session_coa_session_6e2b23; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uidx_session_coa_session_6e2b23 ON public.session_coach USING btree (session_id, person_id);


--
-- Name: announcement announcement_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: announcement_read announcement_read_announcement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement_read
    ADD CONSTRAINT announcement_read_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES public.announcement(id) ON DELETE CASCADE;


--
-- Name: announcement_read announcement_read_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement_read
    ADD CONSTRAINT announcement_read_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: announcement announcement_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: announcement announcement_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: answer answer_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.attempt(id) ON DELETE CASCADE;


--
-- Name: answer answer_graded_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_graded_by_id_fkey FOREIGN KEY (graded_by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: answer answer_question_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.question(id) ON DELETE RESTRICT;


--
-- Name: attempt attempt_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE RESTRICT;


--
-- Name: attempt attempt_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: attention_terms attention_terms_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attention_terms
    ADD CONSTRAINT attention_terms_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: calendar_feed calendar_feed_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: cell_change cell_change_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cell_change
    ADD CONSTRAINT cell_change_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: cell_change cell_change_column_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cell_change
    ADD CONSTRAINT cell_change_column_id_fkey FOREIGN KEY (column_id) REFERENCES public.grade_column(id) ON DELETE CASCADE;


--
-- Name: cell_change cell_change_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cell_change
    ADD CONSTRAINT cell_change_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: certificate certificate_issued_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_issued_by_id_fkey FOREIGN KEY (issued_by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: certificate certificate_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE RESTRICT;


--
-- Name: coach_note coach_note_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_note
    ADD CONSTRAINT coach_note_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: coach_note coach_note_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_note
    ADD CONSTRAINT coach_note_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: content_import content_import_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.content_import
    ADD CONSTRAINT content_import_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id) ON DELETE CASCADE;


--
-- Name: content_import content_import_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.content_import
    ADD CONSTRAINT content_import_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: content_import content_import_undone_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.content_import
    ADD CONSTRAINT content_import_undone_by_id_fkey FOREIGN KEY (undone_by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: course_coach course_coach_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_coach
    ADD CONSTRAINT course_coach_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: course_coach course_coach_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_coach
    ADD CONSTRAINT course_coach_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: course_teacher course_teacher_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_teacher
    ADD CONSTRAINT course_teacher_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id) ON DELETE CASCADE;


--
-- Name: course_teacher course_teacher_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_teacher
    ADD CONSTRAINT course_teacher_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: customisation customisation_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customisation
    ADD CONSTRAINT customisation_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;


--
-- Name: customisation customisation_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customisation
    ADD CONSTRAINT customisation_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: draft draft_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE RESTRICT;


--
-- Name: draft draft_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: enrolment enrolment_learner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT enrolment_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: enrolment enrolment_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT enrolment_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: event event_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id) ON DELETE SET NULL;


--
-- Name: event event_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE SET NULL;


--
-- Name: event event_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE SET NULL;


--
-- Name: event event_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: event event_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE SET NULL;


--
-- Name: event event_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE SET NULL;


--
-- Name: extension extension_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: extension extension_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;


--
-- Name: extension extension_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: final_grade final_grade_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.final_grade
    ADD CONSTRAINT final_grade_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: final_grade final_grade_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.final_grade
    ADD CONSTRAINT final_grade_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: given_grade given_grade_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.given_grade
    ADD CONSTRAINT given_grade_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: given_grade given_grade_column_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.given_grade
    ADD CONSTRAINT given_grade_column_id_fkey FOREIGN KEY (column_id) REFERENCES public.grade_column(id) ON DELETE CASCADE;


--
-- Name: given_grade given_grade_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.given_grade
    ADD CONSTRAINT given_grade_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: grade_change grade_change_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_change
    ADD CONSTRAINT grade_change_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: grade_change grade_change_submission_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_change
    ADD CONSTRAINT grade_change_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES public.submission(id) ON DELETE CASCADE;


--
-- Name: grade_column grade_column_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_column
    ADD CONSTRAINT grade_column_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;


--
-- Name: grade_column grade_column_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grade_column
    ADD CONSTRAINT grade_column_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: gradebook gradebook_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gradebook
    ADD CONSTRAINT gradebook_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: grid_presence grid_presence_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid_presence
    ADD CONSTRAINT grid_presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: grid_presence grid_presence_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid_presence
    ADD CONSTRAINT grid_presence_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: imported_part imported_part_content_import_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_part
    ADD CONSTRAINT imported_part_content_import_id_fkey FOREIGN KEY (content_import_id) REFERENCES public.content_import(id) ON DELETE CASCADE;


--
-- Name: imported_part imported_part_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_part
    ADD CONSTRAINT imported_part_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE SET NULL;


--
-- Name: imported_part imported_part_question_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_part
    ADD CONSTRAINT imported_part_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.question(id) ON DELETE SET NULL;


--
-- Name: imported_part imported_part_section_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_part
    ADD CONSTRAINT imported_part_section_id_fkey FOREIGN KEY (section_id) REFERENCES public.section(id) ON DELETE SET NULL;


--
-- Name: item_completion item_completion_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_completion
    ADD CONSTRAINT item_completion_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE RESTRICT;


--
-- Name: item_completion item_completion_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_completion
    ADD CONSTRAINT item_completion_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: item_file item_file_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_file
    ADD CONSTRAINT item_file_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;


--
-- Name: item item_section_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_section_id_fkey FOREIGN KEY (section_id) REFERENCES public.section(id) ON DELETE CASCADE;


--
-- Name: item item_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: message message_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: message_copy message_copy_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_copy
    ADD CONSTRAINT message_copy_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.message(id) ON DELETE CASCADE;


--
-- Name: message_copy message_copy_to_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_copy
    ADD CONSTRAINT message_copy_to_id_fkey FOREIGN KEY (to_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: message message_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: message message_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: participation participation_enrolment_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participation
    ADD CONSTRAINT participation_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES public.enrolment(id) ON DELETE CASCADE;


--
-- Name: participation participation_last_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participation
    ADD CONSTRAINT participation_last_item_id_fkey FOREIGN KEY (last_item_id) REFERENCES public.item(id) ON DELETE SET NULL;


--
-- Name: participation participation_learner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participation
    ADD CONSTRAINT participation_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: participation participation_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participation
    ADD CONSTRAINT participation_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: post post_answers_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_answers_id_fkey FOREIGN KEY (answers_id) REFERENCES public.post(id) ON DELETE SET NULL;


--
-- Name: post post_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: post post_removed_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_removed_by_id_fkey FOREIGN KEY (removed_by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: post post_thread_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES public.thread(id) ON DELETE CASCADE;


--
-- Name: question question_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id) ON DELETE CASCADE;


--
-- Name: question question_replaces_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES public.question(id) ON DELETE SET NULL;


--
-- Name: question question_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: quiz_slot quiz_slot_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.quiz_slot
    ADD CONSTRAINT quiz_slot_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;


--
-- Name: quiz_slot quiz_slot_question_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.quiz_slot
    ADD CONSTRAINT quiz_slot_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.question(id) ON DELETE RESTRICT;


--
-- Name: recovery_code recovery_code_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: second_factor second_factor_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: section section_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section
    ADD CONSTRAINT section_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id) ON DELETE CASCADE;


--
-- Name: section_opening section_opening_section_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section_opening
    ADD CONSTRAINT section_opening_section_id_fkey FOREIGN KEY (section_id) REFERENCES public.section(id) ON DELETE CASCADE;


--
-- Name: section_opening section_opening_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.section_opening
    ADD CONSTRAINT section_opening_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: session_administrator session_administrator_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_administrator
    ADD CONSTRAINT session_administrator_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: session_administrator session_administrator_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_administrator
    ADD CONSTRAINT session_administrator_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: session_coach session_coach_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_coach
    ADD CONSTRAINT session_coach_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: session_coach session_coach_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_coach
    ADD CONSTRAINT session_coach_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: session_course session_course_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_course
    ADD CONSTRAINT session_course_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id) ON DELETE RESTRICT;


--
-- Name: session_course session_course_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_course
    ADD CONSTRAINT session_course_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: session_lock session_lock_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_lock
    ADD CONSTRAINT session_lock_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: session_lock session_lock_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_lock
    ADD CONSTRAINT session_lock_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: session_lock session_lock_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_lock
    ADD CONSTRAINT session_lock_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON DELETE CASCADE;


--
-- Name: sign_in sign_in_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: snooze snooze_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.snooze
    ADD CONSTRAINT snooze_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: snooze snooze_enrolment_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.snooze
    ADD CONSTRAINT snooze_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES public.enrolment(id) ON DELETE CASCADE;


--
-- Name: submission submission_graded_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_graded_by_id_fkey FOREIGN KEY (graded_by_id) REFERENCES public.person(id) ON DELETE SET NULL;


--
-- Name: submission submission_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE RESTRICT;


--
-- Name: submission submission_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: survey_response survey_response_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_response
    ADD CONSTRAINT survey_response_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE RESTRICT;


--
-- Name: survey_response survey_response_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_response
    ADD CONSTRAINT survey_response_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: survey_response survey_response_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_response
    ADD CONSTRAINT survey_response_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: thread thread_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT thread_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: thread thread_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT thread_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE RESTRICT;


--
-- Name: thread_read thread_read_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_read
    ADD CONSTRAINT thread_read_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: thread_read thread_read_thread_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_read
    ADD CONSTRAINT thread_read_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES public.thread(id) ON DELETE CASCADE;


--
-- Name: thread thread_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT thread_session_course_id_fkey FOREIGN KEY (session_course_id) REFERENCES public.session_course(id) ON DELETE CASCADE;


--
-- Name: visit visit_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit
    ADD CONSTRAINT visit_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: watched watched_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watched
    ADD CONSTRAINT watched_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE RESTRICT;


--
-- Name: watched watched_participation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watched
    ADD CONSTRAINT watched_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES public.participation(id) ON DELETE CASCADE;


--
-- Name: work_file work_file_draft_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_file
    ADD CONSTRAINT work_file_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES public.draft(id) ON DELETE CASCADE;


--
-- Name: work_file work_file_submission_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_file
    ADD CONSTRAINT work_file_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES public.submission(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


