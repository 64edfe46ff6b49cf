-- The spine: who we are, where we listen, what came in, who said it, what we answered, and what happened.
-- One statement per query (a blank line ends it). `organisation_id` is first in every key; see docs/decisions/0002.

-- distribute: reference
create table organisation (
  id uuid primary key,
  name text not null,
  language text not null check (language in ('nl', 'en')),
  zone text not null default 'Europe/Amsterdam',
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

-- distribute: local
create table sign_in_user (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- distribute: local
create table sign_in_session (
  id uuid primary key,
  user_id uuid not null references sign_in_user (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index sign_in_session_user on sign_in_session (user_id);

-- distribute: local
create table sign_in_credential (
  id uuid primary key,
  user_id uuid not null references sign_in_user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  id_token text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index sign_in_credential_user on sign_in_credential (user_id);

-- distribute: local
create table sign_in_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index sign_in_verification_identifier on sign_in_verification (identifier);

-- distribute: local
create table api_key (
  id uuid primary key,
  organisation_id uuid not null,
  channel_id uuid,
  name text not null,
  hash bytea not null unique,
  hint text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index api_key_organisation on api_key (organisation_id);

-- distribute: organisation_id
create table counter (
  organisation_id uuid not null references organisation (id),
  name text not null check (name in ('arrival', 'conversation', 'event')),
  value bigint not null default 0,
  primary key (organisation_id, name)
);

-- distribute: organisation_id
create table team (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  primary key (organisation_id, id),
  unique (organisation_id, name)
);

-- distribute: organisation_id
create table agent (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  alias text not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  signature text not null default '',
  face text,
  language text check (language in ('nl', 'en')),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

-- distribute: organisation_id
create table channel (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null,
  name text not null,
  address text not null,
  settings jsonb not null,
  secrets bytea,
  team_id uuid,
  promise_minutes int not null default 240,
  enabled boolean not null default true,
  demo boolean not null default false,
  cursor jsonb,
  listening jsonb,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, team_id) references team (organisation_id, id)
);

-- distribute: organisation_id
create table arrival (
  organisation_id uuid not null,
  position bigint not null,
  channel_id uuid not null,
  received_at timestamptz not null,
  day date not null,
  history boolean not null,
  raw bytea,
  hash bytea not null,
  size int not null,
  outcome text check (outcome in ('shown', 'revision', 'duplicate', 'echo', 'refused')),
  reason text,
  message_id uuid,
  attempts smallint not null default 0,
  primary key (organisation_id, position)
);

create index arrival_item on arrival (organisation_id, channel_id, day, position);

create index arrival_again on arrival (organisation_id, message_id) where outcome <> 'shown' and message_id is not null;

-- distribute: organisation_id
create table arrival_cursor (
  organisation_id uuid not null references organisation (id),
  position bigint not null default 0,
  raw_forgotten bigint not null default 0,
  primary key (organisation_id)
);

-- distribute: organisation_id
create table arrival_day (
  organisation_id uuid not null,
  channel_id uuid not null,
  day date not null,
  received bigint not null default 0,
  shown bigint not null default 0,
  revision bigint not null default 0,
  duplicate bigint not null default 0,
  echo bigint not null default 0,
  refused bigint not null default 0,
  primary key (organisation_id, channel_id, day)
);

create index arrival_day_day on arrival_day (organisation_id, day, channel_id);

-- distribute: organisation_id
create table contact (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id)
);

-- distribute: organisation_id
create table account (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  network text not null,
  external_id text not null,
  name text,
  handle text,
  url text,
  ours boolean not null default false,
  version int not null default 1,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, network, external_id)
);

-- distribute: organisation_id
create table account_key (
  organisation_id uuid not null,
  kind text not null check (kind in ('email', 'phone')),
  value text not null,
  account_id uuid not null,
  primary key (organisation_id, kind, value, account_id),
  foreign key (organisation_id, account_id) references account (organisation_id, id)
);

-- distribute: organisation_id
create table claim (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  contact_id uuid not null,
  evidence text not null,
  strength real not null,
  made_by uuid,
  since timestamptz not null,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references account (organisation_id, id),
  foreign key (organisation_id, contact_id) references contact (organisation_id, id)
);

create unique index claim_account on claim (organisation_id, account_id) where withdrawn_at is null;

create index claim_contact on claim (organisation_id, contact_id) where withdrawn_at is null;

-- distribute: organisation_id
create table thread (
  organisation_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  root text,
  joined_to uuid,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, channel_id) references channel (organisation_id, id)
);

create unique index thread_root on thread (organisation_id, channel_id, root) where root is not null;

create index thread_joined on thread (organisation_id, joined_to) where joined_to is not null;

-- distribute: organisation_id
create table awaited (
  organisation_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  thread_id uuid not null,
  primary key (organisation_id, channel_id, external_id),
  foreign key (organisation_id, thread_id) references thread (organisation_id, id)
);

-- distribute: organisation_id
create table conversation (
  organisation_id uuid not null,
  id uuid not null,
  number bigint not null,
  token text not null,
  channel_id uuid not null,
  thread_id uuid not null,
  contact_id uuid not null,
  matter_id uuid not null,
  subject text not null,
  snippet text not null,
  work_state text not null check (work_state in ('open', 'pending', 'snoozed', 'answered')),
  customer_word text not null default 'none' check (customer_word in ('none', 'proposed', 'agreed', 'refused', 'silent')),
  history boolean not null default false,
  team_id uuid,
  agent_id uuid,
  contact_count int not null default 1,
  said int not null default 0,
  version int not null default 1,
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  last_direction text not null check (last_direction in ('in', 'out')),
  waits_since timestamptz,
  due_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, thread_id) references thread (organisation_id, id),
  foreign key (organisation_id, contact_id) references contact (organisation_id, id)
);

create index conversation_thread on conversation (organisation_id, thread_id, contact_id);

create index conversation_contact on conversation (organisation_id, contact_id, last_message_at desc);

create index conversation_due on conversation (organisation_id, due_at, id) where work_state = 'open';

create index conversation_due_agent on conversation (organisation_id, agent_id, due_at, id) where work_state = 'open';

create index conversation_due_channel on conversation (organisation_id, channel_id, due_at, id) where work_state = 'open';

create index conversation_recent on conversation (organisation_id, last_message_at desc, id desc);

create index conversation_recent_waiting on conversation (organisation_id, work_state, last_message_at desc, id desc)
  where work_state in ('pending', 'snoozed');

create index conversation_recent_agent on conversation (organisation_id, agent_id, last_message_at desc, id desc);

create index conversation_recent_channel on conversation (organisation_id, channel_id, last_message_at desc, id desc);

-- distribute: organisation_id
create table queue_count (
  organisation_id uuid not null,
  work_state text not null,
  agent_id uuid not null,
  channel_id uuid not null,
  n bigint not null default 0,
  primary key (organisation_id, work_state, agent_id, channel_id)
);

-- distribute: organisation_id
create table clock_interval (
  organisation_id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('waits for us', 'waits for customer')),
  since timestamptz not null,
  until timestamptz,
  primary key (organisation_id, conversation_id, kind, since),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id)
);

