/** Conversations to answer: mails of customers, handed over as the mail channel does when it has fetched them. */
import type { Config } from '../../server/config.ts'
import { closeContext, createContext } from '../../server/context.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { query, reach } from './store.ts'

/** @returns ids of the conversations, one for each mail */
export async function bringMails(config: Config, channelId: string, n: number): Promise<string[]> {
  const [row] = await query<{ id: string; zone: string }>(config, 'select id, zone from organisation')
  if (!row) throw new Error('nobody lives in this house')
  const ctx = createContext(config, reach(config))
  try {
    const mails = Array.from({ length: n }, (_, i) => ({ bytes: Buffer.from(mail(i)) }))
    await acceptArrivals(ctx, { organisationId: row.id, channelId, zone: row.zone }, mails)
  } finally {
    await closeContext(ctx)
  }
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    const found = await query<{ id: string }>(config, 'select id from conversation where channel_id = $1', [channelId])
    if (found.length === n) return found.map(({ id }) => id)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the mails were not taken in within a minute')
}

function mail(i: number): string {
  return [
    `From: Klant ${i} <klant-${i}@example.org>`,
    'To: klantenservice@example.net',
    `Subject: Vraag ${i}`,
    `Message-ID: <vraag-${i}@example.org>`,
    'Date: Mon, 05 Jan 2026 10:00:00 +0100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Wanneer komt de monteur?',
    '',
  ].join('\r\n')
}
