/** People who speak in public and react to each other, and what is counted of them. */
import { sql } from 'kysely'
import type { ChannelEvent, Note } from '../../domain/message/message.ts'
import { changeGround } from '../../server/use/influence/change-ground.ts'
import { weighAgain } from '../../server/use/influence/fade.ts'
import { followVoices } from '../../server/use/influence/follow-voices.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'

export const network = 'plain'
type Who = string | { id: string; audience?: number; lists?: number; handle?: string }

export function voicesIn(house: () => TestHouse) {
  async function follow({ organisationId }: TestOrganisation): Promise<void> {
    while (await followVoices(house().ctx, organisationId));
    while (await weighAgain(house().ctx, organisationId));
  }
  /** A house that has a ground, unless it says otherwise. */
  async function place(
    ground: string | null = 'Wie veel bereik heeft, antwoorden we iets eerder.',
  ): Promise<TestOrganisation> {
    const to = await makeOrganisation(house().ctx)
    if (ground) await changeGround(house().ctx, to, ground)
    return to
  }
  const hear = async (to: TestOrganisation, ...events: ChannelEvent[]) => {
    await bring(house().ctx, to, events)
    await follow(to)
  }

  const post = (id: string, who: Who, more: Partial<Note> = {}) =>
    create({
      id,
      actor: { network, name: 'Iemand', ...(typeof who === 'string' ? { id: who } : who) },
      addressed: false,
      visibility: 'public',
      published: house().ctx.clock(),
      ...more,
    })
  const answer = (id: string, who: Who, to: string) => post(id, who, { thread: { inReplyTo: [to] } })
  const mail = (id: string, who: Who) => post(id, who, { addressed: true, visibility: 'direct' })
  /** Somebody who spoke to us, posts, and is answered by so many people. */
  const known = (who: string, fans: number, audience?: number) => [
    mail(`${who} mail`, who),
    post(`${who} 1`, audience === undefined ? who : { id: who, audience }),
    ...Array.from({ length: fans }, (_, i) => answer(`${who} 1.${i}`, `fan ${i}`, `${who} 1`)),
  ]

  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(house().ctx.db)).rows
  const counted = (to: TestOrganisation) =>
    rows(sql`
    select a.external_id as who, e.addressed, e.observed, e.reactors, round(e.posts::numeric, 6)::float8 as posts,
      round(e.reactions::numeric, 6)::float8 as reactions, e.audience, e.left_out_why
    from account_evidence e join account a on a.organisation_id = ${to.organisationId} and a.id = e.account_id
    where e.organisation_id = ${to.organisationId} order by 1`)
  const reacted = (to: TestOrganisation) =>
    rows(sql`
    select t.external_id as "to", f.external_id as by, i.count, round(i.weight::numeric, 6)::float8 as weight, i.at
    from interaction i
    join account t on t.organisation_id = ${to.organisationId} and t.id = i.to_account_id
    join account f on f.organisation_id = ${to.organisationId} and f.id = i.from_account_id
    where i.organisation_id = ${to.organisationId} order by 1, 2`)
  const contactOf = async (to: TestOrganisation, who: string) => {
    const [row] = await rows<{ contact_id: string }>(sql`
    select c.contact_id from claim c join account a on a.organisation_id = ${to.organisationId} and a.id = c.account_id
    where c.organisation_id = ${to.organisationId} and a.external_id = ${who} and c.withdrawn_at is null`)
    return row?.contact_id ?? ''
  }
  const factorOf = async (to: TestOrganisation, who: string) =>
    house()
      .ctx.db.selectFrom('contact_factor')
      .selectAll()
      .where('organisation_id', '=', to.organisationId)
      .where('contact_id', '=', await contactOf(to, who))
      .executeTakeFirst()

  return { follow, place, hear, post, answer, mail, known, rows, counted, reacted, contactOf, factorOf }
}
