-- By which name strangers find a channel at this house, as name@house (WebFinger). Read without an organisation: a stranger names none.
-- distribute: local
create table public_name (
  name text primary key,
  organisation_id uuid not null references organisation (id),
  channel_id uuid not null,
  unique (organisation_id, channel_id)
);
