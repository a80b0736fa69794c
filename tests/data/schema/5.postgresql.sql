CREATE SCHEMA homeport;
CREATE SCHEMA sec;
CREATE SEQUENCE homeport.jr_no AS bigint;
CREATE FUNCTION homeport.unit_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF coalesce(current_setting('homeport.unit', true), '') <> 'open' THEN RAISE EXCEPTION 'homeport: no unit of work is open' USING ERRCODE = 'HP001'; END IF; RETURN NULL; END $$;
CREATE TABLE homeport."audit_anchor" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "chain_node_id" varchar(36) NOT NULL DEFAULT '',
  "seq" bigint NOT NULL DEFAULT 0,
  "row_hash" varchar(64) NOT NULL DEFAULT '',
  "row_count" bigint NOT NULL DEFAULT 0,
  "anchored_at" bigint NOT NULL DEFAULT 0,
  "exported_to" varchar(255)
);
CREATE TABLE homeport."data_retention_policy" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "data_type" text NOT NULL DEFAULT 'closed_incidents' CHECK ("data_type" IN ('closed_incidents', 'closed_requests', 'closed_problems', 'closed_changes', 'audit_log', 'login_attempts', 'sessions', 'notifications', 'outbound_messages', 'attachments', 'user_data', 'inbound_email', 'monitoring_events', 'report_executions', 'sync_changes', 'metric_snapshots')),
  "retention_days" integer NOT NULL DEFAULT 0,
  "action" text NOT NULL DEFAULT 'archive_then_delete' CHECK ("action" IN ('delete', 'archive_then_delete', 'anonymize')),
  "basis" varchar(255),
  "is_active" boolean NOT NULL DEFAULT true,
  "last_run_at" bigint,
  CHECK (retention_days >= 1)
);
CREATE TABLE homeport."compliance_check" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "check_type" text NOT NULL DEFAULT 'iso27001' CHECK ("check_type" IN ('iso27001', 'iso20000', 'nist_csf', 'gdpr', 'soc2', 'hipaa', 'pci_dss', 'custom')),
  "name" varchar(255) NOT NULL DEFAULT '',
  "checked_at" bigint NOT NULL DEFAULT 0,
  "result" text NOT NULL DEFAULT 'pass' CHECK ("result" IN ('pass', 'fail', 'warning', 'not_applicable')),
  "is_automated" boolean NOT NULL DEFAULT false,
  "findings" text,
  "remediation_plan" text,
  "remediation_due_on" date,
  "next_check_on" date
);
CREATE TABLE homeport."change" (
  "ticket_id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "change_type" text NOT NULL DEFAULT 'normal' CHECK ("change_type" IN ('standard', 'normal', 'emergency')),
  "implementer_id" uuid,
  "justification" text,
  "risk_level" text NOT NULL DEFAULT 'medium' CHECK ("risk_level" IN ('minimal', 'low', 'medium', 'high', 'critical')),
  "risk_assessment" text,
  "risk_mitigation" text,
  "implementation_plan" text,
  "test_plan" text,
  "backout_plan" text,
  "planned_start_at" bigint,
  "planned_end_at" bigint,
  "backout_deadline_at" bigint,
  "planned_downtime_minutes" integer NOT NULL DEFAULT 0,
  "actual_start_at" bigint,
  "actual_end_at" bigint,
  "backout_started_at" bigint,
  "backout_ended_at" bigint,
  "outcome" text CHECK ("outcome" IN ('successful', 'successful_with_issues', 'failed', 'rolled_back')),
  "outcome_notes" text,
  "test_results" text,
  "is_unauthorized" boolean NOT NULL DEFAULT false,
  "approval_deadline_at" bigint,
  "collision_waiver_reason" varchar(500),
  "blackout_waiver_reason" varchar(500)
);
CREATE TABLE homeport."setting" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "scope" text NOT NULL DEFAULT 'organization' CHECK ("scope" IN ('organization', 'team', 'user')),
  "team_id" uuid,
  "user_id" uuid,
  "key" varchar(100) NOT NULL DEFAULT '',
  "value" json NOT NULL DEFAULT 'null'
);
CREATE TABLE homeport."number_sequence" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "kind" text NOT NULL CHECK ("kind" IN ('incident', 'service_request', 'problem', 'change', 'configuration_item', 'known_error', 'asset', 'article', 'contract', 'release', 'purchase_order')),
  "prefix" varchar(12) NOT NULL,
  "pad_width" integer NOT NULL DEFAULT 6,
  "next_value" bigint NOT NULL DEFAULT 1,
  CHECK (next_value >= 1 AND pad_width BETWEEN 3 AND 12)
);
CREATE TABLE homeport."number_block" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "sequence_id" uuid NOT NULL,
  "node_id" uuid NOT NULL,
  "first_value" bigint NOT NULL,
  "last_value" bigint NOT NULL,
  "next_value" bigint NOT NULL,
  CHECK (first_value <= last_value AND next_value BETWEEN first_value AND last_value + 1)
);
CREATE TABLE homeport."tag" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(60) NOT NULL DEFAULT '',
  "color" varchar(7)
);
CREATE TABLE homeport."stored_file" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "sha256" varchar(64) NOT NULL DEFAULT '',
  "size_bytes" bigint NOT NULL DEFAULT 0,
  "mime_type" varchar(120) NOT NULL DEFAULT '',
  "storage" text NOT NULL DEFAULT 'file_store' CHECK ("storage" IN ('file_store', 'database')),
  "storage_key" varchar(255),
  "content" bytea,
  "is_encrypted" boolean NOT NULL DEFAULT false,
  "scan_status" text NOT NULL DEFAULT 'not_scanned' CHECK ("scan_status" IN ('not_scanned', 'clean', 'infected', 'error')),
  "scanned_at" bigint,
  "body_key" bytea,
  CHECK (size_bytes >= 0)
);
CREATE TABLE homeport."file_part" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "storage_key" varchar(64) NOT NULL,
  "part" integer NOT NULL,
  "content" bytea NOT NULL
);
CREATE TABLE homeport."saved_view" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(120) NOT NULL DEFAULT '',
  "entity" text NOT NULL DEFAULT 'ticket' CHECK ("entity" IN ('ticket', 'incident', 'service_request', 'problem', 'change', 'configuration_item', 'asset', 'article', 'task', 'approval')),
  "owner_id" uuid,
  "team_id" uuid,
  "filter" json NOT NULL DEFAULT 'null',
  "columns" json NOT NULL DEFAULT 'null',
  "sort" json NOT NULL DEFAULT 'null',
  "group_by" varchar(64),
  "is_default" boolean NOT NULL DEFAULT false,
  "position" integer NOT NULL DEFAULT 0
);
CREATE TABLE homeport."schedule" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(160) NOT NULL DEFAULT '',
  "job_type" text NOT NULL DEFAULT 'create_ticket' CHECK ("job_type" IN ('create_ticket', 'run_report', 'sla_scan', 'escalation_scan', 'auto_close', 'retention', 'directory_sync', 'mailbox_poll', 'backup', 'digest', 'metric_rollup', 'chain_verify', 'review_reminder', 'custom_action')),
  "payload" json NOT NULL DEFAULT 'null',
  "frequency" text NOT NULL DEFAULT 'once' CHECK ("frequency" IN ('once', 'minutely', 'hourly', 'daily', 'weekly', 'monthly', 'yearly')),
  "interval_count" integer NOT NULL DEFAULT 1,
  "by_weekday" json,
  "by_month_day" json,
  "by_month" json,
  "local_time" varchar(5),
  "time_zone" varchar(64) NOT NULL DEFAULT 'UTC',
  "starts_at" bigint NOT NULL DEFAULT 0,
  "ends_at" bigint,
  "max_runs" integer,
  "day_adjust" text NOT NULL DEFAULT 'none' CHECK ("day_adjust" IN ('none', 'next_working_day', 'previous_working_day', 'skip')),
  "calendar_id" uuid,
  "misfire_policy" text NOT NULL DEFAULT 'run_once' CHECK ("misfire_policy" IN ('skip', 'run_once', 'run_all')),
  "next_run_at" bigint,
  "last_run_at" bigint,
  "is_active" boolean NOT NULL DEFAULT true,
  CHECK (interval_count >= 1)
);
CREATE TABLE homeport."schedule_run" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "schedule_id" uuid NOT NULL,
  "due_at" bigint NOT NULL DEFAULT 0,
  "started_at" bigint,
  "finished_at" bigint,
  "status" text NOT NULL DEFAULT 'running' CHECK ("status" IN ('running', 'succeeded', 'failed', 'skipped')),
  "node_id" uuid,
  "result" json,
  "error" text
);
CREATE TABLE homeport."job_lease" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "job_key" varchar(120) NOT NULL,
  "holder_node_id" uuid,
  "acquired_at" bigint,
  "expires_at" bigint
);
CREATE TABLE homeport."import_job" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "entity" varchar(64) NOT NULL DEFAULT '',
  "file_id" uuid,
  "format" text NOT NULL DEFAULT 'csv' CHECK ("format" IN ('csv', 'json')),
  "mapping" json NOT NULL DEFAULT 'null',
  "mode" text NOT NULL DEFAULT 'upsert' CHECK ("mode" IN ('create_only', 'update_only', 'upsert')),
  "match_key" varchar(64),
  "is_dry_run" boolean NOT NULL DEFAULT true,
  "status" text NOT NULL DEFAULT 'queued' CHECK ("status" IN ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled', 'undone')),
  "total_rows" integer NOT NULL DEFAULT 0,
  "created_rows" integer NOT NULL DEFAULT 0,
  "updated_rows" integer NOT NULL DEFAULT 0,
  "skipped_rows" integer NOT NULL DEFAULT 0,
  "failed_rows" integer NOT NULL DEFAULT 0,
  "started_at" bigint,
  "finished_at" bigint
);
CREATE TABLE homeport."import_error" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "job_id" uuid NOT NULL,
  "row_no" integer NOT NULL DEFAULT 0,
  "column_name" varchar(120),
  "code" varchar(64) NOT NULL DEFAULT '',
  "message" varchar(500) NOT NULL DEFAULT '',
  "row_data" json
);
CREATE TABLE homeport."sync_node" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(120) NOT NULL DEFAULT '',
  "node_kind" text NOT NULL DEFAULT 'workstation' CHECK ("node_kind" IN ('workstation', 'field', 'hub')),
  "user_id" uuid,
  "public_key" text,
  "last_seen_at" bigint,
  "schema_version" integer NOT NULL DEFAULT 1,
  "is_revoked" boolean NOT NULL DEFAULT false
);
CREATE TABLE homeport."incident" (
  "ticket_id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "detected_at" bigint,
  "outage_started_at" bigint,
  "outage_ended_at" bigint,
  "is_major" boolean NOT NULL DEFAULT false,
  "is_security" boolean NOT NULL DEFAULT false,
  "personal_data_involved" boolean NOT NULL DEFAULT false,
  "resolution_code" text CHECK ("resolution_code" IN ('fixed', 'workaround_applied', 'user_guidance', 'no_fault_found', 'not_reproducible', 'resolved_by_change', 'resolved_with_parent', 'third_party', 'self_resolved', 'duplicate', 'other')),
  "resolution_notes" text,
  "root_cause_note" text,
  "workaround_used" boolean NOT NULL DEFAULT false,
  "public_contact_count" integer NOT NULL DEFAULT 0,
  "user_confirmed_at" bigint
);
CREATE TABLE homeport."incident_workaround" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "title" varchar(255) NOT NULL DEFAULT '',
  "description" text NOT NULL DEFAULT '',
  "effectiveness" integer NOT NULL DEFAULT 3,
  "users_helped" integer NOT NULL DEFAULT 0,
  CHECK (effectiveness BETWEEN 1 AND 5)
);
CREATE TABLE homeport."incident_metric" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ack_minutes" integer,
  "first_response_minutes" integer,
  "first_response_business_minutes" integer,
  "resolution_minutes" integer,
  "resolution_business_minutes" integer,
  "hold_minutes" integer NOT NULL DEFAULT 0,
  "handling_minutes" integer NOT NULL DEFAULT 0,
  "is_fcr" boolean,
  "response_sla_met" boolean,
  "resolution_sla_met" boolean,
  "csat" integer,
  "reopen_count" integer NOT NULL DEFAULT 0,
  "reassignment_count" integer NOT NULL DEFAULT 0,
  "computed_at" bigint NOT NULL,
  CHECK (csat IS NULL OR csat BETWEEN 1 AND 5)
);
CREATE TABLE homeport."priority_matrix" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_kind" text NOT NULL DEFAULT 'any' CHECK ("ticket_kind" IN ('any', 'incident', 'service_request', 'problem', 'change')),
  "impact" integer NOT NULL DEFAULT 0,
  "urgency" integer NOT NULL DEFAULT 0,
  "priority" integer NOT NULL DEFAULT 0,
  CHECK (impact BETWEEN 1 AND 3 AND urgency BETWEEN 1 AND 3 AND priority BETWEEN 1 AND 4)
);
CREATE TABLE homeport."desk" (
  "one" integer NOT NULL,
  "replica_id" uuid NOT NULL,
  "schema_version" integer NOT NULL,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  PRIMARY KEY (one)
);
CREATE TABLE homeport."jr_stream" (
  "no" integer NOT NULL,
  "space" uuid NOT NULL,
  "device" uuid NOT NULL,
  "head" bigint NOT NULL,
  "hash" bytea NOT NULL,
  "last_stamp" bigint NOT NULL,
  "context" bytea NOT NULL,
  PRIMARY KEY (no)
);
CREATE TABLE homeport."jr_tx" (
  "no" bigint NOT NULL,
  "stream" integer NOT NULL,
  "seq" bigint NOT NULL,
  "stamp" bigint NOT NULL,
  "happened_at" bigint NOT NULL,
  "actor" uuid,
  "command" text NOT NULL,
  "command_id" uuid NOT NULL,
  "run_id" uuid,
  "state" integer NOT NULL,
  "hash" bytea NOT NULL,
  "body" bytea NOT NULL,
  "asked" bytea,
  PRIMARY KEY (no)
);
CREATE TABLE homeport."jr_root" (
  "root" uuid NOT NULL,
  "no" bigint NOT NULL,
  PRIMARY KEY (root, no)
);
CREATE TABLE homeport."jr_sibling" (
  "row_id" uuid NOT NULL,
  "table_id" integer NOT NULL,
  "field_id" integer NOT NULL,
  "stream" integer NOT NULL,
  "seq" bigint NOT NULL,
  "stamp" bigint NOT NULL,
  "value" bytea NOT NULL,
  PRIMARY KEY (row_id, table_id, field_id, stream, seq)
);
CREATE TABLE homeport."jr_move" (
  "table_id" integer NOT NULL,
  "row_id" uuid NOT NULL,
  "stream" integer NOT NULL,
  "seq" bigint NOT NULL,
  "stamp" bigint NOT NULL,
  "parent" uuid,
  PRIMARY KEY (table_id, row_id, stream, seq)
);
CREATE TABLE homeport."jr_attention" (
  "row_id" uuid NOT NULL,
  "stream" integer NOT NULL,
  "seq" bigint NOT NULL,
  "kind" text NOT NULL,
  PRIMARY KEY (row_id, stream, seq, kind)
);
CREATE TABLE homeport."jr_pending" (
  "device" uuid NOT NULL,
  "seq" bigint NOT NULL,
  "bytes" bytea NOT NULL,
  PRIMARY KEY (device, seq)
);
CREATE TABLE homeport."jr_quarantine" (
  "device" uuid NOT NULL,
  "seq" bigint NOT NULL,
  "hash" bytea NOT NULL,
  "reason" text NOT NULL,
  "bytes" bytea NOT NULL,
  PRIMARY KEY (device, seq, hash)
);
CREATE TABLE homeport."organization" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "slug" varchar(63) NOT NULL DEFAULT '',
  "description" varchar(1000),
  "domain" varchar(255),
  "email" varchar(255),
  "phone" varchar(32),
  "address" varchar(500),
  "city" varchar(100),
  "country" varchar(2),
  "time_zone" varchar(64) NOT NULL DEFAULT 'UTC',
  "locale" varchar(16) NOT NULL DEFAULT 'en',
  "currency" varchar(3) NOT NULL DEFAULT 'USD',
  "logo_file_id" uuid,
  "brand_color" varchar(7),
  "default_calendar_id" uuid,
  "is_active" boolean NOT NULL DEFAULT true,
  "max_users" integer,
  "max_storage_bytes" bigint,
  "subscription_tier" text NOT NULL DEFAULT 'community' CHECK ("subscription_tier" IN ('community', 'professional', 'enterprise')),
  "subscription_start" date,
  "subscription_end" date
);
CREATE TABLE homeport."department" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "code" varchar(32),
  "description" varchar(1000),
  "parent_id" uuid,
  "head_id" uuid,
  "cost_center" varchar(64)
);
CREATE TABLE homeport."department_member" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "department_id" uuid NOT NULL,
  "user_id" uuid NOT NULL,
  "role" text NOT NULL DEFAULT 'member' CHECK ("role" IN ('member', 'lead')),
  "joined_at" bigint NOT NULL DEFAULT 0,
  "left_at" bigint
);
CREATE TABLE homeport."team" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "description" varchar(1000),
  "department_id" uuid,
  "lead_id" uuid,
  "manager_id" uuid,
  "kind" text NOT NULL DEFAULT 'support' CHECK ("kind" IN ('service_desk', 'support', 'infrastructure', 'applications', 'security', 'development', 'field', 'other')),
  "tier" integer NOT NULL DEFAULT 1,
  "escalation_team_id" uuid,
  "strategy" text NOT NULL DEFAULT 'least_loaded' CHECK ("strategy" IN ('manual', 'round_robin', 'least_loaded', 'skill_based', 'priority_based', 'hybrid')),
  "calendar_id" uuid,
  "require_on_shift" boolean NOT NULL DEFAULT false,
  "default_capacity" integer NOT NULL DEFAULT 20,
  "email" varchar(255),
  "is_active" boolean NOT NULL DEFAULT true,
  CHECK (tier BETWEEN 1 AND 4 AND default_capacity >= 0)
);
CREATE TABLE homeport."team_member" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "team_id" uuid NOT NULL,
  "user_id" uuid NOT NULL,
  "role" text NOT NULL DEFAULT 'member' CHECK ("role" IN ('lead', 'senior', 'member', 'trainee')),
  "capacity" integer,
  "rotation_order" integer NOT NULL DEFAULT 0,
  "is_available" boolean NOT NULL DEFAULT true,
  "unavailable_until" bigint,
  "unavailable_reason" varchar(255),
  "joined_at" bigint NOT NULL DEFAULT 0,
  "left_at" bigint
);
CREATE TABLE homeport."location" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "parent_id" uuid,
  "kind" text NOT NULL DEFAULT 'site' CHECK ("kind" IN ('region', 'site', 'building', 'floor', 'room', 'rack', 'vehicle')),
  "address" varchar(500),
  "time_zone" varchar(64)
);
CREATE TABLE homeport."category" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "module" text NOT NULL DEFAULT 'incident' CHECK ("module" IN ('incident', 'service_request', 'problem', 'change', 'asset', 'knowledge')),
  "parent_id" uuid,
  "name" varchar(120) NOT NULL DEFAULT '',
  "code" varchar(32),
  "description" varchar(500),
  "default_team_id" uuid,
  "default_priority" integer,
  "required_skill_id" uuid,
  "is_selectable" boolean NOT NULL DEFAULT true,
  "is_active" boolean NOT NULL DEFAULT true,
  "sort_order" integer NOT NULL DEFAULT 0,
  CHECK (default_priority IS NULL OR default_priority BETWEEN 1 AND 4)
);
CREATE TABLE homeport."assignment_rule" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  "name" varchar(120) NOT NULL DEFAULT '',
  "ticket_kind" text NOT NULL DEFAULT 'any' CHECK ("ticket_kind" IN ('incident', 'service_request', 'problem', 'change', 'any')),
  "condition" json NOT NULL DEFAULT 'null',
  "target_team_id" uuid,
  "target_user_id" uuid,
  "strategy" text CHECK ("strategy" IN ('manual', 'round_robin', 'least_loaded', 'skill_based', 'priority_based', 'hybrid')),
  "overflow_team_id" uuid,
  "overflow_after_minutes" integer,
  "is_active" boolean NOT NULL DEFAULT true
);
CREATE TABLE homeport."assignment_cursor" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "team_id" uuid NOT NULL,
  "last_user_id" uuid,
  "last_assigned_at" bigint
);
CREATE TABLE homeport."user_account" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "username" varchar(150) NOT NULL DEFAULT '',
  "email" varchar(255),
  "display_name" varchar(200) NOT NULL DEFAULT '',
  "first_name" varchar(100),
  "last_name" varchar(100),
  "phone" varchar(32),
  "mobile" varchar(32),
  "job_title" varchar(120),
  "user_type" text NOT NULL DEFAULT 'end_user' CHECK ("user_type" IN ('end_user', 'agent', 'manager', 'administrator', 'service_account')),
  "department_id" uuid,
  "location_id" uuid,
  "manager_id" uuid,
  "locale" varchar(16) NOT NULL DEFAULT 'en',
  "time_zone" varchar(64) NOT NULL DEFAULT 'UTC',
  "avatar_file_id" uuid,
  "is_active" boolean NOT NULL DEFAULT true,
  "is_verified" boolean NOT NULL DEFAULT false,
  "deactivated_at" bigint,
  "hourly_cost_minor" bigint,
  "directory_source" text NOT NULL DEFAULT 'local' CHECK ("directory_source" IN ('local', 'ldap', 'sso', 'scim')),
  "directory_guid" varchar(64),
  "directory_dn" varchar(512),
  "anonymized_at" bigint,
  "custom_fields" json NOT NULL DEFAULT '{}'
);
CREATE TABLE homeport."role" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "code" varchar(64) NOT NULL DEFAULT '',
  "name" varchar(100) NOT NULL DEFAULT '',
  "description" varchar(500),
  "is_system" boolean NOT NULL DEFAULT false,
  "is_default" boolean NOT NULL DEFAULT false,
  "requires_mfa" boolean NOT NULL DEFAULT false,
  "is_active" boolean NOT NULL DEFAULT true
);
CREATE TABLE homeport."permission" (
  "id" uuid NOT NULL PRIMARY KEY,
  "code" varchar(100) NOT NULL,
  "module" varchar(40) NOT NULL,
  "action" varchar(40) NOT NULL,
  "description" varchar(255) NOT NULL,
  "is_sensitive" boolean NOT NULL DEFAULT false
);
CREATE TABLE homeport."role_permission" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "role_id" uuid NOT NULL,
  "permission_id" uuid NOT NULL,
  "scope" text NOT NULL DEFAULT 'organization' CHECK ("scope" IN ('own', 'team', 'department', 'organization'))
);
CREATE TABLE homeport."user_role" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "user_id" uuid NOT NULL,
  "role_id" uuid NOT NULL,
  "team_id" uuid,
  "granted_by" uuid,
  "valid_from" bigint NOT NULL DEFAULT 0,
  "valid_until" bigint,
  "reason" varchar(255)
);
CREATE TABLE sec."password_history" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "user_id" uuid NOT NULL,
  "password_hash" varchar(255) NOT NULL,
  "retired_at" bigint NOT NULL
);
CREATE TABLE sec."mfa_method" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "user_id" uuid NOT NULL,
  "method" text NOT NULL DEFAULT 'totp' CHECK ("method" IN ('totp')),
  "label" varchar(80) NOT NULL,
  "secret_encrypted" bytea NOT NULL,
  "confirmed_at" bigint,
  "last_used_step" bigint,
  "last_used_at" bigint
);
CREATE TABLE sec."mfa_recovery_code" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "user_id" uuid NOT NULL,
  "code_hash" varchar(255) NOT NULL,
  "used_at" bigint
);
CREATE TABLE sec."login_attempt" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "user_id" uuid,
  "username_tried" varchar(255) NOT NULL,
  "outcome" text NOT NULL CHECK ("outcome" IN ('success', 'bad_credentials', 'locked', 'inactive', 'mfa_required', 'mfa_failed', 'mfa_not_enrolled', 'expired_password', 'directory_unavailable', 'rate_limited')),
  "client" text NOT NULL DEFAULT 'desktop' CHECK ("client" IN ('desktop', 'api', 'cli')),
  "ip_address" varchar(45),
  "device_name" varchar(120),
  "occurred_at" bigint NOT NULL
);
CREATE TABLE sec."user_session" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "user_id" uuid NOT NULL,
  "client" text NOT NULL DEFAULT 'desktop' CHECK ("client" IN ('desktop', 'api', 'cli')),
  "token_hash" varchar(64) NOT NULL,
  "family_id" varchar(36) NOT NULL,
  "device_name" varchar(120),
  "ip_address" varchar(45),
  "started_at" bigint NOT NULL,
  "last_seen_at" bigint NOT NULL,
  "expires_at" bigint NOT NULL,
  "mfa_verified_at" bigint,
  "impersonator_id" uuid,
  "ended_at" bigint,
  "end_reason" text CHECK ("end_reason" IN ('logout', 'timeout', 'expired', 'revoked', 'password_change', 'token_reuse'))
);
CREATE TABLE homeport."skill" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(80) NOT NULL DEFAULT '',
  "description" varchar(255)
);
CREATE TABLE homeport."user_skill" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "user_id" uuid NOT NULL,
  "skill_id" uuid NOT NULL,
  "level" integer NOT NULL DEFAULT 1,
  "valid_until" date,
  CHECK (level BETWEEN 1 AND 5)
);
CREATE TABLE homeport."absence" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "user_id" uuid NOT NULL,
  "kind" text NOT NULL DEFAULT 'leave' CHECK ("kind" IN ('leave', 'sick', 'training', 'field_visit', 'other')),
  "starts_at" bigint NOT NULL DEFAULT 0,
  "ends_at" bigint NOT NULL DEFAULT 0,
  "delegate_id" uuid,
  "note" varchar(255)
);
CREATE TABLE sec."credential" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "user_id" uuid NOT NULL,
  "password_hash" varchar(255),
  "password_changed_at" bigint,
  "must_change_password" boolean NOT NULL DEFAULT false,
  "last_login_at" bigint,
  "last_activity_at" bigint
);
CREATE TABLE sec."login_throttle" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid,
  "created_at" bigint NOT NULL,
  "updated_at" bigint NOT NULL,
  "login_name" varchar(255) NOT NULL,
  "failed_count" integer NOT NULL DEFAULT 0,
  "locked_until" bigint,
  "window_started_at" bigint,
  "window_count" integer NOT NULL DEFAULT 0
);
CREATE TABLE homeport."problem" (
  "ticket_id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "detection" text NOT NULL DEFAULT 'reactive' CHECK ("detection" IN ('reactive', 'proactive', 'trend', 'major_incident', 'supplier')),
  "owner_id" uuid,
  "symptoms" text,
  "impact_description" text,
  "first_incident_at" bigint,
  "last_incident_at" bigint,
  "identified_at" bigint,
  "root_cause" text,
  "root_cause_category" text CHECK ("root_cause_category" IN ('software_defect', 'hardware_failure', 'configuration', 'capacity', 'human_error', 'process', 'third_party', 'security', 'environment', 'unknown')),
  "diagnosed_at" bigint,
  "workaround" text,
  "permanent_solution" text,
  "solution_identified_at" bigint,
  "monitoring_until" bigint,
  "next_review_on" date,
  "resolution_code" text CHECK ("resolution_code" IN ('fixed_by_change', 'fixed_without_change', 'risk_accepted', 'no_longer_relevant', 'third_party_fix'))
);
CREATE TABLE homeport."service_request" (
  "ticket_id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "requested_for_id" uuid,
  "form_version" integer NOT NULL DEFAULT 1,
  "form_data" json NOT NULL DEFAULT '{}',
  "submitted_at" bigint,
  "approval_status" text NOT NULL DEFAULT 'not_required' CHECK ("approval_status" IN ('not_required', 'pending', 'approved', 'rejected', 'expired')),
  "approval_round" integer NOT NULL DEFAULT 0,
  "approved_at" bigint,
  "rejected_at" bigint,
  "rejection_reason" text,
  "fulfilled_at" bigint,
  "fulfilment_notes" text,
  "is_auto_fulfilled" boolean NOT NULL DEFAULT false,
  "total_cost_minor" bigint,
  "currency" varchar(3)
);
CREATE TABLE homeport."business_calendar" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(120) NOT NULL DEFAULT '',
  "time_zone" varchar(64) NOT NULL DEFAULT '',
  "is_24x7" boolean NOT NULL DEFAULT false,
  "observes_holidays" boolean NOT NULL DEFAULT true,
  "parent_id" uuid,
  "is_active" boolean NOT NULL DEFAULT true
);
CREATE TABLE homeport."calendar_interval" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "calendar_id" uuid NOT NULL,
  "weekday" integer NOT NULL DEFAULT 0,
  "start_minute" integer NOT NULL DEFAULT 0,
  "end_minute" integer NOT NULL DEFAULT 0,
  CHECK (weekday BETWEEN 1 AND 7 AND start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440)
);
CREATE TABLE homeport."calendar_holiday" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "calendar_id" uuid NOT NULL,
  "name" varchar(120) NOT NULL DEFAULT '',
  "holiday_on" date NOT NULL DEFAULT '1970-01-01',
  "repeats_yearly" boolean NOT NULL DEFAULT false
);
CREATE TABLE homeport."calendar_exception" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "calendar_id" uuid NOT NULL,
  "exception_on" date NOT NULL DEFAULT '1970-01-01',
  "intervals" json NOT NULL DEFAULT '[]',
  "note" varchar(255)
);
CREATE TABLE homeport."sla_policy" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "description" varchar(1000),
  "agreement_type" text NOT NULL DEFAULT 'sla' CHECK ("agreement_type" IN ('sla', 'ola', 'uc')),
  "ticket_kind" text NOT NULL DEFAULT 'any' CHECK ("ticket_kind" IN ('any', 'incident', 'service_request', 'problem', 'change')),
  "service_id" uuid,
  "service_category_id" uuid,
  "category_id" uuid,
  "impact" integer,
  "urgency" integer,
  "requester_id" uuid,
  "department_id" uuid,
  "location_id" uuid,
  "team_id" uuid,
  "supplier_id" uuid,
  "calendar_id" uuid NOT NULL,
  "start_on" text NOT NULL DEFAULT 'created' CHECK ("start_on" IN ('created', 'submitted', 'approved', 'assigned')),
  "pause_reasons" json NOT NULL DEFAULT '["awaiting_requester","scheduled"]',
  "pause_on_approval" boolean NOT NULL DEFAULT true,
  "retarget_mode" text NOT NULL DEFAULT 'keep_elapsed' CHECK ("retarget_mode" IN ('keep_elapsed', 'restart')),
  "reopen_mode" text NOT NULL DEFAULT 'continue' CHECK ("reopen_mode" IN ('continue', 'restart', 'none')),
  "precedence" integer NOT NULL DEFAULT 0,
  "target_compliance_pct" integer NOT NULL DEFAULT 9500,
  "effective_from" date NOT NULL DEFAULT '1970-01-01',
  "effective_until" date,
  "replaces_id" uuid,
  "is_default" boolean NOT NULL DEFAULT false,
  "is_active" boolean NOT NULL DEFAULT true,
  CHECK (target_compliance_pct > 0 AND target_compliance_pct <= 10000)
);
CREATE TABLE homeport."sla_target" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "policy_id" uuid NOT NULL,
  "priority" integer NOT NULL DEFAULT 0,
  "metric" text NOT NULL DEFAULT 'response' CHECK ("metric" IN ('response', 'resolution', 'update')),
  "target_minutes" integer NOT NULL DEFAULT 0,
  "calendar_id" uuid,
  "at_risk_pct" integer NOT NULL DEFAULT 75,
  "critical_pct" integer NOT NULL DEFAULT 90,
  CHECK (priority BETWEEN 1 AND 4 AND target_minutes > 0 AND at_risk_pct > 0 AND at_risk_pct < critical_pct AND critical_pct < 100)
);
CREATE TABLE homeport."sla_clock" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "policy_id" uuid NOT NULL,
  "target_id" uuid NOT NULL,
  "agreement_type" text NOT NULL CHECK ("agreement_type" IN ('sla', 'ola', 'uc')),
  "metric" text NOT NULL CHECK ("metric" IN ('response', 'resolution', 'update')),
  "cycle" integer NOT NULL DEFAULT 1,
  "team_id" uuid,
  "supplier_id" uuid,
  "calendar_id" uuid NOT NULL,
  "target_minutes" integer NOT NULL,
  "state" text NOT NULL DEFAULT 'running' CHECK ("state" IN ('running', 'paused', 'stopped', 'cancelled')),
  "started_at" bigint NOT NULL,
  "elapsed_ms" bigint NOT NULL DEFAULT 0,
  "running_since" bigint,
  "due_at" bigint,
  "stopped_at" bigint,
  "outcome" text NOT NULL DEFAULT 'pending' CHECK ("outcome" IN ('pending', 'met', 'missed', 'cancelled')),
  "breached_at" bigint,
  "next_threshold_pct" integer,
  "next_threshold_at" bigint,
  CHECK (state <> 'running' OR (running_since IS NOT NULL AND due_at IS NOT NULL)),
  CHECK (state = 'running' OR (running_since IS NULL AND due_at IS NULL)),
  CHECK (elapsed_ms >= 0)
);
CREATE TABLE homeport."sla_clock_event" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "clock_id" uuid NOT NULL,
  "event" text NOT NULL CHECK ("event" IN ('started', 'paused', 'resumed', 'retargeted', 'threshold', 'breached', 'stopped', 'restarted', 'cancelled', 'recalculated')),
  "occurred_at" bigint NOT NULL,
  "detected_at" bigint NOT NULL,
  "elapsed_ms" bigint NOT NULL,
  "target_minutes" integer NOT NULL,
  "due_at" bigint,
  "threshold_pct" integer,
  "reason" varchar(255)
);
CREATE TABLE homeport."sla_breach" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "clock_id" uuid NOT NULL,
  "ticket_id" uuid NOT NULL,
  "policy_id" uuid NOT NULL,
  "agreement_type" text NOT NULL CHECK ("agreement_type" IN ('sla', 'ola', 'uc')),
  "metric" text NOT NULL CHECK ("metric" IN ('response', 'resolution', 'update')),
  "due_at" bigint NOT NULL,
  "breached_at" bigint NOT NULL,
  "stopped_at" bigint,
  "overrun_ms" bigint,
  "overrun_elapsed_ms" bigint,
  "priority_at_breach" integer NOT NULL,
  "team_id" uuid,
  "user_id" uuid,
  "cause" text CHECK ("cause" IN ('capacity', 'skills', 'third_party', 'requester_delay', 'misrouting', 'change_failure', 'tooling', 'unknown', 'other')),
  "cause_note" text,
  "is_acknowledged" boolean NOT NULL DEFAULT false,
  "acknowledged_by" uuid,
  "acknowledged_at" bigint,
  "voided_at" bigint,
  "voided_by" uuid,
  "void_reason" varchar(500),
  CHECK (voided_at IS NULL OR void_reason IS NOT NULL)
);
CREATE TABLE homeport."sla_escalation_rule" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "policy_id" uuid,
  "name" varchar(120) NOT NULL DEFAULT '',
  "level" integer NOT NULL DEFAULT 1,
  "trigger" text NOT NULL DEFAULT 'percent_elapsed' CHECK ("trigger" IN ('percent_elapsed', 'after_breach', 'time_in_status', 'no_update', 'reopened', 'manual', 'breach_risk')),
  "metric" text NOT NULL DEFAULT 'any' CHECK ("metric" IN ('response', 'resolution', 'update', 'any')),
  "threshold" integer NOT NULL DEFAULT 0,
  "ticket_kind" text NOT NULL DEFAULT 'any' CHECK ("ticket_kind" IN ('any', 'incident', 'service_request', 'problem', 'change')),
  "status_filter" varchar(32),
  "priority_filter" json,
  "escalation_type" text NOT NULL DEFAULT 'hierarchic' CHECK ("escalation_type" IN ('functional', 'hierarchic')),
  "targets" json NOT NULL DEFAULT 'null',
  "actions" json NOT NULL DEFAULT 'null',
  "repeat_minutes" integer,
  "max_repeats" integer NOT NULL DEFAULT 0,
  "use_elapsed_time" boolean NOT NULL DEFAULT false,
  "is_active" boolean NOT NULL DEFAULT true,
  CHECK (level BETWEEN 1 AND 5 AND threshold >= 0)
);
CREATE TABLE homeport."escalation_event" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "rule_id" uuid,
  "clock_id" uuid,
  "level" integer NOT NULL DEFAULT 0,
  "escalation_type" text NOT NULL DEFAULT 'functional' CHECK ("escalation_type" IN ('functional', 'hierarchic')),
  "repeat_no" integer NOT NULL DEFAULT 0,
  "crossed_at" bigint NOT NULL DEFAULT 0,
  "executed_at" bigint NOT NULL DEFAULT 0,
  "targets" json NOT NULL DEFAULT 'null',
  "actions" json NOT NULL DEFAULT 'null',
  "reason" varchar(500),
  "triggered_by" uuid
);
CREATE TABLE homeport."sla_metric" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "period_start" date NOT NULL,
  "agreement_type" text NOT NULL DEFAULT 'sla' CHECK ("agreement_type" IN ('sla', 'ola', 'uc')),
  "policy_id" uuid,
  "metric" text NOT NULL CHECK ("metric" IN ('response', 'resolution', 'update')),
  "priority" integer,
  "team_id" uuid,
  "measured_count" integer NOT NULL DEFAULT 0,
  "met_count" integer NOT NULL DEFAULT 0,
  "missed_count" integer NOT NULL DEFAULT 0,
  "voided_count" integer NOT NULL DEFAULT 0,
  "compliance_pct" integer,
  "target_pct" integer NOT NULL DEFAULT 9500,
  "is_compliant" boolean,
  "avg_elapsed_minutes" integer,
  "min_elapsed_minutes" integer,
  "max_elapsed_minutes" integer,
  "computed_at" bigint NOT NULL
);
CREATE TABLE homeport."sla_ruling" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "act" text NOT NULL DEFAULT 'acknowledged' CHECK ("act" IN ('acknowledged', 'voided', 'recalculated')),
  "agreement_type" text CHECK ("agreement_type" IN ('sla', 'ola', 'uc')),
  "metric" text CHECK ("metric" IN ('response', 'resolution', 'update')),
  "cycle" integer,
  "breached_at" bigint,
  "cause" text CHECK ("cause" IN ('capacity', 'skills', 'third_party', 'requester_delay', 'misrouting', 'change_failure', 'tooling', 'unknown', 'other')),
  "cause_note" text,
  "reason" varchar(500),
  CHECK (act = 'recalculated' OR cycle IS NOT NULL),
  CHECK (act <> 'voided' OR reason IS NOT NULL)
);
CREATE TABLE homeport."service_category" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "parent_id" uuid,
  "description" varchar(1000),
  "icon" varchar(64),
  "display_order" integer NOT NULL DEFAULT 0,
  "is_active" boolean NOT NULL DEFAULT true
);
CREATE TABLE homeport."service" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "code" varchar(32) NOT NULL DEFAULT '',
  "category_id" uuid NOT NULL,
  "service_type" text NOT NULL DEFAULT 'business' CHECK ("service_type" IN ('business', 'technical', 'request_only', 'information')),
  "short_description" varchar(500),
  "description" text NOT NULL DEFAULT '',
  "icon" varchar(64),
  "owner_id" uuid,
  "manager_id" uuid,
  "support_team_id" uuid,
  "fulfilment_team_id" uuid,
  "criticality" text NOT NULL DEFAULT 'medium' CHECK ("criticality" IN ('critical', 'high', 'medium', 'low')),
  "lifecycle" text NOT NULL DEFAULT 'draft' CHECK ("lifecycle" IN ('draft', 'published', 'retired')),
  "is_requestable" boolean NOT NULL DEFAULT false,
  "requires_approval" boolean NOT NULL DEFAULT false,
  "price_minor" bigint,
  "currency" varchar(3),
  "fulfilment_minutes" integer NOT NULL DEFAULT 1440,
  "sla_policy_id" uuid,
  "calendar_id" uuid,
  "target_availability_pct" integer,
  "form_version" integer NOT NULL DEFAULT 1,
  "audience" json,
  "display_order" integer NOT NULL DEFAULT 0,
  CHECK (target_availability_pct IS NULL OR (target_availability_pct > 0 AND target_availability_pct <= 10000))
);
CREATE TABLE homeport."supplier" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(255) NOT NULL DEFAULT '',
  "code" varchar(32),
  "contact_name" varchar(120),
  "email" varchar(255),
  "phone" varchar(32),
  "address" varchar(500),
  "risk_rating" text CHECK ("risk_rating" IN ('low', 'medium', 'high', 'critical')),
  "last_review_on" date,
  "is_active" boolean NOT NULL DEFAULT true
);
CREATE TABLE homeport."ticket" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "number" varchar(32) NOT NULL DEFAULT '',
  "kind" text NOT NULL DEFAULT 'incident' CHECK ("kind" IN ('incident', 'service_request', 'problem', 'change')),
  "title" varchar(500) NOT NULL DEFAULT '',
  "description" text NOT NULL DEFAULT '',
  "status" text NOT NULL DEFAULT 'draft' CHECK ("status" IN ('draft', 'new', 'acknowledged', 'assigned', 'in_progress', 'on_hold', 'submitted', 'pending_approval', 'approved', 'rejected', 'scheduled', 'logged', 'investigating', 'diagnosed', 'solution_identified', 'monitoring', 'implemented', 'in_review', 'fulfilled', 'resolved', 'closed', 'cancelled')),
  "status_changed_at" bigint NOT NULL DEFAULT 0,
  "requester_id" uuid NOT NULL,
  "channel" text NOT NULL DEFAULT 'desktop' CHECK ("channel" IN ('desktop', 'portal', 'email', 'phone', 'chat', 'walk_in', 'monitoring', 'api', 'import', 'schedule')),
  "contact_email" varchar(255),
  "contact_phone" varchar(32),
  "department_id" uuid,
  "location_id" uuid,
  "category_id" uuid,
  "service_id" uuid,
  "assigned_team_id" uuid,
  "assigned_user_id" uuid,
  "first_assigned_at" bigint,
  "assigned_at" bigint,
  "reassignment_count" integer NOT NULL DEFAULT 0,
  "impact" integer NOT NULL DEFAULT 3,
  "urgency" integer NOT NULL DEFAULT 2,
  "priority" integer NOT NULL DEFAULT 4,
  "priority_basis" text NOT NULL DEFAULT 'matrix' CHECK ("priority_basis" IN ('matrix', 'weighted', 'override', 'category_default')),
  "priority_override_reason" varchar(500),
  "priority_overridden_by" uuid,
  "priority_score" integer,
  "criticality" text CHECK ("criticality" IN ('critical', 'high', 'medium', 'low')),
  "affected_user_count" integer NOT NULL DEFAULT 1,
  "hold_reason" text CHECK ("hold_reason" IN ('awaiting_requester', 'awaiting_supplier', 'awaiting_change', 'awaiting_problem', 'awaiting_fulfilment', 'awaiting_approval', 'scheduled', 'other')),
  "hold_until" bigint,
  "hold_supplier_id" uuid,
  "hold_return_status" varchar(32),
  "acknowledged_at" bigint,
  "first_response_at" bigint,
  "first_response_by" uuid,
  "due_at" bigint,
  "resolved_at" bigint,
  "resolved_by" uuid,
  "closed_at" bigint,
  "closed_by" uuid,
  "close_reason" text CHECK ("close_reason" IN ('confirmed', 'auto_closed', 'no_response', 'administrative')),
  "cancelled_at" bigint,
  "cancel_reason" text CHECK ("cancel_reason" IN ('duplicate', 'raised_in_error', 'withdrawn', 'superseded', 'rejected', 'converted')),
  "reopen_count" integer NOT NULL DEFAULT 0,
  "last_reopened_at" bigint,
  "escalation_level" integer NOT NULL DEFAULT 0,
  "escalated_at" bigint,
  "escalation_state" text NOT NULL DEFAULT 'none' CHECK ("escalation_state" IN ('none', 'escalated', 'de_escalated')),
  "parent_id" uuid,
  "template_id" uuid,
  "confidentiality" text NOT NULL DEFAULT 'normal' CHECK ("confidentiality" IN ('normal', 'restricted')),
  "custom_fields" json NOT NULL DEFAULT '{}',
  "origin_node_id" uuid,
  "is_open" boolean NOT NULL DEFAULT true,
  "next_due_at" bigint,
  "next_threshold_at" bigint,
  "breached_at" bigint,
  "priority_override" integer,
  "at_risk_at" bigint,
  "critical_at" bigint,
  "is_clock_paused" boolean NOT NULL DEFAULT false,
  "noticed_until" bigint,
  "clock_calendar_id" uuid,
  "priority_source" text NOT NULL DEFAULT 'matrix' CHECK ("priority_source" IN ('matrix', 'weighted', 'override', 'category_default')),
  "is_clock_breached" boolean NOT NULL DEFAULT false,
  "queue_rank" bigint NOT NULL DEFAULT 9223372036854775807,
  "lacks_policy" boolean NOT NULL DEFAULT false,
  CHECK (impact BETWEEN 1 AND 3 AND urgency BETWEEN 1 AND 3 AND priority BETWEEN 1 AND 4),
  CHECK (affected_user_count >= 0 AND reopen_count >= 0 AND reassignment_count >= 0 AND escalation_level >= 0),
  CHECK ((kind='incident' AND status IN ('new','acknowledged','assigned','in_progress','on_hold','resolved','closed','cancelled')) OR (kind='service_request' AND status IN ('draft','submitted','pending_approval','approved','rejected','in_progress','on_hold','fulfilled','closed','cancelled')) OR (kind='problem' AND status IN ('logged','investigating','diagnosed','solution_identified','monitoring','on_hold','resolved','closed','cancelled')) OR (kind='change' AND status IN ('draft','submitted','pending_approval','approved','rejected','scheduled','in_progress','implemented','in_review','closed','cancelled'))),
  CHECK (parent_id IS NULL OR parent_id <> id)
);
CREATE TABLE homeport."ticket_comment" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "author_id" uuid NOT NULL,
  "visibility" text NOT NULL DEFAULT 'public' CHECK ("visibility" IN ('public', 'internal')),
  "kind" text NOT NULL DEFAULT 'comment' CHECK ("kind" IN ('comment', 'work_note', 'resolution', 'system', 'email_in', 'approval_note')),
  "body" text NOT NULL DEFAULT '',
  "body_format" text NOT NULL DEFAULT 'plain' CHECK ("body_format" IN ('plain', 'markdown')),
  "reply_to_id" uuid,
  "is_first_response" boolean NOT NULL DEFAULT false,
  "edited_at" bigint,
  "is_from_support" boolean NOT NULL DEFAULT false,
  "from_ticket_id" uuid,
  CHECK (author_id IS NOT NULL)
);
CREATE TABLE homeport."comment_mention" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "comment_id" uuid NOT NULL,
  "user_id" uuid NOT NULL
);
CREATE TABLE homeport."attachment" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "file_id" uuid NOT NULL,
  "file_name" varchar(255) NOT NULL DEFAULT '',
  "description" varchar(255),
  "visibility" text NOT NULL DEFAULT 'public' CHECK ("visibility" IN ('public', 'internal')),
  "ticket_id" uuid,
  "comment_id" uuid
);
CREATE TABLE homeport."ticket_link" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "from_ticket_id" uuid NOT NULL,
  "to_ticket_id" uuid NOT NULL,
  "link_type" text NOT NULL DEFAULT 'caused_by' CHECK ("link_type" IN ('caused_by', 'fixed_by', 'caused_by_change', 'duplicates', 'relates_to', 'follow_up_of', 'converted_to', 'blocked_by', 'requires')),
  "is_primary" boolean NOT NULL DEFAULT false,
  "note" varchar(255),
  "source" text NOT NULL DEFAULT 'user' CHECK ("source" IN ('user', 'rule', 'suggestion', 'import')),
  CHECK (from_ticket_id <> to_ticket_id)
);
CREATE TABLE homeport."ticket_service" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "service_id" uuid NOT NULL,
  "degradation" text NOT NULL DEFAULT 'degraded' CHECK ("degradation" IN ('unavailable', 'degraded', 'at_risk', 'none'))
);
CREATE TABLE homeport."ticket_watcher" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "user_id" uuid NOT NULL,
  "reason" text NOT NULL DEFAULT 'manual' CHECK ("reason" IN ('manual', 'mention', 'requester', 'former_assignee', 'parent_requester'))
);
CREATE TABLE homeport."ticket_tag" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "tag_id" uuid NOT NULL
);
CREATE TABLE homeport."ticket_task" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "sequence" integer NOT NULL DEFAULT 0,
  "title" varchar(255) NOT NULL DEFAULT '',
  "description" text,
  "task_type" text NOT NULL DEFAULT 'fulfilment' CHECK ("task_type" IN ('fulfilment', 'implementation', 'test', 'backout', 'investigation', 'communication', 'follow_up', 'approval_preparation', 'field_visit')),
  "status" text NOT NULL DEFAULT 'pending' CHECK ("status" IN ('pending', 'ready', 'in_progress', 'blocked', 'done', 'skipped', 'failed')),
  "is_mandatory" boolean NOT NULL DEFAULT true,
  "depends_on_id" uuid,
  "assigned_team_id" uuid,
  "assigned_user_id" uuid,
  "planned_start_at" bigint,
  "planned_end_at" bigint,
  "due_at" bigint,
  "started_at" bigint,
  "completed_at" bigint,
  "outcome_note" text,
  "estimate_minutes" integer,
  "is_automated" boolean NOT NULL DEFAULT false,
  "automation_action" json
);
CREATE TABLE homeport."time_entry" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "ticket_id" uuid NOT NULL,
  "task_id" uuid,
  "user_id" uuid NOT NULL,
  "started_at" bigint NOT NULL DEFAULT 0,
  "minutes" integer NOT NULL DEFAULT 0,
  "activity" text NOT NULL DEFAULT 'resolution' CHECK ("activity" IN ('analysis', 'resolution', 'travel', 'communication', 'administration')),
  "is_billable" boolean NOT NULL DEFAULT false,
  "cost_minor" bigint,
  "note" varchar(500),
  CHECK (minutes BETWEEN 1 AND 1440)
);
CREATE TABLE homeport."ticket_template" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "kind" text NOT NULL DEFAULT 'incident' CHECK ("kind" IN ('incident', 'service_request', 'problem', 'change')),
  "name" varchar(120) NOT NULL DEFAULT '',
  "values" json NOT NULL DEFAULT 'null',
  "tasks" json NOT NULL DEFAULT '[]',
  "is_active" boolean NOT NULL DEFAULT true
);
CREATE TABLE homeport."text_module" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "owner_id" uuid,
  "team_id" uuid,
  "name" varchar(120) NOT NULL DEFAULT '',
  "body" text NOT NULL DEFAULT '',
  "is_active" boolean NOT NULL DEFAULT true
);
CREATE TRIGGER "audit_anchor_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."audit_anchor" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE TRIGGER "data_retention_policy_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."data_retention_policy" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE TRIGGER "compliance_check_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."compliance_check" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "change_implementer" ON homeport."change" (implementer_id) WHERE implementer_id IS NOT NULL;
ALTER TABLE homeport."change" ADD CONSTRAINT "change_implementer_id" FOREIGN KEY ("implementer_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."change" ADD FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "change_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."change" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "setting_key" ON homeport."setting" (organization_id, key) WHERE deleted_at IS NULL;
ALTER TABLE homeport."setting" ADD CONSTRAINT "setting_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."setting" ADD CONSTRAINT "setting_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "setting_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."setting" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "number_sequence_kind" ON homeport."number_sequence" (organization_id, kind);
CREATE UNIQUE INDEX "number_block_first" ON homeport."number_block" (sequence_id, first_value);
CREATE INDEX "number_block_free" ON homeport."number_block" (sequence_id, node_id, first_value) WHERE next_value <= last_value;
ALTER TABLE homeport."number_block" ADD CONSTRAINT "number_block_sequence_id" FOREIGN KEY ("sequence_id") REFERENCES homeport."number_sequence"("id");
CREATE TRIGGER "tag_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."tag" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "stored_file_sha256" ON homeport."stored_file" (organization_id, sha256) WHERE deleted_at IS NULL;
CREATE TRIGGER "stored_file_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."stored_file" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "file_part_key" ON homeport."file_part" (storage_key, part);
ALTER TABLE homeport."saved_view" ADD CONSTRAINT "saved_view_owner_id" FOREIGN KEY ("owner_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."saved_view" ADD CONSTRAINT "saved_view_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
CREATE TRIGGER "saved_view_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."saved_view" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."schedule" ADD CONSTRAINT "schedule_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "schedule_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."schedule" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "schedule_run_schedule" ON homeport."schedule_run" (schedule_id, due_at);
ALTER TABLE homeport."schedule_run" ADD CONSTRAINT "schedule_run_schedule_id" FOREIGN KEY ("schedule_id") REFERENCES homeport."schedule"("id");
ALTER TABLE homeport."schedule_run" ADD CONSTRAINT "schedule_run_node_id" FOREIGN KEY ("node_id") REFERENCES homeport."sync_node"("id");
CREATE TRIGGER "schedule_run_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."schedule_run" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "job_lease_key" ON homeport."job_lease" (job_key);
ALTER TABLE homeport."job_lease" ADD CONSTRAINT "job_lease_holder_node_id" FOREIGN KEY ("holder_node_id") REFERENCES homeport."sync_node"("id");
ALTER TABLE homeport."import_job" ADD CONSTRAINT "import_job_file_id" FOREIGN KEY ("file_id") REFERENCES homeport."stored_file"("id");
CREATE TRIGGER "import_job_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."import_job" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "import_error_job" ON homeport."import_error" (job_id, row_no);
ALTER TABLE homeport."import_error" ADD CONSTRAINT "import_error_job_id" FOREIGN KEY ("job_id") REFERENCES homeport."import_job"("id");
CREATE TRIGGER "import_error_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."import_error" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."sync_node" ADD CONSTRAINT "sync_node_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "sync_node_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sync_node" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."incident" ADD FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "incident_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."incident" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."incident_workaround" ADD CONSTRAINT "incident_workaround_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "incident_workaround_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."incident_workaround" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE TRIGGER "incident_metric_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."incident_metric" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE TRIGGER "priority_matrix_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."priority_matrix" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "jr_stream_device" ON homeport."jr_stream" (space, device);
CREATE UNIQUE INDEX "jr_tx_stream" ON homeport."jr_tx" (stream, seq);
CREATE INDEX "jr_tx_command" ON homeport."jr_tx" (command_id);
CREATE INDEX "jr_tx_run" ON homeport."jr_tx" (run_id, no) WHERE run_id IS NOT NULL;
CREATE INDEX "jr_root_no" ON homeport."jr_root" (no);
ALTER TABLE homeport."organization" ADD CONSTRAINT "organization_logo_file_id" FOREIGN KEY ("logo_file_id") REFERENCES homeport."stored_file"("id");
ALTER TABLE homeport."organization" ADD CONSTRAINT "organization_default_calendar_id" FOREIGN KEY ("default_calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "organization_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."organization" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."department" ADD CONSTRAINT "department_parent_id" FOREIGN KEY ("parent_id") REFERENCES homeport."department"("id");
ALTER TABLE homeport."department" ADD CONSTRAINT "department_head_id" FOREIGN KEY ("head_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "department_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."department" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."department_member" ADD CONSTRAINT "department_member_department_id" FOREIGN KEY ("department_id") REFERENCES homeport."department"("id");
ALTER TABLE homeport."department_member" ADD CONSTRAINT "department_member_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "department_member_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."department_member" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "team_name" ON homeport."team" (organization_id, name) WHERE deleted_at IS NULL;
ALTER TABLE homeport."team" ADD CONSTRAINT "team_department_id" FOREIGN KEY ("department_id") REFERENCES homeport."department"("id");
ALTER TABLE homeport."team" ADD CONSTRAINT "team_lead_id" FOREIGN KEY ("lead_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."team" ADD CONSTRAINT "team_manager_id" FOREIGN KEY ("manager_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."team" ADD CONSTRAINT "team_escalation_team_id" FOREIGN KEY ("escalation_team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."team" ADD CONSTRAINT "team_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "team_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."team" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "team_member_team" ON homeport."team_member" (team_id);
CREATE INDEX "team_member_user" ON homeport."team_member" (user_id);
ALTER TABLE homeport."team_member" ADD CONSTRAINT "team_member_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."team_member" ADD CONSTRAINT "team_member_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "team_member_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."team_member" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "location_name" ON homeport."location" (organization_id, parent_id, name) WHERE deleted_at IS NULL;
ALTER TABLE homeport."location" ADD CONSTRAINT "location_parent_id" FOREIGN KEY ("parent_id") REFERENCES homeport."location"("id");
CREATE TRIGGER "location_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."location" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "category_parent" ON homeport."category" (organization_id, module, parent_id, name) WHERE deleted_at IS NULL;
ALTER TABLE homeport."category" ADD CONSTRAINT "category_parent_id" FOREIGN KEY ("parent_id") REFERENCES homeport."category"("id");
ALTER TABLE homeport."category" ADD CONSTRAINT "category_default_team_id" FOREIGN KEY ("default_team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."category" ADD CONSTRAINT "category_required_skill_id" FOREIGN KEY ("required_skill_id") REFERENCES homeport."skill"("id");
CREATE TRIGGER "category_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."category" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."assignment_rule" ADD CONSTRAINT "assignment_rule_target_team_id" FOREIGN KEY ("target_team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."assignment_rule" ADD CONSTRAINT "assignment_rule_target_user_id" FOREIGN KEY ("target_user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."assignment_rule" ADD CONSTRAINT "assignment_rule_overflow_team_id" FOREIGN KEY ("overflow_team_id") REFERENCES homeport."team"("id");
CREATE TRIGGER "assignment_rule_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."assignment_rule" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."assignment_cursor" ADD CONSTRAINT "assignment_cursor_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."assignment_cursor" ADD CONSTRAINT "assignment_cursor_last_user_id" FOREIGN KEY ("last_user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "assignment_cursor_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."assignment_cursor" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "user_account_username" ON homeport."user_account" (organization_id, username) WHERE deleted_at IS NULL;
CREATE INDEX "user_account_name" ON homeport."user_account" (organization_id, display_name) WHERE deleted_at IS NULL;
CREATE INDEX "user_account_email" ON homeport."user_account" (organization_id, email) WHERE deleted_at IS NULL;
ALTER TABLE homeport."user_account" ADD CONSTRAINT "user_account_department_id" FOREIGN KEY ("department_id") REFERENCES homeport."department"("id");
ALTER TABLE homeport."user_account" ADD CONSTRAINT "user_account_location_id" FOREIGN KEY ("location_id") REFERENCES homeport."location"("id");
ALTER TABLE homeport."user_account" ADD CONSTRAINT "user_account_manager_id" FOREIGN KEY ("manager_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."user_account" ADD CONSTRAINT "user_account_avatar_file_id" FOREIGN KEY ("avatar_file_id") REFERENCES homeport."stored_file"("id");
CREATE TRIGGER "user_account_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."user_account" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "role_code" ON homeport."role" (organization_id, code) WHERE deleted_at IS NULL;
CREATE TRIGGER "role_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."role" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "permission_code" ON homeport."permission" (code);
CREATE INDEX "role_permission_role" ON homeport."role_permission" (role_id);
ALTER TABLE homeport."role_permission" ADD CONSTRAINT "role_permission_role_id" FOREIGN KEY ("role_id") REFERENCES homeport."role"("id");
ALTER TABLE homeport."role_permission" ADD CONSTRAINT "role_permission_permission_id" FOREIGN KEY ("permission_id") REFERENCES homeport."permission"("id");
CREATE TRIGGER "role_permission_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."role_permission" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "user_role_user" ON homeport."user_role" (user_id);
ALTER TABLE homeport."user_role" ADD CONSTRAINT "user_role_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."user_role" ADD CONSTRAINT "user_role_role_id" FOREIGN KEY ("role_id") REFERENCES homeport."role"("id");
ALTER TABLE homeport."user_role" ADD CONSTRAINT "user_role_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."user_role" ADD CONSTRAINT "user_role_granted_by" FOREIGN KEY ("granted_by") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "user_role_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."user_role" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "password_history_user" ON sec."password_history" (user_id, created_at);
ALTER TABLE sec."password_history" ADD CONSTRAINT "password_history_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE sec."mfa_method" ADD CONSTRAINT "mfa_method_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE sec."mfa_recovery_code" ADD CONSTRAINT "mfa_recovery_code_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE INDEX "login_attempt_name" ON sec."login_attempt" (username_tried, occurred_at);
ALTER TABLE sec."login_attempt" ADD CONSTRAINT "login_attempt_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE INDEX "user_session_user" ON sec."user_session" (user_id, ended_at);
CREATE UNIQUE INDEX "user_session_token" ON sec."user_session" (token_hash);
ALTER TABLE sec."user_session" ADD CONSTRAINT "user_session_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE sec."user_session" ADD CONSTRAINT "user_session_impersonator_id" FOREIGN KEY ("impersonator_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "skill_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."skill" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."user_skill" ADD CONSTRAINT "user_skill_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."user_skill" ADD CONSTRAINT "user_skill_skill_id" FOREIGN KEY ("skill_id") REFERENCES homeport."skill"("id");
CREATE TRIGGER "user_skill_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."user_skill" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."absence" ADD CONSTRAINT "absence_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."absence" ADD CONSTRAINT "absence_delegate_id" FOREIGN KEY ("delegate_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "absence_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."absence" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE UNIQUE INDEX "credential_user" ON sec."credential" (user_id);
ALTER TABLE sec."credential" ADD CONSTRAINT "credential_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE UNIQUE INDEX "login_throttle_name" ON sec."login_throttle" (login_name);
CREATE INDEX "problem_owner" ON homeport."problem" (owner_id) WHERE owner_id IS NOT NULL;
ALTER TABLE homeport."problem" ADD CONSTRAINT "problem_owner_id" FOREIGN KEY ("owner_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."problem" ADD FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "problem_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."problem" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "service_request_for" ON homeport."service_request" (requested_for_id) WHERE requested_for_id IS NOT NULL;
ALTER TABLE homeport."service_request" ADD CONSTRAINT "service_request_requested_for_id" FOREIGN KEY ("requested_for_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."service_request" ADD FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "service_request_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."service_request" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."business_calendar" ADD CONSTRAINT "business_calendar_parent_id" FOREIGN KEY ("parent_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "business_calendar_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."business_calendar" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "calendar_interval_calendar" ON homeport."calendar_interval" (calendar_id);
ALTER TABLE homeport."calendar_interval" ADD CONSTRAINT "calendar_interval_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "calendar_interval_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."calendar_interval" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "calendar_holiday_calendar" ON homeport."calendar_holiday" (calendar_id);
ALTER TABLE homeport."calendar_holiday" ADD CONSTRAINT "calendar_holiday_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "calendar_holiday_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."calendar_holiday" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "calendar_exception_calendar" ON homeport."calendar_exception" (calendar_id);
ALTER TABLE homeport."calendar_exception" ADD CONSTRAINT "calendar_exception_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "calendar_exception_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."calendar_exception" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_service_id" FOREIGN KEY ("service_id") REFERENCES homeport."service"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_service_category_id" FOREIGN KEY ("service_category_id") REFERENCES homeport."service_category"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_category_id" FOREIGN KEY ("category_id") REFERENCES homeport."category"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_requester_id" FOREIGN KEY ("requester_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_department_id" FOREIGN KEY ("department_id") REFERENCES homeport."department"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_location_id" FOREIGN KEY ("location_id") REFERENCES homeport."location"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_supplier_id" FOREIGN KEY ("supplier_id") REFERENCES homeport."supplier"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
ALTER TABLE homeport."sla_policy" ADD CONSTRAINT "sla_policy_replaces_id" FOREIGN KEY ("replaces_id") REFERENCES homeport."sla_policy"("id");
CREATE TRIGGER "sla_policy_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_policy" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "sla_target_policy" ON homeport."sla_target" (policy_id);
ALTER TABLE homeport."sla_target" ADD CONSTRAINT "sla_target_policy_id" FOREIGN KEY ("policy_id") REFERENCES homeport."sla_policy"("id");
ALTER TABLE homeport."sla_target" ADD CONSTRAINT "sla_target_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "sla_target_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_target" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "sla_clock_ticket" ON homeport."sla_clock" (ticket_id);
ALTER TABLE homeport."sla_clock" ADD CONSTRAINT "sla_clock_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."sla_clock" ADD CONSTRAINT "sla_clock_policy_id" FOREIGN KEY ("policy_id") REFERENCES homeport."sla_policy"("id");
ALTER TABLE homeport."sla_clock" ADD CONSTRAINT "sla_clock_target_id" FOREIGN KEY ("target_id") REFERENCES homeport."sla_target"("id");
ALTER TABLE homeport."sla_clock" ADD CONSTRAINT "sla_clock_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."sla_clock" ADD CONSTRAINT "sla_clock_supplier_id" FOREIGN KEY ("supplier_id") REFERENCES homeport."supplier"("id");
ALTER TABLE homeport."sla_clock" ADD CONSTRAINT "sla_clock_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "sla_clock_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_clock" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "sla_clock_event_clock" ON homeport."sla_clock_event" (clock_id);
ALTER TABLE homeport."sla_clock_event" ADD CONSTRAINT "sla_clock_event_clock_id" FOREIGN KEY ("clock_id") REFERENCES homeport."sla_clock"("id");
CREATE TRIGGER "sla_clock_event_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_clock_event" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "sla_breach_ticket" ON homeport."sla_breach" (ticket_id);
ALTER TABLE homeport."sla_breach" ADD CONSTRAINT "sla_breach_clock_id" FOREIGN KEY ("clock_id") REFERENCES homeport."sla_clock"("id");
ALTER TABLE homeport."sla_breach" ADD CONSTRAINT "sla_breach_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."sla_breach" ADD CONSTRAINT "sla_breach_policy_id" FOREIGN KEY ("policy_id") REFERENCES homeport."sla_policy"("id");
ALTER TABLE homeport."sla_breach" ADD CONSTRAINT "sla_breach_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."sla_breach" ADD CONSTRAINT "sla_breach_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."sla_breach" ADD CONSTRAINT "sla_breach_acknowledged_by" FOREIGN KEY ("acknowledged_by") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."sla_breach" ADD CONSTRAINT "sla_breach_voided_by" FOREIGN KEY ("voided_by") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "sla_breach_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_breach" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."sla_escalation_rule" ADD CONSTRAINT "sla_escalation_rule_policy_id" FOREIGN KEY ("policy_id") REFERENCES homeport."sla_policy"("id");
CREATE TRIGGER "sla_escalation_rule_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_escalation_rule" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."escalation_event" ADD CONSTRAINT "escalation_event_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."escalation_event" ADD CONSTRAINT "escalation_event_rule_id" FOREIGN KEY ("rule_id") REFERENCES homeport."sla_escalation_rule"("id");
ALTER TABLE homeport."escalation_event" ADD CONSTRAINT "escalation_event_clock_id" FOREIGN KEY ("clock_id") REFERENCES homeport."sla_clock"("id");
ALTER TABLE homeport."escalation_event" ADD CONSTRAINT "escalation_event_triggered_by" FOREIGN KEY ("triggered_by") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "escalation_event_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."escalation_event" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."sla_metric" ADD CONSTRAINT "sla_metric_policy_id" FOREIGN KEY ("policy_id") REFERENCES homeport."sla_policy"("id");
ALTER TABLE homeport."sla_metric" ADD CONSTRAINT "sla_metric_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
CREATE TRIGGER "sla_metric_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_metric" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "sla_ruling_ticket" ON homeport."sla_ruling" (ticket_id);
ALTER TABLE homeport."sla_ruling" ADD CONSTRAINT "sla_ruling_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "sla_ruling_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."sla_ruling" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."service_category" ADD CONSTRAINT "service_category_parent_id" FOREIGN KEY ("parent_id") REFERENCES homeport."service_category"("id");
CREATE TRIGGER "service_category_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."service_category" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."service" ADD CONSTRAINT "service_category_id" FOREIGN KEY ("category_id") REFERENCES homeport."service_category"("id");
ALTER TABLE homeport."service" ADD CONSTRAINT "service_owner_id" FOREIGN KEY ("owner_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."service" ADD CONSTRAINT "service_manager_id" FOREIGN KEY ("manager_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."service" ADD CONSTRAINT "service_support_team_id" FOREIGN KEY ("support_team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."service" ADD CONSTRAINT "service_fulfilment_team_id" FOREIGN KEY ("fulfilment_team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."service" ADD CONSTRAINT "service_sla_policy_id" FOREIGN KEY ("sla_policy_id") REFERENCES homeport."sla_policy"("id");
ALTER TABLE homeport."service" ADD CONSTRAINT "service_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES homeport."business_calendar"("id");
CREATE TRIGGER "service_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."service" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE TRIGGER "supplier_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."supplier" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "ticket_number" ON homeport."ticket" (organization_id, number);
CREATE INDEX "ticket_updated" ON homeport."ticket" (organization_id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_created" ON homeport."ticket" (organization_id, created_at) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_requester" ON homeport."ticket" (requester_id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_deleted" ON homeport."ticket" (organization_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX "ticket_threshold" ON homeport."ticket" (organization_id, next_threshold_at) WHERE next_threshold_at IS NOT NULL;
CREATE INDEX "ticket_hold_until" ON homeport."ticket" (organization_id, hold_until) WHERE hold_until IS NOT NULL;
CREATE INDEX "ticket_resolved" ON homeport."ticket" (organization_id, resolved_at) WHERE status = 'resolved';
CREATE INDEX "ticket_hold_linked" ON homeport."ticket" (organization_id, hold_reason) WHERE hold_reason IN ('awaiting_change', 'awaiting_problem');
CREATE INDEX "ticket_parent" ON homeport."ticket" (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX "ticket_open_rank" ON homeport."ticket" (organization_id, queue_rank, created_at, assigned_team_id, assigned_user_id, status, priority, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_due" ON homeport."ticket" (organization_id, coalesce(next_due_at, 9223372036854775807), assigned_team_id, assigned_user_id, status, priority, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_updated" ON homeport."ticket" (organization_id, updated_at, assigned_team_id, assigned_user_id, status, priority, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_priority" ON homeport."ticket" (organization_id, priority, created_at, assigned_team_id, assigned_user_id, status, kind) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_team" ON homeport."ticket" (organization_id, assigned_team_id, updated_at) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_user" ON homeport."ticket" (organization_id, assigned_user_id, updated_at) WHERE is_open AND deleted_at IS NULL;
CREATE INDEX "ticket_open_created" ON homeport."ticket" (organization_id, created_at, assigned_team_id, assigned_user_id, status) WHERE is_open AND deleted_at IS NULL;
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_requester_id" FOREIGN KEY ("requester_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_department_id" FOREIGN KEY ("department_id") REFERENCES homeport."department"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_location_id" FOREIGN KEY ("location_id") REFERENCES homeport."location"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_category_id" FOREIGN KEY ("category_id") REFERENCES homeport."category"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_service_id" FOREIGN KEY ("service_id") REFERENCES homeport."service"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_assigned_team_id" FOREIGN KEY ("assigned_team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_assigned_user_id" FOREIGN KEY ("assigned_user_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_priority_overridden_by" FOREIGN KEY ("priority_overridden_by") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_hold_supplier_id" FOREIGN KEY ("hold_supplier_id") REFERENCES homeport."supplier"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_first_response_by" FOREIGN KEY ("first_response_by") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_resolved_by" FOREIGN KEY ("resolved_by") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_closed_by" FOREIGN KEY ("closed_by") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_parent_id" FOREIGN KEY ("parent_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_template_id" FOREIGN KEY ("template_id") REFERENCES homeport."ticket_template"("id");
ALTER TABLE homeport."ticket" ADD CONSTRAINT "ticket_origin_node_id" FOREIGN KEY ("origin_node_id") REFERENCES homeport."sync_node"("id");
CREATE TRIGGER "ticket_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "ticket_comment_ticket" ON homeport."ticket_comment" (ticket_id, created_at);
ALTER TABLE homeport."ticket_comment" ADD CONSTRAINT "ticket_comment_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."ticket_comment" ADD CONSTRAINT "ticket_comment_author_id" FOREIGN KEY ("author_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."ticket_comment" ADD CONSTRAINT "ticket_comment_reply_to_id" FOREIGN KEY ("reply_to_id") REFERENCES homeport."ticket_comment"("id");
ALTER TABLE homeport."ticket_comment" ADD CONSTRAINT "ticket_comment_from_ticket_id" FOREIGN KEY ("from_ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "ticket_comment_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket_comment" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."comment_mention" ADD CONSTRAINT "comment_mention_comment_id" FOREIGN KEY ("comment_id") REFERENCES homeport."ticket_comment"("id");
ALTER TABLE homeport."comment_mention" ADD CONSTRAINT "comment_mention_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "comment_mention_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."comment_mention" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "attachment_ticket" ON homeport."attachment" (ticket_id) WHERE deleted_at IS NULL;
ALTER TABLE homeport."attachment" ADD CONSTRAINT "attachment_file_id" FOREIGN KEY ("file_id") REFERENCES homeport."stored_file"("id");
ALTER TABLE homeport."attachment" ADD CONSTRAINT "attachment_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."attachment" ADD CONSTRAINT "attachment_comment_id" FOREIGN KEY ("comment_id") REFERENCES homeport."ticket_comment"("id");
CREATE TRIGGER "attachment_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."attachment" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "ticket_link_from" ON homeport."ticket_link" (from_ticket_id);
CREATE INDEX "ticket_link_to" ON homeport."ticket_link" (to_ticket_id, link_type);
ALTER TABLE homeport."ticket_link" ADD CONSTRAINT "ticket_link_from_ticket_id" FOREIGN KEY ("from_ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."ticket_link" ADD CONSTRAINT "ticket_link_to_ticket_id" FOREIGN KEY ("to_ticket_id") REFERENCES homeport."ticket"("id");
CREATE TRIGGER "ticket_link_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket_link" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "ticket_service_ticket" ON homeport."ticket_service" (ticket_id);
ALTER TABLE homeport."ticket_service" ADD CONSTRAINT "ticket_service_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."ticket_service" ADD CONSTRAINT "ticket_service_service_id" FOREIGN KEY ("service_id") REFERENCES homeport."service"("id");
CREATE TRIGGER "ticket_service_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket_service" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "ticket_watcher_ticket" ON homeport."ticket_watcher" (ticket_id);
CREATE INDEX "ticket_watcher_user" ON homeport."ticket_watcher" (user_id);
ALTER TABLE homeport."ticket_watcher" ADD CONSTRAINT "ticket_watcher_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."ticket_watcher" ADD CONSTRAINT "ticket_watcher_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "ticket_watcher_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket_watcher" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "ticket_tag_ticket" ON homeport."ticket_tag" (ticket_id);
CREATE INDEX "ticket_tag_tag" ON homeport."ticket_tag" (tag_id);
ALTER TABLE homeport."ticket_tag" ADD CONSTRAINT "ticket_tag_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."ticket_tag" ADD CONSTRAINT "ticket_tag_tag_id" FOREIGN KEY ("tag_id") REFERENCES homeport."tag"("id");
CREATE TRIGGER "ticket_tag_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket_tag" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "ticket_task_ticket" ON homeport."ticket_task" (ticket_id, sequence) WHERE deleted_at IS NULL;
ALTER TABLE homeport."ticket_task" ADD CONSTRAINT "ticket_task_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."ticket_task" ADD CONSTRAINT "ticket_task_depends_on_id" FOREIGN KEY ("depends_on_id") REFERENCES homeport."ticket_task"("id");
ALTER TABLE homeport."ticket_task" ADD CONSTRAINT "ticket_task_assigned_team_id" FOREIGN KEY ("assigned_team_id") REFERENCES homeport."team"("id");
ALTER TABLE homeport."ticket_task" ADD CONSTRAINT "ticket_task_assigned_user_id" FOREIGN KEY ("assigned_user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "ticket_task_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket_task" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "time_entry_ticket" ON homeport."time_entry" (ticket_id) WHERE deleted_at IS NULL;
ALTER TABLE homeport."time_entry" ADD CONSTRAINT "time_entry_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id");
ALTER TABLE homeport."time_entry" ADD CONSTRAINT "time_entry_task_id" FOREIGN KEY ("task_id") REFERENCES homeport."ticket_task"("id");
ALTER TABLE homeport."time_entry" ADD CONSTRAINT "time_entry_user_id" FOREIGN KEY ("user_id") REFERENCES homeport."user_account"("id");
CREATE TRIGGER "time_entry_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."time_entry" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE TRIGGER "ticket_template_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."ticket_template" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
ALTER TABLE homeport."text_module" ADD CONSTRAINT "text_module_owner_id" FOREIGN KEY ("owner_id") REFERENCES homeport."user_account"("id");
ALTER TABLE homeport."text_module" ADD CONSTRAINT "text_module_team_id" FOREIGN KEY ("team_id") REFERENCES homeport."team"("id");
CREATE TRIGGER "text_module_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."text_module" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE TABLE homeport."search_state" ("one" integer PRIMARY KEY CHECK ("one" = 1), "version" bigint NOT NULL);
CREATE TABLE homeport."search_document" ("source" uuid PRIMARY KEY, "ticket_id" uuid, "is_internal" boolean NOT NULL, "title" text NOT NULL, "words" tsvector NOT NULL);
CREATE INDEX "search_document_words" ON homeport."search_document" USING gin ("words") WHERE "ticket_id" IS NOT NULL;
CREATE INDEX "search_document_people" ON homeport."search_document" USING gin ("words") WHERE "ticket_id" IS NULL;
CREATE INDEX "search_document_ticket" ON homeport."search_document" ("ticket_id") WHERE "ticket_id" IS NOT NULL;
DO $$ DECLARE place text; BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  SELECT n.nspname INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE format('CREATE %s "search_document_title" ON homeport."search_document" USING gin ("title" %I.gin_trgm_ops)', 'INDEX', place);
EXCEPTION WHEN OTHERS THEN NULL; END $$;