-- distribute: organisation_id
create table message (
  organisation_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  thread_id uuid,
  conversation_id uuid,
  account_id uuid,
  agent_id uuid,
  seq int not null default 0,
  direction text not null check (direction in ('in', 'out')),
  visibility text not null check (visibility in ('public', 'followers', 'direct', 'phone')),
  state text not null check (state in ('present', 'edited', 'deleted')),
  automatic text check (automatic in ('auto-reply', 'bounce', 'loop', 'list')),
  trusted boolean not null default true,
  revision bigint not null,
  fingerprint bytea not null,
  subject text,
  text text not null,
  quoted_from int,
  html text,
  audience text[],
  in_reply_to text,
  can_reply jsonb,
  published_at timestamptz not null,
  received_at timestamptz not null,
  attachments smallint not null default 0,
  arrival bigint,
  retain_until timestamptz,
  version int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, channel_id, external_id),
  foreign key (organisation_id, channel_id) references channel (organisation_id, id),
  foreign key (organisation_id, thread_id) references thread (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id),
  foreign key (organisation_id, account_id) references account (organisation_id, id)
);

create index message_conversation on message (organisation_id, conversation_id, received_at, id);

create index message_orphan on message (organisation_id, thread_id) where conversation_id is null;

create index message_retention on message (organisation_id, retain_until) where retain_until is not null;

