-- Listening by search terms: the terms, what met them, how much passed by, and who does not want to be heard.

-- distribute: organisation_id
create table term_group (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  about text not null check (about in ('brand', 'product', 'competitor', 'topic', 'person')),
  colour text not null,
  team_id uuid,
  place int not null,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, team_id) references team (organisation_id, id)
);

-- A term that was removed stays as a row, for whoever holds the terms in memory. Its words never change: other words are another term.
-- `changed` is taken from `organisation.terms_changed`, so that who has the terms in memory asks only for what is new.
-- distribute: organisation_id
create table term (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  group_id uuid not null,
  query text not null,
  enabled boolean not null default true,
  removed boolean not null default false,
  changed bigint not null,
  made_by uuid,
  made_at timestamptz not null,
  -- Looking back over history, newest first: the message up to which it has looked. A removed term looks back to take its hits away.
  back_id uuid,
  back_done boolean not null default false,
  back_seen int not null default 0,
  back_met int not null default 0,
  primary key (organisation_id, id)
);

create index term_changed on term (organisation_id, changed);

create index term_group_of on term (organisation_id, group_id);

create index term_back on term (organisation_id, id) where not back_done;

-- A message that met terms of a group: once per group, whatever terms it met.
-- distribute: organisation_id
create table hit (
  organisation_id uuid not null,
  group_id uuid not null,
  message_id uuid not null,
  term_ids uuid[] not null,
  received_at timestamptz not null,
  channel_id uuid not null,
  language text not null default '',
  site text not null default '',
  -- Said to us, or about us without addressing us.
  addressed boolean not null,
  -- What somebody said of it, or nothing yet.
  relevant boolean,
  primary key (organisation_id, group_id, message_id)
);

create index hit_newest on hit (organisation_id, group_id, received_at desc, message_id desc) where relevant is not false;

create index hit_judged on hit (organisation_id, group_id, relevant, received_at desc) where relevant is not null;

create index hit_message on hit (organisation_id, message_id);

alter table hit alter column organisation_id set statistics 0;

-- How much was said, counted on write: by the hour, and by the day with where and in which language.
-- distribute: organisation_id
create table hit_hour (
  organisation_id uuid not null,
  group_id uuid not null,
  hour timestamptz not null,
  addressed boolean not null,
  said bigint not null,
  primary key (organisation_id, group_id, hour, addressed)
) with (fillfactor = 70);

-- distribute: organisation_id
create table hit_day (
  organisation_id uuid not null,
  group_id uuid not null,
  day date not null,
  channel_id uuid not null,
  language text not null,
  site text not null,
  said bigint not null,
  primary key (organisation_id, group_id, day, channel_id, language, site)
) with (fillfactor = 70);

-- What streams brought past us, per minute: what met a term was handed over, the rest was let go.
-- distribute: organisation_id
create table passed_minute (
  organisation_id uuid not null,
  channel_id uuid not null,
  minute timestamptz not null,
  passed bigint not null,
  met bigint not null,
  primary key (organisation_id, channel_id, minute)
) with (fillfactor = 70);

create index passed_minute_old on passed_minute (organisation_id, minute);

-- Who does not want to be listened to.
-- distribute: organisation_id
create table objection (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  network text not null,
  -- The id or the handle on it, in lower case.
  account text not null,
  said_at timestamptz not null,
  how text not null,
  note text,
  noted_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, network, account)
);

-- What the code of a channel remembers by itself: followers, keys, what it asked already.
-- distribute: organisation_id
create table channel_memory (
  organisation_id uuid not null,
  channel_id uuid not null,
  key text not null,
  value jsonb not null,
  until timestamptz,
  primary key (organisation_id, channel_id, key)
);

create index channel_memory_old on channel_memory (organisation_id, until) where until is not null;

alter table message add column language text;

-- Whether it was said to us; what is not is listened to, also when a conversation is made of it.
alter table message add column addressed boolean not null default true;

alter table message add column rating jsonb;

-- When what was said is looked at again, on networks that do not tell of edits and deletions.
alter table message add column reread_at timestamptz;

create index message_reread on message (organisation_id, reread_at) where reread_at is not null;

-- Days that what nobody engaged with is kept.
alter table organisation add column retain_days int not null default 90;

alter table organisation add column terms_changed bigint not null default 0;
