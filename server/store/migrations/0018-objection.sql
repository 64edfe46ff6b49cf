-- Finding an account by what it goes by, when somebody objects to being listened to.

create index account_handle on account (organisation_id, network, lower(handle)) where handle is not null;

create index account_external on account (organisation_id, network, lower(external_id));
