-- An answer that left can be changed or taken back: that is a row of the outbox too, about the message of that answer, and is
-- delivered in the same way.

alter table outbox add column does text not null default 'send' check (does in ('send', 'revise', 'withdraw'));

-- The new words of a change, until they stand there.
alter table outbox add column text text;

alter table outbox add column message_id uuid;

update outbox set message_id = id;

alter table outbox alter column message_id set not null;

alter table outbox drop constraint outbox_organisation_id_id_fkey;

alter table outbox add foreign key (organisation_id, message_id) references message (organisation_id, id);

create index outbox_change on outbox (organisation_id, message_id, id) where does <> 'send';

-- One change of a message at a time.
create unique index outbox_one_change on outbox (organisation_id, message_id)
  where does <> 'send' and state in ('waiting', 'sending', 'unknown');
