import { expect, test } from 'vitest'
import { createLog, mask } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> {
  const lines: string[] = []
  write(createLog('info', { write: (line) => void lines.push(line) }))
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>
}

test('secrets and what people said are hidden by their name', () => {
  const line = logged((log) =>
    log.info({ password: 'x', reply: { text: 'hallo', email: 'a@example.org' }, count: 3 }, 'sent'),
  )
  expect(line).toMatchObject({
    password: '[hidden]',
    reply: { text: '[hidden]', email: '[hidden]' },
    count: 3,
    msg: 'sent',
  })
})

test('addresses and numbers in a message are masked', () => {
  expect(logged((log) => log.warn('refused <anna.de-vries@example.org>, call +31 6 1234 5678')).msg).toBe(
    'refused <[address]>, call [number]',
  )
})

test('an error of the database is logged without the values that it quotes', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "anna"'), {
    code: '22P02',
    detail: 'Key (email)=(anna@example.org) already exists.',
  })
  const line = JSON.stringify(logged((log) => log.error({ err: error }, 'failed')))
  expect(line).toContain('22P02')
  expect(line).not.toContain('anna')
})

test('ids, times, ports and process numbers stay readable', () => {
  const text = 'conversation 0198f1d2-7c1e-7abc-8def-0123456789ab at 127.0.0.1:54321, pid 12345, 2026-11-21T20:15:00Z'
  expect(mask(text)).toBe(text)
})
