-- Escalating by hand reaches the first level (engines.md 4.2); it stood at zero before.
UPDATE ticket SET escalation_level = 1 WHERE escalation_state <> 'none';
-- What incidents came to was not measured before (incident_metric): the next look at each tells.
UPDATE ticket SET next_threshold_at = created_at
 WHERE kind = 'incident'
   AND (resolved_at IS NOT NULL OR closed_at IS NOT NULL OR reopen_count > 0);
