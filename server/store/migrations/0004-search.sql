-- What can be found, and by which words. It holds nothing that is not elsewhere too: it is filled in the background from the event log,
-- and can be thrown away and made anew. See domain/search/entry.ts for what the lexemes are.

-- distribute: organisation_id
create table search_entry (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'conversation', 'message')),
  conversation_id uuid,
  at timestamptz not null,
  words tsvector not null,
  primary key (organisation_id, id)
);

-- The organisation is part of the lexemes, because a GIN index cannot hold it beside them without an extension. New entries go straight
-- into the index: a list of what is still to be put in would be read anew for every slice of time.
create index search_entry_words on search_entry using gin (words) with (fastupdate = off);

-- How far the index has been made anew: null when it is whole, and from then on only follows the events.
-- distribute: organisation_id
create table search_fill (
  organisation_id uuid not null references organisation (id),
  version int not null,
  stage text check (stage in ('person', 'conversation', 'message', 'sweep')),
  last_id uuid,
  done bigint not null default 0,
  primary key (organisation_id)
);

-- Without statistics the planner takes every word for rare, and always asks the index: what is frequent is told apart by the slices.
-- Of the organisations it must know the size, or it reads all entries of a large one beside the index.
alter table search_entry alter column words set statistics 0;

-- What somebody goes by is read from the account.
create index account_key_account on account_key (organisation_id, account_id);
