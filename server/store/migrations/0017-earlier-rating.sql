-- How many of how many somebody gave before, beside what they said before.

alter table message_revision add column rating jsonb;
