-- A channel that is an archive: since when, and why. Nobody listens or sends there any more; what was said there stays.
alter table channel add column archived_at timestamptz;

alter table channel add column archived_why text;
