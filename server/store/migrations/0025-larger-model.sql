-- A larger model that judges after ours did, where an organisation wants one: where it is, what it may be asked in a day, how it is doing.

-- distribute: organisation_id
create table larger_model (
  organisation_id uuid not null references organisation (id),
  active boolean not null default false,
  kind text not null check (kind in ('endpoint', 'directory')),
  address text not null default '',
  model text not null,
  -- Sealed.
  key bytea,
  -- What the labels of a model in a directory mean.
  labels jsonb not null default '{}',
  most_requests int not null,
  most_characters int not null,
  changed_at timestamptz not null,
  -- Why it does not judge now, since when, how often in a row, and when it is tried again.
  fault text,
  fault_says text,
  fault_at timestamptz,
  failures int not null default 0,
  rests_until timestamptz,
  primary key (organisation_id)
);

-- What it was asked on a day, in the organisation's zone.
-- distribute: organisation_id
create table larger_model_day (
  organisation_id uuid not null references organisation (id),
  day date not null,
  requests bigint not null default 0,
  characters bigint not null default 0,
  judged bigint not null default 0,
  primary key (organisation_id, day)
);
