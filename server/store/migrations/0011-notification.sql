-- Telling people that something is for them, and the browsers in which they want to hear it.

-- distribute: organisation_id
create table notification (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null check (kind in ('mention', 'assigned', 'task', 'reply', 'followed', 'rule')),
  -- What it is about, so that nobody is told the same thing twice.
  key text not null,
  conversation_id uuid,
  by_agent_id uuid,
  at timestamptz not null,
  told_at timestamptz,
  mailed_at timestamptz,
  read_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, agent_id, key)
);

create index notification_newest on notification (organisation_id, agent_id, id desc);

create index notification_untold on notification (organisation_id, id) where told_at is null;

create index notification_unmailed on notification (organisation_id, agent_id, at) where read_at is null and mailed_at is null;

alter table notification alter column organisation_id set statistics 0;

-- distribute: organisation_id
create table notification_count (
  organisation_id uuid not null,
  agent_id uuid not null,
  unread bigint not null default 0,
  primary key (organisation_id, agent_id)
);

-- distribute: organisation_id
create table push_subscription (
  organisation_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  endpoint text not null,
  keys bytea not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, endpoint),
  foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);

create index push_subscription_agent on push_subscription (organisation_id, agent_id);

alter table agent add column hears jsonb not null default '{}';

-- The pair of keys by which browsers know that a push is ours; the private one is sealed.
-- distribute: organisation_id
create table push_key (
  organisation_id uuid not null references organisation (id),
  public_key text not null,
  private_key bytea not null,
  primary key (organisation_id)
);
