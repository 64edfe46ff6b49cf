-- A team that is removed: its row stays, and what was its own goes to the heir, or to nobody. `cleared_to` is how far its conversations
-- were looked through, by id; null when that is done.

alter table team add column removed_at timestamptz;

alter table team add column heir_id uuid;

alter table team add column cleared_to uuid;
