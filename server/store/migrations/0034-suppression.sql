-- Protecting the dialogue: whether a conversation hurts, what people agreed to, the rules, and permissions to send that last seconds.

-- Since when it hurts without the customer having said that it is well, when it hurt last, for what and by which messages, at most five.
alter table conversation add column pain_since timestamptz;

alter table conversation add column pain_at timestamptz;

alter table conversation add column pain_for text check (pain_for in ('danger', 'distress', 'refusal', 'complaint', 'churn', 'second contact'));

alter table conversation add column pain_because uuid[] not null default '{}';

-- When the customer said last that it is well, and when they said anything themselves.
alter table conversation add column eased_at timestamptz;

alter table conversation add column heard_at timestamptz;

-- When somebody of us said last that it does not hurt.
alter table conversation add column soothed_at timestamptz;

create index conversation_pain on conversation (organisation_id, contact_id) where pain_since is not null;

-- What held before there were these columns: a complaint that was read last, or a sign of danger, and no answer of the customer since.
update conversation set
  pain_since = last_message_at,
  pain_at = last_message_at,
  pain_for = case
    when danger is not null then 'danger'
    when 'distress' = any(last_reads) then 'distress'
    when 'refused' = any(last_reads) or 'refusal' = any(last_reads) then 'refusal'
    when 'complaint' = any(last_reads) then 'complaint'
    else 'churn' end
where not history and merged_into is null
  and (danger is not null or last_reads && array['distress', 'refused', 'refusal', 'complaint', 'churn']);

update conversation set heard_at = coalesce(waits_since, last_message_at) where not history and last_direction = 'in';

-- The lock between what makes marketing wait and its hand-over: `c:` and a contact that stands for a person, or `a:`, a network and what
-- somebody is called there. Whoever makes somebody's situation worse, or changes who somebody is, holds these rows until commit.
-- distribute: organisation_id
create table guard (
  organisation_id uuid not null,
  key text not null,
  primary key (organisation_id, key)
);

-- A permission to send, of seconds. Consumed once, when nothing speaks against it at that moment.
-- distribute: organisation_id
create table lease (
  organisation_id uuid not null,
  id uuid not null,
  purpose text not null,
  medium text not null,
  campaign text,
  addressee jsonb not null,
  -- The guards that were there for it.
  keys text[] not null,
  tool text not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  primary key (organisation_id, id)
);

create index lease_expires on lease (organisation_id, expires_at);

-- What somebody of us said of the situation of a contact. The newest row of a contact counts.
-- distribute: organisation_id
create table situation_by_hand (
  organisation_id uuid not null,
  contact_id uuid not null,
  id uuid not null,
  situation text not null check (situation in ('calm', 'in dialogue', 'painful', 'waiting for us', 'agreed', 'farewell')),
  reason text not null,
  agent_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, contact_id, id)
);

-- What somebody said about being sent things, with the account or address by which they said it: it stays with that, whoever it is.
-- distribute: organisation_id
create table consent (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  network text not null,
  -- In the form that compares.
  value text not null,
  kind text not null check (kind in ('consent', 'objection', 'pause')),
  -- `marketing` is all that is not transactional.
  purpose text not null check (purpose in ('marketing', 'newsletter', 'offer', 'survey', 'invitation')),
  medium text not null check (medium in ('any', 'email', 'sms', 'phone', 'post', 'push', 'social')),
  -- Where they said so, and what shows it.
  source text not null,
  proof text,
  since timestamptz not null,
  until timestamptz,
  noted_by uuid,
  noted_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (organisation_id, id)
);

create index consent_value on consent (organisation_id, network, value) where withdrawn_at is null;

-- distribute: organisation_id
create table suppression_rule (
  organisation_id uuid not null references organisation (id),
  rules jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id)
);

-- How much was handed over to an address or a contact, per day on the clocks of the organisation.
-- distribute: organisation_id
create table sent_count (
  organisation_id uuid not null,
  -- As a guard has it.
  key text not null,
  day date not null,
  purpose text not null,
  medium text not null,
  n int not null default 0,
  primary key (organisation_id, key, day, purpose, medium)
);

create index sent_count_day on sent_count (organisation_id, day);

-- What was decided about whom. Without a contact it is about an address that nobody here has.
-- distribute: organisation_id
create table decision_log (
  organisation_id uuid not null,
  id uuid not null,
  contact_id uuid,
  key text,
  at timestamptz not null,
  purpose text not null,
  medium text not null,
  campaign text,
  verdict text not null check (verdict in ('send', 'hold', 'drop')),
  code text not null,
  until timestamptz,
  why jsonb not null,
  -- Which tool asked, and whether it was to know, for a permission, or handed over.
  tool text not null,
  asked text not null check (asked in ('decision', 'lease', 'handed over', 'relay', 'audience')),
  primary key (organisation_id, id)
);

create index decision_log_contact on decision_log (organisation_id, contact_id, id) where contact_id is not null;

-- The same, counted: a page shows what was held by campaign and rule without walking through the log.
-- distribute: organisation_id
create table decision_count (
  organisation_id uuid not null,
  day date not null,
  campaign text not null,
  verdict text not null,
  code text not null,
  n bigint not null default 0,
  primary key (organisation_id, day, campaign, verdict, code)
);

alter table guard alter column organisation_id set statistics 0;

alter table lease alter column organisation_id set statistics 0;

alter table situation_by_hand alter column organisation_id set statistics 0;

alter table consent alter column organisation_id set statistics 0;

alter table sent_count alter column organisation_id set statistics 0;

alter table decision_log alter column organisation_id set statistics 0;

-- Addresses with something behind a plus, by their mailbox: who complains from one is found by the other.
create index account_key_mailbox on account_key (organisation_id, regexp_replace(value, '\+[^@]*@', '@'))
  where kind = 'email' and value like '%+%@%';
