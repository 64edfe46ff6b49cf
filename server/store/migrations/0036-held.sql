-- Reclamepauze as a page: who is hurt, the newest first. A colleague of marketing sees that page, and no conversations.

create index conversation_hurts on conversation (organisation_id, pain_at desc, id desc) where pain_since is not null;

alter table agent drop constraint agent_role_check;

alter table agent add constraint agent_role_check check (role in ('owner', 'admin', 'agent', 'viewer', 'marketer'));
