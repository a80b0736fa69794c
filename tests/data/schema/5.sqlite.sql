CREATE TABLE "audit_anchor" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "chain_node_id" TEXT NOT NULL DEFAULT '' CHECK (length("chain_node_id") <= 36),
  "seq" INTEGER NOT NULL DEFAULT 0,
  "row_hash" TEXT NOT NULL DEFAULT '' CHECK (length("row_hash") <= 64),
  "row_count" INTEGER NOT NULL DEFAULT 0,
  "anchored_at" INTEGER NOT NULL DEFAULT 0,
  "exported_to" TEXT CHECK (length("exported_to") <= 255),
  CHECK (unit_open())
);
CREATE TABLE "data_retention_policy" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "data_type" TEXT NOT NULL DEFAULT 'closed_incidents' CHECK ("data_type" = 'closed_incidents' OR "data_type" = 'closed_requests' OR "data_type" = 'closed_problems' OR "data_type" = 'closed_changes' OR "data_type" = 'audit_log' OR "data_type" = 'login_attempts' OR "data_type" = 'sessions' OR "data_type" = 'notifications' OR "data_type" = 'outbound_messages' OR "data_type" = 'attachments' OR "data_type" = 'user_data' OR "data_type" = 'inbound_email' OR "data_type" = 'monitoring_events' OR "data_type" = 'report_executions' OR "data_type" = 'sync_changes' OR "data_type" = 'metric_snapshots'),
  "retention_days" INTEGER NOT NULL DEFAULT 0,
  "action" TEXT NOT NULL DEFAULT 'archive_then_delete' CHECK ("action" = 'delete' OR "action" = 'archive_then_delete' OR "action" = 'anonymize'),
  "basis" TEXT CHECK (length("basis") <= 255),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  "last_run_at" INTEGER,
  CHECK (unit_open()),
  CHECK (retention_days >= 1)
);
CREATE TABLE "compliance_check" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "check_type" TEXT NOT NULL DEFAULT 'iso27001' CHECK ("check_type" = 'iso27001' OR "check_type" = 'iso20000' OR "check_type" = 'nist_csf' OR "check_type" = 'gdpr' OR "check_type" = 'soc2' OR "check_type" = 'hipaa' OR "check_type" = 'pci_dss' OR "check_type" = 'custom'),
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "checked_at" INTEGER NOT NULL DEFAULT 0,
  "result" TEXT NOT NULL DEFAULT 'pass' CHECK ("result" = 'pass' OR "result" = 'fail' OR "result" = 'warning' OR "result" = 'not_applicable'),
  "is_automated" INTEGER NOT NULL DEFAULT 0 CHECK ("is_automated" IN (0, 1)),
  "findings" TEXT,
  "remediation_plan" TEXT,
  "remediation_due_on" TEXT,
  "next_check_on" TEXT,
  CHECK (unit_open())
);
CREATE TABLE "change" (
  "row" INTEGER PRIMARY KEY,
  "ticket_id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "change_type" TEXT NOT NULL DEFAULT 'normal' CHECK ("change_type" = 'standard' OR "change_type" = 'normal' OR "change_type" = 'emergency'),
  "implementer_id" BLOB,
  "justification" TEXT,
  "risk_level" TEXT NOT NULL DEFAULT 'medium' CHECK ("risk_level" = 'minimal' OR "risk_level" = 'low' OR "risk_level" = 'medium' OR "risk_level" = 'high' OR "risk_level" = 'critical'),
  "risk_assessment" TEXT,
  "risk_mitigation" TEXT,
  "implementation_plan" TEXT,
  "test_plan" TEXT,
  "backout_plan" TEXT,
  "planned_start_at" INTEGER,
  "planned_end_at" INTEGER,
  "backout_deadline_at" INTEGER,
  "planned_downtime_minutes" INTEGER NOT NULL DEFAULT 0,
  "actual_start_at" INTEGER,
  "actual_end_at" INTEGER,
  "backout_started_at" INTEGER,
  "backout_ended_at" INTEGER,
  "outcome" TEXT CHECK ("outcome" = 'successful' OR "outcome" = 'successful_with_issues' OR "outcome" = 'failed' OR "outcome" = 'rolled_back'),
  "outcome_notes" TEXT,
  "test_results" TEXT,
  "is_unauthorized" INTEGER NOT NULL DEFAULT 0 CHECK ("is_unauthorized" IN (0, 1)),
  "approval_deadline_at" INTEGER,
  "collision_waiver_reason" TEXT CHECK (length("collision_waiver_reason") <= 500),
  "blackout_waiver_reason" TEXT CHECK (length("blackout_waiver_reason") <= 500),
  CHECK (unit_open()),
  FOREIGN KEY ("implementer_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "setting" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "scope" TEXT NOT NULL DEFAULT 'organization' CHECK ("scope" = 'organization' OR "scope" = 'team' OR "scope" = 'user'),
  "team_id" BLOB,
  "user_id" BLOB,
  "key" TEXT NOT NULL DEFAULT '' CHECK (length("key") <= 100),
  "value" TEXT NOT NULL DEFAULT 'null',
  CHECK (unit_open()),
  FOREIGN KEY ("team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "number_sequence" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" = 'incident' OR "kind" = 'service_request' OR "kind" = 'problem' OR "kind" = 'change' OR "kind" = 'configuration_item' OR "kind" = 'known_error' OR "kind" = 'asset' OR "kind" = 'article' OR "kind" = 'contract' OR "kind" = 'release' OR "kind" = 'purchase_order'),
  "prefix" TEXT NOT NULL CHECK (length("prefix") <= 12),
  "pad_width" INTEGER NOT NULL DEFAULT 6,
  "next_value" INTEGER NOT NULL DEFAULT 1,
  CHECK (next_value >= 1 AND pad_width BETWEEN 3 AND 12)
);
CREATE TABLE "number_block" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "sequence_id" BLOB NOT NULL,
  "node_id" BLOB NOT NULL,
  "first_value" INTEGER NOT NULL,
  "last_value" INTEGER NOT NULL,
  "next_value" INTEGER NOT NULL,
  CHECK (first_value <= last_value AND next_value BETWEEN first_value AND last_value + 1),
  FOREIGN KEY ("sequence_id") REFERENCES "number_sequence"("id")
);
CREATE TABLE "tag" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 60),
  "color" TEXT CHECK (length("color") <= 7),
  CHECK (unit_open())
);
CREATE TABLE "stored_file" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "sha256" TEXT NOT NULL DEFAULT '' CHECK (length("sha256") <= 64),
  "size_bytes" INTEGER NOT NULL DEFAULT 0,
  "mime_type" TEXT NOT NULL DEFAULT '' CHECK (length("mime_type") <= 120),
  "storage" TEXT NOT NULL DEFAULT 'file_store' CHECK ("storage" IN ('file_store', 'database')),
  "storage_key" TEXT CHECK (length("storage_key") <= 255),
  "content" BLOB,
  "is_encrypted" INTEGER NOT NULL DEFAULT 0 CHECK ("is_encrypted" IN (0, 1)),
  "scan_status" TEXT NOT NULL DEFAULT 'not_scanned' CHECK ("scan_status" = 'not_scanned' OR "scan_status" = 'clean' OR "scan_status" = 'infected' OR "scan_status" = 'error'),
  "scanned_at" INTEGER,
  "body_key" BLOB,
  CHECK (unit_open()),
  CHECK (size_bytes >= 0)
);
CREATE TABLE "file_part" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "storage_key" TEXT NOT NULL CHECK (length("storage_key") <= 64),
  "part" INTEGER NOT NULL,
  "content" BLOB NOT NULL
);
CREATE TABLE "saved_view" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "entity" TEXT NOT NULL DEFAULT 'ticket' CHECK ("entity" = 'ticket' OR "entity" = 'incident' OR "entity" = 'service_request' OR "entity" = 'problem' OR "entity" = 'change' OR "entity" = 'configuration_item' OR "entity" = 'asset' OR "entity" = 'article' OR "entity" = 'task' OR "entity" = 'approval'),
  "owner_id" BLOB,
  "team_id" BLOB,
  "filter" TEXT NOT NULL DEFAULT 'null',
  "columns" TEXT NOT NULL DEFAULT 'null',
  "sort" TEXT NOT NULL DEFAULT 'null',
  "group_by" TEXT CHECK (length("group_by") <= 64),
  "is_default" INTEGER NOT NULL DEFAULT 0 CHECK ("is_default" IN (0, 1)),
  "position" INTEGER NOT NULL DEFAULT 0,
  CHECK (unit_open()),
  FOREIGN KEY ("owner_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("team_id") REFERENCES "team"("id")
);
CREATE TABLE "schedule" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 160),
  "job_type" TEXT NOT NULL DEFAULT 'create_ticket' CHECK ("job_type" = 'create_ticket' OR "job_type" = 'run_report' OR "job_type" = 'sla_scan' OR "job_type" = 'escalation_scan' OR "job_type" = 'auto_close' OR "job_type" = 'retention' OR "job_type" = 'directory_sync' OR "job_type" = 'mailbox_poll' OR "job_type" = 'backup' OR "job_type" = 'digest' OR "job_type" = 'metric_rollup' OR "job_type" = 'chain_verify' OR "job_type" = 'review_reminder' OR "job_type" = 'custom_action'),
  "payload" TEXT NOT NULL DEFAULT 'null',
  "frequency" TEXT NOT NULL DEFAULT 'once' CHECK ("frequency" = 'once' OR "frequency" = 'minutely' OR "frequency" = 'hourly' OR "frequency" = 'daily' OR "frequency" = 'weekly' OR "frequency" = 'monthly' OR "frequency" = 'yearly'),
  "interval_count" INTEGER NOT NULL DEFAULT 1,
  "by_weekday" TEXT,
  "by_month_day" TEXT,
  "by_month" TEXT,
  "local_time" TEXT CHECK (length("local_time") <= 5),
  "time_zone" TEXT NOT NULL DEFAULT 'UTC' CHECK (length("time_zone") <= 64),
  "starts_at" INTEGER NOT NULL DEFAULT 0,
  "ends_at" INTEGER,
  "max_runs" INTEGER,
  "day_adjust" TEXT NOT NULL DEFAULT 'none' CHECK ("day_adjust" = 'none' OR "day_adjust" = 'next_working_day' OR "day_adjust" = 'previous_working_day' OR "day_adjust" = 'skip'),
  "calendar_id" BLOB,
  "misfire_policy" TEXT NOT NULL DEFAULT 'run_once' CHECK ("misfire_policy" = 'skip' OR "misfire_policy" = 'run_once' OR "misfire_policy" = 'run_all'),
  "next_run_at" INTEGER,
  "last_run_at" INTEGER,
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  CHECK (interval_count >= 1),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "schedule_run" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "schedule_id" BLOB NOT NULL,
  "due_at" INTEGER NOT NULL DEFAULT 0,
  "started_at" INTEGER,
  "finished_at" INTEGER,
  "status" TEXT NOT NULL DEFAULT 'running' CHECK ("status" = 'running' OR "status" = 'succeeded' OR "status" = 'failed' OR "status" = 'skipped'),
  "node_id" BLOB,
  "result" TEXT,
  "error" TEXT,
  CHECK (unit_open()),
  FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id"),
  FOREIGN KEY ("node_id") REFERENCES "sync_node"("id")
);
CREATE TABLE "job_lease" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "job_key" TEXT NOT NULL CHECK (length("job_key") <= 120),
  "holder_node_id" BLOB,
  "acquired_at" INTEGER,
  "expires_at" INTEGER,
  FOREIGN KEY ("holder_node_id") REFERENCES "sync_node"("id")
);
CREATE TABLE "import_job" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "entity" TEXT NOT NULL DEFAULT '' CHECK (length("entity") <= 64),
  "file_id" BLOB,
  "format" TEXT NOT NULL DEFAULT 'csv' CHECK ("format" IN ('csv', 'json')),
  "mapping" TEXT NOT NULL DEFAULT 'null',
  "mode" TEXT NOT NULL DEFAULT 'upsert' CHECK ("mode" = 'create_only' OR "mode" = 'update_only' OR "mode" = 'upsert'),
  "match_key" TEXT CHECK (length("match_key") <= 64),
  "is_dry_run" INTEGER NOT NULL DEFAULT 1 CHECK ("is_dry_run" IN (0, 1)),
  "status" TEXT NOT NULL DEFAULT 'queued' CHECK ("status" = 'queued' OR "status" = 'running' OR "status" = 'succeeded' OR "status" = 'partial' OR "status" = 'failed' OR "status" = 'cancelled' OR "status" = 'undone'),
  "total_rows" INTEGER NOT NULL DEFAULT 0,
  "created_rows" INTEGER NOT NULL DEFAULT 0,
  "updated_rows" INTEGER NOT NULL DEFAULT 0,
  "skipped_rows" INTEGER NOT NULL DEFAULT 0,
  "failed_rows" INTEGER NOT NULL DEFAULT 0,
  "started_at" INTEGER,
  "finished_at" INTEGER,
  CHECK (unit_open()),
  FOREIGN KEY ("file_id") REFERENCES "stored_file"("id")
);
CREATE TABLE "import_error" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "job_id" BLOB NOT NULL,
  "row_no" INTEGER NOT NULL DEFAULT 0,
  "column_name" TEXT CHECK (length("column_name") <= 120),
  "code" TEXT NOT NULL DEFAULT '' CHECK (length("code") <= 64),
  "message" TEXT NOT NULL DEFAULT '' CHECK (length("message") <= 500),
  "row_data" TEXT,
  CHECK (unit_open()),
  FOREIGN KEY ("job_id") REFERENCES "import_job"("id")
);
CREATE TABLE "sync_node" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "node_kind" TEXT NOT NULL DEFAULT 'workstation' CHECK ("node_kind" = 'workstation' OR "node_kind" = 'field' OR "node_kind" = 'hub'),
  "user_id" BLOB,
  "public_key" TEXT,
  "last_seen_at" INTEGER,
  "schema_version" INTEGER NOT NULL DEFAULT 1,
  "is_revoked" INTEGER NOT NULL DEFAULT 0 CHECK ("is_revoked" IN (0, 1)),
  CHECK (unit_open()),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "incident" (
  "row" INTEGER PRIMARY KEY,
  "ticket_id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "detected_at" INTEGER,
  "outage_started_at" INTEGER,
  "outage_ended_at" INTEGER,
  "is_major" INTEGER NOT NULL DEFAULT 0 CHECK ("is_major" IN (0, 1)),
  "is_security" INTEGER NOT NULL DEFAULT 0 CHECK ("is_security" IN (0, 1)),
  "personal_data_involved" INTEGER NOT NULL DEFAULT 0 CHECK ("personal_data_involved" IN (0, 1)),
  "resolution_code" TEXT CHECK ("resolution_code" = 'fixed' OR "resolution_code" = 'workaround_applied' OR "resolution_code" = 'user_guidance' OR "resolution_code" = 'no_fault_found' OR "resolution_code" = 'not_reproducible' OR "resolution_code" = 'resolved_by_change' OR "resolution_code" = 'resolved_with_parent' OR "resolution_code" = 'third_party' OR "resolution_code" = 'self_resolved' OR "resolution_code" = 'duplicate' OR "resolution_code" = 'other'),
  "resolution_notes" TEXT,
  "root_cause_note" TEXT,
  "workaround_used" INTEGER NOT NULL DEFAULT 0 CHECK ("workaround_used" IN (0, 1)),
  "public_contact_count" INTEGER NOT NULL DEFAULT 0,
  "user_confirmed_at" INTEGER,
  CHECK (unit_open()),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "incident_workaround" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "title" TEXT NOT NULL DEFAULT '' CHECK (length("title") <= 255),
  "description" TEXT NOT NULL DEFAULT '',
  "effectiveness" INTEGER NOT NULL DEFAULT 3,
  "users_helped" INTEGER NOT NULL DEFAULT 0,
  CHECK (unit_open()),
  CHECK (effectiveness BETWEEN 1 AND 5),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "incident_metric" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ack_minutes" INTEGER,
  "first_response_minutes" INTEGER,
  "first_response_business_minutes" INTEGER,
  "resolution_minutes" INTEGER,
  "resolution_business_minutes" INTEGER,
  "hold_minutes" INTEGER NOT NULL DEFAULT 0,
  "handling_minutes" INTEGER NOT NULL DEFAULT 0,
  "is_fcr" INTEGER CHECK ("is_fcr" IN (0, 1)),
  "response_sla_met" INTEGER CHECK ("response_sla_met" IN (0, 1)),
  "resolution_sla_met" INTEGER CHECK ("resolution_sla_met" IN (0, 1)),
  "csat" INTEGER,
  "reopen_count" INTEGER NOT NULL DEFAULT 0,
  "reassignment_count" INTEGER NOT NULL DEFAULT 0,
  "computed_at" INTEGER NOT NULL,
  CHECK (unit_open()),
  CHECK (csat IS NULL OR csat BETWEEN 1 AND 5)
);
CREATE TABLE "priority_matrix" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_kind" TEXT NOT NULL DEFAULT 'any' CHECK ("ticket_kind" = 'any' OR "ticket_kind" = 'incident' OR "ticket_kind" = 'service_request' OR "ticket_kind" = 'problem' OR "ticket_kind" = 'change'),
  "impact" INTEGER NOT NULL DEFAULT 0,
  "urgency" INTEGER NOT NULL DEFAULT 0,
  "priority" INTEGER NOT NULL DEFAULT 0,
  CHECK (unit_open()),
  CHECK (impact BETWEEN 1 AND 3 AND urgency BETWEEN 1 AND 3 AND priority BETWEEN 1 AND 4)
);
CREATE TABLE "desk" (
  "one" INTEGER NOT NULL,
  "replica_id" BLOB NOT NULL,
  "schema_version" INTEGER NOT NULL,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  PRIMARY KEY (one)
);
CREATE TABLE "jr_stream" (
  "no" INTEGER NOT NULL,
  "space" BLOB NOT NULL,
  "device" BLOB NOT NULL,
  "head" INTEGER NOT NULL,
  "hash" BLOB NOT NULL,
  "last_stamp" INTEGER NOT NULL,
  "context" BLOB NOT NULL,
  PRIMARY KEY (no)
);
CREATE TABLE "jr_tx" (
  "no" INTEGER NOT NULL,
  "stream" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "stamp" INTEGER NOT NULL,
  "happened_at" INTEGER NOT NULL,
  "actor" BLOB,
  "command" TEXT NOT NULL,
  "command_id" BLOB NOT NULL,
  "run_id" BLOB,
  "state" INTEGER NOT NULL,
  "hash" BLOB NOT NULL,
  "body" BLOB NOT NULL,
  "asked" BLOB,
  PRIMARY KEY (no)
);
CREATE TABLE "jr_root" (
  "root" BLOB NOT NULL,
  "no" INTEGER NOT NULL,
  PRIMARY KEY (root, no)
) WITHOUT ROWID;
CREATE TABLE "jr_sibling" (
  "row_id" BLOB NOT NULL,
  "table_id" INTEGER NOT NULL,
  "field_id" INTEGER NOT NULL,
  "stream" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "stamp" INTEGER NOT NULL,
  "value" BLOB NOT NULL,
  PRIMARY KEY (row_id, table_id, field_id, stream, seq)
) WITHOUT ROWID;
CREATE TABLE "jr_move" (
  "table_id" INTEGER NOT NULL,
  "row_id" BLOB NOT NULL,
  "stream" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "stamp" INTEGER NOT NULL,
  "parent" BLOB,
  PRIMARY KEY (table_id, row_id, stream, seq)
) WITHOUT ROWID;
CREATE TABLE "jr_attention" (
  "row_id" BLOB NOT NULL,
  "stream" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  PRIMARY KEY (row_id, stream, seq, kind)
) WITHOUT ROWID;
CREATE TABLE "jr_pending" (
  "device" BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "bytes" BLOB NOT NULL,
  PRIMARY KEY (device, seq)
) WITHOUT ROWID;
CREATE TABLE "jr_quarantine" (
  "device" BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "hash" BLOB NOT NULL,
  "reason" TEXT NOT NULL,
  "bytes" BLOB NOT NULL,
  PRIMARY KEY (device, seq, hash)
) WITHOUT ROWID;
CREATE TABLE "organization" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "slug" TEXT NOT NULL DEFAULT '' CHECK (length("slug") <= 63),
  "description" TEXT CHECK (length("description") <= 1000),
  "domain" TEXT CHECK (length("domain") <= 255),
  "email" TEXT CHECK (length("email") <= 255),
  "phone" TEXT CHECK (length("phone") <= 32),
  "address" TEXT CHECK (length("address") <= 500),
  "city" TEXT CHECK (length("city") <= 100),
  "country" TEXT CHECK (length("country") <= 2),
  "time_zone" TEXT NOT NULL DEFAULT 'UTC' CHECK (length("time_zone") <= 64),
  "locale" TEXT NOT NULL DEFAULT 'en' CHECK (length("locale") <= 16),
  "currency" TEXT NOT NULL DEFAULT 'USD' CHECK (length("currency") <= 3),
  "logo_file_id" BLOB,
  "brand_color" TEXT CHECK (length("brand_color") <= 7),
  "default_calendar_id" BLOB,
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  "max_users" INTEGER,
  "max_storage_bytes" INTEGER,
  "subscription_tier" TEXT NOT NULL DEFAULT 'community' CHECK ("subscription_tier" = 'community' OR "subscription_tier" = 'professional' OR "subscription_tier" = 'enterprise'),
  "subscription_start" TEXT,
  "subscription_end" TEXT,
  CHECK (unit_open()),
  FOREIGN KEY ("logo_file_id") REFERENCES "stored_file"("id"),
  FOREIGN KEY ("default_calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "department" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "code" TEXT CHECK (length("code") <= 32),
  "description" TEXT CHECK (length("description") <= 1000),
  "parent_id" BLOB,
  "head_id" BLOB,
  "cost_center" TEXT CHECK (length("cost_center") <= 64),
  CHECK (unit_open()),
  FOREIGN KEY ("parent_id") REFERENCES "department"("id"),
  FOREIGN KEY ("head_id") REFERENCES "user_account"("id")
);
CREATE TABLE "department_member" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "department_id" BLOB NOT NULL,
  "user_id" BLOB NOT NULL,
  "role" TEXT NOT NULL DEFAULT 'member' CHECK ("role" IN ('member', 'lead')),
  "joined_at" INTEGER NOT NULL DEFAULT 0,
  "left_at" INTEGER,
  CHECK (unit_open()),
  FOREIGN KEY ("department_id") REFERENCES "department"("id"),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "team" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "description" TEXT CHECK (length("description") <= 1000),
  "department_id" BLOB,
  "lead_id" BLOB,
  "manager_id" BLOB,
  "kind" TEXT NOT NULL DEFAULT 'support' CHECK ("kind" = 'service_desk' OR "kind" = 'support' OR "kind" = 'infrastructure' OR "kind" = 'applications' OR "kind" = 'security' OR "kind" = 'development' OR "kind" = 'field' OR "kind" = 'other'),
  "tier" INTEGER NOT NULL DEFAULT 1,
  "escalation_team_id" BLOB,
  "strategy" TEXT NOT NULL DEFAULT 'least_loaded' CHECK ("strategy" = 'manual' OR "strategy" = 'round_robin' OR "strategy" = 'least_loaded' OR "strategy" = 'skill_based' OR "strategy" = 'priority_based' OR "strategy" = 'hybrid'),
  "calendar_id" BLOB,
  "require_on_shift" INTEGER NOT NULL DEFAULT 0 CHECK ("require_on_shift" IN (0, 1)),
  "default_capacity" INTEGER NOT NULL DEFAULT 20,
  "email" TEXT CHECK (length("email") <= 255),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  CHECK (tier BETWEEN 1 AND 4 AND default_capacity >= 0),
  FOREIGN KEY ("department_id") REFERENCES "department"("id"),
  FOREIGN KEY ("lead_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("manager_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("escalation_team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "team_member" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "team_id" BLOB NOT NULL,
  "user_id" BLOB NOT NULL,
  "role" TEXT NOT NULL DEFAULT 'member' CHECK ("role" = 'lead' OR "role" = 'senior' OR "role" = 'member' OR "role" = 'trainee'),
  "capacity" INTEGER,
  "rotation_order" INTEGER NOT NULL DEFAULT 0,
  "is_available" INTEGER NOT NULL DEFAULT 1 CHECK ("is_available" IN (0, 1)),
  "unavailable_until" INTEGER,
  "unavailable_reason" TEXT CHECK (length("unavailable_reason") <= 255),
  "joined_at" INTEGER NOT NULL DEFAULT 0,
  "left_at" INTEGER,
  CHECK (unit_open()),
  FOREIGN KEY ("team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "location" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "parent_id" BLOB,
  "kind" TEXT NOT NULL DEFAULT 'site' CHECK ("kind" = 'region' OR "kind" = 'site' OR "kind" = 'building' OR "kind" = 'floor' OR "kind" = 'room' OR "kind" = 'rack' OR "kind" = 'vehicle'),
  "address" TEXT CHECK (length("address") <= 500),
  "time_zone" TEXT CHECK (length("time_zone") <= 64),
  CHECK (unit_open()),
  FOREIGN KEY ("parent_id") REFERENCES "location"("id")
);
CREATE TABLE "category" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "module" TEXT NOT NULL DEFAULT 'incident' CHECK ("module" = 'incident' OR "module" = 'service_request' OR "module" = 'problem' OR "module" = 'change' OR "module" = 'asset' OR "module" = 'knowledge'),
  "parent_id" BLOB,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "code" TEXT CHECK (length("code") <= 32),
  "description" TEXT CHECK (length("description") <= 500),
  "default_team_id" BLOB,
  "default_priority" INTEGER,
  "required_skill_id" BLOB,
  "is_selectable" INTEGER NOT NULL DEFAULT 1 CHECK ("is_selectable" IN (0, 1)),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  "sort_order" INTEGER NOT NULL DEFAULT 0,
  CHECK (unit_open()),
  CHECK (default_priority IS NULL OR default_priority BETWEEN 1 AND 4),
  FOREIGN KEY ("parent_id") REFERENCES "category"("id"),
  FOREIGN KEY ("default_team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("required_skill_id") REFERENCES "skill"("id")
);
CREATE TABLE "assignment_rule" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "position" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "ticket_kind" TEXT NOT NULL DEFAULT 'any' CHECK ("ticket_kind" = 'incident' OR "ticket_kind" = 'service_request' OR "ticket_kind" = 'problem' OR "ticket_kind" = 'change' OR "ticket_kind" = 'any'),
  "condition" TEXT NOT NULL DEFAULT 'null',
  "target_team_id" BLOB,
  "target_user_id" BLOB,
  "strategy" TEXT CHECK ("strategy" = 'manual' OR "strategy" = 'round_robin' OR "strategy" = 'least_loaded' OR "strategy" = 'skill_based' OR "strategy" = 'priority_based' OR "strategy" = 'hybrid'),
  "overflow_team_id" BLOB,
  "overflow_after_minutes" INTEGER,
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  FOREIGN KEY ("target_team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("target_user_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("overflow_team_id") REFERENCES "team"("id")
);
CREATE TABLE "assignment_cursor" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "team_id" BLOB NOT NULL,
  "last_user_id" BLOB,
  "last_assigned_at" INTEGER,
  CHECK (unit_open()),
  FOREIGN KEY ("team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("last_user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "user_account" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "username" TEXT NOT NULL DEFAULT '' CHECK (length("username") <= 150),
  "email" TEXT CHECK (length("email") <= 255),
  "display_name" TEXT NOT NULL DEFAULT '' CHECK (length("display_name") <= 200),
  "first_name" TEXT CHECK (length("first_name") <= 100),
  "last_name" TEXT CHECK (length("last_name") <= 100),
  "phone" TEXT CHECK (length("phone") <= 32),
  "mobile" TEXT CHECK (length("mobile") <= 32),
  "job_title" TEXT CHECK (length("job_title") <= 120),
  "user_type" TEXT NOT NULL DEFAULT 'end_user' CHECK ("user_type" = 'end_user' OR "user_type" = 'agent' OR "user_type" = 'manager' OR "user_type" = 'administrator' OR "user_type" = 'service_account'),
  "department_id" BLOB,
  "location_id" BLOB,
  "manager_id" BLOB,
  "locale" TEXT NOT NULL DEFAULT 'en' CHECK (length("locale") <= 16),
  "time_zone" TEXT NOT NULL DEFAULT 'UTC' CHECK (length("time_zone") <= 64),
  "avatar_file_id" BLOB,
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  "is_verified" INTEGER NOT NULL DEFAULT 0 CHECK ("is_verified" IN (0, 1)),
  "deactivated_at" INTEGER,
  "hourly_cost_minor" INTEGER,
  "directory_source" TEXT NOT NULL DEFAULT 'local' CHECK ("directory_source" = 'local' OR "directory_source" = 'ldap' OR "directory_source" = 'sso' OR "directory_source" = 'scim'),
  "directory_guid" TEXT CHECK (length("directory_guid") <= 64),
  "directory_dn" TEXT CHECK (length("directory_dn") <= 512),
  "anonymized_at" INTEGER,
  "custom_fields" TEXT NOT NULL DEFAULT '{}',
  CHECK (unit_open()),
  FOREIGN KEY ("department_id") REFERENCES "department"("id"),
  FOREIGN KEY ("location_id") REFERENCES "location"("id"),
  FOREIGN KEY ("manager_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("avatar_file_id") REFERENCES "stored_file"("id")
);
CREATE TABLE "role" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "code" TEXT NOT NULL DEFAULT '' CHECK (length("code") <= 64),
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 100),
  "description" TEXT CHECK (length("description") <= 500),
  "is_system" INTEGER NOT NULL DEFAULT 0 CHECK ("is_system" IN (0, 1)),
  "is_default" INTEGER NOT NULL DEFAULT 0 CHECK ("is_default" IN (0, 1)),
  "requires_mfa" INTEGER NOT NULL DEFAULT 0 CHECK ("requires_mfa" IN (0, 1)),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open())
);
CREATE TABLE "permission" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "code" TEXT NOT NULL CHECK (length("code") <= 100),
  "module" TEXT NOT NULL CHECK (length("module") <= 40),
  "action" TEXT NOT NULL CHECK (length("action") <= 40),
  "description" TEXT NOT NULL CHECK (length("description") <= 255),
  "is_sensitive" INTEGER NOT NULL DEFAULT 0 CHECK ("is_sensitive" IN (0, 1))
);
CREATE TABLE "role_permission" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "role_id" BLOB NOT NULL,
  "permission_id" BLOB NOT NULL,
  "scope" TEXT NOT NULL DEFAULT 'organization' CHECK ("scope" = 'own' OR "scope" = 'team' OR "scope" = 'department' OR "scope" = 'organization'),
  CHECK (unit_open()),
  FOREIGN KEY ("role_id") REFERENCES "role"("id"),
  FOREIGN KEY ("permission_id") REFERENCES "permission"("id")
);
CREATE TABLE "user_role" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "user_id" BLOB NOT NULL,
  "role_id" BLOB NOT NULL,
  "team_id" BLOB,
  "granted_by" BLOB,
  "valid_from" INTEGER NOT NULL DEFAULT 0,
  "valid_until" INTEGER,
  "reason" TEXT CHECK (length("reason") <= 255),
  CHECK (unit_open()),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("role_id") REFERENCES "role"("id"),
  FOREIGN KEY ("team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("granted_by") REFERENCES "user_account"("id")
);
CREATE TABLE "password_history" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "user_id" BLOB NOT NULL,
  "password_hash" TEXT NOT NULL CHECK (length("password_hash") <= 255),
  "retired_at" INTEGER NOT NULL,
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "mfa_method" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "user_id" BLOB NOT NULL,
  "method" TEXT NOT NULL DEFAULT 'totp' CHECK ("method" IN ('totp')),
  "label" TEXT NOT NULL CHECK (length("label") <= 80),
  "secret_encrypted" BLOB NOT NULL,
  "confirmed_at" INTEGER,
  "last_used_step" INTEGER,
  "last_used_at" INTEGER,
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "mfa_recovery_code" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "user_id" BLOB NOT NULL,
  "code_hash" TEXT NOT NULL CHECK (length("code_hash") <= 255),
  "used_at" INTEGER,
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "login_attempt" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "user_id" BLOB,
  "username_tried" TEXT NOT NULL CHECK (length("username_tried") <= 255),
  "outcome" TEXT NOT NULL CHECK ("outcome" = 'success' OR "outcome" = 'bad_credentials' OR "outcome" = 'locked' OR "outcome" = 'inactive' OR "outcome" = 'mfa_required' OR "outcome" = 'mfa_failed' OR "outcome" = 'mfa_not_enrolled' OR "outcome" = 'expired_password' OR "outcome" = 'directory_unavailable' OR "outcome" = 'rate_limited'),
  "client" TEXT NOT NULL DEFAULT 'desktop' CHECK ("client" = 'desktop' OR "client" = 'api' OR "client" = 'cli'),
  "ip_address" TEXT CHECK (length("ip_address") <= 45),
  "device_name" TEXT CHECK (length("device_name") <= 120),
  "occurred_at" INTEGER NOT NULL,
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "user_session" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "user_id" BLOB NOT NULL,
  "client" TEXT NOT NULL DEFAULT 'desktop' CHECK ("client" = 'desktop' OR "client" = 'api' OR "client" = 'cli'),
  "token_hash" TEXT NOT NULL CHECK (length("token_hash") <= 64),
  "family_id" TEXT NOT NULL CHECK (length("family_id") <= 36),
  "device_name" TEXT CHECK (length("device_name") <= 120),
  "ip_address" TEXT CHECK (length("ip_address") <= 45),
  "started_at" INTEGER NOT NULL,
  "last_seen_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "mfa_verified_at" INTEGER,
  "impersonator_id" BLOB,
  "ended_at" INTEGER,
  "end_reason" TEXT CHECK ("end_reason" = 'logout' OR "end_reason" = 'timeout' OR "end_reason" = 'expired' OR "end_reason" = 'revoked' OR "end_reason" = 'password_change' OR "end_reason" = 'token_reuse'),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("impersonator_id") REFERENCES "user_account"("id")
);
CREATE TABLE "skill" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 80),
  "description" TEXT CHECK (length("description") <= 255),
  CHECK (unit_open())
);
CREATE TABLE "user_skill" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "user_id" BLOB NOT NULL,
  "skill_id" BLOB NOT NULL,
  "level" INTEGER NOT NULL DEFAULT 1,
  "valid_until" TEXT,
  CHECK (unit_open()),
  CHECK (level BETWEEN 1 AND 5),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("skill_id") REFERENCES "skill"("id")
);
CREATE TABLE "absence" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "user_id" BLOB NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'leave' CHECK ("kind" = 'leave' OR "kind" = 'sick' OR "kind" = 'training' OR "kind" = 'field_visit' OR "kind" = 'other'),
  "starts_at" INTEGER NOT NULL DEFAULT 0,
  "ends_at" INTEGER NOT NULL DEFAULT 0,
  "delegate_id" BLOB,
  "note" TEXT CHECK (length("note") <= 255),
  CHECK (unit_open()),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("delegate_id") REFERENCES "user_account"("id")
);
CREATE TABLE "credential" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "user_id" BLOB NOT NULL,
  "password_hash" TEXT CHECK (length("password_hash") <= 255),
  "password_changed_at" INTEGER,
  "must_change_password" INTEGER NOT NULL DEFAULT 0 CHECK ("must_change_password" IN (0, 1)),
  "last_login_at" INTEGER,
  "last_activity_at" INTEGER,
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "login_throttle" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "login_name" TEXT NOT NULL CHECK (length("login_name") <= 255),
  "failed_count" INTEGER NOT NULL DEFAULT 0,
  "locked_until" INTEGER,
  "window_started_at" INTEGER,
  "window_count" INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE "problem" (
  "row" INTEGER PRIMARY KEY,
  "ticket_id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "detection" TEXT NOT NULL DEFAULT 'reactive' CHECK ("detection" = 'reactive' OR "detection" = 'proactive' OR "detection" = 'trend' OR "detection" = 'major_incident' OR "detection" = 'supplier'),
  "owner_id" BLOB,
  "symptoms" TEXT,
  "impact_description" TEXT,
  "first_incident_at" INTEGER,
  "last_incident_at" INTEGER,
  "identified_at" INTEGER,
  "root_cause" TEXT,
  "root_cause_category" TEXT CHECK ("root_cause_category" = 'software_defect' OR "root_cause_category" = 'hardware_failure' OR "root_cause_category" = 'configuration' OR "root_cause_category" = 'capacity' OR "root_cause_category" = 'human_error' OR "root_cause_category" = 'process' OR "root_cause_category" = 'third_party' OR "root_cause_category" = 'security' OR "root_cause_category" = 'environment' OR "root_cause_category" = 'unknown'),
  "diagnosed_at" INTEGER,
  "workaround" TEXT,
  "permanent_solution" TEXT,
  "solution_identified_at" INTEGER,
  "monitoring_until" INTEGER,
  "next_review_on" TEXT,
  "resolution_code" TEXT CHECK ("resolution_code" = 'fixed_by_change' OR "resolution_code" = 'fixed_without_change' OR "resolution_code" = 'risk_accepted' OR "resolution_code" = 'no_longer_relevant' OR "resolution_code" = 'third_party_fix'),
  CHECK (unit_open()),
  FOREIGN KEY ("owner_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "service_request" (
  "row" INTEGER PRIMARY KEY,
  "ticket_id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "requested_for_id" BLOB,
  "form_version" INTEGER NOT NULL DEFAULT 1,
  "form_data" TEXT NOT NULL DEFAULT '{}',
  "submitted_at" INTEGER,
  "approval_status" TEXT NOT NULL DEFAULT 'not_required' CHECK ("approval_status" = 'not_required' OR "approval_status" = 'pending' OR "approval_status" = 'approved' OR "approval_status" = 'rejected' OR "approval_status" = 'expired'),
  "approval_round" INTEGER NOT NULL DEFAULT 0,
  "approved_at" INTEGER,
  "rejected_at" INTEGER,
  "rejection_reason" TEXT,
  "fulfilled_at" INTEGER,
  "fulfilment_notes" TEXT,
  "is_auto_fulfilled" INTEGER NOT NULL DEFAULT 0 CHECK ("is_auto_fulfilled" IN (0, 1)),
  "total_cost_minor" INTEGER,
  "currency" TEXT CHECK (length("currency") <= 3),
  CHECK (unit_open()),
  FOREIGN KEY ("requested_for_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "business_calendar" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "time_zone" TEXT NOT NULL DEFAULT '' CHECK (length("time_zone") <= 64),
  "is_24x7" INTEGER NOT NULL DEFAULT 0 CHECK ("is_24x7" IN (0, 1)),
  "observes_holidays" INTEGER NOT NULL DEFAULT 1 CHECK ("observes_holidays" IN (0, 1)),
  "parent_id" BLOB,
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  FOREIGN KEY ("parent_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "calendar_interval" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "calendar_id" BLOB NOT NULL,
  "weekday" INTEGER NOT NULL DEFAULT 0,
  "start_minute" INTEGER NOT NULL DEFAULT 0,
  "end_minute" INTEGER NOT NULL DEFAULT 0,
  CHECK (unit_open()),
  CHECK (weekday BETWEEN 1 AND 7 AND start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "calendar_holiday" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "calendar_id" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "holiday_on" TEXT NOT NULL DEFAULT '1970-01-01',
  "repeats_yearly" INTEGER NOT NULL DEFAULT 0 CHECK ("repeats_yearly" IN (0, 1)),
  CHECK (unit_open()),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "calendar_exception" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "calendar_id" BLOB NOT NULL,
  "exception_on" TEXT NOT NULL DEFAULT '1970-01-01',
  "intervals" TEXT NOT NULL DEFAULT '[]',
  "note" TEXT CHECK (length("note") <= 255),
  CHECK (unit_open()),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "sla_policy" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "description" TEXT CHECK (length("description") <= 1000),
  "agreement_type" TEXT NOT NULL DEFAULT 'sla' CHECK ("agreement_type" = 'sla' OR "agreement_type" = 'ola' OR "agreement_type" = 'uc'),
  "ticket_kind" TEXT NOT NULL DEFAULT 'any' CHECK ("ticket_kind" = 'any' OR "ticket_kind" = 'incident' OR "ticket_kind" = 'service_request' OR "ticket_kind" = 'problem' OR "ticket_kind" = 'change'),
  "service_id" BLOB,
  "service_category_id" BLOB,
  "category_id" BLOB,
  "impact" INTEGER,
  "urgency" INTEGER,
  "requester_id" BLOB,
  "department_id" BLOB,
  "location_id" BLOB,
  "team_id" BLOB,
  "supplier_id" BLOB,
  "calendar_id" BLOB NOT NULL,
  "start_on" TEXT NOT NULL DEFAULT 'created' CHECK ("start_on" = 'created' OR "start_on" = 'submitted' OR "start_on" = 'approved' OR "start_on" = 'assigned'),
  "pause_reasons" TEXT NOT NULL DEFAULT '["awaiting_requester","scheduled"]',
  "pause_on_approval" INTEGER NOT NULL DEFAULT 1 CHECK ("pause_on_approval" IN (0, 1)),
  "retarget_mode" TEXT NOT NULL DEFAULT 'keep_elapsed' CHECK ("retarget_mode" IN ('keep_elapsed', 'restart')),
  "reopen_mode" TEXT NOT NULL DEFAULT 'continue' CHECK ("reopen_mode" = 'continue' OR "reopen_mode" = 'restart' OR "reopen_mode" = 'none'),
  "precedence" INTEGER NOT NULL DEFAULT 0,
  "target_compliance_pct" INTEGER NOT NULL DEFAULT 9500,
  "effective_from" TEXT NOT NULL DEFAULT '1970-01-01',
  "effective_until" TEXT,
  "replaces_id" BLOB,
  "is_default" INTEGER NOT NULL DEFAULT 0 CHECK ("is_default" IN (0, 1)),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  CHECK (target_compliance_pct > 0 AND target_compliance_pct <= 10000),
  FOREIGN KEY ("service_id") REFERENCES "service"("id"),
  FOREIGN KEY ("service_category_id") REFERENCES "service_category"("id"),
  FOREIGN KEY ("category_id") REFERENCES "category"("id"),
  FOREIGN KEY ("requester_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("department_id") REFERENCES "department"("id"),
  FOREIGN KEY ("location_id") REFERENCES "location"("id"),
  FOREIGN KEY ("team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id"),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id"),
  FOREIGN KEY ("replaces_id") REFERENCES "sla_policy"("id")
);
CREATE TABLE "sla_target" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "policy_id" BLOB NOT NULL,
  "priority" INTEGER NOT NULL DEFAULT 0,
  "metric" TEXT NOT NULL DEFAULT 'response' CHECK ("metric" = 'response' OR "metric" = 'resolution' OR "metric" = 'update'),
  "target_minutes" INTEGER NOT NULL DEFAULT 0,
  "calendar_id" BLOB,
  "at_risk_pct" INTEGER NOT NULL DEFAULT 75,
  "critical_pct" INTEGER NOT NULL DEFAULT 90,
  CHECK (unit_open()),
  CHECK (priority BETWEEN 1 AND 4 AND target_minutes > 0 AND at_risk_pct > 0 AND at_risk_pct < critical_pct AND critical_pct < 100),
  FOREIGN KEY ("policy_id") REFERENCES "sla_policy"("id"),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "sla_clock" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "policy_id" BLOB NOT NULL,
  "target_id" BLOB NOT NULL,
  "agreement_type" TEXT NOT NULL CHECK ("agreement_type" = 'sla' OR "agreement_type" = 'ola' OR "agreement_type" = 'uc'),
  "metric" TEXT NOT NULL CHECK ("metric" = 'response' OR "metric" = 'resolution' OR "metric" = 'update'),
  "cycle" INTEGER NOT NULL DEFAULT 1,
  "team_id" BLOB,
  "supplier_id" BLOB,
  "calendar_id" BLOB NOT NULL,
  "target_minutes" INTEGER NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'running' CHECK ("state" = 'running' OR "state" = 'paused' OR "state" = 'stopped' OR "state" = 'cancelled'),
  "started_at" INTEGER NOT NULL,
  "elapsed_ms" INTEGER NOT NULL DEFAULT 0,
  "running_since" INTEGER,
  "due_at" INTEGER,
  "stopped_at" INTEGER,
  "outcome" TEXT NOT NULL DEFAULT 'pending' CHECK ("outcome" = 'pending' OR "outcome" = 'met' OR "outcome" = 'missed' OR "outcome" = 'cancelled'),
  "breached_at" INTEGER,
  "next_threshold_pct" INTEGER,
  "next_threshold_at" INTEGER,
  CHECK (unit_open()),
  CHECK (state <> 'running' OR (running_since IS NOT NULL AND due_at IS NOT NULL)),
  CHECK (state = 'running' OR (running_since IS NULL AND due_at IS NULL)),
  CHECK (elapsed_ms >= 0),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("policy_id") REFERENCES "sla_policy"("id"),
  FOREIGN KEY ("target_id") REFERENCES "sla_target"("id"),
  FOREIGN KEY ("team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id"),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "sla_clock_event" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "clock_id" BLOB NOT NULL,
  "event" TEXT NOT NULL CHECK ("event" = 'started' OR "event" = 'paused' OR "event" = 'resumed' OR "event" = 'retargeted' OR "event" = 'threshold' OR "event" = 'breached' OR "event" = 'stopped' OR "event" = 'restarted' OR "event" = 'cancelled' OR "event" = 'recalculated'),
  "occurred_at" INTEGER NOT NULL,
  "detected_at" INTEGER NOT NULL,
  "elapsed_ms" INTEGER NOT NULL,
  "target_minutes" INTEGER NOT NULL,
  "due_at" INTEGER,
  "threshold_pct" INTEGER,
  "reason" TEXT CHECK (length("reason") <= 255),
  CHECK (unit_open()),
  FOREIGN KEY ("clock_id") REFERENCES "sla_clock"("id")
);
CREATE TABLE "sla_breach" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "clock_id" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "policy_id" BLOB NOT NULL,
  "agreement_type" TEXT NOT NULL CHECK ("agreement_type" = 'sla' OR "agreement_type" = 'ola' OR "agreement_type" = 'uc'),
  "metric" TEXT NOT NULL CHECK ("metric" = 'response' OR "metric" = 'resolution' OR "metric" = 'update'),
  "due_at" INTEGER NOT NULL,
  "breached_at" INTEGER NOT NULL,
  "stopped_at" INTEGER,
  "overrun_ms" INTEGER,
  "overrun_elapsed_ms" INTEGER,
  "priority_at_breach" INTEGER NOT NULL,
  "team_id" BLOB,
  "user_id" BLOB,
  "cause" TEXT CHECK ("cause" = 'capacity' OR "cause" = 'skills' OR "cause" = 'third_party' OR "cause" = 'requester_delay' OR "cause" = 'misrouting' OR "cause" = 'change_failure' OR "cause" = 'tooling' OR "cause" = 'unknown' OR "cause" = 'other'),
  "cause_note" TEXT,
  "is_acknowledged" INTEGER NOT NULL DEFAULT 0 CHECK ("is_acknowledged" IN (0, 1)),
  "acknowledged_by" BLOB,
  "acknowledged_at" INTEGER,
  "voided_at" INTEGER,
  "voided_by" BLOB,
  "void_reason" TEXT CHECK (length("void_reason") <= 500),
  CHECK (unit_open()),
  CHECK (voided_at IS NULL OR void_reason IS NOT NULL),
  FOREIGN KEY ("clock_id") REFERENCES "sla_clock"("id"),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("policy_id") REFERENCES "sla_policy"("id"),
  FOREIGN KEY ("team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("acknowledged_by") REFERENCES "user_account"("id"),
  FOREIGN KEY ("voided_by") REFERENCES "user_account"("id")
);
CREATE TABLE "sla_escalation_rule" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "policy_id" BLOB,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "level" INTEGER NOT NULL DEFAULT 1,
  "trigger" TEXT NOT NULL DEFAULT 'percent_elapsed' CHECK ("trigger" = 'percent_elapsed' OR "trigger" = 'after_breach' OR "trigger" = 'time_in_status' OR "trigger" = 'no_update' OR "trigger" = 'reopened' OR "trigger" = 'manual' OR "trigger" = 'breach_risk'),
  "metric" TEXT NOT NULL DEFAULT 'any' CHECK ("metric" = 'response' OR "metric" = 'resolution' OR "metric" = 'update' OR "metric" = 'any'),
  "threshold" INTEGER NOT NULL DEFAULT 0,
  "ticket_kind" TEXT NOT NULL DEFAULT 'any' CHECK ("ticket_kind" = 'any' OR "ticket_kind" = 'incident' OR "ticket_kind" = 'service_request' OR "ticket_kind" = 'problem' OR "ticket_kind" = 'change'),
  "status_filter" TEXT CHECK (length("status_filter") <= 32),
  "priority_filter" TEXT,
  "escalation_type" TEXT NOT NULL DEFAULT 'hierarchic' CHECK ("escalation_type" IN ('functional', 'hierarchic')),
  "targets" TEXT NOT NULL DEFAULT 'null',
  "actions" TEXT NOT NULL DEFAULT 'null',
  "repeat_minutes" INTEGER,
  "max_repeats" INTEGER NOT NULL DEFAULT 0,
  "use_elapsed_time" INTEGER NOT NULL DEFAULT 0 CHECK ("use_elapsed_time" IN (0, 1)),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  CHECK (level BETWEEN 1 AND 5 AND threshold >= 0),
  FOREIGN KEY ("policy_id") REFERENCES "sla_policy"("id")
);
CREATE TABLE "escalation_event" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "rule_id" BLOB,
  "clock_id" BLOB,
  "level" INTEGER NOT NULL DEFAULT 0,
  "escalation_type" TEXT NOT NULL DEFAULT 'functional' CHECK ("escalation_type" IN ('functional', 'hierarchic')),
  "repeat_no" INTEGER NOT NULL DEFAULT 0,
  "crossed_at" INTEGER NOT NULL DEFAULT 0,
  "executed_at" INTEGER NOT NULL DEFAULT 0,
  "targets" TEXT NOT NULL DEFAULT 'null',
  "actions" TEXT NOT NULL DEFAULT 'null',
  "reason" TEXT CHECK (length("reason") <= 500),
  "triggered_by" BLOB,
  CHECK (unit_open()),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("rule_id") REFERENCES "sla_escalation_rule"("id"),
  FOREIGN KEY ("clock_id") REFERENCES "sla_clock"("id"),
  FOREIGN KEY ("triggered_by") REFERENCES "user_account"("id")
);
CREATE TABLE "sla_metric" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "period_start" TEXT NOT NULL,
  "agreement_type" TEXT NOT NULL DEFAULT 'sla' CHECK ("agreement_type" = 'sla' OR "agreement_type" = 'ola' OR "agreement_type" = 'uc'),
  "policy_id" BLOB,
  "metric" TEXT NOT NULL CHECK ("metric" = 'response' OR "metric" = 'resolution' OR "metric" = 'update'),
  "priority" INTEGER,
  "team_id" BLOB,
  "measured_count" INTEGER NOT NULL DEFAULT 0,
  "met_count" INTEGER NOT NULL DEFAULT 0,
  "missed_count" INTEGER NOT NULL DEFAULT 0,
  "voided_count" INTEGER NOT NULL DEFAULT 0,
  "compliance_pct" INTEGER,
  "target_pct" INTEGER NOT NULL DEFAULT 9500,
  "is_compliant" INTEGER CHECK ("is_compliant" IN (0, 1)),
  "avg_elapsed_minutes" INTEGER,
  "min_elapsed_minutes" INTEGER,
  "max_elapsed_minutes" INTEGER,
  "computed_at" INTEGER NOT NULL,
  CHECK (unit_open()),
  FOREIGN KEY ("policy_id") REFERENCES "sla_policy"("id"),
  FOREIGN KEY ("team_id") REFERENCES "team"("id")
);
CREATE TABLE "sla_ruling" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "act" TEXT NOT NULL DEFAULT 'acknowledged' CHECK ("act" = 'acknowledged' OR "act" = 'voided' OR "act" = 'recalculated'),
  "agreement_type" TEXT CHECK ("agreement_type" = 'sla' OR "agreement_type" = 'ola' OR "agreement_type" = 'uc'),
  "metric" TEXT CHECK ("metric" = 'response' OR "metric" = 'resolution' OR "metric" = 'update'),
  "cycle" INTEGER,
  "breached_at" INTEGER,
  "cause" TEXT CHECK ("cause" = 'capacity' OR "cause" = 'skills' OR "cause" = 'third_party' OR "cause" = 'requester_delay' OR "cause" = 'misrouting' OR "cause" = 'change_failure' OR "cause" = 'tooling' OR "cause" = 'unknown' OR "cause" = 'other'),
  "cause_note" TEXT,
  "reason" TEXT CHECK (length("reason") <= 500),
  CHECK (unit_open()),
  CHECK (act = 'recalculated' OR cycle IS NOT NULL),
  CHECK (act <> 'voided' OR reason IS NOT NULL),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "service_category" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "parent_id" BLOB,
  "description" TEXT CHECK (length("description") <= 1000),
  "icon" TEXT CHECK (length("icon") <= 64),
  "display_order" INTEGER NOT NULL DEFAULT 0,
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  FOREIGN KEY ("parent_id") REFERENCES "service_category"("id")
);
CREATE TABLE "service" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "code" TEXT NOT NULL DEFAULT '' CHECK (length("code") <= 32),
  "category_id" BLOB NOT NULL,
  "service_type" TEXT NOT NULL DEFAULT 'business' CHECK ("service_type" = 'business' OR "service_type" = 'technical' OR "service_type" = 'request_only' OR "service_type" = 'information'),
  "short_description" TEXT CHECK (length("short_description") <= 500),
  "description" TEXT NOT NULL DEFAULT '',
  "icon" TEXT CHECK (length("icon") <= 64),
  "owner_id" BLOB,
  "manager_id" BLOB,
  "support_team_id" BLOB,
  "fulfilment_team_id" BLOB,
  "criticality" TEXT NOT NULL DEFAULT 'medium' CHECK ("criticality" = 'critical' OR "criticality" = 'high' OR "criticality" = 'medium' OR "criticality" = 'low'),
  "lifecycle" TEXT NOT NULL DEFAULT 'draft' CHECK ("lifecycle" = 'draft' OR "lifecycle" = 'published' OR "lifecycle" = 'retired'),
  "is_requestable" INTEGER NOT NULL DEFAULT 0 CHECK ("is_requestable" IN (0, 1)),
  "requires_approval" INTEGER NOT NULL DEFAULT 0 CHECK ("requires_approval" IN (0, 1)),
  "price_minor" INTEGER,
  "currency" TEXT CHECK (length("currency") <= 3),
  "fulfilment_minutes" INTEGER NOT NULL DEFAULT 1440,
  "sla_policy_id" BLOB,
  "calendar_id" BLOB,
  "target_availability_pct" INTEGER,
  "form_version" INTEGER NOT NULL DEFAULT 1,
  "audience" TEXT,
  "display_order" INTEGER NOT NULL DEFAULT 0,
  CHECK (unit_open()),
  CHECK (target_availability_pct IS NULL OR (target_availability_pct > 0 AND target_availability_pct <= 10000)),
  FOREIGN KEY ("category_id") REFERENCES "service_category"("id"),
  FOREIGN KEY ("owner_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("manager_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("support_team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("fulfilment_team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("sla_policy_id") REFERENCES "sla_policy"("id"),
  FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")
);
CREATE TABLE "supplier" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 255),
  "code" TEXT CHECK (length("code") <= 32),
  "contact_name" TEXT CHECK (length("contact_name") <= 120),
  "email" TEXT CHECK (length("email") <= 255),
  "phone" TEXT CHECK (length("phone") <= 32),
  "address" TEXT CHECK (length("address") <= 500),
  "risk_rating" TEXT CHECK ("risk_rating" = 'low' OR "risk_rating" = 'medium' OR "risk_rating" = 'high' OR "risk_rating" = 'critical'),
  "last_review_on" TEXT,
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open())
);
CREATE TABLE "ticket" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "number" TEXT NOT NULL DEFAULT '' CHECK (length("number") <= 32),
  "kind" TEXT NOT NULL DEFAULT 'incident' CHECK ("kind" = 'incident' OR "kind" = 'service_request' OR "kind" = 'problem' OR "kind" = 'change'),
  "title" TEXT NOT NULL DEFAULT '' CHECK (length("title") <= 500),
  "description" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT 'draft' CHECK ("status" = 'draft' OR "status" = 'new' OR "status" = 'acknowledged' OR "status" = 'assigned' OR "status" = 'in_progress' OR "status" = 'on_hold' OR "status" = 'submitted' OR "status" = 'pending_approval' OR "status" = 'approved' OR "status" = 'rejected' OR "status" = 'scheduled' OR "status" = 'logged' OR "status" = 'investigating' OR "status" = 'diagnosed' OR "status" = 'solution_identified' OR "status" = 'monitoring' OR "status" = 'implemented' OR "status" = 'in_review' OR "status" = 'fulfilled' OR "status" = 'resolved' OR "status" = 'closed' OR "status" = 'cancelled'),
  "status_changed_at" INTEGER NOT NULL DEFAULT 0,
  "requester_id" BLOB NOT NULL,
  "channel" TEXT NOT NULL DEFAULT 'desktop' CHECK ("channel" = 'desktop' OR "channel" = 'portal' OR "channel" = 'email' OR "channel" = 'phone' OR "channel" = 'chat' OR "channel" = 'walk_in' OR "channel" = 'monitoring' OR "channel" = 'api' OR "channel" = 'import' OR "channel" = 'schedule'),
  "contact_email" TEXT CHECK (length("contact_email") <= 255),
  "contact_phone" TEXT CHECK (length("contact_phone") <= 32),
  "department_id" BLOB,
  "location_id" BLOB,
  "category_id" BLOB,
  "service_id" BLOB,
  "assigned_team_id" BLOB,
  "assigned_user_id" BLOB,
  "first_assigned_at" INTEGER,
  "assigned_at" INTEGER,
  "reassignment_count" INTEGER NOT NULL DEFAULT 0,
  "impact" INTEGER NOT NULL DEFAULT 3,
  "urgency" INTEGER NOT NULL DEFAULT 2,
  "priority" INTEGER NOT NULL DEFAULT 4,
  "priority_basis" TEXT NOT NULL DEFAULT 'matrix' CHECK ("priority_basis" = 'matrix' OR "priority_basis" = 'weighted' OR "priority_basis" = 'override' OR "priority_basis" = 'category_default'),
  "priority_override_reason" TEXT CHECK (length("priority_override_reason") <= 500),
  "priority_overridden_by" BLOB,
  "priority_score" INTEGER,
  "criticality" TEXT CHECK ("criticality" = 'critical' OR "criticality" = 'high' OR "criticality" = 'medium' OR "criticality" = 'low'),
  "affected_user_count" INTEGER NOT NULL DEFAULT 1,
  "hold_reason" TEXT CHECK ("hold_reason" = 'awaiting_requester' OR "hold_reason" = 'awaiting_supplier' OR "hold_reason" = 'awaiting_change' OR "hold_reason" = 'awaiting_problem' OR "hold_reason" = 'awaiting_fulfilment' OR "hold_reason" = 'awaiting_approval' OR "hold_reason" = 'scheduled' OR "hold_reason" = 'other'),
  "hold_until" INTEGER,
  "hold_supplier_id" BLOB,
  "hold_return_status" TEXT CHECK (length("hold_return_status") <= 32),
  "acknowledged_at" INTEGER,
  "first_response_at" INTEGER,
  "first_response_by" BLOB,
  "due_at" INTEGER,
  "resolved_at" INTEGER,
  "resolved_by" BLOB,
  "closed_at" INTEGER,
  "closed_by" BLOB,
  "close_reason" TEXT CHECK ("close_reason" = 'confirmed' OR "close_reason" = 'auto_closed' OR "close_reason" = 'no_response' OR "close_reason" = 'administrative'),
  "cancelled_at" INTEGER,
  "cancel_reason" TEXT CHECK ("cancel_reason" = 'duplicate' OR "cancel_reason" = 'raised_in_error' OR "cancel_reason" = 'withdrawn' OR "cancel_reason" = 'superseded' OR "cancel_reason" = 'rejected' OR "cancel_reason" = 'converted'),
  "reopen_count" INTEGER NOT NULL DEFAULT 0,
  "last_reopened_at" INTEGER,
  "escalation_level" INTEGER NOT NULL DEFAULT 0,
  "escalated_at" INTEGER,
  "escalation_state" TEXT NOT NULL DEFAULT 'none' CHECK ("escalation_state" = 'none' OR "escalation_state" = 'escalated' OR "escalation_state" = 'de_escalated'),
  "parent_id" BLOB,
  "template_id" BLOB,
  "confidentiality" TEXT NOT NULL DEFAULT 'normal' CHECK ("confidentiality" IN ('normal', 'restricted')),
  "custom_fields" TEXT NOT NULL DEFAULT '{}',
  "origin_node_id" BLOB,
  "is_open" INTEGER NOT NULL DEFAULT 1 CHECK ("is_open" IN (0, 1)),
  "next_due_at" INTEGER,
  "next_threshold_at" INTEGER,
  "breached_at" INTEGER,
  "priority_override" INTEGER,
  "at_risk_at" INTEGER,
  "critical_at" INTEGER,
  "is_clock_paused" INTEGER NOT NULL DEFAULT 0 CHECK ("is_clock_paused" IN (0, 1)),
  "noticed_until" INTEGER,
  "clock_calendar_id" BLOB,
  "priority_source" TEXT NOT NULL DEFAULT 'matrix' CHECK ("priority_source" = 'matrix' OR "priority_source" = 'weighted' OR "priority_source" = 'override' OR "priority_source" = 'category_default'),
  "is_clock_breached" INTEGER NOT NULL DEFAULT 0 CHECK ("is_clock_breached" IN (0, 1)),
  "queue_rank" INTEGER NOT NULL DEFAULT 9223372036854775807,
  "lacks_policy" INTEGER NOT NULL DEFAULT 0 CHECK ("lacks_policy" IN (0, 1)),
  CHECK (unit_open()),
  CHECK (impact BETWEEN 1 AND 3 AND urgency BETWEEN 1 AND 3 AND priority BETWEEN 1 AND 4),
  CHECK (affected_user_count >= 0 AND reopen_count >= 0 AND reassignment_count >= 0 AND escalation_level >= 0),
  CHECK ((kind='incident' AND status IN ('new','acknowledged','assigned','in_progress','on_hold','resolved','closed','cancelled')) OR (kind='service_request' AND status IN ('draft','submitted','pending_approval','approved','rejected','in_progress','on_hold','fulfilled','closed','cancelled')) OR (kind='problem' AND status IN ('logged','investigating','diagnosed','solution_identified','monitoring','on_hold','resolved','closed','cancelled')) OR (kind='change' AND status IN ('draft','submitted','pending_approval','approved','rejected','scheduled','in_progress','implemented','in_review','closed','cancelled'))),
  CHECK (parent_id IS NULL OR parent_id <> id),
  FOREIGN KEY ("requester_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("department_id") REFERENCES "department"("id"),
  FOREIGN KEY ("location_id") REFERENCES "location"("id"),
  FOREIGN KEY ("category_id") REFERENCES "category"("id"),
  FOREIGN KEY ("service_id") REFERENCES "service"("id"),
  FOREIGN KEY ("assigned_team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("assigned_user_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("priority_overridden_by") REFERENCES "user_account"("id"),
  FOREIGN KEY ("hold_supplier_id") REFERENCES "supplier"("id"),
  FOREIGN KEY ("first_response_by") REFERENCES "user_account"("id"),
  FOREIGN KEY ("resolved_by") REFERENCES "user_account"("id"),
  FOREIGN KEY ("closed_by") REFERENCES "user_account"("id"),
  FOREIGN KEY ("parent_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("template_id") REFERENCES "ticket_template"("id"),
  FOREIGN KEY ("origin_node_id") REFERENCES "sync_node"("id")
);
CREATE TABLE "ticket_comment" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "author_id" BLOB NOT NULL,
  "visibility" TEXT NOT NULL DEFAULT 'public' CHECK ("visibility" IN ('public', 'internal')),
  "kind" TEXT NOT NULL DEFAULT 'comment' CHECK ("kind" = 'comment' OR "kind" = 'work_note' OR "kind" = 'resolution' OR "kind" = 'system' OR "kind" = 'email_in' OR "kind" = 'approval_note'),
  "body" TEXT NOT NULL DEFAULT '',
  "body_format" TEXT NOT NULL DEFAULT 'plain' CHECK ("body_format" IN ('plain', 'markdown')),
  "reply_to_id" BLOB,
  "is_first_response" INTEGER NOT NULL DEFAULT 0 CHECK ("is_first_response" IN (0, 1)),
  "edited_at" INTEGER,
  "is_from_support" INTEGER NOT NULL DEFAULT 0 CHECK ("is_from_support" IN (0, 1)),
  "from_ticket_id" BLOB,
  CHECK (unit_open()),
  CHECK (author_id IS NOT NULL),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("author_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("reply_to_id") REFERENCES "ticket_comment"("id"),
  FOREIGN KEY ("from_ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "comment_mention" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "comment_id" BLOB NOT NULL,
  "user_id" BLOB NOT NULL,
  CHECK (unit_open()),
  FOREIGN KEY ("comment_id") REFERENCES "ticket_comment"("id"),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "attachment" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "file_id" BLOB NOT NULL,
  "file_name" TEXT NOT NULL DEFAULT '' CHECK (length("file_name") <= 255),
  "description" TEXT CHECK (length("description") <= 255),
  "visibility" TEXT NOT NULL DEFAULT 'public' CHECK ("visibility" IN ('public', 'internal')),
  "ticket_id" BLOB,
  "comment_id" BLOB,
  CHECK (unit_open()),
  FOREIGN KEY ("file_id") REFERENCES "stored_file"("id"),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("comment_id") REFERENCES "ticket_comment"("id")
);
CREATE TABLE "ticket_link" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "from_ticket_id" BLOB NOT NULL,
  "to_ticket_id" BLOB NOT NULL,
  "link_type" TEXT NOT NULL DEFAULT 'caused_by' CHECK ("link_type" = 'caused_by' OR "link_type" = 'fixed_by' OR "link_type" = 'caused_by_change' OR "link_type" = 'duplicates' OR "link_type" = 'relates_to' OR "link_type" = 'follow_up_of' OR "link_type" = 'converted_to' OR "link_type" = 'blocked_by' OR "link_type" = 'requires'),
  "is_primary" INTEGER NOT NULL DEFAULT 0 CHECK ("is_primary" IN (0, 1)),
  "note" TEXT CHECK (length("note") <= 255),
  "source" TEXT NOT NULL DEFAULT 'user' CHECK ("source" = 'user' OR "source" = 'rule' OR "source" = 'suggestion' OR "source" = 'import'),
  CHECK (unit_open()),
  CHECK (from_ticket_id <> to_ticket_id),
  FOREIGN KEY ("from_ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("to_ticket_id") REFERENCES "ticket"("id")
);
CREATE TABLE "ticket_service" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "service_id" BLOB NOT NULL,
  "degradation" TEXT NOT NULL DEFAULT 'degraded' CHECK ("degradation" = 'unavailable' OR "degradation" = 'degraded' OR "degradation" = 'at_risk' OR "degradation" = 'none'),
  CHECK (unit_open()),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("service_id") REFERENCES "service"("id")
);
CREATE TABLE "ticket_watcher" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "user_id" BLOB NOT NULL,
  "reason" TEXT NOT NULL DEFAULT 'manual' CHECK ("reason" = 'manual' OR "reason" = 'mention' OR "reason" = 'requester' OR "reason" = 'former_assignee' OR "reason" = 'parent_requester'),
  CHECK (unit_open()),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "ticket_tag" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "tag_id" BLOB NOT NULL,
  CHECK (unit_open()),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("tag_id") REFERENCES "tag"("id")
);
CREATE TABLE "ticket_task" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "sequence" INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '' CHECK (length("title") <= 255),
  "description" TEXT,
  "task_type" TEXT NOT NULL DEFAULT 'fulfilment' CHECK ("task_type" = 'fulfilment' OR "task_type" = 'implementation' OR "task_type" = 'test' OR "task_type" = 'backout' OR "task_type" = 'investigation' OR "task_type" = 'communication' OR "task_type" = 'follow_up' OR "task_type" = 'approval_preparation' OR "task_type" = 'field_visit'),
  "status" TEXT NOT NULL DEFAULT 'pending' CHECK ("status" = 'pending' OR "status" = 'ready' OR "status" = 'in_progress' OR "status" = 'blocked' OR "status" = 'done' OR "status" = 'skipped' OR "status" = 'failed'),
  "is_mandatory" INTEGER NOT NULL DEFAULT 1 CHECK ("is_mandatory" IN (0, 1)),
  "depends_on_id" BLOB,
  "assigned_team_id" BLOB,
  "assigned_user_id" BLOB,
  "planned_start_at" INTEGER,
  "planned_end_at" INTEGER,
  "due_at" INTEGER,
  "started_at" INTEGER,
  "completed_at" INTEGER,
  "outcome_note" TEXT,
  "estimate_minutes" INTEGER,
  "is_automated" INTEGER NOT NULL DEFAULT 0 CHECK ("is_automated" IN (0, 1)),
  "automation_action" TEXT,
  CHECK (unit_open()),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("depends_on_id") REFERENCES "ticket_task"("id"),
  FOREIGN KEY ("assigned_team_id") REFERENCES "team"("id"),
  FOREIGN KEY ("assigned_user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "time_entry" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "ticket_id" BLOB NOT NULL,
  "task_id" BLOB,
  "user_id" BLOB NOT NULL,
  "started_at" INTEGER NOT NULL DEFAULT 0,
  "minutes" INTEGER NOT NULL DEFAULT 0,
  "activity" TEXT NOT NULL DEFAULT 'resolution' CHECK ("activity" = 'analysis' OR "activity" = 'resolution' OR "activity" = 'travel' OR "activity" = 'communication' OR "activity" = 'administration'),
  "is_billable" INTEGER NOT NULL DEFAULT 0 CHECK ("is_billable" IN (0, 1)),
  "cost_minor" INTEGER,
  "note" TEXT CHECK (length("note") <= 500),
  CHECK (unit_open()),
  CHECK (minutes BETWEEN 1 AND 1440),
  FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id"),
  FOREIGN KEY ("task_id") REFERENCES "ticket_task"("id"),
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
);
CREATE TABLE "ticket_template" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'incident' CHECK ("kind" = 'incident' OR "kind" = 'service_request' OR "kind" = 'problem' OR "kind" = 'change'),
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "values" TEXT NOT NULL DEFAULT 'null',
  "tasks" TEXT NOT NULL DEFAULT '[]',
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open())
);
CREATE TABLE "text_module" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "owner_id" BLOB,
  "team_id" BLOB,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 120),
  "body" TEXT NOT NULL DEFAULT '',
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  CHECK (unit_open()),
  FOREIGN KEY ("owner_id") REFERENCES "user_account"("id"),
  FOREIGN KEY ("team_id") REFERENCES "team"("id")
);
CREATE TRIGGER "audit_anchor_guard_update" BEFORE UPDATE ON "audit_anchor" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "audit_anchor_guard_delete" BEFORE DELETE ON "audit_anchor" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "data_retention_policy_guard_update" BEFORE UPDATE ON "data_retention_policy" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "data_retention_policy_guard_delete" BEFORE DELETE ON "data_retention_policy" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "compliance_check_guard_update" BEFORE UPDATE ON "compliance_check" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "compliance_check_guard_delete" BEFORE DELETE ON "compliance_check" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "change_implementer" ON "change" (implementer_id) WHERE implementer_id IS NOT NULL;
CREATE TRIGGER "change_guard_update" BEFORE UPDATE ON "change" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "change_guard_delete" BEFORE DELETE ON "change" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "setting_key" ON "setting" (organization_id, key) WHERE deleted_at IS NULL;
CREATE TRIGGER "setting_guard_update" BEFORE UPDATE ON "setting" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "setting_guard_delete" BEFORE DELETE ON "setting" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "number_sequence_kind" ON "number_sequence" (organization_id, kind);
CREATE UNIQUE INDEX "number_block_first" ON "number_block" (sequence_id, first_value);
CREATE INDEX "number_block_free" ON "number_block" (sequence_id, node_id, first_value) WHERE next_value <= last_value;
CREATE TRIGGER "tag_guard_update" BEFORE UPDATE ON "tag" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "tag_guard_delete" BEFORE DELETE ON "tag" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "stored_file_sha256" ON "stored_file" (organization_id, sha256) WHERE deleted_at IS NULL;
CREATE TRIGGER "stored_file_guard_update" BEFORE UPDATE ON "stored_file" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "stored_file_guard_delete" BEFORE DELETE ON "stored_file" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "file_part_key" ON "file_part" (storage_key, part);
CREATE TRIGGER "saved_view_guard_update" BEFORE UPDATE ON "saved_view" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "saved_view_guard_delete" BEFORE DELETE ON "saved_view" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "schedule_guard_update" BEFORE UPDATE ON "schedule" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "schedule_guard_delete" BEFORE DELETE ON "schedule" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "schedule_run_schedule" ON "schedule_run" (schedule_id, due_at);
CREATE TRIGGER "schedule_run_guard_update" BEFORE UPDATE ON "schedule_run" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "schedule_run_guard_delete" BEFORE DELETE ON "schedule_run" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "job_lease_key" ON "job_lease" (job_key);
CREATE TRIGGER "import_job_guard_update" BEFORE UPDATE ON "import_job" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "import_job_guard_delete" BEFORE DELETE ON "import_job" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "import_error_job" ON "import_error" (job_id, row_no);
CREATE TRIGGER "import_error_guard_update" BEFORE UPDATE ON "import_error" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "import_error_guard_delete" BEFORE DELETE ON "import_error" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sync_node_guard_update" BEFORE UPDATE ON "sync_node" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sync_node_guard_delete" BEFORE DELETE ON "sync_node" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "incident_guard_update" BEFORE UPDATE ON "incident" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "incident_guard_delete" BEFORE DELETE ON "incident" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "incident_workaround_guard_update" BEFORE UPDATE ON "incident_workaround" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "incident_workaround_guard_delete" BEFORE DELETE ON "incident_workaround" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "incident_metric_guard_update" BEFORE UPDATE ON "incident_metric" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "incident_metric_guard_delete" BEFORE DELETE ON "incident_metric" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "priority_matrix_guard_update" BEFORE UPDATE ON "priority_matrix" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "priority_matrix_guard_delete" BEFORE DELETE ON "priority_matrix" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "jr_stream_device" ON "jr_stream" (space, device);
CREATE UNIQUE INDEX "jr_tx_stream" ON "jr_tx" (stream, seq);
CREATE INDEX "jr_tx_command" ON "jr_tx" (command_id);
CREATE INDEX "jr_tx_run" ON "jr_tx" (run_id, no) WHERE run_id IS NOT NULL;
CREATE INDEX "jr_root_no" ON "jr_root" (no);
CREATE TRIGGER "organization_guard_update" BEFORE UPDATE ON "organization" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "organization_guard_delete" BEFORE DELETE ON "organization" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "department_guard_update" BEFORE UPDATE ON "department" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "department_guard_delete" BEFORE DELETE ON "department" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "department_member_guard_update" BEFORE UPDATE ON "department_member" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "department_member_guard_delete" BEFORE DELETE ON "department_member" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "team_name" ON "team" (organization_id, name) WHERE deleted_at IS NULL;
CREATE TRIGGER "team_guard_update" BEFORE UPDATE ON "team" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "team_guard_delete" BEFORE DELETE ON "team" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "team_member_team" ON "team_member" (team_id);
CREATE INDEX "team_member_user" ON "team_member" (user_id);
CREATE TRIGGER "team_member_guard_update" BEFORE UPDATE ON "team_member" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "team_member_guard_delete" BEFORE DELETE ON "team_member" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "location_name" ON "location" (organization_id, parent_id, name) WHERE deleted_at IS NULL;
CREATE TRIGGER "location_guard_update" BEFORE UPDATE ON "location" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "location_guard_delete" BEFORE DELETE ON "location" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "category_parent" ON "category" (organization_id, module, parent_id, name) WHERE deleted_at IS NULL;
CREATE TRIGGER "category_guard_update" BEFORE UPDATE ON "category" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "category_guard_delete" BEFORE DELETE ON "category" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "assignment_rule_guard_update" BEFORE UPDATE ON "assignment_rule" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "assignment_rule_guard_delete" BEFORE DELETE ON "assignment_rule" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "assignment_cursor_guard_update" BEFORE UPDATE ON "assignment_cursor" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "assignment_cursor_guard_delete" BEFORE DELETE ON "assignment_cursor" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "user_account_username" ON "user_account" (organization_id, username) WHERE deleted_at IS NULL;
CREATE INDEX "user_account_name" ON "user_account" (organization_id, display_name) WHERE deleted_at IS NULL;
CREATE INDEX "user_account_email" ON "user_account" (organization_id, email) WHERE deleted_at IS NULL;
CREATE TRIGGER "user_account_guard_update" BEFORE UPDATE ON "user_account" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "user_account_guard_delete" BEFORE DELETE ON "user_account" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "role_code" ON "role" (organization_id, code) WHERE deleted_at IS NULL;
CREATE TRIGGER "role_guard_update" BEFORE UPDATE ON "role" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "role_guard_delete" BEFORE DELETE ON "role" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "permission_code" ON "permission" (code);
CREATE INDEX "role_permission_role" ON "role_permission" (role_id);
CREATE TRIGGER "role_permission_guard_update" BEFORE UPDATE ON "role_permission" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "role_permission_guard_delete" BEFORE DELETE ON "role_permission" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "user_role_user" ON "user_role" (user_id);
CREATE TRIGGER "user_role_guard_update" BEFORE UPDATE ON "user_role" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "user_role_guard_delete" BEFORE DELETE ON "user_role" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "password_history_user" ON "password_history" (user_id, created_at);
CREATE INDEX "login_attempt_name" ON "login_attempt" (username_tried, occurred_at);
CREATE INDEX "user_session_user" ON "user_session" (user_id, ended_at);
CREATE UNIQUE INDEX "user_session_token" ON "user_session" (token_hash);
CREATE TRIGGER "skill_guard_update" BEFORE UPDATE ON "skill" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "skill_guard_delete" BEFORE DELETE ON "skill" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "user_skill_guard_update" BEFORE UPDATE ON "user_skill" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "user_skill_guard_delete" BEFORE DELETE ON "user_skill" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "absence_guard_update" BEFORE UPDATE ON "absence" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "absence_guard_delete" BEFORE DELETE ON "absence" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE UNIQUE INDEX "credential_user" ON "credential" (user_id);
CREATE UNIQUE INDEX "login_throttle_name" ON "login_throttle" (login_name);
CREATE INDEX "problem_owner" ON "problem" (owner_id) WHERE owner_id IS NOT NULL;
CREATE TRIGGER "problem_guard_update" BEFORE UPDATE ON "problem" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "problem_guard_delete" BEFORE DELETE ON "problem" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "service_request_for" ON "service_request" (requested_for_id) WHERE requested_for_id IS NOT NULL;
CREATE TRIGGER "service_request_guard_update" BEFORE UPDATE ON "service_request" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "service_request_guard_delete" BEFORE DELETE ON "service_request" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "business_calendar_guard_update" BEFORE UPDATE ON "business_calendar" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "business_calendar_guard_delete" BEFORE DELETE ON "business_calendar" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "calendar_interval_calendar" ON "calendar_interval" (calendar_id);
CREATE TRIGGER "calendar_interval_guard_update" BEFORE UPDATE ON "calendar_interval" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "calendar_interval_guard_delete" BEFORE DELETE ON "calendar_interval" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "calendar_holiday_calendar" ON "calendar_holiday" (calendar_id);
CREATE TRIGGER "calendar_holiday_guard_update" BEFORE UPDATE ON "calendar_holiday" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "calendar_holiday_guard_delete" BEFORE DELETE ON "calendar_holiday" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "calendar_exception_calendar" ON "calendar_exception" (calendar_id);
CREATE TRIGGER "calendar_exception_guard_update" BEFORE UPDATE ON "calendar_exception" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "calendar_exception_guard_delete" BEFORE DELETE ON "calendar_exception" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_policy_guard_update" BEFORE UPDATE ON "sla_policy" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_policy_guard_delete" BEFORE DELETE ON "sla_policy" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "sla_target_policy" ON "sla_target" (policy_id);
CREATE TRIGGER "sla_target_guard_update" BEFORE UPDATE ON "sla_target" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_target_guard_delete" BEFORE DELETE ON "sla_target" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "sla_clock_ticket" ON "sla_clock" (ticket_id);
CREATE TRIGGER "sla_clock_guard_update" BEFORE UPDATE ON "sla_clock" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_clock_guard_delete" BEFORE DELETE ON "sla_clock" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "sla_clock_event_clock" ON "sla_clock_event" (clock_id);
CREATE TRIGGER "sla_clock_event_guard_update" BEFORE UPDATE ON "sla_clock_event" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_clock_event_guard_delete" BEFORE DELETE ON "sla_clock_event" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "sla_breach_ticket" ON "sla_breach" (ticket_id);
CREATE TRIGGER "sla_breach_guard_update" BEFORE UPDATE ON "sla_breach" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_breach_guard_delete" BEFORE DELETE ON "sla_breach" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_escalation_rule_guard_update" BEFORE UPDATE ON "sla_escalation_rule" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_escalation_rule_guard_delete" BEFORE DELETE ON "sla_escalation_rule" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "escalation_event_guard_update" BEFORE UPDATE ON "escalation_event" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "escalation_event_guard_delete" BEFORE DELETE ON "escalation_event" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_metric_guard_update" BEFORE UPDATE ON "sla_metric" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_metric_guard_delete" BEFORE DELETE ON "sla_metric" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "sla_ruling_ticket" ON "sla_ruling" (ticket_id);
CREATE TRIGGER "sla_ruling_guard_update" BEFORE UPDATE ON "sla_ruling" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "sla_ruling_guard_delete" BEFORE DELETE ON "sla_ruling" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "service_category_guard_update" BEFORE UPDATE ON "service_category" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "service_category_guard_delete" BEFORE DELETE ON "service_category" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "service_guard_update" BEFORE UPDATE ON "service" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "service_guard_delete" BEFORE DELETE ON "service" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "supplier_guard_update" BEFORE UPDATE ON "supplier" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "supplier_guard_delete" BEFORE DELETE ON "supplier" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "ticket_number" ON "ticket" (organization_id, number);
CREATE INDEX "ticket_updated" ON "ticket" (organization_id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_created" ON "ticket" (organization_id, created_at) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_requester" ON "ticket" (requester_id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_deleted" ON "ticket" (organization_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX "ticket_threshold" ON "ticket" (organization_id, next_threshold_at) WHERE next_threshold_at IS NOT NULL;
CREATE INDEX "ticket_hold_until" ON "ticket" (organization_id, hold_until) WHERE hold_until IS NOT NULL;
CREATE INDEX "ticket_resolved" ON "ticket" (organization_id, resolved_at) WHERE status = 'resolved';
CREATE INDEX "ticket_hold_linked" ON "ticket" (organization_id, hold_reason) WHERE hold_reason IN ('awaiting_change', 'awaiting_problem');
CREATE INDEX "ticket_parent" ON "ticket" (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX "ticket_open_rank" ON "ticket" (organization_id, queue_rank, created_at, assigned_team_id, assigned_user_id, status, priority, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_due" ON "ticket" (organization_id, coalesce(next_due_at, 9223372036854775807), assigned_team_id, assigned_user_id, status, priority, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_updated" ON "ticket" (organization_id, updated_at, assigned_team_id, assigned_user_id, status, priority, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_priority" ON "ticket" (organization_id, priority, created_at, assigned_team_id, assigned_user_id, status, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_team" ON "ticket" (organization_id, assigned_team_id, updated_at) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_user" ON "ticket" (organization_id, assigned_user_id, updated_at) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_created" ON "ticket" (organization_id, created_at, assigned_team_id, assigned_user_id, status) WHERE is_open AND deleted_at IS NULL;
CREATE TRIGGER "ticket_guard_update" BEFORE UPDATE ON "ticket" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_guard_delete" BEFORE DELETE ON "ticket" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "ticket_comment_ticket" ON "ticket_comment" (ticket_id, created_at);
CREATE TRIGGER "ticket_comment_guard_update" BEFORE UPDATE ON "ticket_comment" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_comment_guard_delete" BEFORE DELETE ON "ticket_comment" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "comment_mention_guard_update" BEFORE UPDATE ON "comment_mention" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "comment_mention_guard_delete" BEFORE DELETE ON "comment_mention" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "attachment_ticket" ON "attachment" (ticket_id) WHERE deleted_at IS NULL;
CREATE TRIGGER "attachment_guard_update" BEFORE UPDATE ON "attachment" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "attachment_guard_delete" BEFORE DELETE ON "attachment" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "ticket_link_from" ON "ticket_link" (from_ticket_id);
CREATE INDEX "ticket_link_to" ON "ticket_link" (to_ticket_id, link_type);
CREATE TRIGGER "ticket_link_guard_update" BEFORE UPDATE ON "ticket_link" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_link_guard_delete" BEFORE DELETE ON "ticket_link" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "ticket_service_ticket" ON "ticket_service" (ticket_id);
CREATE TRIGGER "ticket_service_guard_update" BEFORE UPDATE ON "ticket_service" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_service_guard_delete" BEFORE DELETE ON "ticket_service" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "ticket_watcher_ticket" ON "ticket_watcher" (ticket_id);
CREATE INDEX "ticket_watcher_user" ON "ticket_watcher" (user_id);
CREATE TRIGGER "ticket_watcher_guard_update" BEFORE UPDATE ON "ticket_watcher" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_watcher_guard_delete" BEFORE DELETE ON "ticket_watcher" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "ticket_tag_ticket" ON "ticket_tag" (ticket_id);
CREATE INDEX "ticket_tag_tag" ON "ticket_tag" (tag_id);
CREATE TRIGGER "ticket_tag_guard_update" BEFORE UPDATE ON "ticket_tag" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_tag_guard_delete" BEFORE DELETE ON "ticket_tag" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "ticket_task_ticket" ON "ticket_task" (ticket_id, sequence) WHERE deleted_at IS NULL;
CREATE TRIGGER "ticket_task_guard_update" BEFORE UPDATE ON "ticket_task" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_task_guard_delete" BEFORE DELETE ON "ticket_task" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "time_entry_ticket" ON "time_entry" (ticket_id) WHERE deleted_at IS NULL;
CREATE TRIGGER "time_entry_guard_update" BEFORE UPDATE ON "time_entry" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "time_entry_guard_delete" BEFORE DELETE ON "time_entry" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_template_guard_update" BEFORE UPDATE ON "ticket_template" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "ticket_template_guard_delete" BEFORE DELETE ON "ticket_template" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "text_module_guard_update" BEFORE UPDATE ON "text_module" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "text_module_guard_delete" BEFORE DELETE ON "text_module" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TABLE "search_state" ("one" INTEGER PRIMARY KEY CHECK ("one" = 1), "version" INTEGER NOT NULL);
CREATE TABLE "search_comment" ("document" INTEGER PRIMARY KEY, "comment_id" BLOB NOT NULL);
CREATE TABLE "search_word" ("word" TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE "search_text" USING fts5(number, title, body, people, internal, content = '', columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE "search_title" USING fts5(title, content = '', columnsize = 0, tokenize = 'trigram');
CREATE VIRTUAL TABLE "search_person" USING fts5(name, content = '', columnsize = 0, tokenize = 'ascii');
