-- A view may be one of what is overheard: the stream of a group of terms, narrowed down. It holds no conversations, so it is never filled.

alter table view add column stream jsonb;

-- When a team is there: seven days from Monday, each from a time until a time or closed, and whether it is closed on holidays. Null:
-- nobody said so.

alter table team add column opening jsonb;
