import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { character } from '../../test/support/characters.ts'
import { purposeOf, readMailHeaders } from './headers.ts'
import { nextAttempt, nextLook } from './state.ts'

const read = (head: string) => readMailHeaders(head, 'ons-merk', (text) => text)

describe('the headers of a mail', () => {
  test('say what it is for, in which campaign, and until when it makes sense', () => {
    const head = [
      'From: winkel@voltmeer.example',
      'X-Samenspraak-Purpose: Offer',
      'x-samenspraak-campaign:  Voorjaar',
      '\t2026 ',
      'Expires: Mon, 02 Mar 2026 10:00:00 +0100',
    ].join('\r\n')
    expect(read(`${head}\r\n\r\nX-Campaign: in de tekst\r\n`)).toEqual({
      ...{ purpose: 'offer', campaign: 'Voorjaar 2026', expires: Date.UTC(2026, 2, 2, 9), hops: 0, isOurs: false },
    })
  })

  test.each([
    ['List-Id: "Nieuws van Voltmeer" <nieuws.voltmeer.example>', 'Nieuws van Voltmeer'],
    ['List-Id: <nieuws.voltmeer.example>', 'nieuws.voltmeer.example'],
    ['Feedback-ID: lente:voltmeer:nieuws:afz', 'lente'],
    ['X-Mailgun-Tag: lente', 'lente'],
    ['List-Id: <a.example>\r\nX-Campaign: lente', 'lente'],
    ['X-Campaign:   \r\nList-Id: <a.example>', 'a.example'],
  ])('%s names its campaign', (head, campaign) => {
    expect(read(`${head}\r\n\r\n`).campaign).toBe(campaign)
  })

  test('of a mail that went round are seen', () => {
    const trace = 'Received: by relay (Samenspraak ons-merk)\r\n\twith ESMTPSA id 1'
    expect(read(`${trace}\r\nReceived: from a by b\r\n\r\n`)).toMatchObject({ isOurs: true, hops: 2 })
    expect(read(`Subject: ons-merk\r\n\r\n${trace}`)).toMatchObject({ isOurs: false, hops: 0 })
  })

  test('may be anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 2000 }), (head) => {
        const { campaign, expires } = read(head)
        expect(campaign === null || (campaign.length <= 120 && !/\p{Cc}/u.test(campaign))).toBe(true)
        expect(expires === null || Number.isFinite(expires)).toBe(true)
      }),
    )
  })
})

test('a purpose that a tool may not name counts as the strictest, and is told', () => {
  const tool = { purpose: 'newsletter', purposes: ['offer'] }
  expect(purposeOf(null, tool, 'marketing')).toEqual({ purpose: 'newsletter', odd: null })
  expect(purposeOf('offer', tool, 'marketing')).toEqual({ purpose: 'offer', odd: null })
  expect(purposeOf('transactional', tool, 'marketing')).toEqual({ purpose: 'marketing', odd: 'transactional' })
})

test('what is held is looked at before it makes no more sense, and never at once again', () => {
  const moments = fc.integer({ min: 0, max: 1e12 })
  fc.assert(
    fc.property(moments, fc.option(moments), fc.nat(1000), moments, (now, until, looks, more) => {
      const expires = now + 1 + more
      const next = nextLook(now, until, looks, expires)
      expect(next).toBeGreaterThan(now)
      expect(next).toBeLessThanOrEqual(expires)
      expect(nextAttempt(now, looks)).toBeGreaterThan(now)
    }),
  )
})
