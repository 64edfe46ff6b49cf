/** What hangs on a person: events of elsewhere, notes, history; what many share; taking everything along, and erasing it. */
import { Readable } from 'node:stream'
import * as contract from '../../../contract/contact-file.ts'
import { refuse } from '../../problem.ts'
import { deedsOf } from '../../store/contact-history.ts'
import { readParts, standsFor } from '../../store/contact-join.ts'
import { bringContactEvents } from '../../use/contact/bring-contact-events.ts'
import { erasePerson } from '../../use/contact/erase-person.ts'
import { noteContact, removeContactNote } from '../../use/contact/note-contact.ts'
import { shareKey } from '../../use/contact/share-key.ts'
import { splitRecord } from '../../use/contact/split-record.ts'
import { noteTakenAlong } from '../../use/contact/take-along.ts'
import { zipOf } from '../../zip.ts'
import type { Mount } from '../mount.ts'
import { showDeed } from '../show/contact-file.ts'
import { filesOfPerson } from '../show/contact-zip.ts'

const mostDeeds = 100

export function contactFileRoutes(mount: Mount): void {
  mount(contract.bringContactEvents, async ({ ctx, who, input }) => {
    return { items: await bringContactEvents(ctx, actorOf(who), input.events) }
  })

  mount(contract.writeContactNote, async ({ ctx, who, input }) => noteContact(ctx, who, input.id, input.text))
  mount(contract.removeContactNote, async ({ ctx, who, input }) => {
    await removeContactNote(ctx, who, input.id)
    return {}
  })

  mount(contract.readContactHistory, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const root = await standsFor(ctx.db, organisationId, input.id)
    if (!root) throw refuse('not-found', { detail: 'There is no such person' })
    const parts = await readParts(ctx.db, organisationId, root)
    return { items: (await deedsOf(ctx.db, organisationId, parts, mostDeeds)).flatMap(showDeed) }
  })

  mount(contract.splitRecord, async ({ ctx, who, input }) => {
    return { contactId: await splitRecord(ctx, actorOf(who), input.number, input.reason) }
  })
  mount(contract.shareKey, async ({ ctx, who, input }) => {
    await shareKey(ctx, actorOf(who), input.id, { kind: input.kind, value: input.value }, input.shared)
    return {}
  })

  mount(contract.takeContactAlong, async ({ ctx, who, input }) => {
    const root = await noteTakenAlong(ctx, actorOf(who), input.id)
    const bytes = Readable.from(zipOf(filesOfPerson(ctx, who.organisationId, root)))
    return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${root}.zip"`,
        'cache-control': 'private, no-store',
      },
    })
  })
  mount(contract.eraseContact, async ({ ctx, who, input }) => ({ id: await erasePerson(ctx, actorOf(who), input.id) }))
}

const actorOf = (who: { organisationId: string; agentId?: string }) => {
  return { organisationId: who.organisationId, agentId: who.agentId ?? null }
}
