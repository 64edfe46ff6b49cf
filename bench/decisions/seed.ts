/** People of an organisation who may get marketing: a million with four names each; three in a hundred are in a dialogue, half of them hurt. */
import type { Context } from '../../server/context.ts'
import type { Run } from '../kit/bench.ts'
import { chanceFrom } from '../kit/chance.ts'
import type { Row } from '../kit/copy.ts'
import { copyPeople, email } from '../kit/people.ts'

const day = 86_400_000

/** Of a hundred people so many have a dialogue, consent here, were sent something this week, may be somebody else. */
const share = { dialogue: 3, consent: 10, sent: 20, alike: 1 }

export async function seedPeople(run: Run, ctx: Context, organisation_id: string, n: number): Promise<string[]> {
  const chance = chanceFrom(8)
  const at = new Date(ctx.clock().getTime() - day)
  const today = ctx.clock().toISOString().slice(0, 10)
  return copyPeople(run, ctx, { organisation_id, n, at }, async (put, ids) => {
    await put(
      'conversation',
      (id, i) => conversation({ organisation_id, id, i, at, hurts: chance.whole(2) === 0 }),
      share.dialogue,
    )
    const said = { kind: 'consent', purpose: 'marketing', medium: 'any', source: 'formulier', since: at, noted_at: at }
    await put(
      'consent',
      (id, i) => ({ organisation_id, id, network: 'email', value: email(i), ...said }),
      share.consent,
    )
    const sent = { day: today, purpose: 'newsletter', medium: 'email', n: 1 }
    await put('sent_count', (_, i) => ({ organisation_id, key: `a:email:${email(i)}`, ...sent }), share.sent)
    const alike = { evidence: '[]', strength: 0.7, since: at }
    await put(
      'contact_suggestion',
      (id, i) => pair({ organisation_id, ...alike }, id, ids[(i + 1) % n] ?? id),
      share.alike,
    )
  })
}

type Talking = { organisation_id: string; id: string; i: number; at: Date; hurts: boolean }

function conversation({ organisation_id, id, i, at, hurts }: Talking): Row {
  const work = {
    subject: '',
    snippet: '',
    work_state: 'open',
    last_direction: 'in',
    last_reads: hurts ? ['complaint'] : [],
  }
  return {
    ...{
      organisation_id,
      id,
      number: i + 1,
      token: `t${i}`,
      channel_id: id,
      thread_id: id,
      contact_id: id,
      matter_id: id,
    },
    ...{ ...work, opened_at: at, last_message_at: at, waits_since: at, heard_at: at },
    ...{ pain_since: hurts ? at : null, pain_at: hurts ? at : null, pain_for: hurts ? 'complaint' : null },
  }
}

const pair = (row: Row, one: string, other: string): Row => ({
  ...row,
  one_id: one < other ? one : other,
  other_id: one < other ? other : one,
})
