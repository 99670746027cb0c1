-- CreateTable
CREATE TABLE "decisions" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "strategy" TEXT NOT NULL,
    "rule_set_version" INTEGER NOT NULL,
    "attorney_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_name" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "attorney_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "start_reason" TEXT NOT NULL,
    "end_reason" TEXT,
    "is_new_intake" BOOLEAN NOT NULL,
    "turn" INTEGER NOT NULL,
    "decision_id" UUID,
    "handoff_id" UUID,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "handoffs" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_attorney_id" UUID NOT NULL,
    "to_attorney_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "override_reason" TEXT,
    "status" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID,
    "requested_by_name" TEXT NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handoffs_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "attorneys" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "seniority" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    "max_complexity" INTEGER,
    "intake_per_week" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "active_count" INTEGER NOT NULL DEFAULT 0,
    "open_count" INTEGER NOT NULL DEFAULT 0,
    "load_points" INTEGER NOT NULL DEFAULT 0,
    "turn" INTEGER NOT NULL,
    "last_assigned_at" TIMESTAMPTZ(3),
    "fair_share_millipoints" INTEGER NOT NULL DEFAULT 0,
    "reentry_since" TIMESTAMPTZ(3),
    "reentry_got_points" INTEGER NOT NULL DEFAULT 0,
    "reentry_expected_millipoints" INTEGER NOT NULL DEFAULT 0,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attorneys_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "attorney_expertise" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attorney_id" UUID NOT NULL,
    "visa_type" TEXT NOT NULL,
    "level" INTEGER NOT NULL,

    CONSTRAINT "attorney_expertise_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "absences" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attorney_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "cover_attorney_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "absences_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "ethical_walls" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attorney_id" UUID NOT NULL,
    "client_id" UUID,
    "company" TEXT,
    "company_key" TEXT,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ethical_walls_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "clients" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "company" TEXT,
    "company_key" TEXT,
    "external_ref" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "clients_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "cases" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "client_id" UUID NOT NULL,
    "company" TEXT,
    "company_key" TEXT,
    "visa_type" TEXT NOT NULL,
    "filing_kind" TEXT,
    "complexity" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "deadline" DATE,
    "external_ref" TEXT,
    "notes" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "stage_since" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "attorney_id" UUID,
    "assigned_at" TIMESTAMPTZ(3),
    "waiting_since" TIMESTAMPTZ(3),
    "attorney_of_record_id" UUID,
    "load_points" INTEGER NOT NULL,
    "counts_active" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "stage_changes" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_name" TEXT NOT NULL,

    CONSTRAINT "stage_changes_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_firms" (
    "user_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,

    CONSTRAINT "user_firms_pkey" PRIMARY KEY ("user_id","firm_id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "firm_slugs" (
    "slug" TEXT NOT NULL,
    "firm_id" UUID NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "firm_slugs_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "firms" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "firms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_states" (
    "firm_id" UUID NOT NULL,
    "last_case_number" INTEGER NOT NULL DEFAULT 0,
    "last_turn" INTEGER NOT NULL DEFAULT 0,
    "rule_set_version" INTEGER NOT NULL,
    "forfeit_millipoints" BIGINT NOT NULL DEFAULT 0,
    "fair_share_decayed_at" TIMESTAMPTZ(3) NOT NULL,
    "last_event_seq" INTEGER NOT NULL DEFAULT 0,
    "last_event_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "assignment_states_pkey" PRIMARY KEY ("firm_id")
);

-- CreateTable
CREATE TABLE "members" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "members_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "rule_sets" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "config" JSONB NOT NULL,
    "note" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_id" UUID,
    "published_by_name" TEXT NOT NULL,

    CONSTRAINT "rule_sets_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "case_id" UUID,
    "attorney_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "decisions_case_idx" ON "decisions"("firm_id", "case_id", "decided_at");

-- CreateIndex
CREATE INDEX "decisions_rule_set_idx" ON "decisions"("firm_id", "rule_set_version");

-- CreateIndex
CREATE INDEX "decisions_attorney_idx" ON "decisions"("firm_id", "attorney_id", "decided_at");

-- CreateIndex
CREATE INDEX "assignments_case_idx" ON "assignments"("firm_id", "case_id", "started_at");

-- CreateIndex
CREATE INDEX "assignments_attorney_idx" ON "assignments"("firm_id", "attorney_id", "started_at");

-- CreateIndex
CREATE INDEX "assignments_started_idx" ON "assignments"("firm_id", "started_at");

-- CreateIndex
CREATE INDEX "assignments_decision_idx" ON "assignments"("firm_id", "decision_id");

-- CreateIndex
CREATE INDEX "assignments_handoff_idx" ON "assignments"("firm_id", "handoff_id");

-- CreateIndex
CREATE INDEX "handoffs_case_idx" ON "handoffs"("firm_id", "case_id", "requested_at");

-- CreateIndex
CREATE INDEX "handoffs_requested_idx" ON "handoffs"("firm_id", "requested_at");

-- CreateIndex
CREATE INDEX "handoffs_from_idx" ON "handoffs"("firm_id", "from_attorney_id", "requested_at");

-- CreateIndex
CREATE INDEX "handoffs_to_idx" ON "handoffs"("firm_id", "to_attorney_id", "status");

-- CreateIndex
CREATE INDEX "attorneys_load_idx" ON "attorneys"("firm_id", "active", "load_points");

-- CreateIndex
CREATE INDEX "attorneys_roster_idx" ON "attorneys"("firm_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "attorneys_email_key" ON "attorneys"("firm_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "attorneys_member_key" ON "attorneys"("firm_id", "member_id");

-- CreateIndex
CREATE INDEX "attorney_expertise_level_idx" ON "attorney_expertise"("firm_id", "visa_type", "level", "attorney_id");

-- CreateIndex
CREATE UNIQUE INDEX "attorney_expertise_visa_type_key" ON "attorney_expertise"("firm_id", "attorney_id", "visa_type");

-- CreateIndex
CREATE INDEX "absences_attorney_idx" ON "absences"("firm_id", "attorney_id", "ends_at");

-- CreateIndex
CREATE INDEX "absences_window_idx" ON "absences"("firm_id", "ends_at", "starts_at");

-- CreateIndex
CREATE INDEX "absences_cover_idx" ON "absences"("firm_id", "cover_attorney_id");

-- CreateIndex
CREATE INDEX "ethical_walls_client_idx" ON "ethical_walls"("firm_id", "client_id");

-- CreateIndex
CREATE INDEX "ethical_walls_company_idx" ON "ethical_walls"("firm_id", "company_key");

-- CreateIndex
CREATE INDEX "ethical_walls_attorney_idx" ON "ethical_walls"("firm_id", "attorney_id");

-- CreateIndex
CREATE INDEX "clients_email_idx" ON "clients"("firm_id", "email");

-- CreateIndex
CREATE INDEX "clients_company_idx" ON "clients"("firm_id", "company_key");

-- CreateIndex
CREATE UNIQUE INDEX "clients_external_ref_key" ON "clients"("firm_id", "external_ref");

-- CreateIndex
CREATE INDEX "cases_attorney_idx" ON "cases"("firm_id", "attorney_id", "closed_at", "stage");

-- CreateIndex
CREATE INDEX "cases_received_idx" ON "cases"("firm_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "cases_client_idx" ON "cases"("firm_id", "client_id", "received_at");

-- CreateIndex
CREATE INDEX "cases_stage_idx" ON "cases"("firm_id", "stage", "received_at");

-- CreateIndex
CREATE INDEX "cases_visa_type_idx" ON "cases"("firm_id", "visa_type", "received_at");

-- CreateIndex
CREATE INDEX "cases_of_record_idx" ON "cases"("firm_id", "attorney_of_record_id");

-- CreateIndex
CREATE UNIQUE INDEX "cases_number_key" ON "cases"("firm_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "cases_external_ref_key" ON "cases"("firm_id", "external_ref");

-- CreateIndex
CREATE INDEX "stage_changes_case_idx" ON "stage_changes"("firm_id", "case_id", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "user_firms_firm_idx" ON "user_firms"("firm_id", "user_id");

-- CreateIndex
CREATE INDEX "sessions_user_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_firm_idx" ON "sessions"("firm_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_firm_idx" ON "api_keys"("firm_id");

-- CreateIndex
CREATE UNIQUE INDEX "firm_slugs_firm_key" ON "firm_slugs"("firm_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_user_key" ON "members"("firm_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_sets_version_key" ON "rule_sets"("firm_id", "version");

-- CreateIndex
CREATE INDEX "events_case_idx" ON "events"("firm_id", "case_id", "seq");

-- CreateIndex
CREATE INDEX "events_attorney_idx" ON "events"("firm_id", "attorney_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "events_seq_key" ON "events"("firm_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_keys_age_idx" ON "idempotency_keys"("firm_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_keys_key" ON "idempotency_keys"("firm_id", "key");

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_rule_set_fk" FOREIGN KEY ("firm_id", "rule_set_version") REFERENCES "rule_sets"("firm_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_decision_fk" FOREIGN KEY ("firm_id", "decision_id") REFERENCES "decisions"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_handoff_fk" FOREIGN KEY ("firm_id", "handoff_id") REFERENCES "handoffs"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_from_attorney_fk" FOREIGN KEY ("firm_id", "from_attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_to_attorney_fk" FOREIGN KEY ("firm_id", "to_attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attorneys" ADD CONSTRAINT "attorneys_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attorneys" ADD CONSTRAINT "attorneys_member_fk" FOREIGN KEY ("firm_id", "member_id") REFERENCES "members"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attorney_expertise" ADD CONSTRAINT "attorney_expertise_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_cover_fk" FOREIGN KEY ("firm_id", "cover_attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ethical_walls" ADD CONSTRAINT "ethical_walls_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ethical_walls" ADD CONSTRAINT "ethical_walls_client_fk" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clients" ADD CONSTRAINT "clients_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_client_fk" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_attorney_of_record_fk" FOREIGN KEY ("firm_id", "attorney_of_record_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_changes" ADD CONSTRAINT "stage_changes_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_firms" ADD CONSTRAINT "user_firms_user_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_firms" ADD CONSTRAINT "user_firms_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "firm_slugs" ADD CONSTRAINT "firm_slugs_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_states" ADD CONSTRAINT "assignment_states_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_firm_fk" FOREIGN KEY ("user_id", "firm_id") REFERENCES "user_firms"("user_id", "firm_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_sets" ADD CONSTRAINT "rule_sets_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

