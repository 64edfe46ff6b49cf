import { describe, expect, test } from 'vitest'
import { limits, Refusal } from '../../domain/message/message.ts'
import { fixture, fromJan, mail, ours, read, received } from '../../test/support/mail/reading.ts'

describe('who, what and when', () => {
  test('an answer with a quote: author, words, fold, thread and the others on it', async () => {
    const note = await fixture('vraag-met-citaat')
    expect(note).toMatchObject({
      id: 'CAF0001@mail.klant.example',
      actor: {
        network: 'email',
        id: 'fatima.haddou@klant.example',
        name: 'Fatima Haddou',
        verifiedEmail: 'fatima.haddou@klant.example',
      },
      ours: false,
      addressed: true,
      visibility: 'direct',
      published: new Date('2026-03-03T18:02:09Z'),
      subject: 'Re: Mijn factuur van februari [#12]',
      thread: { token: 'k3wq9t2mbxz7', number: 12, inReplyTo: [ours('b'), 'oud@klant.example', ours('a')] },
      audience: ['Bakker, Wim <wim@buren.example>'],
      attachments: [],
    })
    expect(note.text.slice(0, note.quotedFrom)).toBe(
      'Dag Joris,\n\nDat bedrag klopt nog steeds niet: € 84,50 in plaats van € 48,50.\n\nGroet, Fatima\n\n',
    )
    expect(note.html).toContain('<b>€ 84,50</b>')
    expect(note.automatic).toBeUndefined()
  })

  test('a mail of HTML alone reads as text, and its tracking pixel sleeps', async () => {
    const note = await fixture('alleen-html-outlook')
    expect(note.text.slice(0, note.quotedFrom)).toBe(
      'Goedemorgen,\n\nDrie vragen over de offerte:\n\n1. Wat kost de “slimme” meter?\n2. Wanneer kunnen jullie komen?\n' +
        '3. Zie jullie pagina <https://voltmeer.example/laden>: geldt dat nog?\n\nMet vriendelijke groet,\nPiet Jansma\n\n',
    )
    expect(note.html).toContain('data-remote="https://volgpixel.example/')
    expect(note.html).not.toMatch(/<style|src="http/)
  })

  test('the words of a contact form are the visitor’s, though nobody vouches for the address', async () => {
    const note = await fixture('contactformulier')
    expect(note.actor).toEqual({
      ...{ network: 'email', id: 'sanne@klant.example', handle: 'sanne@klant.example', name: 'Sanne Mulder' },
      trusted: false,
    })
    expect(note).toMatchObject({ ours: false })
    expect(note.automatic).toBeUndefined()
  })

  test('a date that cannot be is the moment of arrival', async () => {
    for (const date of [
      'Thu, 1 Jan 1970 00:00:00 +0000',
      'Thu, 1 Jan 2099 00:00:00 +0000',
      'gisteren 1',
      '',
      '99999999999',
    ])
      expect((await mail(`${fromJan}\nDate: ${date}`)).published).toEqual(received)
    const plain = await mail(`${fromJan}\nDate: 3 Mar 2026 19:02`)
    expect(plain.published).toEqual(new Date('2026-03-03T19:02:00Z'))
  })

  test('bytes in another character set than the mail says are read all the same', async () => {
    const note = await fixture('verkeerde-tekenset')
    expect(note.actor.name).toBe('René Dröge')
    expect(note.subject).toBe('Café zonder stroom')
    expect(note.text).toBe('Het café op de hoek heeft al € 50 schade, “zegt hij”.')
  })

  test('a name or subject cannot hide, reverse or break out', async () => {
    const note = await mail(
      'From: "Jan\u202e\u200b\r\n X" <jan@klant.example>\nSubject: =?utf-8?q?a=0D=0ABcc:_x=E2=80=AE?=',
    )
    expect(note.actor.name).toBe('Jan X')
    expect(note.subject).toBe('a Bcc: x')
  })

  test('an address inside a name does not become the author', async () => {
    const note = await mail('From: =?utf-8?q?Bank_=3Cbank=40bank=2Eexample=3E?= <boef@elders.example>')
    expect(note.actor.id).toBe('boef@elders.example')
  })
})

describe('identity', () => {
  test('without a usable Message-ID the fingerprint is the same each time, whatever servers add', async () => {
    const plain = 'From: oma@klant.example\nSubject: stand\n\n12345'
    const first = await read(plain)
    expect(first.id).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect((await read(`Received: from elders\nX-Spam: no\n${plain}`)).id).toBe(first.id)
    expect((await read(`${plain}6`)).id).not.toBe(first.id)
    for (const absurd of ['', '<>', '< >', `<${'x'.repeat(600)}@y>`, '<a\u0001b@c>'])
      expect((await read(`Message-ID: ${absurd}\n${plain}`)).id).toBe(first.id)
  })

  test('of headers that should stand there once the top-most counts, and the mail is not trusted', async () => {
    const note = await mail('From: jan@klant.example\nFrom: directie@voltmeer.example\nMessage-ID: <b@elders.example>')
    expect(note).toMatchObject({
      id: 'a@klant.example',
      actor: { id: 'jan@klant.example', trusted: false },
      ours: false,
    })
  })

  test('only the top-most verdict on the sender counts', async () => {
    const top = await mail(`Authentication-Results: mx; spf=pass; dmarc=fail (p=none)\n${fromJan}`)
    expect(top.actor).toMatchObject({ trusted: false })
    expect(top.actor.verifiedEmail).toBeUndefined()
    const below = await mail(
      `Authentication-Results: mx; dmarc=pass\nAuthentication-Results: evil; dmarc=fail\n${fromJan}`,
    )
    expect(below.actor.trusted).toBeUndefined()
  })

  test('our own mail that came back is ours; the same under a false flag is not', async () => {
    expect(await fixture('eigen-antwoord')).toMatchObject({
      id: ours('e'),
      ours: true,
      audience: ['jan@klant.example'],
    })
    const forged = await mail('Authentication-Results: mx; dmarc=fail\nFrom: klantenservice@voltmeer.example')
    expect(forged).toMatchObject({ ours: false, actor: { trusted: false } })
  })

  test('a server that wrote its own Message-ID over ours does not hide that the mail is ours', async () => {
    const note = await mail(`From: klantenservice@voltmeer.example\nX-Samenspraak-Key: ${ours('c')}`)
    expect(note).toMatchObject({ id: ours('c'), ours: true })
  })

  test('somebody else who answers with a Samenspraak is no loop', async () => {
    const note = await mail(`${fromJan}\nX-Samenspraak-Key: 01890000-0000-7000-8000-000000000001@klant.example`)
    expect(note).toMatchObject({ id: 'a@klant.example', ours: false })
    expect(note.automatic).toBeUndefined()
  })

  test('who cannot be answered is shown with the reason', async () => {
    const note = await mail('Subject: wie ben ik')
    expect(note.actor.id).toBe('unknown')
    expect(note.canReply).toMatchObject({ ok: false, reason: expect.stringContaining('no sender') })
  })

  test('an address has one spelling', async () => {
    const note = await mail('From: JAN@Klant.EXAMPLE')
    expect(note.actor.id).toBe('jan@klant.example')
    expect((await mail('From: jan@münchen.example')).actor.id).toBe('jan@xn--mnchen-3ya.example')
  })
})

describe('where it belongs', () => {
  test('nearest first, each once, its own id never, and not endlessly many', async () => {
    const many = Array.from({ length: 200 }, (_, n) => `<r${n}@x>`).join(' ')
    const note = await mail(`${fromJan}\nIn-Reply-To: <r199@x> <a@klant.example>\nReferences: ${many}`)
    expect(note.thread.inReplyTo?.slice(0, 3)).toEqual(['r199@x', 'r198@x', 'r197@x'])
    expect(note.thread.inReplyTo?.length).toBe(limits.references)
  })

  test('the token behind the plus counts only in our own address', async () => {
    for (const header of ['To', 'Cc', 'Delivered-To', 'X-Original-To'])
      expect((await mail(`${fromJan}\n${header}: KlantenService+K3wq9t2mbxz7@voltmeer.example`)).thread.token).toBe(
        'k3wq9t2mbxz7',
      )
    for (const other of [
      'klantenservice+k3wq9t2mbxz7@elders.example',
      'verkoop+k3wq9t2mbxz7@voltmeer.example',
      'klantenservice+x@voltmeer.example',
    ])
      expect((await mail(`${fromJan}\nTo: ${other}`)).thread.token).toBeUndefined()
  })
})

describe('what is with it', () => {
  test('pictures in the text are inline, strange parts are attachments, names cannot climb', async () => {
    const note = await fixture('plaatje-en-bijlagen')
    expect(
      note.attachments.map(({ name, mediaType, inline, contentId }) => ({ name, mediaType, inline, contentId })),
    ).toEqual([
      { name: 'meter.png', mediaType: 'image/png', inline: true, contentId: 'meter@klant' },
      { name: 'winmail.dat', mediaType: 'application/ms-tnef' },
      { name: 'bijlage-3.eml', mediaType: 'message/rfc822' },
      { name: 'afbeelding.png', mediaType: 'image/png', inline: true, contentId: expect.stringMatching(/@inline$/) },
    ])
    expect(note.html).toContain('src="cid:meter@klant"')
    expect(note.html).not.toMatch(/script|data:/)
    expect(note.text).toBe('Zie de foto:\n\n[de meter]')
  })

  test('an attachment that is too large is left out, with its name in the text above the quote', async () => {
    const film = Buffer.alloc(limits.attachment + 1, 'x')
      .toString('base64')
      .replace(/.{76}/g, '$&\n')
    const note = await mail(
      `${fromJan}\nContent-Type: multipart/mixed; boundary=b`,
      `--b\n\nZie film.\n\n> Heeft u beeld?\n--b\nContent-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: base64\n\n${film}\n--b--`,
    )
    expect(note.attachments).toEqual([])
    expect(note.text.slice(0, note.quotedFrom)).toBe(
      'Zie film.\n\n[Bijlage weggelaten / attachment left out: film.mp4, 25.0 MB]\n\n',
    )
    expect(note.text.slice(note.quotedFrom)).toBe('> Heeft u beeld?')
  })

  test('a megabyte of text is cut, and is there whole as an attachment', async () => {
    const note = await mail(fromJan, `${'é'.repeat(1024 * 1024)}!`)
    expect(note.text.length).toBeLessThanOrEqual(limits.text)
    expect(note.text).toContain('[Ingekort / shortened: volledige tekst.txt]')
    const whole = Buffer.from(note.attachments[0]?.bytes ?? []).toString()
    expect(whole).toBe(`${'é'.repeat(1024 * 1024)}!`)
  })

  test('a thousand parts, a header of a megabyte, a multipart without a boundary: shown as bytes, kept whole', async () => {
    const parts = `${fromJan}\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(3000)}`
    const header = `${fromJan}\nSubject: ${'x'.repeat(2_000_000)}\n\nHallo`
    const boundless = `${fromJan}\nContent-Type: multipart/mixed\n\nHallo`
    for (const raw of [parts, header, boundless]) {
      const note = await read(raw)
      expect(note.attachments.at(-1)).toMatchObject({ name: 'bericht.eml', mediaType: 'message/rfc822' })
      expect(note.text).not.toBe('')
    }
  })

  test('broken MIME gives what can be read', async () => {
    expect(await fixture('kapot')).toMatchObject({
      id: expect.stringMatching(/^sha256:/),
      actor: { id: 'iemand@klant.example', trusted: false },
      text: 'Hallo=2 wereld=ZZ',
      attachments: [{ name: 'rekening.pdf' }],
      published: received,
    })
  })

  test('a header that is cut off in the middle is no kind of file', async () => {
    const head = ['From: Jan <jan@klant.example>', 'Message-ID: <af@klant.example>', 'MIME-Version: 1.0']
    const cut = [...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: '].join('\r\n')
    const note = await read(Buffer.from(cut))
    for (const { mediaType } of note.attachments ?? []) expect(mediaType).toMatch(/^[\w.+-]+\/[\w.+-]+$/)
  })

  test('nothing at all is refused, with the reason', async () => {
    await expect(read(new Uint8Array())).rejects.toThrow(Refusal)
  })
})
