-- The archive, version 1. docs/formats/archive.md says what the columns mean.
-- SPDX-License-Identifier: Apache-2.0
--
-- Places are code points of reports.text, [start, stop), as everywhere outside the program; SQLite
-- counts characters the same way, so that substr(text, start + 1, stop - start) are the words.

CREATE TABLE reports (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  outlet TEXT,
  url TEXT,
  title TEXT,
  byline TEXT NOT NULL,
  published TEXT,
  modified TEXT,
  language TEXT,
  text TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_published ON reports (published);

CREATE TABLE furniture (
  report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL CHECK (start < stop),
  kind TEXT NOT NULL,
  PRIMARY KEY (report, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossiers (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  headline TEXT,
  first_published TEXT,
  last_published TEXT,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE dossier_reports (
  dossier INTEGER NOT NULL REFERENCES dossiers (number) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES reports (number),
  PRIMARY KEY (dossier, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_reports_by_report ON dossier_reports (report);

CREATE TABLE names (
  number INTEGER PRIMARY KEY,
  dossier INTEGER NOT NULL REFERENCES dossiers (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX names_by_dossier ON names (dossier);

CREATE TABLE name_forms (
  name INTEGER NOT NULL REFERENCES names (number) ON DELETE CASCADE,
  report INTEGER NOT NULL REFERENCES reports (number),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL CHECK (start < stop),
  is_role INTEGER NOT NULL CHECK (is_role IN (0, 1)),
  PRIMARY KEY (name, report, start, stop, is_role)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotes (
  number INTEGER PRIMARY KEY,
  dossier INTEGER NOT NULL REFERENCES dossiers (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  speaker INTEGER REFERENCES names (number) ON DELETE CASCADE
) STRICT;
CREATE INDEX quotes_by_dossier ON quotes (dossier);
CREATE INDEX quotes_by_speaker ON quotes (speaker);

CREATE TABLE quote_readings (
  quote INTEGER NOT NULL REFERENCES quotes (number) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES reports (number),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL CHECK (start < stop),
  direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
  change TEXT NOT NULL,
  PRIMARY KEY (quote, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  dossier INTEGER NOT NULL REFERENCES dossiers (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT,
  about_report INTEGER NOT NULL REFERENCES reports (number),
  about_start INTEGER NOT NULL,
  about_stop INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_by_dossier ON claims (dossier);

CREATE TABLE claim_readings (
  claim INTEGER NOT NULL REFERENCES claims (number) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES reports (number),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL CHECK (start < stop),
  answer INTEGER,
  amount REAL,
  unit TEXT,
  approximate INTEGER,
  timex TEXT,
  folded TEXT,
  attributed_to INTEGER REFERENCES names (number) ON DELETE CASCADE,
  origin TEXT,
  PRIMARY KEY (claim, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_readings_by_attribution ON claim_readings (attributed_to);

CREATE VIEW differences AS
SELECT d.headline AS dossier, c.id AS question,
  substr(a.text, c.about_start + 1, c.about_stop - c.about_start) AS about,
  c.kind, c.reason, char(65 + r.answer) AS answer, coalesce(p.outlet, p.id) AS outlet,
  substr(p.text, r.start + 1, r.stop - r.start) AS words,
  n.name AS attributed_to, r.origin, p.published, p.url
FROM claim_readings r
JOIN claims c ON c.number = r.claim
JOIN dossiers d ON d.number = c.dossier
JOIN reports p ON p.number = r.report
JOIN reports a ON a.number = c.about_report
LEFT JOIN names n ON n.number = r.attributed_to
WHERE c.verdict = 'differ'
ORDER BY d.number, c.number, r.answer, r.place;

CREATE VIEW facts AS
SELECT d.headline AS dossier, c.id AS question, c.verdict,
  substr(a.text, c.about_start + 1, c.about_stop - c.about_start) AS about,
  c.kind, c.reason, coalesce(p.outlet, p.id) AS outlet, substr(p.text, r.start + 1, r.stop - r.start) AS words,
  r.amount, r.unit, r.timex, p.published, p.url
FROM claim_readings r
JOIN claims c ON c.number = r.claim
JOIN dossiers d ON d.number = c.dossier
JOIN reports p ON p.number = r.report
JOIN reports a ON a.number = c.about_report
ORDER BY d.number, c.number, r.place;

CREATE VIEW quotations AS
SELECT d.headline AS dossier, q.id AS quote, n.name AS speaker, coalesce(p.outlet, p.id) AS outlet,
  substr(p.text, r.start + 1, r.stop - r.start) AS words, r.change, r.direct,
  p.published, p.url
FROM quote_readings r
JOIN quotes q ON q.number = r.quote
JOIN dossiers d ON d.number = q.dossier
JOIN reports p ON p.number = r.report
LEFT JOIN names n ON n.number = q.speaker
ORDER BY d.number, q.number, r.place;

CREATE VIEW mentions AS
SELECT n.name, n.kind, coalesce(p.outlet, p.id) AS outlet, substr(p.text, f.start + 1, f.stop - f.start) AS words,
  f.is_role, p.published, p.url
FROM name_forms f
JOIN names n ON n.number = f.name
JOIN reports p ON p.number = f.report
ORDER BY n.number, p.number, f.start;
