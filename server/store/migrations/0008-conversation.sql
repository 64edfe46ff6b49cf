-- Around what was said: notes among ourselves, tasks, conversations that go on as one, and conversations that belong together.

-- Only for us. Whom it mentions is told; `deleted_at` says that its words are gone.
-- distribute: organisation_id
create table note (
  organisation_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  agent_id uuid not null,
  text text not null,
  mentioned_agent_ids uuid[] not null default '{}',
  mentioned_team_ids uuid[] not null default '{}',
  written_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  retain_until timestamptz,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id),
  foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);

create index note_conversation on note (organisation_id, conversation_id, written_at, id);

create index note_retention on note (organisation_id, retain_until) where retain_until is not null;

-- Something that somebody, or a team, is to do before a moment. A commitment (toezegging) is what a customer was promised.
-- `place` is the due moment, or the end of time where there is none: it orders the list.
-- distribute: organisation_id
create table task (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('task', 'commitment')),
  conversation_id uuid,
  title text not null,
  agent_id uuid,
  team_id uuid,
  due_at timestamptz,
  place timestamptz not null,
  created_by uuid not null,
  created_at timestamptz not null,
  done_by uuid,
  done_at timestamptz,
  retain_until timestamptz,
  version int not null default 1,
  primary key (organisation_id, id),
  check ((agent_id is null) <> (team_id is null)),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id),
  foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  foreign key (organisation_id, team_id) references team (organisation_id, id)
);

create index task_open on task (organisation_id, coalesce(agent_id, team_id), place, id) where done_at is null;

create index task_done on task (organisation_id, coalesce(agent_id, team_id), done_at desc, id desc) where done_at is not null;

create index task_commitment on task (organisation_id, place, id) where done_at is null and kind = 'commitment';

create index task_conversation on task (organisation_id, conversation_id, created_at) where conversation_id is not null;

create index task_retention on task (organisation_id, retain_until) where retain_until is not null;

-- One conversation went on as part of another. `before` is how that other stood; messages up to the seq `upto` of where they are
-- now came along, later ones were said afterwards.
-- distribute: organisation_id
create table merge (
  organisation_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  upto int not null,
  before jsonb not null,
  agent_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, from_id) references conversation (organisation_id, id),
  foreign key (organisation_id, into_id) references conversation (organisation_id, id)
);

create unique index merge_from on merge (organisation_id, from_id) where undone_at is null;

create index merge_into on merge (organisation_id, into_id) where undone_at is null;

-- The conversation that a message belongs to by itself, where that goes on as part of another, and its place there.
alter table message add column home_id uuid;

alter table message add column home_seq int;

create index message_home on message (organisation_id, home_id, seq) where home_id is not null;

-- Conversations that belong together ("hoort bij"), the one with the lower id first.
-- distribute: organisation_id
create table conversation_link (
  organisation_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  agent_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, one_id, other_id),
  check (one_id < other_id),
  foreign key (organisation_id, one_id) references conversation (organisation_id, id),
  foreign key (organisation_id, other_id) references conversation (organisation_id, id)
);

create index conversation_link_other on conversation_link (organisation_id, other_id);

alter table note alter column organisation_id set statistics 0;

alter table task alter column organisation_id set statistics 0;
