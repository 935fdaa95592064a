-- Tables of the schema "log" hold what records of the topics say. Users see the views below them, which
-- docs/queries.md describes. A store that was made with another text than this one is made again from the log.

CREATE SCHEMA log;

CREATE TABLE log.format (version VARCHAR NOT NULL);
CREATE TABLE log.positions (topic_partition VARCHAR PRIMARY KEY, next_offset BIGINT NOT NULL);

CREATE TABLE log.studies (
    id VARCHAR NOT NULL, study_id VARCHAR NOT NULL, run INTEGER NOT NULL, name VARCHAR NOT NULL,
    state VARCHAR NOT NULL, detail VARCHAR NOT NULL);

CREATE TABLE log.tasks (
    id VARCHAR NOT NULL, domain VARCHAR NOT NULL, profile VARCHAR NOT NULL, pool VARCHAR NOT NULL,
    stratum VARCHAR NOT NULL);

CREATE TABLE log.candidate_chunks (
    id VARCHAR NOT NULL, study_id VARCHAR NOT NULL, run INTEGER NOT NULL, purpose VARCHAR NOT NULL,
    trajectory INTEGER NOT NULL, round INTEGER NOT NULL, model VARCHAR NOT NULL,
    variant VARCHAR NOT NULL, task_id VARCHAR NOT NULL,
    split_seed BIGINT NOT NULL, samples INTEGER NOT NULL, tokens BIGINT NOT NULL, prompt_tokens INTEGER NOT NULL,
    node_seconds DOUBLE NOT NULL, cpu_seconds DOUBLE NOT NULL);

CREATE TABLE log.candidates (
    chunk_id VARCHAR NOT NULL, sample INTEGER NOT NULL, text VARCHAR NOT NULL, tokens INTEGER NOT NULL,
    log_probability DOUBLE NOT NULL, finish_reason VARCHAR NOT NULL);

CREATE TABLE log.verdict_chunks (
    id VARCHAR NOT NULL, study_id VARCHAR NOT NULL, run INTEGER NOT NULL, purpose VARCHAR NOT NULL,
    trajectory INTEGER NOT NULL, round INTEGER NOT NULL, model VARCHAR NOT NULL,
    variant VARCHAR NOT NULL, task_id VARCHAR NOT NULL,
    split_seed BIGINT NOT NULL);

CREATE TABLE log.verdicts (
    chunk_id VARCHAR NOT NULL, sample INTEGER NOT NULL, parse VARCHAR NOT NULL, visible_pass BOOLEAN NOT NULL,
    held_out_pass BOOLEAN NOT NULL, behaviour VARCHAR, held_out_behaviour VARCHAR, program VARCHAR,
    size INTEGER NOT NULL, parts INTEGER NOT NULL);

CREATE TABLE log.scoring_requests (
    id VARCHAR NOT NULL, trajectory INTEGER NOT NULL, round INTEGER NOT NULL, split_seed BIGINT NOT NULL);

CREATE TABLE log.score_chunks (
    id VARCHAR NOT NULL, study_id VARCHAR NOT NULL, run INTEGER NOT NULL, analysis VARCHAR NOT NULL,
    task_id VARCHAR NOT NULL, critic VARCHAR NOT NULL, survivors INTEGER NOT NULL, prompt_tokens INTEGER NOT NULL,
    node_seconds DOUBLE NOT NULL, cpu_seconds DOUBLE NOT NULL);

CREATE TABLE log.scores (request_id VARCHAR NOT NULL, program VARCHAR NOT NULL, margin DOUBLE NOT NULL);

CREATE TABLE log.selections (
    id VARCHAR NOT NULL, study_id VARCHAR NOT NULL, run INTEGER NOT NULL, analysis VARCHAR NOT NULL,
    trajectory INTEGER NOT NULL, round INTEGER NOT NULL, task_id VARCHAR NOT NULL, split_seed BIGINT NOT NULL,
    k INTEGER NOT NULL);

CREATE TABLE log.picks (
    selection_id VARCHAR NOT NULL, policy VARCHAR NOT NULL, block INTEGER NOT NULL, program VARCHAR,
    generalizes BOOLEAN NOT NULL);

CREATE TABLE log.models (
    id VARCHAR NOT NULL, study_id VARCHAR NOT NULL, run INTEGER NOT NULL, trajectory INTEGER NOT NULL,
    round INTEGER NOT NULL, role VARCHAR NOT NULL, parent VARCHAR NOT NULL, training_rows INTEGER NOT NULL,
    tokens BIGINT NOT NULL, final_loss DOUBLE, node_seconds DOUBLE NOT NULL,
    cpu_seconds DOUBLE NOT NULL);

CREATE VIEW studies AS
SELECT name AS study, run, study_id, state, detail FROM log.studies;

CREATE VIEW candidates AS
SELECT s.name AS study, c.run, c.study_id, c.purpose, c.trajectory, c.round, c.model, c.variant, c.task_id, t.pool, t.stratum,
    c.split_seed, c.id AS chunk_id, r.sample, r.text, r.tokens, r.log_probability, r.finish_reason
FROM log.candidates r
JOIN log.candidate_chunks c ON c.id = r.chunk_id
LEFT JOIN log.studies s ON s.study_id = c.study_id AND s.run = c.run
LEFT JOIN log.tasks t ON t.id = c.task_id;

