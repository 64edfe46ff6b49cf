-- What nobody has does not stand in the indexes of what somebody has: most conversations that come in are nobody's yet, and every
-- word that is said moves a conversation in each index that it stands in.

drop index conversation_due_agent;

create index conversation_due_agent on conversation (organisation_id, agent_id, due_at, id)
  where work_state = 'open' and agent_id is not null;

drop index conversation_recent_agent;

create index conversation_recent_agent on conversation (organisation_id, agent_id, last_message_at desc, id desc)
  where agent_id is not null;
