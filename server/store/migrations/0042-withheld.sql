-- An objection without proof holds at once, and erases after some days: until then what was overheard lies apart, where nothing reads it.

-- distribute: organisation_id
create table withheld (
  organisation_id uuid not null,
  message_id uuid not null,
  -- Of the objection, as all its accounts have it.
  said_at timestamptz not null,
  -- The message as it was, its earlier versions, and what it had met.
  held jsonb not null,
  primary key (organisation_id, message_id),
  foreign key (organisation_id, message_id) references message (organisation_id, id) on delete cascade
);

create index withheld_said on withheld (organisation_id, said_at);

alter table withheld alter column organisation_id set statistics 0;

-- When what is withheld for it is erased. Null once that is done, or when there was proof at once.
alter table objection add column erase_at timestamptz;

alter table objection add column proof text;

create index objection_waiting on objection (organisation_id, erase_at) where erase_at is not null;

-- Days that a stranger's objection waits before it erases.
alter table organisation add column objection_days int not null default 7;
