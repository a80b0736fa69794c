UPDATE ticket
   SET priority_source = CASE WHEN priority_override_reason IS NULL THEN 'category_default' ELSE 'override' END
 WHERE priority_override IS NOT NULL
   AND (priority_override_reason IS NOT NULL OR priority_basis NOT IN ('matrix', 'weighted'));
UPDATE ticket
   SET priority_source = 'weighted'
 WHERE priority_source = 'matrix'
   AND EXISTS (SELECT 1 FROM setting
                WHERE setting.organization_id = ticket.organization_id AND setting.scope = 'organization'
                  AND setting.key = 'priority.method' AND setting.deleted_at IS NULL
                  AND (CAST(setting.value AS text) = '"weighted"'
                       OR (CAST(setting.value AS text) = '"higher_of_both"'
                           AND ticket.priority <> coalesce(
                               (SELECT cell.priority FROM priority_matrix cell
                                 WHERE cell.organization_id = ticket.organization_id
                                   AND cell.ticket_kind IN (ticket.kind, 'any')
                                   AND cell.impact = ticket.impact AND cell.urgency = ticket.urgency
                                   AND cell.deleted_at IS NULL
                                 ORDER BY CASE cell.ticket_kind WHEN 'any' THEN 1 ELSE 0 END, cell.id
                                 LIMIT 1),
                               CASE WHEN ticket.impact + ticket.urgency > 5 THEN 4
                                    ELSE ticket.impact + ticket.urgency - 1 END))));
