-- Priority with a floor, and how long people waited for it to be seen.

-- B: by how many minutes at most somebody is due before what was promised, because of need and influence together.
alter table organisation add column bound_minutes smallint not null default 10 check (bound_minutes between 0 and 60);

-- Why it is due before what was promised, and what was withheld; see domain/routing/turn.ts. Null is that it is not.
alter table conversation add column boost jsonb;

-- The stretches of a queue that somebody goes ahead of because of influence (domain/routing/room.ts). `team_id` is all noughts for no team.
-- distribute: organisation_id
create table lead (
  organisation_id uuid not null,
  conversation_id uuid not null,
  team_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  answered_at timestamptz,
  primary key (organisation_id, conversation_id)
);

create index lead_near on lead (organisation_id, team_id, until_at);

create index lead_age on lead (organisation_id, until_at);

-- One row for each time that somebody waited until we answered: when, for whom (0 is unknown), and in which bars of the page it stands
-- (domain/routing/waited.ts). `turn` is null where it had no place in the queue.
-- distribute: organisation_id
create table waited (
  organisation_id uuid not null,
  conversation_id uuid not null,
  since timestamptz not null,
  until timestamptz not null,
  day date not null,
  level smallint not null,
  took smallint not null,
  turn smallint,
  passed smallint,
  primary key (organisation_id, conversation_id, since)
);

create index waited_took on waited (organisation_id, level, took, until, conversation_id);

create index waited_turn on waited (organisation_id, level, turn, until, conversation_id);

create index waited_passed on waited (organisation_id, level, passed, until, conversation_id);

-- How many of them stand in each bar, a day.
-- distribute: organisation_id
create table waited_count (
  organisation_id uuid not null,
  day date not null,
  measure text not null,
  level smallint not null,
  bar smallint not null,
  n bigint not null default 0,
  primary key (organisation_id, day, measure, level, bar)
);

alter table lead alter column organisation_id set statistics 0;

alter table waited alter column organisation_id set statistics 0;

alter table waited_count alter column organisation_id set statistics 0;
