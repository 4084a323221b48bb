BEGIN TRANSACTION;
CREATE TABLE "announcement" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "announced_at" TIMESTAMP NOT NULL,
    "edited_at" TIMESTAMP,
    "removed_at" TIMESTAMP,
    "author_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "session_id" INT NOT NULL REFERENCES "session" ("id") ON DELETE CASCADE,
    "session_course_id" INT REFERENCES "session_course" ("id") ON DELETE CASCADE
);
INSERT INTO "announcement" VALUES(1,'Portfolio evening','At 18:30.','2026-10-14 12:00:00+00:00',NULL,NULL,4,1,NULL);
CREATE TABLE "announcement_read" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "announcement_id" INT NOT NULL REFERENCES "announcement" ("id") ON DELETE CASCADE,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_announcemen_announc_6b01f9" UNIQUE ("announcement_id", "person_id")
);
INSERT INTO "announcement_read" VALUES(1,1,8);
CREATE TABLE "answer" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "given" TEXT,
    "saved_at" TIMESTAMP NOT NULL,
    "points" VARCHAR(40),
    "comment" TEXT NOT NULL,
    "attempt_id" INT NOT NULL REFERENCES "attempt" ("id") ON DELETE CASCADE,
    "graded_by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "question_id" INT NOT NULL REFERENCES "question" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_answer_attempt_849c68" UNIQUE ("attempt_id", "question_id")
);
INSERT INTO "answer" VALUES(1,NULL,'2026-10-14 12:00:00+00:00','0.000000','',1,NULL,1);
INSERT INTO "answer" VALUES(2,'"Lisbon"','2026-10-14 12:00:00+00:00','1.000000','',1,NULL,2);
INSERT INTO "answer" VALUES(3,NULL,'2026-10-14 12:00:00+00:00','0.000000','',2,NULL,1);
INSERT INTO "answer" VALUES(4,NULL,'2026-10-14 12:00:00+00:00','0.000000','',2,NULL,2);
CREATE TABLE "attempt" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" INT NOT NULL,
    "started_at" TIMESTAMP NOT NULL,
    "ends_at" TIMESTAMP,
    "extra_minutes" INT NOT NULL,
    "finished_at" TIMESTAMP,
    "finished_by" VARCHAR(12)   /* LEARNER: learner\nCLOCK: clock\nCOACH: coach */,
    "asked" JSON NOT NULL,
    "points" VARCHAR(40),
    "out_of" VARCHAR(40) NOT NULL,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE RESTRICT,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_attempt_partici_a548cb" UNIQUE ("participation_id", "item_id", "number")
);
INSERT INTO "attempt" VALUES(1,1,'2026-10-14 12:00:00+00:00','2026-11-23 00:00:00+00:00',0,'2026-10-14 12:00:00+00:00','learner','[{"question":1,"points":"1"},{"question":2,"points":"1"}]','5.00','10.00',6,1);
INSERT INTO "attempt" VALUES(2,1,'2026-10-14 12:00:00+00:00','2026-11-28 00:00:00+00:00',0,'2026-10-14 12:00:00+00:00','learner','[{"question":1,"points":"1"},{"question":2,"points":"1"}]','0.00','10.00',6,7);
CREATE TABLE "attention_terms" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "inactive_days" INT NOT NULL,
    "late_days" INT NOT NULL,
    "below_pass" INT NOT NULL,
    "failed_attempts" INT NOT NULL,
    "never_entered" INT NOT NULL,
    "grace_days" INT NOT NULL,
    "session_id" INT NOT NULL UNIQUE REFERENCES "session" ("id") ON DELETE CASCADE
);
INSERT INTO "attention_terms" VALUES(1,7,3,1,2,1,7,1);
CREATE TABLE "calendar_feed" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "token" VARCHAR(64) NOT NULL UNIQUE,
    "made_at" TIMESTAMP NOT NULL,
    "person_id" INT NOT NULL UNIQUE REFERENCES "person" ("id") ON DELETE CASCADE
);
INSERT INTO "calendar_feed" VALUES(1,'stored-1','2026-10-14 12:00:00+00:00',8);
CREATE TABLE "cell_change" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "old" VARCHAR(40) NOT NULL,
    "new" VARCHAR(40) NOT NULL,
    "why" VARCHAR(500) NOT NULL,
    "is_taken" INT NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "column_id" INT REFERENCES "grade_column" ("id") ON DELETE CASCADE,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE
);
INSERT INTO "cell_change" VALUES(1,'2026-10-14 12:00:00+00:00','','80','',1,5,1,1);
INSERT INTO "cell_change" VALUES(2,'2026-10-14 12:00:00+00:00','','61','The board decided.',1,5,NULL,3);
CREATE TABLE "certificate" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" VARCHAR(20) NOT NULL UNIQUE,
    "learner" VARCHAR(160) NOT NULL,
    "course" VARCHAR(160) NOT NULL,
    "session" VARCHAR(160) NOT NULL,
    "completed_at" TIMESTAMP NOT NULL,
    "grade" VARCHAR(40) NOT NULL,
    "issued_at" TIMESTAMP NOT NULL,
    "revoked_at" TIMESTAMP,
    "why_revoked" VARCHAR(500) NOT NULL,
    "issued_by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE RESTRICT
);
INSERT INTO "certificate" VALUES(1,'0000-0000-0000-0001','Bo Larsen','Python for data','Python Evenings','2026-10-14 12:00:00+00:00','75.00 %','2026-10-14 12:00:00+00:00',NULL,'',7,7);
CREATE TABLE "coach_note" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE
);
INSERT INTO "coach_note" VALUES(1,'Works at night.','2026-10-14 12:00:00+00:00',5,1);
CREATE TABLE "content_import" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "format" VARCHAR(20) NOT NULL,
    "file_name" VARCHAR(200) NOT NULL,
    "counts" JSON NOT NULL,
    "refused" JSON NOT NULL,
    "undone_at" TIMESTAMP,
    "course_id" INT NOT NULL REFERENCES "course" ("id") ON DELETE CASCADE,
    "person_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "undone_by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL
);
INSERT INTO "content_import" VALUES(1,'2026-10-14 12:00:00+00:00','test','sea.zip','{"added":{"sections":1,"items":1},"changed":{},"unchanged":{}}','[]',NULL,2,3,NULL);
CREATE TABLE "course" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40) NOT NULL UNIQUE,
    "title" VARCHAR(160) NOT NULL,
    "language" VARCHAR(12) NOT NULL,
    "description" TEXT NOT NULL,
    "is_archived" INT NOT NULL,
    "source" VARCHAR(120) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL
);
INSERT INTO "course" VALUES(1,'PY','Python for data','en','',0,'','2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00');
INSERT INTO "course" VALUES(2,'STAT','Statistics foundations','en','',0,'','2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00');
CREATE TABLE "course_coach" (
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
INSERT INTO "course_coach" VALUES(1,5);
INSERT INTO "course_coach" VALUES(2,6);
CREATE TABLE "course_teacher" (
    "course_id" INT NOT NULL REFERENCES "course" ("id") ON DELETE CASCADE,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
INSERT INTO "course_teacher" VALUES(1,3);
INSERT INTO "course_teacher" VALUES(2,3);
CREATE TABLE "customisation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "is_hidden" INT NOT NULL,
    "title" VARCHAR(200),
    "body" TEXT,
    "base_title" VARCHAR(200) NOT NULL,
    "base_body" TEXT NOT NULL,
    "base_version" INT NOT NULL,
    "opens_at" TIMESTAMP,
    "due_at" TIMESTAMP,
    "closes_at" TIMESTAMP,
    "attempts" INT,
    "points" VARCHAR(40),
    "required" INT,
    "position" INT,
    "set_by" JSON NOT NULL,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE CASCADE,
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_customisati_session_bf74b9" UNIQUE ("session_course_id", "item_id")
);
INSERT INTO "customisation" VALUES(1,0,'Notebooks, ours',NULL,'Notebooks','',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"title":[5,"2026-10-14T12:00:00+00:00"]}',1,1);
INSERT INTO "customisation" VALUES(2,0,NULL,NULL,'','',0,NULL,'2026-11-20 00:00:00+00:00',NULL,NULL,NULL,NULL,NULL,'{"due_at":[5,"2026-10-14T12:00:00+00:00"]}',3,1);
CREATE TABLE "draft" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "saved_at" TIMESTAMP NOT NULL,
    "overtaken" JSON NOT NULL,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE RESTRICT,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_draft_partici_9aa25a" UNIQUE ("participation_id", "item_id")
);
INSERT INTO "draft" VALUES(1,'Half of it','2026-10-14 12:00:00.000001+00:00','[]',4,1);
CREATE TABLE "enrolment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(12) NOT NULL  /* ACTIVE: active\nWITHDRAWN: withdrawn */,
    "enrolled_at" TIMESTAMP NOT NULL,
    "withdrawn_at" TIMESTAMP,
    "starts" TIMESTAMP,
    "ends" TIMESTAMP,
    "extra_days" INT NOT NULL,
    "first_entered" TIMESTAMP,
    "class_name" VARCHAR(80) NOT NULL,
    "learner_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "session_id" INT NOT NULL REFERENCES "session" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_enrolment_session_0cb010" UNIQUE ("session_id", "learner_id")
);
INSERT INTO "enrolment" VALUES(1,'active','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,0,'2026-10-14 12:00:00+00:00','',8,1);
INSERT INTO "enrolment" VALUES(2,'active','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,0,NULL,'',9,1);
INSERT INTO "enrolment" VALUES(3,'active','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,0,NULL,'',10,1);
INSERT INTO "enrolment" VALUES(4,'active','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,0,NULL,'',11,2);
INSERT INTO "enrolment" VALUES(5,'active','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,0,NULL,'',8,2);
INSERT INTO "enrolment" VALUES(6,'active','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,0,NULL,'',8,3);
INSERT INTO "enrolment" VALUES(7,'active','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,0,NULL,'',9,4);
CREATE TABLE "event" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "verb" VARCHAR(40) NOT NULL,
    "details" JSON NOT NULL,
    "course_id" INT REFERENCES "course" ("id") ON DELETE SET NULL,
    "item_id" INT REFERENCES "item" ("id") ON DELETE SET NULL,
    "participation_id" INT REFERENCES "participation" ("id") ON DELETE SET NULL,
    "person_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "session_id" INT REFERENCES "session" ("id") ON DELETE SET NULL,
    "session_course_id" INT REFERENCES "session_course" ("id") ON DELETE SET NULL
);
INSERT INTO "event" VALUES(1,'2026-10-14 12:00:00+00:00','became_first_administrator','{}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(2,'2026-10-14 12:00:00+00:00','created_account','{"username":"samuel"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(3,'2026-10-14 12:00:00+00:00','created_account','{"username":"helena"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(4,'2026-10-14 12:00:00+00:00','created_account','{"username":"marta"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(5,'2026-10-14 12:00:00+00:00','created_account','{"username":"tomas"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(6,'2026-10-14 12:00:00+00:00','created_account','{"username":"aiko"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(7,'2026-10-14 12:00:00+00:00','created_account','{"username":"lucia"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(8,'2026-10-14 12:00:00+00:00','created_account','{"username":"priya"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(9,'2026-10-14 12:00:00+00:00','created_account','{"username":"emeka"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(10,'2026-10-14 12:00:00+00:00','created_account','{"username":"jakub"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(11,'2026-10-14 12:00:00+00:00','created_account','{"username":"bo"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(12,'2026-10-14 12:00:00+00:00','created_account','{"username":"olga"}',NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(13,'2026-10-14 12:00:00+00:00','created_course','{}',1,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(14,'2026-10-14 12:00:00+00:00','created_course','{}',2,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(15,'2026-10-14 12:00:00+00:00','appointed_teachers','{"to":["helena"]}',1,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(16,'2026-10-14 12:00:00+00:00','appointed_teachers','{"to":["helena"]}',2,NULL,NULL,1,NULL,NULL);
INSERT INTO "event" VALUES(17,'2026-10-14 12:00:00+00:00','added_section','{"title":"Setting up"}',1,NULL,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(18,'2026-10-14 12:00:00+00:00','added_item','{}',1,1,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(19,'2026-10-14 12:00:00+00:00','added_item','{}',1,2,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(20,'2026-10-14 12:00:00+00:00','added_item','{}',1,3,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(21,'2026-10-14 12:00:00+00:00','added_item','{}',1,4,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(22,'2026-10-14 12:00:00+00:00','added_section','{"title":"Means"}',2,NULL,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(23,'2026-10-14 12:00:00+00:00','added_item','{}',2,5,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(24,'2026-10-14 12:00:00+00:00','created_session','{}',NULL,NULL,NULL,2,1,NULL);
INSERT INTO "event" VALUES(25,'2026-10-14 12:00:00+00:00','added_course','{}',1,NULL,NULL,2,1,1);
INSERT INTO "event" VALUES(26,'2026-10-14 12:00:00+00:00','added_course','{}',2,NULL,NULL,2,1,2);
INSERT INTO "event" VALUES(27,'2026-10-14 12:00:00+00:00','changed_state','{"old":"draft","new":"published"}',NULL,NULL,NULL,2,1,NULL);
INSERT INTO "event" VALUES(28,'2026-10-14 12:00:00+00:00','created_session','{}',NULL,NULL,NULL,1,2,NULL);
INSERT INTO "event" VALUES(29,'2026-10-14 12:00:00+00:00','added_course','{}',1,NULL,NULL,1,2,3);
INSERT INTO "event" VALUES(30,'2026-10-14 12:00:00+00:00','changed_state','{"old":"draft","new":"published"}',NULL,NULL,NULL,1,2,NULL);
INSERT INTO "event" VALUES(31,'2026-10-14 12:00:00+00:00','created_session','{}',NULL,NULL,NULL,2,3,NULL);
INSERT INTO "event" VALUES(32,'2026-10-14 12:00:00+00:00','added_course','{}',1,NULL,NULL,2,3,4);
INSERT INTO "event" VALUES(33,'2026-10-14 12:00:00+00:00','changed_state','{"old":"draft","new":"published"}',NULL,NULL,NULL,2,3,NULL);
INSERT INTO "event" VALUES(34,'2026-10-14 12:00:00+00:00','created_session','{}',NULL,NULL,NULL,2,4,NULL);
INSERT INTO "event" VALUES(35,'2026-10-14 12:00:00+00:00','added_course','{}',2,NULL,NULL,2,4,5);
INSERT INTO "event" VALUES(36,'2026-10-14 12:00:00+00:00','changed_state','{"old":"draft","new":"published"}',NULL,NULL,NULL,2,4,NULL);
INSERT INTO "event" VALUES(37,'2026-10-14 12:00:00+00:00','appointed_coaches','{"to":["marta"]}',NULL,NULL,NULL,1,1,NULL);
INSERT INTO "event" VALUES(38,'2026-10-14 12:00:00+00:00','appointed_coaches','{"to":["marta"]}',NULL,NULL,NULL,1,3,NULL);
INSERT INTO "event" VALUES(39,'2026-10-14 12:00:00+00:00','appointed_coaches','{"to":["lucia"]}',NULL,NULL,NULL,1,2,NULL);
INSERT INTO "event" VALUES(40,'2026-10-14 12:00:00+00:00','appointed_coaches','{"to":["tomas"]}',NULL,NULL,NULL,1,1,1);
INSERT INTO "event" VALUES(41,'2026-10-14 12:00:00+00:00','appointed_coaches','{"to":["aiko"]}',NULL,NULL,NULL,1,1,2);
INSERT INTO "event" VALUES(42,'2026-10-14 12:00:00+00:00','enrolled','{"username":"priya"}',NULL,NULL,NULL,1,1,NULL);
INSERT INTO "event" VALUES(43,'2026-10-14 12:00:00+00:00','enrolled','{"username":"emeka"}',NULL,NULL,NULL,1,1,NULL);
INSERT INTO "event" VALUES(44,'2026-10-14 12:00:00+00:00','enrolled','{"username":"jakub"}',NULL,NULL,NULL,1,1,NULL);
INSERT INTO "event" VALUES(45,'2026-10-14 12:00:00+00:00','enrolled','{"username":"bo"}',NULL,NULL,NULL,1,2,NULL);
INSERT INTO "event" VALUES(46,'2026-10-14 12:00:00+00:00','enrolled','{"username":"priya"}',NULL,NULL,NULL,1,2,NULL);
INSERT INTO "event" VALUES(47,'2026-10-14 12:00:00+00:00','enrolled','{"username":"priya"}',NULL,NULL,NULL,1,3,NULL);
INSERT INTO "event" VALUES(48,'2026-10-14 12:00:00+00:00','enrolled','{"username":"emeka"}',NULL,NULL,NULL,1,4,NULL);
INSERT INTO "event" VALUES(49,'2026-10-14 12:00:00+00:00','added_picture','{}',1,1,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(50,'2026-10-14 12:00:00+00:00','added_item','{}',1,6,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(51,'2026-10-14 12:00:00+00:00','added_question','{"title":"How many?"}',1,NULL,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(52,'2026-10-14 12:00:00+00:00','added_question','{"title":"Where?"}',1,NULL,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(53,'2026-10-14 12:00:00+00:00','set_questions','{}',1,6,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(54,'2026-10-14 12:00:00+00:00','added_item','{}',1,7,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(55,'2026-10-14 12:00:00+00:00','added_question','{"title":"Pace"}',1,NULL,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(56,'2026-10-14 12:00:00+00:00','set_questions','{}',1,7,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(57,'2026-10-14 12:00:00+00:00','imported','{"from":"test","import":1,"file":"sea.zip","sections":1,"items":1}',2,NULL,NULL,3,NULL,NULL);
INSERT INTO "event" VALUES(58,'2026-10-14 12:00:00+00:00','customised','{"fields":["title"],"title":"Notebooks"}',1,1,NULL,5,1,1);
INSERT INTO "event" VALUES(59,'2026-10-14 12:00:00+00:00','customised','{"fields":["due_at"],"title":"Bike-share report"}',1,3,NULL,5,1,1);
INSERT INTO "event" VALUES(60,'2026-10-14 12:00:00+00:00','customised','{"section":"Setting up","fields":["opens_at"]}',1,NULL,NULL,5,1,1);
INSERT INTO "event" VALUES(61,'2026-10-14 12:00:00+00:00','added_own_item','{"title":"A film"}',1,9,NULL,5,1,1);
INSERT INTO "event" VALUES(62,'2026-10-14 12:00:00+00:00','edited_own_item','{"title":"A film"}',1,9,NULL,5,1,1);
INSERT INTO "event" VALUES(63,'2026-10-14 12:00:00+00:00','locked','{"part":"content","reason":"The exam board decides"}',NULL,NULL,NULL,2,3,NULL);
INSERT INTO "event" VALUES(64,'2026-10-14 12:00:00+00:00','opened','{}',NULL,1,1,8,1,1);
INSERT INTO "event" VALUES(65,'2026-10-14 12:00:00+00:00','completed','{}',NULL,1,1,8,1,1);
INSERT INTO "event" VALUES(66,'2026-10-14 12:00:00+00:00','completed','{}',NULL,2,1,8,1,1);
INSERT INTO "event" VALUES(67,'2026-10-14 12:00:00+00:00','completed','{}',NULL,3,1,8,1,1);
INSERT INTO "event" VALUES(68,'2026-10-14 12:00:00+00:00','handed_in','{"number":1,"late":false}',NULL,3,1,8,1,1);
INSERT INTO "event" VALUES(69,'2026-10-14 12:00:00+00:00','opened','{}',NULL,9,1,8,1,1);
INSERT INTO "event" VALUES(70,'2026-10-14 12:00:00+00:00','completed','{}',NULL,9,1,8,1,1);
INSERT INTO "event" VALUES(71,'2026-10-14 12:00:00+00:00','completed','{}',NULL,7,1,8,1,1);
INSERT INTO "event" VALUES(72,'2026-10-14 12:00:00+00:00','started_attempt','{"number":1}',NULL,6,1,8,1,1);
INSERT INTO "event" VALUES(73,'2026-10-14 12:00:00+00:00','completed','{}',NULL,6,1,8,1,1);
INSERT INTO "event" VALUES(74,'2026-10-14 12:00:00+00:00','handed_in','{"number":1,"late":false,"finished_by":"learner","points":"5.00"}',NULL,6,1,8,1,1);
INSERT INTO "event" VALUES(75,'2026-10-14 12:00:00+00:00','set_up_gradebook','{"fields":["pass_mark","scale"]}',NULL,NULL,NULL,5,1,1);
INSERT INTO "event" VALUES(76,'2026-10-14 12:00:00+00:00','added_grade_column','{"title":"Oral"}',NULL,NULL,NULL,5,1,1);
INSERT INTO "event" VALUES(77,'2026-10-14 12:00:00+00:00','graded','{"old":null,"new":"80","column":"Oral","why":""}',NULL,NULL,1,5,1,1);
INSERT INTO "event" VALUES(78,'2026-10-14 12:00:00+00:00','graded','{"old":null,"new":"33"}',NULL,3,1,5,1,1);
INSERT INTO "event" VALUES(79,'2026-10-14 12:00:00+00:00','set_final_grade','{"old":null,"new":"61","why":"The board decided."}',NULL,NULL,3,5,1,1);
INSERT INTO "event" VALUES(80,'2026-10-14 12:00:00+00:00','extended','{"reason":"Ill","title":"Bike-share report","learner_id":9}',NULL,3,3,5,1,1);
INSERT INTO "event" VALUES(81,'2026-10-14 12:00:00+00:00','opened','{}',NULL,1,7,11,2,3);
INSERT INTO "event" VALUES(82,'2026-10-14 12:00:00+00:00','completed','{}',NULL,1,7,11,2,3);
INSERT INTO "event" VALUES(83,'2026-10-14 12:00:00+00:00','completed','{}',NULL,2,7,11,2,3);
INSERT INTO "event" VALUES(84,'2026-10-14 12:00:00+00:00','completed','{}',NULL,3,7,11,2,3);
INSERT INTO "event" VALUES(85,'2026-10-14 12:00:00+00:00','handed_in','{"number":1,"late":false}',NULL,3,7,11,2,3);
INSERT INTO "event" VALUES(86,'2026-10-14 12:00:00+00:00','graded','{"old":null,"new":"40"}',NULL,3,7,7,2,3);
INSERT INTO "event" VALUES(87,'2026-10-14 12:00:00+00:00','handed_in','{"number":1,"late":true}',NULL,4,7,11,2,3);
INSERT INTO "event" VALUES(88,'2026-10-14 12:00:00+00:00','completed','{}',NULL,4,7,7,2,3);
INSERT INTO "event" VALUES(89,'2026-10-14 12:00:00+00:00','graded','{"old":null,"new":"10"}',NULL,4,7,7,2,3);
INSERT INTO "event" VALUES(90,'2026-10-14 12:00:00+00:00','completed','{}',NULL,7,7,11,2,3);
INSERT INTO "event" VALUES(91,'2026-10-14 12:00:00+00:00','started_attempt','{"number":1}',NULL,6,7,11,2,3);
INSERT INTO "event" VALUES(92,'2026-10-14 12:00:00+00:00','completed','{}',NULL,6,7,11,2,3);
INSERT INTO "event" VALUES(93,'2026-10-14 12:00:00+00:00','handed_in','{"number":1,"late":false,"finished_by":"learner","points":"0.00"}',NULL,6,7,11,2,3);
INSERT INTO "event" VALUES(94,'2026-10-14 12:00:00+00:00','issued_certificate','{"number":"0000-0000-0000-0001"}',NULL,NULL,7,7,2,3);
INSERT INTO "event" VALUES(95,'2026-10-14 12:00:00+00:00','set_thresholds','{"inactive_days":7,"late_days":3,"below_pass":true,"failed_attempts":2,"never_entered":true,"grace_days":7}',NULL,NULL,NULL,4,1,NULL);
INSERT INTO "event" VALUES(96,'2026-10-14 12:00:00+00:00','snoozed','{"learner_id":8,"until":"2026-10-17T12:00:00+00:00","note":"Called her."}',NULL,NULL,NULL,4,1,NULL);
INSERT INTO "event" VALUES(97,'2026-10-14 12:00:00+00:00','opened_thread','{"thread_id":1,"title":"Which chart?","post_id":1}',NULL,NULL,1,8,1,1);
INSERT INTO "event" VALUES(98,'2026-10-14 12:00:00+00:00','posted','{"thread_id":1,"title":"Which chart?","post_id":2}',NULL,NULL,3,9,1,1);
INSERT INTO "event" VALUES(99,'2026-10-14 12:00:00+00:00','announced','{"announcement_id":1,"title":"Portfolio evening"}',NULL,NULL,NULL,4,1,NULL);
INSERT INTO "event" VALUES(100,'2026-10-14 12:00:00+00:00','messaged','{"subject":"Your report","kind":"message","readers":1}',NULL,NULL,NULL,4,1,NULL);
INSERT INTO "event" VALUES(101,'2026-10-14 12:00:00+00:00','signed_in','{}',NULL,NULL,NULL,5,NULL,NULL);
INSERT INTO "event" VALUES(102,'2026-10-14 12:00:00+00:00','set_up_second_factor','{}',NULL,NULL,NULL,5,NULL,NULL);
INSERT INTO "event" VALUES(103,'2026-10-14 12:00:00+00:00','made_calendar_address','{}',NULL,NULL,NULL,8,NULL,NULL);
CREATE TABLE "extension" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "due_at" TIMESTAMP,
    "closes_at" TIMESTAMP,
    "extra_attempts" INT NOT NULL,
    "extra_minutes" INT NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE CASCADE,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_extension_partici_603d17" UNIQUE ("participation_id", "item_id")
);
INSERT INTO "extension" VALUES(1,'2026-11-23 00:00:00+00:00',NULL,0,0,'Ill','2026-10-14 12:00:00+00:00',5,3,3);
CREATE TABLE "final_grade" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "percent" VARCHAR(40) NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "participation_id" INT NOT NULL UNIQUE REFERENCES "participation" ("id") ON DELETE CASCADE
);
INSERT INTO "final_grade" VALUES(1,'61.00','The board decided.','2026-10-14 12:00:00+00:00',5,3);
CREATE TABLE "given_grade" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "points" VARCHAR(40),
    "out_of" VARCHAR(40),
    "excused" INT NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "column_id" INT NOT NULL REFERENCES "grade_column" ("id") ON DELETE CASCADE,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_given_grade_partici_2411e9" UNIQUE ("participation_id", "column_id")
);
INSERT INTO "given_grade" VALUES(1,'80.00',NULL,0,'','2026-10-14 12:00:00+00:00',5,1,1);
CREATE TABLE "grade_change" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "old" VARCHAR(40),
    "new" VARCHAR(40),
    "why" TEXT NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "submission_id" INT NOT NULL REFERENCES "submission" ("id") ON DELETE CASCADE
);
INSERT INTO "grade_change" VALUES(1,'2026-10-14 12:00:00+00:00',NULL,'5.00','Attempt 1 finished.',NULL,2);
INSERT INTO "grade_change" VALUES(2,'2026-10-14 12:00:00+00:00',NULL,'33.00','',5,1);
INSERT INTO "grade_change" VALUES(3,'2026-10-14 12:00:00+00:00',NULL,'40.00','',7,3);
INSERT INTO "grade_change" VALUES(4,'2026-10-14 12:00:00+00:00',NULL,'10.00','',7,4);
INSERT INTO "grade_change" VALUES(5,'2026-10-14 12:00:00+00:00',NULL,'0.00','Attempt 1 finished.',NULL,5);
CREATE TABLE "grade_column" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(160) NOT NULL,
    "points" VARCHAR(40) NOT NULL,
    "category" INT,
    "weight" VARCHAR(40),
    "extra_credit" INT NOT NULL,
    "held" INT,
    "release_at" TIMESTAMP,
    "position" INT NOT NULL,
    "is_archived" INT NOT NULL,
    "item_id" INT REFERENCES "item" ("id") ON DELETE CASCADE,
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_grade_colum_session_57e2c1" UNIQUE ("session_course_id", "item_id")
);
INSERT INTO "grade_column" VALUES(1,'Oral','100.00',NULL,NULL,0,NULL,NULL,1,0,NULL,1);
CREATE TABLE "gradebook" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "categories" JSON NOT NULL,
    "late_percent" VARCHAR(40) NOT NULL,
    "late_per" VARCHAR(4) NOT NULL  /* DAY: day\nHOUR: hour */,
    "late_floor" VARCHAR(40) NOT NULL,
    "missing_percent" VARCHAR(40),
    "pass_mark" VARCHAR(40),
    "scale" JSON NOT NULL,
    "holds" INT NOT NULL,
    "shows_median" INT NOT NULL,
    "certifies" INT NOT NULL,
    "settled_at" TIMESTAMP,
    "session_course_id" INT NOT NULL UNIQUE REFERENCES "session_course" ("id") ON DELETE CASCADE
);
INSERT INTO "gradebook" VALUES(1,'[]','0','day','0',NULL,'0.00','[["A","90"],["B","50"]]',0,0,0,'2026-10-14 12:00:00+00:00',1);
CREATE TABLE "grid_presence" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "page" VARCHAR(60) NOT NULL,
    "participation_id" INT,
    "column_key" VARCHAR(24) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_grid_presen_session_b19613" UNIQUE ("session_course_id", "page")
);
INSERT INTO "grid_presence" VALUES(1,'a page',1,'hand-1','2026-10-14 12:00:00+00:00',5,1);
CREATE TABLE "imported_part" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "is_new" INT NOT NULL,
    "was_hidden" INT NOT NULL,
    "prints" JSON NOT NULL,
    "left" VARCHAR(64) NOT NULL,
    "before" JSON,
    "is_undone" INT NOT NULL,
    "content_import_id" INT NOT NULL REFERENCES "content_import" ("id") ON DELETE CASCADE,
    "item_id" INT REFERENCES "item" ("id") ON DELETE SET NULL,
    "question_id" INT REFERENCES "question" ("id") ON DELETE SET NULL,
    "section_id" INT REFERENCES "section" ("id") ON DELETE SET NULL
);
INSERT INTO "imported_part" VALUES(1,'Tides',1,0,'{}','675723d4d55dfff4b509df0a4efe8230',NULL,0,1,NULL,NULL,3);
INSERT INTO "imported_part" VALUES(2,'Moon',1,0,'{"title":"dd9edf59958f2e286d9ed8962c260158","body":"bfd665d2f8fe1f1e08c9f651739627f6","url":"12ae32cb1ec02d01eda3581b127c1fee","pictures":"a68854dc536ed8bef87a71fab4b3c432","file":"74234e98afe7498fb5daf1f36ac2d78a","captions":"74234e98afe7498fb5daf1f36ac2d78a","questions":"4f53cda18c2baa0c0354bb5f9a3ecbe5"}','ab72d12b5b9655af77d56d695ffba460',NULL,0,1,8,NULL,NULL);
CREATE TABLE "item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "kind" VARCHAR(12) NOT NULL  /* PAGE: page\nFILE: file\nLINK: link\nVIDEO: video\nQUIZ: quiz\nASSIGNMENT: assignment\nDISCUSSION: discussion\nSURVEY: survey */,
    "title" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "url" VARCHAR(1000) NOT NULL,
    "file_name" VARCHAR(200) NOT NULL,
    "file_hash" VARCHAR(64) NOT NULL,
    "file_size" INT NOT NULL,
    "captions_hash" VARCHAR(64) NOT NULL,
    "settings" JSON NOT NULL,
    "needs" JSON NOT NULL,
    "attempts" INT,
    "minutes" INT NOT NULL,
    "required" INT NOT NULL,
    "completes" VARCHAR(12) NOT NULL  /* OPENED: opened\nMARKED_DONE: marked_done\nWATCHED: watched\nPOSTED: posted\nHANDED_IN: handed_in\nGRADED: graded\nPASSED: passed */,
    "opens_day" INT,
    "due_day" INT,
    "closes_day" INT,
    "points" VARCHAR(40) NOT NULL,
    "pass_points" VARCHAR(40),
    "weight" VARCHAR(40) NOT NULL,
    "assessment_type" VARCHAR(40) NOT NULL,
    "is_draft" INT NOT NULL,
    "pending" JSON,
    "version" INT NOT NULL,
    "is_archived" INT NOT NULL,
    "archived_at" TIMESTAMP,
    "source" VARCHAR(120) NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "section_id" INT NOT NULL REFERENCES "section" ("id") ON DELETE CASCADE,
    "session_course_id" INT REFERENCES "session_course" ("id") ON DELETE CASCADE
, "pending_captions_hash" VARCHAR(64) NOT NULL DEFAULT '', "pending_file_hash" VARCHAR(64) NOT NULL DEFAULT '');
INSERT INTO "item" VALUES(1,0,'page','Notebooks','# Notebooks

A *notebook* …','','','',0,'','{}','[]',NULL,0,1,'opened',NULL,NULL,NULL,'100.00',NULL,'1.00','',0,NULL,1,0,NULL,'','2026-10-14 12:00:00+00:00',1,NULL,'','');
INSERT INTO "item" VALUES(2,1,'page','Values and types','','','','',0,'','{}','[]',NULL,0,1,'marked_done',NULL,NULL,NULL,'100.00',NULL,'1.00','',0,NULL,1,0,NULL,'','2026-10-14 12:00:00+00:00',1,NULL,'','');
INSERT INTO "item" VALUES(3,2,'assignment','Bike-share report','','','','',0,'','{"takes_text":true,"takes_files":true,"file_types":[],"most_files":5,"most_mb":null,"rubric":[]}','[]',NULL,0,1,'handed_in',NULL,60,NULL,'40.00',NULL,'2.00','',0,NULL,1,0,NULL,'','2026-10-14 12:00:00+00:00',1,NULL,'','');
INSERT INTO "item" VALUES(4,3,'assignment','Clean a dataset','','','','',0,'','{"takes_text":true,"takes_files":true,"file_types":[],"most_files":5,"most_mb":null,"rubric":[]}','[]',NULL,0,1,'passed',NULL,10,NULL,'10.00','6.00','1.00','',0,NULL,1,0,NULL,'','2026-10-14 12:00:00+00:00',1,NULL,'','');
INSERT INTO "item" VALUES(5,0,'page','What a mean is','','','','',0,'','{}','[]',NULL,0,1,'opened',NULL,NULL,NULL,'100.00',NULL,'1.00','',0,NULL,1,0,NULL,'','2026-10-14 12:00:00+00:00',2,NULL,'','');
INSERT INTO "item" VALUES(6,4,'quiz','Check','','','','',0,'','{"time_limit_minutes":null,"scoring":"best","shuffle":false,"one_by_one":true,"shows_points":"finished","shows_answers":"finished"}','[]',NULL,0,1,'handed_in',NULL,NULL,NULL,'10.00',NULL,'1.00','',0,NULL,2,0,NULL,'','2026-10-14 12:00:00+00:00',1,NULL,'','');
INSERT INTO "item" VALUES(7,5,'survey','How is it going?','','','','',0,'','{"is_anonymous":false}','[]',NULL,0,1,'handed_in',NULL,NULL,NULL,'100.00',NULL,'1.00','',0,NULL,2,0,NULL,'','2026-10-14 12:00:00+00:00',1,NULL,'','');
INSERT INTO "item" VALUES(8,0,'page','Moon','![Moon](file:moon.png)','','','',0,'','{}','[]',NULL,0,0,'opened',NULL,NULL,NULL,'100.00',NULL,'1.00','',1,NULL,1,0,NULL,'test:p1','2026-10-14 12:00:00+00:00',3,NULL,'','');
INSERT INTO "item" VALUES(9,6,'video','A film','','','film.webm','0e55cbc7b533cbb91a8ce8501afa07b37b54a389386e1d6861a23b5ea8a9db80',8,'','{"watch_percent":90}','[]',NULL,0,1,'opened',NULL,NULL,NULL,'100.00',NULL,'1.00','',0,NULL,2,0,NULL,'','2026-10-14 12:00:00+00:00',1,1,'','');
CREATE TABLE "item_completion" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "opened_at" TIMESTAMP,
    "completed_at" TIMESTAMP,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE RESTRICT,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_item_comple_partici_5ebc5b" UNIQUE ("participation_id", "item_id")
);
INSERT INTO "item_completion" VALUES(1,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',1,1);
INSERT INTO "item_completion" VALUES(2,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',2,1);
INSERT INTO "item_completion" VALUES(3,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',3,1);
INSERT INTO "item_completion" VALUES(4,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',9,1);
INSERT INTO "item_completion" VALUES(5,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',7,1);
INSERT INTO "item_completion" VALUES(6,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',6,1);
INSERT INTO "item_completion" VALUES(7,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',1,7);
INSERT INTO "item_completion" VALUES(8,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',2,7);
INSERT INTO "item_completion" VALUES(9,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',3,7);
INSERT INTO "item_completion" VALUES(10,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',4,7);
INSERT INTO "item_completion" VALUES(11,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',7,7);
INSERT INTO "item_completion" VALUES(12,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',6,7);
CREATE TABLE "item_file" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "file_hash" VARCHAR(64) NOT NULL,
    "file_size" INT NOT NULL,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_item_file_item_id_372f22" UNIQUE ("item_id", "name")
);
INSERT INTO "item_file" VALUES(1,'chart.png','327e39c4268ce3490f370bd19bf6e45239c528391d29b316cc06bb138381b864',13,1);
INSERT INTO "item_file" VALUES(2,'moon.png','b2f0d8db428469b30320b9d445b6c0bc1e10422f39c4bd11089178f2696df9f1',12,8);
CREATE TABLE "message" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(12) NOT NULL  /* MESSAGE: message\nREMINDER: reminder */,
    "subject" VARCHAR(160) NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "session_id" INT NOT NULL REFERENCES "session" ("id") ON DELETE CASCADE,
    "session_course_id" INT REFERENCES "session_course" ("id") ON DELETE CASCADE
);
INSERT INTO "message" VALUES(1,'message','Your report','Well done.','2026-10-14 12:00:00+00:00',4,1,NULL);
CREATE TABLE "message_copy" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "read_at" TIMESTAMP,
    "message_id" INT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "to_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_cop_message_42e69e" UNIQUE ("message_id", "to_id")
);
INSERT INTO "message_copy" VALUES(1,NULL,1,8);
CREATE TABLE "participation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(12) NOT NULL  /* ACTIVE: active\nWITHDRAWN: withdrawn */,
    "enrolled_at" TIMESTAMP NOT NULL,
    "withdrawn_at" TIMESTAMP,
    "done" INT NOT NULL,
    "total" INT NOT NULL,
    "grade" VARCHAR(40),
    "grade_rounded" INT,
    "released_grade" VARCHAR(40),
    "released_rounded" INT,
    "to_grade" INT NOT NULL,
    "open_due_at" TIMESTAMP,
    "open_due_item_id" INT,
    "failed_attempts" INT NOT NULL,
    "failed_item_id" INT,
    "completed_at" TIMESTAMP,
    "time_seconds" INT NOT NULL,
    "first_seen" TIMESTAMP,
    "last_seen" TIMESTAMP,
    "enrolment_id" INT NOT NULL REFERENCES "enrolment" ("id") ON DELETE CASCADE,
    "last_item_id" INT REFERENCES "item" ("id") ON DELETE SET NULL,
    "learner_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_participati_session_37c1e0" UNIQUE ("session_course_id", "learner_id")
);
INSERT INTO "participation" VALUES(1,'active','2026-10-14 12:00:00+00:00',NULL,6,7,'73.75000000000000000000',7375,'73.75000000000000000000',7375,0,'2026-09-04 23:59:59+00:00',4,0,NULL,NULL,0,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',1,9,8,1);
INSERT INTO "participation" VALUES(2,'active','2026-10-14 12:00:00+00:00',NULL,0,1,NULL,NULL,NULL,NULL,0,NULL,NULL,0,NULL,NULL,0,NULL,NULL,1,NULL,8,2);
INSERT INTO "participation" VALUES(3,'active','2026-10-14 12:00:00+00:00',NULL,0,7,'61.00000000000000000000',6100,'61.00000000000000000000',6100,0,'2026-09-04 23:59:59+00:00',4,0,NULL,NULL,0,NULL,NULL,2,NULL,9,1);
INSERT INTO "participation" VALUES(4,'active','2026-10-14 12:00:00+00:00',NULL,0,1,NULL,NULL,NULL,NULL,0,NULL,NULL,0,NULL,NULL,0,NULL,NULL,2,NULL,9,2);
INSERT INTO "participation" VALUES(5,'active','2026-10-14 12:00:00+00:00',NULL,0,7,NULL,NULL,NULL,NULL,0,'2026-09-04 23:59:59+00:00',4,0,NULL,NULL,0,NULL,NULL,3,NULL,10,1);
INSERT INTO "participation" VALUES(6,'active','2026-10-14 12:00:00+00:00',NULL,0,1,NULL,NULL,NULL,NULL,0,NULL,NULL,0,NULL,NULL,0,NULL,NULL,3,NULL,10,2);
INSERT INTO "participation" VALUES(7,'active','2026-10-14 12:00:00+00:00',NULL,6,6,'75.00000000000000000000',7500,'75.00000000000000000000',7500,0,NULL,NULL,0,NULL,'2026-10-14 12:00:00+00:00',0,NULL,NULL,4,1,11,3);
INSERT INTO "participation" VALUES(8,'active','2026-10-14 12:00:00+00:00',NULL,0,6,NULL,NULL,NULL,NULL,0,'2026-09-24 23:59:59+00:00',4,0,NULL,NULL,0,NULL,NULL,5,NULL,8,3);
INSERT INTO "participation" VALUES(9,'active','2026-10-14 12:00:00+00:00',NULL,0,6,NULL,NULL,NULL,NULL,0,'2026-05-07 23:59:59+00:00',4,0,NULL,NULL,0,NULL,NULL,6,NULL,8,4);
INSERT INTO "participation" VALUES(10,'active','2026-10-14 12:00:00+00:00',NULL,0,1,NULL,NULL,NULL,NULL,0,NULL,NULL,0,NULL,NULL,0,NULL,NULL,7,NULL,9,5);
CREATE TABLE "person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "username" VARCHAR(60) NOT NULL UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "email" VARCHAR(200) NOT NULL,
    "password_hash" VARCHAR(200) NOT NULL,
    "is_active" INT NOT NULL,
    "is_administrator" INT NOT NULL,
    "is_session_administrator" INT NOT NULL,
    "is_teacher" INT NOT NULL,
    "time_zone" VARCHAR(60) NOT NULL,
    "searchable" VARCHAR(300) NOT NULL,
    "created_at" TIMESTAMP NOT NULL
, "must_change_password" INT NOT NULL DEFAULT 0);
INSERT INTO "person" VALUES(1,'ines','Ines Carvalho','','',1,1,0,0,'','ines carvalho ines ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(2,'samuel','Samuel Okafor','','',1,0,1,0,'','samuel okafor samuel ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(3,'helena','Helena Costa','','',1,0,0,1,'','helena costa helena ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(4,'marta','Marta Lindqvist','','',1,0,0,0,'','marta lindqvist marta ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(5,'tomas','Tomás Rey','','',1,0,0,0,'','tomas rey tomas ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(6,'aiko','Aiko Tanabe','','',1,0,0,0,'','aiko tanabe aiko ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(7,'lucia','Lucía Benítez','','',1,0,0,0,'','lucia benitez lucia ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(8,'priya','Priya Nair','','',1,0,0,0,'','priya nair priya ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(9,'emeka','Emeka Obi','','',1,0,0,0,'','emeka obi emeka ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(10,'jakub','Jakub Nowak','','',1,0,0,0,'','jakub nowak jakub ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(11,'bo','Bo Larsen','','',1,0,0,0,'','bo larsen bo ','2026-10-14 12:00:00+00:00',0);
INSERT INTO "person" VALUES(12,'olga','Olga Ritter','','',1,0,0,0,'','olga ritter olga ','2026-10-14 12:00:00+00:00',0);
CREATE TABLE "post" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "searchable" TEXT NOT NULL,
    "posted_at" TIMESTAMP NOT NULL,
    "edited_at" TIMESTAMP,
    "removed_at" TIMESTAMP,
    "answers_id" INT REFERENCES "post" ("id") ON DELETE SET NULL,
    "author_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "removed_by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "thread_id" INT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE
);
INSERT INTO "post" VALUES(1,'Bars?','bars?','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,8,NULL,1);
INSERT INTO "post" VALUES(2,'Lines.','lines.','2026-10-14 12:00:00+00:00',NULL,NULL,NULL,9,NULL,1);
CREATE TABLE "question" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "category" VARCHAR(160) NOT NULL,
    "position" INT NOT NULL,
    "kind" VARCHAR(16) NOT NULL  /* SINGLE_CHOICE: single_choice\nMULTIPLE_CHOICE: multiple_choice\nTRUE_FALSE: true_false\nSHORT_TEXT: short_text\nNUMBER: number\nMATCHING: matching\nORDERING: ordering\nGAP_FILL: gap_fill\nESSAY: essay\nDESCRIPTION: description */,
    "title" VARCHAR(200) NOT NULL,
    "content" JSON NOT NULL,
    "for_survey" INT NOT NULL,
    "is_archived" INT NOT NULL,
    "source" VARCHAR(200) NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "course_id" INT NOT NULL REFERENCES "course" ("id") ON DELETE CASCADE,
    "replaces_id" INT REFERENCES "question" ("id") ON DELETE SET NULL,
    "session_course_id" INT REFERENCES "session_course" ("id") ON DELETE CASCADE
, "is_draft" INT NOT NULL DEFAULT 0, "pending" JSON);
INSERT INTO "question" VALUES(1,'',0,'number','How many?','{"text":"How many?","points":"1","match_case":false,"numbers":[{"least":"4.5","most":"5.5","share":"100"}],"shuffle":true}',0,0,'','2026-10-14 12:00:00+00:00',1,NULL,NULL,0,NULL);
INSERT INTO "question" VALUES(2,'',1,'short_text','Where?','{"text":"Where?","points":"1","texts":[{"text":"Lisbon","share":"100","is_pattern":false},{"text":"Lisboa","share":"50","is_pattern":false}],"match_case":false,"shuffle":true}',0,0,'','2026-10-14 12:00:00+00:00',1,NULL,NULL,0,NULL);
INSERT INTO "question" VALUES(3,'',2,'single_choice','Pace','{"text":"How is the pace?","points":"1","options":[{"text":"Slow","share":"0"},{"text":"Right","share":"0"}],"match_case":false,"shuffle":false}',1,0,'','2026-10-14 12:00:00+00:00',1,NULL,NULL,0,NULL);
CREATE TABLE "quiz_slot" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "draws" INT NOT NULL,
    "category" VARCHAR(160) NOT NULL,
    "points" VARCHAR(40),
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE CASCADE,
    "question_id" INT REFERENCES "question" ("id") ON DELETE RESTRICT
);
INSERT INTO "quiz_slot" VALUES(1,0,0,'',NULL,6,1);
INSERT INTO "quiz_slot" VALUES(2,1,0,'',NULL,6,2);
INSERT INTO "quiz_slot" VALUES(3,0,0,'',NULL,7,3);
CREATE TABLE "recovery_code" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code_hash" VARCHAR(64) NOT NULL,
    "used_at" TIMESTAMP,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
INSERT INTO "recovery_code" VALUES(1,'stored-1',NULL,5);
INSERT INTO "recovery_code" VALUES(2,'stored-2',NULL,5);
INSERT INTO "recovery_code" VALUES(3,'stored-3',NULL,5);
INSERT INTO "recovery_code" VALUES(4,'stored-4',NULL,5);
INSERT INTO "recovery_code" VALUES(5,'stored-5',NULL,5);
INSERT INTO "recovery_code" VALUES(6,'stored-6',NULL,5);
INSERT INTO "recovery_code" VALUES(7,'stored-7',NULL,5);
INSERT INTO "recovery_code" VALUES(8,'stored-8',NULL,5);
INSERT INTO "recovery_code" VALUES(9,'stored-9',NULL,5);
INSERT INTO "recovery_code" VALUES(10,'stored-10',NULL,5);
CREATE TABLE "second_factor" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "secret" VARCHAR(200) NOT NULL,
    "last_step" BIGINT NOT NULL,
    "set_up_at" TIMESTAMP NOT NULL,
    "person_id" INT NOT NULL UNIQUE REFERENCES "person" ("id") ON DELETE CASCADE
);
INSERT INTO "second_factor" VALUES(1,'',59732640,'2026-10-14 12:00:00+00:00',5);
CREATE TABLE "section" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(160) NOT NULL,
    "position" INT NOT NULL,
    "opens_day" INT,
    "course_id" INT NOT NULL REFERENCES "course" ("id") ON DELETE CASCADE
);
INSERT INTO "section" VALUES(1,'Setting up',0,NULL,1);
INSERT INTO "section" VALUES(2,'Means',0,NULL,2);
INSERT INTO "section" VALUES(3,'Tides',1,NULL,2);
CREATE TABLE "section_opening" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "opens_at" TIMESTAMP,
    "set_by" JSON NOT NULL,
    "section_id" INT NOT NULL REFERENCES "section" ("id") ON DELETE CASCADE,
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_section_ope_session_afef48" UNIQUE ("session_course_id", "section_id")
);
INSERT INTO "section_opening" VALUES(1,'2026-08-25 00:00:00+00:00','{"opens_at":[5,"2026-10-14T12:00:00+00:00"]}',1,1);
CREATE TABLE "session" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(160) NOT NULL,
    "description" TEXT NOT NULL,
    "category" VARCHAR(80) NOT NULL,
    "state" VARCHAR(12) NOT NULL  /* DRAFT: draft\nPUBLISHED: published\nCANCELLED: cancelled\nARCHIVED: archived */,
    "time_zone" VARCHAR(60) NOT NULL,
    "starts" TIMESTAMP,
    "ends" TIMESTAMP,
    "coach_starts" TIMESTAMP,
    "coach_ends" TIMESTAMP,
    "days" INT,
    "after_end" VARCHAR(12) NOT NULL  /* READ_ONLY: read_only\nOPEN: open\nCLOSED: closed */,
    "source" VARCHAR(120) NOT NULL,
    "created_at" TIMESTAMP NOT NULL
);
INSERT INTO "session" VALUES(1,'Data Analyst · Autumn','','Career programmes','published','UTC','2026-08-25 00:00:00+00:00','2026-11-23 00:00:00+00:00',NULL,NULL,NULL,'read_only','','2026-10-14 12:00:00+00:00');
INSERT INTO "session" VALUES(2,'Python Evenings','','Career programmes','published','UTC','2026-09-14 00:00:00+00:00','2026-11-28 00:00:00+00:00',NULL,NULL,NULL,'read_only','','2026-10-14 12:00:00+00:00');
INSERT INTO "session" VALUES(3,'Data Analyst · Spring','','Career programmes','published','UTC','2026-04-27 00:00:00+00:00','2026-08-15 00:00:00+00:00',NULL,NULL,NULL,'read_only','','2026-10-14 12:00:00+00:00');
INSERT INTO "session" VALUES(4,'Statistics · Winter','','Career programmes','published','UTC','2026-10-26 00:00:00+00:00','2026-11-21 00:00:00+00:00',NULL,NULL,NULL,'read_only','','2026-10-14 12:00:00+00:00');
CREATE TABLE "session_administrator" (
    "session_id" INT NOT NULL REFERENCES "session" ("id") ON DELETE CASCADE,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
INSERT INTO "session_administrator" VALUES(1,2);
INSERT INTO "session_administrator" VALUES(2,1);
INSERT INTO "session_administrator" VALUES(3,2);
INSERT INTO "session_administrator" VALUES(4,2);
CREATE TABLE "session_coach" (
    "session_id" INT NOT NULL REFERENCES "session" ("id") ON DELETE CASCADE,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
INSERT INTO "session_coach" VALUES(1,4);
INSERT INTO "session_coach" VALUES(3,4);
INSERT INTO "session_coach" VALUES(2,7);
CREATE TABLE "session_course" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "weight" VARCHAR(40),
    "course_id" INT NOT NULL REFERENCES "course" ("id") ON DELETE RESTRICT,
    "session_id" INT NOT NULL REFERENCES "session" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_session_cou_session_1f8f94" UNIQUE ("session_id", "course_id")
);
INSERT INTO "session_course" VALUES(1,0,NULL,1,1);
INSERT INTO "session_course" VALUES(2,1,NULL,2,1);
INSERT INTO "session_course" VALUES(3,0,NULL,1,2);
INSERT INTO "session_course" VALUES(4,0,NULL,1,3);
INSERT INTO "session_course" VALUES(5,0,NULL,2,4);
CREATE TABLE "session_lock" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "part" VARCHAR(16) NOT NULL  /* CONTENT: content\nDATES: dates\nGRADEBOOK: gradebook\nANNOUNCEMENTS: announcements\nENROLMENT: enrolment */,
    "reason" VARCHAR(300) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "session_id" INT NOT NULL REFERENCES "session" ("id") ON DELETE CASCADE,
    "session_course_id" INT REFERENCES "session_course" ("id") ON DELETE CASCADE
);
INSERT INTO "session_lock" VALUES(1,'content','The exam board decides','2026-10-14 12:00:00+00:00',2,3,NULL);
CREATE TABLE "sign_in" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL UNIQUE,
    "browser" VARCHAR(200) NOT NULL,
    "address" VARCHAR(60) NOT NULL,
    "began_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
, "last_used_at" TIMESTAMP, "second_factor" INT NOT NULL DEFAULT 0);
INSERT INTO "sign_in" VALUES(1,'stored-1','','','2026-10-14 12:00:00+00:00',NULL,5,'2026-10-14 12:00:00+00:00',1);
CREATE TABLE "snooze" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "until" TIMESTAMP NOT NULL,
    "note" VARCHAR(500) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "enrolment_id" INT NOT NULL UNIQUE REFERENCES "enrolment" ("id") ON DELETE CASCADE
);
INSERT INTO "snooze" VALUES(1,'2026-10-17 12:00:00+00:00','Called her.','2026-10-14 12:00:00+00:00',4,1);
CREATE TABLE "submission" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" INT NOT NULL,
    "text" TEXT NOT NULL,
    "handed_in_at" TIMESTAMP NOT NULL,
    "is_late" INT NOT NULL,
    "points" VARCHAR(40),
    "out_of" VARCHAR(40) NOT NULL,
    "comment" TEXT NOT NULL,
    "rubric" JSON NOT NULL,
    "returned_at" TIMESTAMP,
    "graded_at" TIMESTAMP,
    "source" VARCHAR(120) NOT NULL,
    "graded_by_id" INT REFERENCES "person" ("id") ON DELETE SET NULL,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE RESTRICT,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_submission_partici_fab10f" UNIQUE ("participation_id", "item_id", "number")
);
INSERT INTO "submission" VALUES(1,1,'My report','2026-10-14 12:00:00+00:00',0,'33.00','40.00','','{}',NULL,'2026-10-14 12:00:00+00:00','',5,3,1);
INSERT INTO "submission" VALUES(2,1,'','2026-10-14 12:00:00+00:00',0,'5.00','10.00','','{}',NULL,'2026-10-14 12:00:00+00:00','',NULL,6,1);
INSERT INTO "submission" VALUES(3,1,'My work','2026-10-14 12:00:00+00:00',0,'40.00','40.00','','{}',NULL,'2026-10-14 12:00:00+00:00','',7,3,7);
INSERT INTO "submission" VALUES(4,1,'My work','2026-10-14 12:00:00+00:00',1,'10.00','10.00','','{}',NULL,'2026-10-14 12:00:00+00:00','',7,4,7);
INSERT INTO "submission" VALUES(5,1,'','2026-10-14 12:00:00+00:00',0,'0.00','10.00','','{}',NULL,'2026-10-14 12:00:00+00:00','',NULL,6,7);
CREATE TABLE "survey_response" (
    "id" CHAR(36) NOT NULL  PRIMARY KEY,
    "answers" JSON NOT NULL,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE RESTRICT,
    "participation_id" INT REFERENCES "participation" ("id") ON DELETE CASCADE,
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE
);
INSERT INTO "survey_response" VALUES('00000000-0000-4000-8000-000000000001','{"3":1}',7,1,1);
INSERT INTO "survey_response" VALUES('00000000-0000-4000-8000-000000000002','{"3":0}',7,7,3);
CREATE TABLE "thread" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "searchable" TEXT NOT NULL,
    "opened_at" TIMESTAMP NOT NULL,
    "is_pinned" INT NOT NULL,
    "is_closed" INT NOT NULL,
    "posts" INT NOT NULL,
    "last_post_at" TIMESTAMP NOT NULL,
    "removed_at" TIMESTAMP,
    "author_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "item_id" INT REFERENCES "item" ("id") ON DELETE RESTRICT,
    "session_course_id" INT NOT NULL REFERENCES "session_course" ("id") ON DELETE CASCADE
);
INSERT INTO "thread" VALUES(1,'Which chart?','which chart?','2026-10-14 12:00:00+00:00',0,0,2,'2026-10-14 12:00:00+00:00',NULL,8,NULL,1);
CREATE TABLE "thread_read" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "last_post_id" INT NOT NULL,
    "person_id" INT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    "thread_id" INT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_thread_read_thread__5c0978" UNIQUE ("thread_id", "person_id")
);
INSERT INTO "thread_read" VALUES(1,2,8,1);
CREATE TABLE "tortoise_migrations" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "app" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "applied_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_tortoise_mi_app_3803a5" UNIQUE ("app", "name")
);
INSERT INTO "tortoise_migrations" VALUES(1,'models','0001_first','2026-10-14 12:00:00+00:00');
INSERT INTO "tortoise_migrations" VALUES(2,'models','0002_sign_ins','2026-10-14 12:00:00+00:00');
INSERT INTO "tortoise_migrations" VALUES(3,'models','0004_content_imports','2026-10-14 12:00:00+00:00');
CREATE TABLE "visit" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "entered_at" TIMESTAMP NOT NULL,
    "last_presence" TIMESTAMP NOT NULL,
    "seconds" INT NOT NULL,
    "tabs" INT NOT NULL,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE
);
INSERT INTO "visit" VALUES(1,'2026-10-14 12:00:00+00:00','2026-10-14 12:00:00+00:00',0,1,1);
CREATE TABLE "watched" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position_seconds" INT NOT NULL,
    "length_seconds" INT NOT NULL,
    "stretches" JSON NOT NULL,
    "percent" INT NOT NULL,
    "reported_at" TIMESTAMP,
    "item_id" INT NOT NULL REFERENCES "item" ("id") ON DELETE RESTRICT,
    "participation_id" INT NOT NULL REFERENCES "participation" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_watched_partici_58fa7a" UNIQUE ("participation_id", "item_id")
);
INSERT INTO "watched" VALUES(1,3,60,'[[0,3]]',5,'2026-10-14 12:00:00+00:00',9,1);
CREATE TABLE "work_file" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "file_name" VARCHAR(200) NOT NULL,
    "file_hash" VARCHAR(64) NOT NULL,
    "file_size" INT NOT NULL,
    "draft_id" INT REFERENCES "draft" ("id") ON DELETE CASCADE,
    "submission_id" INT REFERENCES "submission" ("id") ON DELETE CASCADE
);
INSERT INTO "work_file" VALUES(1,'report.txt','6ecc0143afd9fa5c87419e783fbd71f8acb0d90fe72879bc9ceae430cc463cb2',5,NULL,1);
INSERT INTO "work_file" VALUES(2,'notes.pdf','2db52d90aea640b47c353b689e470f7854d2a7f05ac69e88059d4af57c17201e',14,1,NULL);
CREATE INDEX "idx_person_searcha_c74821" ON "person" ("searchable");
CREATE INDEX "idx_course_source_f033b9" ON "course" ("source");
CREATE UNIQUE INDEX "uidx_course_teac_course__99b8dc" ON "course_teacher" ("course_id", "person_id");
CREATE INDEX "idx_section_course__2c2979" ON "section" ("course_id");
CREATE INDEX "idx_session_source_966965" ON "session" ("source");
CREATE UNIQUE INDEX "uidx_session_adm_session_d8ef8e" ON "session_administrator" ("session_id", "person_id");
CREATE UNIQUE INDEX "uidx_session_coa_session_6e2b23" ON "session_coach" ("session_id", "person_id");
CREATE INDEX "idx_enrolment_class_n_375b1b" ON "enrolment" ("class_name");
CREATE INDEX "idx_enrolment_learner_870433" ON "enrolment" ("learner_id");
CREATE INDEX "idx_session_cou_course__8281f0" ON "session_course" ("course_id");
CREATE UNIQUE INDEX "uidx_course_coac_session_d25315" ON "course_coach" ("session_course_id", "person_id");
CREATE INDEX "idx_announcemen_session_0755c5" ON "announcement" ("session_id");
CREATE INDEX "idx_announcemen_person__207872" ON "announcement_read" ("person_id");
CREATE INDEX "idx_grid_presen_person__d33ae1" ON "grid_presence" ("person_id");
CREATE INDEX "idx_item_source_c3bba2" ON "item" ("source");
CREATE INDEX "idx_item_section_92a7bb" ON "item" ("section_id");
CREATE INDEX "idx_item_session_80615b" ON "item" ("session_course_id");
CREATE INDEX "idx_customisati_item_id_05b646" ON "customisation" ("item_id");
CREATE INDEX "idx_grade_colum_item_id_2efad8" ON "grade_column" ("item_id");
CREATE INDEX "idx_session_loc_session_11952f" ON "session_lock" ("session_id", "part");
CREATE INDEX "idx_message_session_13d024" ON "message" ("session_id");
CREATE INDEX "idx_message_session_786fc4" ON "message" ("session_course_id");
CREATE INDEX "idx_message_cop_to_id_e291bd" ON "message_copy" ("to_id");
CREATE INDEX "idx_participati_grade_r_3ad18c" ON "participation" ("grade_rounded");
CREATE INDEX "idx_participati_enrolme_f78069" ON "participation" ("enrolment_id");
CREATE INDEX "idx_participati_last_it_f2d1f0" ON "participation" ("last_item_id");
CREATE INDEX "idx_participati_learner_2810aa" ON "participation" ("learner_id");
CREATE INDEX "idx_attempt_ends_at_aff149" ON "attempt" ("ends_at");
CREATE INDEX "idx_attempt_item_id_3df8a9" ON "attempt" ("item_id");
CREATE INDEX "idx_attempt_item_id_54bcb0" ON "attempt" ("item_id", "finished_at");
CREATE INDEX "idx_cell_change_column__7d6482" ON "cell_change" ("column_id");
CREATE INDEX "idx_cell_change_partici_3a92d8" ON "cell_change" ("participation_id", "column_id");
CREATE INDEX "idx_certificate_partici_32ea4f" ON "certificate" ("participation_id");
CREATE INDEX "idx_coach_note_partici_1dd619" ON "coach_note" ("participation_id");
CREATE INDEX "idx_draft_item_id_f1fb47" ON "draft" ("item_id");
CREATE INDEX "idx_event_at_626eca" ON "event" ("at");
CREATE INDEX "idx_event_partici_1adfc6" ON "event" ("participation_id");
CREATE INDEX "idx_event_session_96034a" ON "event" ("session_id", "id");
CREATE INDEX "idx_event_session_ea039d" ON "event" ("session_course_id", "id");
CREATE INDEX "idx_extension_item_id_e34251" ON "extension" ("item_id");
CREATE INDEX "idx_given_grade_column__07a668" ON "given_grade" ("column_id");
CREATE INDEX "idx_item_comple_item_id_976350" ON "item_completion" ("item_id");
CREATE INDEX "idx_question_source_1136b9" ON "question" ("source");
CREATE INDEX "idx_question_course__ee0120" ON "question" ("course_id");
CREATE INDEX "idx_question_session_ab1f12" ON "question" ("session_course_id");
CREATE INDEX "idx_answer_questio_b7222b" ON "answer" ("question_id");
CREATE INDEX "idx_quiz_slot_item_id_cf245b" ON "quiz_slot" ("item_id");
CREATE INDEX "idx_quiz_slot_questio_a10663" ON "quiz_slot" ("question_id");
CREATE INDEX "idx_section_ope_section_cb5e4a" ON "section_opening" ("section_id");
CREATE INDEX "idx_sign_in_person__be103a" ON "sign_in" ("person_id");
CREATE INDEX "idx_submission_item_id_2e9c99" ON "submission" ("item_id");
CREATE INDEX "idx_grade_chang_submiss_85486e" ON "grade_change" ("submission_id");
CREATE INDEX "idx_survey_resp_item_id_38167a" ON "survey_response" ("item_id");
CREATE INDEX "idx_survey_resp_partici_d33299" ON "survey_response" ("participation_id");
CREATE INDEX "idx_survey_resp_session_1f348f" ON "survey_response" ("session_course_id");
CREATE INDEX "idx_thread_item_id_c5808b" ON "thread" ("item_id");
CREATE INDEX "idx_thread_session_9bec87" ON "thread" ("session_course_id", "last_post_at");
CREATE INDEX "idx_post_answers_b2f4ed" ON "post" ("answers_id");
CREATE INDEX "idx_post_thread__d13ff7" ON "post" ("thread_id");
CREATE INDEX "idx_thread_read_person__532266" ON "thread_read" ("person_id");
CREATE INDEX "idx_visit_last_pr_0977a4" ON "visit" ("last_presence");
CREATE INDEX "idx_visit_partici_e5a37c" ON "visit" ("participation_id", "last_presence");
CREATE INDEX "idx_watched_item_id_5c0c63" ON "watched" ("item_id");
CREATE INDEX "idx_work_file_draft_i_a1e1bf" ON "work_file" ("draft_id");
CREATE INDEX "idx_work_file_submiss_9031ec" ON "work_file" ("submission_id");
CREATE INDEX "idx_recovery_co_person__cc5b39" ON "recovery_code" ("person_id");
CREATE INDEX "idx_content_imp_course__7242e5" ON "content_import" ("course_id");
CREATE INDEX "idx_imported_pa_content_be57df" ON "imported_part" ("content_import_id");
CREATE INDEX "idx_imported_pa_item_id_120ed7" ON "imported_part" ("item_id");
CREATE INDEX "idx_imported_pa_questio_8dbb92" ON "imported_part" ("question_id");
CREATE INDEX "idx_imported_pa_section_ec398d" ON "imported_part" ("section_id");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tortoise_migrations',3);
INSERT INTO "sqlite_sequence" VALUES('person',12);
INSERT INTO "sqlite_sequence" VALUES('event',103);
INSERT INTO "sqlite_sequence" VALUES('course',2);
INSERT INTO "sqlite_sequence" VALUES('section',3);
INSERT INTO "sqlite_sequence" VALUES('item',9);
INSERT INTO "sqlite_sequence" VALUES('session',4);
INSERT INTO "sqlite_sequence" VALUES('session_course',5);
INSERT INTO "sqlite_sequence" VALUES('enrolment',7);
INSERT INTO "sqlite_sequence" VALUES('participation',10);
INSERT INTO "sqlite_sequence" VALUES('item_file',2);
INSERT INTO "sqlite_sequence" VALUES('question',3);
INSERT INTO "sqlite_sequence" VALUES('quiz_slot',3);
INSERT INTO "sqlite_sequence" VALUES('content_import',1);
INSERT INTO "sqlite_sequence" VALUES('imported_part',2);
INSERT INTO "sqlite_sequence" VALUES('customisation',2);
INSERT INTO "sqlite_sequence" VALUES('section_opening',1);
INSERT INTO "sqlite_sequence" VALUES('session_lock',1);
INSERT INTO "sqlite_sequence" VALUES('visit',1);
INSERT INTO "sqlite_sequence" VALUES('item_completion',12);
INSERT INTO "sqlite_sequence" VALUES('submission',5);
INSERT INTO "sqlite_sequence" VALUES('work_file',2);
INSERT INTO "sqlite_sequence" VALUES('draft',1);
INSERT INTO "sqlite_sequence" VALUES('watched',1);
INSERT INTO "sqlite_sequence" VALUES('attempt',2);
INSERT INTO "sqlite_sequence" VALUES('answer',4);
INSERT INTO "sqlite_sequence" VALUES('grade_change',5);
INSERT INTO "sqlite_sequence" VALUES('gradebook',1);
INSERT INTO "sqlite_sequence" VALUES('grade_column',1);
INSERT INTO "sqlite_sequence" VALUES('given_grade',1);
INSERT INTO "sqlite_sequence" VALUES('cell_change',2);
INSERT INTO "sqlite_sequence" VALUES('grid_presence',1);
INSERT INTO "sqlite_sequence" VALUES('final_grade',1);
INSERT INTO "sqlite_sequence" VALUES('extension',1);
INSERT INTO "sqlite_sequence" VALUES('certificate',1);
INSERT INTO "sqlite_sequence" VALUES('coach_note',1);
INSERT INTO "sqlite_sequence" VALUES('attention_terms',1);
INSERT INTO "sqlite_sequence" VALUES('snooze',1);
INSERT INTO "sqlite_sequence" VALUES('thread',1);
INSERT INTO "sqlite_sequence" VALUES('post',2);
INSERT INTO "sqlite_sequence" VALUES('thread_read',1);
INSERT INTO "sqlite_sequence" VALUES('announcement',1);
INSERT INTO "sqlite_sequence" VALUES('announcement_read',1);
INSERT INTO "sqlite_sequence" VALUES('message',1);
INSERT INTO "sqlite_sequence" VALUES('message_copy',1);
INSERT INTO "sqlite_sequence" VALUES('sign_in',1);
INSERT INTO "sqlite_sequence" VALUES('second_factor',1);
INSERT INTO "sqlite_sequence" VALUES('recovery_code',10);
INSERT INTO "sqlite_sequence" VALUES('calendar_feed',1);
COMMIT;
