-- A mail tool of the demo firm: what it hands over is decided as all mail is, and never leaves the house.

alter table relay_tool add column demo boolean not null default false;

-- What was decided about an address that nobody here has is found by it when it is erased.
create index decision_log_key on decision_log (organisation_id, key) where key is not null;
