-- Signing in with more than a password and from elsewhere; what was erased; and reading who did what.

alter table organisation add column needs_second_factor boolean not null default false;

-- How and with what kind of browser somebody came in, in words as coarse as "Firefox, Linux"; never an address.
alter table sign_in_session add column came_by text not null default 'password' check (came_by in ('password', 'passkey', 'single-sign-on'));

alter table sign_in_session add column device text;

alter table sign_in_session add column seen_at timestamptz;

-- A secret shared with the clock on somebody's phone. `codes` are hashes of what is left of the spare codes.
-- distribute: local
create table sign_in_factor (
  user_id uuid primary key references sign_in_user (id) on delete cascade,
  secret bytea not null,
  codes text[] not null default '{}',
  last_step bigint not null default 0,
  created_at timestamptz not null,
  confirmed_at timestamptz
);

-- distribute: local
create table sign_in_passkey (
  id uuid primary key,
  user_id uuid not null references sign_in_user (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

create index sign_in_passkey_user on sign_in_passkey (user_id);

-- Where the people of an organisation sign in when that is not here. `open` lets in whoever has an address in one of the domains.
-- distribute: local
create table single_sign_on (
  organisation_id uuid primary key,
  label text not null,
  issuer text not null,
  client_id text not null,
  secret bytea,
  domains text[] not null default '{}',
  open boolean not null default false,
  changed_at timestamptz not null
);

-- What may not come back, also not with a backup of before: a copy of this list is kept beside the key file.
-- distribute: organisation_id
create table erasure (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('message', 'contact')),
  subject_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, id)
);

create unique index erasure_subject on erasure (organisation_id, kind, subject_id);

create index act_kind on act (organisation_id, kind, id);

-- What is done to the house, apart from the far more numerous acts on conversations.
create index act_house on act (organisation_id, id) where conversation_id is null;

alter table erasure alter column organisation_id set statistics 0;
