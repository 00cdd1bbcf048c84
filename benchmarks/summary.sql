-- What handoff's buckets hold, computed from the same lines by another engine (DuckDB): each id once, nothing that was corrected,
-- and all sums whole numbers of millionths (HUGEINT: what is too large for it is refused, never rounded).
-- Run it in a workspace whose ledger `handoff verify` finds genuine and whose corrections are in order, and whose standards are
-- measured every month under the names that they have now.  It believes ids, where handoff computes them; ratings are not in it.
WITH
counted AS (
  -- A number has nine digits and six decimals at most: a double on the way loses none of them.
  SELECT DISTINCT ON (id) *
  FROM read_ndjson('ledger/**/*.jsonl', columns = {
    id: 'VARCHAR', entry: 'VARCHAR', observed_on: 'DATE', standard: 'VARCHAR', target: 'VARCHAR', "limit": 'VARCHAR',
    numerator: 'DECIMAL(22,6)', denominator: 'DECIMAL(22,6)', count: 'DECIMAL(22,6)', exposure: 'DECIMAL(22,6)',
    readings: 'DECIMAL(22,6)[]', unit: 'VARCHAR', passed: 'DECIMAL(22,6)', points: 'DECIMAL(22,6)', no_opportunity: 'VARCHAR'
  })
  WHERE entry IN ('measurement', 'correction')
),
corrected AS (
  SELECT corrects AS id
  FROM read_ndjson('ledger/**/*.jsonl', columns = {entry: 'VARCHAR', corrects: 'VARCHAR'})
  WHERE entry = 'correction'
),
standing AS (
  SELECT * FROM counted ANTI JOIN corrected USING (id)
),
factors (unit, factor) AS (
  VALUES ('s', 1), ('min', 60), ('h', 3600), ('d', 86400), ('wh', 1), ('wd', 1)
),
-- The intervals of targets and limits, in millionths of their own unit; NULL is an open end.
worded AS (
  SELECT
    text,
    regexp_extract(text, '^(at least|at most|exactly|between)', 1) AS sense,
    regexp_extract_all(split_part(text, ',', 1), '-?[0-9]+(\.[0-9]+)?') AS numbers,
    regexp_extract(split_part(text, ',', 1), '[0-9] ([a-z]+)$', 1) AS unit
  FROM (SELECT DISTINCT unnest([target, "limit"]) AS text FROM standing WHERE readings IS NOT NULL)
),
intervals AS (
  SELECT
    text,
    CASE WHEN sense <> 'at most' THEN (numbers[1]::DECIMAL(22, 6) * 1000000)::HUGEINT END AS low,
    CASE WHEN sense <> 'at least' THEN (numbers[if(sense = 'between', 2, 1)]::DECIMAL(22, 6) * 1000000)::HUGEINT END AS high,
    coalesce(factor, 1) AS factor
  FROM worded LEFT JOIN factors USING (unit)
),
-- Durations are summed in seconds, working hours or working days: they alone name their unit.
measured AS (
  SELECT
    standing.* EXCLUDE (readings),
    list_transform(readings, lambda x: (x * 1000000)::HUGEINT * coalesce(factors.factor, 1)) AS readings,
    target_of.low * if(standing.unit IS NULL, 1, target_of.factor) AS target_low,
    target_of.high * if(standing.unit IS NULL, 1, target_of.factor) AS target_high,
    limit_of.low * if(standing.unit IS NULL, 1, limit_of.factor) AS limit_low,
    limit_of.high * if(standing.unit IS NULL, 1, limit_of.factor) AS limit_high
  FROM standing
  LEFT JOIN factors USING (unit)
  LEFT JOIN intervals AS target_of ON target_of.text = standing.target
  LEFT JOIN intervals AS limit_of ON limit_of.text = coalesce(standing."limit", standing.target)
),
summed AS (
  SELECT
    *,
    CASE
      WHEN readings IS NOT NULL THEN list_sum(readings)
      ELSE (coalesce(numerator, count, passed, 0) * 1000000)::HUGEINT
    END AS total,
    CASE
      WHEN readings IS NOT NULL THEN len(readings) * 1000000::HUGEINT
      WHEN count IS NOT NULL THEN (coalesce(exposure, 1) * 1000000)::HUGEINT
      ELSE (coalesce(denominator, points, 0) * 1000000)::HUGEINT
    END AS base,
    list_sum(list_transform(readings, lambda x: x * x)) AS squares,
    len(list_filter(readings, lambda x: x >= coalesce(target_low, x) AND x <= coalesce(target_high, x))) AS conforming,
    len(list_filter(readings, lambda x: x >= coalesce(limit_low, x) AND x <= coalesce(limit_high, x))) AS tolerable,
    -- A correction without anything observed says that there was no measurement.
    entry = 'measurement' OR base > 0 OR no_opportunity IS NOT NULL AS is_one
  FROM measured
)
SELECT
  standard,
  strftime(observed_on, '%Y-%m') AS month,
  target,
  coalesce("limit", '') AS "limit",
  count_if(is_one) AS entries,
  sum(total) AS total,
  sum(base) AS base,
  coalesce(sum(squares), 0) AS squares,
  coalesce(sum(conforming), 0) * 1000000 AS conforming,
  coalesce(sum(tolerable), 0) * 1000000 AS tolerable,
  min(list_min(readings)) AS low,
  max(list_max(readings)) AS high,
  min(observed_on) AS first_on,
  max(observed_on) AS last_on,
  coalesce(max(no_opportunity), '') AS no_opportunity,
  count_if(entry = 'correction') AS corrected
FROM summed
GROUP BY ALL
ORDER BY standard, month, target, "limit"
