-- A person's file: what happened elsewhere, what colleagues note of somebody, what many share, who did what to it, and who was erased.

alter table contact add column erased_at timestamptz;

-- By whom it was asked stands in the logbook. What has no `done_at` is gone on with.
-- distribute: organisation_id
create table contact_erasure (
  organisation_id uuid not null,
  contact_id uuid not null,
  accounts uuid[] not null,
  messages int not null default 0,
  asked_at timestamptz not null,
  done_at timestamptz,
  primary key (organisation_id, contact_id)
);

create index contact_erasure_open on contact_erasure (organisation_id, asked_at) where done_at is null;

-- Somebody said that many people use this address or number: nobody is joined by it any more.
-- distribute: organisation_id
create table shared_key (
  organisation_id uuid not null,
  kind text not null check (kind in ('email', 'phone')),
  value text not null,
  made_by uuid,
  since timestamptz not null,
  primary key (organisation_id, kind, value)
);

-- What the customer is called there, and the addresses and numbers that came with the record.
alter table customer_record add column name text;

alter table customer_record add column keys jsonb not null default '[]';

-- Purchases, visits, calls elsewhere: what other systems tell of somebody. `key` is what that system calls it.
-- distribute: organisation_id
create table contact_event (
  organisation_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  key text not null,
  kind text not null,
  title text not null,
  url text,
  at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, key)
);

create index contact_event_of on contact_event (organisation_id, contact_id, at desc, id desc);

-- distribute: organisation_id
create table contact_note (
  organisation_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  agent_id uuid not null,
  text text not null,
  written_at timestamptz not null,
  primary key (organisation_id, id)
);

create index contact_note_of on contact_note (organisation_id, contact_id, written_at desc, id desc);

-- Which people an act of the logbook was about.
-- distribute: organisation_id
create table contact_act (
  organisation_id uuid not null,
  contact_id uuid not null,
  act_id uuid not null,
  primary key (organisation_id, contact_id, act_id)
);

-- Joins that were withdrawn are read with the history of either.
create index contact_join_earlier_from on contact_join (organisation_id, from_id) where withdrawn_at is not null;

create index contact_join_earlier_into on contact_join (organisation_id, into_id) where withdrawn_at is not null;

create index phone_call_number on phone_call (organisation_id, number, began_at desc) where number is not null;

-- How many of our answers sent people elsewhere, by the week in which they left.
-- distribute: organisation_id
create table sent_away (
  organisation_id uuid not null,
  week date not null,
  channel_id uuid not null,
  answers bigint not null default 0,
  away bigint not null default 0,
  primary key (organisation_id, week, channel_id)
) with (fillfactor = 70);

-- The same of one person.
alter table contact add column sent_away int not null default 0;

alter table contact_erasure alter column organisation_id set statistics 0;

alter table shared_key alter column organisation_id set statistics 0;

alter table contact_event alter column organisation_id set statistics 0;

alter table contact_note alter column organisation_id set statistics 0;

alter table contact_act alter column organisation_id set statistics 0;
