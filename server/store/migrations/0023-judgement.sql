-- What is read from messages, what people said of that, and what was learnt from it.

-- As the machine judged it, and what people say instead; see domain/language/reading.ts.
alter table message add column judged jsonb;

alter table message add column corrected jsonb;

-- What is said of it now, by whoever is right: the names of what holds. Null is that nothing was read.
alter table message add column reads text[];

-- A sign of danger in it that nobody denied.
alter table conversation add column danger text check (danger in ('selfharm', 'threat'));

alter table hit add column reads text[] not null default '{}';

alter table hit_hour add column negative bigint not null default 0;

alter table hit_hour add column positive bigint not null default 0;

-- What somebody said of one aspect of a message. It is an example to learn from as long as the text of the message is there.
-- distribute: organisation_id
create table correction (
  organisation_id uuid not null,
  message_id uuid not null,
  -- language, sentiment, a trait, or `topic:` and the id of a label.
  aspect text not null,
  value text not null,
  -- What the machine had said, and how sure it was.
  machine_value text,
  machine_chance real,
  agent_id uuid not null,
  made_at timestamptz not null,
  primary key (organisation_id, message_id, aspect),
  foreign key (organisation_id, message_id) references message (organisation_id, id)
);

create index correction_made on correction (organisation_id, made_at);

alter table correction alter column organisation_id set statistics 0;

-- Messages that are to be judged in the background: because judging failed, or a new model looks at open conversations again.
-- distribute: organisation_id
create table unjudged (
  organisation_id uuid not null,
  message_id uuid not null,
  since timestamptz not null,
  primary key (organisation_id, message_id)
);

alter table unjudged alter column organisation_id set statistics 0;

-- What an organisation's own machine learnt from its corrections. The newest ones and the one that is taken.
-- distribute: organisation_id
create table language_model (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  -- What it adds to the shipped model of a language, if anything.
  nl bytea,
  en bytea,
  figures jsonb not null,
  seconds real not null,
  better boolean not null,
  taken boolean not null default false,
  made_by uuid,
  made_at timestamptz not null,
  primary key (organisation_id, id)
);

create unique index language_model_taken on language_model (organisation_id) where taken;

-- Learning from the corrections: one row per organisation, as long as there was a reason to.
-- distribute: organisation_id
create table language_training (
  organisation_id uuid not null references organisation (id),
  state text not null check (state in ('idle', 'waiting', 'training', 'failed')),
  since timestamptz not null,
  asked_by uuid,
  problem text,
  -- Up to when corrections were learnt from, or looked at and found too few.
  learnt_until timestamptz,
  primary key (organisation_id)
);

alter table notification drop constraint notification_kind_check;

alter table notification add constraint notification_kind_check
  check (kind in ('mention', 'assigned', 'task', 'reply', 'followed', 'rule', 'channel', 'danger'));
