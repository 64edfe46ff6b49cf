-- The relay: mail that other tools hand to us, on its way to the real mail server behind us.

-- A tool that may hand over mail, and the server to which its mail goes on. What it signs in with tells us the organisation.
-- distribute: local
create table relay_tool (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null,
  username text not null unique,
  password_hash bytea not null,
  -- What its mail is for when it does not say so itself, and what else it may say.
  purpose text not null,
  purposes text[] not null,
  host text not null,
  port int not null,
  security text not null check (security in ('tls', 'starttls', 'none')),
  server_user text not null default '',
  server_password bytea,
  -- Connections to that server at once.
  connections int not null,
  -- Mails in a minute, and bytes of one mail, at most.
  most_per_minute int not null,
  largest int not null,
  -- Held mail of which the mail itself and its campaign say nothing makes no more sense after so many hours.
  keep_hours int not null,
  -- Whether we answer for its List-Unsubscribe. It changes headers, and so breaks a signature over them.
  unsubscribe boolean not null default false,
  enabled boolean not null default true,
  -- Since when its server cannot be reached, and why, in both languages.
  problem jsonb,
  problem_since timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz
);

create index relay_tool_organisation on relay_tool (organisation_id);

-- distribute: organisation_id
create table relay_campaign (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  tool_id uuid not null,
  -- Empty is mail that names no campaign.
  name text not null,
  offered bigint not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- After this held mail of it makes no more sense, whatever the mail says.
  expires_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, tool_id, name)
);

create index relay_campaign_last on relay_campaign (organisation_id, last_at, id);

-- What became of the mail of a campaign: the sum over its rows is what was offered.
-- distribute: organisation_id
create table relay_count (
  organisation_id uuid not null references organisation (id),
  campaign_id uuid not null,
  state text not null,
  code text not null,
  n bigint not null default 0,
  primary key (organisation_id, campaign_id, state, code)
);

-- A mail as it was handed over, for one recipient or for many.
-- distribute: organisation_id
create table relay_mail (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  tool_id uuid not null,
  -- Null is a report of ours to the tool that its mail was refused.
  campaign_id uuid,
  purpose text not null,
  -- A purpose that it named and that is none, or none of this tool.
  odd_purpose text,
  sender text not null,
  size int not null,
  -- Holds bytes above 127.
  eight_bit boolean not null,
  expires_at timestamptz not null,
  received_at timestamptz not null,
  primary key (organisation_id, id)
);

create index relay_mail_received on relay_mail (organisation_id, received_at, id);

-- Its bytes, closed with the key of this house, for as long as it may still have to leave.
-- distribute: organisation_id
create table relay_body (
  organisation_id uuid not null references organisation (id),
  mail_id uuid not null,
  part int not null,
  bytes bytea not null,
  primary key (organisation_id, mail_id, part)
);

-- What became of it for one recipient.
-- distribute: organisation_id
create table relay_recipient (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  mail_id uuid not null,
  tool_id uuid not null,
  campaign_id uuid,
  -- As the tool wrote it, and in the form by which it is found again.
  address text not null,
  address_key text not null,
  -- Of sender and bytes: the same mail for the same recipient is taken once, also when a tool did not hear that we have it.
  digest bytea not null,
  state text not null
    check (state in ('accepted', 'held', 'forwarded', 'dropped', 'expired', 'refused', 'unknown')),
  code text not null default '',
  -- What the real server said, or why nobody knows.
  reason text,
  hold_until timestamptz,
  -- When it is looked at again. Only what waits for us has one.
  ready_at timestamptz,
  attempts int not null default 0,
  -- Committed before its bytes leave: from here on nobody else hands it over.
  handed_at timestamptz,
  received_at timestamptz not null,
  decided_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, tool_id, digest, address)
);

create index relay_recipient_ready on relay_recipient (organisation_id, tool_id, ready_at)
  where ready_at is not null and handed_at is null;

create index relay_recipient_handed on relay_recipient (organisation_id)
  where ready_at is not null and handed_at is not null;

create index relay_recipient_address on relay_recipient (organisation_id, address_key);

create index relay_recipient_held on relay_recipient (organisation_id) where state = 'held';

create index relay_recipient_mail on relay_recipient (organisation_id, mail_id);

create index relay_recipient_state on relay_recipient (organisation_id, campaign_id, state, id);

alter table relay_campaign alter column organisation_id set statistics 0;

alter table relay_count alter column organisation_id set statistics 0;

alter table relay_mail alter column organisation_id set statistics 0;

alter table relay_body alter column organisation_id set statistics 0;

alter table relay_recipient alter column organisation_id set statistics 0;
