-- How an organisation speaks: how customers are addressed, its own guidelines, and which kinds of hints it does not want.

-- distribute: organisation_id
create table guideline (
  organisation_id uuid primary key,
  address text not null default 'customer' check (address in ('u', 'je', 'customer')),
  own jsonb not null default '[]',
  without text[] not null default '{}',
  version int not null default 1,
  changed_at timestamptz not null
);
