/** A small world, so that ids meet: five messages, three writers, everything that can happen to them. */
import fc from 'fast-check'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { note } from '../support/organisation.ts'
import { account, applaud, remove } from './hearing.ts'

export const happening: fc.Arbitrary<ChannelEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        who: fc.constantFrom('fatima', 'bram', 'lotte'),
        ours: fc.boolean(),
        named: fc.boolean(),
        open: fc.boolean(),
        addressed: fc.constantFrom(true, true, true, false),
        automatic: fc.constantFrom(undefined, undefined, undefined, 'auto-reply' as const),
        parent: fc.constantFrom(undefined, 'a', 'b', 'c', 'd'),
        number: fc.constantFrom(undefined, undefined, 1, 2),
        revision: fc.constantFrom(0, 0, 0, 1, 2),
        text: fc.constantFrom('een', 'twee', 'Ik weet je te vinden, ik steek je kantoor in brand'),
      })
      .map(
        ({ id, who, ours, named, open, addressed, automatic, parent, number, revision, text }): ChannelEvent => ({
          type: revision === 0 ? 'Create' : 'Update',
          note: note({
            id,
            revision,
            ours,
            addressed,
            text,
            actor: ours
              ? { network: 'plain', id: 'firma', name: 'Firma' }
              : { network: 'plain', id: who, name: named ? `${who} nieuw` : who },
            ...(automatic ? { automatic } : {}),
            thread: { ...(parent && parent !== id ? { inReplyTo: [parent] } : {}), ...(number ? { number } : {}) },
            visibility: open ? 'public' : 'direct',
            published: new Date(Date.UTC(2026, 10, 1, id.charCodeAt(0) - 90)),
          }),
        }),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e').map(remove) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('Like', 'Announce', 'Undo'), fc.constantFrom('bram', 'stil'), fc.constantFrom('a', 'b'))
      .map(([type, who, object]) => applaud(type, who, object)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('fatima', 'bram'), fc.constantFrom('Renamed', 'Gone')).map(account),
  },
)
