-- Finding long texts that nobody engaged with, of which a snippet is kept.

create index message_long on message (organisation_id, received_at) where retain_until is not null and length(text) > 1200;
