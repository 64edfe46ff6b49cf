-- Who is who: contacts that are one person, those that never are, what may be looked at, and what the customer system says of them.

-- The contact that this one goes on as part of: the last one, where that goes on as part of another too.
alter table contact add column joined_to uuid;

create index contact_joined on contact (organisation_id, joined_to) where joined_to is not null;

-- The contact that an account or a conversation belongs to by itself, where `contact_id` is the one in which that goes on.
alter table claim add column own_id uuid;

alter table conversation add column own_contact_id uuid;

-- "These two contacts are one person": a claim like that of an account, withdrawn when they are taken apart. Who is one with whom follows
-- from those that stand. `evidence` is a list of reasons as data.
-- distribute: organisation_id
create table contact_join (
  organisation_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  evidence jsonb not null,
  strength real not null,
  made_by uuid,
  since timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (organisation_id, id)
);

create unique index contact_join_from on contact_join (organisation_id, from_id) where withdrawn_at is null;

create index contact_join_into on contact_join (organisation_id, into_id) where withdrawn_at is null;

-- Somebody said that these two are not one person. The smaller id is `one_id`.
-- distribute: organisation_id
create table contact_apart (
  organisation_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  made_by uuid,
  since timestamptz not null,
  primary key (organisation_id, one_id, other_id)
);

create index contact_apart_other on contact_apart (organisation_id, other_id);

-- Who may be one person: for somebody to look at. The smaller id is `one_id`.
-- distribute: organisation_id
create table contact_suggestion (
  organisation_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  evidence jsonb not null,
  counter jsonb,
  strength real not null,
  since timestamptz not null,
  primary key (organisation_id, one_id, other_id)
);

create index contact_suggestion_other on contact_suggestion (organisation_id, other_id);

-- Which accounts have been compared with others, as they were at this version.
-- distribute: organisation_id
create table account_compared (
  organisation_id uuid not null,
  account_id uuid not null,
  version int not null,
  primary key (organisation_id, account_id)
);

-- What the organisation's own customer system says of somebody, by its customer number.
-- distribute: organisation_id
create table customer_record (
  organisation_id uuid not null references organisation (id),
  number text not null,
  contact_id uuid not null,
  value double precision,
  segments text[] not null default '{}',
  fields jsonb not null default '{}',
  changed_at timestamptz not null,
  primary key (organisation_id, number)
);

create index customer_record_contact on customer_record (organisation_id, contact_id);

alter table contact_join alter column organisation_id set statistics 0;

alter table contact_apart alter column organisation_id set statistics 0;

alter table contact_suggestion alter column organisation_id set statistics 0;

alter table account_compared alter column organisation_id set statistics 0;

alter table customer_record alter column organisation_id set statistics 0;
