-- How far messages may spread, and the picture of who reacts to whom.

-- What came of a message in public, and what may still come. Made anew from the messages of its thread: never the source of anything.
-- distribute: organisation_id
create table spread (
  organisation_id uuid not null,
  message_id uuid not null,
  -- Different people who reacted.
  came int not null,
  to_come double precision not null,
  low double precision not null,
  high double precision not null,
  heat double precision not null,
  -- Who brings most of what is still to come.
  by_account_id uuid,
  -- Somebody else than the writer who brings in a good part of those who came, and how many.
  carrier_id uuid,
  carried int not null default 0,
  at timestamptz not null,
  -- When it is worked out again although nobody reacted.
  look_at timestamptz,
  primary key (organisation_id, message_id)
);

create index spread_look on spread (organisation_id, look_at) where look_at is not null;

-- How quickly reactions come here, and how many people somebody who reacts moves, as learnt from what happened.
-- distribute: organisation_id
create table spread_pace (
  organisation_id uuid not null,
  usual double precision not null,
  halfway_ms double precision not null,
  learnt_from int not null,
  at timestamptz not null,
  primary key (organisation_id)
);

create index message_in_public on message (organisation_id, thread_id, received_at) where visibility = 'public';

-- The circle that an account stands in, and how often one comes by it: for the picture, and to break ties. Without a rank for strangers.
-- distribute: organisation_id
create table circle_place (
  organisation_id uuid not null,
  account_id uuid not null,
  circle int not null,
  rank double precision,
  at timestamptz not null,
  primary key (organisation_id, account_id)
);

create index circle_place_rank on circle_place (organisation_id, rank desc) where rank is not null;

-- When circles were found last, and whether somebody asks for it.
-- distribute: organisation_id
create table circle_run (
  organisation_id uuid not null,
  state text not null check (state in ('asked', 'finding', 'done', 'failed')),
  since timestamptz not null,
  -- Of the last one that was finished.
  at timestamptz,
  people int,
  edges int,
  circles int,
  primary key (organisation_id)
);

alter table spread alter column organisation_id set statistics 0;

alter table circle_place alter column organisation_id set statistics 0;
