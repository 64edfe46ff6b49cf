-- Queues: views that are being filled, views and labels that are on their way out, and what stands free for whoever asks for the next.

-- Up to which conversation a view has been filled, in order of id, and how many that were; null when it is whole.
alter table view add column fill_after uuid;

alter table view add column fill_done bigint not null default 0;

alter table view add column removed_at timestamptz;

-- The row of a removed label stays, so that whatever puts it on a conversation again is taken off again.
alter table label add column removed_at timestamptz;

create index conversation_free on conversation (organisation_id, team_id, due_at, id)
  where work_state = 'open' and agent_id is null and merged_into is null;