CREATE VIEW verdicts AS
SELECT s.name AS study, c.run, c.study_id, c.purpose, c.trajectory, c.round, c.model, c.variant, c.task_id, t.pool, t.stratum,
    c.split_seed, c.id AS chunk_id, r.sample, r.parse, r.visible_pass, r.held_out_pass, r.behaviour,
    r.held_out_behaviour, r.program, r.size, r.parts
FROM log.verdicts r
JOIN log.verdict_chunks c ON c.id = r.chunk_id
LEFT JOIN log.studies s ON s.study_id = c.study_id AND s.run = c.run
LEFT JOIN log.tasks t ON t.id = c.task_id;

CREATE VIEW scores AS
SELECT s.name AS study, c.run, c.study_id, c.analysis, q.trajectory, q.round, c.task_id, t.pool, t.stratum,
    q.split_seed, c.critic, r.program, r.margin
FROM log.scores r
JOIN log.score_chunks c ON c.id = r.request_id
LEFT JOIN log.scoring_requests q ON q.id = c.id
LEFT JOIN log.studies s ON s.study_id = c.study_id AND s.run = c.run
LEFT JOIN log.tasks t ON t.id = c.task_id;

CREATE VIEW survivors AS
SELECT v.study, v.run, v.study_id, v.purpose, v.trajectory, v.round, v.model, v.variant, v.task_id, v.pool, v.stratum,
    v.split_seed, v.chunk_id, v.sample, v.program, v.size, v.parts, v.behaviour, v.held_out_pass, c.tokens,
    c.log_probability, m.margin
FROM verdicts v
LEFT JOIN log.candidates c ON c.chunk_id = v.chunk_id AND c.sample = v.sample
LEFT JOIN (
    SELECT study_id, run, trajectory, round, task_id, split_seed, program, any_value(margin) AS margin
    FROM scores WHERE analysis = 'main' GROUP BY ALL) m
    ON v.purpose = 'EVALUATE' AND m.study_id = v.study_id AND m.run = v.run AND m.trajectory = v.trajectory
    AND m.round = v.round AND m.task_id = v.task_id AND m.split_seed = v.split_seed AND m.program = v.program
WHERE v.visible_pass;

CREATE VIEW picks AS
SELECT s.name AS study, c.run, c.study_id, c.analysis, c.trajectory, c.round, c.task_id, t.pool, t.stratum,
    c.split_seed, c.k, r.block, r.policy, r.program, r.generalizes
FROM log.picks r
JOIN log.selections c ON c.id = r.selection_id
LEFT JOIN log.studies s ON s.study_id = c.study_id AND s.run = c.run
LEFT JOIN log.tasks t ON t.id = c.task_id;

CREATE VIEW rounds AS
WITH cells AS (
    SELECT study, run, study_id, purpose, trajectory, round, model, variant, pool, stratum, task_id, split_seed,
        count(*) AS samples, count_if(parse = 'PARSED') AS parsed, count_if(visible_pass) AS survivors,
        count_if(held_out_pass) AS correct
    FROM verdicts WHERE purpose IN ('EVALUATE', 'CONTROL') GROUP BY ALL)
SELECT c.study, c.run, c.study_id, c.purpose, c.trajectory, c.round, c.model, c.variant, c.pool, c.stratum,
    count(DISTINCT c.task_id) AS tasks, count(*) AS cells, sum(c.samples)::BIGINT AS samples,
    sum(c.parsed)::BIGINT AS parsed, sum(c.survivors)::BIGINT AS survivors, sum(c.correct)::BIGINT AS correct,
    count_if(c.correct > 0)::BIGINT AS solved,
    -- summed in order of size, so that a rebuilt store has the same bits
    list_avg(list_sort(list(c.correct / c.samples))) AS pass_at_1,
    any_value(m.training_rows) AS training_rows, any_value(m.tokens) AS training_tokens,
    any_value(m.final_loss) AS final_loss
FROM cells c
LEFT JOIN log.models m ON m.id = c.model
GROUP BY c.study, c.run, c.study_id, c.purpose, c.trajectory, c.round, c.model, c.variant, c.pool, c.stratum;

CREATE VIEW costs AS
WITH work AS (
    SELECT study_id, run, 'sampling' AS activity, purpose, trajectory, round, samples::BIGINT AS items,
        prompt_tokens::BIGINT AS prompt_tokens, tokens, node_seconds, cpu_seconds
    FROM log.candidate_chunks WHERE purpose <> 'GIVEN'
    UNION ALL
    SELECT c.study_id, c.run, 'scoring', c.analysis, q.trajectory, q.round, c.survivors, c.prompt_tokens, NULL,
        c.node_seconds, c.cpu_seconds
    FROM log.score_chunks c LEFT JOIN log.scoring_requests q ON q.id = c.id
    UNION ALL
    SELECT study_id, run, 'training', role, trajectory, round, training_rows, NULL, tokens, node_seconds,
        cpu_seconds
    FROM log.models)
SELECT s.name AS study, w.run, w.study_id, w.activity, w.purpose, w.trajectory, w.round, count(*) AS calls,
    sum(w.items)::BIGINT AS items, sum(w.prompt_tokens)::BIGINT AS prompt_tokens, sum(w.tokens)::BIGINT AS tokens,
    -- summed in order of size, so that a rebuilt store has the same bits
    list_sum(list_sort(list(w.node_seconds))) AS node_seconds,
    list_sum(list_sort(list(w.cpu_seconds))) AS cpu_seconds
FROM work w
LEFT JOIN log.studies s ON s.study_id = w.study_id AND s.run = w.run
GROUP BY ALL;
