/** What goes along with a letter: its Markdown as HTML, its files, and what there is to see in them. */
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import type { Letter } from '../kit/channel.ts'
import { compose } from './letter.ts'
import { mailboxOf } from './mailbox.ts'
import { htmlOf } from './markdown.ts'
import { readSettings } from './settings.ts'

const address = 'hallo@voltmeer.example'

async function mailOf(more: Partial<Letter>) {
  const letter: Letter = {
    key: '01890000-0000-7000-8000-000000000001',
    conversationNumber: 12,
    conversationToken: 'k3wq9t2mbxz7',
    subject: 'Meterkast',
    text: 'Beste Jan',
    from: { name: 'Joris', signature: 'Joris & <zoon>' },
    to: { network: 'email', id: 'jan@klant.example', name: 'Jan' },
    inReplyTo: [],
    visibility: 'direct',
    attachments: [],
    at: new Date('2026-03-04T10:00:00Z'),
    ...more,
  }
  const composed = await compose(letter, readSettings({ address }), mailboxOf(address))
  const raw = composed?.raw.toString() ?? ''
  return { raw, mail: await simpleParser(raw) }
}

describe('Markdown in a mail', () => {
  test('goes as HTML beside the words as they were typed, signed and all', async () => {
    const { mail } = await mailOf({ text: 'Doe **dit**:\n\n1. stekker eruit\n2. <b>wachten</b>' })
    expect(mail.text).toContain('Doe **dit**:')
    expect(mail.html).toContain('<strong>dit</strong>')
    expect(mail.html).toContain('<li>stekker eruit</li>')
    expect(mail.html).not.toContain('<b>')
    expect(mail.html).toContain('Joris &#38; &#60;zoon&#62;')
  })

  test('is only there where it was written: a letter of plain words stays plain', async () => {
    const plain = 'Beste Jan,\nzie https://voltmeer.example/hulp\n\nOm 10:30 * 2. Groet'
    expect(htmlOf(plain)).toBeNull()
    expect((await mailOf({ text: plain })).mail.html).toBe(false)
  })

  test('runs nothing and leads nowhere odd, whatever is typed', () => {
    const bits = fc.constantFrom(
      '<script>',
      '[a](javascript:x)',
      '![x](http://y/z.png)',
      '**',
      '<img onerror=x>',
      '`',
      '# ',
      '&',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 12 }), (parts) => {
        const html = htmlOf(parts.join(' ')) ?? ''
        expect(html).not.toMatch(/<(script|img|iframe|style|svg)/i)
        expect(html).not.toMatch(/<[^>]*\s(on\w+|style|src)=/i)
        expect(html).not.toMatch(/href="(?!https?:|mailto:|tel:)/i)
      }),
    )
  })
})

describe('files in a mail', () => {
  test('arrive with name and bytes, and with what there is to see', async () => {
    const bytes = Buffer.from('\x89PNG\r\n\x1a\nplaatje', 'latin1')
    const alt = 'De linkerknop\r\nBcc: iedereen@elders.example staat uit'
    const { raw, mail } = await mailOf({ attachments: [{ name: '../knop.png', mediaType: 'image/png', bytes, alt }] })
    expect(mail.attachments).toMatchObject([{ filename: 'knop.png', contentType: 'image/png', content: bytes }])
    expect(raw).toMatch(/Content-Description: De linkerknop/)
    expect(raw).not.toMatch(/^Bcc:/m)
  })
})
