-- What an account said: asked for when the account is gone from its network.
create index message_account on message (organisation_id, account_id) where account_id is not null;
