-- How channels are doing: what came in per hour, and what is the matter with one, of which its owners were told.

-- distribute: organisation_id
create table channel_hour (
  organisation_id uuid not null,
  channel_id uuid not null,
  hour timestamptz not null,
  came bigint not null default 0,
  -- Milliseconds between saying and arriving, of all of them together.
  lag_ms bigint not null default 0,
  primary key (organisation_id, channel_id, hour)
) with (fillfactor = 70);

create index channel_hour_old on channel_hour (organisation_id, hour);

-- distribute: organisation_id
create table channel_trouble (
  organisation_id uuid not null,
  channel_id uuid not null,
  trouble text not null,
  since timestamptz not null,
  told_at timestamptz,
  primary key (organisation_id, channel_id)
);

alter table notification drop constraint notification_kind_check;

alter table notification add constraint notification_kind_check
  check (kind in ('mention', 'assigned', 'task', 'reply', 'followed', 'rule', 'channel'));
