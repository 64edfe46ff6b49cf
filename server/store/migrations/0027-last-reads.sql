-- What is read from what the customer said last stands with the conversation: a list of conversations shows it for each row.
alter table conversation add column last_reads text[];

update conversation set last_reads = (
  select reads from message
  where organisation_id = conversation.organisation_id and conversation_id = conversation.id and direction = 'in'
  order by received_at desc, id desc limit 1
);
