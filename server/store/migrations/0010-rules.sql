-- Rules ("if this, then that"), what they did, and the webhooks that they send.

-- distribute: organisation_id
create table rule (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  place int not null,
  enabled boolean not null default false,
  moment jsonb not null,
  conditions jsonb not null,
  actions jsonb not null,
  last boolean not null default false,
  webhook_url text,
  webhook_secret bytea,
  -- Why the program itself has stopped it.
  stopped text,
  made_by uuid,
  version int not null default 1,
  changed_at timestamptz not null,
  primary key (organisation_id, id)
);

-- Each time that a rule did something. For a wait the key says which wait, so that it is done once.
-- distribute: organisation_id
create table rule_run (
  organisation_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  key text not null,
  at timestamptz not null,
  conversation_id uuid,
  message_id uuid,
  batch_id uuid,
  webhook text check (webhook in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  ready_at timestamptz,
  problem text,
  primary key (organisation_id, id),
  unique (organisation_id, rule_id, key)
);

create index rule_run_log on rule_run (organisation_id, rule_id, id desc);

create index rule_run_newest on rule_run (organisation_id, at);

create index rule_run_ready on rule_run (organisation_id, ready_at) where webhook = 'waiting';

alter table rule_run alter column organisation_id set statistics 0;

-- Who waits how long, for rules about waiting and for what is taken back.
create index conversation_waits on conversation (organisation_id, waits_since, id) where work_state = 'open';

drop index conversation_taken;
