-- What was handed over can be followed: each hand-over takes the next turn of a lane and puts it with what it counted, so whoever keeps the
-- counts in memory reads on from the turn they know. There are several lanes because a turn is held until commit.
-- distribute: organisation_id
create table sent_lane (
  organisation_id uuid not null,
  lane smallint not null,
  turn bigint not null default 0,
  primary key (organisation_id, lane)
);

alter table sent_count add column lane smallint not null default 0;

alter table sent_count add column turn bigint not null default 0;

create index sent_count_turn on sent_count (organisation_id, lane, turn);
