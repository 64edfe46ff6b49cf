-- What was said to us alone meets the terms, for rules, and stands in no stream; what is put aside counts no longer.

alter table hit add column private boolean not null default false;

update hit set private = true from message m
where m.organisation_id = hit.organisation_id and m.id = hit.message_id and m.addressed and m.visibility in ('direct', 'phone');

update hit_hour set said = hit_hour.said - gone.said, negative = hit_hour.negative - gone.negative, positive = hit_hour.positive - gone.positive
from (
  select organisation_id, group_id, date_trunc('hour', received_at, 'UTC') as hour, addressed, count(*) as said,
    count(*) filter (where 'negative' = any(reads)) as negative, count(*) filter (where 'positive' = any(reads)) as positive
  from hit where private or relevant is false group by 1, 2, 3, 4
) gone
where hit_hour.organisation_id = gone.organisation_id and hit_hour.group_id = gone.group_id and hit_hour.hour = gone.hour
  and hit_hour.addressed = gone.addressed;

update hit_day set said = hit_day.said - gone.said
from (
  select h.organisation_id, h.group_id, (h.received_at at time zone o.zone)::date as day, h.channel_id, h.language, h.site, count(*) as said
  from hit h join organisation o on o.id = h.organisation_id
  where h.private or h.relevant is false group by 1, 2, 3, 4, 5, 6
) gone
where hit_day.organisation_id = gone.organisation_id and hit_day.group_id = gone.group_id and hit_day.day = gone.day
  and hit_day.channel_id = gone.channel_id and hit_day.language = gone.language and hit_day.site = gone.site;

drop index hit_newest;

create index hit_newest on hit (organisation_id, group_id, received_at desc, message_id desc) where relevant is not false and not private;

-- Everything that is heard: what is said around us, and what is said to us where everybody can read it.
drop index message_listened;

drop index message_listened_channel;

create index message_heard on message (organisation_id, received_at desc, id desc)
  where thread_id is not null and state <> 'deleted'
    and (conversation_id is null or direction = 'in' and not (addressed and visibility in ('direct', 'phone')));

create index message_heard_channel on message (organisation_id, channel_id, received_at desc, id desc)
  where thread_id is not null and state <> 'deleted'
    and (conversation_id is null or direction = 'in' and not (addressed and visibility in ('direct', 'phone')));
