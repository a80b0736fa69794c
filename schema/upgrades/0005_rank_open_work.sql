UPDATE ticket
   SET is_clock_breached = EXISTS (SELECT 1 FROM sla_clock
                                    WHERE sla_clock.ticket_id = ticket.id AND sla_clock.agreement_type = 'sla'
                                      AND sla_clock.state IN ('running', 'paused')
                                      AND sla_clock.breached_at IS NOT NULL)
 WHERE is_open AND breached_at IS NOT NULL;
UPDATE ticket
   SET queue_rank = CASE WHEN EXISTS (SELECT 1 FROM incident WHERE incident.ticket_id = ticket.id AND incident.is_major)
                         THEN 0 ELSE 2305843009213693952 END
                  + CASE WHEN is_clock_breached THEN 0 ELSE 1152921504606846976 END
                  + (priority - 1) * 288230376151711744
                  + CASE WHEN next_due_at IS NULL OR next_due_at > 17592186044415 THEN 17592186044415
                         WHEN next_due_at < 0 THEN 0 ELSE next_due_at END * 16384
                  + 16383 - coalesce(priority_score, 0)
 WHERE is_open;
INSERT INTO job_lease (id, organization_id, created_at, updated_at, job_key, acquired_at, expires_at)
SELECT organization_id, organization_id, created_at, created_at, 'recalculation', created_at, 0
  FROM desk WHERE organization_id IS NOT NULL
    ON CONFLICT (job_key) DO UPDATE SET expires_at = 0;
