/** A forum that tells, by signed webhook. */
import { describe, expect, test } from 'vitest'
import { atForum, forum, listen, sign, tell, understood } from '../../test/support/at-forum.ts'

atForum()

describe('a forum that tells', () => {
  test('what is said to us at once; what only meets a term is left to the next look', async () => {
    const ear = listen({ meets: () => true })
    const [mention, other] = [forum.say({ raw: '@voltmeer help' }), forum.say({ raw: 'Voltmeer!', topic_id: 8 })]
    const { status, items } = await tell(ear, 'post_created', mention)
    expect([status, await understood(items)]).toMatchObject([204, [{ type: 'Create', note: { addressed: true } }]])
    expect((await tell(ear, 'post_created', other)).items).toEqual([])
    mention.raw = '@voltmeer laat maar'
    expect(await understood((await tell(ear, 'post_edited', mention)).items)).toMatchObject([{ type: 'Update' }])
    expect(await understood((await tell(ear, 'post_destroyed', mention)).items)).toMatchObject([{ type: 'Delete' }])
    expect(await understood((await tell(ear, 'post_recovered', mention)).items)).toMatchObject([{ type: 'Update' }])
    expect((await tell(ear, 'post_destroyed', other)).items).toEqual([])
  })

  test('other events, and posts that make no sense, are taken and bring nothing', async () => {
    const ear = listen()
    for (const event of ['topic_created', 'topic_edited', 'topic_destroyed', 'ping', ''])
      expect(await tell(ear, event, forum.say({ raw: '@voltmeer' })), event).toEqual({ status: 204, items: [] })
    for (const body of ['', '[]', 'null', '{"post":7}', '{"post":{"id":"1"}}', '\u0000'])
      expect(await tell(ear, 'post_created', {}, undefined, body), body).toEqual({ status: 204, items: [] })
  })

  test('a signature that is forged, empty, missing, of other bytes or without a secret is refused before anything is read', async () => {
    const ear = listen()
    const body = '{"post":{"id":1,  "raw":"x"}}'
    const refused = { status: 401, items: [] }
    const forged = [
      sign(body, 'een ander geheim'),
      'sha256=',
      '',
      'sha256=00',
      sign(JSON.stringify(JSON.parse(body))),
      sign(body).slice(7),
    ]
    for (const signature of forged)
      expect(await tell(ear, 'post_created', {}, signature, body), signature).toMatchObject(refused)
    expect(await tell(ear, 'post_created', {}, sign(body), body)).toMatchObject({ status: 204 })
    const bare = listen({ settings: { hookSecret: '' } })
    expect(await tell(bare, 'post_created', {}, sign(body, ''), body)).toMatchObject(refused)
    expect(forum.asked).toEqual([])
  })
})
