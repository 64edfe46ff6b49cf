/**
 * Remembers every statement that the program (not a test) sends to the store while a test file runs, and checks them at its end:
 * the rules of the store hold for what is really sent, however it was put together.
 */
import { join } from 'node:path'
import { PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { root } from '../../server/root.ts'
import { faultsOf } from './sql-lint.ts'

/** What the program sent so far in this test file. */
export const statements = new Set<string>()

/** They look after the store itself: the catalogue, whole tables, locks. */
const caretakers = /^server\/store\/(embedded\/|migrate|backup|restore|open|automatic-backup|checksum|bare-tables)/

/** The program's file from which a statement comes, below the root; null for a test's own and for the inside of the driver. */
function origin(): string | null {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 60
  const frames = (new Error().stack ?? '').split('\n')
  Error.stackTraceLimit = limit
  for (const frame of frames.slice(1)) {
    const at = frame.indexOf(join(root, '/'))
    if (at < 0 || frame.includes('node_modules')) continue
    const path = frame.slice(at + root.length + 1).replace(/[?:].*$/, '')
    if (path === 'test/support/statements.ts') continue
    return /^(server|channels|cli|demo)\//.test(path) && !path.endsWith('.test.ts') ? path : null
  }
  return null
}

/** The columns of a set of rows travel as they happen to be alike, so one statement is written in many ways: they count as one. */
const rows =
  /\(select (?:(?:\$\d+|"\w+")::[\w[\]]+ as "\w+"(?:, )?)+ from unnest\([^()]*\) as "\w+"\([^()]*\)\)|unnest\([^()]*\) as "\w+"\([^()]*\)/g
const known = new Set<string>()

function remember(text: unknown): void {
  if (typeof text !== 'string' || statements.has(text)) return
  const plain = text.replaceAll(rows, 'rows').replaceAll(/\$\d+/g, '$')
  if (known.has(plain)) return
  if (!ofProgram.has(plain)) {
    const from = origin()
    if (!from || caretakers.test(from)) return
    ofProgram.add(plain)
  }
  known.add(plain)
  statements.add(text)
}

/** This file runs anew for every test file, in a process that stays: what listens is put in place once, and asks whoever is here now. */
const here = globalThis as { rememberStatement?: (text: unknown) => void; statementsOfProgram?: Set<string> }
const isNew = here.rememberStatement === undefined
here.rememberStatement = remember
here.statementsOfProgram ??= new Set()
/** What the program sent in an earlier file is its own in this one as well: whence it came is asked once, as that costs most. */
const ofProgram = here.statementsOfProgram

if (isNew) {
  // Each at the moment when it is still on the stack who asks: Kysely when it compiles, the driver when it is called by hand.
  const { compileQuery } = PostgresQueryCompiler.prototype
  PostgresQueryCompiler.prototype.compileQuery = function (...given) {
    const compiled = compileQuery.apply(this, given)
    here.rememberStatement?.(compiled.sql)
    return compiled
  }
  for (const type of [pg.Client.prototype, pg.Pool.prototype] as { query: (...given: unknown[]) => unknown }[]) {
    const { query } = type
    type.query = function (...given) {
      const [first] = given
      here.rememberStatement?.(typeof first === 'object' && first !== null && 'text' in first ? first.text : first)
      return Reflect.apply(query, this, given)
    }
  }
}

afterAll(() => {
  const faults = [...statements].flatMap((text) => faultsOf(text).map((fault) => `${fault}: ${text}`))
  expect(faults, 'statements that break a rule of the store (docs/decisions/0002)').toEqual([])
})
