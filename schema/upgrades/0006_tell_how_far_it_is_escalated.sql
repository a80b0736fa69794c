-- Escalating by hand reaches the first level (engines.md 4.2); it stood at zero before.
UPDATE ticket SET escalation_level = 1 WHERE escalation_state <> 'none';
