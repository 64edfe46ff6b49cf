-- The desk: who belongs to which team, what one can find conversations back by (labels, views, those one follows), and who did what.

alter table team add column version int not null default 1;

-- Minutes after which a conversation that somebody took and left lying goes back to the team; null is never.
alter table team add column take_back_minutes int check (take_back_minutes > 0);

-- distribute: organisation_id
create table team_member (
  organisation_id uuid not null,
  team_id uuid not null,
  agent_id uuid not null,
  primary key (organisation_id, team_id, agent_id),
  foreign key (organisation_id, team_id) references team (organisation_id, id),
  foreign key (organisation_id, agent_id) references agent (organisation_id, id)
);

create index team_member_agent on team_member (organisation_id, agent_id);

-- distribute: organisation_id
create table label (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  colour text not null default 'grey',
  meaning text check (meaning in ('complaint')),
  demo boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, name)
);

-- What somebody knows about: labels that the queue prefers to give them.
-- distribute: organisation_id
create table agent_skill (
  organisation_id uuid not null,
  agent_id uuid not null,
  label_id uuid not null,
  primary key (organisation_id, agent_id, label_id),
  foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  foreign key (organisation_id, label_id) references label (organisation_id, id)
);

alter table conversation add column label_ids uuid[] not null default '{}';

alter table conversation add column follower_ids uuid[] not null default '{}';

alter table conversation add column snoozed_until timestamptz;

alter table conversation add column taken_at timestamptz;

alter table conversation add column merged_into uuid;

create index conversation_due_team on conversation (organisation_id, team_id, due_at, id) where work_state = 'open';

create index conversation_wakes on conversation (organisation_id, snoozed_until) where work_state = 'snoozed' and snoozed_until is not null;

create index conversation_taken on conversation (organisation_id, waits_since) where work_state = 'open' and agent_id is not null;

create index conversation_merged on conversation (organisation_id, merged_into) where merged_into is not null;

-- A question that somebody asks the queue again and again. Personal when it has an agent.
-- distribute: organisation_id
create table view (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  agent_id uuid,
  filters jsonb not null,
  place int not null default 0,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

-- Which conversations stand in a list (a view, a label, or what an agent follows), in the order of `at`. Kept on write.
-- distribute: organisation_id
create table listed (
  organisation_id uuid not null,
  list_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, list_id, conversation_id)
);

create index listed_order on listed (organisation_id, list_id, at, conversation_id);

-- distribute: organisation_id
create table list_count (
  organisation_id uuid not null,
  list_id uuid not null,
  n bigint not null default 0,
  primary key (organisation_id, list_id)
);

alter table queue_count add column team_id uuid not null default '00000000-0000-0000-0000-000000000000';

alter table queue_count drop constraint queue_count_pkey;

alter table queue_count add primary key (organisation_id, work_state, agent_id, channel_id, team_id);

delete from queue_count;

insert into queue_count (organisation_id, work_state, agent_id, channel_id, team_id, n)
select organisation_id, work_state, coalesce(agent_id, '00000000-0000-0000-0000-000000000000'), channel_id,
  coalesce(team_id, '00000000-0000-0000-0000-000000000000'), count(*)
from conversation group by 1, 2, 3, 4, 5;

-- Who did what: by hand, by a rule, or by the program itself. `before` and `after` hold what it changed, so that it can be undone.
-- distribute: organisation_id
create table act (
  organisation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  agent_id uuid,
  rule_id uuid,
  conversation_id uuid,
  subject_id uuid,
  batch_id uuid not null,
  before jsonb,
  after jsonb,
  undone_at timestamptz,
  primary key (organisation_id, id)
);

create index act_conversation on act (organisation_id, conversation_id, id) where conversation_id is not null;

create index act_batch on act (organisation_id, batch_id);

create index act_rule on act (organisation_id, rule_id, id) where rule_id is not null;

create index act_agent on act (organisation_id, agent_id, id);

alter table listed alter column organisation_id set statistics 0;

alter table act alter column organisation_id set statistics 0;
