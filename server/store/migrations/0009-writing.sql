-- Writing: what is not sent yet and what goes along with it, what one says often, how one signs, and what somebody was told before.

-- What somebody is writing: one per agent and conversation. In a shared one colleagues may go on; `writer_id` wrote last. What two
-- devices wrote over each other is kept in `set_aside` until its writer has looked.
-- distribute: organisation_id
create table draft (
  organisation_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  agent_id uuid not null,
  shared boolean not null default false,
  text text not null default '',
  said int not null,
  via jsonb,
  changes jsonb not null default '[]',
  set_aside text,
  writer_id uuid not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, conversation_id, agent_id),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id),
  foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);

create index draft_agent on draft (organisation_id, agent_id, updated_at);

create index draft_shared on draft (organisation_id, updated_at) where shared;

-- A file belongs to a message, or to a draft until that is sent.
alter table attachment alter column message_id drop not null;

alter table attachment add column draft_id uuid;

alter table attachment add column alt text;

create index attachment_draft on attachment (organisation_id, draft_id) where draft_id is not null;

-- Where an answer goes when that is not to whom it answers, and what is done to the conversation once it has left.
alter table outbox add column addressee jsonb;

alter table outbox add column changes jsonb;

-- What one says often (standaardantwoord). Personal when it has an agent; for some teams, or for everybody.
-- distribute: organisation_id
create table canned (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  shortcut text not null default '',
  text text not null default '',
  actions jsonb not null default '[]',
  agent_id uuid,
  team_ids uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organisation_id, id)
);

-- distribute: organisation_id
create table canned_use (
  organisation_id uuid not null,
  canned_id uuid not null,
  channel_id uuid not null,
  n bigint not null default 0,
  last_at timestamptz not null,
  primary key (organisation_id, canned_id, channel_id),
  foreign key (organisation_id, canned_id) references canned (organisation_id, id)
);

-- How an agent signs on one channel; elsewhere the signature of the agent stands.
-- distribute: organisation_id
create table signature (
  organisation_id uuid not null,
  agent_id uuid not null,
  channel_id uuid not null,
  text text not null,
  primary key (organisation_id, agent_id, channel_id),
  foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);

-- What we told whom, as a fingerprint of the words: the same text to the same person is noticed before it is sent.
-- distribute: organisation_id
create table told (
  organisation_id uuid not null,
  contact_id uuid not null,
  print bytea not null,
  reply_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, contact_id, print, reply_id)
);

alter table draft alter column organisation_id set statistics 0;

alter table told alter column organisation_id set statistics 0;
