-- What no program hears: calls, and words that a colleague wrote down. And what we listen to: posts that are in nobody's conversation.

alter table message add column url text;

-- By whom, where, and how long the call was.
alter table message add column logged jsonb;

create index message_listened on message (organisation_id, received_at desc, id desc)
  where conversation_id is null and thread_id is not null;

create index message_listened_channel on message (organisation_id, channel_id, received_at desc, id desc)
  where conversation_id is null and thread_id is not null;

-- On which extension of the exchange somebody sits.
alter table agent add column extension text;

create unique index agent_extension on agent (organisation_id, extension) where extension is not null;

-- A call as the exchange told of it. What was said stands in the message with the same channel and call id.
-- distribute: organisation_id
create table phone_call (
  organisation_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  call_id text not null,
  direction text not null check (direction in ('in', 'out')),
  number text,
  agent_id uuid,
  began_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  noted boolean not null default false,
  primary key (organisation_id, id),
  unique (organisation_id, channel_id, call_id),
  foreign key (organisation_id, channel_id) references channel (organisation_id, id)
);

create index phone_call_to_note on phone_call (organisation_id, agent_id, began_at desc) where not noted and answered_at is not null;

alter table phone_call alter column organisation_id set statistics 0;
