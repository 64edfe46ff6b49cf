-- A mail tool of the demo firm: what it hands over is decided as all mail is, and never leaves the house.

alter table relay_tool add column demo boolean not null default false;
