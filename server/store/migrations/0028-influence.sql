-- How far voices reach: who reacted to whom, what is counted of each account, and the factor of those for whom it may be kept.

-- On what ground an organisation keeps factors of people, in its own words. Without one none is kept.
alter table organisation add column influence_ground text;

alter table organisation add column influence_by uuid;

alter table organisation add column influence_since timestamptz;

-- What one message told of an account: that it spoke in public (no `by_account_id`) or was reacted to. What is counted below came from here, so
-- that the same message counts once, and can be taken out again.
-- distribute: organisation_id
create table observation (
  organisation_id uuid not null,
  message_id uuid not null,
  account_id uuid not null,
  by_account_id uuid,
  at timestamptz not null,
  primary key (organisation_id, message_id, account_id)
);

create index observation_of on observation (organisation_id, account_id, by_account_id, at);

-- Reactions to what has not come in (yet).
-- distribute: organisation_id
create table observation_awaited (
  organisation_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  message_id uuid not null,
  primary key (organisation_id, channel_id, external_id, message_id)
);

create index observation_awaited_by on observation_awaited (organisation_id, message_id);

-- Who reacted to whom: `count` times, last `at`, with at that moment the weight that is left of all of them (it halves in ninety days).
-- distribute: organisation_id
create table interaction (
  organisation_id uuid not null,
  to_account_id uuid not null,
  from_account_id uuid not null,
  weight double precision not null,
  at timestamptz not null,
  count int not null,
  primary key (organisation_id, to_account_id, from_account_id)
);

create index interaction_from on interaction (organisation_id, from_account_id);

create index interaction_age on interaction (organisation_id, at);

-- What is counted of an account. `addressed`: it spoke to us. `reactors` is how many different people reacted to it.
-- Of who objected, or may be a minor, nothing is kept but that.
-- distribute: organisation_id
create table account_evidence (
  organisation_id uuid not null,
  account_id uuid not null,
  addressed boolean not null default false,
  observed int not null default 0,
  reactors int not null default 0,
  posts double precision not null default 0,
  posts_at timestamptz,
  reactions double precision not null default 0,
  reactions_at timestamptz,
  audience double precision,
  audience_at timestamptz,
  lists double precision,
  lists_at timestamptz,
  left_out_since timestamptz,
  left_out_why text,
  primary key (organisation_id, account_id)
);

-- The factor of a person, made anew from the counts: never the source of anything. `contact_id` stands for the person. Who is not here is
-- unknown, and so is who has no level (yet).
-- distribute: organisation_id
create table contact_factor (
  organisation_id uuid not null,
  contact_id uuid not null,
  level smallint,
  points int,
  low int,
  high int,
  asleep boolean not null default false,
  parts jsonb not null default '[]',
  about jsonb,
  scale text,
  version int not null default 1,
  at timestamptz not null,
  look_at timestamptz not null,
  primary key (organisation_id, contact_id)
);

create index contact_factor_look on contact_factor (organisation_id, look_at);

-- What the factor of a person was used for, once for each day and use: their file shows it.
-- distribute: organisation_id
create table factor_use (
  organisation_id uuid not null,
  contact_id uuid not null,
  day date not null,
  what text not null,
  at timestamptz not null,
  primary key (organisation_id, contact_id, day, what)
);

alter table observation alter column organisation_id set statistics 0;

alter table observation_awaited alter column organisation_id set statistics 0;

alter table interaction alter column organisation_id set statistics 0;

alter table account_evidence alter column organisation_id set statistics 0;

alter table contact_factor alter column organisation_id set statistics 0;

alter table factor_use alter column organisation_id set statistics 0;
