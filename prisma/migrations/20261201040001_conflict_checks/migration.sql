-- A likely conflict of interest is answered by a person before a case goes to anybody: decision 0070.

ALTER TABLE cases
  ADD COLUMN "conflict_check" TEXT,
  ADD COLUMN "conflict_with" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE cases
  ADD CONSTRAINT cases_conflict_check_check CHECK (conflict_check IN ('open', 'clear', 'refused')),
  ADD CONSTRAINT cases_conflict_with_check CHECK (conflict_with IS NOT NULL),
  -- Before the answer nobody has the case.
  ADD CONSTRAINT cases_held_for_conflict_check CHECK (conflict_check IS NULL OR conflict_check = 'clear' OR attorney_id IS NULL);

-- What is hidden from the attorneys behind a wall to whom a likely hit names: a few cases.
CREATE INDEX cases_held_for_conflict_idx ON cases (firm_id) WHERE conflict_check IN ('open', 'refused');

-- Managers are told at once of a case that waits for their answer.
ALTER TABLE notifications
  DROP CONSTRAINT notifications_kind_check,
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'conflict-waits', 'conflicts-wait', 'handoff-asked',
     'handoff-accepted', 'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'rules-not-published',
     'cover-not-possible', 'wall-conflict', 'wall-conflicts', 'opening-refused', 'mentioned-in-note'));

-- How a name is looked for ------------------------------------------------------------------------
--
-- Names that are alike have a word in common that sounds alike. The consonants of each word, in the
-- classes of Russell's Soundex (1918) without its first letter and its limit of four, are found by an
-- index on equality, which is the one comparison that row-level security lets an index answer. What is
-- found is compared by lib/features/conflicts.

-- Without accents, in lower case, with Cyrillic and Greek letters by their sound.
CREATE FUNCTION fold_name(name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN replace(translate(
    lower(regexp_replace(normalize(name, NFKD), U&'[\0300-\036f''\2019ьъ]', '', 'g')),
    'абвгдеёжзийклмнопрстуфхчшщыэюяіїєґαβγδεζηθικλμνξοπρσςτυφχψωøłđðßæœı',
    'abvgdeejziiklmnoprstufhcssieuaiiegavgdezitiklmnxoprsstufhpwoldssaoi'), 'ц', 'ts');

-- The consonants of one folded word; the word itself where it has none, or is of another script.
CREATE FUNCTION name_key(word text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(nullif(regexp_replace(translate(
    regexp_replace(replace(replace(regexp_replace(word, '^w', 'v'), 'kh', 'h'), 'tch', 'ch'),
                   '[aeiouyhw]', '', 'g'),
    'bfpvcgjkqsxzdtlmnr', '111122222222334556'), '(.)\1+', '\1', 'g'), ''), word);

-- The keys of a name's words, in their order, without what many names share.
CREATE FUNCTION name_keys(name text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT array_agg(name_key(word) ORDER BY place)
      FROM regexp_split_to_table(fold_name(name), '[\s!-/:-@[-`{-~]+') WITH ORDINALITY AS w (word, place)
     WHERE word <> '' AND word <> ALL (ARRAY[
       'inc', 'incorporated', 'llc', 'llp', 'ltd', 'limited', 'corp', 'corporation', 'co', 'company',
       'gmbh', 'ag', 'sa', 'the', 'de', 'da', 'del', 'van', 'von', 'der', 'la', 'el', 'al', 'bin']));

-- A name begins or ends with one of the words by which the person is known, and a company begins with it.
ALTER TABLE clients
  ADD COLUMN "first_name_key" TEXT GENERATED ALWAYS AS ((name_keys(name))[1]) STORED,
  ADD COLUMN "last_name_key" TEXT GENERATED ALWAYS AS ((name_keys(name))[cardinality(name_keys(name))]) STORED,
  ADD COLUMN "company_name_key" TEXT GENERATED ALWAYS AS ((name_keys(company))[1]) STORED;

CREATE INDEX clients_first_name_key_idx ON clients (firm_id, first_name_key) WHERE merged_into_id IS NULL;
CREATE INDEX clients_last_name_key_idx ON clients (firm_id, last_name_key) WHERE merged_into_id IS NULL;
CREATE INDEX clients_company_name_key_idx ON clients (firm_id, company_name_key) WHERE merged_into_id IS NULL;
