-- Likes, and what was passed on without a word: who did so, and with what. Quotes are messages, which say what they quote.

alter table message add column quotes text;

create index message_quotes on message (organisation_id, channel_id, quotes) where quotes is not null;

-- `external_id` is what the network calls the like itself, `about` what it calls the message.
-- distribute: organisation_id
create table applause (
  organisation_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  kind text not null,
  account_id uuid not null,
  about text not null,
  at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, channel_id, external_id)
);

create index applause_about on applause (organisation_id, channel_id, about, at desc);

create index applause_by on applause (organisation_id, account_id);

-- What came or was taken back, for each who has to look at it.
-- distribute: organisation_id
create table applause_waiting (
  organisation_id uuid not null,
  reader text not null,
  applause_id uuid not null,
  channel_id uuid not null,
  about text not null,
  primary key (organisation_id, reader, applause_id)
);

alter table applause alter column organisation_id set statistics 0;

alter table applause_waiting alter column organisation_id set statistics 0;
