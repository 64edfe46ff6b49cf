/** Who may do what: one line per permission. A key for programs has what its scopes name, and nothing else. */
import type { Permission } from '../../contract/endpoint.ts'
import type { Role } from '../store/tables.ts'

const rolesWith: Record<Permission, readonly Role[]> = {
  'conversation.read': ['owner', 'admin', 'agent', 'viewer'],
  'conversation.answer': ['owner', 'admin', 'agent'],
  'view.keep': ['owner', 'admin', 'agent'],
  'view.share': ['owner', 'admin'],
  'label.change': ['owner', 'admin'],
  'canned.change': ['owner', 'admin'],
  'team.change': ['owner', 'admin'],
  'arrival.read': ['owner', 'admin', 'agent', 'viewer'],
  'arrival.retry': ['owner', 'admin'],
  'channel.read': ['owner', 'admin', 'agent', 'viewer'],
  'channel.change': ['owner', 'admin'],
  'agent.read': ['owner', 'admin', 'agent', 'viewer'],
  'agent.change': ['owner', 'admin'],
  'key.change': ['owner', 'admin'],
  'organisation.change': ['owner', 'admin'],
  'message.bring': ['owner', 'admin'],
  'receipt.bring': ['owner', 'admin'],
  'event.read': ['owner', 'admin', 'agent', 'viewer'],
  'rule.read': ['owner', 'admin', 'agent', 'viewer'],
  'rule.change': ['owner', 'admin'],
  'objection.note': ['owner', 'admin', 'agent'],
  'term.change': ['owner', 'admin', 'agent'],
  'log.read': ['owner', 'admin'],
  'house.examine': ['owner', 'admin'],
  'customer.bring': ['owner', 'admin'],
  'contact.take': ['owner', 'admin'],
  'contact.erase': ['owner', 'admin'],
  'decision.ask': ['owner', 'admin'],
  'suppression.read': ['owner', 'admin', 'agent', 'viewer', 'marketer'],
  'mailing.clean': ['owner', 'admin', 'marketer'],
  'consent.note': ['owner', 'admin', 'agent'],
  'relay.read': ['owner', 'admin', 'agent', 'viewer', 'marketer'],
  'relay.change': ['owner', 'admin'],
}

export type Holder = { kind: 'agent'; role: Role } | { kind: 'key'; scopes: readonly string[] }

export function may(who: Holder, permission: Permission): boolean {
  return who.kind === 'key' ? who.scopes.includes(permission) : rolesWith[permission].includes(who.role)
}

export const rolesThatMay = (permission: Permission): readonly Role[] => rolesWith[permission]

export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(rolesWith) as Permission[]).filter((permission) => rolesWith[permission].includes(role))
}
