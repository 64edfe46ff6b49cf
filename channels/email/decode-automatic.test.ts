import { describe, expect, test } from 'vitest'
import { fixture, fromJan, mail, ours, read } from '../../test/support/mail/reading.ts'

describe('mail by programs opens no work', () => {
  test('a bounce says which letter of ours, and why', async () => {
    expect(await fixture('onbestelbaar')).toMatchObject({
      automatic: 'bounce',
      about: {
        id: ours('c'),
        delivery: 'failed',
        reason: '550 5.1.1 <weg@klant.example>: Recipient address rejected: User unknown',
      },
      thread: { inReplyTo: [ours('c')] },
      canReply: { ok: false },
    })
  })

  test('a delay is no failure, and a receipt is a delivery', async () => {
    const report = (action: string, id = ours('c')) =>
      mail(
        'From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b',
        `--b\n\nuitleg\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: ${action}\nStatus: 4.0.0\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${id}>\n\n--b--`,
      )
    expect(await report('delayed')).toMatchObject({ automatic: 'bounce', thread: { inReplyTo: [ours('c')] } })
    expect((await report('delayed')).about).toBeUndefined()
    expect((await report('delivered')).about).toMatchObject({ delivery: 'delivered' })
    const strange = await report('failed', 'iets@elders.example')
    expect(strange).toMatchObject({ automatic: 'bounce' })
    expect(strange.about).toBeUndefined()
  })

  test('an old-fashioned bounce that only quotes the mail', async () => {
    const note = await mail(
      'From: Mailer-Daemon@mx.example\nSubject: Mail delivery failed: returning message',
      `This message could not be delivered.\n\n------ copy ------\nMessage-ID: <${ours('c')}>\nSubject: x`,
    )
    expect(note.about).toEqual({ id: ours('c'), delivery: 'failed' })
  })

  test.each([
    ['afwezig', 'auto-reply'],
    ['nieuwsbrief', 'list'],
  ])('%s is %s', async (name, automatic) => {
    expect(await fixture(name)).toMatchObject({ automatic })
  })

  test.each([
    ['auto-reply', `${fromJan}\nAuto-Submitted: auto-generated`],
    ['auto-reply', `${fromJan}\nX-Autoreply: yes`],
    ['auto-reply', `${fromJan}\nPrecedence: auto_reply`],
    ['auto-reply', `${fromJan}\nX-Auto-Response-Suppress: All\nSubject: Afwezig: RE: vraag`],
    ['auto-reply', `${fromJan}\nContent-Type: multipart/report; report-type=disposition-notification; boundary=x`],
    ['auto-reply', `${fromJan}\nPrecedence: bulk\nAuto-Submitted: auto-replied`],
    ['list', `${fromJan}\nPrecedence: list`],
    ['loop', `${fromJan}\nX-Samenspraak-Key: ${ours('c')}`],
    ['loop', `${fromJan}\n${'Received: by x\n'.repeat(26)}X: y`],
    [undefined, `${fromJan}\nSubject: ik was afwezig`],
    [undefined, `${fromJan}\nAuto-Submitted: no`],
    [undefined, `${fromJan}\nX-Auto-Response-Suppress: All\nSubject: vraag`],
    [undefined, `${fromJan}\nList-Id: Klantenservice <klantenservice.voltmeer.example>\nPrecedence: list`],
    [undefined, `Return-Path: <>\n${fromJan}\nSubject: vraag`],
  ])('%s: %j', async (automatic, headers) => {
    expect((await mail(headers)).automatic).toBe(automatic)
  })

  test('a mail of ours that somebody else sends back goes round in a circle', async () => {
    expect((await read(`Message-ID: <${ours('c')}>\n${fromJan}\n\nHallo`)).automatic).toBe('loop')
  })
})
