-- What became of an arrival is written beside it a moment later. With room on its page, and no index on what is written, that touches
-- nothing but the row itself.
alter table arrival set (fillfactor = 50);

-- Arrivals that were about a message which was there already: its raw bytes go with it when its writer takes it back.
-- distribute: organisation_id
create table arrival_repeat (
  organisation_id uuid not null,
  message_id uuid not null,
  position bigint not null,
  primary key (organisation_id, message_id, position)
);

alter table arrival_repeat alter column organisation_id set statistics 0;

insert into arrival_repeat (organisation_id, message_id, position)
select organisation_id, message_id, position from arrival where outcome <> 'shown' and message_id is not null;

drop index arrival_again;
