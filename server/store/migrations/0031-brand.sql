-- How people speak of the organisation and of its competitors: what each message adds, and whole sums of that per week.

-- Which competitor a group of search terms is about. Groups with the same name here are about the same one.
alter table term_group add column competitor text;

update term_group set competitor = name where about = 'competitor';

-- What a message added in its week, for each subject that it is about: 'us', or 'them:' and the name of a competitor. Taking it out subtracts
-- precisely that. `topic` is the id of a label or of a group of terms, or empty. `label_ids` are those of its conversation at that time.
-- distribute: organisation_id
create table brand_said (
  organisation_id uuid not null,
  message_id uuid not null,
  subject text not null,
  week date not null,
  account_id uuid not null,
  topic text not null,
  network text not null,
  label_ids uuid[] not null,
  said_at timestamptz not null,
  fresh int not null,
  loud int not null,
  tone int not null,
  doubt int not null,
  primary key (organisation_id, message_id, subject)
);

create index brand_said_newest on brand_said (organisation_id, subject, week, said_at desc, message_id desc);

create index brand_said_topic on brand_said (organisation_id, subject, week, topic, said_at desc, message_id desc);

create index brand_said_network on brand_said (organisation_id, subject, week, network, said_at desc, message_id desc);

create index brand_said_account on brand_said (organisation_id, account_id, week);

-- What an account said in a week, by what it spoke of: sums of what its messages added.
-- distribute: organisation_id
create table brand_voice (
  organisation_id uuid not null,
  week date not null,
  account_id uuid not null,
  subject text not null,
  topic text not null,
  network text not null,
  messages int not null,
  fresh bigint not null,
  loud bigint not null,
  tone bigint not null,
  doubt bigint not null,
  primary key (organisation_id, week, account_id, subject, topic, network)
) with (fillfactor = 70);

-- Of a week, sums over accounts and of their products: of a subject or of all together ('all'), as a whole, by topic and by group (the network).
-- distribute: organisation_id
create table brand_sum (
  organisation_id uuid not null,
  week date not null,
  subject text not null,
  kind text not null check (kind in ('all', 'topic', 'group')),
  name text not null,
  accounts int not null,
  messages int not null,
  weight bigint not null,
  tone bigint not null,
  doubt bigint not null,
  weight2 bigint not null,
  weight_tone bigint not null,
  tone2 bigint not null,
  weight_all bigint not null,
  primary key (organisation_id, week, subject, kind, name)
) with (fillfactor = 70);

-- Messages that are to be counted anew, though nothing happened to them: a hit came or went, or somebody put one aside.
-- distribute: organisation_id
create table brand_waiting (
  organisation_id uuid not null,
  message_id uuid not null,
  primary key (organisation_id, message_id)
);

-- What is being counted anew in steps, in the order of messages: all of them, the hits of a group, those of an account, or what is kept.
-- distribute: organisation_id
create table brand_walk (
  organisation_id uuid not null references organisation (id),
  through text not null check (through in ('messages', 'hits', 'account', 'said')),
  of_id uuid not null,
  after_id uuid,
  primary key (organisation_id, through, of_id)
);

alter table brand_said alter column organisation_id set statistics 0;

alter table brand_voice alter column organisation_id set statistics 0;

alter table brand_sum alter column organisation_id set statistics 0;

alter table brand_waiting alter column organisation_id set statistics 0;
