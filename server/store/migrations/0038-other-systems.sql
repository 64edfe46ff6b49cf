-- What other systems are told of for whom marketing waits: a stream with a version, and who follows it.

-- By mail address and telephone number: for which purposes marketing waits, because of what happened or what they said. The newest state
-- stands here; its version is the moment in the stream at which it became so. What waits for nothing any more stays for a while, so that
-- whoever follows hears of it.
-- distribute: organisation_id
create table suppression_hold (
  organisation_id uuid not null,
  network text not null check (network in ('email', 'phone')),
  value text not null,
  -- Who it is, where somebody here goes by it.
  contact_id uuid,
  -- Why, by purpose.
  holds jsonb not null,
  -- 0 as long as nothing was ever held.
  version bigint not null,
  changed_at timestamptz not null,
  -- When time alone may change it.
  look_at timestamptz,
  primary key (organisation_id, network, value)
);

create index suppression_hold_version on suppression_hold (organisation_id, version);

create index suppression_hold_look on suppression_hold (organisation_id, look_at) where look_at is not null;

create index suppression_hold_contact on suppression_hold (organisation_id, contact_id) where contact_id is not null;

-- How far the stream is. It begins when somebody follows it for the first time.
-- distribute: organisation_id
create table suppression_course (
  organisation_id uuid not null references organisation (id),
  version bigint not null default 0,
  -- In the log of events.
  position bigint not null,
  -- Whoever has heard less than this begins anew: of what was released before, nothing is known any more.
  forgotten bigint not null default 0,
  -- While everybody is looked at: how far that is.
  walk text,
  primary key (organisation_id)
);

-- distribute: organisation_id
create table suppression_target (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('webhook', 'batch', 'mautic', 'list')),
  name text not null,
  -- For what it sends.
  purpose text not null check (purpose in ('marketing', 'newsletter', 'offer', 'survey', 'invitation')),
  url text,
  username text,
  -- Closed with the key of the house: what signs, or the password there.
  secret bytea,
  -- Of a list: what its address ends in.
  token_hash bytea,
  -- The version of the stream up to which it was told, and the one at which it began.
  told bigint not null default 0,
  began bigint not null default 0,
  told_at timestamptz,
  attempts int not null default 0,
  ready_at timestamptz not null,
  problem jsonb,
  problem_since timestamptz,
  paused boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

alter table suppression_hold alter column organisation_id set statistics 0;