-- distribute: organisation_id
create table message_revision (
  organisation_id uuid not null,
  message_id uuid not null,
  revision bigint not null,
  subject text,
  text text not null,
  html text,
  arrival bigint,
  replaced_at timestamptz not null,
  primary key (organisation_id, message_id, revision),
  foreign key (organisation_id, message_id) references message (organisation_id, id)
);

-- distribute: organisation_id
create table attachment (
  organisation_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  place smallint not null,
  name text not null,
  media_type text not null,
  size int not null,
  content_id text,
  inline boolean not null default false,
  hash bytea not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, message_id) references message (organisation_id, id)
);

create index attachment_message on attachment (organisation_id, message_id, place);

create index attachment_hash on attachment (organisation_id, hash);

-- distribute: organisation_id
create table attachment_chunk (
  organisation_id uuid not null,
  hash bytea not null,
  part int not null,
  bytes bytea not null,
  primary key (organisation_id, hash, part)
);

-- distribute: organisation_id
create table outbox (
  organisation_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  agent_id uuid not null,
  said int not null,
  request_key text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'undone', 'stale')),
  reason text,
  attempts int not null default 0,
  ready_at timestamptz not null,
  fence int not null default 0,
  lease_until timestamptz,
  external_id text,
  created_at timestamptz not null,
  sent_at timestamptz,
  version int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, request_key),
  foreign key (organisation_id, id) references message (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id)
);

create index outbox_ready on outbox (organisation_id, ready_at, id) where state in ('waiting', 'sending');

create unique index outbox_one_in_flight on outbox (organisation_id, conversation_id) where state = 'sending';

create index outbox_conversation on outbox (organisation_id, conversation_id);

create index outbox_trouble on outbox (organisation_id, state, id) where state in ('failed', 'unknown', 'stale');

-- distribute: organisation_id
create table event (
  organisation_id uuid not null,
  position bigint not null,
  kind text not null,
  kind_version smallint not null default 1,
  object_id uuid not null,
  object_version int not null,
  agent_id uuid,
  at timestamptz not null,
  primary key (organisation_id, position)
);

-- distribute: organisation_id
create table event_cursor (
  organisation_id uuid not null,
  reader text not null,
  position bigint not null default 0,
  primary key (organisation_id, reader)
);

-- The planner must never believe that an organisation has no rows because it is younger than the statistics: it would then read the
-- whole organisation for each look-up. Without statistics on this column it takes every organisation for middling, and uses the whole key.
alter table arrival alter column organisation_id set statistics 0;

alter table contact alter column organisation_id set statistics 0;

alter table account alter column organisation_id set statistics 0;

alter table account_key alter column organisation_id set statistics 0;

alter table claim alter column organisation_id set statistics 0;

alter table thread alter column organisation_id set statistics 0;

alter table awaited alter column organisation_id set statistics 0;

-- One value: the pages of the queue need to know how many rows a large organisation has, or they fetch and sort all of them.
alter table conversation alter column organisation_id set statistics 1;

alter table clock_interval alter column organisation_id set statistics 0;

alter table message alter column organisation_id set statistics 0;

alter table message_revision alter column organisation_id set statistics 0;

alter table attachment alter column organisation_id set statistics 0;

alter table attachment_chunk alter column organisation_id set statistics 0;

alter table outbox alter column organisation_id set statistics 0;

alter table event alter column organisation_id set statistics 0;
